"""Archives: what is in them, before anything is unpacked."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

from georegistry_desktop.exchange.table import CannotRead

MOST_BYTES = 4 << 30
_MOST_RATIO = 200
_SMALL = 64 << 20
_MOST_MEMBERS = 10_000
_BROKEN = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, IndexError, struct.error)
"""What zipfile raises of archives that are none; the last two where their records are spoilt."""


def members(path: Path) -> list[str]:
    """The names of the files in an archive; none where it is not one.

    Raises ``CannotRead`` where unpacking would fill the memory (a zip bomb), or it is broken.
    """
    try:
        if not zipfile.is_zipfile(path):
            return []
        with zipfile.ZipFile(path) as archive:
            held = archive.infolist()
    except _BROKEN as error:
        raise CannotRead(path, "file-unreadable", reason=error) from error
    size = sum(one.file_size for one in held)
    packed = max(1, path.stat().st_size)
    if len(held) > _MOST_MEMBERS or size > MOST_BYTES or (size > _SMALL and size > packed * _MOST_RATIO):
        raise CannotRead(path, "archive-huge", value=f"{size / 1e9:.1f} GB", packed=f"{packed / 1e6:.1f} MB")
    if any(one.flag_bits & 0x1 for one in held):
        raise CannotRead(path, "archive-locked")
    return [one.filename for one in held if one.filename and not one.filename.endswith("/")]
