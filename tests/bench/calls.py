"""A durable command and a salary answer a call, beside a bare echo of the same bytes.

Service and echo take turns, so that whatever else the machine does meets both alike: a ratio is
that of some seconds of ours to the seconds of the echo just before and after, and the median of
several stands for all.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import chain, cycle, pairwise
from pathlib import Path
from statistics import fmean, median

from examples.demo import service
from examples.demo.people import Desks
from tests.bench import echo, population
from tests.bench.load import Load, load, percentile
from tests.bench.measurement import Measurement

TEACHERS = 300
ENROLLING = 21_000
"""More than the service keeps in memory, so that each has to be read before it is decided on."""
REGISTERING_THREADS = 64
ROUNDS = 7


def calls_vs_echo(folder: Path, seconds: float = 1.0) -> Iterator[Measurement]:
    """Measure both at 64 in flight against one service with a database of its own.

    `seconds`: how long a turn is.
    """
    with service.running(folder) as target, bare_echo() as peer:
        desks = Desks.at(target)
        population.open_lakeview(desks)
        enrolling = _registered(desks, ENROLLING)
        commands = population.enrollments(enrolling)
        ask = partial(load, target, population.ENROLL, iter(commands), seconds)
        yield _beside_echo("unary_command_vs_echo", ask, partial(_echo, peer, commands, seconds))

        questions = population.questions(population.teachers(desks, TEACHERS))
        ask = partial(load, target, population.ELIGIBILITY, cycle(questions), seconds)
        yield _beside_echo("eligibility_vs_echo", ask, partial(_echo, peer, questions, seconds))
        desks.close()


@contextmanager
def bare_echo() -> Iterator[str]:
    """Run the echo server for the block; give its address."""
    program = [sys.executable, "-m", echo.__name__]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield next(iter(process.stdout or ())).split()[-1]
        finally:
            process.terminate()


def _registered(desks: Desks, size: int) -> list[str]:
    with ThreadPoolExecutor(REGISTERING_THREADS) as threads:
        register = desks.hr.educators.register_educator
        return [one.educator_id for one in threads.map(lambda _: register(), range(size))]


def _echo(peer: str, requests: Sequence[bytes], seconds: float) -> Load:
    return load(peer, echo.METHOD, cycle(requests), seconds)


def _beside_echo(name: str, ask: Callable[[], Load], ask_echo: Callable[[], Load]) -> Measurement:
    ask()  # to warm up
    ask_echo()
    echoed, answered = [ask_echo()], []
    for _ in range(ROUNDS):
        answered.append(ask())
        echoed.append(ask_echo())
    around = [fmean((before.rate, after.rate)) for before, after in pairwise(echoed)]
    taken_ms = sorted(chain.from_iterable(one.taken_ms for one in answered))
    return Measurement(
        name=name,
        value=median(one.rate for one in answered),
        unit="calls/s",
        baseline=median(around),
        ratio=median(one.rate / peer for one, peer in zip(answered, around, strict=True)),
        p50_ms=percentile(taken_ms, 50),
        p99_ms=percentile(taken_ms, 99),
    )
