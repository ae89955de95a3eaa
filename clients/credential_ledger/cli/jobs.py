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

Recorded = (
    EmploymentSegment
    | LeaveRecord
    | OpeningBalanceRecord
    | PlacementRecord
    | SeparationRecord
    | ServiceCreditRecord
)
Row = tuple[RenderableType, ...]

_DAYS = ("!First day", "!Last day")


def jobs(noun: EducatorRecord) -> RenderableType:
    """Assignments, and as far as there are any: placements, leaves, service, what was before."""
    return Group(assignments([noun]), *_rest(noun))


def assignments(records: Iterable[EducatorRecord]) -> Table:
    """The assignments of educators."""
    made = table("Assignments", (*_DAYS, "Assignment", ">FTE"), ())
    for record in records:
        made.add_row("", "", record.educator_id, "")
        for segment in record.employments:
            made.add_row(*_segment(segment))
        made.add_section()
    return made


def _rest(noun: EducatorRecord) -> Iterator[RenderableType]:
    if noun.placements:
        columns = (*_DAYS, "Placement", ">Base a year")
        yield table("Placements", columns, map(_placement, noun.placements))
    away = (*map(_leave, noun.leaves), *map(_separation, noun.separations))
    if away:
        yield table("Leaves and separations", (*_DAYS, "What"), away)
    before = (*map(_balance, noun.opening_balances), *map(_credited, noun.service_credits))
    if before:
        yield table("Opening balances and service credited", ("!As of", "What"), before)
    if noun.service:
        years = (
            (each.district_id, each.kind, words.number(each, "years")) for each in noun.service
        )
        column = f">Years on {words.day(noun, 'effective_on')}"
        yield table("Service", ("District", "Kind", column), years)


def _segment(segment: EmploymentSegment) -> Row:
    noun = segment.employment
    more = filter(None, (noun.employee_group, noun.school_id, "primary" if noun.primary else ""))
    said = ", ".join((noun.role, *more))
    what = f"{noun.assignment_id} at {noun.district_id}: {said}"
    shown = stacked(what, *_fact(segment))
    return words.day(noun, "effective_from"), _last(segment), shown, words.number(noun, "fte")


def _placement(record: PlacementRecord) -> Row:
    noun = record.placement
    cell = noun.cell
    stated = noun.HasField("stated_base")
    place = "stated" if stated else f"{cell.schedule_id}, lane {cell.lane_id}, step {cell.step_id}"
    what = f"{noun.assignment_id} at {noun.district_id}: {place}"
    shown = stacked(what, noun.reason_code, *_fact(record))
    return words.day(noun, "effective_from"), _last(record), shown, words.amount(record, "base")


def _leave(record: LeaveRecord) -> Row:
    noun = record.leave
    paid = "paid" if noun.paid else "unpaid"
    of = noun.assignment_id or f"all of {noun.district_id}"
    shown = stacked(f"{noun.kind} leave, {paid}, from {of}", *_fact(record))
    return words.day(noun, "effective_from"), _last(record), shown


def _separation(record: SeparationRecord) -> Row:
    noun = record.separation
    shown = stacked(f"separation from {noun.district_id}: {noun.reason_code}", *_fact(record))
    return words.day(noun, "effective_on"), "", shown


def _balance(record: OpeningBalanceRecord) -> Row:
    noun = record.opening_balance
    said = (
        *(
            f"{each.category}: {words.units(each.used)} used, {words.units(each.remaining)} left"
            for each in noun.units
        ),
        *(f"{each.benefit_id}: {each.years_paid} years paid" for each in noun.supplements),
        *(f"{each.benefit_id} taken {words.day(each, 'taken_on')}" for each in noun.rewards),
        *(f"{each.kind} service: {words.number(each, 'years')} years" for each in noun.service),
    )
    shown = stacked(f"opening balance at {noun.district_id}", *said, *_fact(record))
    return words.day(noun, "as_of"), shown


def _credited(record: ServiceCreditRecord) -> Row:
    noun = record.service_credit
    what = f"{words.number(noun, 'years')} years of {noun.kind} service at {noun.district_id}"
    return words.day(noun, "credited_on"), stacked(what, *_fact(record))


def _fact(record: Recorded) -> Iterator[str]:
    """The fact as a correction names it, and why it does not count."""
    yield f"fact {record.fact_id}, position {record.latest_position}"
    if record.HasField("problem"):
        yield f"unsupported: {record.problem.text}"


def _last(record: PlacementRecord | LeaveRecord | EmploymentSegment) -> str:
    return words.last_day(record, "effective_until")
