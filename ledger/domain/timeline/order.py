"""The order in which the facts of an educator are walked.

Jobs first, by date, since nothing learnt changes them; then learning by date; then credits, which
rest on learning; then requests, claims and decisions by date, which rest on all of these; then
what is only said about them. Within a day facts go by kind, then by fact id: what takes or gives
back good standing comes first, since it holds on that day already.
"""

from datetime import date
from typing import NamedTuple

from ledger.domain.facts.award import (
    Award,
    ExternalAward,
    Reinstatement,
    Renewal,
    Revocation,
    Suspension,
)
from ledger.domain.facts.claim import Claim, ClaimWithdrawal, Document, Waiver
from ledger.domain.facts.credit import Approval, ApprovalRequest, Credit
from ledger.domain.facts.educator import Employment, Leave, Separation, ServiceCredit
from ledger.domain.facts.learning import Activity, Assessment, Enrollment, EnrollmentWithdrawal
from ledger.domain.facts.placement import OpeningBalance, Placement
from ledger.domain.values import Fact


class _Place(NamedTuple):
    """When facts of a kind come, and which of their dates is theirs."""

    phase: int
    day: str


_PLACES: dict[type[Fact], _Place] = {
    Employment: _Place(0, "effective_from"),
    Separation: _Place(0, "effective_on"),
    Leave: _Place(0, "effective_from"),
    Placement: _Place(0, "effective_from"),
    ServiceCredit: _Place(0, "credited_on"),
    OpeningBalance: _Place(0, "as_of"),
    Revocation: _Place(1, "effective_on"),
    Renewal: _Place(1, "renewed_on"),
    Suspension: _Place(1, "effective_on"),
    Reinstatement: _Place(1, "effective_on"),
    Enrollment: _Place(1, "enrolled_on"),
    Activity: _Place(1, "completed_on"),
    Assessment: _Place(1, "assessed_on"),
    EnrollmentWithdrawal: _Place(1, "withdrawn_on"),
    Award: _Place(1, "awarded_on"),
    ExternalAward: _Place(1, "completed_on"),
    Credit: _Place(2, "earned_on"),
    ApprovalRequest: _Place(3, "requested_on"),
    Claim: _Place(3, "submitted_on"),
    ClaimWithdrawal: _Place(3, "withdrawn_on"),
    Approval: _Place(3, "decided_on"),
    Document: _Place(4, "received_on"),
    Waiver: _Place(4, "granted_on"),
}
"""Of one day, kinds come in this order."""
_RANKS = {kind: rank for rank, kind in enumerate(_PLACES)}
_JOBS = 0
_DATED_PHASES = frozenset({_JOBS, 1, 3})


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
    """Give a fact its turn; the fact called `last` comes after all others of its group.

    Among jobs it comes after all of them: they hold over spans, so one may be in the way of
    another that began before it.
    """
    place, day = _PLACES[type(fact)], day_of(fact)
    group_day = day if place.phase in _DATED_PHASES else date.min
    if place.phase == _JOBS and fact_id == last:
        group_day = date.max
    return Turn((place.phase, group_day), (fact_id == last, day, _RANKS[type(fact)], fact_id))


def sort_key(fact: Fact, fact_id: str) -> tuple[date, int, str]:
    """Give the place of a fact among all facts: by day, kind, fact id."""
    return day_of(fact), _RANKS[type(fact)], fact_id
