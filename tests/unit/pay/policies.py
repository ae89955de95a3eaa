"""A policy document that a test changes where it matters, and the question it answers."""

import hashlib
import json
from collections.abc import Sequence
from copy import deepcopy
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ledger.domain.book import Definitions
from ledger.domain.facts.calendar import Calendar
from ledger.domain.facts.catalogue import Credential
from ledger.domain.facts.policy import PayPolicy
from ledger.domain.facts.schedule import SalarySchedule
from ledger.domain.pay.answer import EligibilityState, SalaryEligibility, Segment
from ledger.domain.pay.evaluate import evaluate
from ledger.domain.pay.inputs.question import Adopted, PayQuestion
from ledger.domain.pay.parse import parse_document
from ledger.domain.pay.reading.fault import PolicyDocumentInvalid
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import DISTRICT, EDUCATOR, book, credential, ended, school_year

EXAMPLES = Path(__file__).parents[3] / "examples/policies"
MAKER, LEARNING, ANDROID = "maker-educator", "machine-learning", "android-development"
PLAIN: dict[str, Any] = {
    "language": 1,
    "title": "Plain",
    "source": {"citation": "A test", "invented": []},
    "benefits": [
        {
            "benefit_id": "increase",
            "title": "Base increase",
            "select": {
                "items": [{"item_id": "awards", "facts": {"of": "award"}, "counts": {"by": "one"}}],
                "earned_before_hire": "counts_from_hire",
                "conditions": [],
                "approval": {"rule": "not_required"},
                "claim": {"rule": "not_required"},
                "assignments": {},
            },
            "accumulate": {"count": "each", "same_credential": "every_award", "uses": []},
            "decide": {
                "by": "price_table",
                "bounds": {"minimum": "0.00", "maximum": "1000.00"},
                "prices": {
                    MAKER: {"amount": "365.00"},
                    LEARNING: {"amount": "730.00"},
                    ANDROID: {"amount": "100.00"},
                },
            },
            "date": {
                "governed_by": "version_on_award",
                "windows": [
                    {
                        "title": "At any time",
                        "deadlines": [],
                        "effective": {"day": "named", "name": "earned"},
                    }
                ],
                "otherwise": {"then": "does_not_count"},
            },
            "pay": {
                "kind": "base_increase",
                "fte": {"method": "prorated", "above_one": "paid_in_full"},
                "time": "by_days",
                "lasts": {"until": "lost"},
                "leave": {"paid": "continues", "unpaid": "continues"},
                "rounding": {"mode": "half_up", "places": 2},
                "paid": "each_pay_period",
                "loss": {
                    "void_from_start": "never_due",
                    "ended_from_date": "ends",
                    "expired": "continues",
                    "suspended": "pauses",
                },
            },
        }
    ],
    "pools": [],
    "combination": {"method": "add"},
    "choices": [],
}
"""Everything at once and without conditions; the contract years of the tests have 365 days."""


ONE_TIME: dict[str, Any] = {
    **{k: v for k, v in PLAIN["benefits"][0]["pay"].items() if k not in ("time", "lasts")},
    "kind": "one_time",
}
"""How the plain benefit is paid where it is paid once."""


def changed(changes: dict[str, Any], document: dict[str, Any] = PLAIN) -> dict[str, Any]:
    """The document with the values at some JSON pointers replaced, added or (None) removed."""
    copy = deepcopy(document)
    for path, value in changes.items():
        *above, last = path.strip("/").split("/")
        target: Any = copy
        for key in above:
            target = target[int(key)] if isinstance(target, list) else target[key]
        if isinstance(target, list):
            target.insert(int(last), value)
        elif value is None:
            del target[last]
        else:
            target[last] = value
    return copy


def effective(anchor: str = "awarded", align: str = "same_day", **first: str) -> dict[str, Any]:
    """The day a benefit takes effect, told in short: an anchor, aligned."""
    earned = {"day": "named", "name": "earned"}
    approved = {"day": "named", "name": "approved"}
    later = {"day": "later_of", "days": [earned, approved]}
    start: dict[str, Any] = {"awarded": earned, "approved": approved}.get(anchor, later)
    if align != "same_day":
        period = align.removeprefix("next_")
        start = {"day": "aligned", "start": start, "edge": "next_start", "period": period, **first}
    return {"day": "later_of", "days": [earned, start]} if anchor == "approved" else start


def benefit(changes: dict[str, Any], **top: Any) -> dict[str, Any]:
    """The plain document with its one benefit changed, and perhaps pools and combination.

    `date/anchor` and `date/effective` are short for the one window.
    """
    short = {"date/anchor": "awarded", "date/effective": {"align": "same_day"}}
    said = {path: changes.get(path, value) for path, value in short.items()}
    day = effective(said["date/anchor"], **said["date/effective"])
    long = {path: value for path, value in changes.items() if path not in short}
    whole = changed({f"benefits/0/{path}": value for path, value in long.items()})
    whole["benefits"][0]["date"]["windows"][0]["effective"] = day
    return {**whole, **top}


def adopted(
    document: dict[str, Any],
    since: date = date(2020, 7, 1),
    *,
    version: int = 1,
    policy_id: str = "policy",
) -> Adopted:
    """A version of a policy."""
    source = json.dumps(document).encode()
    policy = PayPolicy(
        policy_id=policy_id,
        district_id=DISTRICT,
        effective_from=since,
        source_sha256=hashlib.sha256(source).hexdigest(),
        document=parse_document(source),
    )
    return Adopted(policy=policy, version=version, position=500 + version)


AWARD_POOL = {
    "counts": "times",
    "pool_id": "three",
    "title": "Three",
    "sharing": "policy",
    "scope": "career",
    "limit": 3,
}
MONEY_POOL = {
    **AWARD_POOL,
    "counts": "money_before_fte",
    "pool_id": "money",
    "limit": "900.00",
    "when_exceeded": "reduce",
}
CATALOGUE: dict[tuple[str, int], Credential] = {
    (name, 1): credential(name) for name in (MAKER, LEARNING, ANDROID)
}
CALENDARS = (school_year(2024), school_year(2025), school_year(2026))


def ask(
    on: date,
    items: list[Item[TimelineFact]],
    *policies: Adopted | dict[str, Any],
    calendars: Sequence[Calendar] = CALENDARS,
    definitions: Definitions = CATALOGUE,
    schedules: Sequence[SalarySchedule] = (),
    next_steps: bool = True,
) -> SalaryEligibility:
    """Evaluate; a bare document is adopted as the one policy."""
    versions = tuple(each if isinstance(each, Adopted) else adopted(each) for each in policies)
    return evaluate(
        PayQuestion(
            educator_id=EDUCATOR,
            items=ended(items),
            definitions=definitions,
            book=book(calendars, schedules),
            policies=versions,
            on=on,
        ),
        next_steps=next_steps,
    )


def due(answer: SalaryEligibility) -> list[Segment]:
    """The segments that are due."""
    return [each for each in answer.segments if each.state is EligibilityState.DUE]


def amount_of(answer: SalaryEligibility) -> Decimal:
    """What is due in the contract year, where one is known."""
    assert answer.amount is not None
    return answer.amount.amount


def rate_of(answer: SalaryEligibility) -> Decimal:
    """The annual rate on the day asked, where a contract year is known."""
    assert answer.annual_rate is not None
    return answer.annual_rate.amount


def codes(segment: Segment) -> list[str]:
    """What the steps of its explanation are called."""
    return [step.code for step in segment.explanation.children]


def faults(document: object) -> dict[str, str]:
    """What is wrong with a document, by path."""
    source = document if isinstance(document, bytes) else json.dumps(document).encode()
    with pytest.raises(PolicyDocumentInvalid) as refused:
        parse_document(source)
    return dict(refused.value.faults)
