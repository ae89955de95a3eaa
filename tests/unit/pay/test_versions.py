"""A version of a policy holds until the next; the benefit says which one speaks."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from ledger.domain.facts.learning import Enrollment
from ledger.domain.pay.answer import EligibilityState, WaitingKind
from ledger.domain.pay.inputs.versions import versions_in_force
from ledger.domain.pay.words.wording import said
from ledger.domain.timeline.item import Item, TimelineFact
from tests.unit.pay.facts import EDUCATOR, award, item, job
from tests.unit.pay.policies import (
    LEARNING,
    MAKER,
    PLAIN,
    adopted,
    ask,
    benefit,
    codes,
    due,
    faults,
)

FIRST, CHANGE, SPRING = date(2024, 7, 1), date(2026, 1, 1), date(2026, 4, 1)
JOB = job(date(2024, 7, 1))
EARLY = job(date(2023, 7, 1))
OLD = award(MAKER, date(2025, 7, 1))
EACH_DAY = {"date/governed_by": "version_each_day"}


def begun(begun_on: date, awarded_on: date) -> list[Item[TimelineFact]]:
    """An award and the enrollment it came from."""
    value = Enrollment(
        educator_id=EDUCATOR, credential_id=MAKER, credential_version=1, enrolled_on=begun_on
    )
    return [item(f"enrollment {MAKER}", value, begun_on), award(MAKER, awarded_on)]


def two(changes: dict[str, Any]) -> list[Any]:
    dearer = benefit({f"decide/prices/{MAKER}/amount": "730.00", **changes})
    return [adopted(benefit(changes), FIRST), adopted(dearer, CHANGE, version=2)]


def test_by_the_day_of_the_award_a_new_version_changes_nothing_for_old_awards() -> None:
    (segment,) = due(ask(SPRING, [JOB, OLD], *two({})))
    assert segment.policy_version == 1
    assert segment.amount is not None
    assert segment.amount.amount == Decimal("365.00")
    (new,) = due(ask(SPRING, [JOB, award(MAKER, date(2026, 2, 1))], *two({})))
    assert new.policy_version == 2


def test_by_each_day_a_new_version_takes_over_on_its_day() -> None:
    first, second = due(ask(SPRING, [JOB, OLD], *two(EACH_DAY)))
    assert (first.policy_version, first.effective_until) == (1, CHANGE)
    assert (second.policy_version, second.effective_from) == (2, CHANGE)
    assert [each.amount.amount for each in (first, second) if each.amount] == [
        Decimal("184.00"),
        Decimal("362.00"),
    ]


def test_a_version_that_begins_after_the_day_asked_is_pending() -> None:
    first, second = ask(date(2025, 9, 1), [JOB, OLD], *two(EACH_DAY)).segments
    assert (first.state, first.effective_until) == (EligibilityState.DUE, CHANGE)
    assert second.state is EligibilityState.PENDING
    assert second.waiting_for[0].kind is WaitingKind.POLICY_VERSION


def test_a_version_that_is_over_before_it_takes_effect_leaves_the_word_to_the_next() -> None:
    later = {**EACH_DAY, "date/effective": {"align": "next_contract_year", "first_day": "waits"}}
    (segment,) = ask(SPRING, [JOB, award(MAKER, date(2025, 9, 1))], *two(later)).segments
    assert (segment.policy_version, segment.state) == (2, EligibilityState.PENDING)
    assert segment.effective_from == date(2026, 7, 1)


def test_a_version_that_drops_a_credential_says_so_beside_what_was_due_before() -> None:
    without = benefit({"decide/prices": {LEARNING: {"amount": "1.00"}}, **EACH_DAY})
    policies = [adopted(benefit(EACH_DAY), FIRST), adopted(without, CHANGE, version=2)]
    before, after = sorted(
        ask(SPRING, [JOB, OLD], *policies).segments, key=lambda each: each.policy_version
    )
    assert (before.state, before.effective_until) == (EligibilityState.DUE, CHANGE)
    assert (after.state, codes(after)[-1]) == (EligibilityState.NOT_DUE, "unlisted")
    assert before.segment_id != after.segment_id


def test_what_is_measured_once_a_year_follows_no_version_of_each_day() -> None:
    document = benefit({"pay/time": "whole_year", **EACH_DAY})
    assert list(faults(document)) == ["/benefits/0/date/governed_by"]


def test_a_version_that_measures_once_says_nothing_of_what_each_days_version_governs() -> None:
    once = benefit({"pay/time": "whole_year"})
    policies = [adopted(benefit(EACH_DAY), FIRST), adopted(once, CHANGE, version=2)]
    answer = ask(SPRING, [JOB, OLD], *policies)
    assert [each.effective_until for each in due(answer)] == [CHANGE]


def test_an_award_from_before_the_policy_is_not_due_where_its_day_decides() -> None:
    (segment,) = ask(SPRING, [JOB, OLD], adopted(PLAIN, CHANGE)).segments
    assert segment.state is EligibilityState.NOT_DUE
    assert codes(segment)[-1] == "before_policy"
    assert segment.explanation.children[-1].text == (
        f"It was awarded on {said(OLD.effective_from)}, before the policy begins on {said(CHANGE)}."
    )


def test_before_the_year_in_which_a_policy_begins_nothing_is_told_of_what_it_never_counts() -> None:
    later = adopted(PLAIN, date(2026, 9, 1), policy_id="later")
    (segment,) = ask(date(2026, 6, 30), [JOB, OLD], adopted(PLAIN, FIRST), later).segments
    assert segment.policy_id == "policy"
    told = {each.policy_id for each in ask(date(2026, 7, 1), [JOB, OLD], later).segments}
    assert told == {"later"}
    alone = ask(date(2026, 6, 30), [JOB, OLD], later)
    assert [each.code for each in alone.explanation.children] == ["of_no_benefit"]


def test_an_award_from_before_the_policy_counts_from_its_first_day_where_each_day_decides() -> None:
    (segment,) = due(ask(SPRING, [JOB, OLD], adopted(benefit(EACH_DAY), CHANGE)))
    assert segment.effective_from == CHANGE


def test_a_later_version_of_an_earlier_day_replaces_those_in_between() -> None:
    versions = versions_in_force(
        (
            adopted(PLAIN, date(2025, 1, 1), version=1),
            adopted(PLAIN, date(2026, 1, 1), version=2),
            adopted(PLAIN, date(2025, 6, 1), version=3),
        )
    )
    assert [(each.number, each.in_force_from, each.in_force_until) for each in versions] == [
        (1, date(2025, 1, 1), date(2025, 6, 1)),
        (3, date(2025, 6, 1), None),
    ]


def test_the_order_in_which_policies_are_given_does_not_matter() -> None:
    policies = two(EACH_DAY)
    assert ask(SPRING, [JOB, OLD], *policies) == ask(SPRING, [JOB, OLD], *reversed(policies))


def test_a_limit_holds_across_versions() -> None:
    pool = {
        "counts": "times",
        "pool_id": "one",
        "title": "One",
        "sharing": "policy",
        "scope": "career",
        "limit": 1,
    }
    changes = {"accumulate/uses": [{"pool": "one", "drawn": "once"}], **EACH_DAY}
    document = benefit(changes, pools=[pool])
    policies = [adopted(document, FIRST), adopted(document, CHANGE, version=2)]
    items = [JOB, OLD, award(LEARNING, date(2025, 8, 1))]
    paid = {segment.credential_id for segment in due(ask(SPRING, items, *policies))}
    assert paid == {MAKER}


def test_the_version_of_the_awards_day_says_for_good_that_it_governs_for_good() -> None:
    policies = [adopted(benefit({}), FIRST), adopted(benefit(EACH_DAY), CHANGE, version=2)]
    (segment,) = ask(SPRING, [JOB, OLD], *policies).segments
    assert (segment.policy_version, segment.effective_until) == (1, date(2026, 7, 1))


def test_the_version_of_the_awards_day_says_for_good_that_each_day_governs() -> None:
    policies = [adopted(benefit(EACH_DAY), FIRST), adopted(benefit({}), CHANGE, version=2)]
    first, second = due(ask(SPRING, [JOB, OLD], *policies))
    assert (first.policy_version, first.effective_until) == (1, CHANGE)
    assert (second.policy_version, second.effective_from) == (2, CHANGE)


@pytest.mark.parametrize("before", ["version_on_award", "version_on_start"])
@pytest.mark.parametrize(
    ("begun_on", "number"), [(date(2025, 12, 31), 1), (CHANGE, 2)], ids=["before", "on-its-day"]
)
def test_by_the_day_it_was_begun_the_version_is_named_with_that_day(
    before: str, begun_on: date, number: int
) -> None:
    """What a new version says of when it speaks holds for all that is earned under it."""
    old = benefit({"date/governed_by": before})
    new = benefit({"date/governed_by": "version_on_start"})
    course = begun(begun_on, date(2026, 2, 1))
    policies = [adopted(old, FIRST), adopted(new, CHANGE, version=2)]
    (segment,) = due(ask(SPRING, [EARLY, *course], *policies))
    assert segment.policy_version == number
    (said,) = (each for each in segment.explanation.children if each.code == "version_on_start")
    assert said.inputs["started_on"] == str(begun_on)
    assert f"so version {number} of the policy decides" in said.text


def test_what_was_begun_before_the_policy_is_told_by_the_day_it_was_begun() -> None:
    course = begun(date(2024, 6, 30), date(2024, 8, 1))
    policy = adopted(benefit({"date/governed_by": "version_on_start"}), FIRST)
    (segment,) = ask(SPRING, [EARLY, *course], policy).segments
    assert segment.explanation.text.endswith(
        "It was begun on 30 June 2024, before the policy begins on 1 July 2024."
    )
