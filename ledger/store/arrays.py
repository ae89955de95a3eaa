"""Arrays as PostgreSQL's text literals.

The driver's own adaptation of lists takes ten times as long, and longer than many a call.
"""

from collections.abc import Iterable

_NULL = "NULL"


def integers(numbers: Iterable[int | None]) -> str:
    """The literal of an array of integers; None is NULL."""
    return "{" + ",".join([_NULL if number is None else str(number) for number in numbers]) + "}"


def texts(words: Iterable[str | None]) -> str:
    """The literal of an array of texts; None is NULL."""
    return "{" + ",".join([_NULL if text is None else _quoted(text) for text in words]) + "}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
