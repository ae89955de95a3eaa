"""What awaits the educator: rewards that are offered and were never claimed."""

from typing import Any

import pytest

from ledger.domain.answers.pending_shape import PendingKind
from ledger.domain.facts.placement import RewardTaken
from tests.support.catalogue import group, stack
from tests.support.claiming import Case, case, claim, claiming, withdrawal
from tests.support.facts import day, employment
from tests.support.granting import approval, earn_badge, earn_simply, lakeview, revocation, teacher
from tests.support.jobs import opening_balance
from tests.support.memory import MemoryLedger
from tests.support.pending import LATER, awaited, waiting, with_rewards

PATHWAY: dict[str, Any] = {"credential_id": None, "stack_id": "digital-teaching"}


@pytest.fixture
def ledger() -> MemoryLedger:
    """Lakeview, which offers a stipend or a lane for the badge."""
    made = claiming()
    made.record(with_rewards())
    return made


@pytest.fixture
def educator(ledger: MemoryLedger) -> str:
    """A teacher."""
    return teacher(ledger)


@pytest.fixture
def badge(ledger: MemoryLedger, educator: str) -> str:
    """The teacher's badge of 15 March."""
    return earn_badge(ledger, educator)[1]


def offered(ledger: MemoryLedger, educator: str, on: str = LATER) -> list[str]:
    return list(waiting(ledger, educator, PendingKind.REWARD, on))


def test_a_reward_waits_for_its_claim_from_the_award_on(
    ledger: MemoryLedger, educator: str, badge: str
) -> None:
    assert offered(ledger, educator, "2026-03-14") == []
    assert offered(ledger, educator, "2026-03-15") == [badge]
    [told] = awaited(ledger, educator, PendingKind.REWARD)
    assert told.day == day("2026-03-15")
    assert told.text == (
        "A reward for Maker Educator Badge: the district offers stipend or lane, and none was "
        "claimed."
    )


def test_an_award_that_ended_or_is_recognized_without_rewards_offers_nothing(
    ledger: MemoryLedger, educator: str, badge: str
) -> None:
    earn_simply(ledger, educator)
    assert offered(ledger, educator) == [badge]

    ledger.record(revocation(educator, badge, "2026-05-01"))
    assert offered(ledger, educator, "2026-04-30") == [badge]
    assert offered(ledger, educator, "2026-05-01") == []


def test_a_claim_ends_the_wait_on_its_day_whether_approved_or_not_decided(
    ledger: MemoryLedger, educator: str, badge: str
) -> None:
    asked = ledger.record(claim(educator, badge)).fact_id

    assert offered(ledger, educator, "2026-04-09") == [badge]
    assert offered(ledger, educator, "2026-04-10") == []
    assert asked in waiting(ledger, educator, PendingKind.CLAIM)


def test_a_claim_that_is_withdrawn_or_denied_leaves_the_reward_to_be_claimed() -> None:
    withdrawn, denied, approved = case(), case(), case()
    for each in (withdrawn, denied, approved):
        each.ledger.record(with_rewards())
    withdrawn.tell(withdrawal(withdrawn.educator, withdrawn.claim, "2026-04-20"))
    denied.deny(denied.claim, "2026-04-20")
    approved.tell(approval(approved.educator, approved.claim, "2026-04-20"))

    def found(given: Case, on: str) -> list[str]:
        return offered(given.ledger, given.educator, on)

    assert [found(each, "2026-04-19") for each in (withdrawn, denied, approved)] == [[], [], []]
    assert found(withdrawn, "2026-04-20") == [withdrawn.badge]
    assert found(denied, "2026-04-20") == [denied.badge]
    assert found(approved, "2026-04-20") == []


def test_a_claim_to_another_district_leaves_the_reward_to_be_claimed(
    ledger: MemoryLedger, educator: str, badge: str
) -> None:
    job = {"assignment_id": "teacher-2", "primary": False, "district_id": "elsewhere"}
    ledger.record(employment(educator, **job))
    ledger.record(claim(educator, badge, district_id="elsewhere", policy_id="theirs"))

    assert offered(ledger, educator) == [badge]


@pytest.mark.parametrize(
    ("taken", "waits"),
    [
        ({"credential_id": "maker-educator", "taken_on": day("2026-03-20")}, False),
        ({"credential_id": "maker-educator", "taken_on": day("2026-03-14")}, True),
        ({"credential_id": "machine-learning", "taken_on": day("2026-03-20")}, True),
    ],
)
def test_a_reward_taken_for_the_credential_before_the_cut_over_is_not_to_be_claimed(
    taken: dict[str, Any], *, waits: bool
) -> None:
    ledger = lakeview()
    ledger.record(with_rewards())
    educator = teacher(ledger)
    _, badge = earn_badge(ledger, educator)
    rewards = (RewardTaken(benefit_id="stipend", **taken),)
    ledger.record(opening_balance(educator, "2026-04-01", rewards=rewards))

    assert offered(ledger, educator) == ([badge] if waits else [])


def test_a_stack_waits_under_the_award_that_completed_it(
    ledger: MemoryLedger, educator: str
) -> None:
    ledger.record(stack())
    ledger.record(with_rewards("2026-02-01", **PATHWAY))
    ledger.record(with_rewards("2026-01-01", credential_id="machine-learning"))
    _, first = earn_simply(ledger, educator, awarded="2026-03-01")
    assert [each.text for each in awaited(ledger, educator, PendingKind.REWARD)] == [
        "A reward for machine-learning: the district offers stipend or lane, and none was claimed."
    ]

    _, last = earn_badge(ledger, educator)
    found = awaited(ledger, educator, PendingKind.REWARD)
    assert [each.fact_id for each in found] == [first, last, last]
    assert found[-1].text == (
        "A reward for digital-teaching, complete since 15 March 2026: the district offers stipend "
        "or lane, and none was claimed."
    )

    ledger.record(claim(educator, last))
    assert offered(ledger, educator) == [first]


def test_an_award_that_came_when_a_stack_was_complete_did_not_complete_it(
    ledger: MemoryLedger, educator: str
) -> None:
    inner = stack("inner", group("machine-learning"))
    outer = group("maker-educator", stack_ids=("inner",), minimum=1)
    ledger.record(inner)
    ledger.record(stack("digital-teaching", outer))
    ledger.record(with_rewards(**PATHWAY))
    _, first = earn_simply(ledger, educator, awarded="2026-03-01")
    earn_badge(ledger, educator)

    of_stack = [
        each.fact_id
        for each in awaited(ledger, educator, PendingKind.REWARD)
        if "complete since 1 March 2026" in each.text
    ]
    assert of_stack == [first]
