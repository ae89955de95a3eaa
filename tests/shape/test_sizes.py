"""A module holds one idea, a function one step: both fit on a screen or two."""

import ast

from tests.shape import source

LONGEST_FILE = 250
LONGEST_FUNCTION = 40


def test_no_file_is_longer_than_250_lines() -> None:
    long = {
        source.name(path): length
        for path in source.written(".py", ".sql", ".sh")
        if (length := len(source.lines(path))) > LONGEST_FILE
    }
    assert long == {}, "split by idea"


def test_no_function_is_longer_than_40_lines() -> None:
    long = {
        f"{source.name(path)}:{function.lineno} {function.name}": length
        for path in source.written(".py")
        for function in source.functions(path)
        if (length := _length(function)) > LONGEST_FUNCTION
    }
    assert long == {}, "name the steps"


def test_a_docstring_does_not_count_into_the_length_of_a_function() -> None:
    function = ast.parse('def f():\n    """One.\n\n    Two.\n    """\n    return 1\n').body[0]
    assert isinstance(function, ast.FunctionDef)
    assert _length(function) == 2


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    whole = _extent(function)
    has_docstring = ast.get_docstring(function, clean=False) is not None
    return whole - _extent(function.body[0]) if has_docstring else whole


def _extent(node: ast.stmt) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1
