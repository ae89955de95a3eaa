"""What a command was given is at fault: nothing was asked and nothing was written."""

from credential_ledger.errors import LedgerError


class Fault(LedgerError):
    """A file of another kind, a document out of form, something required that was left out."""
