"""Every rule set gives the answers it was written down with, reasons included."""

from pathlib import Path

import pytest

from tests.scenarios.golden import golden, outlines
from tests.scenarios.matching import got
from tests.scenarios.paying import years_paid
from tests.scenarios.playing import play
from tests.scenarios.told import files, read

FILES = files()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rule_set_gives_the_answers_that_are_written_down(path: Path) -> None:
    for asked in play(read(path)):
        expect = asked.question.expect
        assert got(asked) == expect, f"{asked.case.case}: {asked.question.asks}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_its_reasons_stay_word_for_word(path: Path) -> None:
    assert outlines(read(path)) == golden(path).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_its_pay_dates_state_what_the_year_comes_to(path: Path) -> None:
    for each in years_paid(read(path)):
        assert each.stated == each.in_the_end, f"{each.case}, {each.year}"
