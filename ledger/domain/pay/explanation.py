"""Why an answer is what it is: a tree that is the trace of its evaluation."""

from enum import StrEnum

from msgspec import Struct


class Stage(StrEnum):
    """The seven stages of the engine, in order."""

    SELECT = "select"
    CONVERT = "convert"
    ACCUMULATE = "accumulate"
    DECIDE = "decide"
    DATE = "date"
    PAY = "pay"
    EXPLAIN = "explain"


class Explanation(Struct, frozen=True, kw_only=True):
    """One step: what went in, what came out, and which entries and which rule it rests on.

    `code` is stable and for machines; `text` is the same for a person. `document_path` is a JSON
    pointer into the policy document.
    """

    stage: Stage
    code: str
    inputs: dict[str, str]
    result: str
    positions: tuple[int, ...]
    text: str
    document_path: str | None = None
    children: tuple["Explanation", ...] = ()
