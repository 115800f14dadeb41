"""Which changeset undo and redo take back next, and which is taken back already."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, select

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.storage.history import VERSION_EVENTS, Entry, read_entries
from georegistry_desktop.storage.tables import changeset
from georegistry_desktop.storage.versions import list_versions

_BESIDE = ("publish", "default", "drop")
"""Kinds of changesets that change no unit of a version that goes on: undo and redo pass them by."""
_PAGE = 100


def latest_to_undo(connection: Connection, by: str) -> Entry:
    """The first of ``to_undo``."""
    return next(to_undo(connection, by))


def to_undo(connection: Connection, by: str) -> Iterator[Entry]:
    """My changesets that are not undone, of the versions that are there, latest first.

    Where no further one can be taken back the next step raises ``Refused``, which says why.
    """
    taken_back = undone(connection)
    for entry in _latest_first(connection, by):
        if entry.id in taken_back or entry.undoes is not None:
            continue
        if entry.kind in VERSION_EVENTS:
            raise Refused("undo-import", kind=entry.kind, version=entry.version)
        yield entry
    raise Refused("nothing-to-undo")


def held(connection: Connection, choose: Callable[[], Entry]) -> Entry:
    """The chosen changeset, which nobody else takes back before this transaction ends."""
    entry = choose()
    while True:
        query = select(changeset.c.id).where(changeset.c.id == entry.id)
        connection.execute(query.with_for_update(key_share=True))
        again = choose()
        if again.id == entry.id:
            return entry
        entry = again


def revision_to_undo(connection: Connection, revision: int) -> Entry:
    """The changeset of a revision. Raises ``Refused`` where there is none, or none to take back."""
    found = read_entries(connection, select(changeset).where(changeset.c.revision == revision))
    if not found:
        raise Refused("revision-missing", revision=revision)
    entry = found[0]
    there = {v.id for v in list_versions(connection)}
    if entry.version_id not in there or entry.kind in ("drop", "default"):
        raise Refused("undo-final", revision=revision, label=entry.label)
    if entry.kind in VERSION_EVENTS:
        raise Refused("undo-event", revision=revision, kind=entry.kind, version=entry.version)
    taken_back = undone(connection)
    if entry.id in taken_back:
        raise Refused("undone-already", revision=revision, by=taken_back[entry.id])
    return entry


def latest_to_redo(connection: Connection, by: str) -> Entry:
    """The first of ``to_redo``."""
    return next(to_redo(connection, by))


def to_redo(connection: Connection, by: str) -> Iterator[Entry]:
    """My undos since I did anything else, latest first; then the next step raises ``Refused``."""
    taken_back = undone(connection)
    for entry in _latest_first(connection, by):
        if entry.undoes is None:
            break
        if entry.kind == "undo" and entry.id not in taken_back:
            yield entry
    raise Refused("nothing-to-redo")


def _latest_first(connection: Connection, by: str) -> Iterator[Entry]:
    """My changesets of units of the versions that are there; read as far as they are asked for."""
    there = {v.id for v in list_versions(connection)}
    mine = (changeset.c.state == "committed", changeset.c.author == by, changeset.c.kind.not_in(_BESIDE))
    query = select(changeset).where(*mine).order_by(changeset.c.revision.desc()).limit(_PAGE)
    page = read_entries(connection, query)
    while page:
        yield from (entry for entry in page if entry.version_id in there)
        page = read_entries(connection, query.where(changeset.c.revision < page[-1].revision))


def undone(connection: Connection) -> dict[int, int]:
    """Id of a changeset -> the revision that took it back and stands."""
    undoing = select(changeset.c.id, changeset.c.undoes_id, changeset.c.revision).where(
        changeset.c.state == "committed", changeset.c.undoes_id.is_not(None)
    )
    found: dict[int, int] = {}
    for row in connection.execute(undoing.order_by(changeset.c.revision.desc())):
        if row.id not in found:
            found.setdefault(row.undoes_id, row.revision)
    return found
