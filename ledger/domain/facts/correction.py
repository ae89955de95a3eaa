"""Corrections: a fact replaced or annulled by a later fact, never edited."""

from ledger.domain.facts.credit import Approval, Credit
from ledger.domain.facts.educator import Employment
from ledger.domain.facts.learning import Activity, Assessment, Award, Enrollment, Revocation
from ledger.domain.values import Fact, FactId, Part, Position


class Annulment(Part, frozen=True, kw_only=True):
    """The fact is taken out. Annulling a correction restores what that correction replaced."""


class Correction(Fact, frozen=True, kw_only=True):
    """Replaces or annuls the fact `fact_id`, whose latest link stands at `latest_position`.

    Exactly one of the other fields is set. A replacement is of the same kind and of the same
    educator as what it replaces; the fact keeps its id.
    """

    educator_id: FactId
    fact_id: FactId
    latest_position: Position
    annulment: Annulment | None = None
    employment: Employment | None = None
    enrollment: Enrollment | None = None
    activity: Activity | None = None
    assessment: Assessment | None = None
    award: Award | None = None
    revocation: Revocation | None = None
    credit: Credit | None = None
    approval: Approval | None = None

    @property
    def replacement(self) -> Fact | None:
        """The fact to stand instead, or None for an annulment."""
        return (
            self.employment
            or self.enrollment
            or self.activity
            or self.assessment
            or self.award
            or self.revocation
            or self.credit
            or self.approval
        )
