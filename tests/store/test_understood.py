"""A log from elsewhere is read before it is loaded: the service must be able to live with it."""

from datetime import timedelta
from uuid import UUID

import pytest

from ledger.store.errors import MalformedEntry
from ledger.store.understood import understood
from tests.support.entries import raw_entries
from tests.support.granting import earn_badge, lakeview, teacher
from tests.support.memory import START

LATER = START + timedelta(days=1)


def log() -> list[bytes]:
    """A log that a service would write."""
    ledger = lakeview()
    earn_badge(ledger, teacher(ledger))
    return raw_entries(ledger)


def test_a_log_that_a_service_wrote_passes_as_it_is() -> None:
    pairs = list(enumerate(log(), 1))

    assert list(understood(pairs, LATER)) == pairs


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (b'"type":"enrollment.v1"', b'"type":"enrolment.v9"', "enrolment.v9"),
        (b'"credential_version":1', b'"credential_version":2', "version 2"),
        (b'"enrolled_on":"2026-01-10"', b'"enrolled_on":"2026-13-10"', "enrolled_on"),
        (b'\n{"educator_id":"', b'\n{"educator_id":"x', "educator_id"),
        (b"America/Chicago", b"America/Nowhere", "time_zone"),
    ],
)
def test_an_entry_nobody_can_live_with_is_named(old: bytes, new: bytes, fault: str) -> None:
    entries = log()
    position = next(n for n, raw in enumerate(entries, 1) if old in raw)
    entries[position - 1] = entries[position - 1].replace(old, new)

    with pytest.raises(MalformedEntry, match=fault) as refusal:
        list(understood(enumerate(entries, 1), LATER))

    assert refusal.value.position == position


def test_an_entry_from_the_future_is_refused() -> None:
    with pytest.raises(MalformedEntry, match="still to come"):
        list(understood(enumerate(log(), 1), START))


def test_an_entry_in_a_stream_of_another_educator_is_refused() -> None:
    entries = log()
    position = next(n for n, raw in enumerate(entries, 1) if b"employment.v1" in raw)
    header, _, data = entries[position - 1].partition(b"\n")
    educator_id = header.partition(b"educator/")[2][:36]
    entries[position - 1] = header.replace(educator_id, str(UUID(int=7)).encode()) + b"\n" + data

    with pytest.raises(MalformedEntry, match="belongs to"):
        list(understood(enumerate(entries, 1), LATER))
