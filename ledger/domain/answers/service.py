"""Years of service, by kind: what a district credited, and nothing that is guessed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from ledger.domain.facts.educator import ServiceCredit
from ledger.domain.facts.placement import OpeningBalance
from ledger.domain.timeline.item import Item, TimelineFact


def service_years(
    items: Iterable[Item[TimelineFact]], district_id: str, on: date
) -> dict[str, Decimal]:
    """Give the years of service that a district has credited up to a day, by kind.

    The opening balance says everything up to its day of the kinds it names, so credits from before
    it are in it. No years are counted from assignments, not even of service in the district
    itself: which year makes a year of service is for the district to say, by crediting it.
    """
    known = [
        item.value
        for item in items
        if item.supported
        and item.effective_from <= on
        and getattr(item.value, "district_id", None) == district_id
    ]
    years: defaultdict[str, Decimal] = defaultdict(Decimal)
    opened: dict[str, date] = {}
    for balance in (fact for fact in known if isinstance(fact, OpeningBalance)):
        for served in balance.service:
            years[served.kind] = served.years
            opened[served.kind] = balance.as_of
    for credit in (fact for fact in known if isinstance(fact, ServiceCredit)):
        if credit.credited_on >= opened.get(credit.kind, date.min):
            years[credit.kind] += credit.years
    return dict(sorted(years.items()))
