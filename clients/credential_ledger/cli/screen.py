"""Where people read: standard output for answers, standard error for the rest."""

import os
import sys

import rich_click as click
from rich.console import Console, RenderableType

# As wide as a page is read; COLUMNS says otherwise.
_PAGE = 100


def console(*, stderr: bool = False) -> Console:
    """A console that never reads text of the ledger as markup."""
    seen = (sys.stderr if stderr else sys.stdout).isatty() or "COLUMNS" in os.environ
    return Console(
        stderr=stderr, width=None if seen else _PAGE, markup=False, highlight=False, emoji=False
    )


def put(shown: RenderableType) -> None:
    """Write an answer to standard output; nothing is cut off, whatever its width."""
    out = console()
    if out.is_terminal:
        out.print(shown, crop=False)
        return
    with out.capture() as captured:
        out.print(shown, crop=False)
    lines = captured.get().split("\n")
    click.echo("\n".join(line.rstrip(" ") for line in lines), nl=False)


def put_line(line: str) -> None:
    """Write one record of many to standard output, on one line."""
    console().print(line, soft_wrap=True)
