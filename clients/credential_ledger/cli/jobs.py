"""What districts recorded of an educator's jobs, as people read it."""

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.table import Table

from credential_ledger.cli import words
from credential_ledger.cli.output import stacked, table
from credential_ledger.v1.educator_record_pb2 import (
    EducatorRecord,
    EmploymentSegment,
    LeaveRecord,
    OpeningBalanceRecord,
    PlacementRecord,
    SeparationRecord,
    ServiceCreditRecord,
)
from credential_ledger.v1.placement_pb2 import OpeningBalance, Placement

Recorded = (
    EmploymentSegment
    | LeaveRecord
    | SeparationRecord
    | PlacementRecord
    | ServiceCreditRecord
    | OpeningBalanceRecord
)
Row = tuple[str, str, RenderableType]


def assignments(records: Iterable[EducatorRecord]) -> Table:
    """The segments of some educators' assignments."""
    made = table("Assignments", ("!First day", "!Last day", "Assignment", ">FTE"), ())
    for record in records:
        made.add_row("", "", record.educator_id, "")
        for segment in record.employments:
            made.add_row(*_segment(segment))
        made.add_section()
    return made


def whole(record: EducatorRecord) -> RenderableType:
    """Everything about one educator."""
    rows = [*_placements(record), *_leaves(record), *_separations(record), *_balances(record)]
    parts: list[RenderableType] = [assignments([record])]
    if rows:
        parts.append(table("Bases, leaves and balances", ("!First day", "!Last day", "What"), rows))
    if record.service or record.service_credits:
        parts.append(_service(record))
    return Group(*parts)


def _segment(segment: EmploymentSegment) -> tuple[RenderableType, ...]:
    noun = segment.employment
    more = filter(None, (noun.employee_group, noun.school_id, "primary" if noun.primary else ""))
    said = ", ".join((noun.role, *more))
    return (
        words.day(noun, "effective_from"),
        words.last_day(segment, "effective_until"),
        stacked(f"{noun.assignment_id} at {noun.district_id}: {said}", *_about(segment)),
        words.number(noun, "fte"),
    )


def _placements(record: EducatorRecord) -> Iterator[Row]:
    for each in record.placements:
        noun = each.placement
        base = words.amount(each, "base")
        told = f"{noun.assignment_id} placed at {_place(noun)}: {base} a year"
        yield (
            words.day(noun, "effective_from"),
            words.last_day(each, "effective_until"),
            stacked(told, f"because of {noun.reason_code}", *_about(each)),
        )


def _place(noun: Placement) -> str:
    cell = noun.cell
    named = f"lane {cell.lane_id}, step {cell.step_id} of {cell.schedule_id}"
    return named if noun.HasField("cell") else "a stated base"


def _leaves(record: EducatorRecord) -> Iterator[Row]:
    for each in record.leaves:
        noun = each.leave
        paid = "paid" if noun.paid else "unpaid"
        of = noun.assignment_id or "every assignment"
        yield (
            words.day(noun, "effective_from"),
            words.last_day(each, "effective_until"),
            stacked(f"{paid} {noun.kind} leave from {of} at {noun.district_id}", *_about(each)),
        )


def _separations(record: EducatorRecord) -> Iterator[Row]:
    for each in record.separations:
        noun = each.separation
        told = f"left {noun.district_id}: {noun.reason_code}; this is the first day without"
        yield words.day(noun, "effective_on"), "", stacked(told, *_about(each))


def _balances(record: EducatorRecord) -> Iterator[Row]:
    for each in record.opening_balances:
        noun = each.opening_balance
        told = f"opening balance of {noun.district_id}"
        yield words.day(noun, "as_of"), "", stacked(told, *_balance(noun), *_about(each))


def _balance(noun: OpeningBalance) -> Iterator[str]:
    for units in noun.units:
        used, left = words.units(units.used), words.number(units.remaining, "amount")
        yield f"{units.category}: {used} used, {left} left over"
    for supplement in noun.supplements:
        yield f"{supplement.benefit_id}: paid for {supplement.years_paid} years"
    for reward in noun.rewards:
        of = f" for {reward.credential_id}" if reward.credential_id else ""
        yield f"{reward.benefit_id}: taken on {words.day(reward, 'taken_on')}{of}"
    for served in noun.service:
        yield f"{served.kind}: {words.number(served, 'years')} years of service"


def _service(record: EducatorRecord) -> RenderableType:
    made = table("Years of service", ("District", "Kind", ">Years"), ())
    for served in record.service:
        made.add_row(served.district_id, served.kind, words.number(served, "years"))
    made.add_section()
    for each in record.service_credits:
        noun = each.service_credit
        credited = f"{noun.kind}, credited from {words.day(noun, 'credited_on')}"
        told = stacked(credited, *_about(each))
        made.add_row(noun.district_id, told, words.number(noun, "years"))
    return made


def _about(each: Recorded) -> Iterator[str]:
    """What a correction names, and why it does not count where it does not."""
    yield f"fact {each.fact_id}, position {each.latest_position}"
    if each.HasField("problem"):
        yield f"unsupported: {each.problem.text}"
