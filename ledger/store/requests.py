"""From a decided command to a request to append it."""

from ledger.domain.command import Command
from ledger.domain.decide.decide import Decision
from ledger.store.append import Append
from ledger.store.codec import encode, type_of
from ledger.store.entry import SIZE_LIMIT
from ledger.store.fingerprint import fingerprint


def key_of(command: Command) -> tuple[str, str]:
    """Give the idempotency key: actor and request id."""
    return command.actor.principal_id, command.request_id


def append_of(command: Command, decision: Decision) -> Append:
    """Give the request to record a decision.

    Raises:
        EntryTooLarge: the entry would pass its limit.
    """
    data = encode(command.fact)
    recorded = decision.recorded
    one = Append(
        stream=recorded.stream,
        expected_version=recorded.version - 1,
        type=type_of(command.fact),
        actor=command.actor.principal_id,
        role=command.actor.role,
        district=command.actor.district_id,
        request_id=command.request_id,
        fingerprint=fingerprint(type_of(command.fact), recorded.stream, data),
        data=data,
        consulted=tuple(
            (stream, version)
            for stream, version in decision.consulted.items()
            if stream != recorded.stream
        ),
    )
    if len(data) > SIZE_LIMIT // 2:
        one.body()
    return one
