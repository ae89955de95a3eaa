"""The manifest of a payroll run: what it says of itself beside its lines, ready to be recorded."""

import json
import uuid
from collections.abc import Iterable, Mapping

from credential_ledger import decimals, plain
from credential_ledger.described import fields
from credential_ledger.v1.payroll_run_pb2 import PayrollRun, PayrollTotals, PolicyVersionName

_NAMESPACE = uuid.UUID("0f4c1f0a-6f5b-5f7e-8d0e-2f1f5a5e8c31")
LINES = "lines.csv"
"""The file beside a manifest whose digest is recorded."""

_DEMANDED = ("district_id", "pay_date", "basis_position", "policies", "totals", "lines_sha256")
_TAKEN = (*_DEMANDED, "supplementary", "note_code", "since_basis")


def read(document: object) -> PayrollRun:
    """The run that a manifest, a JSON document, tells of; what else it says is passed over.

    Raises:
        ValueError: it is no manifest; says what is wrong.
    """
    manifest = _flat(_object(document, "the manifest"))
    missing = [name for name in _DEMANDED if name not in manifest]
    if missing:
        raise ValueError(f"the manifest has no {', '.join(missing)}")
    said = {name: manifest[name] for name in _TAKEN if name in manifest}
    policies = said["policies"]
    if not isinstance(policies, list):
        raise ValueError("policies: a list is expected")  # noqa: TRY004 -- a fault of the input
    said["policies"] = [
        _only(fields(PolicyVersionName), each, f"policies[{index}]")
        for index, each in enumerate(policies)
    ]
    said["totals"] = _only(fields(PayrollTotals), said["totals"], "totals")
    run = plain.decode(said, PayrollRun())
    _check_numbers(run.totals)
    return run


def request_id(run: PayrollRun) -> str:
    """A request id made of what a run says, so that the same manifest is recorded once."""
    text = json.dumps(plain.encode(run), sort_keys=True)
    return str(uuid.uuid5(_NAMESPACE, text))


def _check_numbers(totals: PayrollTotals) -> None:
    for name in ("regular", "retro"):
        try:
            decimals.decode(getattr(totals, name))
        except ValueError as error:
            raise ValueError(f"totals.{name}: {error}") from error


def _flat(manifest: Mapping[str, object]) -> Mapping[str, object]:
    """The manifest with its basis and the digest of its lines beside the rest, not in parts of it.

    `basis.position` and, of the file with the lines, `files` may say them.
    """
    flat = dict(manifest)
    basis = manifest.get("basis")
    if isinstance(basis, dict) and "position" in basis:
        flat.setdefault("basis_position", basis["position"])
    files = manifest.get("files")
    lines = files.get(LINES) if isinstance(files, dict) else None
    if isinstance(lines, dict) and "sha256" in lines:
        flat.setdefault("lines_sha256", lines["sha256"])
    return flat


def _only(names: Iterable[str], document: object, path: str) -> dict[str, object]:
    """The fields of these names, every one of which must be there."""
    part = _object(document, path)
    missing = [name for name in names if name not in part]
    if missing:
        raise ValueError(f"{path} has no {', '.join(missing)}")
    return {name: part[name] for name in names}


def _object(document: object, path: str) -> Mapping[str, object]:
    if not isinstance(document, dict):
        raise ValueError(f"{path}: an object with fields is expected")  # noqa: TRY004 -- a fault of the input
    return document
