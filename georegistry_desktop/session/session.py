"""One open registry at work."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from georegistry_desktop.domain.changes import Change, Changeset
from georegistry_desktop.domain.edit_view import Edit, Overlay
from georegistry_desktop.domain.errors import GeoRegistryError, Refused
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.domain.records import Unit, UnitType
from georegistry_desktop.domain.resolving import Decision
from georegistry_desktop.session.cache_folder import CacheFolder, own_folder
from georegistry_desktop.session.events import (
    ConnectionChanged,
    Event,
    HistoryChanged,
    JobChanged,
    StepsChanged,
)
from georegistry_desktop.session.following import Follower
from georegistry_desktop.session.jobs import Job
from georegistry_desktop.session.keeping import Keeping
from georegistry_desktop.session.listeners import Listener, Listeners
from georegistry_desktop.session.memory import give_back
from georegistry_desktop.session.pending import Pending, shown_records
from georegistry_desktop.session.views import VersionView, Views
from georegistry_desktop.session.watching import Watching
from georegistry_desktop.session.work import Work

if TYPE_CHECKING:
    from georegistry_desktop.scene.map.map_scene import MapScene
    from georegistry_desktop.storage import Collected, Entry, Registry, Steps, Version

T = TypeVar("T")
_BUSY_SECONDS = 8.0
"""After that long a person wants to hear who holds the file, and decides whether to try again."""


class Session:
    """Owns an open registry, its threads and what is cached of it. Knows no Qt; may be used from any thread.

    What is an attribute costs nothing and is as of the last look at the registry's feed; what takes time
    gives a future. Futures hold what the registry raises.
    """

    def __init__(self, registry: Registry, *, cache: Path | None = None) -> None:
        """``open`` and ``create`` make one."""
        self._registry = registry
        registry.follow_file()
        registry.wait_seconds = _BUSY_SECONDS
        self.address = registry.address
        self.kind: Literal["geopackage", "postgis"] = registry.kind
        self.user = registry.user
        self.collecting = False
        """Whether edits are collected until they are committed together; a window sets it."""
        self._listeners = Listeners()
        self._work = Work(told=lambda job: self._listeners.tell(JobChanged(job)))
        self._follower = Follower(
            registry, self._listeners.tell, lambda version, uuids: self._views.refreshed(version, uuids)
        )
        self._views = Views(
            registry,
            CacheFolder(cache or own_folder()),
            self._work,
            still=self._follower.still,
            on_top=self._on_top,
            tell=self._listeners.tell,
        )
        self.kept = Keeping(self.user, self._follower, self._work, self.write)
        """What was collected here when the registry was replaced."""
        self._listeners.add(self.kept.hear)
        self._steps = registry.steps()
        self._listeners.add(self._look_at_steps)
        self._watching = Watching(registry, self._follower)

    @classmethod
    def open(cls, address: str, *, user: str | None = None, cache: Path | None = None) -> Session:
        """Open what is there. Blocks, and raises, as ``georegistry_desktop.open_registry``.

        ``cache`` is the folder for what can be made again, instead of the user's own.
        """
        from georegistry_desktop.storage import Registry

        return cls._over(Registry.open(address, user=user), cache)

    @classmethod
    def create(cls, address: str, *, user: str | None = None, cache: Path | None = None) -> Session:
        """Make an empty registry. Blocks, and raises, as ``georegistry_desktop.create_registry``."""
        from georegistry_desktop.storage import Registry

        return cls._over(Registry.create(address, user=user), cache)

    @classmethod
    def _over(cls, registry: Registry, cache: Path | None) -> Session:
        try:
            return cls(registry, cache=cache)
        except BaseException:
            registry.close()
            raise

    def close(self, *, let_run: bool = False) -> None:
        """Ask jobs to stop, wait for them and for edits that were begun, and close the registry. Blocks.

        With ``let_run`` jobs that make something come to their end first.
        """
        # The jobs first: the watch may have to wait for one that reads a version anew.
        self._work.close(let_run=let_run)
        self._watching.close()
        self._registry.close()
        give_back()

    @property
    def versions(self) -> tuple[Version, ...]:
        """All versions, oldest first."""
        return self._follower.facts.versions

    @property
    def types(self) -> Mapping[str, UnitType]:
        """Name -> type."""
        return self._follower.facts.types

    @property
    def revision(self) -> int:
        """The latest revision that was looked at."""
        return self._follower.facts.revision

    @property
    def steps(self) -> Steps:
        """What undo and redo would do next; follows the history with ``StepsChanged``."""
        return self._steps

    @property
    def jobs(self) -> tuple[Job[Any], ...]:
        """The long jobs that have not ended, oldest first."""
        return self._work.jobs

    @property
    def writing(self) -> tuple[str, ...]:
        """The names of the writes that wait or run."""
        return self._work.writing

    @property
    def online(self) -> bool:
        """Whether the registry could be reached when it was looked at last."""
        return self._follower.online

    @property
    def replaced(self) -> bool:
        """Whether an older or another copy was put in its place: only opening it anew helps then."""
        return self._follower.replaced

    @property
    def former_is_there(self) -> bool:
        """Whether it was replaced, and what was there before can still be copied."""
        return self._registry.former_is_there

    def copy_former(self, file: Path) -> Future[None]:
        """Write what was there before it was replaced to a new file; see ``former_is_there``."""
        return self._work.read(lambda: self._registry.copy_former(file))

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell ``listener`` every event, on threads of the session; gives what ends that."""
        return self._listeners.add(listener)

    def read(self, work: Callable[[Registry], T]) -> Future[T]:
        """Ask the registry something, on one of a few reader threads."""
        return self._work.read(lambda: work(self._registry))

    def write(self, name: str, work: Callable[[Registry], T]) -> Future[T]:
        """Change the registry, after all writes before. What it changed is told before the future is done.

        ``name`` says in plain words what is done, see ``writing``.
        """
        return self._work.write(name, lambda: self._followed(lambda: work(self._registry)))

    def start(
        self,
        name: str,
        work: Callable[[Registry, Progress], T],
        *,
        writes: bool = False,
        makes: bool | None = None,
    ) -> Job[T]:
        """Begin a long job, see ``Job``. One that ``writes`` begins when the edits that were asked for before
        it are in the registry and other such jobs have ended; later edits do not wait for it.

        What writes also ``makes`` something, unless it is said otherwise.
        """

        edits = self._work.written() if writes else None

        def all_of_it(progress: Progress) -> T:
            if edits is None:
                return work(self._registry, progress)
            edits.result()
            return self._followed(lambda: work(self._registry, progress))

        return self._work.start(
            name,
            all_of_it,
            writes=writes,
            writing=lambda: self._registry.writes_here,
            makes=writes if makes is None else makes,
        )

    def edit(
        self,
        name: str,
        version: str,
        edit: Edit,
        *,
        held: Mapping[str, Unit | None] | None = None,
        types: Sequence[UnitType] = (),
    ) -> Future[Entry | None]:
        """Plan an edit over what the person sees and commit it, or collect it; None when no entry came of it.

        ``held`` are units as they stood before the person when they began, if that may be older than the
        registry. The future raises what the edit refuses and what ``commit`` raises.
        """

        def work(registry: Registry) -> Entry | None:
            found = registry.find_version(version)
            pending = self._follower.facts.pending.get(found.id)
            with registry.view(found.label) as stored:
                seen = pending.over(stored) if pending is not None else stored
                changeset = edit(Overlay(seen, held) if held else seen)
            return self._commit(registry, found, changeset, types) if changeset.changes else None

        return self.write(name, work)

    def commit(
        self, version: str, changeset: Changeset, *, types: Sequence[UnitType] = ()
    ) -> Future[Entry | None]:
        """As ``Registry.commit``; or collect it, which gives None, where the person collects."""
        return self.write(
            changeset.label, lambda r: self._commit(r, r.find_version(version), changeset, types)
        )

    def _commit(
        self, registry: Registry, version: Version, changeset: Changeset, types: Sequence[UnitType]
    ) -> Entry | None:
        if self.collecting or version.id in self._follower.facts.pending:
            registry.collections.add(version.label, changeset, types)
            return None
        return registry.commit(version.label, changeset, types=types)

    def undo(self, revision: int | None = None, *, decisions: Sequence[Decision] = ()) -> Future[Entry]:
        """Take back my latest changeset, or anyone's of a revision; see ``Registry.undo``."""
        return self.write("undo", lambda r: r.undo(revision, decisions=decisions))

    def redo(self) -> Future[Entry]:
        """Take back my latest undo; see ``Registry.redo``."""
        return self.write("redo", lambda r: r.redo())

    def records(self, version: str, uuids: Collection[str]) -> Future[dict[str, Unit]]:
        """Units as the person is to see them, what they collected on top; without those that are gone."""

        def work(registry: Registry) -> dict[str, Unit]:
            found = registry.find_version(version)
            shown = shown_records(registry, found.label, uuids, self._on_top(found.id))
            return {uuid: unit for uuid, unit in shown.items() if unit is not None}

        return self.read(work)

    def pending(self, version: str) -> Pending | None:
        """What the person collected for a version, also in an earlier session; shown over what is stored.

        As long as there is some, edits of that version join it, whether or not ``collecting`` is on.
        """
        found = self._follower.facts.version(version)
        return self._follower.facts.pending.get(found.id) if found is not None else None

    def commit_collected(self, version: str) -> Future[Entry]:
        """Commit all of it as one step. Raises as ``Registry.commit``; then all stays collected."""

        def work(registry: Registry) -> Entry:
            key = self._collected(version)
            registry.decide(key, "accept")
            return registry.commit_proposal(key)

        return self.write("commit what was collected", work)

    def discard_collected(self, version: str) -> Future[int]:
        """Put all that was collected aside; gives the key that brings it back."""

        def work(registry: Registry) -> int:
            key = self._collected(version)
            registry.discard_proposal(key)
            return key

        return self.write("discard", work)

    def bring_back_collected(self, key: int) -> Future[Collected]:
        """Collect again what was discarded, after what was collected since."""
        return self.write("bring back", lambda r: r.collections.bring_back(key))

    def take_back_collected(self, version: str) -> Future[str]:
        """Forget the last edit that was collected; gives its label."""
        return self.write("take back", lambda r: r.collections.take_back(self._collected(version)))

    def settle_collected(self, version: str, decisions: Sequence[Decision]) -> Future[None]:
        """Keep of all that was collected, by now, what decided conflicts leave; as one edit."""
        return self.write("settle", lambda r: r.collections.settle(self._collected(version), decisions))

    @property
    def collected(self) -> tuple[Pending, ...]:
        """All that the person collected, of all versions."""
        return tuple(self._follower.facts.pending.values())

    def _collected(self, version: str) -> int:
        held = self.pending(version)
        if held is None:
            raise Refused("nothing-to-commit")
        return held.key

    def _on_top(self, version_id: int) -> Mapping[str, tuple[Change, ...]]:
        held = self._follower.facts.pending.get(version_id)
        return held.units if held is not None else {}

    def view(self, version: str) -> Future[VersionView]:
        """A version with its tree. Out of the user's cache folder where it was made before.

        The session holds it only as long as somebody else does, and brings it up to date with each
        ``UnitsChanged``, patched where units were touched.
        """
        return self._views.view(version)

    def scene(self, version: str) -> Future[MapScene]:
        """The map of a version, row by row beside its tree; held and cached as the tree is."""
        return self._views.scene(version)

    def _look_at_steps(self, event: Event) -> None:
        def look() -> None:
            try:
                before, self._steps = self._steps, self._registry.steps()
            except GeoRegistryError:
                return  # it is away, which is told already; once it is back they are looked at again
            if before != self._steps:
                self._listeners.tell(StepsChanged())

        if isinstance(event, HistoryChanged | ConnectionChanged):
            self._work.later(look)

    def _followed(self, work: Callable[[], T]) -> T:
        """Done, or refused because of what somebody else did: the registry is looked at before it is over."""
        try:
            self._follower.require_same()
            return work()
        finally:
            self._follower.look_safely()
