"""YAML as the JSON text of the same document, with nothing lost that a reader of JSON would see."""

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from operator import itemgetter
from typing import NamedTuple

import yaml

_AS_WRITTEN = {"tag:yaml.org,2002:float", "tag:yaml.org,2002:timestamp"}
_MERGE = "tag:yaml.org,2002:merge"

MOST_BYTES = 1024 * 1024
"""So long a document may be with all that its aliases repeat: few lines can say millions.

Far beyond any fact. It is counted before anything is written; how long a document of its kind may
be is for whoever reads it.
"""
_MARKS = 2
"""What every value takes beside its own text, at least."""


class _ExactLoader(yaml.SafeLoader):
    """Reads YAML with days, and numbers with a point, as the text that was written."""

    yaml_implicit_resolvers = {  # noqa: RUF012 -- the library declares it so
        first: [(tag, form) for tag, form in forms if tag not in _AS_WRITTEN]
        for first, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


class Read(NamedTuple):
    """The JSON text of a YAML document, and the lines of keys that stand more than once.

    Such a key stands so in the text too; its lines stand by its JSON pointer.
    """

    text: str
    repeated: dict[str, list[int]]


def read(text: str) -> Read:
    """Read a YAML document as JSON.

    Raises:
        ValueError: it is no YAML, or nothing that JSON can say; says where.
    """
    try:
        loader = _ExactLoader(text)
        with _told_where(loader.get_mark):
            node = loader.get_single_node()
        # Before anything is merged: that puts keys beside those of a mapping itself.
        found = _repeated(loader, node, "", (), _Left(MOST_BYTES))
        repeated = dict(sorted(found, key=itemgetter(1)))
        return Read("".join(_written(loader, node)), repeated)
    except yaml.YAMLError as error:
        raise ValueError(_told(error)) from error
    except RecursionError as error:
        raise ValueError("nested too deep") from error


class _Left:
    """The bytes that a document may still have."""

    def __init__(self, most: int) -> None:
        self._bytes = most

    def take(self, node: yaml.Node | None) -> None:
        """Take those of a value or a key, as often as it stands."""
        text = node.value if isinstance(node, yaml.ScalarNode) else ""
        self._bytes -= len(text.encode(errors="surrogatepass")) + _MARKS
        if self._bytes < 0:
            raise yaml.MarkedYAMLError(problem=f"more than {MOST_BYTES} bytes with its aliases")


def _repeated(
    loader: _ExactLoader,
    node: yaml.Node | None,
    path: str,
    within: tuple[yaml.Node, ...],
    left: _Left,
) -> Iterator[tuple[str, list[int]]]:
    left.take(node)
    if node is not None and any(node is each for each in within):
        raise yaml.MarkedYAMLError(problem="it holds itself", problem_mark=node.start_mark)
    match node:
        case yaml.SequenceNode():
            for index, each in enumerate(node.value):
                yield from _repeated(loader, each, f"{path}/{index}", (*within, node), left)
        case yaml.MappingNode():
            lines: dict[str, list[int]] = {}
            for key, value in node.value:
                left.take(key)
                at = f"{path}/{_name(loader, key)}"
                lines.setdefault(at, []).append(key.start_mark.line + 1)
                yield from _repeated(loader, value, at, (*within, node), left)
            yield from ((at, found) for at, found in lines.items() if len(found) > 1)


def _name(loader: _ExactLoader, key: yaml.Node) -> str:
    """A key as a JSON pointer has it."""
    name = key.value if key.tag == _MERGE else json.loads(_key(loader, key))
    return str(name).replace("~", "~0").replace("/", "~1")


def _written(loader: _ExactLoader, node: yaml.Node | None) -> Iterator[str]:
    match node:
        case yaml.MappingNode():
            pairs = _pairs(loader, node)
            texts = ((_key(loader, key), ": ", *_written(loader, value)) for key, value in pairs)
            yield from ("{", *_joined(texts), "}")
        case yaml.SequenceNode():
            texts = (tuple(_written(loader, each)) for each in node.value)
            yield from ("[", *_joined(texts), "]")
        case _:
            yield _scalar(loader, node)


def _pairs(loader: _ExactLoader, node: yaml.MappingNode) -> list[tuple[yaml.Node, yaml.Node]]:
    """The members of a mapping; of what it merges, those that it does not have itself."""
    own = [pair for pair in node.value if pair[0].tag != _MERGE]
    merging = yaml.MappingNode(node.tag, list(node.value), node.start_mark, node.end_mark)
    loader.flatten_mapping(merging)
    merged = {_key(loader, key): (key, value) for key, value in merging.value}
    for key, _ in own:
        merged.pop(_key(loader, key), None)
    return [*merged.values(), *own]


def _key(loader: _ExactLoader, node: yaml.Node) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise yaml.MarkedYAMLError(problem="a key must be a text", problem_mark=node.start_mark)
    written = _scalar(loader, node)
    return written if written.startswith('"') else json.dumps(written)


def _scalar(loader: _ExactLoader, node: yaml.Node | None) -> str:
    if node is None:
        return "null"
    with _told_where(lambda: node.start_mark):
        written = json.dumps(loader.construct_object(node, deep=True), ensure_ascii=False)
        # Half of a character has no bytes, so that it could not be sent.
        written.encode()
        return written


@contextmanager
def _told_where(mark: Callable[[], yaml.Mark]) -> Iterator[None]:
    """Tell the place of whatever Python says of an escape, a number or a value of a wrong tag."""
    try:
        yield
    except (yaml.YAMLError, RecursionError):
        raise
    except Exception as error:
        problem = "cannot be read as a value of JSON"
        raise yaml.MarkedYAMLError(problem=problem, problem_mark=mark()) from error


def _joined(several: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for index, each in enumerate(several):
        yield from (", " if index else "", *each)


def _told(error: yaml.YAMLError) -> str:
    """What is wrong and where, in the form in which the fault of a JSON text is told."""
    if isinstance(error, yaml.reader.ReaderError):
        return f"{error.reason}: character {error.position + 1}"
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    told = (getattr(error, "context", None), getattr(error, "problem", None))
    problem = ", ".join(filter(None, told)) or str(error)
    return problem if mark is None else f"{problem}: line {mark.line + 1} column {mark.column + 1}"
