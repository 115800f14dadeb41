"""What may be asked of a registry; the half of ``Registry`` that writes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sqlalchemy import select

from georegistry_desktop.domain.changes import Changeset
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.mark import Mark
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.domain.records import Group, GroupSet, Unit, UnitType
from georegistry_desktop.storage import (
    health,
    history,
    light_read,
    marks,
    proposals,
    stored,
    undoing,
    versions,
    watching,
)
from georegistry_desktop.storage.database import Database
from georegistry_desktop.storage.edit_view import StoredView
from georegistry_desktop.storage.headers import author
from georegistry_desktop.storage.history import Entry, Feed
from georegistry_desktop.storage.light_read import Outline, VersionShapes
from georegistry_desktop.storage.steps import Steps, read_steps
from georegistry_desktop.storage.tables import org_unit, org_unit_path
from georegistry_desktop.storage.versions import Identities, Version
from georegistry_desktop.storage.watching import Watch

if TYPE_CHECKING:
    import geopandas as gpd


class Reader:
    """Every method sees the registry as of one moment."""

    def __init__(self, database: Database, user: str | None) -> None:
        self._database = database
        self._user = user

    @property
    def address(self) -> str:
        """Where it is, without a password."""
        return str(self._database.address)

    @property
    def kind(self) -> Literal["geopackage", "postgis"]:
        """Which of the two databases it is in."""
        return "geopackage" if self._database.sqlite else "postgis"

    @property
    def writes_here(self) -> bool:
        """Whether this thread is in the middle of writing, which can be stopped but should not linger."""
        return self._database.writes_here

    @property
    def wait_seconds(self) -> float:
        """How long a write waits for another program's on a GeoPackage before ``RegistryBusy``."""
        return self._database.wait_seconds

    @wait_seconds.setter
    def wait_seconds(self, seconds: float) -> None:
        self._database.wait_seconds = seconds

    @property
    def user(self) -> str:
        """The author of what is committed from here."""
        with self._database.reading() as connection:
            return author(connection, self._database, self._user)

    def follow_file(self) -> None:
        """From now on notice what is copied over a GeoPackage's file, before anything is written."""
        if self._database.file is not None:
            self._database.file.follow()

    @property
    def former_is_there(self) -> bool:
        """Whether the file was replaced while it was open, and what was there before can still be copied."""
        return self._database.file is not None and self._database.file.can_be_kept

    def copy_former(self, file: Path) -> None:
        """Write what was there before the file was replaced. Raises ``Refused`` where that is gone, and for a
        database, which has no file."""
        if self._database.file is None:
            raise Refused("registry-replaced", address=self.address)
        self._database.file.copy_to(file)

    def watch(self) -> Watch:
        """What notices the commits of others, and of other programs; to be closed before the registry."""
        return watching.watch(self._database)

    def versions(self) -> list[Version]:
        """All versions that are there, oldest first."""
        with self._database.reading() as connection:
            return versions.list_versions(connection)

    def find_version(self, name: str) -> Version:
        """``SOURCE@NUMBER``, ``SOURCE@live``, or ``SOURCE`` for the live one, else the latest."""
        with self._database.reading() as connection:
            return versions.find_version(connection, name)

    def count_units(self, version: str) -> int:
        """How many units a version has."""
        with self._database.reading() as connection:
            return versions.count_units(connection, versions.find_version(connection, version).id)

    def units(self, version: str, *, progress: Progress = silent) -> gpd.GeoDataFrame:
        """All units, see ``domain.frames``; EPSG:4326, geometries ``point`` and ``boundary``."""
        from georegistry_desktop.storage import bulk_read

        with self._database.reading() as connection:
            return bulk_read.read_units(connection, versions.find_version(connection, version).id, progress)

    def read(self, version: str, *, progress: Progress = silent) -> VersionFrame:
        """A version with its groups, group sets and references, as of one moment."""
        from georegistry_desktop.storage import bulk_read

        with self._database.reading() as connection:
            found = versions.find_version(connection, version)
            frame = VersionFrame(
                label=found.label,
                units=bulk_read.read_units(connection, found.id, progress),
                fields=found.fields,
                lineage=found.lineage,
                types=tuple(stored.unit_types(connection).values()),
                attributes=found.attributes,
                **bulk_read.read_tables(connection, found.id),
            )
        # Edits bring fields that the version did not carry when it was made, those from outside too.
        return replace(frame, fields=frame.fields | frame.filled()) if found.state == "live" else frame

    def last_changes(self, version: str) -> dict[str, str]:
        """When units were changed since the version was made, by uuid: ISO text in UTC."""
        with self._database.reading() as connection:
            key = versions.find_version(connection, version).id
            query = select(org_unit.c.uuid, org_unit.c.updated_at).where(
                org_unit.c.version_id == key, org_unit.c.updated_at.is_not(None)
            )
            return {row.uuid: versions.iso(row.updated_at) or "" for row in connection.execute(query)}

    def outline(self, version: str, *, progress: Progress = silent) -> Outline:
        """All units without geometry, as light as a tree wants them."""
        with self._database.reading() as connection:
            found = versions.find_version(connection, version)
            return light_read.read_outline(connection, found.id, progress)

    def shapes(self, version: str, *, progress: Progress = silent) -> VersionShapes:
        """The geometry of all units and nothing else."""
        with self._database.reading() as connection:
            found = versions.find_version(connection, version)
            return light_read.read_shapes(connection, found.id, progress)

    def mark(self, version: str) -> Mark:
        """What stands for a version's content of this moment."""
        with self._database.reading() as connection:
            return marks.mark_of(connection, versions.find_version(connection, version).id)

    def touched_since(self, mark: Mark) -> frozenset[str] | None:
        """The units that a copy made at ``mark`` has to read again; None where it is no copy of this."""
        with self._database.reading() as connection:
            return marks.touched_since(connection, mark)

    @contextmanager
    def view(self, version: str) -> Iterator[EditView]:
        """What edits are planned over, as of one moment; of no use after the block."""
        with self._database.reading() as connection:
            yield StoredView(connection, versions.find_version(connection, version))

    def unit(self, version: str, key: str) -> Unit:
        """One unit by reference, code or uuid. Raises ``Refused``: ``unit-missing``, ``unit-ambiguous``."""
        with self._database.reading() as connection:
            found = versions.find_version(connection, version)
            for column in ("uuid", "source_ref", "code"):
                query = select(org_unit.c.uuid).where(
                    org_unit.c.version_id == found.id, org_unit.c[column] == key
                )
                uuids = connection.execute(query.limit(2)).scalars().all()
                if len(uuids) > 1:
                    names = {"source_ref": "reference"}
                    raise Refused(
                        "unit-ambiguous",
                        unit=key,
                        key=names.get(column, column),
                        count="several",
                        version=found.label,
                    )
                if uuids:
                    return stored.read_units(connection, found.id, uuids)[uuids[0]].unit
            raise Refused("unit-missing", unit=key, version=found.label)

    def records(self, version: str, uuids: Collection[str]) -> dict[str, Unit]:
        """Uuid -> unit of those that are there."""
        with self._database.reading() as connection:
            found = versions.find_version(connection, version)
            return {u: s.unit for u, s in stored.read_units(connection, found.id, uuids).items()}

    def subtree(self, version: str, uuid: str) -> list[str]:
        """The uuids of a unit and of all below it, parents first."""
        with self._database.reading() as connection:
            found = versions.find_version(connection, version)
            keys = stored.row_ids_of(connection, found.id, [uuid])
            if uuid not in keys:
                raise Refused("unit-missing", unit=uuid, version=found.label)
            path = connection.execute(
                select(org_unit_path.c.path).where(org_unit_path.c.org_unit_id == keys[uuid])
            ).scalar_one()
            query = (
                select(org_unit.c.uuid)
                .join(org_unit_path, org_unit_path.c.org_unit_id == org_unit.c.id)
                .where(
                    org_unit_path.c.version_id == found.id,
                    org_unit_path.c.path >= path,
                    org_unit_path.c.path < path[:-1] + "0",  # '0' is the sign after '/'
                )
                .order_by(org_unit_path.c.depth, org_unit_path.c.org_unit_id)
            )
            return list(connection.execute(query).scalars())

    def groups(self, version: str) -> dict[str, Group]:
        """Uuid -> group."""
        with self._database.reading() as connection:
            found = versions.find_version(connection, version)
            return {u: g for u, (g, _) in stored.read_groups(connection, found.id).items()}

    def group(self, version: str, key: str) -> Group:
        """One group by uuid, reference, code or name. Raises ``Refused``: ``group-missing``."""
        groups = self.groups(version)
        for column in ("uuid", "source_ref", "code", "name"):
            found = [g for g in groups.values() if getattr(g, column) == key]
            if len(found) == 1:
                return found[0]
        known = ", ".join(sorted(g.name for g in groups.values())) or "none"
        raise Refused("group-missing", group=key, version=version, known=known)

    def group_sets(self, version: str) -> dict[str, GroupSet]:
        """Uuid -> group set."""
        with self._database.reading() as connection:
            found = versions.find_version(connection, version)
            return {u: s for u, (s, _) in stored.read_group_sets(connection, found.id).items()}

    def types(self) -> dict[str, UnitType]:
        """Name -> type, of the account."""
        with self._database.reading() as connection:
            return {t.name: t for t in stored.unit_types(connection).values()}

    def identities(self, source: str, refs: Collection[str], codes: Collection[str]) -> Identities:
        """Which uuids the units of a source's snapshots have, for its next import; see ``Identities``."""
        with self._database.reading() as connection:
            return versions.identities(connection, source, refs, codes)

    def newest_references(self, source: str, *, beginning: str = "") -> list[str]:
        """The different references of a source's newest snapshot that begin so, in no order."""
        with self._database.reading() as connection:
            return versions.newest_references(connection, source, beginning)

    def health(self, *, thorough: bool = True) -> list[Problem]:
        """What is wrong with what is stored, see ``health``."""
        with self._database.reading() as connection:
            return health.examine(connection, thorough=thorough)

    def entry(self, key: int) -> Entry:
        """One header."""
        with self._database.reading() as connection:
            return history.find_entry(connection, key)

    def history(self, uuids: Collection[str] | None = None) -> list[Entry]:
        """The committed headers, oldest first; of some units only, when given."""
        with self._database.reading() as connection:
            if uuids is not None:
                return history.entries_of_unit(connection, uuids)
            return history.list_entries(connection)

    def steps(self, most: int = 20) -> Steps:
        """What ``undo`` and ``redo`` would do, at most so many times."""
        with self._database.reading() as connection:
            return read_steps(connection, author(connection, self._database, self._user), most)

    def changes(self, key: int, uuid: str | None = None) -> Changeset:
        """What a committed changeset changed."""
        with self._database.reading() as connection:
            return history.changes_of(connection, history.find_entry(connection, key), uuid)

    def undone(self) -> dict[int, int]:
        """Id of a changeset that was taken back -> the revision that took it back and stands."""
        with self._database.reading() as connection:
            return undoing.undone(connection)

    def sizes(self, keys: Collection[int]) -> dict[int, int]:
        """Id of a committed changeset -> how many units it touched; without those that touched none."""
        with self._database.reading() as connection:
            return history.sizes(connection, keys)

    def revision(self) -> int:
        """The latest revision."""
        with self._database.reading() as connection:
            return history.head_revision(connection)

    def trace(self, revision: int) -> tuple[str, str | None]:
        """The registry's own name and that of a revision's changeset: others, where it was replaced since."""
        with self._database.reading() as connection:
            return history.trace(connection, revision)

    def wrote(self, entry: Entry) -> bool:
        """Whether it was committed through this very object."""
        return entry.id in self._database.opened

    def proposal_marks(self) -> dict[int, tuple[object, ...]]:
        """Id of each open proposal -> what is another one whenever its changes or decisions are."""
        with self._database.reading() as connection:
            return proposals.marks(connection)

    def feed(self, since: int) -> Feed:
        """What was committed after a revision, by anyone and any program."""
        with self._database.reading() as connection:
            return history.feed(connection, since)
