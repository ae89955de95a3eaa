"""Since when a stack is complete, and what is missing to it."""

from datetime import date

import pytest

from ledger.domain.answers.stack import StackProgress, stack_progress
from ledger.domain.facts.catalogue import Stack
from tests.support.catalogue import group, stack
from tests.support.facts import day, simple_credential
from tests.support.granting import earn_simply, lakeview, revocation, teacher, void
from tests.support.memory import MemoryLedger

BOTH = stack("both", group("reading", "writing"))
ONE_OF_THREE = stack("choice", group("reading", "writing", "arithmetic", minimum=1))
TWO_OF_NESTED = stack("nested", group("arithmetic", stack_ids=("both",), minimum=2))


@pytest.fixture
def ledger() -> MemoryLedger:
    """A ledger with three simple credentials."""
    made = lakeview()
    for name in ("reading", "writing", "arithmetic"):
        made.record(simple_credential(name))
    return made


@pytest.fixture
def educator(ledger: MemoryLedger) -> str:
    """A teacher who holds nothing."""
    return teacher(ledger)


def earn(ledger: MemoryLedger, educator: str, credential_id: str, on: str) -> str:
    return earn_simply(ledger, educator, credential_id, enrolled="2026-01-01", awarded=on)[1]


def progress(ledger: MemoryLedger, educator: str, of: Stack, on: str) -> StackProgress:
    stacks = {each.stack_id: each for each in (BOTH, ONE_OF_THREE, TWO_OF_NESTED)}
    return stack_progress(of, stacks, ledger.timeline(educator).items, day(on))


def since(ledger: MemoryLedger, educator: str, of: Stack, on: str) -> date | None:
    return progress(ledger, educator, of, on).complete_since


def test_of_whom_nothing_is_known_every_member_is_missing(
    ledger: MemoryLedger, educator: str
) -> None:
    found = progress(ledger, educator, BOTH, "2026-06-01")
    assert found.complete_since is None
    assert [(one.credential_ids, one.missing) for one in found.groups] == [((), 2)]


def test_a_stack_is_complete_from_the_day_the_last_missing_member_is_held(
    ledger: MemoryLedger, educator: str
) -> None:
    earn(ledger, educator, "writing", "2026-03-01")
    earn(ledger, educator, "reading", "2026-02-01")
    assert since(ledger, educator, BOTH, "2026-02-28") is None
    assert since(ledger, educator, BOTH, "2026-03-01") == day("2026-03-01")
    assert since(ledger, educator, BOTH, "2026-06-01") == day("2026-03-01")
    early = progress(ledger, educator, BOTH, "2026-02-28")
    assert [(one.credential_ids, one.missing) for one in early.groups] == [(("reading",), 1)]


def test_more_than_the_minimum_changes_nothing(ledger: MemoryLedger, educator: str) -> None:
    earn(ledger, educator, "writing", "2026-02-01")
    earn(ledger, educator, "reading", "2026-03-01")
    assert since(ledger, educator, ONE_OF_THREE, "2026-06-01") == day("2026-02-01")
    [only] = progress(ledger, educator, ONE_OF_THREE, "2026-06-01").groups
    assert (only.credential_ids, only.missing) == (("reading", "writing"), 0)


def test_one_of_two_ways_lost_on_the_day_another_is_held_leaves_no_gap(
    ledger: MemoryLedger, educator: str
) -> None:
    first = earn(ledger, educator, "writing", "2026-02-01")
    earn(ledger, educator, "reading", "2026-03-01")
    ledger.record(revocation(educator, first, "2026-03-01"))
    assert since(ledger, educator, ONE_OF_THREE, "2026-06-01") == day("2026-02-01")


def test_what_is_lost_and_held_again_counts_from_then(ledger: MemoryLedger, educator: str) -> None:
    first = earn(ledger, educator, "writing", "2026-02-01")
    ledger.record(revocation(educator, first, "2026-03-01"))
    earn(ledger, educator, "reading", "2026-04-01")
    assert since(ledger, educator, ONE_OF_THREE, "2026-02-28") == day("2026-02-01")
    assert since(ledger, educator, ONE_OF_THREE, "2026-03-01") is None
    assert since(ledger, educator, ONE_OF_THREE, "2026-06-01") == day("2026-04-01")


def test_an_award_that_is_void_was_never_held(ledger: MemoryLedger, educator: str) -> None:
    first = earn(ledger, educator, "writing", "2026-02-01")
    ledger.record(void(educator, first))
    assert since(ledger, educator, ONE_OF_THREE, "2026-02-15") is None


def test_a_stack_within_a_stack_counts_as_one_member_once_it_is_complete(
    ledger: MemoryLedger, educator: str
) -> None:
    earn(ledger, educator, "arithmetic", "2026-02-01")
    earn(ledger, educator, "reading", "2026-03-01")
    [only] = progress(ledger, educator, TWO_OF_NESTED, "2026-03-15").groups
    assert (only.credential_ids, only.stack_ids, only.missing) == (("arithmetic",), (), 1)
    earn(ledger, educator, "writing", "2026-04-01")
    assert since(ledger, educator, TWO_OF_NESTED, "2026-06-01") == day("2026-04-01")
    [only] = progress(ledger, educator, TWO_OF_NESTED, "2026-06-01").groups
    assert (only.stack_ids, only.missing) == (("both",), 0)


def test_every_group_must_have_its_minimum(ledger: MemoryLedger, educator: str) -> None:
    two = stack("two", group("reading"), group("writing", "arithmetic", group_id="b", minimum=1))
    earn(ledger, educator, "reading", "2026-02-01")
    assert since(ledger, educator, two, "2026-06-01") is None
    earn(ledger, educator, "arithmetic", "2026-03-01")
    assert since(ledger, educator, two, "2026-06-01") == day("2026-03-01")
