"""What a person reads instead of an answer: what, which field, what to do. And the exit codes."""

import json
import re

import rich_click as click
from rich.text import Text

from credential_ledger.cli import flags, forms, roles
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
_INDEX = re.compile(r"\[[0-9]+\]")

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
    headline, *rest = lines(error, session)
    err = console(stderr=True)
    err.print(Text(headline, style="bold red"), soft_wrap=True)
    for line in rest:
        err.print(line, soft_wrap=True)


def lines(error: LedgerError, session: Session) -> list[str]:
    """What came instead of an answer, each field that is at fault, and what a person can do."""
    faults = error.violations if isinstance(error, Refusal) else ()
    places = (f"  {_place(each.field, session)}: {forms.fault(each)}" for each in faults)
    remedy = _remedy(error, session)
    return [_headline(error), *places, *([remedy] if remedy else [])]


def _headline(error: LedgerError) -> str:
    match error:
        case Fault():
            return f"Not done: {error}"
        case Refusal():
            # What comes behind the colon is said again, field by field.
            message = str(error).partition(": ")[0] if error.violations else str(error)
            return f"Refused: {message}  [{error.reason}]"
        case Undecided():
            count = len(error.request_ids)
            what = "The command" if count == 1 else f"Some of {count} facts"
            return f"{what} may or may not be on record."
        case Unreachable():
            told = str(error)
            return f"{told[0].upper()}{told[1:]}."
        case _:
            return f"No answer: {error}"


def _place(path: str, session: Session) -> str:
    """A field, and the flag that gives it where there is one."""
    if path.startswith(_WHO_ASKS):
        return f"{path} (--{path.removeprefix(_WHO_ASKS)})"
    steps = f".{_INDEX.sub('', path)}."
    named = {
        way: _spelling(option)
        for option in _options(session)
        if (way := ".".join(flags.path(option.name or ""))) and f".{way}." in steps
    }
    # A flag for a field of a part says more than one for the part.
    return f"{path} ({named[max(named, key=len)]})" if named else path


def _spelling(parameter: click.Parameter) -> str:
    """How somebody gives a parameter: a flag, or the argument as the usage has it."""
    if isinstance(parameter, click.Argument):
        return (parameter.metavar or parameter.human_readable_name).strip("[]")
    return parameter.opts[0]


def _options(session: Session) -> list[click.Parameter]:
    return session.command.params if session.command else []


def _remedy(error: LedgerError, session: Session) -> str:
    match error:
        case Refusal(reason="PERMISSION_MISSING"):
            told = error.metadata
            return roles.remedy(told.get("permission", ""), told.get("role", ""))
        case Refusal():
            return REMEDIES.get(error.reason, "")
        case Undecided():
            takes_one = any(option.name == "request_id" for option in _options(session))
            again = f" with --request-id {error.request_ids[0]}" if takes_one else ""
            return f"Run the same command again{again}: what is on record is not recorded twice."
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
