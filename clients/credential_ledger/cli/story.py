"""`ledgerctl salary explain`: the reasons of an answer as a person would tell them."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from credential_ledger.cli import words
from credential_ledger.cli.output import basis
from credential_ledger.v1.explanation_pb2 import Explanation
from credential_ledger.v1.salary_eligibility_pb2 import EligibilityState, Segment
from credential_ledger.v1.salary_service_pb2 import GetSalaryEligibilityResponse

_ORDER = (
    EligibilityState.ELIGIBILITY_STATE_DUE,
    EligibilityState.ELIGIBILITY_STATE_CLAIMABLE,
    EligibilityState.ELIGIBILITY_STATE_PENDING,
    EligibilityState.ELIGIBILITY_STATE_HELD,
    EligibilityState.ELIGIBILITY_STATE_NOT_YET_DETERMINABLE,
    EligibilityState.ELIGIBILITY_STATE_NOT_DUE,
    EligibilityState.ELIGIBILITY_STATE_LAPSED,
)
_INDENT = "   "


def story(
    answer: GetSalaryEligibilityResponse, benefit_id: str | None, *, positions: bool
) -> RenderableType:
    """The sum, then each benefit: what is due, then what may still come, then what may not."""
    noun = answer.eligibility
    told = [
        segment
        for segment in noun.segments
        if benefit_id is None or segment.benefit_id == benefit_id
    ]
    told.sort(key=lambda each: _ORDER.index(each.state) if each.state in _ORDER else len(_ORDER))
    parts: list[RenderableType] = [Text(noun.explanation.text)]
    for child in noun.explanation.children:
        parts += _steps(child, 1, positions=positions)
    for segment in told:
        parts += ["", *_segment(segment, positions=positions)]
    return Group(*parts, "", Text(f"As of {basis(answer.basis)}.", style="dim"))


def _segment(segment: Segment, *, positions: bool) -> Iterator[RenderableType]:
    state = words.label(segment, "state")
    headline = Text(f"{state}: ", style="bold")
    yield headline + Text(segment.explanation.text, style="")
    for waiting in segment.waiting_for:
        yield Text(f"{_INDENT}Next: {waiting.text}", style="bold")
    if segment.HasField("shortfall"):
        short = segment.shortfall
        yield Text(f"{_INDENT}Missing: {short.amount.value} {short.unit}.", style="bold")
    for child in segment.explanation.children:
        yield from _steps(child, 1, positions=positions)


def _steps(step: Explanation, depth: int, *, positions: bool) -> Iterator[RenderableType]:
    line = Text(f"{_INDENT * depth}{step.text}")
    if positions and step.positions:
        line.append(f"  [{', '.join(map(str, step.positions))}]", style="dim")
    yield line
    for child in step.children:
        yield from _steps(child, depth + 1, positions=positions)
