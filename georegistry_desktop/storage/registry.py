"""The registry: the one door to what is stored, on a GeoPackage and on PostGIS alike."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, update

from georegistry_desktop.domain.changes import Change, Changeset
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.domain.records import UnitType
from georegistry_desktop.domain.resolving import Decision as Decided
from georegistry_desktop.storage import history, proposals, reviews, schema, undoing, versions
from georegistry_desktop.storage.address import parse_address
from georegistry_desktop.storage.collected import Collections
from georegistry_desktop.storage.commit import commit_changes, rehearse_changes
from georegistry_desktop.storage.database import Database
from georegistry_desktop.storage.headers import author, close_header, open_header
from georegistry_desktop.storage.history import Entry
from georegistry_desktop.storage.links import Links
from georegistry_desktop.storage.proposals import Decision, ProposedChange
from georegistry_desktop.storage.reader import Reader
from georegistry_desktop.storage.reviews import Reviews
from georegistry_desktop.storage.tables import account
from georegistry_desktop.storage.taking_back import take_back
from georegistry_desktop.storage.versions import Version


class Registry(Reader):
    """One open registry. Every method is one transaction; it may be used from several threads."""

    @classmethod
    def open(cls, address: str, *, user: str | None = None) -> Registry:
        """See ``georegistry_desktop.open_registry``."""
        database = Database(parse_address(address))
        try:
            schema.check(database)
        except BaseException:
            database.engine.dispose()
            raise
        return cls(database, user)

    @classmethod
    def create(cls, address: str, *, user: str | None = None) -> Registry:
        """See ``georegistry_desktop.create_registry``."""
        database = Database(parse_address(address))
        try:
            schema.create(database)
        except BaseException:
            database.engine.dispose()
            raise
        return cls(database, user)

    @staticmethod
    def upgrade(address: str) -> tuple[str, str]:
        """Bring an older registry's schema up to date; gives the revisions before and after."""
        database = Database(parse_address(address))
        try:
            return schema.upgrade(database)
        finally:
            database.close()

    def close(self) -> None:
        """Close it; on a GeoPackage the last one out leaves one file that can be copied."""
        self._database.close()

    def __enter__(self) -> Registry:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Changing a live version

    def commit(
        self,
        version: str,
        changeset: Changeset,
        *,
        origin: str = "edit",
        types: Sequence[UnitType] = (),
        details: Mapping[str, object] | None = None,
    ) -> Entry:
        """Write a changeset to a live version, as one revision; ``types`` that are missing are made first.

        Raises ``ConflictError`` with all conflicts, ``RulesBroken`` with all broken rules, ``Refused`` for a
        snapshot and where there is nothing to commit; then nothing is written.
        """
        if not changeset.changes:
            raise Refused("nothing-to-commit")
        return self._commit(version, changeset, origin=origin, types=tuple(types), details=details)

    def _commit(
        self,
        version: str | int,
        changeset: Changeset,
        *,
        origin: str,
        types: tuple[UnitType, ...] = (),
        proposed: int | None = None,
        details: Mapping[str, object] | None = None,
    ) -> Entry:
        def once() -> Entry:
            with self._database.writing(f"commits '{changeset.label}'") as connection:
                by = author(connection, self._database, self._user)
                found = self._resolve(connection, version)
                if found.state != "live":
                    raise Refused("version-frozen", version=found.label)
                if types:
                    versions.ensure_types(connection, types, set())
                # Read in here, so that what a colleague decides or adds meanwhile counts or waits.
                held = changeset if proposed is None else proposals.accepted(connection, proposed)
                key = self._write(
                    connection, found, held, by=by, kind=origin, proposed=proposed, details=details
                )
            return self.entry(key)

        return self._database.retried(once)

    def _write(self, connection: Connection, version: Version, changeset: Changeset, **header: Any) -> int:
        key = open_header(connection, self._database, version.id, label=changeset.label, **header)
        commit_changes(connection, version, changeset)
        close_header(connection, self._database, key)
        return key

    @staticmethod
    def _resolve(connection: Connection, version: str | int) -> Version:
        if isinstance(version, str):
            return versions.find_version(connection, version)
        return next(v for v in versions.list_versions(connection, dropped=True) if v.id == version)

    def rehearse(self, version: str, changeset: Changeset, types: Sequence[UnitType] = ()) -> None:
        """Raise what ``commit`` would raise, without writing."""
        with self._database.reading() as connection:
            found = versions.find_version(connection, version)
            if found.state != "live":
                raise Refused("version-frozen", version=found.label)
            rehearse_changes(connection, found, changeset, types)

    def undo(self, revision: int | None = None, *, decisions: Sequence[Decided] = ()) -> Entry:
        """Commit the inverse of my latest changeset, or of anyone's of a revision.

        It is merged with what came after; ``decisions`` are about the conflicts that this raised before.
        Raises ``Refused`` where there is none, or where the decisions leave nothing of it, and as ``commit``.
        """
        if revision is None:
            return self._take_back("undo", undoing.latest_to_undo, decisions)
        return self._take_back("undo", lambda held, _: undoing.revision_to_undo(held, revision), decisions)

    def redo(self) -> Entry:
        """Take back my latest undo, when nothing of mine came after it."""
        return self._take_back("redo", undoing.latest_to_redo)

    def _take_back(
        self, origin: str, choose: Callable[[Connection, str], Entry], decisions: Sequence[Decided] = ()
    ) -> Entry:
        def once() -> Entry:
            with self._database.writing(f"{origin}es a change") as connection:
                by = author(connection, self._database, self._user)
                entry = undoing.held(connection, lambda: choose(connection, by))
                key = take_back(connection, self._database, entry, by=by, origin=origin, decisions=decisions)
            return self.entry(key)

        return self._database.retried(once)

    # Proposals

    def propose(self, version: str, changeset: Changeset, *, origin: str = "proposal") -> int:
        """Store a proposed changeset for a live version; gives its id."""
        with self._database.writing(f"proposes '{changeset.label}'") as connection:
            found = versions.find_version(connection, version)
            if found.state != "live":
                raise Refused("version-frozen", version=found.label)
            by = author(connection, self._database, self._user)
            return proposals.propose(
                connection, found.id, changeset.label, changeset.changes, by=by, origin=origin
            )

    def proposals(self) -> list[Entry]:
        """All open proposals."""
        with self._database.reading() as connection:
            return history.list_entries(connection, state="proposed")

    def proposal(self, key: int) -> list[ProposedChange]:
        """The changes of a proposal with their decisions."""
        with self._database.reading() as connection:
            return proposals.proposed_changes(connection, key)

    def extend_proposal(self, key: int, changes: Sequence[Change]) -> None:
        """Add changes to a proposal."""
        with self._database.writing("extends a proposal") as connection:
            proposals.extend(connection, key, changes)

    def decide(self, key: int, decision: Decision | None, positions: Collection[int] | None = None) -> None:
        """Accept, refuse or reopen changes of a proposal; all of them without ``positions``."""
        with self._database.writing("decides on a proposal") as connection:
            by = author(connection, self._database, self._user)
            proposals.decide(connection, key, positions, decision, by=by)

    def commit_proposal(self, key: int) -> Entry:
        """Commit what was accepted. Raises ``Refused`` while anything is undecided, and as ``commit``."""
        with self._database.reading() as connection:
            entry = history.find_entry(connection, key)
        if entry.kind == reviews.KIND:
            raise Refused("review-not-whole", changeset=key)
        return self._commit(entry.version_id, Changeset(entry.label), origin=entry.kind, proposed=key)

    def discard_proposal(self, key: int) -> None:
        """Put a proposal aside."""
        with self._database.writing("discards a proposal") as connection:
            proposals.discard(connection, key)

    @property
    def reviews(self) -> Reviews:
        """The reviews of comparisons, and what they decided."""
        return Reviews(self._database, self._user)

    @property
    def links(self) -> Links:
        """Which unit of one source is which of another: what was proposed, and what people decided."""
        return Links(self._database, self._user)

    @property
    def collections(self) -> Collections:
        """What the person at work collects before it is committed."""
        return Collections(self._database, self._user)

    # Whole versions

    @staticmethod
    def check_source_name(name: str) -> None:
        """Raise ``Refused`` for a name that version names could not tell apart."""
        versions.check_source_name(name)

    def load(
        self,
        source: str,
        frame: VersionFrame,
        *,
        origin: Mapping[str, object],
        after: versions.Identities | None = None,
        progress: Progress = silent,
    ) -> Version:
        """Write ``frame`` as the next snapshot of an imported source, as one version event.

        ``after`` says where its uuids came from; raises ``Refused`` (``source-moved-on``) when the source
        has got another snapshot since.
        """
        return self._new_version(source, frame, kind="import", origin=origin, after=after, progress=progress)

    def copy(self, version: str, source: str, *, progress: Progress = silent) -> Version:
        """A new curated source whose live version starts as a copy of ``version``; uuids stay."""
        with self._database.reading() as connection:
            versions.check_source_name(source)
            found = versions.find_version(connection, version)
        # Drawn before the rows are read: what is committed meanwhile is for certain newer than this.
        origin = {"copied_from": found.label, "revision": self.revision()}
        frame = self.read(found.label, progress=progress)
        return self._new_version(source, frame, kind="copy", origin=origin, copied=found, progress=progress)

    def publish(self, source: str, *, progress: Progress = silent) -> Version:
        """Copy a curated source's live version out as a numbered, frozen snapshot."""
        with self._database.reading() as connection:
            found = versions.live_version(connection, source)
        origin = {"published_from": found.label, "revision": self.revision()}
        frame = self.read(found.label, progress=progress)
        return self._new_version(
            source,
            frame,
            kind="publish",
            origin=origin,
            copied=found,
            progress=progress,
        )

    def _new_version(
        self,
        source: str,
        frame: VersionFrame,
        *,
        kind: str,
        origin: Mapping[str, object],
        copied: Version | None = None,
        after: versions.Identities | None = None,
        progress: Progress = silent,
    ) -> Version:
        def once() -> str:
            return self._write_version(source, frame, kind, origin, copied, after, progress)

        return self.find_version(self._database.retried(once))

    def _write_version(
        self,
        source: str,
        frame: VersionFrame,
        kind: str,
        origin: Mapping[str, object],
        copied: Version | None,
        after: versions.Identities | None,
        progress: Progress,
    ) -> str:
        from georegistry_desktop.storage import bulk_load

        live, database = kind == "copy", self._database
        with database.writing(f"writes a version of '{source}'", bulk=True) as connection:
            by = author(connection, database, self._user)
            if kind == "publish":
                assert copied is not None
                source = copied.source
                source_id = versions.lock_source(connection, source)
                # It was read before: by now somebody may have dropped it, and loaded others in its name.
                if versions.live_version(connection, source).id != copied.id:
                    raise Refused("source-moved-on", source=source)
            else:
                lineage = copied.lineage if copied else frame.lineage
                source_id = versions.ensure_source(connection, source, curated=live, lineage=lineage)
            if after is not None and versions.identities(connection, source, (), ()).newest != after.newest:
                raise Refused("source-moved-on", source=source)
            versions.ensure_types(connection, frame.types, set(frame.units["type"].dropna().unique()))
            key = versions.start_version(
                connection,
                source_id,
                frame,
                by=by,
                live=live,
                origin=origin,
                copied_from=copied.id if copied else None,
            )
            bulk_load.load_version(connection, key, frame, progress)
            versions.finish_version(connection, key, "live" if live else "snapshot")
            label = next(v.label for v in versions.list_versions(connection) if v.id == key)
            header = open_header(
                connection,
                database,
                key,
                kind=kind,
                label=f"{kind.capitalize()} {label}",
                by=by,
                details={"units": len(frame.units), **origin},
            )
            progress("Committing", len(frame.units), len(frame.units))
            close_header(connection, database, header)
        return label

    def set_default(self, source: str) -> None:
        """Make a source the account's default one."""
        with self._database.writing("sets the default source") as connection:
            versions.check_source_name(source)
            found = versions.find_version(connection, source)
            by = author(connection, self._database, self._user)
            connection.execute(update(account).values(default_source_id=found.source_id))
            header = open_header(
                connection,
                self._database,
                found.id,
                kind="default",
                label=f"Default is {found.source}",
                by=by,
            )
            close_header(connection, self._database, header)

    def drop(self, version: str) -> Version:
        """Remove a version's content; its name and history stay. ``Refused`` while something refers to it.

        A live one only by its full name, ``SOURCE@live``.
        """
        with self._database.writing(f"drops {version}", bulk=True) as connection:
            found = versions.find_version(connection, version)
            if found.state == "live" and version != found.label:
                raise Refused("drop-live", source=found.source, version=found.label)
            by = author(connection, self._database, self._user)
            header = open_header(
                connection, self._database, found.id, kind="drop", label=f"Drop {found.label}", by=by
            )
            versions.drop_version(connection, found)
            close_header(connection, self._database, header)
        return found
