"""`ledgerctl salary explain`: the reasons of an answer as a person would tell them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from credential_ledger import money
from credential_ledger.cli import words
from credential_ledger.cli.hypotheticals import basis_of
from credential_ledger.v1.explanation_pb2 import EXPLANATION_STAGE_PAY, Explanation
from credential_ledger.v1.salary_eligibility_pb2 import (
    EligibilityState,
    NextStep,
    SalaryEligibility,
    Segment,
)
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
_INDENT = 3


def story(
    answer: GetSalaryEligibilityResponse, benefit_id: str | None, *, positions: bool
) -> RenderableType:
    """What is due, the nearest next step, and each benefit from what counted to when it is paid."""
    noun = answer.eligibility
    segments = [each for each in noun.segments if benefit_id in (None, each.benefit_id)]
    parts: list[RenderableType] = [*_sums(noun, segments, benefit_id)]
    notes = noun.explanation.children
    parts += [_line(each.text, 0, each.positions if positions else ()) for each in notes]
    steps = [each for each in noun.next_steps if benefit_id in (None, each.benefit_id)]
    for nearest in steps[:1]:
        parts += ["", Text(f"Nearest next step: {nearest.text}", style="bold") + _of(nearest)]
    for (policy_id, found), of_benefit in groupby(segments, key=_benefit):
        own = [each for each in steps[1:] if _benefit(each) == (policy_id, found)]
        parts += ["", *_told(list(of_benefit), own, positions=positions)]
    told = {_benefit(each) for each in segments}
    untold = [each for each in steps[1:] if _benefit(each) not in told]
    if untold:
        parts += ["", Text("Nothing was earned yet for what follows", style="bold")]
        parts += [
            Padding.indent(Text(f"Next: {each.text}") + _of(each), _INDENT) for each in untold
        ]
    if benefit_id is not None and not segments and not steps:
        parts += ["", Text(_nothing(benefit_id, noun))]
    return Group(*parts, "", Text(f"As of {basis_of(answer)}.", style="dim"))


def _sums(
    noun: SalaryEligibility, segments: Iterable[Segment], benefit_id: str | None
) -> Iterator[Text]:
    """What is due, of the one benefit that is asked for before all others."""
    whole = noun.explanation.text
    if benefit_id is None:
        yield Text(whole, style="bold")
        return
    money_due = [
        each.amount
        for each in segments
        if each.state == EligibilityState.ELIGIBILITY_STATE_DUE and each.HasField("amount")
    ]
    if money_due:
        total = sum(map(money.decode, money_due), Decimal(0))
        due = f"{words.sum_of(total, money_due[0].currency_code)} are due of {benefit_id}"
        yield Text(f"In {noun.contract_year.name}, {due}.", style="bold")
    yield Text(f"Of all benefits: {whole}", style="dim")


def _of(step: NextStep) -> Text:
    """Name the benefit and its policy: others may have the same title."""
    return Text(f"  ({step.benefit_id}, policy {step.policy_id})", style="dim")


def _benefit(told: Segment | NextStep) -> tuple[str, str]:
    return told.policy_id, told.benefit_id


def _nothing(benefit_id: str, noun: SalaryEligibility) -> str:
    known = ", ".join(dict.fromkeys(each.benefit_id for each in noun.segments)) or "none"
    return f"There is nothing to say of {benefit_id}; what there is: {known}."


def _told(
    segments: list[Segment], steps: Iterable[NextStep], *, positions: bool
) -> Iterator[RenderableType]:
    """One benefit: what is due, then what may still come, then what may not, then what helps."""
    first = segments[0]
    version = f"policy {first.policy_id}, version {first.policy_version}"
    yield Text(first.benefit_id, style="bold") + Text(f"  ({version})", style="dim")
    teller = _Teller(positions=positions)
    for segment in sorted(segments, key=_place):
        yield from teller.segment(segment)
    for step in steps:
        yield _line(f"Next: {step.text}", 1, style="bold")


def _place(segment: Segment) -> int:
    return _ORDER.index(segment.state) if segment.state in _ORDER else len(_ORDER)


class _Teller:
    """Tells the segments of one benefit; what was told of a fact before is not told again.

    How a segment is paid is told of each: two that are paid alike are not paid once.
    """

    def __init__(self, *, positions: bool) -> None:
        self._positions = positions
        self._said: set[tuple[str, str]] = set()

    def segment(self, segment: Segment) -> Iterator[RenderableType]:
        """The verdict, and below it how it came about."""
        whole = segment.explanation
        # What is said of a level is said of each; the facts in it name themselves.
        about = words.level(segment) or "".join(segment.fact_ids[:1])
        verdict = f"{words.label(segment, 'state')}: {whole.text}"
        yield _line(verdict, 1, whole.positions if self._positions else ())
        for child in whole.children:
            if child.children or child.text not in whole.text:
                yield from self._step(child, about, 2)

    def _step(self, step: Explanation, about: str, depth: int) -> Iterator[RenderableType]:
        fact = step.inputs.get("fact_id", about)
        below = [line for each in step.children for line in self._step(each, fact, depth + 1)]
        paid = step.stage == EXPLANATION_STAGE_PAY
        if (about, step.text) in self._said and not below and not paid:
            return
        self._said.add((about, step.text))
        yield _line(step.text, depth, step.positions if self._positions else ())
        yield from below


def _line(text: str, depth: int, positions: Iterable[int] = (), style: str = "") -> RenderableType:
    """A sentence that keeps its place also where it goes on in another line."""
    line = Text(text, style=style)
    named = ", ".join(map(str, positions))
    if named:
        line.append(f"  [{named}]", style="dim")
    return Padding(line, (0, 0, 0, depth * _INDENT), expand=False)
