"""What was begun and is not decided yet may hold a place in a year's minimum."""

from datetime import date

import pytest

from ledger.domain.facts.learning import Enrollment
from ledger.domain.timeline.item import Closing, Item, TimelineFact
from tests.unit.pay.asking import HIRED, LAST_DAY, asked, document, granted
from tests.unit.pay.facts import EDUCATOR, approval, fact_id, item
from tests.unit.pay.policies import ANDROID, LEARNING, MAKER, ask, faults

YEAR_OVER = date(2025, 7, 9)


def begun(closed: date | None = None) -> Item[TimelineFact]:
    value = Enrollment(
        educator_id=EDUCATOR,
        credential_id=MAKER,
        credential_version=1,
        enrolled_on=date(2025, 2, 1),
    )
    closing = None if closed is None else Closing(closed_on=closed, closed_by=fact_id("gone"))
    return item("begun", value, value.enrolled_on, closing=closing)


def stopped(*facts: Item[TimelineFact], holds: bool = True) -> bool:
    """Whether 2024-25, in which two were needed and one was granted, was missed."""
    rule = document(by=LAST_DAY, **({"begun": "holds_place"} if holds else {}))
    known = [HIRED, *granted(ANDROID, date(2024, 9, 1)), *granted(LEARNING, date(2025, 7, 2))]
    found = ask(YEAR_OVER, [*known, *facts], rule)
    return any("no further level" in each.explanation.text for each in found.segments)


@pytest.mark.parametrize(
    ("submitted", "missed"), [(date(2025, 5, 22), False), (date(2025, 5, 23), True)]
)
def test_what_was_submitted_by_the_last_day_holds_its_place(
    submitted: date, *, missed: bool
) -> None:
    assert stopped(begun(), asked(submitted, "begun")) is missed


def test_without_the_day_that_says_of_which_year_it_holds_none() -> None:
    assert stopped(begun())


def test_what_is_over_or_denied_holds_none() -> None:
    submitted = asked(date(2025, 5, 20), "begun")
    assert not stopped(begun(closed=date(2025, 7, 10)), submitted)
    assert stopped(begun(closed=YEAR_OVER), submitted)
    denied = approval("begun", date(2025, 7, 1), denied=True)
    assert stopped(begun(), submitted, denied)


def test_it_is_for_the_policy_to_say() -> None:
    assert stopped(begun(), asked(date(2025, 5, 20), "begun"), holds=False)


def test_what_has_only_begun_has_no_day_on_which_it_was_earned() -> None:
    wrong = document(begun="holds_place", of={"day": "named", "name": "earned"})
    assert set(faults(wrong)) == {"/benefits/0/accumulate/progress/of"}
