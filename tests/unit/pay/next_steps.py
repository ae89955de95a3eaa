"""What is asked about next steps, and policies that have some."""

from datetime import date
from typing import Any

from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import MAKER, ask
from tests.unit.pay.tariffs import counting

ON = date(2025, 10, 1)
JOB, MADE = job(date(2024, 7, 1)), award(MAKER, date(2025, 9, 1))
CLAIM = {"select/claim": {"rule": "required", "decision_required": False}}
APPROVAL = {"select/approval": {"rule": "required", "withdrawn": "ends"}}
COUNTING: dict[str, Any] = counting(over={"over": "career"}, levels={"by": "blocks", "size": "3"})
TOGETHER = {"accumulate": COUNTING, "decide": {"by": "amount", "amount": "100.00"}}


def steps(document: dict[str, Any], *facts: Any, on: date = ON) -> list[tuple[str, str, Any]]:
    answer = ask(on, [JOB, *(facts or (MADE,))], document)
    return [(each.kind.value, each.text, each.last_on) for each in answer.next_steps]


def several(*benefits: dict[str, Any]) -> dict[str, Any]:
    """One document with these benefits, each of a policy document of its own."""
    named = [
        {**each["benefits"][0], "benefit_id": f"benefit-{place}", "title": f"Benefit {place}"}
        for place, each in enumerate(benefits)
    ]
    return {**benefits[0], "benefits": named}
