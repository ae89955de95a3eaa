"""The last day of an approval is sought where what is met earlier may take effect later."""

from datetime import date
from typing import Any

import pytest

from tests.unit.pay.facts import approval, award, job, left
from tests.unit.pay.policies import MAKER, amount_of, ask, benefit

ASKED, GONE = date(2025, 9, 15), date(2025, 12, 15)
FACTS = [job(date(2024, 7, 1)), award(MAKER, date(2025, 9, 1)), left(GONE)]
APPROVED = {"day": "named", "name": "approved"}


def two_windows(month: int, day: int) -> dict[str, Any]:
    """Approved by a day it takes effect on 15 February, later with the next pay period."""
    limit = {"day": "in_year", "month": month, "day_of_month": day}
    november = {"day": "in_year", "month": 11, "day_of_month": 15}
    february = {"day": "moved", "start": november, "direction": "after", "count": 3}
    early = {
        "title": "Early",
        "deadlines": [{"date": APPROVED, "order": "not_after", "limit": limit}],
        "effective": {**february, "unit": "months"},
    }
    aligned = {"day": "aligned", "start": APPROVED, "edge": "next_start", "first_day": "counts"}
    late = {"title": "Late", "deadlines": [], "effective": {**aligned, "period": "pay_period"}}
    document = benefit({"select/approval": {"rule": "required", "withdrawn": "never_due"}})
    document["benefits"][0]["date"]["windows"] = [early, late]
    return document


@pytest.mark.parametrize("deadline", [(10, 1), (11, 15)])
def test_it_is_the_last_day_that_takes_effect_within_the_job(deadline: tuple[int, int]) -> None:
    document = two_windows(*deadline)
    (step,) = ask(ASKED, FACTS, document).next_steps
    assert step.last_on == date(2025, 12, 1)
    in_time, too_late = (
        amount_of(ask(date(2026, 6, 30), [*FACTS, approval(MAKER, day)], document))
        for day in (date(2025, 12, 1), date(2025, 12, 2))
    )
    assert in_time > 0 == too_late


@pytest.mark.parametrize(("on", "steps"), [(date(2025, 10, 1), 1), (GONE, 0)])
def test_a_document_helps_while_there_is_a_job(on: date, steps: int) -> None:
    """It takes effect on the day the transcript comes, which has to be by the end of the year."""
    transcript = {"day": "received", "documents": ["transcript"]}
    limit = {"day": "in_year", "month": 6, "day_of_month": 30}
    deadline = {"date": transcript, "order": "not_after", "limit": limit}
    document = benefit({})
    document["benefits"][0]["date"]["windows"] = [
        {"title": "Shown", "deadlines": [deadline], "effective": transcript}
    ]
    found = ask(on, FACTS, document).next_steps
    assert [each.last_on for each in found] == [date(2025, 12, 14)] * steps
    assert all("while there is a job, that has to happen by 14 Dec" in e.text for e in found)
