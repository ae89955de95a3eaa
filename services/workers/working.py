"""A worker from the inside: a task from standard input, messages to standard output."""

import os
import sys
import traceback
from collections.abc import Callable, Iterator

from google.protobuf.message import Message

from ledger.store.errors import Unavailable
from services.workers.frames import Kind, frame

_NICE = 10
"""Calls that are served go first."""


def work(does: Callable[[bytes], Iterator[Message]]) -> None:
    """Does the one task of this process, and tells how it ended."""
    os.nice(_NICE)
    # Whatever prints from here on does not get between the frames.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        for message in does(sys.stdin.buffer.read()):
            out.write(frame(Kind.MESSAGE, message.SerializeToString(deterministic=True)))
        out.write(frame(Kind.END))
    except BrokenPipeError:
        return  # nobody listens any more
    except Unavailable as refusal:
        out.write(frame(Kind.UNAVAILABLE, refusal.cause.encode()))
    except Exception:  # noqa: BLE001 -- the service tells it
        out.write(frame(Kind.FAULT, traceback.format_exc().encode()))
