"""Arrays as literals: PostgreSQL reads back what was written."""

from typing import Any

import pytest
from psycopg import Connection

from ledger.store.arrays import integers, texts


@pytest.mark.parametrize(
    "written",
    [
        [],
        [None],
        ["", "NULL", "a,b", "{}", '"', "\\", '\\"', " spaced ", "naïve\n"],
        ["one", None],
    ],
)
def test_texts_are_read_as_they_were_written(
    service: Connection[Any], written: list[str | None]
) -> None:
    assert service.execute("SELECT %s::text[]", [texts(written)]).fetchone() == (written,)


@pytest.mark.parametrize("written", [[], [0, -1, 2**62], [None, 1]])
def test_integers_are_read_as_they_were_written(
    service: Connection[Any], written: list[int | None]
) -> None:
    assert service.execute("SELECT %s::bigint[]", [integers(written)]).fetchone() == (written,)
