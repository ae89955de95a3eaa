"""`ledgerctl`: every method of the contract for people, and for scripts with `--json`."""

import rich_click as click

from credential_ledger.cli import failure, forms, roles
from credential_ledger.cli.audit import audit
from credential_ledger.cli.awards import award, external_award
from credential_ledger.cli.batches import batch
from credential_ledger.cli.calendars import calendar
from credential_ledger.cli.claims import claim, document
from credential_ledger.cli.credentials import credential
from credential_ledger.cli.decisions import approval, correct, waiver
from credential_ledger.cli.development import pd
from credential_ledger.cli.districts import district
from credential_ledger.cli.educators import educator
from credential_ledger.cli.employment import employment
from credential_ledger.cli.imports import import_
from credential_ledger.cli.issuers import issuer
from credential_ledger.cli.learning import activity, assessment, credit, enrollment
from credential_ledger.cli.payroll import payroll
from credential_ledger.cli.pending import pending
from credential_ledger.cli.placements import balance, placement
from credential_ledger.cli.policies import policy
from credential_ledger.cli.recognitions import recognition
from credential_ledger.cli.salary import salary
from credential_ledger.cli.schedules import schedule
from credential_ledger.cli.schools import school
from credential_ledger.cli.session import Session
from credential_ledger.cli.stacks import stack
from credential_ledger.cli.transcripts import transcript
from credential_ledger.errors import LedgerError

SUBJECTS = {
    "What pay and transcripts say": (salary, payroll, transcript, pd, pending),
    "The catalogue": (issuer, credential, stack),
    "A district and its rules": (
        district,
        school,
        calendar,
        schedule,
        policy,
        recognition,
    ),
    "People and their jobs": (educator, employment, placement, balance),
    "Learning and awards": (enrollment, activity, assessment, award, external_award, credit),
    "Requests and decisions": (approval, claim, document, waiver),
    "The record as a whole": (correct, import_, batch, audit),
}
COMMANDS = tuple(command for commands in SUBJECTS.values() for command in commands)


class AnsweringGroup(click.RichGroup):
    """Turns what came instead of an answer into words and an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except LedgerError as error:
            failure.show(error, ctx.ensure_object(Session))
            ctx.exit(failure.exit_code(error))
        except KeyboardInterrupt:
            ctx.exit(failure.INTERRUPTED)


@click.group(cls=AnsweringGroup, epilog=failure.EXIT_CODES, context_settings={"show_default": True})
@click.option(
    "--target",
    envvar="LEDGERCTL_TARGET",
    show_envvar=True,
    default="127.0.0.1:50051",
    metavar="HOST:PORT",
    help="The service.",
)
@click.option(
    "--principal",
    envvar="LEDGERCTL_PRINCIPAL",
    show_envvar=True,
    metavar="ID",
    help=f"Who asks: a pseudonymous id, recorded as the actor; {forms.PRINCIPAL}.",
)
@click.option(
    "--role",
    envvar="LEDGERCTL_ROLE",
    show_envvar=True,
    metavar="ROLE",
    help="In what role: "
    + "; ".join(f"{role} ({about})" for role, about in roles.ROLES.items())
    + ".",
)
@click.option(
    "--district",
    envvar="LEDGERCTL_DISTRICT",
    show_envvar=True,
    metavar="ID",
    help="For which district; also the district a command is about, unless it names one.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=10.0,
    metavar="SECONDS",
    help="How long an answer may take.",
)
@click.version_option(package_name="credential-ledger-client")
@click.pass_context
def ledgerctl(
    context: click.Context,
    target: str,
    principal: str | None,
    role: str | None,
    district: str | None,
    timeout: float,
) -> None:
    """Ask and tell a Credential Ledger.

    Dates are printed with the last day of an interval; JSON has [from, until), the first day
    without.
    """
    context.obj = Session(target, principal, role, district, timeout)
    context.call_on_close(context.obj.close)


for subject, commands in SUBJECTS.items():
    names = [command.name for command in commands if command.name]
    ledgerctl.add_panel(click.RichCommandPanel(subject, commands=names))
    for command in commands:
        ledgerctl.add_command(command)
