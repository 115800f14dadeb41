"""Regular files, the only ones that are read or written over: a pipe may never end, a device never does."""

from __future__ import annotations

import stat
from pathlib import Path

FOLDER = "it is a folder"
SPECIAL = "it is a pipe or a device, not a file"


def irregular(path: Path) -> str | None:
    """Why what stands at ``path`` is no regular file (``FOLDER``, ``SPECIAL``), links followed; None for one
    that is. Raises ``OSError`` where nothing stands there."""
    mode = path.stat().st_mode
    if stat.S_ISREG(mode):
        return None
    return FOLDER if stat.S_ISDIR(mode) else SPECIAL
