"""The id under which a command is recorded at most once."""

import uuid


def mint(given: str | None = None) -> str:
    """The id the caller gave, for a command sent before; else a new one."""
    return given or str(uuid.uuid4())
