"""A sum whose rules have a new version each day speaks of what was earned, not of the version."""

from datetime import date

import pytest

from tests.unit.pay.asking import document
from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import MAKER, ONE_TIME, adopted, ask, changed, due

RULES = changed(
    {
        "benefits/0/select/approval": {"rule": "not_required"},
        "benefits/0/accumulate/levels": {"by": "thresholds", "at": ["1"]},
        "benefits/0/date/governed_by": "version_each_day",
    },
    document(),
)
FACTS = [job(date(2024, 7, 1)), award(MAKER, date(2025, 9, 1))]
VERSIONS = (adopted(RULES), adopted(RULES, date(2026, 1, 1), version=2))


def test_a_new_version_ends_no_level() -> None:
    before, after = due(ask(date(2026, 1, 1), FACTS, *VERSIONS))
    assert (before.effective_until, after.effective_from) == (date(2026, 1, 1), date(2026, 1, 1))
    assert (before.policy_version, after.policy_version) == (1, 2)
    assert "fewer than" not in before.explanation.text


def test_under_a_new_version_a_level_was_reached_when_it_was() -> None:
    for each in due(ask(date(2026, 1, 1), FACTS, *VERSIONS)):
        [reached] = [step for step in each.explanation.children if step.code == "level_reached"]
        assert "on 1 September 2025: level 1" in reached.text


@pytest.mark.parametrize(
    ("rule", "counts"), [("first_award", 0), ("one_at_a_time", 0), ("every_award", 1)]
)
def test_the_first_award_is_the_first_whichever_version_speaks_for_its_period(
    rule: str, counts: int
) -> None:
    by_year = changed(
        {
            "benefits/0/accumulate/over": {"over": "year", "kind": "contract"},
            "benefits/0/accumulate/same_credential": rule,
            "benefits/0/date/governed_by": "version_on_period",
            "benefits/0/pay": {**ONE_TIME, "paid": "first_pay_period"},
        },
        RULES,
    )
    facts = [*FACTS, award(MAKER, date(2026, 9, 1), name="again")]
    again = (adopted(by_year), adopted(by_year, date(2026, 7, 1), version=2))
    for versions in (again[:1], again):
        assert len(due(ask(date(2026, 6, 30), facts, *versions))) == 1
        assert len(due(ask(date(2027, 6, 30), facts, *versions))) == counts
