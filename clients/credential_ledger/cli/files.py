"""Documents from files: JSON, or YAML by the name of the file; `-` is standard input."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from credential_ledger import plain
from credential_ledger.cli.fault import Fault
from credential_ledger.plain import AnyMessage

_AS_WRITTEN = {"tag:yaml.org,2002:float", "tag:yaml.org,2002:timestamp"}


class ExactLoader(yaml.SafeLoader):
    """Reads YAML with days, and numbers with a point, as the text that was written."""

    yaml_implicit_resolvers = {  # noqa: RUF012 -- the library declares it so
        first: [(tag, form) for tag, form in forms if tag not in _AS_WRITTEN]
        for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def text(path: Path) -> str:
    """What a file says.

    Raises:
        Fault: it is no UTF-8 text.
    """
    try:
        return sys.stdin.read() if str(path) == "-" else path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise Fault(f"{path} is not UTF-8: {error}") from error


def document(path: Path) -> object:
    """The JSON or YAML document of a file, decimals digit by digit.

    Raises:
        Fault: it is neither.
    """
    if not is_yaml(path):
        return parse(text(path), str(path))
    try:
        return yaml.load(text(path), Loader=ExactLoader)  # noqa: S506 -- a SafeLoader
    except yaml.YAMLError as error:
        raise Fault(f"{path}: {error}") from error


def parse(written: str, source: str) -> object:
    """The document of a JSON text that came from `source`, decimals digit by digit.

    Raises:
        Fault: it is no JSON.
    """
    try:
        return plain.loads(written)
    except ValueError as error:
        raise Fault(f"{source}: {error}") from error


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
        Fault: a YAML file that is none.
    """
    return json.dumps(document(path), ensure_ascii=False) if is_yaml(path) else text(path)


def is_yaml(path: Path) -> bool:
    """True where the name of the file says YAML."""
    return path.suffix in {".yaml", ".yml"}
