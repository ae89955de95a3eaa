"""Something an educator has earned, as far as policies ask: one shape for every kind of fact."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ledger.domain.facts.credit import CourseTime, CreditUnit, Payer
from ledger.domain.pay.inputs.capping import Cap
from ledger.domain.pay.inputs.described import Described
from ledger.domain.timeline.holding import Holding
from ledger.domain.timeline.item import Problem


class EarnedKind(StrEnum):
    """What kinds of fact a benefit may be about; `facts.of` names them."""

    AWARD = "award"
    CREDIT = "credit"
    RENEWAL = "renewal"
    STACK = "stack"
    SERVICE_CREDIT = "service_credit"
    CONTRACT_YEAR_WORKED = "contract_year_worked"
    OPENING_BALANCE = "opening_balance"
    REQUIREMENT_MET = "requirement_met"


def met_in(policy_id: str, benefit_id: str, period: str) -> str:
    """Name a requirement in one of its periods; it may be met there several times."""
    return f"{policy_id}/{benefit_id}/{period}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Earned:
    """A fact with its day, its own amount, and everything decisions and papers may name it by.

    `key` tells it apart within the educator's history: its fact id, or what it is made of. `facts`
    are the ids behind it. `subjects` may be decided on, claimed and documented, itself first.
    `held` are the days on which it stands where that is not for good from its day on; what is an
    award has a `holding`, which says the same and why. `caps` are of the hours of its enrollment.
    `expires_on` is the expiry an award was given with, or that a renewal follows on.
    """

    kind: EarnedKind
    key: str
    facts: tuple[str, ...]
    described: Described
    earned_on: date
    positions: tuple[int, ...]
    subjects: tuple[str, ...]
    started_on: date | None = None
    problem: Problem | None = None
    holding: Holding | None = None
    held: tuple[tuple[date, date | None], ...] | None = None
    amount: Decimal | None = None
    unit: CreditUnit | None = None
    scheme: str | None = None
    category: str | None = None
    payer: Payer | None = None
    time: CourseTime | None = None
    caps: tuple[Cap, ...] = ()
    expires_on: date | None = None

    @property
    def title(self) -> str:
        """What it is called: a renewal is no award of what it renews."""
        title = self.described.title
        return f"Renewal of {title}" if self.kind is EarnedKind.RENEWAL else title

    @property
    def fact_id(self) -> str:
        """The first fact behind it, which names it in answers; empty where there is none."""
        return self.facts[0] if self.facts else ""

    @property
    def age(self) -> tuple[date, str]:
        """Place it among what else was earned: by the day, then by its id.

        In which order facts arrived makes no difference.
        """
        return self.earned_on, self.key

    @property
    def same(self) -> str:
        """Name what several can be of: the credential, the stack; else it is like no other.

        A renewal is not its credential once more. A requirement is one in each of its periods.
        """
        if self.kind is EarnedKind.RENEWAL:
            return self.key
        if self.kind is EarnedKind.REQUIREMENT_MET:
            return self.key.rpartition("/")[0]
        of_stack = self.category if self.kind is EarnedKind.STACK else None
        return self.described.credential_id or of_stack or self.key
