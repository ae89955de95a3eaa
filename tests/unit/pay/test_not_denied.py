"""What needs no approval may be lost to a denial, and limited by an approval."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec import structs

from ledger.domain.facts.catalogue import Component, DeliveryMode
from ledger.domain.facts.credit import Credit, CreditAmount, CreditUnit
from ledger.domain.facts.learning import Activity, Enrollment
from ledger.domain.pay.answer import SalaryEligibility
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import DISTRICT, EDUCATOR, approval, award, credential, fact_id, item, job
from tests.unit.pay.policies import MAKER, ask, benefit, codes, due, faults

JOB = job(date(2024, 7, 1))
EARNED, DENIED, AGAIN = date(2025, 9, 1), date(2025, 12, 1), date(2026, 2, 1)
ON, YEAR_END = date(2026, 6, 1), date(2026, 7, 1)
LAB = Component(
    component_id="lab",
    title="Lab",
    mode=DeliveryMode.IN_PERSON,
    nominal_hours=Decimal(5),
    maximum_hours=Decimal(20),
    required=True,
)
DEFINED = credential(MAKER, maximum_hours=Decimal(15), components=(LAB,))


def rule(withdrawn: str = "ends", **more: Any) -> dict[str, Any]:
    return {"select/approval": {"rule": "not_denied", "withdrawn": withdrawn, **more}}


def spans(answer: SalaryEligibility) -> list[tuple[date | None, date | None]]:
    return [(each.effective_from, each.effective_until) for each in due(answer)]


def test_it_counts_although_nobody_decided() -> None:
    assert spans(ask(ON, [JOB, award(MAKER, EARNED)], benefit(rule()))) == [(EARNED, YEAR_END)]


def test_a_later_approval_does_not_date_what_counts_without_it() -> None:
    facts = [JOB, award(MAKER, EARNED), approval(MAKER, DENIED)]
    assert spans(ask(ON, facts, benefit(rule()))) == [(EARNED, YEAR_END)]


@pytest.mark.parametrize(
    ("withdrawn", "expected"),
    [("ends", [(EARNED, DENIED)]), ("never_due", []), ("continues", [(EARNED, YEAR_END)])],
)
def test_a_denial_does_what_the_policy_says(withdrawn: str, expected: list[Any]) -> None:
    facts = [JOB, award(MAKER, EARNED), approval(MAKER, DENIED, denied=True)]
    answer = ask(ON, facts, benefit(rule(withdrawn)))
    assert spans(answer) == expected
    assert "approval_denied" in codes(answer.segments[0])


def test_an_announced_denial_bounds_and_takes_nothing_away_before() -> None:
    facts = [JOB, award(MAKER, EARNED), approval(MAKER, DENIED, denied=True)]
    assert spans(ask(date(2025, 10, 1), facts, benefit(rule()))) == [(EARNED, DENIED)]


def test_what_was_denied_and_then_approved_counts_again_and_no_day_twice() -> None:
    denial, again = approval(MAKER, DENIED, denied=True), approval(MAKER, AGAIN)
    facts = [JOB, award(MAKER, EARNED), denial, again]
    assert spans(ask(ON, facts, benefit(rule()))) == [(EARNED, DENIED), (DENIED, YEAR_END)]


def test_an_approval_that_nobody_needs_dates_nothing() -> None:
    found = faults(benefit({**rule(), "date/anchor": "approved"}))
    assert list(found) == ["/benefits/0/date/windows/0/effective/days/1"]


def test_the_items_of_the_rule_are_those_of_the_benefit() -> None:
    found = faults(benefit(rule(items=["others"])))
    assert list(found) == ["/benefits/0/select/approval/items/0"]


def hours(*caps: str, facts: list[Item[TimelineFact]], unit: str = "clock_hour") -> str:
    """What an hour a dollar comes to."""
    counts = {"by": "own_amount", **({"at_most": list(caps)} if caps else {})}
    select = {"item_id": "hours", "facts": {"of": "credit", "units": [unit]}, "counts": counts}
    document = benefit(
        {
            **rule(),
            "select/items": [select],
            "decide": {"by": "per_unit", "amounts": {"hours": "1.00"}},
        }
    )
    answer = ask(EARNED, facts, document, definitions={(MAKER, 1): DEFINED})
    (segment,) = due(answer)
    assert segment.outcome.annual_rate is not None
    return str(segment.outcome.annual_rate.amount)


def credited(unit: CreditUnit = CreditUnit.CLOCK_HOUR) -> list[Item[TimelineFact]]:
    """Eighteen hours of an enrollment whose activities took sixteen."""
    begun = Enrollment(
        educator_id=EDUCATOR,
        credential_id=MAKER,
        credential_version=1,
        enrolled_on=date(2025, 8, 1),
        district_id=DISTRICT,
    )
    done = Activity(
        educator_id=EDUCATOR,
        enrollment_id=fact_id("begun"),
        component_id="lab",
        completed_on=date(2025, 8, 20),
        hours=Decimal(16),
    )
    credit = Credit(
        educator_id=EDUCATOR,
        source_id=fact_id("begun"),
        amount=Decimal(18),
        unit=unit,
        earned_on=EARNED,
    )
    return [
        JOB,
        item("begun", begun, begun.enrolled_on),
        item("done", done, done.completed_on),
        item("credit", credit, EARNED),
    ]


def limited(on: date, amount: int) -> Item[TimelineFact]:
    decided = approval("credit", on)
    limit = CreditAmount(amount=Decimal(amount), unit=CreditUnit.CLOCK_HOUR)
    return replace(decided, value=structs.replace(decided.value, limit=limit))


def test_hours_are_capped_by_what_the_policy_names_alone() -> None:
    facts = credited()
    assert hours(facts=facts) == "18.00"
    assert hours("activity_hours", facts=facts) == "16.00"
    assert hours("maximum_hours", facts=facts) == "15.00"
    assert hours("activity_hours", "maximum_hours", "recognized_hours", facts=facts) == "15.00"


def test_what_is_not_counted_in_hours_is_not_capped_by_hours() -> None:
    assert hours("maximum_hours", facts=credited(CreditUnit.POINT), unit="point") == "18.00"


def test_the_last_of_several_approvals_limits_what_counts() -> None:
    first, last = limited(date(2025, 8, 25), 4), limited(date(2025, 8, 30), 7)
    assert hours("maximum_hours", facts=[*credited(), first]) == "4.00"
    assert hours("maximum_hours", facts=[*credited(), last, first]) == "7.00"


def test_only_credits_and_awards_have_hours_to_cap() -> None:
    item_ = {
        "item_id": "service",
        "facts": {"of": "service_credit"},
        "counts": {"by": "own_amount", "at_most": ["activity_hours"]},
    }
    assert list(faults(benefit({"select/items": [item_]}))) == [
        "/benefits/0/select/items/0/counts/at_most"
    ]
