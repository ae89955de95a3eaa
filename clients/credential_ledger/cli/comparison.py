"""What salary answers say otherwise on another basis, as people read it."""

from collections.abc import Iterable, Iterator, Sequence

from google.protobuf.message import Message
from rich.console import Group, RenderableType

from credential_ledger import money
from credential_ledger.cli import words
from credential_ledger.cli.eligibility import benefit
from credential_ledger.cli.output import basis, stacked, table
from credential_ledger.v1.salary_comparison_pb2 import (
    BenefitComparison,
    ChangeCause,
    ComparisonSummary,
    EducatorComparison,
    LineChange,
    RecoveryInstalment,
    RecoveryLimits,
    SegmentChange,
)
from credential_ledger.v1.salary_service_pb2 import CompareSalaryEligibilityResponse

COLUMNS = ("!Change", "What, why", ">Difference")


def comparison(answers: list[CompareSalaryEligibilityResponse]) -> RenderableType:
    """What changed for each educator, then what it comes to."""
    last = answers[-1]
    made = table("What changed", COLUMNS, ())
    for answer in answers:
        if answer.HasField("educator"):
            noun = answer.educator
            made.add_row("", noun.educator_id, words.signed(noun, "difference"))
            for row in _rows(noun):
                made.add_row(*row)
            made.add_section()
    first = basis(last.before) if last.HasField("before") else "nothing"
    return Group(made, *_summary(last.summary), f"before: {first}", f"after: {basis(last.after)}")


def _rows(noun: EducatorComparison) -> Iterator[tuple[RenderableType, ...]]:
    for each in noun.benefits:
        for change in each.segments:
            yield _segment(change)
        yield from _periods(each)
    for line in noun.lines:
        yield _line(line)
    for limits in noun.recoveries:
        yield _recovery(limits)


def _recovery(limits: RecoveryLimits) -> tuple[RenderableType, ...]:
    """What of an overpayment may be got back, by when and how."""
    overpaid = f"overpaid under {limits.policy_id}: {words.amount(limits, 'overpaid')}"
    if not limits.HasField("recoverable"):
        found = words.day(limits, "found_on")
        what = stacked(overpaid, f"it has no rule of recovery in force on {found}")
        return "overpaid", what, ""
    what = stacked(
        overpaid,
        f"too long ago: {words.amount(limits, 'beyond_look_back')}",
        f"meet by {words.day(limits, 'meet_by')}" if limits.HasField("meet_by") else "",
        _plan(limits.instalments) if limits.instalments else _no_plan(limits),
    )
    return "recoverable", what, words.amount(limits, "recoverable")


def _plan(instalments: Sequence[RecoveryInstalment]) -> str:
    """What each month may take: as much as its share, and the last what is left."""
    first, last = (words.amount(each, "amount") for each in (instalments[0], instalments[-1]))
    begins = words.day(instalments[0], "month")
    if len(instalments) == 1:
        return f"1 month, {begins}: {first}"
    rest = "" if first == last else f", {last} in the last"
    return f"{words.counted(len(instalments), 'month')} from {begins}: {first} a month{rest}"


def _no_plan(limits: RecoveryLimits) -> str:
    """Why no month is told, where something may be got back."""
    if not money.decode(limits.recoverable):
        return ""
    if limits.HasField("monthly_base"):
        return "no plan: it would take more than a hundred years"
    return f"no plan: no monthly base is known on {words.day(limits, 'found_on')}"


def _periods(noun: BenefitComparison) -> Iterator[tuple[RenderableType, ...]]:
    """What the pay periods carry otherwise, of all segments of the benefit taken together."""
    if not noun.periods:
        return
    on = f" on {noun.assignment_id}" if noun.assignment_id else ""
    yield "payments", f"all of {noun.benefit_id}{on}", words.signed(noun, "difference")
    for period in noun.periods:
        payable = f"payable {words.day(period, 'payable_on')}, {period.pay_period}"
        was = f"{words.amount(period, 'before')}, now {words.amount(period, 'after')}"
        yield "", stacked(payable, was), words.signed(period, "difference")


def _segment(change: SegmentChange) -> tuple[RenderableType, ...]:
    segment = change.after if change.HasField("after") else change.before
    kind = words.label(change, "kind")
    state = words.label(segment, "state")
    before = words.label(change.before, "state") if change.HasField("before") else ""
    became = f"{before}, now {state}" if before and before != state else state
    what = stacked(
        benefit(segment),
        ", ".join(filter(None, (became, words.span(segment, "effective_from", "effective_until")))),
        f"in place of {', '.join(segment.supersedes)}" if segment.supersedes else "",
        f"segment {segment.segment_id}",
        _cause(change.cause),
    )
    return kind, what, words.signed(change, "difference")


def _line(line: LineChange) -> tuple[RenderableType, ...]:
    was, cause = _parts(line.before), words.brought_by(line)
    what = stacked(
        f"{cause}{': ' if cause else ''}{line.benefit_id} on {line.assignment_id}",
        f"{line.pay_period}: {was}, now {_parts(line.after)}" if was else line.pay_period,
        line.brought_by,
        _cause(line.cause),
    )
    return words.day(line, "payable_on"), what, words.signed(line, "difference")


def _parts(parts: Iterable[Message]) -> str:
    return " and ".join(words.amount(part, "amount") for part in parts) or "nothing"


def _cause(cause: ChangeCause) -> str:
    positions = ", ".join(map(str, cause.positions))
    match words.label(cause, "source"):
        case "explanation":
            return f"because of position {positions}"
        case "record":
            return f"no reason given names a new entry; recorded in between: position {positions}"
        case "time":
            since = f": position {positions} took effect since" if positions else ""
            return f"because of time alone{since}"
        case _:
            return "nothing recorded in between says why"


def _summary(summary: ComparisonSummary) -> Iterator[str]:
    of = words.counted(summary.educators, "educator")
    yield f"{summary.educators_affected} of {of} changed."
    for side, told in ((summary.gains, "gain"), (summary.losses, "lose")):
        if side.educators:
            verb = f"{told}s" if side.educators == 1 else told
            yield f"{side.educators} {verb}, {words.signed(side, 'amount')} in all."
