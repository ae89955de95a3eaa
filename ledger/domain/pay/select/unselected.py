"""Stage 1, select: what there is to say where no benefit is about anything that was earned."""

from collections.abc import Iterator

from ledger.domain.pay.explanation import Explanation, Stage
from ledger.domain.pay.inputs.case import Case
from ledger.domain.pay.inputs.earned import Earned, EarnedKind
from ledger.domain.pay.words.wording import said

_TOLD = (EarnedKind.AWARD, EarnedKind.CREDIT, EarnedKind.STACK)
_AT_MOST = 5


def of_no_benefit(case: Case) -> Explanation | None:
    """Name what was earned, the latest first, and what was claimed for it; None: nothing was."""
    earned = [each for each in reversed(case.earned) if each.kind in _TOLD]
    if not earned:
        return None
    named = list(dict.fromkeys(_named(each, case) for each in earned))
    rest = len(named) - _AT_MOST
    listed = "; ".join(named[:_AT_MOST]) + (f"; and {rest} more" if rest > 0 else "")
    return Explanation(
        stage=Stage.SELECT,
        code="of_no_benefit",
        inputs={"facts": str(len(earned))},
        result="not due",
        positions=tuple(sorted({at for each in earned for at in each.positions})),
        text=f"No benefit in force is about what was earned: {listed}.",
    )


def _named(earned: Earned, case: Case) -> str:
    day = said(earned.earned_on)
    return "".join((f"{earned.described.title}, of {day}", *_claimed(earned, case)))


def _claimed(earned: Earned, case: Case) -> Iterator[str]:
    for item in case.claims(earned.subjects):
        reward = "" if item.value.reward is None else f" for {item.value.reward}"
        yield f", claimed on {said(item.value.submitted_on)}{reward}"
