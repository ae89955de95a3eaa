"""A projector that says when it is in the middle of a page, and waits to be killed there.

`python -m tests.store.projections.dying DSN PAGES`: so many pages are finished before.
"""

import signal
import sys
from typing import Any

from psycopg import Connection

from ledger.projections import projection
from ledger.projections.projection import Projection
from ledger.projections.rows import Changes
from ledger.projections.schema import in_schema
from ledger.store.connection import connect

ENTRIES_A_PAGE = 10

_copy = projection._copy


def _copy_and_say(connection: Connection[Any], changes: Changes) -> None:
    _copy(connection, changes)
    sys.stdout.write("in the middle of a page\n")
    sys.stdout.flush()
    signal.pause()


def main(dsn: str, pages: int) -> None:
    with connect(in_schema(dsn)) as connection:
        dying = Projection(connection, announced=True)
        for _ in range(pages):
            dying.advance(dying.position + ENTRIES_A_PAGE)
        projection._copy = _copy_and_say
        dying.advance(dying.position + ENTRIES_A_PAGE)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
