"""A worker from the inside: a task from standard input, messages to standard output."""

import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress

from google.protobuf.message import Message

from ledger.store.errors import Unavailable
from services.workers.frames import Kind, frame

_NICE = 10
"""Calls that are served go first."""


def work(does: Callable[[bytes], Iterator[Message]]) -> None:
    """Does the one task of this process, and tells how it ended."""
    os.nice(_NICE)
    # Whatever prints from here on does not get between the frames.
    out = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    # Where nobody listens any more, there is nothing to tell.
    with suppress(BrokenPipeError), os.fdopen(out, "wb") as told:
        for kind, data in _frames(does, sys.stdin.buffer.read()):
            told.write(frame(kind, data))
            told.flush()


def _frames(
    does: Callable[[bytes], Iterator[Message]], task: bytes
) -> Iterator[tuple[Kind, bytes]]:
    try:
        for message in does(task):
            yield Kind.MESSAGE, message.SerializeToString(deterministic=True)
    except Unavailable as refusal:
        yield Kind.UNAVAILABLE, refusal.cause.encode()
    except Exception:  # noqa: BLE001 -- the service tells it
        yield Kind.FAULT, traceback.format_exc().encode()
    else:
        yield Kind.END, b""
