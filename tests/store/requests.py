"""Requests to append, as short as a test wants them."""

from itertools import count

from ledger.store.append import Append
from ledger.store.fingerprint import fingerprint

_numbers = count(1)


def request(
    stream: str = "educator/1",
    expected: int = 0,
    *,
    id: str | None = None,  # noqa: A002 - the shortest name at a hundred places
    actor: str = "principal/1",
    data: bytes = b"{}",
    consulted: tuple[tuple[str, int], ...] = (),
) -> Append:
    return Append(
        stream=stream,
        expected_version=expected,
        type="award.v1",
        actor=actor,
        request_id=id or f"request-{next(_numbers)}",
        fingerprint=fingerprint("award.v1", stream, data),
        data=data,
        consulted=consulted,
    )
