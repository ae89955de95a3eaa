"""What a person reads instead of an answer: what, which field, what to do. And the exit codes."""

import json
import re

import rich_click as click
from rich.text import Text

from credential_ledger.cli import forms, roles
from credential_ledger.cli.fault import Fault
from credential_ledger.cli.remedies import REMEDIES
from credential_ledger.cli.screen import console
from credential_ledger.cli.session import Session
from credential_ledger.errors import CallFailed, LedgerError, Undecided, Unreachable
from credential_ledger.refusals.refusal import Refusal
from credential_ledger.retries import is_verdict

REFUSED = 1
AT_FAULT = 2
NO_ANSWER = 3
INTERRUPTED = 130

_WHO_ASKS = "metadata."

EXIT_CODES = (
    "Exit codes: 0 answered; 1 refused by the ledger; 2 the command line, or a file it names, is "
    "at fault; 3 no answer: unreachable, overloaded, or a command undecided; 130 interrupted."
)


def exit_code(error: LedgerError) -> int:
    """The exit code for what came instead of an answer."""
    if isinstance(error, Fault):
        return AT_FAULT
    return REFUSED if is_verdict(error) else NO_ANSWER


def show(error: LedgerError, session: Session) -> None:
    """Write to standard error what came instead of an answer."""
    if session.as_json:
        click.echo(json.dumps({"error": _plain(error)}, ensure_ascii=False), err=True)
        return
    err = console(stderr=True)
    err.print(Text(_headline(error), style="bold red"), soft_wrap=True)
    if isinstance(error, Refusal):
        for violation in error.violations:
            place = _place(violation.field, session)
            err.print(f"  {place}: {forms.fault(violation)}", soft_wrap=True)
    remedy = _remedy(error)
    if remedy:
        err.print(remedy, soft_wrap=True)


def _headline(error: LedgerError) -> str:
    match error:
        case Fault():
            return f"Not done: {error}"
        case Refusal():
            # What comes behind the colon is said again, field by field.
            message = str(error).partition(": ")[0] if error.violations else str(error)
            return f"Refused: {message}  [{error.reason}]"
        case Undecided():
            return "The command may or may not be on record."
        case Unreachable():
            return f"No connection to {error.target}; nothing was sent."
        case _:
            return f"No answer: {error}"


def _place(path: str, session: Session) -> str:
    """A field, and the flag that gives it where there is one."""
    if path.startswith(_WHO_ASKS):
        return f"{path} (--{path.removeprefix(_WHO_ASKS)})"
    options = session.command.params if session.command else []
    flags = {option.name: option.opts[0] for option in options}
    named = [flags[part] for part in re.split(r"[.\[]", path) if part in flags]
    return f"{path} ({named[0]})" if named else path


def _remedy(error: LedgerError) -> str:
    match error:
        case Refusal(reason="PERMISSION_MISSING"):
            return roles.remedy(error.metadata.get("permission", ""))
        case Refusal():
            return REMEDIES.get(error.reason, "")
        case Undecided():
            return (
                "Run the same command again with "
                f"--request-id {error.request_ids[0]}: it is recorded at most once."
            )
        case Unreachable():
            return "Is the service running there? Give another with --target or LEDGERCTL_TARGET."
        case CallFailed() if error.code.name == "DEADLINE_EXCEEDED":
            return "Give it longer with --timeout."
        case _:
            return ""


def _plain(error: LedgerError) -> dict[str, object]:
    described: dict[str, object] = {"kind": type(error).__name__, "message": str(error)}
    match error:
        case Refusal():
            described |= {
                "reason": error.reason,
                "code": error.code.name,
                "metadata": dict(sorted(error.metadata.items())),
                "violations": [
                    {"field": each.field, "description": each.description}
                    for each in error.violations
                ],
            }
        case Undecided():
            described["request_ids"] = list(error.request_ids)
        case CallFailed():
            described["code"] = error.code.name
    return described
