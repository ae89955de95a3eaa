"""What a command was given is at fault: nothing was asked and nothing was written."""

from pathlib import Path

from credential_ledger.errors import LedgerError


class Fault(LedgerError):
    """A file of another kind, a document out of form, something required that was left out.

    It is told as a sentence, with one full stop, whether what says it has one or not.
    """

    def __init__(self, what: str) -> None:
        super().__init__(f"{what.rstrip('.')}.")


def unwritable(path: Path, error: OSError) -> Fault:
    """What to say of a file or folder that could not be read or written; names what stood there."""
    return Fault(f"{error.filename or path}: {error.strerror or error}")
