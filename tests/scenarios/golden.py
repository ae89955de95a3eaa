"""The whole answers of a scenario as text, kept beside it."""

from pathlib import Path

from tests.scenarios.matching import outline
from tests.scenarios.playing import play
from tests.scenarios.told import Scenario


def golden(path: Path) -> Path:
    """Name the file in which the whole answers of a scenario are kept."""
    return path.with_suffix(".txt")


def outlines(scenario: Scenario) -> str:
    """Give every answer of a scenario, with every step of its reasons."""
    lines: list[str] = [f"{scenario.rule_set}: {scenario.title}"]
    for asked in play(scenario):
        lines += ["", f"{asked.case.case}: {asked.question.asks} ({asked.question.day})"]
        lines += [f"  {line}" for line in outline(asked.answer)]
        lines += [f"    {name}: {value}" for name, value in asked.recovered.items()]
    return "\n".join(lines) + "\n"
