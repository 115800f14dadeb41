"""The user's cache folder: what was made of versions, to be had again at once. All of it may be removed."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import time
import zlib
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import uuid4

import platformdirs

from georegistry_desktop.domain.addresses import is_file, without_passwords
from georegistry_desktop.domain.mark import Mark

MOST_BYTES = 4 * 2**30
_KEPT_OF_A_VERSION = 2
_MARK, _SUMS = "mark.json", "sums.json"
_BLOCK = 1 << 20
_LONGEST_WRITE_SECONDS = 3600


class CacheFolder:
    """Owns ``root``: for each version some folders, each of what was made at one ``Mark``.

    Beside them stands what was seen last of each registry, by its address. A folder counts once its mark is
    written, which is last. The ones used longest ago go when all together exceed ``most_bytes``. Only
    ``keep`` raises ``OSError``: a cache that cannot be kept is only slow.
    """

    def __init__(self, root: Path, *, most_bytes: int = MOST_BYTES) -> None:
        self.root, self.most_bytes = root, most_bytes

    def found(self, mark: Mark) -> Iterator[tuple[Path, Mark]]:
        """The folders of a version with the marks at which they were made, latest first."""
        folders = []
        for folder in (self.root / mark.registry / str(mark.version_id)).glob("*"):
            try:
                folders.append((folder, Mark(**json.loads((folder / _MARK).read_text("utf-8")))))
            except OSError:
                continue  # still being written, or just dropped by another process
            except (ValueError, TypeError):
                self.drop(folder)
        yield from sorted(folders, key=lambda pair: pair[1].revision, reverse=True)

    def begun(self, mark: Mark) -> Path:
        """A new folder for what is made at ``mark``; it counts after ``keep``."""
        return self.root / mark.registry / str(mark.version_id) / f"{mark.revision}-{uuid4().hex[:8]}"

    def keep(self, folder: Path, mark: Mark) -> None:
        """What was written into ``folder`` belongs to ``mark``. To be called again when more was written."""
        (folder / _SUMS).write_text(json.dumps(_sums(folder)), "utf-8")
        (folder / _MARK).write_text(json.dumps(asdict(mark)), "utf-8")
        for old, _ in list(self.found(mark))[_KEPT_OF_A_VERSION:]:
            self.drop(old)
        self._shrink(but=folder)

    def note_seen(self, address: str, version: str, folder: Path, mark: Mark) -> None:
        """What is in ``folder`` is what a person sees now of a version of the registry at ``address``."""
        notes = self._notes(address)
        note = {"folder": folder.relative_to(self.root).as_posix(), "mark": asdict(mark)}
        new = notes.with_suffix(f".{uuid4().hex}")
        try:
            notes.parent.mkdir(parents=True, exist_ok=True)
            new.write_text(json.dumps(_read(notes) | {version: note}), "utf-8")
            new.replace(notes)
        except OSError as fault:
            logging.getLogger(__name__).info("The cache is not to be written: %s", fault)

    def last_seen(self, address: str, version: str) -> tuple[Path, Mark] | None:
        """What ``note_seen`` noted last; None where it is no longer there, or the registry's file is not."""
        if (file := _file_of(address)) is not None and not file.is_file():
            return None
        note: Any = _read(self._notes(address)).get(version)
        try:
            folder, mark = self.root / note["folder"], Mark(**note["mark"])
        except (TypeError, KeyError):
            return None
        return (folder, mark) if _read(folder / _MARK) == asdict(mark) else None

    def _notes(self, address: str) -> Path:
        """Named by no address: one may hold what is to be read by nobody."""
        place = str(_file_of(address) or without_passwords(address))
        return self.root / "seen" / f"{hashlib.sha256(place.encode()).hexdigest()}.json"

    def used(self, folder: Path) -> None:
        """It is wanted still."""
        try:
            (folder / _MARK).touch()
        except OSError as fault:
            logging.getLogger(__name__).info("The cache is not to be written: %s", fault)

    def is_whole(self, folder: Path) -> bool:
        """Whether all files are as they were written. Reads all of them: about a second for each GB."""
        try:
            held = json.loads((folder / _SUMS).read_text("utf-8"))
            return all(_sum(folder / name) == known for name, known in held.items())
        except (OSError, ValueError, AttributeError):
            return False  # also where the sums themselves are damaged

    def drop(self, folder: Path) -> None:
        """Remove a folder; who has it mapped keeps what is mapped."""
        shutil.rmtree(folder, ignore_errors=True)

    def _shrink(self, *, but: Path) -> None:
        """Drop what was used longest ago until the rest is small enough."""
        folders = [folder for folder in self.root.glob("*/*/*") if folder != but]
        for folder in folders:
            # Written by one who was killed before it counted.
            if not (folder / _MARK).exists() and time.time() - _last_used(folder) > _LONGEST_WRITE_SECONDS:
                self.drop(folder)
        sizes = {folder: _size(folder) for folder in folders}
        total = sum(sizes.values()) + _size(but)
        for folder in sorted(folders, key=_last_used):
            if total <= self.most_bytes:
                return
            self.drop(folder)
            total -= sizes[folder]


def own_folder() -> Path:
    """The folder of the user who runs the program."""
    return platformdirs.user_cache_path("georegistry", appauthor=False) / "versions"


def _file_of(address: str) -> Path | None:
    """The file of a registry wherever the program was started; None for a database."""
    return Path(address).expanduser().absolute() if is_file(address) else None


def _read(file: Path) -> dict[str, Any]:
    """A JSON object; empty where there is none, or a damaged one."""
    try:
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _files(folder: Path) -> list[Path]:
    return sorted(f for f in folder.rglob("*") if f.is_file() and f.name not in (_MARK, _SUMS))


def _size(folder: Path) -> int:
    try:
        return sum(f.stat().st_size for f in _files(folder))
    except OSError:
        return 0  # another process drops it at this moment


def _last_used(folder: Path) -> float:
    mark = folder / _MARK
    try:
        return (mark if mark.exists() else folder).stat().st_mtime
    except OSError:
        return 0.0  # another process dropped it


def _sums(folder: Path) -> dict[str, int]:
    return {f.relative_to(folder).as_posix(): _sum(f) for f in _files(folder)}


def _sum(file: Path) -> int:
    found = 0
    with file.open("rb") as data:
        while block := data.read(_BLOCK):
            found = zlib.crc32(block, found)
    return found
