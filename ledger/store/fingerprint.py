"""What makes two requests the same request."""

import hashlib

FINGERPRINT_SIZE = 32
"""Bytes of a SHA-256."""


def fingerprint(type_: str, stream: str, data: bytes) -> bytes:
    """SHA-256 over type, LF, stream, LF, data.

    An entry's data is the command with its defaults omitted, so this is a fingerprint of method
    and command, and can be made again from the entry alone.
    """
    return hashlib.sha256(f"{type_}\n{stream}\n".encode() + data).digest()
