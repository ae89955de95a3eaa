"""Nouns of the contract, read from JSON files or told in a line."""

from pathlib import Path
from typing import Any, TypeVar

from google.protobuf.message import Message

from credential_ledger import plain

AnyMessage = TypeVar("AnyMessage", bound=Message)

EXAMPLES = Path(__file__).resolve().parent.parent


def told(noun: type[AnyMessage], /, **fields: Any) -> AnyMessage:
    """Give a message from plain values: days and decimals as text."""
    return plain.decode(fields, noun())


def from_file(noun: type[AnyMessage], path: str) -> AnyMessage:
    """Give the message in a file below `examples/`."""
    text = EXAMPLES.joinpath(path).read_text(encoding="utf-8")
    return plain.decode(plain.loads(text), noun())
