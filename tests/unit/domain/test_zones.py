"""Time zones come along with the program; no machine's own database decides."""

import os
import subprocess
import sys

import pytest

from ledger.domain.refusals.form import FieldInvalid
from ledger.domain.zones import zone, zone_names
from tests.support.facts import district
from tests.support.memory import MemoryLedger


@pytest.mark.parametrize("name", ["localtime", "posixrules", "Factory", "right/UTC", "Nowhere/X"])
def test_a_name_that_is_no_iana_zone_is_refused(name: str) -> None:
    with pytest.raises(FieldInvalid, match="time_zone"):
        MemoryLedger().record(district(time_zone=name))


def test_every_name_leads_to_a_zone_of_that_name() -> None:
    assert {str(zone(name)) for name in zone_names()} == zone_names()


def test_a_machine_without_zones_of_its_own_knows_them_all_the_same() -> None:
    program = "from ledger.domain.zones import zone; print(zone('America/Chicago'))"
    said = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONTZPATH": "/nonexistent"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout == "America/Chicago\n"
