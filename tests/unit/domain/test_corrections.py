"""What corrections do to a fact, and to what rested on it."""

from decimal import Decimal

import pytest

from ledger.domain.facts.award import Award
from ledger.domain.facts.correction import Correction
from ledger.domain.facts.educator import Educator, Employment
from ledger.domain.facts.learning import Enrollment
from ledger.domain.refusals.correction import CorrectionNotPermitted
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.values import Fact
from tests.support.correcting import annul, replaced
from tests.support.facts import activity, enrollment
from tests.support.granting import award, credit, earn_badge, earn_simply, lakeview, teacher
from tests.support.memory import ANY_KIND, MemoryLedger


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
    annul(ledger, educator, part.fact_id)
    assert problem(ledger, educator, badge) == "COMPONENTS_MISSING"
    assert problem(ledger, educator, credited) == "SOURCE_UNSUPPORTED"


def test_annulling_a_correction_restores_what_it_replaced() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    _, granted = earn_simply(ledger, educator)
    first = ledger.item(educator, granted).value
    taken = annul(ledger, educator, granted)
    assert granted not in [item.fact_id for item in ledger.timeline(educator).items]

    annul(ledger, educator, taken.fact_id)

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
    newer = replaced(ledger, educator, granted, award=award(educator, begun, "2026-03-17"))

    with pytest.raises(Refusal) as refusal:
        annul(ledger, educator, older.fact_id)

    assert refusal.value.reason() == "STALE_LINK"
    # Both stand at the same position where somebody names the older fact with the newer's.
    latest = f"{newer.fact_id} at {newer.position}"
    assert f"The latest link is {latest}, not {older.fact_id} at" in str(refusal.value)


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


def test_who_may_not_record_a_kind_of_fact_may_not_replace_one() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    begun, granted = earn_simply(ledger, educator)
    correction = Correction(
        educator_id=educator,
        fact_id=granted,
        latest_position=ledger.item(educator, granted).positions[-1],
        award=award(educator, begun, "2026-03-16"),
    )

    with pytest.raises(CorrectionNotPermitted) as refusal:
        ledger.record(correction, may_record=frozenset({Correction, Enrollment, Employment}))

    assert refusal.value.metadata == {"role": "issuer", "kind": "award"}


@pytest.mark.parametrize(
    ("named", "kind"), [("award", Award), ("enrollment", Enrollment), ("educator", Educator)]
)
def test_who_may_not_record_a_kind_of_fact_may_not_annul_one(named: str, kind: type[Fact]) -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    begun, granted = earn_simply(ledger, educator)
    fact_id = {"award": granted, "enrollment": begun, "educator": educator}[named]

    with pytest.raises(CorrectionNotPermitted) as refusal:
        annul(ledger, educator, fact_id, may_record=ANY_KIND - {kind})
    assert refusal.value.kind == named

    taken = annul(ledger, educator, fact_id, may_record=frozenset({kind}))
    assert ledger.timeline(educator).chains.corrects[taken.fact_id] == fact_id


def test_whoever_annuls_a_correction_corrects_the_fact_it_corrected() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    _, granted = earn_simply(ledger, educator)
    taken = annul(ledger, educator, granted)

    with pytest.raises(CorrectionNotPermitted) as refusal:
        annul(ledger, educator, taken.fact_id, may_record=ANY_KIND - {Award})

    assert refusal.value.kind == "award"


def test_what_is_annulled_is_not_annulled_again() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    _, granted = earn_simply(ledger, educator)
    annul(ledger, educator, granted)

    with pytest.raises(Refusal) as refusal:
        annul(ledger, educator, granted)

    assert refusal.value.reason() == "FACT_ANNULLED"


def test_an_annulled_registration_takes_everything_with_it_and_gives_it_back() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    _, granted = earn_simply(ledger, educator)
    taken = annul(ledger, educator, educator)
    assert problem(ledger, educator, granted) == "UNKNOWN_EDUCATOR"
    with pytest.raises(Refusal, match="No educator"):
        ledger.record(enrollment(educator))

    annul(ledger, educator, taken.fact_id)

    assert problem(ledger, educator, granted) is None
