"""The library's way to our recorder: `PERSISTENCE_MODULE=ledger.store.factory`."""

from eventsourcing import postgres  # the module: the library wants one factory class in here
from eventsourcing.persistence import ApplicationRecorder
from eventsourcing.utils import Environment, EnvType

from ledger.store.recorder import LedgerRecorder


class LedgerFactory(postgres.PostgresFactory):
    """Makes the recorder of the log, and stops its threads when closed."""

    application_recorder_class = LedgerRecorder

    def __init__(self, env: Environment | EnvType | None) -> None:
        """Takes the library's environment; `POSTGRES_ENABLE_DB_FUNCTIONS` has no effect here."""
        super().__init__(env)
        self._recorders: list[LedgerRecorder] = []

    def application_recorder(self) -> ApplicationRecorder:
        """A recorder of the log that lives as long as this factory."""
        recorder = super().application_recorder()
        if isinstance(recorder, LedgerRecorder):
            self._recorders.append(recorder)
        return recorder

    def __exit__(self, *exc_info: object) -> None:
        """Closes."""
        self.close()

    def close(self) -> None:
        """Records what was accepted, stops the threads, then closes the connections."""
        for recorder in self._recorders:
            recorder.close()
        super().close()
