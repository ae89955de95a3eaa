"""A sum whose rules have a new version each day speaks of what was earned, not of the version."""

from datetime import date

from tests.unit.pay.asking import document
from tests.unit.pay.facts import award, job
from tests.unit.pay.policies import MAKER, adopted, ask, changed, due

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
