"""The file of an open GeoPackage: whether it is still the one that was opened, written to by SQLite alone."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sqlite3
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from georegistry_desktop.domain.errors import Refused, RegistryBusy
from georegistry_desktop.storage.imprint import NO_REGISTRY, Imprint, imprint_of, read_imprint

_SETTLE_SECONDS = 0.05
_DOUBT_SECONDS = 2.0
"""A journal that is being brought into the file may leave it in between for a moment. Writing then waits."""
_PATIENCE_SECONDS = 30.0
_Identity = tuple[int, int]
"""Device and inode."""


class OpenFile:
    """Owns one connection that watches. May be used from several threads.

    SQLite trusts that nobody replaces its file. Where another one is put in its place by name, connections go
    on with the one before, and its journal comes over the other. Where one is copied over it, SQLite notices
    nothing, and mixes pages of both. So each change of size or time that no commit explains is looked into;
    once it is another registry, or this one as of another moment, nothing is read or written any more, and
    the journal is taken out of its way.

    ``let_go`` is called when connections are to be closed, because they remember what is not there any more.
    """

    def __init__(self, path: Path, let_go: Callable[[], None]) -> None:
        self.path = path
        self.replaced = False
        self._let_go = let_go
        self._lock = threading.RLock()
        self._there: _Identity | None = None
        self._beside: dict[Path, _Identity] = {}
        """The journal and its index."""
        self._watcher: sqlite3.Connection | None = None
        self._sight = (0, 0)
        """Size and time of the last change."""
        self._commits = 0
        """As SQLite counted them when the file was looked at last; so with all that follows."""
        self._quiet = False
        """Whether nothing was left in the journal."""
        self._imprint: Imprint | None = None

    def require_in_place(self) -> None:
        """Raise ``Refused`` where another file was put in its place, or it was taken away.

        What is written to a file that has no name is lost, and SQLite would make an empty one for whoever
        connects.
        """
        if self.replaced:
            raise self._refusal()
        found = _identity(self.path)
        if found is None:
            if self._there is not None:
                raise self._missing()
        elif self._there is None:
            self._there = found
        elif found != self._there:
            self._give_up()

    def follow(self) -> None:
        """Begin to look for what is copied over it. Raises ``Refused`` where it is away."""
        with self._lock:
            self.require_in_place()
            if self._watcher is None:
                self._watch()

    def commits(self) -> int | None:
        """Another number each time after somebody committed; once it is followed. None where that is not to
        be told at the moment, because of a writer of SQLite's older journal."""
        with self._lock:
            return self._count()

    def look(self, *, patient: bool = False) -> None:
        """Raise ``Refused`` where it was replaced, once it is followed. Costs microseconds mostly.

        While it is being written to, that cannot be told: ``patient`` waits for the end of it, and raises
        ``RegistryBusy`` when there is none.
        """
        self.require_in_place()
        with self._lock:
            end = time.monotonic() + _PATIENCE_SECONDS
            while self._watcher is not None and not self._settled() and patient:
                if time.monotonic() > end:
                    raise RegistryBusy(str(self.path), "another program", _PATIENCE_SECONDS)
                time.sleep(_SETTLE_SECONDS)

    def fold(self) -> None:
        """Bring the journal into the file, as far as that hinders nobody; once it is followed.

        Then there is nothing that could come over another file in this one's place.
        """
        with self._lock:
            self.look()  # or it would come over another one
            if self._watcher is not None and _size(self._journal):
                with contextlib.suppress(sqlite3.OperationalError):  # somebody writes
                    committed = imprint_of(self._watcher)
                    busy, *_ = self._watcher.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                    if not busy and self._imprint is not None:
                        self._imprint = committed  # the file has it from now on, or is another one
                self.look()

    @property
    def can_be_kept(self) -> bool:
        """Whether it was replaced, and what was there before can still be copied."""
        return self.replaced and self._watcher is not None

    def copy_to(self, file: Path) -> None:
        """Write what was there before it was replaced. Raises ``Refused`` where that is gone.

        A ``file`` that is there already is left alone, and refused.
        """
        if file.exists():
            raise Refused("output-exists", file=file)
        with self._lock:
            if not self.replaced or self._watcher is None:
                raise self._refusal()
            try:
                with closing(sqlite3.connect(file)) as copy:
                    self._watcher.backup(copy)
                    copy.execute("PRAGMA journal_mode = DELETE")
            except sqlite3.Error as fault:
                file.unlink(missing_ok=True)
                raise Refused("read-only", address=file, reason=fault) from fault

    def close(self) -> None:
        """Look a last time, and let go of it; ``replaced`` says what was found."""
        with self._lock:
            with contextlib.suppress(Refused):
                self.look()
            if self._watcher is not None:
                if self.replaced:
                    _never_close(self._watcher)
                else:
                    self._watcher.close()
                self._watcher = None

    # Looking

    @property
    def _journal(self) -> Path:
        return self.path.with_name(self.path.name + "-wal")

    @property
    def _index(self) -> Path:
        return self.path.with_name(self.path.name + "-shm")

    def _watch(self) -> None:
        found = self._look_at_it()
        self._watcher = sqlite3.connect(self.path, timeout=0, check_same_thread=False, isolation_level=None)
        commits = self._count()
        there = {file: _identity(file) for file in (self._journal, self._index)}
        self._beside = {file: identity for file, identity in there.items() if identity}
        self._note(found, commits or 0, read_imprint(self.path, 0))

    def _settled(self) -> bool:
        """Look once; False where it is being written to at this moment."""
        found = self._look_at_it()
        if found == self._sight:
            return True
        commits = self._count()
        if commits is None:
            return True  # nobody else can write
        known, explained = self._imprint, commits != self._commits or not self._quiet
        imprint = read_imprint(self.path, known.revision if known else 0)
        if _size(self._journal):
            # What is in the file alone need not fit together: only what cannot come of this one tells.
            is_another = known is not None and imprint is not None and known.contradicts(imprint)
            if not is_another and (imprint is None or imprint.trace is None):
                return True  # it is asked again at the next look
        else:
            is_another = known is not None and not (known.goes_on(imprint) if explained else known == imprint)
        if is_another:
            time.sleep(_DOUBT_SECONDS if explained else _SETTLE_SECONDS)
            if self._look_at_it() == found:
                self._give_up()
            return False
        if self._look_at_it() != found:
            return False
        self._note(found, commits, imprint)
        if not explained:
            # Touched, or put back as it was: where its pages lie need not be what connections remember.
            self._let_go()
            assert self._watcher is not None
            self._watcher.close()
            self._watcher = None
            self._watch()
        return True

    def _note(self, sight: tuple[int, int], commits: int, imprint: Imprint | None) -> None:
        # None is known of a registry whose first rows are in the journal yet.
        known = None if imprint == NO_REGISTRY else imprint
        self._sight, self._commits, self._imprint = sight, commits, known
        self._quiet = _size(self._journal) == 0

    def _count(self) -> int | None:
        assert self._watcher is not None
        try:
            return int(self._watcher.execute("PRAGMA data_version").fetchone()[0])
        except sqlite3.OperationalError as fault:
            if "locked" in str(fault):
                return None
            raise Refused("read-only", address=self.path, reason=fault) from fault
        except sqlite3.DatabaseError:
            return self._commits  # it makes no sense to SQLite: no commit of anybody explains that

    def _look_at_it(self) -> tuple[int, int]:
        try:
            found = self.path.stat()
        except OSError as fault:
            raise self._missing() from fault
        return found.st_size, found.st_mtime_ns

    # Giving up

    def _give_up(self) -> None:
        with self._lock:
            if not self.replaced:
                self.replaced = True
                if _identity(self.path) == self._there:
                    self._leave_to_the_other()
                else:
                    self._part_from_the_other()
                self._let_go()
        raise self._refusal()

    def _leave_to_the_other(self) -> None:
        """It was copied over: what closes last would bring what is in the journal over it."""
        if _size(self._journal):
            # Windows refuses: there nobody can copy over a file that is held either.
            with contextlib.suppress(OSError):
                os.truncate(self._journal, 0)
        if self._watcher is not None:
            self._watcher.close()
            self._watcher = None

    def _part_from_the_other(self) -> None:
        """Another one stands there: journal and index would be taken for its own by who opens it."""
        for file, identity in self._beside.items():
            if _identity(file) == identity:
                with contextlib.suppress(OSError):  # Windows keeps what is open, and so the file itself
                    file.unlink()

    def _refusal(self) -> Refused:
        return Refused("registry-replaced", address=self.path)

    def _missing(self) -> Refused:
        return Refused("registry-missing", address=self.path)


def _identity(file: Path) -> _Identity | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _never_close(connection: sqlite3.Connection) -> None:
    """Not even as the program ends: the last connection to go deletes the journal by its name.

    By then that may be the journal of the file that took the place of ours. The space of ours on the disk is
    free when the program has ended.
    """
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(connection))
