"""A name says what a thing is; a package says it in one docstring."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shape import source

# What such a module holds belongs beside what uses it.
NAMELESS = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
PUBLIC_NAMES_MAY_BE_GATHERED_IN = "clients/credential_ledger/__init__.py"


def test_no_module_or_folder_has_a_name_that_says_nothing() -> None:
    nameless = [
        source.name(path)
        for path in source.written(".py", ".sql", ".proto")
        if NAMELESS & {path.stem, *path.relative_to(source.ROOT).parts}
    ]
    assert nameless == []


def test_every_package_says_in_one_docstring_what_it_is_and_nothing_else() -> None:
    packages = [path for path in source.written(".py") if path.name == "__init__.py"]
    others = [
        source.name(path)
        for path in packages
        if source.name(path) != PUBLIC_NAMES_MAY_BE_GATHERED_IN and not _is_docstring(path)
    ]
    assert packages
    assert others == []


def test_every_folder_with_modules_is_a_package() -> None:
    folders = {path.parent for top in ("ledger", "services", "tests") for path in _modules(top)}
    assert [source.name(each) for each in folders if not (each / "__init__.py").exists()] == []


@pytest.mark.parametrize("package", ["ledger", "services", "clients/credential_ledger"])
def test_every_shipped_package_tells_type_checkers_that_it_is_typed(package: str) -> None:
    assert (source.ROOT / package / "py.typed").exists()


def test_the_name_of_a_test_is_a_sentence() -> None:
    terse = [
        f"{source.name(path)}:{test.lineno} {test.name}"
        for path in _modules("tests")
        if path.name.startswith("test_")
        for test in _tests(source.tree(path))
        if test.name.count("_") < 3
    ]
    assert terse == []


def _modules(top: str) -> list[Path]:
    return [path for path in source.written(".py") if source.name(path).startswith(f"{top}/")]


def _tests(scope: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in scope.body:
        # A class with a base may redefine somebody else's test, whose name is not ours.
        if isinstance(node, ast.ClassDef) and not node.bases:
            yield from _tests(node)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name.startswith(
            "test_"
        ):
            yield node


def _is_docstring(path: Path) -> bool:
    tree = source.tree(path)
    return len(tree.body) == 1 and ast.get_docstring(tree) is not None
