"""A TCP proxy before PostgreSQL that can lose a connection at the worst moments."""

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Self

from psycopg.conninfo import conninfo_to_dict, make_conninfo

READY = b"Z\x00\x00\x00\x05I"
"""PostgreSQL's ReadyForQuery outside a transaction: what was asked has been committed."""


class LossyProxy:
    """Passes bytes on; when told so, swallows the next answer or request and hangs up."""

    def __init__(self, dsn: str) -> None:
        server = conninfo_to_dict(dsn)
        self._server = (str(server["host"]), int(str(server["port"])))
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._sockets = [self._listener]
        self._threads = [threading.Thread(target=self._accept)]
        self._lose: str | None = None
        self.dsn = make_conninfo(dsn, port=self._listener.getsockname()[1])
        self.lost = 0

    def lose_next_answer(self) -> None:
        """The server does what it is asked, and nobody hears of it."""
        self._lose = "answer"

    def lose_next_request(self) -> None:
        """The server never hears what it is asked."""
        self._lose = "request"

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._hang_up(*self._sockets)
        for thread in self._threads:
            thread.join()
        for each in self._sockets:
            each.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(self._server)
                self._sockets += [client, server]
                self._start(client, server, "request")
                self._start(server, client, "answer")

    def _start(self, source: socket.socket, sink: socket.socket, what: str) -> None:
        thread = threading.Thread(target=self._pass_on, args=(source, sink, what))
        self._threads.append(thread)
        thread.start()

    def _pass_on(self, source: socket.socket, sink: socket.socket, what: str) -> None:
        with suppress(OSError):
            while data := source.recv(65_536):
                if self._lose == what and (what == "request" or data.endswith(READY)):
                    self._lose = None
                    self.lost += 1
                    break
                sink.sendall(data)
        self._hang_up(source, sink)

    @staticmethod
    def _hang_up(*sockets: socket.socket) -> None:
        for each in sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
