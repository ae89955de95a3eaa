"""A lane move is one span, whatever other benefits begin beside it."""

from datetime import date

from tests.unit.pay.carry_over import hours
from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import MAKER, adopted, ask, benefit, due
from tests.unit.pay.test_steps_of_lanes import HIRED, LATER, NAMED, SCHEDULES, placed, rules

AWARDED = award(MAKER, date(2026, 2, 1))


def test_what_another_policy_brings_cuts_no_lane_move() -> None:
    facts = [job(HIRED), placed("ba"), hours("Course", "15", date(2025, 7, 1)), AWARDED]
    lanes, other = adopted(rules(NAMED), policy_id="lanes"), adopted(benefit({}), policy_id="other")
    answer = ask(LATER, facts, lanes, other, schedules=SCHEDULES)
    spans = [
        (each.effective_from, each.effective_until)
        for each in due(answer)
        if each.policy_id == "lanes"
    ]
    assert spans == [(date(2025, 7, 1), date(2026, 7, 1))]
    assert any(each.policy_id == "other" for each in due(answer))
