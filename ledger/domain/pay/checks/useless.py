"""Rules that are well formed, contradict nothing, and can never match or never matter."""

from collections.abc import Iterator
from datetime import date

from ledger.domain.pay.checks.useless_counting import useless_in_counting
from ledger.domain.pay.checks.useless_dating import useless_in_dating
from ledger.domain.pay.checks.useless_money import useless_in_money, useless_total
from ledger.domain.pay.checks.useless_next_year import useless_next_year
from ledger.domain.pay.checks.useless_pools import useless_choices, useless_pools
from ledger.domain.pay.checks.useless_selecting import useless_in_selecting
from ledger.domain.pay.checks.useless_tiers import useless_tiers
from ledger.domain.pay.document import Benefit, PolicyDocument
from ledger.domain.pay.reading.fault import Fault
from ledger.domain.pay.reading.parts import parts_of
from ledger.domain.pay.terms.recovery import MonthDay

USUAL_BEGINNING = MonthDay(month=7, day=1)
"""When contract years are taken to begin where no calendar says; what rests on it says so."""


def useless_rules(
    document: PolicyDocument,
    *,
    begins_on: date | None = None,
    year_begins: tuple[MonthDay, ...] = (),
) -> Iterator[Fault]:
    """Give every rule that can never match or never matter, and why.

    `begins_on` is the first day of the policy, `year_begins` the days on which the district's
    contract years begin, where they are known. Nothing is told that may matter after all.
    """
    yield from useless_pools(document)
    yield from useless_choices(document)
    yield from useless_total(document)
    for place in parts_of(document):
        yield from useless_in_selecting(place, begins_on)
        yield from useless_in_dating(place, year_begins or (USUAL_BEGINNING,))
        if isinstance(place.value, Benefit):
            yield from useless_in_counting(place.path, place.value)
            yield from useless_in_money(place.path, place.value)
            yield from useless_tiers(place.path, place.value)
            yield from useless_next_year(place.path, place.value)
