"""The files of a payroll run: the same run is the same bytes, whenever it is written.

`lines.csv` and `lines.jsonl` hold the rows in one order, `manifest.json` what they rest on, what
they come to, and their SHA-256. Lines end in LF, text is UTF-8, amounts are exact decimals.
"""

import csv
import errno
import hashlib
import io
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path

from credential_ledger import dates, folders
from credential_ledger.payroll.rows import Row, RowKind
from credential_ledger.payroll.run import PayrollRun
from credential_ledger.payroll.stated import FIRST_DAY, StatedSpan
from credential_ledger.payroll_manifest import LINES

FORMAT = "credential-ledger-payroll-run/1"
MANIFEST = "manifest.json"
_COLUMNS = tuple(field.name for field in fields(Row))


class AnotherRun(ValueError):
    """The folder holds another run or a file of others, which nobody may lose by a slip."""

    def __init__(self, path: Path) -> None:
        holds = "another payroll run" if path.name == MANIFEST else f"another {path.name}"
        super().__init__(f"{path.parent} holds {holds}; choose another folder")


def contents(run: PayrollRun) -> dict[str, bytes]:
    """The files of a run by name, the manifest last."""
    lines = {LINES: _csv(run), "lines.jsonl": _json_lines(run)}
    return lines | {MANIFEST: _text(_manifest(run, lines), indent=2)}


def write(run: PayrollRun, folder: Path) -> Mapping[str, bytes]:
    """Write the files of a run, each whole or not at all, and give what they hold.

    Raises:
        AnotherRun: one of their names is that of a file that says otherwise; none is written.
        OSError: one cannot be written; names it. Where what has its name is no regular file, such
            as a folder or a pipe, none is written.
    """
    files = contents(run)
    folders.make(folder)
    for name in files:
        _check_regular(folder / name)
        _check_regular(_part(folder / name))
    # The manifest first: where it is of another run, so is all the rest.
    for name, data in reversed(files.items()):
        there = folder / name
        if there.exists() and there.read_bytes() != data:
            raise AnotherRun(there)
    for name, data in files.items():
        _write(folder / name, data)
    return files


def _check_regular(path: Path) -> None:
    """Refuse what could keep whoever opens it waiting for ever, as a pipe does."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "not a regular file", str(path))


def _part(path: Path) -> Path:
    return path.with_name(f".{path.name}.part")


def _write(path: Path, data: bytes) -> None:
    part = _part(path)
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise OSError(error.errno, error.strerror, str(path)) from error


def _csv(run: PayrollRun) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in run.rows:
        values = (_value(getattr(row, name)) for name in _COLUMNS)
        writer.writerow(" ".join(map(str, v)) if isinstance(v, list) else v for v in values)
    return text.getvalue().encode()


def _json_lines(run: PayrollRun) -> bytes:
    return b"".join(
        _text({name: _value(getattr(row, name)) for name in _COLUMNS}) for row in run.rows
    )


def _manifest(run: PayrollRun, lines: Mapping[str, bytes]) -> dict[str, object]:
    return {
        "format": FORMAT,
        "district_id": run.district_id,
        "pay_date": str(run.pay_date),
        "basis": {
            "position": run.basis.position,
            "recorded_at": run.basis.recorded_at.ToJsonString(),
        },
        **({} if run.since_basis is None else {"since_basis": run.since_basis}),
        "compared_with": [_stated(span) for span in run.stated if span.basis is not None],
        "policies": [
            {
                "policy_id": each.policy.policy_id,
                "version": each.version,
                "effective_from": str(dates.decode(each.policy.effective_from)),
                "source_sha256": each.policy.source_sha256,
                "position": each.position,
            }
            for each in run.policies
        ],
        "totals": {
            "lines": len(run.rows),
            "educators": run.educators,
            "regular": str(run.total(RowKind.REGULAR)),
            "retro": str(run.total(RowKind.RETRO)),
            "overpaid": str(run.overpaid),
            "currency": run.currency,
        },
        "files": {
            name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in lines.items()
        },
    }


def _stated(span: StatedSpan) -> dict[str, object]:
    first = {} if span.payable_from == FIRST_DAY else {"payable_from": str(span.payable_from)}
    return first | {"payable_until": str(span.payable_until), "basis": span.basis}


def _value(value: object) -> object:
    match value:
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
    return value


def _text(document: object, indent: int | None = None) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=indent) + "\n").encode()
