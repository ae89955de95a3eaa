"""Folders that are written into."""

from pathlib import Path


def make(folder: Path) -> None:
    """Make a folder, and those above it, unless it is there.

    Raises:
        OSError: it cannot be made; names what.
    """
    folder.mkdir(parents=True, exist_ok=True)
