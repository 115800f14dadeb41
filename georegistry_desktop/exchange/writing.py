"""Writing a version to a file: whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.formats import Format

LAYOUTS = ("plain",)


def write_file(
    version: VersionFrame,
    path: Path,
    formats: Mapping[str, Format],
    *,
    format: str | None,
    layout: str,
    progress: Progress,
) -> None:
    """Write beside ``path``, then put it in its place; a file that stands there stays until then."""
    if layout not in LAYOUTS:
        raise Refused("option-bad", option="layout", value=layout, known=", ".join(LAYOUTS))
    writable = {name: f for name, f in formats.items() if f.write is not None}
    found = writable.get(format) if format else _by_extension(path, writable)
    if found is None or found.write is None:
        raise Refused("output-format", value=format or path.suffix or path.name, known=", ".join(writable))
    if path.is_dir():
        raise Refused("read-only", address=path, reason="it is a folder")
    # GDAL looks at the extension, so the hidden file keeps it.
    beside = path.with_name(f".{path.stem}-{secrets.token_hex(4)}{found.extensions[0]}")
    try:
        found.write(version, beside, progress=progress)
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise Refused("read-only", address=path, reason=error.strerror or error) from error
    finally:
        for left in (beside, *(beside.with_name(beside.name + end) for end in ("-journal", "-wal", "-shm"))):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _by_extension(path: Path, formats: Mapping[str, Format]) -> Format | None:
    return next((f for f in formats.values() if path.suffix.lower() in f.extensions), None)
