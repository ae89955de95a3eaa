"""Where people read: standard output for answers, standard error for the rest."""

import sys

from rich.console import Console

# What goes to a file or a pipe is not cut to a screen nobody looks at.
_WIDE = 240


def console(*, stderr: bool = False) -> Console:
    """A console that never reads text of the ledger as markup."""
    terminal = (sys.stderr if stderr else sys.stdout).isatty()
    return Console(
        stderr=stderr,
        width=None if terminal else _WIDE,
        markup=False,
        highlight=False,
        emoji=False,
    )
