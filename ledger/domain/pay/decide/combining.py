"""Stage 4, decide: what one fact brings under several benefits, up to a total."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from ledger.domain.pay.document import UpTo
from ledger.domain.pay.entitlement import Entitlement
from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.terms.pay import NotMoney
from ledger.domain.pay.words.wording import told


def limit_to_total(entitlements: Iterable[Entitlement], case: Case) -> None:
    """Bring the benefits of one fact to the total that their versions say, in their order.

    What a later version brings has the room that is left by what earlier ones bring still.
    """
    facts: dict[tuple[str, str], list[Entitlement]] = defaultdict(list)
    for each in entitlements:
        if each.due and each.level is None and not isinstance(each.benefit.pay, NotMoney):
            facts[each.version.policy_id, each.earned.key].append(each)
    for several in facts.values():
        before: list[Entitlement] = []
        for each in sorted(several, key=lambda e: (e.version.in_force_from, e.index)):
            combination = each.version.document.combination
            if isinstance(combination, UpTo):
                _limit(each, before, combination.total, case.currency)
            before.append(each)


def _limit(each: Entitlement, before: list[Entitlement], total: Decimal, currency: str) -> None:
    wanted, left = each.offer or Decimal(0), total - _taken(each, before)
    allowed = max(min(wanted, left), Decimal(0))
    if allowed == wanted:
        return
    each.steps.append(
        Explanation(
            stage=Stage.DECIDE,
            code="combined",
            inputs={"method": "up_to", "total": str(total)},
            result=str(allowed),
            positions=(each.version.position,),
            text=(
                f"One fact brings at most {told(total, currency)}; {told(allowed, currency)} of it "
                "is left for this benefit."
            ),
            document_path="/combination",
        )
    )
    each.offer = allowed
    if not allowed:
        each.refuse()


def _taken(each: Entitlement, before: list[Entitlement]) -> Decimal:
    """Give what other benefits have of the total on some day of this one.

    A benefit counts once, whatever approvals and versions bring it in turn.
    """
    taken: dict[str, Decimal] = {}
    for other in before:
        name = other.benefit.benefit_id
        if name != each.benefit.benefit_id and _overlap(each.span, other.span):
            taken[name] = max(taken.get(name, Decimal(0)), other.offer or Decimal(0))
    return sum(taken.values(), Decimal(0))


def _overlap(one: tuple[date, date | None], other: tuple[date, date | None]) -> bool:
    """Whether two spans share a day."""
    return (one[1] is None or other[0] < one[1]) and (other[1] is None or one[0] < other[1])
