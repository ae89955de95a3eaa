"""When a stack counts as earned, and by which awards."""

import pytest

from ledger.domain.facts.catalogue import Stack
from ledger.domain.pay.inputs.earned import Earned, EarnedKind
from ledger.domain.pay.inputs.stacked import stacks_earned
from tests.support.catalogue import group, stack
from tests.support.correcting import annul
from tests.support.facts import day, simple_credential
from tests.support.granting import earn_simply, lakeview, revocation, teacher, void
from tests.support.memory import MemoryLedger

BOTH = stack("both", group("reading", "writing"))
CHOICE = stack("choice", group("reading", "writing", "arithmetic", minimum=1))
NESTED = stack("nested", group("arithmetic", stack_ids=("both",), minimum=1))


@pytest.fixture
def ledger() -> MemoryLedger:
    made = lakeview()
    for name in ("reading", "writing", "arithmetic"):
        made.record(simple_credential(name))
    return made


@pytest.fixture
def educator(ledger: MemoryLedger) -> str:
    return teacher(ledger)


def earn(ledger: MemoryLedger, educator: str, credential_id: str, on: str) -> str:
    return earn_simply(ledger, educator, credential_id, enrolled="2026-01-01", awarded=on)[1]


def earned(
    ledger: MemoryLedger, educator: str, *stacks: Stack, on: str = "2026-06-15"
) -> list[Earned]:
    known = {each.stack_id: each for each in (BOTH, *stacks)}
    found = stacks_earned(ledger.timeline(educator).items, known, day(on))
    return [each for each in found if each.category in {named.stack_id for named in stacks}]


def held(found: Earned) -> list[tuple[str, str | None]]:
    return [(str(a), None if b is None else str(b)) for a, b in found.held or ()]


def test_a_stack_is_earned_on_the_day_of_the_last_award_and_rests_on_all_of_them(
    ledger: MemoryLedger, educator: str
) -> None:
    last = earn(ledger, educator, "writing", "2026-03-01")
    first = earn(ledger, educator, "reading", "2026-02-01")
    assert earned(ledger, educator, BOTH, on="2026-02-28") == []
    [found] = earned(ledger, educator, BOTH, on="2026-03-01")
    assert (found.kind, found.category) == (EarnedKind.STACK, "both")
    assert found.earned_on == day("2026-03-01")
    assert found.facts == (last, first)
    assert found.positions == tuple(
        at for each in (last, first) for at in ledger.item(educator, each).positions
    )
    assert held(found) == [("2026-03-01", None)]
    assert found.described.title == BOTH.title


def test_what_is_held_beyond_the_stack_is_not_behind_it(
    ledger: MemoryLedger, educator: str
) -> None:
    first = earn(ledger, educator, "reading", "2026-02-01")
    earn(ledger, educator, "machine-learning", "2026-01-15")
    earn(ledger, educator, "writing", "2026-03-01")
    [found] = earned(ledger, educator, CHOICE)
    assert found.facts == (first,)


def test_a_stack_stands_until_a_member_is_lost_and_is_another_one_once_it_is_replaced(
    ledger: MemoryLedger, educator: str
) -> None:
    lost = earn(ledger, educator, "reading", "2026-02-01")
    ledger.record(revocation(educator, lost, "2026-03-01"))
    again = earn(ledger, educator, "writing", "2026-04-01")
    first, second = earned(ledger, educator, CHOICE)
    assert (held(first), first.facts) == ([("2026-02-01", "2026-03-01")], (lost,))
    assert (held(second), second.facts) == ([("2026-04-01", None)], (again,))
    assert first.key != second.key
    assert earned(ledger, educator, CHOICE, on="2026-03-31") == [first]


def test_a_member_replaced_on_the_day_it_is_lost_leaves_no_gap(
    ledger: MemoryLedger, educator: str
) -> None:
    lost = earn(ledger, educator, "reading", "2026-02-01")
    ledger.record(revocation(educator, lost, "2026-03-01"))
    earn(ledger, educator, "writing", "2026-03-01")
    [found] = earned(ledger, educator, CHOICE)
    assert held(found) == [("2026-02-01", None)]
    assert found.facts == (lost,)


def test_an_end_to_come_is_known_and_bounds_it(ledger: MemoryLedger, educator: str) -> None:
    only = earn(ledger, educator, "reading", "2026-02-01")
    ledger.record(revocation(educator, only, "2026-09-01"))
    [found] = earned(ledger, educator, CHOICE, on="2026-03-01")
    assert held(found) == [("2026-02-01", "2026-09-01")]


def test_a_void_or_annulled_award_completes_nothing(ledger: MemoryLedger, educator: str) -> None:
    voided = earn(ledger, educator, "reading", "2026-02-01")
    ledger.record(void(educator, voided))
    annulled = earn(ledger, educator, "writing", "2026-03-01")
    annul(ledger, educator, annulled)
    assert earned(ledger, educator, CHOICE) == []


def test_a_stack_within_brings_its_awards_once_it_is_complete(
    ledger: MemoryLedger, educator: str
) -> None:
    first = earn(ledger, educator, "reading", "2026-02-01")
    assert earned(ledger, educator, NESTED) == []
    last = earn(ledger, educator, "writing", "2026-03-01")
    [found] = earned(ledger, educator, NESTED)
    assert found.facts == (last, first)


def test_an_incomplete_stack_within_brings_nothing(ledger: MemoryLedger, educator: str) -> None:
    earn(ledger, educator, "reading", "2026-02-01")
    only = earn(ledger, educator, "arithmetic", "2026-03-01")
    [found] = earned(ledger, educator, NESTED)
    assert found.facts == (only,)


def test_stacks_come_by_id(ledger: MemoryLedger, educator: str) -> None:
    earn(ledger, educator, "reading", "2026-02-01")
    earn(ledger, educator, "writing", "2026-03-01")
    found = earned(ledger, educator, NESTED, CHOICE, BOTH)
    assert [each.category for each in found] == ["both", "choice", "nested"]
    assert len({each.key for each in found}) == 3
