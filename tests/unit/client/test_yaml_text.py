"""A YAML file is its JSON text: digits and days as they were written, and nothing dropped."""

import json
import re

import pytest

from credential_ledger.cli import yaml_text

BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdef", "bcdefg", strict=True)
)
"""Ten times ten times ten … in seven lines."""
LONG = f"a: &a {'x' * 40_000}\nb: [{', '.join(['*a'] * 5000)}]"
"""One long text, five thousand times."""
TOO_LONG = "more than 1048576 bytes with its aliases"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("a: 730.00", '{"a": "730.00"}'),
        ("a: 730", '{"a": 730}'),
        ("a: 2026-07-01", '{"a": "2026-07-01"}'),
        ("a: [1, yes, ~, x]", '{"a": [1, true, null, "x"]}'),
        ("1: one", '{"1": "one"}'),
        ("", "null"),
        # What a mapping says itself goes before what it merges.
        ("x: &x {a: 1, b: 2}\ny: {<<: *x, a: 3}", '{"x": {"a": 1, "b": 2}, "y": {"b": 2, "a": 3}}'),
        (
            "w: &w {a: 1}\nx: &x {<<: *w, a: 2}\ny: {<<: *x}",
            '{"w": {"a": 1}, "x": {"a": 2}, "y": {"a": 2}}',
        ),
    ],
)
def test_it_says_what_was_written(written: str, said: str) -> None:
    assert yaml_text.read(written) == (said, {})


def test_a_key_that_stands_twice_stands_twice_and_its_lines_are_known() -> None:
    written = """
decide: {amount: "730.00", amount: "7300.00"}
title: a
list: [{x: 1}, {a/b: 1,
  a/b: 2, a/b: 3}]
title: b
"""
    told, repeated = yaml_text.read(written)
    assert json.loads(told, object_pairs_hook=list) == [
        ("decide", [("amount", "730.00"), ("amount", "7300.00")]),
        ("title", "a"),
        ("list", [[("x", 1)], [("a/b", 1), ("a/b", 2), ("a/b", 3)]]),
        ("title", "b"),
    ]
    assert repeated == {"/decide/amount": [2, 2], "/list/1/a~1b": [4, 5, 5], "/title": [3, 6]}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("a: b: c", "mapping values are not allowed here: line 1 column 5"),
        ("a: 1\nb: [", "but found '<stream end>': line 2 column 5"),
        ("&a [*a]", "it holds itself: line 1 column 1"),
        ("a: !!binary aGk=", "cannot be read as a value of JSON: line 1 column 4"),
        ("a: !!bool foo", "cannot be read as a value of JSON: line 1 column 4"),
        ("a: !!int ''", "cannot be read as a value of JSON: line 1 column 4"),
        ("a: 1\nb: !!timestamp foo", "cannot be read as a value of JSON: line 2 column 4"),
        ('a: "\\ud800"', "cannot be read as a value of JSON: line 1 column 4"),
        ('a: "\\UFFFFFFFF"', "cannot be read as a value of JSON: line 1 column 7"),
        (f"a: {'9' * 5000}", "cannot be read as a value of JSON: line 1 column 4"),
        ("!!bool foo: 1", "cannot be read as a value of JSON: line 1 column 1"),
        ("a: 1\n---\nb: 2", "found another document: line 2 column 1"),
        ("a: \x07", "special characters are not allowed: character 4"),
        ("[" * 5000, "nested too deep"),
        (BOMB, TOO_LONG),
        (LONG, TOO_LONG),
        (
            LONG.replace("b: [", "? [").replace("]", "]\n: 1"),
            "a key must be a text: line 2 column 3",
        ),
    ],
)
def test_what_it_cannot_read_it_says_with_its_place(written: str, told: str) -> None:
    with pytest.raises(ValueError, match=f"{re.escape(told)}$") as fault:
        yaml_text.read(written)
    assert "<unicode string>" not in str(fault.value)
