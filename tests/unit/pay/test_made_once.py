"""What many evaluations share is made once, and once for each thing it is made of."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from ledger.domain.pay.accumulate import adding
from ledger.domain.pay.inputs.almanac import Almanac
from ledger.domain.pay.inputs.versions import versions_in_force
from ledger.domain.pay.levels.tally import Tally
from ledger.domain.pay.levels.together import levels_of
from ledger.domain.pay.shorthand import policies_of
from ledger.domain.recorded import Published
from ledger.domain.same import Same
from ledger.domain.timeline.items import Items
from tests.support.facts import day, employment
from tests.unit.answers.development import requirement
from tests.unit.pay.asking import HIRED, document, granted
from tests.unit.pay.facts import EDUCATOR, book, school_year
from tests.unit.pay.policies import ANDROID, LEARNING, MAKER, PLAIN, adopted, ask, changed

ON = date(2026, 1, 15)
AIDE = employment(EDUCATOR, employee_group="aides")
NURSE = employment(EDUCATOR, employee_group="nurses")


def test_a_thing_is_the_same_as_itself_and_no_other_that_says_the_same() -> None:
    part, equal = [1], [1]
    assert Same("told", part) == Same("otherwise", part)
    assert hash(Same("told", part)) == hash(Same("otherwise", part))
    assert Same("told", part) != Same("told", equal)
    assert Same("told", part) != "told"


def test_the_versions_of_the_same_policies_are_read_once() -> None:
    policies = (adopted(PLAIN), adopted(PLAIN, date(2026, 1, 1), version=2))
    found = versions_in_force(policies)
    assert versions_in_force(policies) is found
    retired = tuple(replace(each, retired_on=date(2026, 3, 1)) for each in policies)
    assert [each.number for each in versions_in_force(retired)] == [1, 2, 2]


def test_jobs_of_one_group_share_an_almanac_and_those_of_another_do_not() -> None:
    own = msgspec.structs.replace(
        school_year(2025, periods=6), calendar_id="aides", employee_groups=("aides",)
    )
    published = book([school_year(2025), own])
    aides, nurses = (Almanac.of(published.for_job(job)) for job in (AIDE, NURSE))
    later = employment(EDUCATOR, employee_group="aides", effective_from=day("2026-02-01"))
    assert Almanac.of(published.for_job(later)) is aides
    assert aides.positions != nurses.positions
    assert Almanac.of(book([school_year(2025), own]).for_job(AIDE)) == aides


def test_a_sum_is_taken_once_for_each_version_however_many_facts_are_in_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    taken: list[Tally] = []

    def counted(*given: object) -> Tally:
        taken.append(levels_of(*given))  # type: ignore[arg-type]  # what it is given
        return taken[-1]

    monkeypatch.setattr(adding, "levels_of", counted)
    facts = [HIRED, *granted(MAKER, date(2025, 9, 1)), *granted(LEARNING, date(2025, 9, 1))]
    first = adopted(document())
    assert ask(ON, facts, first).segments
    assert len(taken) == 1
    dearer = changed({"benefits/0/decide": {"by": "amount", "amount": "200.00"}}, document())
    facts += granted(ANDROID, date(2025, 3, 1))
    taken.clear()
    ask(ON, facts, first, adopted(dearer, date(2025, 9, 1), version=2))
    assert len(taken) == 2


def test_what_was_found_in_items_is_kept_with_them() -> None:
    facts = tuple(granted(MAKER, date(2025, 9, 1)))
    items = Items.of(facts)
    assert items == facts
    assert Items.of(items) is items


def test_the_policy_of_the_same_requirements_is_made_and_read_once() -> None:
    requirements = (Published(requirement(), 700),)
    made = policies_of(requirements)
    assert policies_of(requirements) is made
    assert versions_in_force(policies_of(requirements)) is versions_in_force(made)
    other = policies_of((Published(requirement(), 700),))
    assert (other == made, other is made) == (True, False)
