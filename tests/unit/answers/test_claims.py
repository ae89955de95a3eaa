"""How claims and requests stand on a day, and by which decision."""

from datetime import date

import pytest

from ledger.domain.answers.claim_shape import ClaimItem, ClaimState, RequestItem, RequestState
from ledger.domain.answers.claims import claim_item, request_item, waiver_item
from ledger.domain.facts.credit import Decision
from tests.support.claiming import COURSE, Case, case, request, waiver, withdrawal
from tests.support.facts import day
from tests.support.granting import approval, void


@pytest.fixture
def given() -> Case:
    """A teacher with a claim of 10 April and a request of 1 April."""
    return case()


def claimed(given: Case, on: str = "2026-06-01") -> ClaimItem:
    """The claim as it stands."""
    items = given.ledger.timeline(given.educator).items
    return claim_item(given.ledger.item(given.educator, given.claim), items, day(on))  # type: ignore[arg-type]  # it is a claim


def requested(given: Case, fact_id: str | None = None, on: str = "2026-06-01") -> RequestItem:
    """A request as it stands; the one for a planned course unless another is named."""
    items = given.ledger.timeline(given.educator).items
    asked = given.ledger.item(given.educator, fact_id or given.request)
    return request_item(asked, items, day(on))  # type: ignore[arg-type]  # it is a request


def test_a_claim_is_submitted_until_it_is_decided(given: Case) -> None:
    decided = given.tell(approval(given.educator, given.claim, "2026-04-15"))

    assert claimed(given, "2026-04-09").state is ClaimState.UPCOMING
    assert claimed(given, "2026-04-14").state is ClaimState.SUBMITTED
    found = claimed(given, "2026-04-15")
    assert (found.state, found.approval_id) == (ClaimState.APPROVED, decided)
    assert found.decided_on == day("2026-04-15")


def test_the_latest_decision_on_a_claim_holds(given: Case) -> None:
    denied = given.deny(given.claim, "2026-04-15")
    approved = given.tell(approval(given.educator, given.claim, "2026-04-20"))

    found = claimed(given, "2026-04-19")
    assert (found.state, found.approval_id) == (ClaimState.DENIED, denied)
    found = claimed(given, "2026-04-20")
    assert (found.state, found.approval_id) == (ClaimState.APPROVED, approved)


def test_a_claim_is_withdrawn_from_the_day_it_was(given: Case) -> None:
    given.tell(withdrawal(given.educator, given.claim, "2026-04-20"))

    before, after = claimed(given, "2026-04-19"), claimed(given, "2026-04-20")

    assert (before.state, before.withdrawn_on) == (ClaimState.SUBMITTED, None)
    assert (after.state, after.withdrawn_on) == (ClaimState.WITHDRAWN, day("2026-04-20"))


def test_a_claim_for_what_is_void_does_not_count_whatever_was_decided(given: Case) -> None:
    given.tell(approval(given.educator, given.claim, "2026-04-15"))
    given.ledger.record(void(given.educator, given.badge))

    assert claimed(given).state is ClaimState.UNSUPPORTED


def test_a_planned_course_is_decided_under_its_request(given: Case) -> None:
    decided = given.deny(given.request, "2026-04-02")

    assert requested(given, on="2026-03-31").state is RequestState.UPCOMING
    asked = requested(given, on="2026-04-01")
    assert (asked.state, asked.decision, asked.decided_on) == (RequestState.OPEN, None, None)
    found = requested(given)
    assert (found.state, found.approval_id) == (RequestState.DECIDED, decided)
    assert found.decision is Decision.DENIED
    assert found.planned_course is not None
    assert found.planned_course.course == COURSE


@pytest.mark.parametrize(
    ("on", "role", "state"),
    [
        ("2026-04-01", "superintendent", RequestState.DECIDED),
        ("2026-03-31", "superintendent", RequestState.OPEN),
        ("2026-04-01", "administrator", RequestState.OPEN),
    ],
)
def test_a_request_is_answered_by_a_later_decision_in_the_role_that_was_asked(
    given: Case, on: str, role: str, state: RequestState
) -> None:
    asked = request(given.educator, subject_id=given.credit, role="superintendent")
    fact_id = given.tell(asked)
    given.tell(approval(given.educator, given.credit, on, role=role))

    assert requested(given, fact_id).state is state


def test_a_waiver_names_who_granted_it(given: Case) -> None:
    fact_id = given.tell(waiver(given.educator, subject_id=given.enrollment))

    shown = waiver_item(given.ledger.item(given.educator, fact_id))  # type: ignore[arg-type]  # it is a waiver

    assert (shown.granted_by, shown.subject_id) == ("admin-7", given.enrollment)
    assert shown.effective_from == date(2026, 5, 1)
