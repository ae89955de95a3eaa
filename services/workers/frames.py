"""What a worker tells the service over its standard output: frames of a kind and their bytes.

A worker that ends without the frame that says so was ended by something else.
"""

import struct
from enum import IntEnum

HEAD = struct.Struct("!BI")
"""The kind of a frame, and how many bytes follow."""


class Kind(IntEnum):
    """What a frame says."""

    MESSAGE = 1
    UNAVAILABLE = 2
    FAULT = 3
    END = 4


def frame(kind: Kind, data: bytes = b"") -> bytes:
    """Gives the bytes of a frame."""
    return HEAD.pack(kind, len(data)) + data
