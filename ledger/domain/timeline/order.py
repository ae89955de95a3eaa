"""The order in which the facts of an educator are walked.

Jobs first, since nothing learnt changes them; then learning by date; then credits, which rest on
learning; then approvals, which rest on all. Within a day facts go by kind, then by fact id.
"""

from datetime import date
from typing import NamedTuple

from ledger.domain.facts.credit import Approval, Credit
from ledger.domain.facts.educator import Employment
from ledger.domain.facts.learning import Activity, Assessment, Award, Enrollment, Revocation
from ledger.domain.values import Fact


class _Place(NamedTuple):
    """Where facts of a kind come, and which of their dates is theirs."""

    phase: int
    rank: int
    day: str


_PLACES: dict[type[Fact], _Place] = {
    Employment: _Place(0, 0, "effective_from"),
    Enrollment: _Place(1, 1, "enrolled_on"),
    Activity: _Place(1, 2, "completed_on"),
    Assessment: _Place(1, 3, "assessed_on"),
    Award: _Place(1, 4, "awarded_on"),
    Revocation: _Place(1, 5, "effective_on"),
    Credit: _Place(2, 6, "earned_on"),
    Approval: _Place(3, 7, "decided_on"),
}
_DATED_PHASE = 1


class Turn(NamedTuple):
    """When a fact has its turn: `group` before `within`."""

    group: tuple[int, date]
    within: tuple[bool, date, int, str]


def day_of(fact: Fact) -> date:
    """Give the day a fact is dated."""
    day: date = getattr(fact, _PLACES[type(fact)].day)
    return day


def day_field(kind: type[Fact]) -> str:
    """Name the field that dates facts of a kind."""
    return _PLACES[kind].day


def turn(fact: Fact, fact_id: str, last: str | None) -> Turn:
    """Give a fact its turn; the fact called `last` comes after all others of its group."""
    place, day = _PLACES[type(fact)], day_of(fact)
    group_day = day if place.phase == _DATED_PHASE else date.min
    return Turn((place.phase, group_day), (fact_id == last, day, place.rank, fact_id))


def sort_key(fact: Fact, fact_id: str) -> tuple[date, int, str]:
    """Give the place of a fact among all facts: by day, kind, fact id."""
    return day_of(fact), _PLACES[type(fact)].rank, fact_id
