"""Reading JSON so that nothing is lost on the way: repeated keys, depth, encoding."""

import json
import re
from collections import Counter
from typing import Any

from ledger.domain.pay.reading.fault import Fault

MAXIMUM_BYTES = 48 * 1024
"""An entry is at most 65,535 bytes; a parsed document is no longer than its text."""
MAXIMUM_DEPTH = 16

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)


class Members(dict[str, Any]):
    """A JSON object that remembers which keys stood in it more than once."""

    repeated: tuple[str, ...]


def read(source: bytes) -> object:
    """Give the JSON value of `source`, or the one `Fault` that keeps it from being read.

    A byte order mark before it is passed over, as RFC 8259 lets a reader do.
    """
    if len(source) > MAXIMUM_BYTES:
        return Fault("", f"{len(source)} bytes; a document has at most {MAXIMUM_BYTES}")
    if b"\0" in source:
        return Fault("", "holds a NUL byte")
    if _depth(source) > MAXIMUM_DEPTH:
        return Fault("", f"nested deeper than {MAXIMUM_DEPTH} levels")
    try:
        return json.loads(
            source.decode("utf-8-sig"), object_pairs_hook=_members, parse_constant=_refuse
        )
    except UnicodeDecodeError as error:
        return Fault("", f"not UTF-8 at byte {error.start}")
    except ValueError as error:
        return Fault("", f"not JSON: {error}")


def _depth(source: bytes) -> int:
    depth = deepest = 0
    for byte in _STRING.sub(b"", source):
        if byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    return deepest


def _members(pairs: list[tuple[str, Any]]) -> Members:
    members = Members(pairs)
    counts = Counter(key for key, _ in pairs)
    members.repeated = tuple(key for key, count in counts.items() if count > 1)
    return members


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON value")
