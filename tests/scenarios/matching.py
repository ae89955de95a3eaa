"""Holding an answer against what a scenario expects of it."""

from collections.abc import Callable, Iterator
from typing import Any

from ledger.domain.pay.answer import Money, SalaryEligibility, Segment
from ledger.domain.pay.explanation import Explanation
from tests.scenarios.playing import Asked

_OF_ANSWER = ("due", "annual_rate")
_OF_SEGMENT: dict[str, Callable[[Segment], object]] = {
    "benefit": lambda each: each.benefit_id,
    "state": lambda each: each.state.value,
    "level": lambda each: each.level,
    "assignment": lambda each: each.assignment_id,
    "from": lambda each: _text(each.effective_from),
    "until": lambda each: _text(each.effective_until),
    "amount": lambda each: _cash(each.amount),
    "rate": lambda each: _cash(each.outcome.annual_rate),
    "once": lambda each: _cash(each.outcome.one_time),
    "per_period": lambda each: _cash(each.outcome.per_pay_period),
    "lane": lambda each: each.outcome.lane and each.outcome.lane.lane_id,
    "units": lambda each: _text(each.outcome.units and each.outcome.units.amount),
    "met": lambda each: each.outcome.requirement and each.outcome.requirement.met,
    "missing": lambda each: _text(each.shortfall and each.shortfall.amount),
    "payments": lambda each: {str(p.payable_on): str(p.amount.amount) for p in each.payments},
    "first_paid": lambda each: str(each.payments[0].payable_on) if each.payments else None,
    "waits_for": lambda each: [waiting.kind.value for waiting in each.waiting_for],
}
"""What may be expected of a segment, by the word for it."""


def got(asked: Asked) -> dict[str, Any]:
    """Give of an answer what is expected of it, in the same words, so that both can be compared.

    `due` and `annual_rate` are sums. `segments` lists, in the answer's order, those of the benefits
    named there, each with the keys that are expected; `why` is a sentence found anywhere in its
    explanation. `states` counts the segments by benefit and state.
    """
    answer, found = asked.answer, dict[str, Any]()
    for key, wanted in asked.question.expect.items():
        match key:
            case "due":
                found[key] = _cash(answer.amount)
            case "annual_rate":
                found[key] = _cash(answer.annual_rate)
            case "segments":
                found[key] = _segments(answer, wanted)
            case "recovery":
                found[key] = {name: asked.recovered.get(name) for name in wanted}
            case "why":
                found[key] = _why(answer.explanation, wanted)
            case _:
                message = (
                    f"a scenario may expect {_OF_ANSWER}, segments, recovery and why, not {key}"
                )
                raise ValueError(message)
    return found


def outline(answer: SalaryEligibility) -> Iterator[str]:
    """Give a whole answer as lines: its sums, every segment, and every step of its reasons."""
    yield answer.explanation.text
    for each in answer.explanation.children:
        yield from _lines(each, 1)
    for segment in answer.segments:
        yield f"  {_headline(segment)}"
        for payment in segment.payments:
            yield f"      paid {payment.payable_on} {payment.pay_period}: {payment.amount.amount}"
        for step in segment.explanation.children:
            yield from _lines(step, 2)


def _segments(answer: SalaryEligibility, expected: list[dict[str, Any]]) -> list[dict[str, Any]]:
    benefits = {each["benefit"] for each in expected}
    several = [each for each in answer.segments if each.benefit_id in benefits]
    keys = [each.keys() for each in expected]
    shown: list[dict[str, Any]] = []
    for index, segment in enumerate(several):
        wanted = expected[index] if index < len(expected) else {}
        names = keys[index] if index < len(keys) else ("benefit", "state", "from", "amount")
        shown.append({name: _of(segment, name, wanted.get(name)) for name in names})
    return shown


def _of(segment: Segment, name: str, wanted: object) -> object:
    if name == "why":
        return _why(segment.explanation, wanted)
    if name not in _OF_SEGMENT:
        message = f"a segment may be expected to have why or {', '.join(_OF_SEGMENT)}, not {name}"
        raise ValueError(message)
    return _OF_SEGMENT[name](segment)


def _why(explanation: Explanation, wanted: object) -> object:
    """Give the sentence that was wanted where the explanation has it, else the whole of it."""
    lines = [line.strip() for line in _lines(explanation, 0)]
    sentences = wanted if isinstance(wanted, list) else [wanted]
    if all(any(str(sentence) in line for line in lines) for sentence in sentences):
        return wanted
    return lines


def _lines(step: Explanation, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}{step.stage.value}: {step.text}"
    for child in step.children:
        yield from _lines(child, depth + 1)


def _headline(segment: Segment) -> str:
    level = "" if segment.level is None else f" level {segment.level}"
    span = f"{_text(segment.effective_from)} to {_text(segment.effective_until)}"
    return (
        f"[{segment.state.value}] {segment.benefit_id}{level}, {span}: {segment.explanation.text}"
    )


def _cash(amount: Money | None) -> str | None:
    return None if amount is None else str(amount.amount)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
