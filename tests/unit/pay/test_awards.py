"""Which awards bring a benefit: selection, price, approval, hire, support."""

from datetime import date
from decimal import Decimal

import pytest

from ledger.domain.facts.catalogue import CredentialKind
from ledger.domain.pay.answer import EligibilityState, WaitingKind
from ledger.domain.timeline.item import Problem
from tests.unit.pay.facts import approval, award, credential, fact_id, job
from tests.unit.pay.policies import (
    LEARNING,
    MAKER,
    PLAIN,
    adopted,
    amount_of,
    ask,
    benefit,
    codes,
    due,
    rate_of,
)

AUTUMN, WINTER = date(2025, 10, 1), date(2026, 1, 15)
JOB = job(date(2024, 7, 1))
NEEDS_APPROVAL = benefit({"select/approval": {"rule": "required", "withdrawn": "ends"}})


def test_a_listed_award_is_due_from_its_day_to_the_end_of_the_contract_year() -> None:
    answer = ask(WINTER, [JOB, award(MAKER, AUTUMN)], PLAIN)
    (segment,) = answer.segments
    assert segment.state is EligibilityState.DUE
    assert (segment.effective_from, segment.effective_until) == (AUTUMN, date(2026, 7, 1))
    assert segment.amount is not None
    assert segment.amount.amount == Decimal("273.00")
    assert rate_of(answer) == Decimal("365.00")


def test_the_explanation_names_stages_in_order_rules_and_entries() -> None:
    (segment,) = ask(WINTER, [JOB, award(MAKER, AUTUMN)], PLAIN).segments
    steps = segment.explanation.children
    stages = [step.stage.value for step in steps]
    assert stages == ["select", "decide", "date", "pay", "pay", "pay"]
    assert steps[1].document_path == f"/benefits/0/decide/prices/{MAKER}"
    assert set(JOB.positions) <= set(segment.explanation.positions)
    assert 501 in segment.explanation.positions


def test_an_unlisted_credential_is_not_due_for_that_reason() -> None:
    catalogue = {("basket-weaving", 1): credential("basket-weaving")}
    items = [JOB, award("basket-weaving", AUTUMN)]
    (segment,) = ask(WINTER, items, PLAIN, definitions=catalogue).segments
    assert segment.state is EligibilityState.NOT_DUE
    assert codes(segment)[-1] == "unlisted"
    assert "Basket Weaving is not in the price table." in segment.explanation.text


@pytest.mark.parametrize(
    ("terms", "selected"),
    [
        ({"kinds": ["micro_credential"]}, True),
        ({"kinds": ["degree", "course"]}, False),
        ({"issuers": ["crafted"]}, True),
        ({"issuers": ["somebody"]}, False),
        ({"credentials": [MAKER]}, True),
        ({"credentials": [LEARNING]}, False),
        ({"tags": ["making", "other"]}, True),
        ({"tags": ["other"]}, False),
        ({"levels": ["advanced"]}, True),
        ({"levels": ["basic"]}, False),
        ({"subjects": ["science"]}, True),
        ({"subjects": ["art"]}, False),
        ({"informal": False}, True),
        ({"informal": True}, False),
        ({"kinds": ["micro_credential"], "issuers": ["somebody"]}, False),
    ],
)
def test_a_benefit_is_about_the_awards_it_selects(
    terms: dict[str, object], *, selected: bool
) -> None:
    maker = credential(MAKER, tags=("making",), level="advanced", subject="science")
    document = benefit({f"select/items/0/facts/{key}": value for key, value in terms.items()})
    items = [JOB, award(MAKER, AUTUMN)]
    answer = ask(WINTER, items, document, definitions={(MAKER, 1): maker})
    assert bool(answer.segments) is selected


def test_selection_is_by_the_definition_version_of_the_award() -> None:
    document = benefit({"select/items/0/facts/kinds": ["course"]})
    definitions = {
        (MAKER, 1): credential(MAKER),
        (MAKER, 2): credential(MAKER, kind=CredentialKind.COURSE),
    }
    answer = ask(WINTER, [JOB, award(MAKER, AUTUMN)], document, definitions=definitions)
    assert answer.segments == ()


def test_an_award_granted_after_the_day_asked_is_not_there_yet() -> None:
    items = [JOB, award(MAKER, AUTUMN)]
    assert ask(date(2025, 9, 30), items, PLAIN).segments == ()
    assert len(due(ask(AUTUMN, items, PLAIN))) == 1


def test_an_unsupported_award_is_not_due_and_says_why() -> None:
    problem = Problem(
        reason="PREREQUISITE_NOT_HELD", text="Sawing was not held.", metadata={"day": "2025-10-01"}
    )
    (segment,) = ask(WINTER, [JOB, award(MAKER, AUTUMN, problem=problem)], PLAIN).segments
    assert segment.state is EligibilityState.NOT_DUE
    assert "Sawing was not held." in segment.explanation.text
    assert segment.explanation.children[-1].inputs["reason"] == "PREREQUISITE_NOT_HELD"


def test_without_an_approval_it_is_pending_and_says_what_it_waits_for() -> None:
    answer = ask(WINTER, [JOB, award(MAKER, AUTUMN)], NEEDS_APPROVAL)
    (segment,) = answer.segments
    assert segment.state is EligibilityState.PENDING
    assert [each.kind for each in segment.waiting_for] == [WaitingKind.APPROVAL]
    assert amount_of(answer) == 0


@pytest.mark.parametrize("subject", [MAKER, f"enrollment {MAKER}"])
def test_an_approval_of_the_award_or_of_its_enrollment_makes_it_due(subject: str) -> None:
    items = [JOB, award(MAKER, AUTUMN), approval(subject, date(2025, 9, 1))]
    (segment,) = ask(WINTER, items, NEEDS_APPROVAL).segments
    assert segment.state is EligibilityState.DUE
    assert "approved" in codes(segment)


def test_a_decision_on_the_award_outranks_one_on_its_enrollment() -> None:
    items = [
        JOB,
        award(MAKER, AUTUMN),
        approval(f"enrollment {MAKER}", date(2025, 12, 1)),
        approval(MAKER, date(2025, 11, 1), denied=True),
    ]
    (segment,) = ask(WINTER, items, NEEDS_APPROVAL).segments
    assert segment.state is EligibilityState.NOT_DUE
    assert codes(segment)[-1] == "approval_denied"


def test_an_approval_decided_after_the_day_asked_leaves_it_pending() -> None:
    items = [JOB, award(MAKER, AUTUMN), approval(MAKER, date(2026, 2, 1))]
    (segment,) = ask(WINTER, items, NEEDS_APPROVAL).segments
    assert segment.state is EligibilityState.PENDING
    assert segment.waiting_for[0].announced_on == date(2026, 2, 1)


def test_an_approval_of_another_district_does_not_count() -> None:
    items = [JOB, award(MAKER, AUTUMN), approval(MAKER, AUTUMN, district_id="elsewhere")]
    (segment,) = ask(WINTER, items, NEEDS_APPROVAL).segments
    assert segment.state is EligibilityState.PENDING


def test_a_denial_that_is_later_reversed_counts_from_the_reversal() -> None:
    document = benefit(
        {
            "select/approval": {"rule": "required", "withdrawn": "ends"},
            "date/anchor": "later_of_awarded_and_approved",
        }
    )
    items = [
        JOB,
        award(MAKER, AUTUMN),
        approval(MAKER, date(2025, 11, 1), denied=True),
        approval(MAKER, date(2025, 12, 1)),
    ]
    (segment,) = ask(WINTER, items, document).segments
    assert segment.effective_from == date(2025, 12, 1)


@pytest.mark.parametrize(
    ("rule", "state"),
    [
        ("counts_from_hire", EligibilityState.DUE),
        ("does_not_count", EligibilityState.NOT_DUE),
    ],
)
def test_the_policy_says_whether_an_award_from_before_hire_counts(
    rule: str, state: EligibilityState
) -> None:
    document = benefit({"select/earned_before_hire": rule})
    hired = date(2025, 8, 15)
    (segment,) = ask(WINTER, [job(hired), award(MAKER, date(2025, 7, 10))], document).segments
    assert segment.state is state
    assert "earned_before_hire" in codes(segment)
    if state is EligibilityState.DUE:
        assert segment.effective_from == hired


def test_without_employment_nothing_is_due_and_it_says_so() -> None:
    (segment,) = ask(WINTER, [award(MAKER, AUTUMN)], PLAIN).segments
    assert segment.state is EligibilityState.NOT_DUE
    assert codes(segment)[-1] == "no_employment"
    assert segment.assignment_id is None


def test_a_job_in_the_wrong_role_carries_nothing() -> None:
    document = benefit({"select/assignments/roles": ["coach"]})
    (segment,) = ask(WINTER, [JOB, award(MAKER, AUTUMN)], document).segments
    assert codes(segment)[-1] == "no_assignment"


def test_a_benefit_can_be_for_one_employee_group() -> None:
    document = benefit({"select/assignments/employee_groups": ["union"]})
    items = [job(date(2024, 7, 1), name="a", group="union"), job(date(2024, 7, 1), name="b")]
    answer = ask(WINTER, [*items, award(MAKER, AUTUMN)], document)
    assert [segment.assignment_id for segment in answer.segments] == ["a"]


def test_an_announced_hire_is_pending_until_its_day() -> None:
    items = [job(date(2026, 2, 1)), award(MAKER, AUTUMN)]
    (segment,) = ask(WINTER, items, PLAIN).segments
    assert segment.state is EligibilityState.PENDING
    assert segment.waiting_for[0].kind is WaitingKind.ASSIGNMENT
    assert segment.waiting_for[0].announced_on == date(2026, 2, 1)


def test_an_answer_without_policies_or_awards_is_empty_and_says_so() -> None:
    answer = ask(WINTER, [JOB])
    assert answer.segments == ()
    assert [note.code for note in answer.explanation.children] == ["no_policy", "nothing_recorded"]


def test_a_segment_keeps_its_id_whatever_the_amount() -> None:
    items = [JOB, award(MAKER, AUTUMN)]
    (before,) = ask(WINTER, items, PLAIN).segments
    dearer = benefit({f"decide/prices/{MAKER}/amount": "700.00"})
    (after,) = ask(WINTER, items, dearer).segments
    assert before.segment_id == after.segment_id
    assert before.award_id == fact_id(MAKER)


def test_segments_of_several_policies_have_ids_of_their_own() -> None:
    policies = [adopted(PLAIN, policy_id=name) for name in ("state", "district")]
    answer = ask(WINTER, [JOB, award(MAKER, AUTUMN)], *policies)
    assert [segment.policy_id for segment in answer.segments] == ["district", "state"]
    assert len({segment.segment_id for segment in answer.segments}) == 2
