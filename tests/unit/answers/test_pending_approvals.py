"""What awaits an approval is what the answers would count once the district has decided."""

import pytest

from ledger.domain.answers.pending_shape import PendingItem, PendingKind
from ledger.domain.facts.credit import CreditUnit, Decision
from tests.support.claiming import Case, case, course_credit, request
from tests.support.facts import day, requirement
from tests.support.granting import approval, revocation
from tests.support.pending import LATER, awaited, on_approval
from tests.support.policies import pay_policy

HOURS = {"unit": CreditUnit.CLOCK_HOUR}


@pytest.fixture
def given() -> Case:
    """A teacher with badge and credit, where neither pay nor hours need an approval."""
    return case()


def approvals(given: Case, on: str = LATER) -> dict[str, PendingItem]:
    """What awaits an approval, but for the planned course the district was asked about."""
    found = awaited(given.ledger, given.educator, PendingKind.APPROVAL, on=on)
    told = {each.fact_id: each for each in found}
    assert len(told) == len(found)
    told.pop(given.request, None)
    return told


def position(given: Case, fact_id: str) -> int:
    return next(each.position for each in given.ledger.entries if each.fact_id == fact_id)


def test_a_course_credit_whose_hours_count_once_approved_waits_until_it_is_decided_on(
    given: Case,
) -> None:
    given.tell(requirement())
    course = given.tell(course_credit(given.educator, **HOURS))
    given.tell(approval(given.educator, course, "2026-05-01"))

    found = approvals(given, "2026-04-30")[course]
    assert (found.day, found.positions) == (day("2026-03-20"), (position(given, course),))
    purpose = "for professional development in 2025-26"
    assert found.text == f"A decision on 3 clock hours from Teaching fractions, {purpose}."
    assert course not in approvals(given, "2026-03-19")
    assert course not in approvals(given, "2026-05-01")


def test_a_credit_whose_hours_no_approval_would_count_does_not_wait(given: Case) -> None:
    given.tell(course_credit(given.educator, **HOURS))
    assert approvals(given) == {}
    given.tell(requirement(approval_required=False))
    assert approvals(given) == {}

    given.tell(requirement())
    semesters = given.tell(course_credit(given.educator, on="2026-03-21"))
    assert semesters not in approvals(given)


def test_the_answer_that_closes_a_year_counts_every_decision_so_nothing_decided_waits(
    given: Case,
) -> None:
    given.tell(requirement())
    given.ledger.now = given.ledger.now.replace(month=8)
    given.tell(approval(given.educator, given.credit, "2026-07-10"))

    assert given.credit in approvals(given, "2026-06-29")
    assert given.credit not in approvals(given, "2026-06-30")


@pytest.mark.parametrize("decision", list(Decision))
@pytest.mark.parametrize("subject", ["badge", "enrollment"])
def test_an_award_that_is_paid_once_approved_waits_until_it_is_decided_on(
    given: Case, subject: str, decision: Decision
) -> None:
    adopted = given.ledger.record(pay_policy(policy_id="stipend")).position
    decided = approval(given.educator, getattr(given, subject), "2026-05-01", decision=decision)
    given.tell(decided)

    found = approvals(given, "2026-04-30")[given.badge]
    benefit = pay_policy().document.benefits[0].benefit_id
    assert found.text == f"A decision on Maker Educator Badge, for the benefit {benefit}."
    assert {position(given, given.badge), adopted} <= {*found.positions}
    assert approvals(given, "2026-05-01") == {}


def test_an_award_that_is_lost_is_paid_by_no_approval(given: Case) -> None:
    given.ledger.record(pay_policy(policy_id="stipend"))
    assert [*approvals(given)] == [given.badge]
    given.ledger.record(revocation(given.educator, given.badge, "2026-03-20"))
    assert approvals(given) == {}


def test_a_fact_that_waits_for_several_things_is_told_once_with_all_of_them(given: Case) -> None:
    given.ledger.record(on_approval("2026-04-05"))
    given.ledger.record(pay_policy(policy_id="stipend"))
    given.ledger.record(pay_policy(policy_id="twice"))

    found = approvals(given)[given.badge]

    benefit = pay_policy().document.benefits[0].benefit_id
    purposes = f"recognition and the benefit {benefit}"
    assert found.text == f"A decision on Maker Educator Badge, for {purposes}."
    assert found.day == day("2026-03-15")


def test_a_credit_waits_for_its_hours_beside_its_award(given: Case) -> None:
    given.ledger.record(pay_policy(policy_id="stipend"))
    given.tell(requirement())
    assert {*approvals(given)} == {given.badge, given.credit}

    given.tell(approval(given.educator, given.credit))
    assert {*approvals(given)} == {given.badge}
    given.tell(approval(given.educator, given.badge))
    assert approvals(given) == {}


@pytest.mark.parametrize(
    ("subject", "left"), [("enrollment", set()), ("badge", set()), ("credit", {"badge"})]
)
def test_an_open_request_is_told_instead_of_what_its_decision_would_settle(
    given: Case, subject: str, left: set[str]
) -> None:
    given.ledger.record(pay_policy(policy_id="stipend"))
    given.tell(requirement())
    asked = given.tell(request(given.educator, subject_id=getattr(given, subject)))

    assert {*approvals(given)} == {asked, *(getattr(given, each) for each in left)}
