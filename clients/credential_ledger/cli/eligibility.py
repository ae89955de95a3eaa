"""Salary eligibility as people read it: one educator's, and the payroll table."""

from collections import defaultdict
from decimal import Decimal

from rich.console import RenderableType
from rich.table import Table

from credential_ledger import money
from credential_ledger.cli import words
from credential_ledger.cli.output import fields, stacked, table
from credential_ledger.cli.telling import progress
from credential_ledger.v1.salary_eligibility_pb2 import (
    AssignmentTotal,
    SalaryEligibility,
    Segment,
)
from credential_ledger.v1.salary_service_pb2 import WatchSalaryEligibilityResponse

COLUMNS = ("!State", "Benefit", ">Due")
_NOT_DETERMINABLE = "not determinable"


def head(noun: SalaryEligibility, basis: str) -> RenderableType:
    """Who, when, and the sums."""
    totals = (
        (
            f"on {each.assignment_id}",
            f"{_sum(each, 'annual_rate')} a year, {_sum(each, 'amount')} due",
        )
        for each in noun.assignments
    )
    return fields(
        ("educator", noun.educator_id),
        ("district", noun.district_id),
        ("on", words.day(noun, "effective_on")),
        ("contract year", words.year(noun, "contract_year")),
        ("annual rate", _sum(noun, "annual_rate")),
        ("due in the year", _sum(noun, "amount")),
        *totals,
        ("why", noun.explanation.text),
        ("as of", basis),
    )


def segments(noun: SalaryEligibility) -> Table:
    """What each benefit is worth, and why."""
    return table("Due in the contract year", COLUMNS, map(_row, noun.segments))


def payments(noun: SalaryEligibility) -> Table:
    """Every payment, by the day it is paid."""
    rows = sorted(
        (
            words.day(payment, "payable_on"),
            f"{payment.pay_period}, {benefit(segment)}",
            words.amount(payment, "amount"),
        )
        for segment in noun.segments
        for payment in segment.payments
    )
    columns = ("!Payable on", "Pay period, benefit", ">Amount")
    return table("Payments", columns, rows)


def change(response: WatchSalaryEligibilityResponse) -> str:
    """One message of a watch, in a line."""
    match response.WhichOneof("item"):
        case "changed":
            told = response.changed
            return "  ".join(
                (
                    told.educator_id,
                    told.contract_year.name,
                    words.label(told.segment, "state"),
                    _line(told.segment),
                    f"segment {told.segment.segment_id}, position {told.position}",
                )
            )
        case "removed":
            gone = response.removed
            year = f"no longer there in the year to {words.day(gone, 'effective_on')}"
            where = f"segment {gone.segment_id}, position {gone.position}"
            return f"{gone.educator_id}  {year}  {where}"
        case _:
            return progress(response.progress)


def payroll(answers: list[SalaryEligibility]) -> Table:
    """The benefits of each educator, with the sums of what is due."""
    day = words.day(answers[0], "effective_on")
    made = table(f"Due in {answers[0].district_id} in the year of {day}", COLUMNS, ())
    for answer in answers:
        reason = "" if answer.segments else answer.explanation.text
        made.add_row("", stacked(answer.educator_id, reason), _sum(answer, "amount"))
        for segment in answer.segments:
            made.add_row(*_row(segment))
        made.add_section()
    made.caption = f"{words.counted(len(answers), 'educator')}, due: {_total(answers)}"
    return made


def _row(segment: Segment) -> tuple[RenderableType, ...]:
    span = words.span(segment, "effective_from", "effective_until")
    brings = (words.label(segment.outcome, "kind"), _outcome(segment), span)
    what = stacked(benefit(segment), ", ".join(filter(None, brings)), _reason(segment))
    # Its longest would take the room that ids need.
    state = words.label(segment, "state").replace("not yet ", "not yet\n")
    return state, what, words.amount(segment, "amount")


def _line(segment: Segment) -> str:
    span = words.span(segment, "effective_from", "effective_until")
    due = words.amount(segment, "amount")
    said = (benefit(segment), _outcome(segment), span, f"{due} due in the year", _reason(segment))
    return ", ".join(filter(None, said))


def benefit(segment: Segment) -> str:
    """What brings which benefit, at which level, on which assignment."""
    on = f" on {segment.assignment_id}" if segment.assignment_id else ""
    cause, level = words.brought_by(segment), words.level(segment)
    return f"{cause}{': ' if cause else ''}{segment.benefit_id}{level and f' {level}'}{on}"


def _sum(owner: SalaryEligibility | AssignmentTotal, name: str) -> str:
    """A sum; absent where a calendar is missing, which is another thing than nothing."""
    told = words.amount(owner, name)
    return _NOT_DETERMINABLE if told == words.NOTHING else told


def _total(answers: list[SalaryEligibility]) -> str:
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    known = [answer.amount for answer in answers if answer.HasField("amount")]
    for amount in known:
        sums[amount.currency_code] += money.decode(amount)
    told = [words.sum_of(total, code) for code, total in sums.items()]
    unknown = len(answers) - len(known)
    if unknown:
        told.append(f"{_NOT_DETERMINABLE} for {unknown}" if known else _NOT_DETERMINABLE)
    return ", ".join(told)


def _outcome(segment: Segment) -> str:
    match segment.outcome.WhichOneof("value"):
        case "annual_rate":
            return f"{words.cash(segment.outcome.annual_rate)} a year"
        case "one_time":
            return f"{words.cash(segment.outcome.one_time)} once"
        case "per_pay_period":
            return f"{words.cash(segment.outcome.per_pay_period)} a pay period"
        case "units":
            units = segment.outcome.units
            return f"{units.amount.value} {units.unit}"
        case "requirement":
            return "met" if segment.outcome.requirement.met else "not met"
        case _:
            return ""


def _reason(segment: Segment) -> str:
    """Why; what it waits for comes first. Nothing where amounts alone were asked for."""
    if not segment.HasField("explanation"):
        return ""
    waiting = "; ".join(each.text for each in segment.waiting_for)
    return waiting or segment.explanation.text
