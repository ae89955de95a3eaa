"""What awaits the district: requests, claims, and what it recognizes once approved."""

import pytest

from ledger.domain.answers.pending_shape import PendingKind
from ledger.domain.facts.credit import Decision
from ledger.domain.principal import Principal
from tests.support.catalogue import recognition, withdrawal
from tests.support.claiming import Case, case, claim, request
from tests.support.claiming import withdrawal as claim_withdrawal
from tests.support.correcting import annul
from tests.support.facts import day, employment
from tests.support.granting import approval, credit, earn_simply, revocation, void
from tests.support.pending import awaited, on_approval, waiting

THEIRS = Principal(principal_id="admin-9", role="administrator", district_id="elsewhere")


@pytest.fixture
def given() -> Case:
    """A teacher with badge and credit of 15 March, a request of 1 April, a claim of 10 April."""
    return case()


def approvals(given: Case, on: str = "2026-06-01") -> list[str]:
    return list(waiting(given.ledger, given.educator, PendingKind.APPROVAL, on))


def claims(given: Case, on: str = "2026-06-01") -> list[str]:
    return list(waiting(given.ledger, given.educator, PendingKind.CLAIM, on))


def elsewhere_approves(given: Case, subject_id: str) -> None:
    """The teacher's other district approves something."""
    job = {"assignment_id": "teacher-2", "primary": False}
    given.tell(employment(given.educator, district_id="elsewhere", **job))
    theirs = approval(given.educator, subject_id, district_id="elsewhere")
    given.ledger.record(theirs, actor=THEIRS)


def test_a_request_waits_from_its_day_until_the_day_it_is_decided(given: Case) -> None:
    given.deny(given.request, "2026-04-20")

    days = ("2026-03-31", "2026-04-01", "2026-04-19", "2026-04-20")
    assert [approvals(given, on) for on in days] == [[], [given.request], [given.request], []]


def test_a_request_names_the_role_that_is_asked_and_the_entries_it_rests_on(given: Case) -> None:
    asked = given.tell(request(given.educator, subject_id=given.badge, role="superintendent"))

    found = awaited(given.ledger, given.educator, PendingKind.APPROVAL)

    [told] = [each for each in found if each.fact_id == asked]
    assert (told.role, told.day) == ("superintendent", day("2026-04-01"))
    assert told.text == "A decision on Maker Educator Badge, asked for on 1 April 2026."
    entries = {
        each.position for each in given.ledger.entries if each.fact_id in {asked, given.badge}
    }
    assert set(told.positions) == entries


def test_a_request_is_not_answered_in_another_role_than_was_asked(given: Case) -> None:
    asked = given.tell(request(given.educator, subject_id=given.badge, role="superintendent"))
    given.tell(approval(given.educator, given.badge, role="administrator"))
    assert asked in approvals(given)

    given.tell(approval(given.educator, given.badge, role="superintendent"))
    assert asked not in approvals(given)


def test_a_request_on_what_is_void_waits_for_nothing(given: Case) -> None:
    asked = given.tell(request(given.educator, subject_id=given.badge))
    assert asked in approvals(given)

    given.ledger.record(void(given.educator, given.badge))
    assert asked not in approvals(given)


def test_a_request_on_a_claim_ends_with_the_claim(given: Case) -> None:
    asked = given.tell(request(given.educator, "2026-04-12", subject_id=given.claim))
    given.tell(claim_withdrawal(given.educator, given.claim, "2026-04-20"))

    assert asked in approvals(given, "2026-04-19")
    assert asked not in approvals(given, "2026-04-20")


def test_a_request_to_another_district_is_not_told_here(given: Case) -> None:
    job = {"assignment_id": "teacher-2", "primary": False}
    given.tell(employment(given.educator, district_id="elsewhere", **job))
    given.tell(request(given.educator, subject_id=given.badge, district_id="elsewhere"))

    assert approvals(given) == [given.request]


def test_a_held_award_waits_where_the_district_recognizes_it_once_approved(given: Case) -> None:
    assert approvals(given) == [given.request]
    given.ledger.record(on_approval("2026-04-05"))

    assert approvals(given, "2026-04-04") == [given.request]
    waits = waiting(given.ledger, given.educator, PendingKind.APPROVAL, "2026-04-05")
    assert waits == {given.request: day("2026-04-01"), given.badge: day("2026-04-05")}


def test_without_such_terms_an_award_waits_for_nothing(given: Case) -> None:
    given.ledger.record(on_approval())
    given.ledger.record(recognition("2026-05-01"))
    given.ledger.record(withdrawal("2026-05-10"))

    assert given.badge in approvals(given, "2026-04-30")
    assert given.badge not in approvals(given, "2026-05-01")
    assert given.badge not in approvals(given, "2026-05-10")


@pytest.mark.parametrize("decided_on", ["enrollment", "badge", "credit"])
@pytest.mark.parametrize("decision", list(Decision))
def test_a_decision_on_enrollment_award_or_credit_ends_the_wait(
    given: Case, decided_on: str, decision: Decision
) -> None:
    given.ledger.record(on_approval())
    subject = getattr(given, decided_on)
    given.tell(approval(given.educator, subject, "2026-04-15", decision=decision))

    assert approvals(given, "2026-04-14") == [given.badge, given.request]
    assert approvals(given, "2026-04-15") == [given.request]


@pytest.mark.parametrize("decided_on", ["enrollment", "badge", "credit"])
def test_a_decision_of_another_district_does_not_count(given: Case, decided_on: str) -> None:
    given.ledger.record(on_approval())
    elsewhere_approves(given, getattr(given, decided_on))

    assert given.badge in approvals(given)


def test_an_open_request_on_award_or_credit_is_told_instead(given: Case) -> None:
    given.ledger.record(on_approval())
    asked = given.tell(request(given.educator, subject_id=given.credit))

    assert set(approvals(given)) == {given.request, asked}


def test_a_credit_waits_where_the_award_does_not(given: Case) -> None:
    given.ledger.record(on_approval())
    given.ledger.record(revocation(given.educator, given.badge, "2026-05-01"))

    assert given.badge in approvals(given, "2026-04-30")
    assert approvals(given, "2026-05-01") == [given.credit, given.request]


def test_credits_beside_one_that_was_decided_on_wait_themselves(given: Case) -> None:
    given.ledger.record(on_approval())
    other = given.tell(credit(given.educator, given.badge, category="making"))
    given.tell(approval(given.educator, given.credit))

    assert set(approvals(given)) == {given.request, other}


def test_what_is_void_or_was_never_recognized_waits_for_nothing(given: Case) -> None:
    given.ledger.record(on_approval())
    _, other = earn_simply(given.ledger, given.educator)
    given.ledger.record(void(given.educator, given.badge))

    assert other not in approvals(given)
    assert approvals(given) == [given.request]


def test_a_claim_waits_from_its_day_until_the_day_it_is_decided(given: Case) -> None:
    given.deny(given.claim, "2026-04-20")

    days = ("2026-04-09", "2026-04-10", "2026-04-19", "2026-04-20")
    assert [claims(given, on) for on in days] == [[], [given.claim], [given.claim], []]


def test_a_claim_that_is_withdrawn_or_not_supported_waits_for_nothing(given: Case) -> None:
    given.tell(claim_withdrawal(given.educator, given.claim, "2026-04-20"))
    assert claims(given, "2026-04-19") == [given.claim]
    assert claims(given, "2026-04-20") == []

    again = given.tell(claim(given.educator, given.badge, on="2026-04-21"))
    assert claims(given) == [again]
    annul(given.ledger, given.educator, given.badge)
    assert claims(given) == []


def test_a_claim_to_another_district_is_not_told_here(given: Case) -> None:
    job = {"assignment_id": "teacher-2", "primary": False}
    given.tell(employment(given.educator, district_id="elsewhere", **job))
    theirs = claim(given.educator, given.badge, district_id="elsewhere", policy_id="theirs")
    asked = given.tell(theirs)

    assert claims(given) == [given.claim]
    [told] = awaited(given.ledger, given.educator, PendingKind.CLAIM, district_id="elsewhere")
    assert told.fact_id == asked
    assert told.text == f"A decision on the claim for {theirs.benefit_id} of 2025-26."
