"""What a district says in short, as a policy of the language: a yearly requirement of hours."""

import hashlib
from functools import lru_cache

import msgspec

from ledger.domain.facts.calendar import YearKind
from ledger.domain.facts.credit import CreditUnit
from ledger.domain.facts.district import ProfessionalDevelopmentRequirement
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.pay.document import Add, Benefit, PolicyDocument, Source
from ledger.domain.pay.inputs.question import Adopted
from ledger.domain.pay.terms.accumulate import EachYear, Kept, SameCredential, Together, Total
from ledger.domain.pay.terms.conditions import (
    ApprovalRequired,
    ClaimNotRequired,
    LateDecisions,
    NotDenied,
)
from ledger.domain.pay.terms.date import Dating, GovernedBy, Never, Window
from ledger.domain.pay.terms.days import DateName, Named
from ledger.domain.pay.terms.decide import Alternative, AskedOf, Need, Requirement
from ledger.domain.pay.terms.facts import CreditFacts
from ledger.domain.pay.terms.loss import AwardLosses, ExpiryLoss, Loss, SuspensionLoss
from ledger.domain.pay.terms.pay import NotMoney
from ledger.domain.pay.terms.quantity import HourCap, OwnAmount
from ledger.domain.pay.terms.select import AssignmentFilter, EarnedBeforeHire, Item, Select
from ledger.domain.recorded import Published
from ledger.domain.same import Same

POLICY = "professional-development"
"""The name under which the requirement is evaluated, of the policy and of its one benefit."""
_HOURS = "Hours of professional development"


Requirements = tuple[Published[ProfessionalDevelopmentRequirement], ...]


def policies_of(requirements: Requirements) -> tuple[Adopted, ...]:
    """Give a district's requirements, in the order of their days, as the versions of one policy.

    Of the same requirements they are made once, and are the same.
    """
    return _made(Same(requirements, requirements))


@lru_cache(maxsize=128)
def _made(same: Same[Requirements]) -> tuple[Adopted, ...]:
    return tuple(
        Adopted(policy=policy_of(published.fact), version=at, position=published.position)
        for at, published in enumerate(same.value, 1)
    )


def policy_of(requirement: ProfessionalDevelopmentRequirement) -> PayPolicy:
    """Give the policy that says the same as a requirement."""
    document = PolicyDocument(
        language=1,
        title=_HOURS,
        source=Source(citation="The requirement that the district set.", invented=()),
        benefits=(_benefit(requirement),),
        pools=(),
        combination=Add(),
        choices=(),
    )
    return PayPolicy(
        policy_id=POLICY,
        district_id=requirement.district_id,
        effective_from=requirement.effective_from,
        source_sha256=hashlib.sha256(msgspec.json.encode(document)).hexdigest(),
        document=document,
    )


def _benefit(requirement: ProfessionalDevelopmentRequirement) -> Benefit:
    need = Need(title=_HOURS, at_least=requirement.required_hours)
    return Benefit(
        benefit_id=POLICY,
        title=_HOURS,
        select=_select(approval_required=requirement.approval_required),
        accumulate=Together(
            unit="hour",
            over=EachYear(kind=YearKind.PROFESSIONAL_DEVELOPMENT),
            same_credential=SameCredential.EVERY_AWARD,
            limits=(),
            unused=Kept(),
            levels=Total(),
            uses=(),
        ),
        decide=Requirement(
            asked_of=AskedOf.EVERYBODY,
            alternatives=(Alternative(title=_HOURS, needs=(need,)),),
        ),
        date=Dating(
            governed_by=GovernedBy.VERSION_ON_PERIOD,
            windows=(
                Window(title="At any time", deadlines=(), effective=Named(name=DateName.EARNED)),
            ),
            otherwise=Never(),
        ),
        pay=NotMoney(
            loss=AwardLosses(
                void_from_start=Loss.NEVER_DUE,
                ended_from_date=Loss.CONTINUES,
                expired=ExpiryLoss.CONTINUES,
                suspended=SuspensionLoss.CONTINUES,
            )
        ),
    )


def _select(*, approval_required: bool) -> Select:
    """Credits in clock hours, each at most what was worked, recognized and approved."""
    rule = ApprovalRequired if approval_required else NotDenied
    return Select(
        items=(
            Item(
                item_id="credits",
                facts=CreditFacts(units=(CreditUnit.CLOCK_HOUR,)),
                counts=OwnAmount(at_most=tuple(HourCap)),
            ),
        ),
        earned_before_hire=EarnedBeforeHire.COUNTS,
        conditions=(),
        approval=rule(withdrawn=Loss.NEVER_DUE, late=LateDecisions.CLOSE_PERIOD),
        claim=ClaimNotRequired(),
        assignments=AssignmentFilter(),
    )
