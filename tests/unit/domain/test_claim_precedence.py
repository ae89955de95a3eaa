"""Of two refusals of a credit, decision, request, claim, document or waiver the first is given."""

from decimal import Decimal

import pytest

from ledger.domain.facts.credit import CreditAmount, CreditUnit
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.values import Fact
from tests.support.claiming import (
    Case,
    case,
    claim,
    document,
    planned_course,
    request,
    waiver,
    withdrawal,
)
from tests.support.facts import day
from tests.support.granting import approval, credit
from tests.support.memory import ADMINISTRATOR
from tests.unit.domain.claim_cases import NOBODY, NOTHING
from tests.unit.domain.contract import Changes, declared
from tests.unit.domain.test_precedence import pairs

FUTURE = day("2026-09-01")
SEMESTERS = CreditAmount(amount=Decimal(1), unit=CreditUnit.SEMESTER_CREDIT)
TWICE = ("admin-8", "admin-8")

FAULTS: dict[str, list[tuple[str, Changes]]] = {
    "RecordCredit": [
        ("FIELD_INVALID", {"scheme": "state"}),
        ("AMOUNT_NOT_POSITIVE", {"amount": Decimal(0)}),
        ("UNKNOWN_EDUCATOR", {"educator_id": NOBODY}),
        ("UNKNOWN_SOURCE", {"source_id": NOBODY}),
        ("UNKNOWN_DISTRICT", {"district_id": "nowhere"}),
        ("FUTURE_DATE", {"earned_on": FUTURE}),
        ("BEFORE_ENROLLMENT", {"earned_on": day("2025-09-01")}),
        ("CREDIT_RECORDED", {}),
    ],
    "DecideApproval": [
        ("FIELD_INVALID", {"panel": TWICE}),
        ("AMOUNT_NOT_POSITIVE", {"limit": NOTHING}),
        ("DECIDED_BEFORE_REQUEST", {"requested_on": day("2026-12-01")}),
        ("UNKNOWN_EDUCATOR", {"educator_id": NOBODY}),
        ("UNKNOWN_DISTRICT", {"district_id": "nowhere"}),
        ("FUTURE_DATE", {"decided_on": FUTURE}),
        ("APPROVER_OF_ANOTHER_DISTRICT", {"district_id": "elsewhere"}),
        ("APPROVER_IS_EDUCATOR", {"panel": ("self",)}),
        ("UNKNOWN_SUBJECT", {"subject_id": NOBODY}),
        ("LIMIT_UNIT_DIFFERS", {"limit": SEMESTERS}),
    ],
    "RequestApproval": [
        ("FIELD_INVALID", {"planned_course": planned_course(planned_until=day("2026-07-01"))}),
        ("AMOUNT_NOT_POSITIVE", {"planned_course": planned_course(credit=NOTHING)}),
        ("UNKNOWN_EDUCATOR", {"educator_id": NOBODY}),
        ("UNKNOWN_DISTRICT", {"district_id": "nowhere"}),
        ("FUTURE_DATE", {"requested_on": FUTURE}),
        ("EDUCATOR_NOT_EMPLOYED", {"district_id": "elsewhere"}),
        ("UNKNOWN_SUBJECT", {"subject_id": NOBODY, "planned_course": None}),
        ("REQUEST_OPEN", {}),
    ],
    "RecordDocument": [
        ("FIELD_INVALID", {"issued_on": day("2026-12-01")}),
        ("UNKNOWN_EDUCATOR", {"educator_id": NOBODY}),
        ("UNKNOWN_DISTRICT", {"district_id": "nowhere"}),
        ("FUTURE_DATE", {"received_on": FUTURE}),
        ("UNKNOWN_SUBJECT", {"subject_id": NOBODY}),
    ],
    "SubmitClaim": [
        ("UNKNOWN_EDUCATOR", {"educator_id": NOBODY}),
        ("UNKNOWN_PAY_POLICY", {"policy_id": "none"}),
        ("UNKNOWN_BENEFIT", {"benefit_id": "none"}),
        ("UNKNOWN_DISTRICT", {"district_id": "nowhere"}),
        ("UNKNOWN_CONTRACT_YEAR", {"contract_year": "1999-00"}),
        ("POLICY_OF_ANOTHER_DISTRICT", {"policy_id": "theirs"}),
        ("FUTURE_DATE", {"submitted_on": FUTURE}),
        ("EDUCATOR_NOT_EMPLOYED", {"policy_id": "theirs", "district_id": "elsewhere"}),
        ("UNKNOWN_SUBJECT", {"items": (NOBODY,)}),
        ("ITEM_CLAIMED", {}),
    ],
    "WithdrawClaim": [
        ("UNKNOWN_EDUCATOR", {"educator_id": NOBODY}),
        ("UNKNOWN_CLAIM", {"claim_id": NOBODY}),
        ("FUTURE_DATE", {"withdrawn_on": FUTURE}),
        ("BEFORE_CLAIM", {"withdrawn_on": day("2026-04-01")}),
        ("CLAIM_DECIDED", {}),
    ],
    "GrantWaiver": [
        ("FIELD_INVALID", {"effective_until": day("2026-01-01")}),
        ("UNKNOWN_EDUCATOR", {"educator_id": NOBODY}),
        ("UNKNOWN_PAY_POLICY", {"policy_id": "none"}),
        ("UNKNOWN_BENEFIT", {"policy_id": "base-increase", "benefit_id": "none"}),
        ("UNKNOWN_DISTRICT", {"district_id": "nowhere"}),
        ("POLICY_OF_ANOTHER_DISTRICT", {"policy_id": "theirs", "district_id": "lakeview"}),
        ("FUTURE_DATE", {"granted_on": FUTURE}),
        ("APPROVER_OF_ANOTHER_DISTRICT", {"district_id": "elsewhere"}),
        ("UNKNOWN_SUBJECT", {"subject_id": NOBODY}),
    ],
}


def sound(given: Case, method: str) -> Fact:  # noqa: PLR0911 -- one for each method
    """Give the command that the faults are added to; some are one fault away by themselves."""
    match method:
        case "RecordCredit":
            return credit(given.educator, given.badge)
        case "DecideApproval":
            return approval(given.educator, given.request)
        case "RequestApproval":
            return request(given.educator)
        case "RecordDocument":
            return document(given.educator, given.badge)
        case "SubmitClaim":
            return claim(given.educator, given.badge, on="2026-05-01")
        case "WithdrawClaim":
            given.deny(given.claim)
            return withdrawal(given.educator, given.claim)
        case _:
            return waiver(given.educator)


@pytest.mark.parametrize(("method", "first", "changes"), list(pairs(FAULTS)))
def test_of_two_refusals_the_first_declared_is_given(
    method: str, first: str, changes: Changes
) -> None:
    given = case()
    fact = sound(given, method)
    fields = {name: getattr(fact, name) for name in fact.__struct_fields__} | changes
    if fields.get("panel") == ("self",):
        fields["panel"] = (given.educator,)

    with pytest.raises(Refusal) as refusal:
        given.ledger.record(type(fact)(**fields), actor=ADMINISTRATOR)

    assert refusal.value.reason() == first


def test_a_decision_before_its_request_is_told_before_a_district_that_is_unknown() -> None:
    given = case()
    early = approval(given.educator, given.request, "2026-03-31", district_id="nowhere")

    with pytest.raises(Refusal) as refusal:
        given.ledger.record(early, actor=ADMINISTRATOR)

    assert refusal.value.reason() == "DECIDED_BEFORE_REQUEST"


@pytest.mark.parametrize("method", list(FAULTS))
def test_the_faults_stand_in_the_order_their_method_declares(method: str) -> None:
    reasons = [reason for reason, _ in FAULTS[method]]

    assert reasons == [reason for reason in declared(method) if reason in reasons]
