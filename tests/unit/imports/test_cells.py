"""What a cell may say is what the ledger takes."""

import re
from typing import get_args

import pytest

from credential_ledger.imports import cells
from ledger.domain import values


def pattern(annotated: object) -> str:
    [meta] = [each for each in get_args(annotated) if getattr(each, "pattern", None)]
    return str(meta.pattern).removeprefix("^").removesuffix("$(?!\\n)")


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (cells.SLUG_PATTERN, values.Slug),
        (cells.PAYROLL_NUMBER_PATTERN, values.PayrollNumber),
        (cells.GRADE_PATTERN, values.Grade),
        (cells.TEXT_PATTERN.replace("{1,200}", "+"), values.Title),
    ],
)
def test_patterns_are_those_of_the_ledger(ours: str, theirs: object) -> None:
    assert ours == pattern(theirs)


def test_a_line_of_text_is_as_long_as_a_title() -> None:
    [meta] = [each for each in get_args(values.Title) if hasattr(each, "max_length")]
    assert re.fullmatch(cells.TEXT_PATTERN, "x" * meta.max_length)
    assert not re.fullmatch(cells.TEXT_PATTERN, "x" * (meta.max_length + 1))


def test_days_lie_in_the_years_of_the_ledger() -> None:
    assert (values.FIRST_DAY.year, values.LAST_DAY.year) == (cells.FIRST_YEAR, cells.LAST_YEAR)


def test_a_list_names_nothing_twice() -> None:
    assert cells.several(cells.SLUG).read("a; b") == ("a", "b")
    with pytest.raises(ValueError, match="twice"):
        cells.several(cells.SLUG).read("a;a")


def test_a_long_cell_is_not_told_whole() -> None:
    with pytest.raises(ValueError, match=r"^'x{40}\.\.\.' is not a day"):
        cells.DAY.read("x" * 5000)
