"""Edits that a person collects first: a proposed changeset, of which the last edit can be taken back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from georegistry_desktop.domain.changes import Change, Changeset, compose
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.records import UnitType
from georegistry_desktop.domain.resolving import Decision, resolve
from georegistry_desktop.storage.database import Database
from georegistry_desktop.storage.headers import author
from georegistry_desktop.storage.history import Entry, find_entry, list_entries
from georegistry_desktop.storage.proposals import discard, extend, propose, proposed_changes, require_proposed
from georegistry_desktop.storage.tables import changeset, proposed_change, source_version
from georegistry_desktop.storage.versions import ensure_types, find_version

KIND = "collected"
"""Of the header among the proposals, and of the changeset that it becomes."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What one person collected for one live version; ``edits`` are labels, oldest first.

    ``changes`` are those of all edits, one after the other.
    """

    key: int
    version_id: int
    version: str
    edits: tuple[str, ...]
    changes: tuple[Change, ...]


class Collections:
    """What the person at work collects in one registry. Every method is one transaction."""

    def __init__(self, database: Database, user: str | None) -> None:
        self._database, self._user = database, user

    def mine(self) -> list[Collected]:
        """Of all versions, oldest first."""
        with self._database.reading() as connection:
            by = author(connection, self._database, self._user)
            entries = list_entries(connection, state="proposed")
            return [_read(connection, e) for e in entries if e.kind == KIND and e.author == by]

    def add(self, version: str, edit: Changeset, types: Sequence[UnitType] = ()) -> Collected:
        """One more edit; ``types`` that are missing are made at once.

        Raises ``Refused`` for a snapshot and where it contradicts what was collected, ``RulesBroken`` for
        values that cannot be stored. Conflicts and rules of the tree show at the commit.
        """
        with self._database.writing(f"collects '{edit.label}'") as connection:
            by = author(connection, self._database, self._user)
            found = find_version(connection, version)
            if found.state != "live":
                raise Refused("version-frozen", version=found.label)
            ensure_types(connection, tuple(types), set())
            return _add(connection, found.id, by, [(edit.label, len(edit.changes))], edit.changes)

    def take_back(self, key: int) -> str:
        """Forget the last edit, and the whole with the only one; gives its label."""
        with self._database.writing("takes back what was collected") as connection:
            require_proposed(connection, key)
            edits = _edits(find_entry(connection, key))
            label, count = edits.pop()
            if not edits:
                discard(connection, key)
                return label
            of = proposed_change.c
            last = select(of.position).where(of.changeset_id == key).order_by(of.position.desc()).limit(count)
            positions = connection.execute(last).scalars().all()
            connection.execute(
                proposed_change.delete().where(of.changeset_id == key, of.position.in_(positions))
            )
            _note(connection, key, edits)
            return label

    def bring_back(self, key: int) -> Collected:
        """Collect again what was discarded, after what was collected since.

        Raises ``Refused`` where that contradicts it, and for what was not discarded.
        """
        with self._database.writing("brings back what was collected") as connection:
            entry = find_entry(connection, key)
            if entry.kind != KIND or entry.state != "discarded":
                raise Refused("changeset-state", changeset=key, state=entry.state, expected="discarded")
            version = find_version(connection, entry.version)
            held = _read(connection, entry)
            return _add(connection, version.id, entry.author, _edits(entry), held.changes)

    def settle(self, key: int, decisions: Sequence[Decision]) -> None:
        """One edit in place of all: what the decided conflicts of their commit leave, perhaps nothing.

        What was collected since those conflicts were met stays as it is.
        """
        with self._database.writing("settles what was collected") as connection:
            require_proposed(connection, key)
            held = _read(connection, find_entry(connection, key))
            label = held.edits[0] if len(held.edits) == 1 else f"{len(held.edits)} edits"
            left = resolve(Changeset(label, compose(held.changes)), decisions).changes
            if not left:
                discard(connection, key)
                return
            connection.execute(proposed_change.delete().where(proposed_change.c.changeset_id == key))
            extend(connection, key, left)
            _note(connection, key, [(label, len(left))])


def _add(
    connection: Connection,
    version_id: int,
    by: str,
    edits: Sequence[tuple[str, int]],
    changes: Sequence[Change],
) -> Collected:
    """Edits, with all their changes, after what ``by`` collects for the version already."""
    # Held to the end: two windows of one person that begin at once collect into one.
    lock = select(source_version.c.id).where(source_version.c.id == version_id)
    connection.execute(lock.with_for_update(key_share=True))
    held = [
        e
        for e in list_entries(connection, state="proposed")
        if (e.kind, e.author, e.version_id) == (KIND, by, version_id)
    ]
    if held:
        before = _read(connection, held[0])
        compose((*before.changes, *changes))
        extend(connection, before.key, changes)
        key, earlier = before.key, _edits(held[0])
    else:
        key, earlier = propose(connection, version_id, edits[0][0], changes, by=by, origin=KIND), []
    _note(connection, key, [*earlier, *edits])
    return _read(connection, find_entry(connection, key))


def _edits(entry: Entry) -> list[tuple[str, int]]:
    """Label and number of changes of each edit."""
    edits = entry.details["edits"]
    assert isinstance(edits, list)
    return [(str(label), int(count)) for label, count in edits]


def _note(connection: Connection, key: int, edits: Sequence[tuple[str, int]]) -> None:
    label = (
        edits[0][0] if len(edits) == 1 else f"{len(edits)} edits: {'; '.join(label for label, _ in edits)}"
    )
    values = {"label": label, "details": json.dumps({"edits": edits}, ensure_ascii=False)}
    connection.execute(update(changeset).where(changeset.c.id == key).values(**values))


def _read(connection: Connection, entry: Entry) -> Collected:
    changes = tuple(held.change for held in proposed_changes(connection, entry.id))
    labels = tuple(label for label, _ in _edits(entry))
    return Collected(entry.id, entry.version_id, entry.version, labels, changes)
