"""`make scenarios`: every question of every rule set, what is expected and what was answered.

With `--keep` the whole answers are written beside the scenarios, to be read before they are
committed.
"""

import sys

from rich.console import Console
from rich.table import Table

from tests.scenarios.golden import golden, outlines
from tests.scenarios.matching import got
from tests.scenarios.playing import play
from tests.scenarios.told import files, read


def main() -> int:
    """Print the table; 1 where an answer is not the expected one."""
    table = Table("Rule set", "Question", "Expected", "Got", show_lines=True)
    wrong = asked_count = 0
    for path in files():
        scenario = read(path)
        for asked in play(scenario):
            expect = asked.question.expect
            found = got(asked)
            asked_count += 1
            wrong += found != expect
            table.add_row(
                scenario.rule_set,
                f"{asked.case.case}: {asked.question.asks}",
                _told(expect),
                _told(found) if found == expect else f"[red]{_told(found)}[/red]",
            )
        if "--keep" in sys.argv:
            golden(path).write_text(outlines(scenario), encoding="utf-8")
    console = Console(width=None if sys.stdout.isatty() else 160)
    console.print(table)
    console.print(f"{len(files())} rule sets, {asked_count} questions, {wrong} answered otherwise")
    return 1 if wrong else 0


def _told(expected: object) -> str:
    """Put what is expected in words: key by key, a segment a line."""
    if isinstance(expected, dict):
        return ", ".join(
            _told(value) if key == "segments" else f"{key} {_told(value)}"
            for key, value in expected.items()
        )
    if isinstance(expected, list):
        return "\n".join(_told(each) for each in expected)
    return str(expected)


if __name__ == "__main__":
    sys.exit(main())
