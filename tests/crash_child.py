"""A program that works on a registry until somebody kills it: ``crash_child.py JOB ADDRESS ACKNOWLEDGED``.

After each step that returned it appends a line to the file ACKNOWLEDGED.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from factories import uid, version_frame

from georegistry_desktop import open_registry
from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.session import Session
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import apply_comparison

UNITS = 400


def many_units(suffix: str = "") -> VersionFrame:
    """A root with children, named with a suffix."""
    rows = [{"ref": "u0", "name": "Root"}]
    rows += [{"ref": f"u{i}", "name": f"Unit {i}{suffix}", "parent": f"u{i // 7}"} for i in range(1, UNITS)]
    return version_frame(rows)


def commits(registry: Registry) -> Iterator[str]:
    now = registry.unit("P", uid("f1")).short_name
    for i in count(int(now) + 1 if now else 0):
        before = str(i - 1) if i else None
        registry.commit("P", Changeset("n", (Set(uid("f1"), "short_name", before, str(i)),)))
        yield str(i)


def imports(registry: Registry) -> Iterator[str]:
    frame = many_units()
    for _ in count():
        yield registry.load("Big", frame, origin={}).label


def applies(registry: Registry) -> Iterator[str]:
    for i in count():
        other = ("M1", "M2")[i % 2]
        done = apply_comparison(registry, "M", other, by="unit")
        yield f"{other} {done.entry.revision if done.entry else 0}"


def collects(registry: Registry) -> Iterator[str]:
    """A window at work: a tree and a map in the cache, edits that are collected first."""
    session = Session.open(registry.address)
    session.collecting = True
    shown = session.view("P").result(), session.scene("P").result()
    assert all(shown)
    pending = session.pending("P")
    for i in count(len(pending.edits) if pending else 0):
        before = str(i - 1) if i else None
        edit = Changeset(f"edit {i}", (Set(uid("f3"), "short_name", before, str(i)),))
        session.commit("P", edit).result()
        yield f"edit {i}"


JOBS = {"collect": collects, "commit": commits, "import": imports, "apply": applies}

if __name__ == "__main__":
    job, address, acknowledged = sys.argv[1:]
    with open_registry(address) as held, Path(acknowledged).open("a") as file:
        for line in JOBS[job](held):
            file.write(line + "\n")
            file.flush()
            os.fsync(file.fileno())
