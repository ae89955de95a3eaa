"""A benefit that is due while a licence is held, and the fates of the licence, in a line each."""

from datetime import date
from typing import Any

from ledger.domain.facts.claim import Waiver
from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import DISTRICT, EDUCATOR, award, item, job, renewed
from tests.unit.pay.fates import renewal
from tests.unit.pay.policies import LEARNING, MAKER, benefit

Facts = list[Item[TimelineFact]]

LICENCE = LEARNING
TESTED = {"day": "named", "name": "tested"}
FIRST_OF_YEAR = {"day": "year_bound", "nth": "first"}
HIRED = job(date(2024, 7, 1))
EARNED, EXPIRY, AGAIN = date(2025, 8, 1), date(2026, 1, 1), date(2026, 3, 1)
MADE = award(MAKER, EARNED)
AWARDS = [
    {"item_id": "awards", "facts": {"of": "award", "credentials": [MAKER]}, "counts": {"by": "one"}}
]


def licensed(held_on: dict[str, Any] = TESTED) -> dict[str, Any]:
    """The test that a licence is held on a day."""
    return {"test": "holds", "facts": {"of": "award", "credentials": [LICENCE]}, "held_on": held_on}


def condition(
    then: str = "pauses", tested: str = "each_day", test: dict[str, Any] | None = None
) -> dict[str, Any]:
    """A condition that has to go on holding."""
    return {
        "condition_id": "licence",
        "title": "Licence",
        "test": test or licensed(),
        "unmet": {"then": then, "tested": tested},
    }


def document(asked: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """365 a year for the award, while the condition holds."""
    conditions = [asked or condition()]
    return benefit({"select/items": AWARDS, "select/conditions": conditions, **changes})


def licence(on: date, expires: date | None = None, *, name: str = "licence") -> Item[TimelineFact]:
    """A licence, perhaps for some time."""
    return award(LICENCE, on, name=name, expires=expires)


def licence_renewed(on: date, expired: date = EXPIRY) -> Facts:
    """A licence of July 2025 that expires and is renewed for good, in time or late."""
    return [
        award(LICENCE, date(2025, 7, 1), name="licence", lapses=(renewed("licence", expired, on),)),
        renewal("licence", on),
    ]


def waived(
    since: date, until: date | None = None, granted: date | None = None, rule: str = "licence"
) -> Item[TimelineFact]:
    """A waiver of a condition for some days."""
    value = Waiver(
        educator_id=EDUCATOR,
        district_id=DISTRICT,
        rule=rule,
        reason_code="hardship",
        role="superintendent",
        granted_on=granted or since,
        effective_from=since,
        effective_until=until,
    )
    return item(f"waiver {since}", value, since)


def spans(answer: SalaryEligibility) -> list[tuple[str, date | None, date | None]]:
    """The segments, by state and days."""
    return [
        (each.state.value, each.effective_from, each.effective_until) for each in answer.segments
    ]


def reasons(answer: SalaryEligibility) -> list[str]:
    """What the first segment says of conditions."""
    steps = answer.segments[0].explanation.children
    return [each.text for each in steps if each.code.startswith("condition")]
