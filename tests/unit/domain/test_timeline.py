"""What an educator's facts amount to: late, ended, voided, in any order of arrival."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.domain.facts.educator import Educator
from ledger.domain.facts.learning import Outcome
from ledger.domain.refusals.correction import InvalidatesLaterFact
from ledger.domain.timeline.fold import timeline
from ledger.domain.timeline.item import Closing
from tests.support.correcting import annul
from tests.support.facts import assessment, day, enrollment, simple_credential
from tests.support.granting import earn_simply, lakeview, revocation, teacher, void
from tests.support.histories import CORRECTIONS, REVOCATION, Step, histories, shape, told
from tests.support.memory import MemoryLedger


def problem(ledger: MemoryLedger, educator: str, fact_id: str) -> str | None:
    """Give the reason a fact does not count."""
    found = ledger.item(educator, fact_id).problem
    return None if found is None else found.reason


def test_a_late_fact_that_would_invalidate_a_later_one_is_refused_and_names_it() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    begun = ledger.record(enrollment(educator)).fact_id
    failed = {"outcome": Outcome.NOT_YET}
    ledger.record(assessment(educator, begun, "2026-02-01", **failed))
    passed = ledger.record(assessment(educator, begun, "2026-04-01")).fact_id

    with pytest.raises(InvalidatesLaterFact) as refusal:
        ledger.record(assessment(educator, begun, "2026-03-01", **failed))

    assert refusal.value.fact_id == passed


def test_an_assessment_recorded_late_takes_its_place_by_its_date() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    begun = ledger.record(enrollment(educator)).fact_id
    ledger.record(assessment(educator, begun, "2026-04-01"))

    ledger.record(assessment(educator, begun, "2026-03-01", outcome=Outcome.NOT_YET))

    assert all(item.supported for item in ledger.timeline(educator).items)


def test_a_void_award_was_never_held_so_what_rested_on_it_falls() -> None:
    ledger = lakeview()
    ledger.record(simple_credential("advanced", prerequisites=("machine-learning",)))
    educator = teacher(ledger)
    _, granted = earn_simply(ledger, educator)
    _, advanced = earn_simply(
        ledger, educator, "advanced", enrolled="2026-03-20", awarded="2026-04-01"
    )

    ledger.record(void(educator, granted))

    assert problem(ledger, educator, advanced) == "ENROLLMENT_UNSUPPORTED"
    held = ledger.item(educator, granted)
    assert held.supported
    assert held.holding is not None
    assert held.holding.void
    assert not held.holding.held_on(day("2026-04-01"))


def test_an_ended_award_was_held_until_the_day_it_ended() -> None:
    ledger = lakeview()
    ledger.record(simple_credential("advanced", prerequisites=("machine-learning",)))
    educator = teacher(ledger)
    _, granted = earn_simply(ledger, educator)
    _, advanced = earn_simply(
        ledger, educator, "advanced", enrolled="2026-03-20", awarded="2026-04-01"
    )

    ledger.record(revocation(educator, granted, "2026-05-01"))

    held = ledger.item(educator, granted).holding
    assert held is not None
    assert held.held_on(day("2026-04-30"))
    assert not held.held_on(day("2026-05-01"))
    assert problem(ledger, educator, advanced) is None


def test_a_validity_of_a_month_from_the_31st_ends_with_the_shorter_month() -> None:
    ledger = lakeview()
    ledger.record(simple_credential("yearly", validity_months=1))
    educator = teacher(ledger)
    _, granted = earn_simply(
        ledger, educator, "yearly", enrolled="2026-01-31", awarded="2026-01-31"
    )

    assert ledger.item(educator, granted).effective_until == day("2026-02-28")


def test_an_enrollment_says_by_what_it_closed_and_is_open_again_without_it() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    begun, granted = earn_simply(ledger, educator)

    closing = Closing(closed_on=day("2026-03-15"), closed_by=granted)
    assert ledger.item(educator, begun).closing == closing
    assert ledger.item(educator, granted).closing is None

    annul(ledger, educator, granted)
    assert ledger.item(educator, begun).closing is None


@settings(max_examples=150)
@given(history=histories, shuffle=st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_change_the_timeline(
    history: list[Step], shuffle: Random
) -> None:
    ledger = told([step for step in history if step[0] not in CORRECTIONS])
    for stream in [s for name, s in ledger.streams.items() if name.startswith("educator/")]:
        first, *rest = stream.facts
        assert isinstance(first.fact, Educator)
        shuffle.shuffle(rest)

        shuffled = timeline([first, *rest], ledger.world())

        assert shape(shuffled.items) == shape(timeline(stream.facts, ledger.world()).items)


@settings(max_examples=150)
@given(history=histories)
def test_what_was_accepted_is_supported_until_a_correction_or_revocation(
    history: list[Step],
) -> None:
    ledger = told([step for step in history if step[0] not in (*CORRECTIONS, REVOCATION)])

    for name in ledger.streams:
        if name.startswith("educator/"):
            assert all(i.supported for i in ledger.timeline(name.partition("/")[2]).items)
