"""Who is writing the embedded registry just now.

SQLite says only that the file is locked. A small file beside it says by whom; it is a hint for people, the
lock itself is SQLite's.
"""

from __future__ import annotations

import getpass
import json
import os
import socket
from datetime import UTC, datetime
from pathlib import Path


def note_path(registry: Path) -> Path:
    """``country.gpkg`` -> ``country.gpkg-writer``."""
    return registry.with_name(registry.name + "-writer")


def leave_note(registry: Path, what: str) -> None:
    """Say that this process writes, and what."""
    note = {
        "user": user_name(),
        "host": socket.gethostname(),
        "pid": os.getpid(),
        "what": what,
        "since": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    note_path(registry).write_text(json.dumps(note), "utf-8")


def remove_note(registry: Path) -> None:
    """The writing is over."""
    note_path(registry).unlink(missing_ok=True)


def holder(registry: Path) -> str:
    """Who holds the file, in words."""
    try:
        note = json.loads(note_path(registry).read_text("utf-8"))
        user, host, pid, what, since = (note[k] for k in ("user", "host", "pid", "what", "since"))
    except (OSError, ValueError, KeyError, TypeError):
        # No note, one half-written this instant, or none of ours: the writer is no GeoRegistry, or just
        # begins or ends. That somebody holds the file is told all the same.
        return "another program (perhaps QGIS)"
    who = f"{user} on {host} (process {pid}: {what}, since {since})"
    if host == socket.gethostname() and not _runs(int(pid)):
        return f"another program; the last one known was {who}"
    return who


def user_name() -> str:
    """The person at this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"  # a container without a user table


def _runs(pid: int) -> bool:
    if os.name == "nt":
        return True  # os.kill would end the process there
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
