"""The forms of identifiers that callers choose, as people are told them."""

from credential_ledger.refusals.refusal import Violation

SLUG = "1 to 64 of a-z 0-9 . _ -"
PRINCIPAL = "2 to 128 of A-Z a-z 0-9 . _ : -"
_ENDS = ", a letter or digit first and last"
_METADATA = {
    "metadata.principal": PRINCIPAL,
    "metadata.role": SLUG,
    "metadata.district": SLUG,
}
_PSEUDONYM = "must be a pseudonymous id"


def fault(violation: Violation) -> str:
    """What is wrong with a field, with the form it must have."""
    form = _METADATA.get(violation.field)
    if form is not None:
        return f"must be {form}{_ENDS}"
    if violation.description == _PSEUDONYM:
        return f"{_PSEUDONYM}: {PRINCIPAL}{_ENDS}"
    return violation.description
