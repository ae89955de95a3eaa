"""Documents from files: JSON, or YAML by the name of the file; `-` is standard input."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from credential_ledger import plain
from credential_ledger.cli import yaml_text
from credential_ledger.cli.fault import Fault
from credential_ledger.plain import AnyMessage


class Unreadable(Fault):
    """A file that is no text of the kind its name says; `problem` says why."""

    def __init__(self, source: str, problem: str) -> None:
        super().__init__(f"{source}: {problem}")
        self.problem = problem


class Repeated(Unreadable):
    """A YAML file with keys that stand more than once; `text` is its JSON with all of them.

    `faults` are their JSON pointers, each with what is to be said of it.
    """

    def __init__(self, source: str, found: yaml_text.Read) -> None:
        self.text = found.text
        self.faults = {path: _stands_on(lines) for path, lines in found.repeated.items()}
        told = (f"{path} {problem}" for path, problem in self.faults.items())
        super().__init__(source, "; ".join(told))


def _stands_on(lines: list[int]) -> str:
    numbers = ", ".join(map(str, lines[:-1]))
    return f"stands more than once: on lines {numbers} and {lines[-1]}"


def text(path: Path) -> str:
    """What a file says, without the byte order mark that some editors put before it.

    Raises:
        Fault: it is no UTF-8 text.
    """
    try:
        written = sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
        return written.removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise Unreadable(str(path), f"not UTF-8 at byte {error.start}") from error


def document(path: Path) -> object:
    """The JSON or YAML document of a file, decimals digit by digit.

    Raises:
        Fault: it is neither.
    """
    return parse(as_json_text(path), str(path))


def parse(written: str, source: str) -> object:
    """The document of a JSON text that came from `source`, decimals digit by digit.

    Raises:
        Fault: it is no JSON.
    """
    try:
        return plain.loads(written)
    except json.JSONDecodeError as error:
        raise Unreadable(source, f"not JSON: {error}") from error
    except ValueError as error:
        raise Unreadable(source, str(error)) from error


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file with their numbers, from 1; those without text are left out.

    Raises:
        Fault: it is no UTF-8 text.
    """
    for number, line in enumerate(text(path).split("\n"), start=1):
        if line.strip():
            yield number, line.strip()


def noun(path: Path, message: AnyMessage) -> AnyMessage:
    """Fill `message` from the document of a file.

    Raises:
        Fault: it is no document of such a message; says where.
    """
    return fill(document(path), message, str(path))


def fill(given: object, message: AnyMessage, source: str) -> AnyMessage:
    """Fill `message` from a document that came from `source`.

    Raises:
        Fault: it is no document of such a message; says where.
    """
    try:
        return plain.decode(given, message)
    except ValueError as error:
        raise Fault(f"{source}: {error}") from error


def as_json_text(path: Path) -> str:
    """The text of a JSON file as it is; that of a YAML file turned into JSON.

    Raises:
        Fault: it is empty; or a YAML file that is none, or in which a key stands more than once.
    """
    written = text(path)
    if not written.strip():
        raise Unreadable(str(path), "holds nothing")
    if not is_yaml(path):
        return written if path.suffix == ".json" else _json(written, path)
    try:
        found = yaml_text.read(written)
    except ValueError as error:
        raise Unreadable(str(path), f"not YAML: {error}") from error
    if found.repeated:
        raise Repeated(str(path), found)
    return found.text


def _json(written: str, path: Path) -> str:
    """The text of a file whose name does not say what it is, which has to be JSON then.

    What else is wrong with it is told by whoever reads the text, as that of a .json file.
    """
    try:
        plain.loads(written)
    except json.JSONDecodeError as error:
        told = f"not JSON: {error}; it is read as YAML where its name ends in .yaml or .yml"
        raise Unreadable(str(path), told) from error
    except ValueError:
        pass
    return written


def is_yaml(path: Path) -> bool:
    """True where the name of the file says YAML."""
    return path.suffix in {".yaml", ".yml"}
