"""`ledgerctl payroll record` and `runs`: the payroll runs on record."""

from datetime import date
from pathlib import Path
from typing import Unpack

import rich_click as click
from google.type.decimal_pb2 import Decimal
from rich.console import Group, RenderableType

from credential_ledger import decimals, money, payroll_lines, payroll_manifest
from credential_ledger.cli import files, words
from credential_ledger.cli.fault import Fault
from credential_ledger.cli.output import basis, recorded, show_pages, stacked, table
from credential_ledger.cli.parameters import (
    DAY,
    FILE,
    Reading,
    command_options,
    district_option,
    optional_district,
    reading,
)
from credential_ledger.cli.session import Session, pass_session
from credential_ledger.v1.payroll_run_pb2 import PayrollRun, PayrollTotals, RecordedPayrollRun
from credential_ledger.v1.salary_service_pb2 import ListPayrollRunsResponse


@click.command("record")
@click.option(
    "--manifest",
    type=FILE,
    required=True,
    help="The manifest that ledgerctl payroll run wrote; - reads it from stdin.",
)
@optional_district("The district that the manifest must be of.")
@click.option(
    "--supplementary",
    is_flag=True,
    help="It adds to what an earlier run of the same pay date stated.",
)
@click.option("--note-code", help="What there is to note about it, a slug.")
@command_options
@pass_session
def record(
    session: Session,
    manifest: Path,
    district_id: str | None,
    *,
    supplementary: bool,
    note_code: str | None,
    request_id: str | None,
) -> None:
    """Record what a payroll run stated, so that later runs say what it still owes.

    Files that stand beside the manifest have to be those it tells of. The same manifest again, with
    the same options, is recorded once.
    """
    run = _run(manifest)
    if district_id not in (None, run.district_id):
        raise Fault(f"{manifest} is of district {run.district_id}, not of {district_id}")
    run.supplementary = run.supplementary or supplementary
    if note_code is not None:
        run.note_code = note_code
    once = request_id or payroll_manifest.request_id(run)
    recorded(session, session.client.salary.record_payroll_run(run, request_id=once))


@click.command("runs")
@district_option
@click.option("--pay-date-from", type=DAY, help="The first pay date.  [default: from the first]")
@click.option(
    "--pay-date-until",
    type=DAY,
    help="The first day after the last pay date.  [default: to the last]",
)
@reading
@pass_session
def runs(
    session: Session,
    district_id: str,
    pay_date_from: date | None,
    pay_date_until: date | None,
    **asked: Unpack[Reading],
) -> None:
    """List the payroll runs of a district, by pay date, newest last."""
    listing = session.client.salary.list_payroll_runs(
        district_id, pay_date_from=pay_date_from, pay_date_until=pay_date_until, **asked
    )
    show_pages(session, listing.pages(), ListPayrollRunsResponse(), _runs)


def _run(manifest: Path) -> PayrollRun:
    said = files.document(manifest)
    try:
        run = payroll_manifest.read(said)
    except ValueError as error:
        raise Fault(f"{manifest}: {error}") from error
    found = "; ".join(payroll_lines.contradictions(said, run, manifest.parent))
    if found:
        raise Fault(f"{manifest}: {found}")
    return run


def _runs(answer: ListPayrollRunsResponse) -> RenderableType:
    columns = ("!Pay date", "Run", ">Regular", ">Retro")
    rows = map(_row, answer.runs)
    return Group(table("Payroll runs", columns, rows), f"as of {basis(answer.basis)}")


def _row(each: RecordedPayrollRun) -> tuple[RenderableType, ...]:
    run, totals = each.run, each.run.totals
    policies = ", ".join(f"{used.policy_id} version {used.version}" for used in run.policies)
    return (
        words.day(run, "pay_date"),
        stacked(
            each.fact_id,
            f"basis {run.basis_position}, {_counted(totals)}",
            "supplementary" if run.supplementary else "",
            f"note: {run.note_code}" if run.note_code else "",
            policies,
            f"lines {words.digest(run.lines_sha256)}",
            f"recorded {each.recorded_at.ToJsonString()}",
            f"at position {each.position}",
        ),
        _cash(totals.regular, totals.currency),
        _cash(totals.retro, totals.currency),
    )


def _counted(totals: PayrollTotals) -> str:
    educators = words.counted(totals.educators, "educator")
    return f"{words.counted(totals.lines, 'line')} of {educators}"


def _cash(amount: Decimal, currency: str) -> str:
    return words.cash(money.encode(decimals.decode(amount), currency))
