"""Counts as bars of text blocks, in any terminal and in any file."""

from collections.abc import Iterable

from rich.table import Table

_WIDTH = 40
_EIGHTHS = " ▏▎▍▌▋▊▉"
_WHOLE = "█"


def bars(rows: Iterable[tuple[str, str, int]]) -> Table:
    """A bar for each count behind the two ends of its span; the longest fills the width."""
    told = list(rows)
    most = max((count for _, _, count in told), default=0)
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True)
    for begins, ends, count in told:
        grid.add_row(begins, ends, bar(count, most), str(count))
    grid.add_row()
    return grid


def bar(count: int, most: int) -> str:
    """Blocks in proportion, to an eighth of one; what is more than none is seen."""
    if not count:
        return ""
    whole, eighths = divmod(max(1, round(count * _WIDTH * 8 / most)), 8)
    return _WHOLE * whole + _EIGHTHS[eighths].strip()
