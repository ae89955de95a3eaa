"""The order of reference entries does not matter to what they say; `known` cuts them off."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.domain.book import DistrictBook
from ledger.domain.values import Fact
from ledger.projections import reference_questions as ask
from ledger.projections.replay import Replayed, replay
from tests.support.catalogue import group, recognition, retirement, stack, withdrawal
from tests.support.districts import schedule, school
from tests.support.entries import raw_entries
from tests.support.facts import calendar, credential, day, issuer, requirement
from tests.support.granting import lakeview
from tests.support.memory import MemoryLedger

PUBLISHED: tuple[Fact, ...] = (
    calendar(2024),
    calendar(2025),
    calendar(2025, calendar_id="aides", employee_groups=("aides",)),
    requirement(),
    school(),
    school(school_id="south"),
    schedule(),
    schedule(effective_from=day("2026-07-01")),
    recognition("2026-01-01"),
    recognition("2026-05-01", effective_until=day("2026-08-01")),
    recognition("2026-03-01", credential_id="machine-learning"),
)
"""Facts of which none replaces another."""

OTHERS: tuple[Fact, ...] = (
    issuer(name="CraftED International"),
    stack("makers", group("maker-educator")),
    stack("makers", group("machine-learning")),
    credential(title="Second edition"),
    retirement("2026-03-01"),
    school(name="North Academy"),
    withdrawal("2026-02-01"),
)


def told(facts: Sequence[Fact]) -> MemoryLedger:
    ledger = lakeview()
    for fact in facts:
        ledger.record(fact)
    return ledger


def said(book: DistrictBook) -> object:
    """Everything a book says, without the positions where it was said."""
    spans = [(each.recognition, each.until) for each in book.recognitions]
    published = [each.fact for each in (*book.calendars, *book.requirements, *book.schedules)]
    return published, book.schools, spans


@given(st.permutations(PUBLISHED))
@settings(deadline=None)
def test_a_district_s_book_says_the_same_in_whatever_order_it_was_published(
    facts: list[Fact],
) -> None:
    expected = told(PUBLISHED).world().book("lakeview")
    assert said(told(facts).world().book("lakeview")) == said(expected)


def answers(log: Replayed, at: int) -> list[object]:
    """Everything the reference answers at a position."""
    known = log.view(districts=["lakeview"], known=at).districts
    listings = (ask.issuers(), ask.credentials(), ask.stacks(), ask.policies("lakeview"))
    return [known, *(log.refer(each, at).value for each in listings)]


@given(st.permutations(PUBLISHED))
@settings(deadline=None, max_examples=10)
def test_what_was_known_at_a_position_is_what_the_log_up_to_it_says(facts: list[Fact]) -> None:
    entries = raw_entries(told([*facts, *OTHERS]))
    whole = replay(entries)
    for at in range(1, len(entries) + 1):
        assert answers(whole, at) == answers(replay(entries[:at]), at)
