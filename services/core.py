"""The core of a running service: what writes, what projects and what reads, on one database."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from ledger.projections.projector import Projector, follow_projection
from ledger.projections.reader import Reader
from ledger.projections.salary_watch import SalaryWatch
from ledger.projections.watch import TranscriptWatch
from ledger.store.connection import Link
from ledger.store.errors import Unavailable
from ledger.store.log import head
from ledger.store.pipeline import Pipeline
from ledger.store.subscription import Head, HeadWatch
from services.watching import Watching

_LOOK_PATIENCE_S = 1.0


@dataclass(frozen=True, slots=True)
class Core:
    """Everything the servicers stand on."""

    dsn: str
    pipeline: Pipeline
    projector: Projector
    projected: Head
    reader: Reader
    watching: Watching[TranscriptWatch]
    salary_watching: Watching[SalaryWatch]
    look: Link

    def fault(self) -> str | None:
        """Looks, in one thread at a time, and gives what keeps the service from its work."""
        try:
            self.look.run(head)
        except Unavailable as error:
            return str(error)
        failure = self.projector.failure
        return None if failure is None else str(failure)


@contextmanager
def open_core(dsn: str, progress_s: float) -> Iterator[Core]:
    """Starts the core; at the end it finishes what it accepted. `progress_s`: see `Watching`."""
    with ExitStack() as closing:
        log_watch = HeadWatch(dsn)
        closing.callback(log_watch.close)
        projected = follow_projection(log_watch)
        projector = Projector(dsn, log_watch)
        closing.callback(projector.close)
        reader = Reader(dsn, projected)
        closing.callback(reader.close)
        watching = Watching(TranscriptWatch(dsn, projected), projected, reader, progress_s)
        closing.callback(watching.close)
        salary_watching = Watching(SalaryWatch(dsn), projected, reader, progress_s)
        closing.callback(salary_watching.close)
        pipeline = Pipeline(dsn)
        closing.callback(pipeline.close)
        look = Link(dsn, patience_s=_LOOK_PATIENCE_S, statement_timeout_s=_LOOK_PATIENCE_S)
        closing.callback(look.close)
        yield Core(dsn, pipeline, projector, projected, reader, watching, salary_watching, look)
