"""Who may decide for a district, and on what."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from ledger.domain.facts.credit import CreditAmount, CreditUnit
from ledger.domain.principal import Principal
from ledger.domain.refusals.refusal import Refusal
from tests.support.correcting import annul
from tests.support.facts import day, district, enrollment
from tests.support.granting import approval, credit, earn_badge, lakeview, teacher
from tests.support.memory import ADMINISTRATOR, ISSUER, MemoryLedger


@pytest.fixture
def ledger() -> MemoryLedger:
    """Lakeview."""
    return lakeview()


def refused(ledger: MemoryLedger, actor: Principal, educator: str, subject: str, **f: Any) -> str:
    """Try a decision and give the reason it is refused for."""
    with pytest.raises(Refusal) as refusal:
        ledger.record(approval(educator, subject, **f), actor=actor)
    return refusal.value.reason()


def test_nobody_decides_for_another_district(ledger: MemoryLedger) -> None:
    ledger.record(district(district_id="elsewhere"))
    educator = teacher(ledger)
    _, badge = earn_badge(ledger, educator)
    stranger = Principal(principal_id="admin-9", district_id="elsewhere")

    assert refused(ledger, stranger, educator, badge) == "APPROVER_OF_ANOTHER_DISTRICT"
    assert refused(ledger, ISSUER, educator, badge) == "APPROVER_OF_ANOTHER_DISTRICT"
    elsewhere = {"district_id": "elsewhere"}
    assert refused(ledger, stranger, educator, badge, **elsewhere) == "EDUCATOR_NOT_EMPLOYED"


def test_nobody_decides_on_their_own_work(ledger: MemoryLedger) -> None:
    educator = teacher(ledger)
    _, badge = earn_badge(ledger, educator)
    themself = Principal(principal_id=educator, district_id="lakeview")

    assert refused(ledger, themself, educator, badge) == "APPROVER_IS_EDUCATOR"


def test_who_assessed_does_not_approve_the_award(ledger: MemoryLedger) -> None:
    educator = teacher(ledger)
    _, badge = earn_badge(ledger, educator)
    assessor = Principal(principal_id="assessor-1", district_id="lakeview")

    assert refused(ledger, assessor, educator, badge) == "APPROVER_WAS_ASSESSOR"


def test_a_decision_has_a_subject_an_order_and_a_limit_that_fits(ledger: MemoryLedger) -> None:
    educator = teacher(ledger)
    _, badge = earn_badge(ledger, educator)
    credited = ledger.record(credit(educator, badge)).fact_id
    points = CreditAmount(amount=Decimal(3), unit=CreditUnit.POINT, scheme="state")
    nothing = CreditAmount(amount=Decimal(0), unit=CreditUnit.CLOCK_HOUR)

    def why(subject: str, **fields: Any) -> str:
        return refused(ledger, ADMINISTRATOR, educator, subject, **fields)

    assert why(str(uuid4())) == "UNKNOWN_SUBJECT"
    assert why(badge, requested_on=day("2026-04-02")) == "DECIDED_BEFORE_REQUEST"
    assert why(badge, decided_on=day("2026-06-16")) == "FUTURE_DATE"
    assert why(credited, limit=points) == "LIMIT_UNIT_DIFFERS"
    assert why(credited, limit=nothing) == "AMOUNT_NOT_POSITIVE"


def test_planned_work_may_be_approved_for_a_day_to_come(ledger: MemoryLedger) -> None:
    educator = teacher(ledger)
    begun = ledger.record(enrollment(educator)).fact_id

    ledger.record(approval(educator, begun, "2026-07-01"), actor=ADMINISTRATOR)


STRANGER = Principal(principal_id="op-9", role="operator", district_id="elsewhere")
COLLEAGUE = Principal(principal_id="admin-8", role="administrator", district_id="lakeview")


def decided(ledger: MemoryLedger) -> tuple[str, str]:
    """Approve a teacher's credit; give the ids of educator and approval."""
    educator = teacher(ledger)
    _, badge = earn_badge(ledger, educator)
    credited = ledger.record(credit(educator, badge)).fact_id
    return educator, ledger.record(approval(educator, credited), actor=ADMINISTRATOR).fact_id


def test_nobody_takes_back_what_another_district_decided(ledger: MemoryLedger) -> None:
    educator, approved = decided(ledger)

    with pytest.raises(Refusal) as refusal:
        annul(ledger, educator, approved, actor=STRANGER)

    assert refusal.value.reason() == "APPROVER_OF_ANOTHER_DISTRICT"


def test_undoing_a_correction_leaves_the_approver_who_had_decided(ledger: MemoryLedger) -> None:
    educator, approved = decided(ledger)
    taken_back = annul(ledger, educator, approved, actor=COLLEAGUE)

    annul(ledger, educator, taken_back.fact_id, actor=COLLEAGUE)

    item = ledger.item(educator, approved)
    assert item.supported
    assert item.actor == ADMINISTRATOR
