"""Stage 3, accumulate, second part: the benefits of one award."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

from ledger.domain.pay.document import First, Highest, UpTo
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation, Stage


def combine(entitlements: Iterable[Entitlement]) -> None:
    """Combine the benefits that one award brings under one version of a policy."""

    def group(each: Entitlement) -> tuple[str, int, str]:
        return each.version.policy_id, each.version.number, each.award.fact_id

    due = sorted((e for e in entitlements if e.due), key=lambda e: (group(e), e.index))
    for _, several in groupby(due, key=group):
        together = list(several)
        match together[0].version.document.combination:
            case Highest():
                _keep(max(together, key=lambda e: (e.offer, -e.index)), together, "highest")
            case First():
                _keep(together[0], together, "first")
            case UpTo(total=total):
                _up_to(total, together)


def _keep(chosen: Entitlement, together: list[Entitlement], method: str) -> None:
    for entitlement in together:
        if entitlement.benefit is not chosen.benefit:
            _combined(
                entitlement,
                f"The award brings {chosen.benefit.title} instead, the {method} of its benefits.",
                Decimal(0),
                {"method": method, "benefit_id": chosen.benefit.benefit_id},
            )


def _up_to(total: Decimal, together: list[Entitlement]) -> None:
    left = total
    for _, of_one_benefit in groupby(together, key=lambda e: e.index):
        approved = list(of_one_benefit)
        wanted = approved[0].offer
        allowed = min(wanted, left)
        left -= allowed
        if allowed < wanted:
            text = f"One award brings at most {total}; {allowed} of it is left for this benefit."
            for entitlement in approved:
                _combined(entitlement, text, allowed, {"method": "up_to", "total": str(total)})


def _combined(e: Entitlement, text: str, allowed: Decimal, inputs: dict[str, str]) -> None:
    e.steps.append(
        Explanation(
            stage=Stage.ACCUMULATE,
            code="combined",
            inputs=inputs,
            result=str(allowed),
            positions=(e.version.position,),
            text=text,
            document_path="/combination",
        )
    )
    e.offer = allowed
    if not allowed:
        e.refuse()
