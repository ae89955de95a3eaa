"""A claim from its day to its end, told early or late, and what takes it away."""

import pytest
from msgspec import structs

from ledger.domain.principal import Principal
from ledger.domain.refusals.correction import InvalidatesLaterFact
from ledger.domain.refusals.refusal import Refusal
from tests.support.claiming import Case, case, claim, document, request, waiver, withdrawal
from tests.support.correcting import annul, replaced
from tests.support.facts import day
from tests.support.granting import approval, void
from tests.support.policies import pay_policy


@pytest.fixture
def given() -> Case:
    """A teacher with a claim for the badge."""
    return case()


def test_a_withdrawn_claim_gives_its_items_back(given: Case) -> None:
    given.tell(withdrawal(given.educator, given.claim, "2026-04-20"))

    again = given.tell(claim(given.educator, given.badge, on="2026-04-20"))

    assert given.problem(again) is None
    assert given.ledger.item(given.educator, given.claim).effective_until == day("2026-04-20")


def test_a_denied_claim_gives_its_items_back(given: Case) -> None:
    given.deny(given.claim, "2026-04-15")

    assert given.problem(given.tell(claim(given.educator, given.badge, on="2026-04-15"))) is None


def test_another_benefit_of_any_version_may_be_claimed_for_the_same_item(given: Case) -> None:
    document = pay_policy().document
    bonus = structs.replace(document.benefits[0], benefit_id="bonus")
    given.ledger.record(pay_policy(document=structs.replace(document, benefits=(bonus,))))

    new = given.tell(claim(given.educator, given.badge, benefit_id="bonus"))
    old = given.tell(claim(given.educator, given.credit))

    assert given.problem(new) is None
    assert given.problem(old) is None


def test_a_claim_denied_and_then_approved_has_its_items_again(given: Case) -> None:
    given.deny(given.claim, "2026-04-15")
    given.tell(approval(given.educator, given.claim, "2026-04-16"))

    with pytest.raises(Refusal) as refusal:
        given.tell(claim(given.educator, given.badge, on="2026-04-17"))

    assert refusal.value.reason() == "ITEM_CLAIMED"


def test_a_claim_told_late_takes_no_item_from_one_told_before(given: Case) -> None:
    given.deny(given.claim, "2026-04-15")
    given.tell(approval(given.educator, given.claim, "2026-04-20"))

    with pytest.raises(InvalidatesLaterFact):
        given.tell(claim(given.educator, given.badge, on="2026-04-16"))


def test_a_claim_falls_with_what_it_is_for_and_its_withdrawal_with_it(given: Case) -> None:
    given_up = given.tell(withdrawal(given.educator, given.claim))

    given.ledger.record(void(given.educator, given.badge))

    assert given.problem(given.claim) == "SUBJECT_UNSUPPORTED"
    assert given.problem(given_up) == "SUBJECT_UNSUPPORTED"


def test_an_annulled_claim_takes_its_withdrawal_and_its_decision_along(given: Case) -> None:
    other = given.tell(claim(given.educator, given.credit))
    given_up = given.tell(withdrawal(given.educator, given.claim))
    decided = given.tell(approval(given.educator, other, "2026-04-20"))

    annul(given.ledger, given.educator, given.claim)
    annul(given.ledger, given.educator, other)

    assert given.problem(given_up) == "UNKNOWN_CLAIM"
    assert given.problem(decided) == "UNKNOWN_SUBJECT"


def test_a_claim_corrected_to_a_later_day_lies_after_its_decision(given: Case) -> None:
    decided = given.tell(approval(given.educator, given.claim, "2026-04-15"))
    later = claim(given.educator, given.badge, on="2026-05-01")

    replaced(given.ledger, given.educator, given.claim, claim=later)

    assert given.problem(decided) == "BEFORE_CLAIM"
    assert given.problem(given.claim) is None


def test_a_withdrawal_corrected_to_an_earlier_day_ends_the_claim_then(given: Case) -> None:
    given_up = given.tell(withdrawal(given.educator, given.claim, "2026-04-30"))
    earlier = withdrawal(given.educator, given.claim, "2026-04-11")

    replaced(given.ledger, given.educator, given_up, claim_withdrawal=earlier)

    assert given.ledger.item(given.educator, given.claim).effective_until == day("2026-04-11")


def test_a_request_is_answered_from_the_day_it_was_made_on(given: Case) -> None:
    given.tell(approval(given.educator, given.request, "2026-04-01"))

    again = given.tell(request(given.educator, "2026-04-02"))

    assert given.problem(again) is None


def test_a_request_of_one_role_is_not_answered_by_another(given: Case) -> None:
    to_superintendent = {"subject_id": given.badge, "role": "superintendent"}
    given.tell(request(given.educator, **to_superintendent))
    given.tell(approval(given.educator, given.badge, "2026-04-02"))

    with pytest.raises(Refusal) as refusal:
        given.tell(request(given.educator, "2026-04-03", **to_superintendent))
    assert refusal.value.reason() == "REQUEST_OPEN"

    given.tell(approval(given.educator, given.badge, "2026-04-02", role="superintendent"))
    given.tell(request(given.educator, "2026-04-03", **to_superintendent))


def test_a_decision_before_the_request_on_a_fact_does_not_answer_it(given: Case) -> None:
    given.tell(approval(given.educator, given.credit, "2026-03-30"))
    given.tell(request(given.educator, "2026-04-01", subject_id=given.credit))

    with pytest.raises(Refusal) as refusal:
        given.tell(request(given.educator, "2026-04-02", subject_id=given.credit))

    assert refusal.value.reason() == "REQUEST_OPEN"


def test_a_request_moved_past_its_decision_un_earns_it(given: Case) -> None:
    decided = given.tell(approval(given.educator, given.request, "2026-04-02"))
    later = request(given.educator, "2026-04-03")

    replaced(given.ledger, given.educator, given.request, approval_request=later)

    assert given.problem(decided) == "DECIDED_BEFORE_REQUEST"


def test_a_planned_course_is_approved_before_it_starts(given: Case) -> None:
    assert given.problem(given.tell(approval(given.educator, given.request))) is None


@pytest.mark.parametrize("about", ["enrollment", "badge", "credit", "request", "claim"])
def test_papers_fall_with_what_they_are_about(given: Case, about: str) -> None:
    subject = getattr(given, about)
    shown = given.tell(document(given.educator, subject))
    annul(given.ledger, given.educator, subject)

    assert given.problem(shown) == "UNKNOWN_SUBJECT"


def test_nobody_takes_back_what_another_district_waived(given: Case) -> None:
    granted = given.tell(waiver(given.educator, effective_until=day("2026-06-01")))
    stranger = Principal(principal_id="op-9", district_id="elsewhere")

    with pytest.raises(Refusal) as refusal:
        annul(given.ledger, given.educator, granted, actor=stranger)

    assert refusal.value.reason() == "APPROVER_OF_ANOTHER_DISTRICT"
    assert given.ledger.item(given.educator, granted).effective_until == day("2026-06-01")
