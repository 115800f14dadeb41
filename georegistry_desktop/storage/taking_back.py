"""Take one changeset back, as one more changeset: what it did to units, or to links."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from georegistry_desktop.domain.changes import Changeset
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.resolving import Decision, resolve
from georegistry_desktop.storage import link_writing
from georegistry_desktop.storage.commit import commit_changes
from georegistry_desktop.storage.database import Database
from georegistry_desktop.storage.headers import close_header, open_header
from georegistry_desktop.storage.history import Entry, changes_of
from georegistry_desktop.storage.versions import list_versions


def take_back(
    connection: Connection,
    database: Database,
    entry: Entry,
    *,
    by: str,
    origin: str,
    decisions: Sequence[Decision] = (),
) -> int:
    """Write the inverse of ``entry``, merged with what came after; gives the id of its header.

    ``decisions`` are about the conflicts that this raised before. Raises as ``commit_changes``, and
    ``Refused`` where the decisions leave nothing of it.
    """
    inverse = ~changes_of(connection, entry)
    if origin == "redo":
        inverse = Changeset(entry.label.replace("Undo: ", "Redo: ", 1), inverse.changes)
    links = link_writing.decided_in(connection, entry.id)
    key = open_header(
        connection,
        database,
        entry.version_id,
        kind=origin,
        label=inverse.label,
        by=by,
        undoes=entry.id,
        details=entry.details if links else None,
    )
    if links:
        several = bool(entry.details.get("several"))
        link_writing.take_back(connection, entry.version_id, links, by, decisions=decisions, several=several)
    else:
        if decisions:
            inverse = resolve(inverse, decisions)
            if not inverse.changes:
                raise Refused("nothing-to-commit")
        version = next(v for v in list_versions(connection, dropped=True) if v.id == entry.version_id)
        commit_changes(connection, version, inverse)
    close_header(connection, database, key)
    return key
