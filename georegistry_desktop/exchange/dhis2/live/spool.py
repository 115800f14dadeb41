"""Pages that are kept while a pull goes on: one that was cut off goes on behind the last whole page."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import platformdirs

from georegistry_desktop.domain.values import Json

KEPT_FOR = 24 * 3600
"""Seconds after which a pull that was cut off is begun anew."""

_STATE = "pull.json"
_OURS = re.compile("[0-9a-f]{32}")
_PAGE = re.compile(r"page-\d{6,}\.json")


def spool_root() -> Path:
    """Where this user's pages are kept."""
    return Path(platformdirs.user_cache_dir("georegistry"), "pulls")


class Spool:
    """Owns the folder of one pull, named by a hash of server, user and question; only this user may look in.

    It helps, and is not needed: where the disk takes nothing, ``broken`` says why and the pull goes on.
    ``resumed`` counts the pages that were there before. Another pull with the same question has the same
    folder: the one that ends first takes it away, and what the other keeps from then on is kept anew.
    """

    def __init__(self, question: Json, *, root: Path | None = None) -> None:
        words = json.dumps(question, sort_keys=True)
        self._root = root or spool_root()
        self._folder = self._root / hashlib.sha256(words.encode()).hexdigest()[:32]
        self.broken: str | None = None
        self.state: dict[str, Json] = {}
        self.resumed = 0
        _sweep(self._root)
        held = _read(self._folder / _STATE)
        if isinstance(held, dict) and held.get("question") == words and _fresh(self._folder / _STATE):
            self.state = held
        else:
            self.remove()
        self._words = words

    def begin(self, state: Mapping[str, Json]) -> None:
        """Remember what the first page goes with."""
        self.state = {**state, "question": self._words}
        self._write(_STATE, self.state)

    def page(self, number: int) -> dict[str, Json] | None:
        """A page that was kept."""
        held = _read(self._folder / _name(number)) if self.state else None
        if not isinstance(held, dict):
            return None
        self.resumed += 1
        return held

    def keep(self, number: int, page: dict[str, Json]) -> None:
        """Keep a page, whole or not at all."""
        self._write(_name(number), page)
        if not (self._folder / _STATE).exists():
            self._write(_STATE, self.state)

    @property
    def kept(self) -> int:
        """How many pages the next pull finds."""
        try:
            names = {file.name for file in self._folder.iterdir()}
        except OSError:
            return 0  # nothing was kept, or it cannot be read: all is fetched
        return len([name for name in names if _PAGE.fullmatch(name)]) if _STATE in names else 0

    def remove(self) -> None:
        """Nothing of it is needed any more."""
        self.state = {}
        shutil.rmtree(self._folder, ignore_errors=True)

    def _write(self, name: str, value: Json, *, again: bool = True) -> None:
        beside = self._folder / f"{name}.{os.getpid()}"
        try:
            words = json.dumps(value)
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with open(handle, "w", encoding="ascii") as file:  # noqa: PTH123 - a path would lose the mode
                file.write(words)
            beside.replace(self._folder / name)
        except (OSError, RecursionError) as error:
            if again and isinstance(error, FileNotFoundError):  # taken away by another pull just now
                return self._write(name, value, again=False)
            self.broken = getattr(error, "strerror", None) or type(error).__name__
            with suppress(OSError):
                beside.unlink(missing_ok=True)


def _name(number: int) -> str:
    return f"page-{number:06}.json"


def _read(path: Path) -> Json:
    try:
        held: Json = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None  # as good as not there: it is fetched again
    return held


def _fresh(path: Path) -> bool:
    try:
        return 0 <= time.time() - path.stat().st_mtime < KEPT_FOR
    except OSError:
        return False  # it was taken away by another pull


def _sweep(root: Path) -> None:
    """What nobody came back for is removed."""
    try:
        folders = [folder for folder in root.iterdir() if _OURS.fullmatch(folder.name) and folder.is_dir()]
    except OSError:
        return  # nothing is kept there yet
    for folder in folders:
        if not _fresh(folder / _STATE) and not _fresh(folder):
            shutil.rmtree(folder, ignore_errors=True)
