"""Where files come from: a folder, a zip, or a file by itself."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol, cast


class Unreadable(ValueError):
    """A path that holds no files that could be read."""


class Source(Protocol):
    """A file: what people call it, its size in bytes, and its bytes, read as a stream."""

    name: str
    size: int

    def open(self) -> BinaryIO:
        """Its bytes from the beginning."""


class Plain:
    """A file on disk."""

    def __init__(self, path: Path, name: str = "") -> None:
        """Take the file at `path`."""
        self.name = name or path.name
        self.size = path.stat().st_size
        self._path = path

    def open(self) -> BinaryIO:
        """Its bytes."""
        return self._path.open("rb")


class Member:
    """A member of a zip, unpacked as it is read and never onto disk."""

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
        """Take a member of an open archive."""
        self.name = info.filename
        self.size = info.file_size
        self._archive = archive
        self._info = info

    def open(self) -> BinaryIO:
        """Its bytes."""
        return cast("BinaryIO", self._archive.open(self._info))


@contextmanager
def opened(path: Path, names: tuple[str, ...]) -> Iterator[dict[str, Source]]:
    """Those of the files `names` that a folder or zip holds at its top; nothing else is looked at.

    Raises:
        Unreadable: it is neither, or the zip is broken or locked.
    """
    if path.is_dir():
        yield {name: Plain(path / name) for name in names if (path / name).is_file()}
        return
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError) as error:
        raise Unreadable(f"{path} is neither a folder nor a zip: {error}") from error
    with archive:
        found = [info for info in archive.infolist() if info.filename in names]
        if any(info.flag_bits & 1 for info in found):
            raise Unreadable(f"{path} is locked with a password")
        yield {info.filename: Member(archive, info) for info in found}
