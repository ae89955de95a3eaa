"""A manifest is recorded with the lines it tells of, or not at all."""

import hashlib
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from credential_ledger import payroll_manifest
from credential_ledger.payroll_lines import contradictions

LINES = b"kind,educator_id,amount\nregular,e-1,100.00\nregular,e-2,50.50\nretro,e-2,-20.00\n"


def manifest(folder: Path, written: bytes = LINES, **totals: Any) -> dict[str, Any]:
    """A manifest with the digest of `LINES`, beside a file with what was written."""
    (folder / "lines.csv").write_bytes(written)
    digest = hashlib.sha256(LINES).hexdigest()
    ordinary = {"lines": 3, "educators": 2, "regular": "150.50", "retro": "-20.00"}
    return {
        "district_id": "lakeview",
        "pay_date": "2026-01-25",
        "basis_position": 7,
        "policies": [],
        "totals": {**ordinary, "currency": "USD", **totals},
        "files": {"lines.csv": {"bytes": len(LINES), "sha256": digest}},
    }


def found(folder: Path, document: dict[str, Any]) -> list[str]:
    read = json.loads(json.dumps(document), parse_float=Decimal)
    return list(contradictions(read, payroll_manifest.read(read), folder))


def test_a_manifest_with_its_lines_is_believed(tmp_path: Path) -> None:
    assert found(tmp_path, manifest(tmp_path)) == []


def test_a_manifest_without_its_lines_is_believed_too(tmp_path: Path) -> None:
    document = manifest(tmp_path)
    (tmp_path / "lines.csv").unlink()
    assert found(tmp_path, document) == []


def test_lines_that_were_written_in_are_told(tmp_path: Path) -> None:
    document = manifest(tmp_path, LINES + b"regular,e-3,1.00\n")
    told = "; ".join(found(tmp_path, document))
    for problem in ("its SHA-256 is another", "totals.lines is 3, and the lines come to 4"):
        assert problem in told


@pytest.mark.parametrize(
    ("totals", "told"),
    [
        ({"regular": "999999.00"}, "totals.regular is 999999.00, and the lines come to 150.50"),
        ({"retro": "0"}, "totals.retro is 0, and the lines come to -20.00"),
        ({"educators": 3}, "totals.educators is 3, and the lines come to 2"),
    ],
)
def test_totals_are_added_up_again(tmp_path: Path, totals: dict[str, Any], told: str) -> None:
    assert found(tmp_path, manifest(tmp_path, **totals)) == [told]


@pytest.mark.parametrize("total", ["NaN", "sNaN", "Infinity", "much", "", {"value": "NaN"}])
def test_a_total_that_is_no_number_is_no_manifest(tmp_path: Path, total: object) -> None:
    with pytest.raises(ValueError, match=r"totals\.regular: .* is not a (finite|decimal) number"):
        found(tmp_path, manifest(tmp_path, regular=total))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"regular,e-3,sNaN\n", "totals.regular is 150.50, and the lines come to NaN"),
        (b"regular,e-3,9e999999\n" * 2, "totals.regular is 150.50, and the lines come to NaN"),
        (b"regular,e-3,\xff\n", "lines.csv is no table"),
    ],
)
def test_lines_that_cannot_be_added_up_are_told(tmp_path: Path, line: bytes, told: str) -> None:
    assert told in "; ".join(found(tmp_path, manifest(tmp_path, LINES + line)))
