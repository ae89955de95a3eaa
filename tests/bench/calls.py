"""A durable command and a salary answer a call, beside a bare echo of the same bytes."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import cycle
from pathlib import Path

from examples.demo import service
from examples.demo.people import Desks
from tests.bench import peer, population
from tests.bench.load import load
from tests.bench.measurement import Measurement, Turn, beside

TEACHERS = 300
ENROLLING = 21_000
"""More than the service keeps in memory, so that each has to be read before it is decided on."""
REGISTERING_THREADS = 64


def calls_vs_echo(folder: Path, seconds: float = 1.0) -> Iterator[Measurement]:
    """Measure both at 64 in flight against one service with a database of its own.

    `seconds`: how long a turn is.
    """
    with service.running(folder) as target, peer.running() as echo:
        desks = Desks.at(target)
        population.open_lakeview(desks)
        enrolling = _registered(desks, ENROLLING)
        commands = population.enrollments(enrolling)
        ask = partial(load, target, population.ENROLL, iter(commands), seconds)
        ask_echo = partial(_echo, echo.target, commands, seconds)
        yield beside("unary_command_vs_echo", "calls/s", ask, ask_echo)

        questions = population.questions(population.teachers(desks, TEACHERS))
        ask = partial(load, target, population.ELIGIBILITY, cycle(questions), seconds)
        ask_echo = partial(_echo, echo.target, questions, seconds)
        yield beside("eligibility_vs_echo", "calls/s", ask, ask_echo)
        desks.close()


def _registered(desks: Desks, size: int) -> list[str]:
    with ThreadPoolExecutor(REGISTERING_THREADS) as threads:
        register = desks.hr.educators.register_educator
        return [one.educator_id for one in threads.map(lambda _: register(), range(size))]


def _echo(target: str, requests: Sequence[bytes], seconds: float) -> Turn:
    return load(target, peer.ECHO, cycle(requests), seconds)
