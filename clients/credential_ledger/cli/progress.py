"""How far long work has come, on standard error, where a person watches."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

from credential_ledger.cli.screen import console
from credential_ledger.v1.salary_service_pb2 import (
    CompareSalaryEligibilityResponse,
    SimulatePayPolicyResponse,
)

Item = TypeVar("Item")
Answer = TypeVar("Answer", CompareSalaryEligibilityResponse, SimulatePayPolicyResponse)


def watched(
    items: Iterable[Item],
    what: str,
    *,
    total: Callable[[Item], int] | None = None,
    done: Callable[[Item], int] | None = None,
) -> Iterator[Item]:
    """The same items, with a bar: how many came, or `done` of `total` as each item tells."""
    if not sys.stderr.isatty():
        yield from items
        return
    with Progress(
        SpinnerColumn(),
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        console=console(stderr=True),
        transient=True,
        # What goes to a file or another program goes past the bar.
        redirect_stdout=sys.stdout.isatty(),
    ) as bar:
        task = bar.add_task(what, total=None)
        for count, item in enumerate(items, start=1):
            yield item
            bar.update(
                task,
                completed=done(item) if done else count,
                total=total(item) if total else None,
            )


def educators_watched(answers: Iterator[Answer]) -> Iterator[Answer]:
    """The same answers, with a bar of how many educators are done."""
    done, total = 0, 0

    def reached(answer: Answer) -> int:
        nonlocal done, total
        if answer.HasField("progress"):
            done, total = answer.progress.educators_done, answer.progress.educators
        return done

    return watched(answers, "educators", done=reached, total=lambda _: total)
