"""`ledgerctl payroll`: runs as files, and what changed between two positions."""

import json
import os
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TypedDict, Unpack

import rich_click as click
from rich.console import RenderableType

from credential_ledger.cli.comparison import comparison
from credential_ledger.cli.fault import Fault, unwritable
from credential_ledger.cli.output import basis, fields, show_json
from credential_ledger.cli.parameters import DAY, KNOWN, Reading, as_json, at_least, district_option
from credential_ledger.cli.payroll_runs import record
from credential_ledger.cli.payroll_runs import runs as list_runs
from credential_ledger.cli.progress import educators_watched
from credential_ledger.cli.screen import put
from credential_ledger.cli.session import Session, pass_session
from credential_ledger.cli.words import counted, sum_of
from credential_ledger.payroll import files
from credential_ledger.payroll.rows import RowKind
from credential_ledger.payroll.run import NoPayDate, Payroll, PayrollRun, SinceLaterBasis
from credential_ledger.payroll.stated import FIRST_DAY

_POSITION = click.IntRange(min=1)
_DAY = timedelta(days=1)
_LAST_PAY_DATE = date(2199, 12, 30)
"""The day after it is the last day that the ledger takes."""


class FolderType(click.Path):
    """A folder to write, which is made if need be."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Path:
        """Refuse a name that is empty, which would be that of the working directory."""
        if not str(value):
            self.fail("'' names no folder.", param, ctx)
        return Path(os.fsdecode(super().convert(value, param, ctx)))


_FOLDER = FolderType(file_okay=False)


class Compared(TypedDict):
    """What a comparison is asked: keyword arguments of the client's method."""

    district_id: str
    before: datetime | int | None
    after: datetime | int | None
    effective_on: date | None
    found_on: date | None
    at_least_position: int


def _until(
    context: click.Context, parameter: click.Parameter, given: tuple[date, date] | None
) -> tuple[date, date] | None:
    """The same days, with the first day without in place of the last."""
    if given is None:
        return None
    if not all(FIRST_DAY <= day <= _LAST_PAY_DATE for day in given):
        told = f"must lie between {FIRST_DAY} and {_LAST_PAY_DATE}."
        raise click.BadParameter(told, context, parameter)
    return given[0], given[1] + _DAY


@click.group("payroll")
def payroll() -> None:
    """What pay dates pay, and what earlier ones still owe."""


@payroll.command("run")
@district_option
@click.option("--pay-date", type=DAY, required=True, help="The pay date.")
@click.option(
    "--out", "folder", type=_FOLDER, required=True, help="The folder to write; made if need be."
)
@click.option(
    "--known",
    "--basis",
    "known",
    type=KNOWN,
    help="As known at this time or position, such as that of an earlier manifest.  [default: now]",
)
@click.option(
    "--since-basis",
    type=_POSITION,
    help="Compare earlier pay dates with this position, no later than what is known, whatever runs "
    "are on record. Behind a run on record it cannot be recorded itself.",
)
@at_least
@as_json
@pass_session
def run(
    session: Session,
    *,
    district_id: str,
    pay_date: date,
    folder: Path,
    since_basis: int | None,
    **asked: Unpack[Reading],
) -> None:
    """Write what a pay date pays: lines.csv, lines.jsonl and manifest.json.

    What earlier pay dates owe since the runs on record (ledgerctl payroll record) is retro pay. The
    same run on the same basis is the same bytes, whenever it is written. With --json the
    manifest is the answer.
    """
    asking = Payroll(client=session.client, district_id=district_id, watch=educators_watched)
    try:
        made = asking.run(pay_date, since_basis=since_basis, **asked)
        written = files.write(made, folder)
    except (NoPayDate, SinceLaterBasis, files.AnotherRun) as error:
        raise Fault(str(error)) from error
    except OSError as error:
        raise unwritable(folder, error) from error
    if session.as_json:
        click.echo(json.dumps(json.loads(written[files.MANIFEST]), ensure_ascii=False))
    else:
        put(_run(made, folder))


@payroll.command("compare")
@district_option
@click.option("--before", type=KNOWN, required=True, help="The first time or position.")
@click.option("--after", type=KNOWN, help="The second.  [default: now]")
@click.option("--educator", "educators", multiple=True, metavar="ID", help="Once for each.")
@click.option(
    "--on", "effective_on", type=DAY, help="The day the question is about.  [default: today]"
)
@click.option(
    "--pay-dates",
    nargs=2,
    type=DAY,
    metavar="FIRST LAST",
    callback=_until,
    help="Compare what these pay dates pay, instead of a day's contract year.",
)
@click.option(
    "--found-on",
    type=DAY,
    help="The day as of which pay dates are told now, on which an overpayment is found.  "
    "[default: the last pay date]",
)
@at_least
@as_json
@pass_session
def compare(
    session: Session,
    *,
    educators: tuple[str, ...],
    pay_dates: tuple[date, date] | None,
    **asked: Unpack[Compared],
) -> None:
    """Show what is due otherwise as known at a later time or position, and why.

    With --json each educator who changed has a line, then the summary.
    """
    for educator_id in educators or ("",):
        answers = session.client.salary.compare_salary_eligibility(
            educator_id=educator_id, pay_dates=pay_dates, **asked
        )
        told = [answer for answer in educators_watched(answers) if not answer.HasField("progress")]
        # What is asked next is asked on the same basis.
        asked["after"] = told[-1].after.position
        if session.as_json:
            for answer in told:
                show_json(answer)
        else:
            put(comparison(told))


payroll.add_command(record)
payroll.add_command(list_runs)


def _run(made: PayrollRun, folder: Path) -> RenderableType:
    compared = ", ".join(str(span.basis) for span in made.stated if span.basis is not None)
    totals = (
        ("regular", made.total(RowKind.REGULAR)),
        ("retro", made.total(RowKind.RETRO)),
        ("overpaid, in retro", made.overpaid),
    )
    return fields(
        ("district", made.district_id),
        ("pay date", str(made.pay_date)),
        ("lines", f"{len(made.rows)}, of {counted(made.educators, 'educator')}"),
        *((name, sum_of(total, made.currency)) for name, total in totals),
        (
            "earlier pay dates",
            f"compared with what was stated on position {compared}"
            if compared
            else "not compared: no run is on record",
        ),
        ("as of", basis(made.basis)),
        ("written to", str(folder)),
    )
