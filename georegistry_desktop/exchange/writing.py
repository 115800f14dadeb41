"""Writing a version to a file: whole or not at all."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from pyogrio.errors import DataLayerError, DataSourceError

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.formats import Format, Layout, by_extension
from georegistry_desktop.exchange.regular import irregular


def write_file(
    version: VersionFrame,
    path: Path,
    formats: Mapping[str, Format],
    *,
    format: str | None,
    layout: str,
    replace: bool,
    progress: Progress,
) -> None:
    """Write beside ``path``, then put it in its place; a file that stands there stays until then."""
    found = format_to_write(path, formats, format)
    chosen = _layout(found, layout)
    with whole_file(path, found.extensions[0], replace=replace) as beside:
        chosen.write(version, beside, progress=progress)


def losses_of(
    version: VersionFrame, path: Path, formats: Mapping[str, Format], *, format: str | None, layout: str
) -> list[Problem]:
    """What the file would not hold. Raises ``Refused`` as writing does, as far as that is known before."""
    return _layout(format_to_write(path, formats, format), layout).loses(version)


def format_to_write(path: Path, formats: Mapping[str, Format], format: str | None) -> Format:
    """The format that is named, else the one of the file's ending.

    Raises ``Refused``: ``output-format``, ``read-only``.
    """
    _refuse_irregular(path)
    writable = {name: f for name, f in formats.items() if f.write is not None}
    found = writable.get(format) if format else by_extension(path, writable.values())
    if found is None:
        raise Refused("output-format", value=format or path.suffix or path.name, known=", ".join(writable))
    return found


def _layout(found: Format, name: str) -> Layout:
    layouts = found.known_layouts()
    if name not in layouts:
        raise Refused("option-bad", option=f"layout of {found.name}", value=name, known=", ".join(layouts))
    return layouts[name]


def check_output(path: Path, *, replace: bool) -> None:
    """Refuse to write where something stands: pipes, devices and registries always, other files without
    ``replace``. Raises ``Refused``: ``read-only``, ``output-registry``, ``output-exists``."""
    _refuse_irregular(path)
    try:
        if _is_registry(path):
            raise Refused("output-registry", file=path)
        standing = path.exists()
    except (OSError, sqlite3.Error) as error:
        raise Refused("read-only", address=path, reason=_reason(error)) from error
    if standing and not replace:
        raise Refused("output-exists", file=path)


@contextmanager
def whole_file(path: Path, extension: str, *, replace: bool) -> Iterator[Path]:
    """A file beside ``path`` to be written, put in its place at the end; what stands there stays until then.

    Where ``path`` is a link, what it leads to is replaced. Raises ``Refused`` as ``check_output`` does, and
    ``read-only`` for what goes wrong in writing.
    """
    check_output(path, replace=replace)
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():
        raise Refused("read-only", address=path, reason=f"there is no folder {target.parent}")
    # GDAL looks at the extension, so the hidden file keeps it.
    beside = target.with_name(f".{path.stem}-{secrets.token_hex(4)}{extension}")
    try:
        yield beside
        with beside.open("rb+") as file:
            os.fsync(file.fileno())
        beside.replace(target)
    except (OSError, DataSourceError, DataLayerError, sqlite3.Error) as error:
        reason = _reason(error).replace(beside.name, path.name)
        raise Refused("read-only", address=path, reason=reason) from error
    finally:
        for left in (beside, *(beside.with_name(beside.name + end) for end in ("-journal", "-wal", "-shm"))):
            with suppress(OSError):  # what failed before is told; a file that stays beside is no harm
                left.unlink(missing_ok=True)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error).split("\n")[0]


def _refuse_irregular(path: Path) -> None:
    try:
        reason = irregular(path)
    except (FileNotFoundError, NotADirectoryError):
        return  # nothing is there; whether a file can be made is told by making it
    except OSError as error:
        reason = error.strerror or str(error)
    if reason:
        raise Refused("read-only", address=path, reason=reason)


def _is_registry(path: Path) -> bool:
    if not path.exists() or path.stat().st_size == 0:
        return False
    with path.open("rb") as file:
        if not file.read(16).startswith(b"SQLite format 3"):
            return False
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as found:
        return bool(found.execute("SELECT 1 FROM sqlite_master WHERE name = 'registry_head'").fetchall())
