"""The days in good standing that an award comes to."""

import pytest

from ledger.domain.refusals.refusal import Refusal
from ledger.domain.timeline.holding import HeldSpan
from tests.support.awards import reinstatement, renewal, suspension
from tests.support.correcting import annul
from tests.support.facts import day
from tests.unit.domain.held import (
    ended_while_suspended,
    found_void_later,
    held,
    lasting,
    suspended,
)


def test_a_renewal_in_time_goes_on_from_the_old_expiry() -> None:
    case = held()
    told = case.ledger.record(renewal(case.educator, case.award, "2026-02-01")).fact_id

    assert case.spans() == [("2025-03-15", "2027-03-15")]
    assert case.holding().expires_on == day("2027-03-15")
    assert case.ledger.item(case.educator, told).effective_until == day("2027-03-15")


def test_a_late_renewal_leaves_a_gap_and_counts_from_its_own_day() -> None:
    case = held()
    case.ledger.record(renewal(case.educator, case.award, "2026-05-01"))

    assert case.spans() == [("2025-03-15", "2026-03-15"), ("2026-05-01", "2027-05-01")]
    assert not case.holding().held_on(day("2026-04-30"))


def test_a_renewal_on_the_day_of_expiry_leaves_no_gap() -> None:
    case = held()
    case.ledger.record(renewal(case.educator, case.award, "2026-03-15"))

    assert case.spans() == [("2025-03-15", "2027-03-15")]


def test_a_renewal_may_state_its_own_expiry() -> None:
    case = held()
    fact = renewal(case.educator, case.award, "2026-02-01", expires_on=day("2030-01-01"))
    case.ledger.record(fact)

    assert case.spans() == [("2025-03-15", "2030-01-01")]


@pytest.mark.parametrize(
    ("expires_on", "reason"),
    [
        ("2026-02-01", "FIELD_INVALID"),
        ("2026-03-14", "RENEWAL_TOO_SHORT"),
        ("2026-03-15", "RENEWAL_TOO_SHORT"),
    ],
)
def test_a_renewal_that_brings_nothing_is_refused(expires_on: str, reason: str) -> None:
    case = held()
    fact = renewal(case.educator, case.award, "2026-02-01", expires_on=day(expires_on))

    with pytest.raises(Refusal) as refusal:
        case.ledger.record(fact)

    assert refusal.value.reason() == reason


def test_a_suspension_cuts_good_standing_until_the_day_of_the_reinstatement() -> None:
    case = suspended()
    assert case.spans() == [("2025-03-15", "2025-12-01")]

    case.ledger.record(reinstatement(case.educator, case.award, "2026-01-01"))

    assert case.spans() == [("2025-03-15", "2025-12-01"), ("2026-01-01", "2026-03-15")]
    assert case.holding().until == day("2026-03-15")


def test_a_suspension_and_its_end_may_be_announced() -> None:
    case = lasting()
    case.ledger.record(suspension(case.educator, case.award, "2026-09-01"))
    case.ledger.record(reinstatement(case.educator, case.award, "2026-10-01"))

    assert case.spans() == [("2025-03-15", "2026-09-01"), ("2026-10-01", "")]


def test_what_is_reinstated_on_the_day_of_its_suspension_was_in_good_standing_all_along() -> None:
    case = lasting()
    case.ledger.record(suspension(case.educator, case.award, "2026-04-01"))
    case.ledger.record(reinstatement(case.educator, case.award, "2026-04-01"))

    assert case.spans() == [("2025-03-15", "")]


def test_a_revocation_ends_what_was_suspended() -> None:
    case = ended_while_suspended()

    assert case.spans() == [("2025-03-15", "2025-12-01")]
    assert case.holding().ended_on == day("2025-12-15")


def test_an_award_suspended_on_its_own_day_was_never_in_good_standing() -> None:
    case = lasting()
    case.ledger.record(suspension(case.educator, case.award, "2025-03-15"))

    assert case.spans() == []
    assert case.holding().until == day("2025-03-15")


def test_a_void_reaches_back_over_all() -> None:
    case = found_void_later()

    assert case.holding().spans == ()
    assert case.holding().void
    assert not case.holding().held_on(day("2025-06-01"))


def test_annulling_what_made_an_award_void_gives_its_days_back() -> None:
    case = found_void_later()
    void_by = case.holding().void_by
    assert void_by is not None
    annul(case.ledger, case.educator, void_by)

    assert case.holding().spans == (
        HeldSpan(held_from=day("2025-03-15"), held_until=day("2025-12-01")),
    )
