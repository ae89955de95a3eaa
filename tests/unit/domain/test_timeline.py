"""What an educator's facts amount to: late, corrected, voided."""

from decimal import Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledger.domain.facts.correction import Annulment, Correction
from ledger.domain.facts.educator import Educator
from ledger.domain.facts.learning import Outcome
from ledger.domain.recorded import Recorded
from ledger.domain.refusals.credit import InvalidatesLaterFact
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.timeline.fold import timeline
from ledger.domain.timeline.item import Item, TimelineFact
from ledger.domain.values import Fact
from tests.support.facts import activity, assessment, day, enrollment, simple_credential
from tests.support.granting import (
    award,
    credit,
    earn_badge,
    earn_simply,
    lakeview,
    revocation,
    teacher,
    void,
)
from tests.support.histories import Step, histories, told
from tests.support.memory import MemoryLedger


def annulled(ledger: MemoryLedger, educator: str, fact_id: str) -> Recorded[Fact]:
    """Annul the latest link of a fact."""
    chain = ledger.timeline(educator).chains.root(fact_id)
    assert chain is not None
    return ledger.record(
        Correction(
            educator_id=educator,
            fact_id=fact_id,
            latest_position=chain.positions[-1],
            annulment=Annulment(),
        )
    )


def replaced(ledger: MemoryLedger, educator: str, fact_id: str, **new: Any) -> Recorded[Fact]:
    """Replace a fact at its latest link."""
    chain = ledger.timeline(educator).chains.root(fact_id)
    assert chain is not None
    return ledger.record(
        Correction(
            educator_id=educator, fact_id=fact_id, latest_position=chain.positions[-1], **new
        )
    )


def problem(ledger: MemoryLedger, educator: str, fact_id: str) -> str | None:
    """Give the reason a fact does not count."""
    found = ledger.item(educator, fact_id).problem
    return None if found is None else found.reason


def test_a_correction_that_takes_hours_away_un_earns_the_award_and_its_credit() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    begun, badge = earn_badge(ledger, educator)
    credited = ledger.record(credit(educator, badge)).fact_id
    part = next(
        item
        for item in ledger.timeline(educator).items
        if getattr(item.value, "component_id", "") == "lab-class"
    )

    fewer = activity(educator, begun, "lab-class", hours=Decimal("0.5"))
    replaced(ledger, educator, part.fact_id, activity=fewer)

    assert problem(ledger, educator, part.fact_id) is None
    annulled(ledger, educator, part.fact_id)
    assert problem(ledger, educator, badge) == "COMPONENTS_MISSING"
    assert problem(ledger, educator, credited) == "SOURCE_UNSUPPORTED"


def test_annulling_a_correction_restores_what_it_replaced() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    _, granted = earn_simply(ledger, educator)
    first = ledger.item(educator, granted).value
    taken = annulled(ledger, educator, granted)
    assert granted not in [item.fact_id for item in ledger.timeline(educator).items]

    annulled(ledger, educator, taken.fact_id)

    restored = ledger.item(educator, granted)
    assert restored.value == first
    assert len(restored.positions) == 3


def test_a_correction_of_a_stale_link_is_refused() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    begun, granted = earn_simply(ledger, educator)
    original = ledger.item(educator, granted).positions[0]
    replaced(ledger, educator, granted, award=award(educator, begun, "2026-03-16"))
    stale = Correction(
        educator_id=educator,
        fact_id=granted,
        latest_position=original,
        award=award(educator, begun, "2026-03-17"),
    )

    with pytest.raises(Refusal) as refusal:
        ledger.record(stale)

    assert refusal.value.reason() == "STALE_LINK"


def test_only_the_latest_correction_can_be_annulled() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    begun, granted = earn_simply(ledger, educator)
    older = replaced(ledger, educator, granted, award=award(educator, begun, "2026-03-16"))
    replaced(ledger, educator, granted, award=award(educator, begun, "2026-03-17"))

    with pytest.raises(Refusal) as refusal:
        annulled(ledger, educator, older.fact_id)

    assert refusal.value.reason() == "STALE_LINK"


@pytest.mark.parametrize(
    ("whose", "reason"),
    [("another", "FACT_NOT_OF_EDUCATOR"), ("mixed", "FACT_NOT_OF_EDUCATOR")],
)
def test_nobody_corrects_another_educators_fact(whose: str, reason: str) -> None:
    ledger = lakeview()
    educator, other = teacher(ledger), teacher(ledger)
    begun, granted = earn_simply(ledger, educator)
    position = ledger.item(educator, granted).positions[-1]
    target = other if whose == "another" else educator
    correction = Correction(
        educator_id=target,
        fact_id=granted,
        latest_position=position,
        award=award(other, begun, "2026-03-16"),
    )

    with pytest.raises(Refusal) as refusal:
        ledger.record(correction)

    assert refusal.value.reason() == reason


def test_a_fact_is_replaced_by_its_own_kind_only() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    begun, granted = earn_simply(ledger, educator)

    with pytest.raises(Refusal) as refusal:
        replaced(ledger, educator, granted, enrollment=enrollment(educator))

    assert refusal.value.reason() == "CORRECTION_OF_ANOTHER_KIND"
    assert problem(ledger, educator, begun) is None


def test_a_replacement_meets_the_refusals_of_its_kind() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    begun, granted = earn_simply(ledger, educator)

    with pytest.raises(Refusal) as refusal:
        replaced(ledger, educator, granted, award=award(educator, begun, "2026-01-09"))

    assert refusal.value.reason() == "BEFORE_ENROLLMENT"


def test_what_is_annulled_is_not_annulled_again() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    _, granted = earn_simply(ledger, educator)
    annulled(ledger, educator, granted)

    with pytest.raises(Refusal) as refusal:
        annulled(ledger, educator, granted)

    assert refusal.value.reason() == "FACT_ANNULLED"


def test_an_annulled_registration_takes_everything_with_it_and_gives_it_back() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    _, granted = earn_simply(ledger, educator)
    taken = annulled(ledger, educator, educator)
    assert problem(ledger, educator, granted) == "UNKNOWN_EDUCATOR"
    with pytest.raises(Refusal, match="No educator"):
        ledger.record(enrollment(educator))

    annulled(ledger, educator, taken.fact_id)

    assert problem(ledger, educator, granted) is None


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


def shape(items: tuple[Item[TimelineFact], ...]) -> list[object]:
    """What of a timeline may not depend on the order of arrival."""
    return [
        (item.fact_id, item.value, item.effective_until, item.problem, item.holding)
        for item in items
    ]


@settings(max_examples=150, deadline=None)
@given(history=histories, shuffle=st.randoms(use_true_random=False))
def test_order_of_arrival_does_not_change_the_timeline(
    history: list[Step], shuffle: Random
) -> None:
    ledger = told([step for step in history if step[0] < 10])
    for stream in [s for name, s in ledger.streams.items() if name.startswith("educator/")]:
        first, *rest = stream.facts
        assert isinstance(first.fact, Educator)
        shuffle.shuffle(rest)

        shuffled = timeline([first, *rest], ledger.world())

        assert shape(shuffled.items) == shape(timeline(stream.facts, ledger.world()).items)


@settings(max_examples=150, deadline=None)
@given(history=histories)
def test_what_was_accepted_is_supported_until_a_correction_or_revocation(
    history: list[Step],
) -> None:
    ledger = told([step for step in history if step[0] < 10 and step[0] != 7])

    for name in ledger.streams:
        if name.startswith("educator/"):
            assert all(i.supported for i in ledger.timeline(name.partition("/")[2]).items)
