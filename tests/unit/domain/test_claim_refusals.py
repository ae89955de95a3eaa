"""What may not be credited, asked, decided, claimed, shown or waived is refused by its reason."""

from collections.abc import Callable

import pytest

from ledger.domain.facts.credit import CreditAmount, CreditUnit
from ledger.domain.principal import Principal
from ledger.domain.refusals.form import FieldInvalid
from ledger.domain.refusals.refusal import Refusal
from ledger.domain.values import Fact
from tests.support.claiming import (
    HOURS,
    Case,
    case,
    claim,
    course_credit,
    document,
    planned_course,
    request,
    waiver,
)
from tests.support.facts import day
from tests.support.granting import approval
from tests.support.memory import ADMINISTRATOR
from tests.unit.domain.claim_cases import BY_OTHERS, NOBODY, REFUSED
from tests.unit.domain.contract import declared

CASES = [
    *((method, *one, ADMINISTRATOR) for method, refused in REFUSED.items() for one in refused),
    *((method, *one) for method, refused in BY_OTHERS.items() for one in refused),
]
OF_ANY_COMMAND = {
    "PRINCIPAL_MISSING",
    "PRINCIPAL_NOT_ACCEPTED",
    "PERMISSION_MISSING",
    "FIELD_INVALID",
    "SHUTTING_DOWN",
    "QUEUE_FULL",
    "ENTRY_TOO_LARGE",
    "REQUEST_ID_REUSED",
    "UNAVAILABLE",
}
POINTS = CreditAmount(amount=HOURS.amount, unit=CreditUnit.POINT)
SCHEMED = CreditAmount(amount=HOURS.amount, unit=HOURS.unit, scheme="state")


def reason(given: Case, fact: Fact, actor: Principal) -> str:
    """Try to record a fact; give the reason it is refused for."""
    before = len(given.ledger.entries)
    with pytest.raises(Refusal) as refusal:
        given.ledger.record(fact, actor=actor)
    assert len(given.ledger.entries) == before
    return refusal.value.reason()


@pytest.mark.parametrize(
    ("method", "expected", "tell", "actor"),
    CASES,
    ids=[f"{n}-{case[0]}-{case[1]}" for n, case in enumerate(CASES)],
)
def test_it_is_refused_for_this_reason_and_nothing_is_recorded(
    method: str, expected: str, tell: Callable[[Case], Fact], actor: Principal
) -> None:
    given = case()

    assert reason(given, tell(given), actor) == expected
    assert expected in declared(method)


@pytest.mark.parametrize("method", list(REFUSED))
def test_every_refusal_a_method_declares_can_be_had(method: str) -> None:
    had = {expected for name, expected, _, _ in CASES if name == method}
    own = {"APPROVER_IS_EDUCATOR"} if method == "GrantWaiver" else set()

    assert had | own == set(declared(method)) - OF_ANY_COMMAND


@pytest.mark.parametrize("tell", [waiver, lambda who: approval(who, NOBODY)])
def test_nobody_decides_for_themself(tell: Callable[[str], Fact]) -> None:
    given = case()
    themself = Principal(principal_id=given.educator, role="hr", district_id="lakeview")

    assert reason(given, tell(given.educator), themself) == "APPROVER_IS_EDUCATOR"


@pytest.mark.parametrize(
    ("fact", "field"),
    [
        (course_credit(NOBODY, source_id=NOBODY), "source"),
        (course_credit(NOBODY, course=None), "source"),
        (course_credit(NOBODY, unit=CreditUnit.POINT), "scheme"),
        (course_credit(NOBODY, scheme="state"), "scheme"),
        (course_credit(NOBODY, started_on=day("2026-03-21")), "started_on"),
        (approval(NOBODY, NOBODY, panel=("admin-8", "admin-8")), "panel"),
        (approval(NOBODY, NOBODY, limit=POINTS), "limit.scheme"),
        (approval(NOBODY, NOBODY, limit=SCHEMED), "limit.scheme"),
        (request(NOBODY, planned_course=None), "subject"),
        (request(NOBODY, subject_id=NOBODY, planned_course=planned_course()), "subject"),
        (
            request(NOBODY, planned_course=planned_course(planned_until=day("2026-07-01"))),
            "planned_course.planned_until",
        ),
        (
            request(NOBODY, planned_course=planned_course(credit=POINTS)),
            "planned_course.credit.scheme",
        ),
        (claim(NOBODY, NOBODY, NOBODY), "items"),
        (document(NOBODY, NOBODY, issued_on=day("2026-05-02")), "issued_on"),
        (waiver(NOBODY, benefit_id="increase"), "policy_id"),
        (waiver(NOBODY, effective_until=day("2026-05-01")), "effective_until"),
    ],
)
def test_what_contradicts_itself_names_its_field(fact: Fact, field: str) -> None:
    with pytest.raises(FieldInvalid) as refusal:
        case().ledger.record(fact)

    assert [violation.field for violation in refusal.value.violations] == [field]
