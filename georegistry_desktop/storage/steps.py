"""What undo and redo would do, one step after the other, before anybody asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.storage.history import Entry
from georegistry_desktop.storage.undoing import to_redo, to_undo


@dataclass(frozen=True, slots=True)
class Steps:
    """The person's changesets that undo would take back, and the undos that redo would; the next one first.

    Where there is none, ``no_undo`` and ``no_redo`` say why.
    """

    undo: tuple[Entry, ...]
    redo: tuple[Entry, ...]
    no_undo: Refused | None = field(compare=False)
    no_redo: Refused | None = field(compare=False)


def read_steps(connection: Connection, by: str, most: int) -> Steps:
    """At most so many of each; see ``Steps``."""
    undo, no_undo = _taken(to_undo(connection, by), most)
    redo, no_redo = _taken(to_redo(connection, by), most)
    return Steps(undo, redo, no_undo, no_redo)


def _taken(entries: Iterator[Entry], most: int) -> tuple[tuple[Entry, ...], Refused | None]:
    found: list[Entry] = []
    try:
        while len(found) < most:
            found.append(next(entries))
    except Refused as end:
        return tuple(found), None if found else end
    return tuple(found), None
