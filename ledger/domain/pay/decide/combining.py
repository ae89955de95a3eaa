"""Stage 4, decide: the benefits that one fact brings."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

from ledger.domain.pay.decide.rates import first_rate
from ledger.domain.pay.document import First, Highest, UpTo
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.words.wording import told


def combine(entitlements: Iterable[Entitlement], case: Case) -> None:
    """Combine the benefits that one fact brings by itself under one version of a policy."""

    def group(each: Entitlement) -> tuple[str, int, str]:
        return each.version.policy_id, each.version.number, each.earned.key

    due = sorted(
        (e for e in entitlements if e.due and e.level is None), key=lambda e: (group(e), e.index)
    )
    for _, several in groupby(due, key=group):
        together = list(several)
        match together[0].version.document.combination:
            case Highest():
                best = max(together, key=lambda e: (first_rate(e, case), -e.index))
                _keep(best, together, "highest")
            case First():
                _keep(together[0], together, "first")
            case UpTo(total=total):
                _up_to(total, together, case.currency)


def _keep(chosen: Entitlement, together: list[Entitlement], method: str) -> None:
    for entitlement in together:
        if entitlement.benefit is not chosen.benefit:
            _combined(
                entitlement,
                f"It brings {chosen.benefit.title} instead, the {method} of its benefits.",
                Decimal(0),
                {"method": method, "benefit_id": chosen.benefit.benefit_id},
            )


def _up_to(total: Decimal, together: list[Entitlement], currency: str) -> None:
    left = total
    for _, of_one_benefit in groupby(together, key=lambda e: e.index):
        approved = list(of_one_benefit)
        wanted = approved[0].offer or Decimal(0)
        allowed = min(wanted, left)
        left -= allowed
        if allowed < wanted:
            text = (
                f"One fact brings at most {told(total, currency)}; {told(allowed, currency)} of it "
                "is left for this benefit."
            )
            for entitlement in approved:
                _combined(entitlement, text, allowed, {"method": "up_to", "total": str(total)})


def _combined(e: Entitlement, text: str, allowed: Decimal, inputs: dict[str, str]) -> None:
    e.steps.append(
        Explanation(
            stage=Stage.DECIDE,
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
