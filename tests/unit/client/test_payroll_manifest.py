"""A manifest is read as the run it tells of, exactly, or refused with what it lacks."""

from copy import deepcopy
from typing import Any
from uuid import UUID

import pytest

from credential_ledger import payroll_manifest, plain

MANIFEST: dict[str, Any] = {
    "district_id": "lakeview",
    "pay_date": "2025-09-26",
    "basis_position": 41,
    "policies": [{"policy_id": "base-increase", "version": 2, "source_sha256": "00" * 32}],
    "totals": {
        "lines": 3,
        "educators": 2,
        "regular": "100.25",
        "retro": "-20.50",
        "currency": "USD",
        "overpayments": 1,
    },
    "lines_sha256": "5f" * 32,
    "basis_recorded_at": "2025-09-20T10:00:00Z",
}


def without(*path: str) -> dict[str, Any]:
    copy = deepcopy(MANIFEST)
    part = copy
    for step in path[:-1]:
        part = part[step]
    del part[path[-1]]
    return copy


def test_a_manifest_becomes_a_run_and_what_else_it_says_is_passed_over() -> None:
    assert plain.encode(payroll_manifest.read(MANIFEST)) == {
        "district_id": "lakeview",
        "pay_date": "2025-09-26",
        "basis_position": 41,
        "supplementary": False,
        "policies": [{"policy_id": "base-increase", "version": 2}],
        "totals": {
            "lines": 3,
            "educators": 2,
            "regular": "100.25",
            "retro": "-20.50",
            "currency": "USD",
        },
        "lines_sha256": "5f" * 32,
    }


def test_a_manifest_may_say_that_its_run_is_supplementary_and_what_to_note() -> None:
    run = payroll_manifest.read(MANIFEST | {"supplementary": True, "note_code": "late"})
    assert (run.supplementary, run.note_code) == (True, "late")


def test_basis_and_digest_may_stand_in_parts_of_a_manifest() -> None:
    parts = {
        "basis": {"position": 41, "recorded_at": "2025-09-20T10:00:00Z"},
        "files": {"lines.csv": {"bytes": 9, "sha256": "5f" * 32}, "lines.jsonl": {"bytes": 9}},
    }
    flat = {"basis_position", "lines_sha256"}
    nested = {name: value for name, value in MANIFEST.items() if name not in flat} | parts
    assert payroll_manifest.read(nested) == payroll_manifest.read(MANIFEST)


@pytest.mark.parametrize(
    ("manifest", "fault"),
    [
        ([], "the manifest: an object with fields is expected"),
        ({}, "the manifest has no district_id, pay_date, basis_position"),
        (without("lines_sha256"), "the manifest has no lines_sha256"),
        (without("totals", "retro"), "totals has no retro"),
        (MANIFEST | {"policies": "base"}, "policies: a list is expected"),
        (MANIFEST | {"policies": [{"policy_id": "base"}]}, r"policies\[0\] has no version"),
        (MANIFEST | {"totals": None}, "totals: an object with fields is expected"),
        (MANIFEST | {"pay_date": "soon"}, "pay_date: 'soon' is not a day"),
    ],
)
def test_what_is_no_manifest_says_why(manifest: object, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        payroll_manifest.read(manifest)


def test_the_same_run_has_the_same_request_id_and_another_run_another() -> None:
    run = payroll_manifest.read(MANIFEST)
    more = payroll_manifest.read(MANIFEST | {"supplementary": True})
    once = payroll_manifest.request_id(run)
    assert UUID(once).version == 5
    assert payroll_manifest.request_id(payroll_manifest.read(deepcopy(MANIFEST))) == once
    assert payroll_manifest.request_id(more) != once
