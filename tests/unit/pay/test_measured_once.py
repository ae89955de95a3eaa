"""A percentage of a base that is measured once, when the benefit begins on an assignment."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.facts.placement import Placement
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import DISTRICT, EDUCATOR, award, item, job, leave
from tests.unit.pay.policies import MAKER, ask, benefit, due

HIRED, MADE, RAISED = date(2024, 7, 1), date(2024, 8, 1), date(2025, 7, 1)
FALL, WINTER, LAST = date(2025, 10, 1), date(2025, 11, 1), date(2026, 6, 30)
Facts = list[Item[TimelineFact]]


def placed(since: date, base: str, until: date | None = None) -> Item[TimelineFact]:
    value = Placement(
        educator_id=EDUCATOR,
        district_id=DISTRICT,
        assignment_id="a1",
        effective_from=since,
        stated_base=Decimal(base),
        reason_code="hired",
    )
    return item(f"placement {since}", value, since, effective_until=until)


FACTS = [award(MAKER, MADE), placed(HIRED, "40000", RAISED), placed(RAISED, "50000")]


def rates(facts: Facts, roles: list[str] | None = None) -> list[str]:
    """Ten percent of the base of the first day: the annual rates of the second year."""
    base = {"placement": True, "benefits": [], "measured": "first_day"}
    changes: dict[str, Any] = {"decide": {"by": "percent", "percent": "10", "base": base}}
    changes["pay/leave/unpaid"] = "pauses"
    if roles is not None:
        changes["select/assignments"] = {"roles": roles}
    found = due(ask(LAST, [*FACTS, *facts], benefit(changes)))
    return [str(e.outcome.annual_rate.amount) for e in found if e.outcome.annual_rate]


@pytest.mark.parametrize(
    "between", [leave(FALL, WINTER), job(FALL, role="coach"), job(FALL, fte="1")]
)
def test_a_leave_and_another_role_measure_nothing_again(between: Item[TimelineFact]) -> None:
    assert set(rates([job(HIRED), between])) == {"4000.00"}


def test_a_later_base_cuts_nothing() -> None:
    assert rates([job(HIRED), placed(WINTER, "60000")]) == ["4000.00"]


def test_where_the_assignment_fits_only_later_it_is_measured_then() -> None:
    assert rates([job(HIRED), job(FALL, role="coach")], ["coach"]) == ["5000.00"]
