"""`ledgerctl payroll run` and `compare` refuse what cannot be asked before anything is done."""

from pathlib import Path

import pytest

from credential_ledger import plain
from credential_ledger.v1.salary_service_pb2 import ListPayPoliciesResponse
from tests.acceptance.client.answers import BASIS
from tests.acceptance.client.conftest import Run, flat
from tests.support.fake_service import FakeService


def test_a_run_since_a_later_basis_is_refused_and_nothing_is_written(
    service: FakeService, run: Run, tmp_path: Path
) -> None:
    page = plain.decode({"policies": [], "basis": BASIS}, ListPayPoliciesResponse())
    service.answers("ListPayPolicies", page)
    folder = tmp_path / "november"
    options = ("--pay-date", "2025-11-28", "--known", "41", "--since-basis", "42")
    said = run("payroll", "run", *options, "--out", str(folder))
    assert said.exit_code == 2
    assert "--since-basis 42 is later than position 41" in flat(said.stderr)
    assert not folder.exists()
    assert [*service.calls] == ["ListPayPolicies"]


@pytest.mark.parametrize(
    ("first", "last"), [("2025-01-01", "9999-12-31"), ("1899-12-31", "2025-01-01")]
)
def test_pay_dates_beyond_the_calendar_of_the_ledger_are_refused(
    service: FakeService, run: Run, first: str, last: str
) -> None:
    said = run("payroll", "compare", "--before", "1", "--pay-dates", first, last)
    assert said.exit_code == 2
    assert "--pay-dates" in said.stderr
    assert "must lie between 1900-01-01 and 2199-12-30" in flat(said.stderr)
    assert not service.calls
