"""What the walk over an educator's facts knows when it comes to the next one."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from ledger.domain.facts.award import Award, ExternalAward, Revocation
from ledger.domain.facts.catalogue import Credential
from ledger.domain.facts.claim import Claim
from ledger.domain.facts.credit import Approval, ApprovalRequest
from ledger.domain.facts.learning import Enrollment, Outcome
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.timeline.catalogue import Catalogue
from ledger.domain.timeline.holding import Holding
from ledger.domain.timeline.item import Closing
from ledger.domain.timeline.jobs import Jobs
from ledger.domain.values import Fact

F = TypeVar("F", bound=Fact)


@dataclass(slots=True)
class Attempt:
    """One assessment that counts."""

    fact_id: str
    assessed_on: date
    outcome: Outcome
    assessors: tuple[str, ...]


@dataclass(slots=True)
class Progress:
    """A supported enrollment and how far it has come."""

    fact_id: str
    enrollment: Enrollment
    definition: Credential
    hours: dict[str, Decimal] = field(default_factory=dict)
    attempts: dict[str, list[Attempt]] = field(default_factory=dict)
    closing: Closing | None = None

    def total_hours(self) -> Decimal:
        """Clock hours over all components."""
        return sum(self.hours.values(), Decimal(0))

    def passed(self, assessment_id: str) -> Attempt | None:
        """Give the attempt that passed an assessment."""
        tries = self.attempts.get(assessment_id, [])
        return next((attempt for attempt in tries if attempt.outcome is Outcome.PASSED), None)

    def assessors(self) -> set[str]:
        """Give everybody who assessed a passed attempt."""
        return {
            assessor
            for tries in self.attempts.values()
            for attempt in tries
            if attempt.outcome is Outcome.PASSED
            for assessor in attempt.assessors
        }


@dataclass(slots=True)
class Claimed:
    """A supported claim."""

    claim: Claim
    withdrawn_on: date | None = None


@dataclass(slots=True)
class State:
    """Facts seen so far. A fact is in `problems` or in what its kind adds to, never in both.

    `standing` holds facts whether they count or not, whatever their turn. `voids` names
    the revocation of each award that is void, found so by that day or later. `holdings` are those
    of all awards, with what has become of them so far; those in `granted` count, in the order of
    their days. `until` ends a renewal or a suspension. `recorded` names what counts by what it says
    (`same.once`).
    """

    educator_id: str
    catalogue: Catalogue
    standing: Mapping[str, Fact]
    voids: dict[str, str] = field(default_factory=dict)
    jobs: Jobs = field(default_factory=Jobs)
    enrollments: dict[str, Progress] = field(default_factory=dict)
    holdings: dict[str, Holding] = field(default_factory=dict)
    granted: list[str] = field(default_factory=list)
    until: dict[str, date] = field(default_factory=dict)
    credits: dict[tuple[str, ...], str] = field(default_factory=dict)
    requests: dict[tuple[str, ...], tuple[str, ApprovalRequest]] = field(default_factory=dict)
    claims: dict[str, Claimed] = field(default_factory=dict)
    decisions: dict[str, dict[str, Approval]] = field(default_factory=dict)
    recorded: dict[Hashable, str] = field(default_factory=dict)
    problems: dict[str, Refusal] = field(default_factory=dict)

    def known(self, kind: type[F], fact_id: str) -> F | None:
        """Give a fact of a kind, whether it counts or not."""
        fact = self.standing.get(fact_id)
        return fact if isinstance(fact, kind) else None

    def held(self, credential_id: str, day: date) -> str | None:
        """Give the award by which a credential is in good standing on a day."""
        return next((one for one, held in self._of(credential_id) if held.held_on(day)), None)

    def had(self, credential_id: str, day: date) -> str | None:
        """Give the award by which a credential is held on a day, though it may be suspended."""
        return next((one for one, held in self._of(credential_id) if held.stands_on(day)), None)

    def found_void(self, award_id: str, by: date) -> str | None:
        """Give the revocation by which an award had been found void by a day."""
        revocation_id = self.voids.get(award_id, "")
        found = self.known(Revocation, revocation_id)
        return revocation_id if found is not None and found.effective_on <= by else None

    def awarded_on(self, award_id: str) -> date | None:
        """Give the day of an award, whether it counts or not; None where there is none."""
        award = self.known(Award, award_id) or self.known(ExternalAward, award_id)
        return None if award is None else award.awarded_on

    def _of(self, credential_id: str) -> Iterator[tuple[str, Holding]]:
        granted = ((award_id, self.holdings[award_id]) for award_id in self.granted)
        return ((one, held) for one, held in granted if held.credential_id == credential_id)
