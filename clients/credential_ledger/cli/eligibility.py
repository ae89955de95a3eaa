"""Salary eligibility as people read it: one educator's, and the payroll table."""

from collections import defaultdict
from decimal import Decimal

from rich.console import RenderableType
from rich.table import Table

from credential_ledger import money
from credential_ledger.cli import words
from credential_ledger.cli.output import fields, table
from credential_ledger.v1.salary_eligibility_pb2 import (
    SalaryEligibility,
    Segment,
)


def head(noun: SalaryEligibility, basis: str) -> RenderableType:
    """Who, when, and the sums."""
    year = words.NOTHING
    if noun.HasField("contract_year"):
        span = words.span(noun.contract_year.year_from, noun.contract_year.year_until)
        year = f"{noun.contract_year.name}, {span}"
    totals = (
        (
            f"on {each.assignment_id}",
            f"{words.amount(each, 'annual_rate')} a year, {words.amount(each, 'amount')} due",
        )
        for each in noun.assignments
    )
    return fields(
        ("educator", noun.educator_id),
        ("district", noun.district_id),
        ("on", words.day(noun, "effective_on")),
        ("contract year", year),
        ("annual rate", words.amount(noun, "annual_rate")),
        ("due in the year", words.amount(noun, "amount")),
        *totals,
        ("why", noun.explanation.text),
        ("as of", basis),
    )


def segments(noun: SalaryEligibility) -> Table:
    """What each benefit of each award is worth, and why."""
    rows = (
        (
            each.credential_id,
            f"{each.policy_id} {each.policy_version}: {each.benefit_id}",
            each.assignment_id or words.NOTHING,
            words.label(each, "state"),
            words.day(each, "effective_from"),
            words.last_day(each, "effective_until"),
            _outcome(each),
            words.amount(each, "amount"),
            _reason(each),
        )
        for each in noun.segments
    )
    columns = (
        "Credential",
        "Policy: benefit",
        "Assignment",
        "State",
        "First day",
        "Last day",
        ">Brings",
        ">Due in the year",
        "Why",
    )
    return table("Benefits", columns, rows)


def payments(noun: SalaryEligibility) -> Table:
    """Every payment, by the day it is paid."""
    rows = sorted(
        (
            words.day(payment, "payable_on"),
            payment.pay_period,
            segment.assignment_id or words.NOTHING,
            segment.credential_id,
            segment.benefit_id,
            words.amount(payment, "amount"),
        )
        for segment in noun.segments
        for payment in segment.payments
    )
    columns = ("Payable on", "Pay period", "Assignment", "Credential", "Benefit", ">Amount")
    return table("Payments", columns, rows)


def payroll(answers: list[SalaryEligibility]) -> Table:
    """A row for each benefit of each educator, and the sum of what is due."""
    rows = [row for answer in answers for row in _payroll_rows(answer)]
    columns = (
        "Educator",
        "Credential",
        "Benefit",
        "Assignment",
        "State",
        ">Brings",
        ">Due in the year",
        "Why",
    )
    day = words.day(answers[0], "effective_on")
    made = table(f"Payroll of {answers[0].district_id} on {day}", columns, rows)
    made.caption = f"{len(answers)} educators, due in the year: {_total(answers)}"
    made.caption_justify = "left"
    return made


def _payroll_rows(answer: SalaryEligibility) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = [
        (
            answer.educator_id,
            each.credential_id,
            each.benefit_id,
            each.assignment_id or words.NOTHING,
            words.label(each, "state"),
            _outcome(each),
            words.amount(each, "amount"),
            _reason(each),
        )
        for each in answer.segments
    ]
    nothing = (words.NOTHING,) * 6
    return rows or [(answer.educator_id, *nothing, answer.explanation.text)]


def _total(answers: list[SalaryEligibility]) -> str:
    sums: defaultdict[str, Decimal] = defaultdict(Decimal)
    for answer in answers:
        if answer.HasField("amount"):
            sums[answer.amount.currency_code] += money.decode(answer.amount)
    return ", ".join(words.sum_of(total, code) for code, total in sums.items()) or words.NOTHING


def _outcome(segment: Segment) -> str:
    kind = words.label(segment.outcome, "kind")
    match segment.outcome.WhichOneof("value"):
        case "annual_rate":
            return f"{words.cash(segment.outcome.annual_rate)} a year ({kind})"
        case "one_time":
            return f"{words.cash(segment.outcome.one_time)} once"
        case _:
            return kind


def _reason(segment: Segment) -> str:
    """Why; what it waits for comes first."""
    waiting = "; ".join(each.text for each in segment.waiting_for)
    return waiting or segment.explanation.text
