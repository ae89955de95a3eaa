"""What a district recognizes on a day follows from what was said of which day."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ledger.domain.facts.recognition import Recognition
from ledger.domain.recognition import RecognitionSpan, Said, recognition_spans
from tests.support.catalogue import recognition, stack, terms, withdrawal
from tests.support.facts import day
from tests.support.granting import lakeview

BADGE = "credential/maker-educator"
_FIRST = day("2026-01-01")


def told(*said: Said) -> list[tuple[date, date | None, tuple[int, ...]]]:
    """Give the days and positions of what a district said, at positions 1, 2 …"""
    spans = recognition_spans(said)
    return [(each.recognition.effective_from, each.until, each.positions) for each in spans]


def test_a_decision_holds_until_the_next_takes_over_on_its_day() -> None:
    later, sooner = (recognition("2026-03-01"), 1), (recognition("2026-01-01"), 2)
    assert told(later, sooner) == [
        (day("2026-01-01"), day("2026-03-01"), (2, 1)),
        (day("2026-03-01"), None, (1,)),
    ]


def test_a_decision_that_ended_before_the_next_rests_on_itself_alone() -> None:
    until = day("2026-02-01")
    assert told((recognition(effective_until=until), 1), (recognition("2026-03-01"), 2)) == [
        (day("2026-01-01"), until, (1,)),
        (day("2026-03-01"), None, (2,)),
    ]


def test_a_withdrawal_ends_what_holds_and_a_later_decision_begins_anew() -> None:
    said = ((recognition(), 1), (withdrawal("2026-02-01"), 2), (recognition("2026-03-01"), 3))
    assert told(*said) == [
        (day("2026-01-01"), day("2026-02-01"), (1, 2)),
        (day("2026-03-01"), None, (3,)),
    ]


def test_of_two_things_said_of_one_day_the_later_entry_replaces_the_earlier() -> None:
    assert told((recognition(), 1), (recognition(), 2)) == [(day("2026-01-01"), None, (2,))]
    assert told((recognition(), 1), (withdrawal("2026-01-01"), 2)) == []
    assert told((withdrawal("2026-01-01"), 1), (recognition(), 2)) == [
        (day("2026-01-01"), None, (2,))
    ]


def test_a_credential_and_a_stack_of_one_name_are_two_subjects() -> None:
    ledger = lakeview()
    ledger.record(stack("maker-educator"))
    ledger.record(recognition(credential_id=None, stack_id="maker-educator"))
    book = ledger.world().book("lakeview")
    assert book.recognition_of("stack/maker-educator", day("2026-02-01")) is not None
    assert book.recognition_of(BADGE, day("2026-02-01")) is None


def test_the_terms_of_a_day_are_those_of_the_decision_that_holds_then() -> None:
    ledger = lakeview()
    more = terms(clock_hours=Decimal(20))
    for fact in (recognition(), recognition("2026-03-01", terms=more), withdrawal("2026-05-01")):
        ledger.record(fact)
    book = ledger.world().book("lakeview")

    def on(text: str) -> object:
        found = book.recognition_of(BADGE, day(text))
        return found and found.recognition.terms

    assert on("2025-12-31") is None
    assert on("2026-02-28") == terms()
    assert on("2026-04-30") == more
    assert on("2026-05-01") is None


@st.composite
def sayings(draw: st.DrawFn) -> list[Said]:
    """Decisions and withdrawals on two subjects, no two of one subject and day."""
    said = draw(
        st.lists(
            st.tuples(st.sampled_from("ab"), st.integers(0, 30), st.integers(0, 3)),
            unique_by=lambda one: one[:2],
            max_size=12,
        )
    )
    found: list[Said] = []
    for position, (name, offset, how) in enumerate(said, 1):
        since = _FIRST + timedelta(offset)
        until = since + timedelta(5 * how) if how > 1 else None
        fact = (
            withdrawal(str(since), credential_id=name)
            if how == 0
            else recognition(str(since), credential_id=name, effective_until=until)
        )
        found.append((fact, position))
    return found


@given(sayings(), st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_change_what_is_recognized(
    said: list[Said], chance: Random
) -> None:
    shuffled = list(said)
    chance.shuffle(shuffled)
    assert recognition_spans(shuffled) == recognition_spans(said)


@given(sayings())
def test_on_every_day_at_most_one_decision_holds_the_last_one_said_of_a_day_so_far(
    said: list[Said],
) -> None:
    spans = recognition_spans(said)
    for name in "ab":
        for offset in range(50):
            on = _FIRST + timedelta(offset)
            held = [span for span in spans if _of(span, name) and span.holds_on(on)]
            assert [span.recognition for span in held] == _expected(said, name, on)


def _of(span: RecognitionSpan, name: str) -> bool:
    return span.recognition.credential_id == name


def _expected(said: list[Said], name: str, on: date) -> list[Recognition]:
    """Read day by day what was said last."""
    last: Recognition | None = None
    for offset in range((on - _FIRST).days + 1):
        today = _FIRST + timedelta(offset)
        for fact, _ in said:
            if fact.credential_id != name:
                continue
            if isinstance(fact, Recognition):
                last = fact if fact.effective_from == today else last
            elif fact.effective_on == today:
                last = None
    if last is None or (last.effective_until is not None and last.effective_until <= on):
        return []
    return [last]
