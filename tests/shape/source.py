"""The project's own files, as the rules under `tests/shape` read them."""

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = (
    ".ci",
    "clients",
    "docs",
    "examples",
    "ledger",
    "proto",
    "requirements",
    "services",
    "tests",
)
GENERATED = ROOT / "clients/credential_ledger/v1"


def written(*suffixes: str) -> list[Path]:
    """Every file with one of `suffixes` (all if none is given) that a person wrote."""
    top = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"]
    below = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    return sorted(
        path
        for path in [*top, *below]
        if GENERATED not in path.parents
        and "__pycache__" not in path.parts
        and (not suffixes or path.suffix in suffixes)
    )


def lines(path: Path) -> list[str]:
    """The lines of a text file."""
    return path.read_text(encoding="utf-8").splitlines()


def name(path: Path) -> str:
    """The path as a reader of the repository would write it."""
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a Python file."""
    return (
        node
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def comments(path: Path) -> Iterator[tuple[int, str]]:
    """Line number and text of every comment of a Python file, strings left alone."""
    source = io.StringIO(path.read_text(encoding="utf-8"))
    for token in tokenize.generate_tokens(source.readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
