"""Retro: over closed pay dates, what is stated now minus what was stated at the last basis.

The ledger states the difference. It never deducts: what was paid too much is an overpayment, and
getting it back is a matter of agreements and law (field research, section 3, "Overpayment").
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial

from msgspec import Struct

from ledger.domain.pay.answer import Money, SalaryEligibility
from ledger.domain.pay.explanation import Explanation
from ledger.domain.pay.words.amounts import money
from ledger.domain.retro.cause import Apart, Between, Cause, Matter, Pair, time_passed
from ledger.domain.retro.lines import Line, lines

Answers = Mapping[date, Sequence[SalaryEligibility]]
"""By pay date, the answers about one educator that say what is paid on it."""


class LinePart(Struct, frozen=True, kw_only=True):
    """What one segment states of a line."""

    segment_id: str
    policy_version: int
    amount: Money


class LineChange(Struct, frozen=True, kw_only=True):
    """What a pay date pays for one thing, at two bases; `difference` is new minus old.

    Whether less is an overpayment, the pay date as a whole tells: `overpaid`.
    """

    payable_on: date
    pay_period: str
    assignment_id: str
    policy_id: str
    benefit_id: str
    brought_by: str
    before: tuple[LinePart, ...]
    after: tuple[LinePart, ...]
    difference: Money
    cause: Cause
    credential_id: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Passing:
    """What time alone makes of a basis: what the old one says of the days the new one is asked on.

    `effects` gives what it knew and what took effect between the two days of a pay date.
    """

    answers: Answers
    effects: Callable[[date], frozenset[int]]


def retro(
    closed: Iterable[date],
    before: Answers,
    after: Answers,
    between: Between,
    passing: Callable[[], Passing] | None = None,
    apart: Apart[Answers] | None = None,
) -> tuple[LineChange, ...]:
    """Give every line of closed pay dates that is stated otherwise at the new basis, in order.

    What is the same amount for the same thing is left out, whatever segment states it. A date
    without answers at the old basis was not stated at all. `passing` is asked for once something
    differs; None: both bases are asked about the same days. What the facts and the rules of the new
    basis make `apart` is asked for once something differs that time alone does not make; None: not
    both of them may have changed.
    """
    found: list[LineChange] = []
    for pay_date in sorted(set(closed)):
        then, now = before.get(pay_date, ()), after.get(pay_date, ())
        stated: dict[tuple[str, ...], tuple[list[Line], list[Line]]] = defaultdict(lambda: ([], []))
        for side, answers in enumerate((then, now)):
            for line in lines(answers, pay_date):
                stated[line.subject][side].append(line)
        for subject in sorted(stated):
            old, new = stated[subject]
            if _sum(old) == _sum(new):
                continue
            why = partial(_why, between, apart, partial(_pays, pay_date, subject, _sum(new)))
            if passing is None:
                cause = why(*_reasons(old, new, then, now))
            else:
                cause = _cause(_Side(old, then), _Side(new, now), why, pay_date, passing())
            found.append(_change(old, new, cause))
    return tuple(found)


def _why(
    between: Between, apart: Apart[Answers] | None, same: Callable[[Answers], bool], *pairs: Pair
) -> Cause:
    matter = Matter.EITHER if apart is None else apart.matter(same)
    return between.cause(*pairs, matter=matter)


@dataclass(frozen=True, slots=True)
class _Side:
    """What a basis states of one thing, and all that it says."""

    lines: list[Line]
    answers: Sequence[SalaryEligibility]


def _cause(
    old: _Side, new: _Side, why: Callable[..., Cause], pay_date: date, passing: Passing
) -> Cause:
    """Tell time from what was recorded: what is left when the old basis is asked on the new day."""
    subject = (new.lines or old.lines)[0].subject
    answers = passing.answers.get(pay_date, ())
    by_then = _of(answers, pay_date, subject)
    if _sum(by_then) != _sum(new.lines):
        some = by_then or old.lines
        return why(*_reasons(some, new.lines, answers, new.answers))
    reasons = _reasons(old.lines, by_then, old.answers, answers)
    return time_passed(passing.effects(pay_date), *reasons)


def _of(
    answers: Sequence[SalaryEligibility], pay_date: date, subject: tuple[str, ...]
) -> list[Line]:
    return [line for line in lines(answers, pay_date) if line.subject == subject]


def _pays(pay_date: date, subject: tuple[str, ...], amount: Decimal, answers: Answers) -> bool:
    """Whether some answers state as much as another basis."""
    return _sum(_of(answers.get(pay_date, ()), pay_date, subject)) == amount


def _change(old: list[Line], new: list[Line], cause: Cause) -> LineChange:
    line = (new or old)[0]
    return LineChange(
        payable_on=line.payable_on,
        pay_period=line.pay_period,
        assignment_id=line.assignment_id,
        policy_id=line.policy_id,
        benefit_id=line.benefit_id,
        brought_by=line.brought_by,
        before=tuple(map(_part, old)),
        after=tuple(map(_part, new)),
        difference=money(_sum(new) - _sum(old), line.amount.currency_code),
        cause=cause,
        credential_id=line.credential_id,
        title=line.title,
    )


def _part(line: Line) -> LinePart:
    return LinePart(
        segment_id=line.segment_id, policy_version=line.policy_version, amount=line.amount
    )


def _reasons(
    old: list[Line],
    new: list[Line],
    then: Sequence[SalaryEligibility],
    now: Sequence[SalaryEligibility],
) -> list[Pair]:
    """Give why of the segments, then of what else was said of the same, the benefit, then all."""
    subject = (new or old)[0]
    named: list[Pair] = [(_of_lines(old, then), _of_lines(new, now))]
    named.append((_of_subject(subject, then), _of_subject(subject, now)))
    named.append((_of_benefit(subject, then), _of_benefit(subject, now)))
    whole = [each.explanation for each in then], [each.explanation for each in now]
    return [*named, whole]


def _of_lines(some: list[Line], answers: Sequence[SalaryEligibility]) -> list[Explanation]:
    ids = {line.segment_id for line in some}
    return [
        segment.explanation
        for answer in answers
        for segment in answer.segments
        if segment.segment_id in ids
    ]


def _of_subject(line: Line, answers: Sequence[SalaryEligibility]) -> list[Explanation]:
    """Give why it is not due any more: what is lost is a segment that pays nothing."""
    subject = (line.policy_id, line.benefit_id, line.brought_by)
    return [
        segment.explanation
        for answer in answers
        for segment in answer.segments
        if segment.subject == subject
    ]


def _of_benefit(line: Line, answers: Sequence[SalaryEligibility]) -> list[Explanation]:
    """Give all that is said of the benefit: what another award gained this one may have lost."""
    benefit = (line.policy_id, line.benefit_id)
    return [
        segment.explanation
        for answer in answers
        for segment in answer.segments
        if (segment.policy_id, segment.benefit_id) == benefit
    ]


def _sum(some: Iterable[Line]) -> Decimal:
    return sum((line.amount.amount for line in some), Decimal(0))
