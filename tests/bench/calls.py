"""A durable command and a salary answer a call, beside a bare echo of the same bytes."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from examples.demo import service
from examples.demo.people import Desks
from tests.bench import echo, population
from tests.bench.load import Load, load
from tests.bench.measurement import Measurement

TEACHERS = 300
ENROLLING = 20_000
REGISTERING_THREADS = 64


def calls_vs_echo(folder: Path, seconds: float = 5.0) -> Iterator[Measurement]:
    """Measure both at 64 in flight against one service with a database of its own."""
    with service.running(folder) as target, bare_echo() as peer:
        desks = Desks.at(target)
        population.open_lakeview(desks)
        enrolling = _registered(desks, ENROLLING)
        commands = population.enrollments(enrolling)
        recorded = load(target, population.ENROLL, iter(commands), seconds)
        yield _beside_echo("unary_command_vs_echo", recorded, _echo(peer, commands, seconds))

        questions = population.questions(population.teachers(desks, TEACHERS))
        answered = load(target, population.ELIGIBILITY, cycle(questions), seconds)
        yield _beside_echo("eligibility_vs_echo", answered, _echo(peer, questions, seconds))
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


def _echo(peer: str, requests: Iterable[bytes], seconds: float) -> Load:
    return load(peer, echo.METHOD, cycle(requests), seconds)


def _beside_echo(name: str, ours: Load, peer: Load) -> Measurement:
    return Measurement(
        name=name,
        value=ours.rate,
        unit="calls/s",
        baseline=peer.rate,
        ratio=ours.rate / peer.rate,
        p50_ms=ours.percentile_ms(50),
        p99_ms=ours.percentile_ms(99),
    )
