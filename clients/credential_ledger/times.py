"""Instants, and as known when: `datetime.datetime`, a position, and their messages."""

from datetime import UTC, datetime

from google.protobuf.timestamp_pb2 import Timestamp

from credential_ledger.v1.basis_pb2 import Known


def encode(instant: datetime) -> Timestamp:
    """The message for `instant`.

    Raises:
        ValueError: without a time zone it names no instant.
    """
    if instant.tzinfo is None:
        raise ValueError(f"{instant.isoformat()} names no time zone")
    message = Timestamp()
    message.FromDatetime(instant)
    return message


def decode(message: Timestamp) -> datetime:
    """The instant of `message`, in UTC, to the microsecond."""
    return message.ToDatetime(tzinfo=UTC)


def known(when: datetime | int | None) -> Known | None:
    """As known at a time or at a position; None: now.

    Raises:
        ValueError: a time without a time zone.
    """
    match when:
        case None:
            return None
        case int():
            return Known(position=when)
        case _:
            return Known(at=encode(when))
