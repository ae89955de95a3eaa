"""What is wrong with a policy document."""

from typing import NamedTuple

from ledger.domain.refusals.refusal import Invalid


class Fault(NamedTuple):
    """One fault: where it stands, as a JSON pointer (RFC 6901), and what is wrong there."""

    path: str
    problem: str

    def __str__(self) -> str:
        """Give path and problem on one line."""
        return f"{self.path or '/'}: {self.problem}"


class PolicyDocumentInvalid(Invalid):
    """The policy document has faults: {faults}."""

    faults: tuple[Fault, ...]


def pointer(path: str, key: str | int) -> str:
    """Go one step down; control characters and the pointer's own two are escaped."""
    text = str(key).replace("~", "~0").replace("/", "~1")
    printable = text if text.isprintable() else text.encode("unicode_escape").decode("ascii")
    return f"{path}/{printable}"
