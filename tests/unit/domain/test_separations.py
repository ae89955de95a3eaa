"""Who leaves a district leaves it once, until rehired."""

import pytest

from ledger.domain.refusals.employment import SeparationExists
from tests.support.correcting import annul
from tests.support.facts import day, district, employment
from tests.support.granting import lakeview, teacher
from tests.support.jobs import separation
from tests.unit.domain.test_jobs import problem


@pytest.mark.parametrize("on", ["2025-12-01", "2026-01-01", "2026-02-01"])
def test_who_leaves_on_a_day_leaves_on_no_other_unless_rehired(on: str) -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    left = ledger.record(separation(educator)).fact_id

    with pytest.raises(SeparationExists) as refusal:
        ledger.record(separation(educator, on))

    assert (refusal.value.fact_id, refusal.value.effective_on) == (left, "2026-01-01")


def test_who_was_rehired_leaves_again() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    ledger.record(employment(educator, effective_from=day("2025-03-01")))
    last = ledger.record(separation(educator)).fact_id

    first = ledger.record(separation(educator, "2025-02-01")).fact_id

    assert problem(ledger, educator, first) is None
    assert problem(ledger, educator, last) is None


def test_a_separation_from_one_district_is_none_from_another() -> None:
    ledger = lakeview()
    ledger.record(district(district_id="riverside"))
    educator = teacher(ledger)
    ledger.record(employment(educator, district_id="riverside"))
    ledger.record(separation(educator))

    left = ledger.record(separation(educator, "2025-12-01", district_id="riverside")).fact_id

    assert problem(ledger, educator, left) is None


def test_who_does_not_leave_after_all_may_leave_on_another_day() -> None:
    ledger = lakeview()
    educator = teacher(ledger)
    annul(ledger, educator, ledger.record(separation(educator)).fact_id)

    left = ledger.record(separation(educator, "2025-12-01")).fact_id

    assert problem(ledger, educator, left) is None
