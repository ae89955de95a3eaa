"""What all stages share about one question."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ledger.domain.book import Definitions
from ledger.domain.facts.calendar import CalendarYear
from ledger.domain.pay.almanac import Almanac
from ledger.domain.pay.approvals import Decisions, decisions_of
from ledger.domain.pay.question import PayQuestion
from ledger.domain.pay.stints import Stint, stints_of
from ledger.domain.timeline.item import AnyAward, Item, TimelineFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question with its facts sorted. `hired` is the first stint in the district.

    `facts` are all of them, by id.
    """

    on: date
    educator_id: str
    district_id: str
    currency: str
    definitions: Definitions
    almanac: Almanac
    year: CalendarYear | None
    stints: list[Stint]
    hired: Stint | None
    awards: list[Item[AnyAward]]
    decisions: Decisions
    facts: Mapping[str, Item[TimelineFact]]


def case_of(question: PayQuestion) -> Case:
    """Sort the facts."""
    district = question.book.district
    almanac = Almanac.of(question.book)
    stints = stints_of(question.items, district.district_id)
    return Case(
        on=question.on,
        educator_id=question.educator_id,
        district_id=district.district_id,
        currency=district.currency,
        definitions=question.definitions,
        almanac=almanac,
        year=almanac.year_of(question.on),
        stints=stints,
        hired=min(stints, key=lambda stint: stint.day_from, default=None),
        awards=_awards(question),
        decisions=decisions_of(question.items, district.district_id),
        facts={item.fact_id: item for item in question.items},
    )


def _awards(question: PayQuestion) -> list[Item[AnyAward]]:
    """Give the awards up to the day asked: a later one is not there yet."""
    found: list[Item[AnyAward]] = [
        item  # type: ignore[misc]  # narrowed by its value
        for item in question.items
        if isinstance(item.value, AnyAward) and item.value.awarded_on <= question.on
    ]
    return sorted(found, key=lambda item: (item.value.awarded_on, item.fact_id))
