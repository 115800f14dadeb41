"""Archives: what is in them, before anything is unpacked."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable
from copy import copy
from functools import lru_cache
from pathlib import Path

from georegistry_desktop.exchange.table import CannotRead

MOST_BYTES = 4 << 30
_MOST_RATIO = 200
_SMALL = 64 << 20
_MOST_MEMBERS = 10_000
_BLOCK = 1 << 20
_BOUNDLESS = 1 << 62
_BROKEN = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, IndexError, struct.error)
"""What zipfile raises of archives that are none; the last two where their records are spoilt."""
SPOILT = (*_BROKEN, zlib.error, EOFError, RuntimeError)
"""What it raises besides of members that cannot be unpacked."""


def members(path: Path) -> list[str]:
    """The names of the files in an archive; none where it is not one.

    Raises ``CannotRead`` where unpacking would fill the memory (a zip bomb), whatever it says of itself, or
    it is broken. All members are unpacked once for that, and nothing of them is kept.
    """
    try:
        if not zipfile.is_zipfile(path):
            return []
        with zipfile.ZipFile(path) as archive:
            held = archive.infolist()
        about = path.stat()
    except _BROKEN as error:
        raise CannotRead(path, "file-unreadable", reason=error) from error
    size = sum(one.file_size for one in held)
    if len(held) > _MOST_MEMBERS or size > MOST_BYTES or _swells(size, about.st_size):
        raise _huge(path, size, about.st_size)
    for one in held:
        if _swells(one.file_size, one.compress_size):
            raise _huge(path, one.file_size, one.compress_size)
    if any(one.flag_bits & 0x1 for one in held):
        raise CannotRead(path, "archive-locked")
    unpacked = _unpacked(path, max(size, _SMALL), about.st_size, about.st_mtime_ns)
    if unpacked > max(size, _SMALL):
        raise _huge(path, unpacked, about.st_size, "more than ")
    return [one.filename for one in held if one.filename and not one.filename.endswith("/")]


def _swells(size: int, packed: int) -> bool:
    return size > _SMALL and size > max(1, packed) * _MOST_RATIO


def _huge(path: Path, size: int, packed: int, more: str = "") -> CannotRead:
    value = f"{more}{size / 1e9:.1f} GB"
    return CannotRead(path, "archive-huge", value=value, packed=f"{packed / 1e6:.1f} MB")


@lru_cache(maxsize=8)
def _unpacked(path: Path, most: int, _size: int, _changed: int) -> int:
    """Bytes of all members as they really unpack, counted until there are more than ``most``. A file is
    opened several times while it is read: that it is the same is told by its size and time of change."""
    try:
        with zipfile.ZipFile(path) as archive:
            return _counted(archive, archive.infolist(), most)
    except _BROKEN as error:
        raise CannotRead(path, "file-unreadable", reason=error) from error


def _counted(archive: zipfile.ZipFile, held: Iterable[zipfile.ZipInfo], most: int) -> int:
    count = 0
    for one in held:
        # zipfile stops at the size that a member claims; other readers go on.
        whole = copy(one)
        whole.file_size = _BOUNDLESS
        whole.CRC = None  # type: ignore[assignment]  # what zipfile takes for "do not compare"
        try:
            with archive.open(whole) as stream:
                while count <= most and (block := stream.read(_BLOCK)):
                    count += len(block)
        except SPOILT:
            continue  # told by the reader, where it needs this member
    return count
