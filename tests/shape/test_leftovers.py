"""What lands is finished: nothing is put off, and no test waits for a clock."""

import ast
import re
from pathlib import Path

from tests.shape import source

# Bracketed, so that the rule does not find itself.
PUT_OFF = re.compile(r"\b(?:[T]ODO|[F]IXME|[X]XX)\b")


def test_nothing_is_put_off() -> None:
    put_off = [
        f"{source.name(path)}:{number} {line.strip()}"
        for path in source.written(".py", ".sql", ".proto", ".md", ".toml", ".yaml", "")
        for number, line in enumerate(source.lines(path), start=1)
        if PUT_OFF.search(line)
    ]
    assert put_off == []


def test_no_test_sleeps() -> None:
    asleep = [
        f"{source.name(path)}:{call.lineno}"
        for path in source.written(".py")
        if path.name.startswith("test_")
        for call in _sleeps(path)
    ]
    assert asleep == [], "wait for a position, a line of output or an exit"


def _sleeps(path: Path) -> list[ast.Call]:
    """Calls of `sleep`; `sleep(0)` only yields to the loop and is none."""
    calls = (node for node in ast.walk(source.tree(path)) if isinstance(node, ast.Call))
    named = (call for call in calls if ast.unparse(call.func).split(".")[-1] == "sleep")
    return [call for call in named if [ast.unparse(each) for each in call.args] != ["0"]]
