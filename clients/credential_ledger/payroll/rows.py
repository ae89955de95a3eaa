"""The rows of a payroll run, each one line of its files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from google.type.money_pb2 import Money

from credential_ledger import dates, money
from credential_ledger.v1.salary_comparison_pb2 import (
    ChangeCauseSource,
    EducatorComparison,
    LineChange,
    LinePart,
)

_SOURCE = "CHANGE_CAUSE_SOURCE_"


class RowKind(StrEnum):
    """What a row is: a pay date stated for the first time, or what one stated before still owes.

    That is an earlier one, or the pay date itself where it is run again.
    """

    REGULAR = "regular"
    RETRO = "retro"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line, with its columns in the order of the files.

    `amount` is `stated_now` less `stated_before`; below zero, less is due than was stated.
    `cause_positions` are log positions.
    """

    kind: RowKind
    educator_id: str
    assignment_id: str
    policy_id: str
    policy_version: int
    benefit_id: str
    brought_by: str
    segment_ids: tuple[str, ...]
    payable_on: date
    pay_period: str
    amount: Decimal
    currency: str
    stated_before: Decimal
    stated_now: Decimal
    cause: str
    cause_positions: tuple[int, ...]

    @property
    def place(self) -> tuple[object, ...]:
        """Where it stands in the files."""
        return (
            self.educator_id,
            self.payable_on,
            self.assignment_id,
            self.policy_id,
            self.benefit_id,
            self.brought_by,
            self.pay_period,
            self.segment_ids,
        )


def rows(compared: EducatorComparison, regular_on: date | None) -> Iterator[Row]:
    """The rows of an educator: of the regular pay date one for each segment, else one a change."""
    for line in compared.lines:
        if dates.decode(line.payable_on) == regular_on:
            for part in line.after:
                yield _row(compared.educator_id, RowKind.REGULAR, line, (), (part,))
        else:
            yield _row(compared.educator_id, RowKind.RETRO, line, line.before, line.after)


def _row(
    educator_id: str,
    kind: RowKind,
    line: LineChange,
    before: Iterable[LinePart],
    after: Iterable[LinePart],
) -> Row:
    then, now = list(before), list(after)
    speaking = now or then
    was, is_ = _sum(part.amount for part in then), _sum(part.amount for part in now)
    return Row(
        kind=kind,
        educator_id=educator_id,
        assignment_id=line.assignment_id,
        policy_id=line.policy_id,
        policy_version=speaking[0].policy_version,
        benefit_id=line.benefit_id,
        brought_by=line.brought_by,
        segment_ids=tuple(part.segment_id for part in speaking),
        payable_on=dates.decode(line.payable_on),
        pay_period=line.pay_period,
        amount=is_ - was,
        currency=line.difference.currency_code,
        stated_before=was,
        stated_now=is_,
        cause=ChangeCauseSource.Name(line.cause.source).removeprefix(_SOURCE).lower(),
        cause_positions=tuple(line.cause.positions),
    )


def _sum(amounts: Iterable[Money]) -> Decimal:
    return sum(map(money.decode, amounts), Decimal("0.00"))
