"""One open registry at work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import platformdirs

from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.domain.records import UnitType
from georegistry_desktop.session.cache_folder import CacheFolder
from georegistry_desktop.session.events import JobChanged
from georegistry_desktop.session.following import Follower
from georegistry_desktop.session.jobs import Job
from georegistry_desktop.session.listeners import Listener, Listeners
from georegistry_desktop.session.views import VersionView, Views
from georegistry_desktop.session.watching import Watching
from georegistry_desktop.session.work import Work
from georegistry_desktop.storage import Registry, Version

if TYPE_CHECKING:
    from georegistry_desktop.scene.map.map_scene import MapScene

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
        registry.wait_seconds = _BUSY_SECONDS
        self.address = registry.address
        self.kind: Literal["geopackage", "postgis"] = registry.kind
        self.user = registry.user
        self._listeners = Listeners()
        self._work = Work(told=lambda job: self._listeners.tell(JobChanged(job)))
        self._follower = Follower(
            registry, self._listeners.tell, lambda version, uuids: self._views.refreshed(version, uuids)
        )
        self._views = Views(
            registry,
            CacheFolder(cache or platformdirs.user_cache_path("georegistry", appauthor=False) / "versions"),
            self._work,
            still=self._follower.still,
            on_top=lambda _: {},
            tell=self._listeners.tell,
        )
        self._watching = Watching(registry, self._follower)

    @classmethod
    def open(cls, address: str, *, user: str | None = None, cache: Path | None = None) -> Session:
        """Open what is there. Blocks, and raises, as ``georegistry_desktop.open_registry``.

        ``cache`` is the folder for what can be made again, instead of the user's own.
        """
        return cls._over(Registry.open(address, user=user), cache)

    @classmethod
    def create(cls, address: str, *, user: str | None = None, cache: Path | None = None) -> Session:
        """Make an empty registry. Blocks, and raises, as ``georegistry_desktop.create_registry``."""
        return cls._over(Registry.create(address, user=user), cache)

    @classmethod
    def _over(cls, registry: Registry, cache: Path | None) -> Session:
        try:
            return cls(registry, cache=cache)
        except BaseException:
            registry.close()
            raise

    def close(self) -> None:
        """Ask jobs to stop, wait for them and for edits that were begun, and close the registry. Blocks."""
        self._watching.close()
        self._work.close()
        self._registry.close()

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

    def start(self, name: str, work: Callable[[Registry, Progress], T], *, writes: bool = False) -> Job[T]:
        """Begin a long job, see ``Job``; one that ``writes`` waits for others that do, never for edits."""

        def all_of_it(progress: Progress) -> T:
            if not writes:
                return work(self._registry, progress)
            return self._followed(lambda: work(self._registry, progress))

        return self._work.start(name, all_of_it, writes=writes, writing=lambda: self._registry.writes_here)

    def view(self, version: str) -> Future[VersionView]:
        """A version with its tree. Out of the user's cache folder where it was made before.

        The session holds it only as long as somebody else does, and brings it up to date with each
        ``UnitsChanged``, patched where units were touched.
        """
        return self._views.view(version)

    def scene(self, version: str) -> Future[MapScene]:
        """The map of a version, row by row beside its tree; held and cached as the tree is."""
        return self._views.scene(version)

    def _followed(self, work: Callable[[], T]) -> T:
        """Done, or refused because of what somebody else did: the registry is looked at before it is over."""
        try:
            return work()
        finally:
            self._follower.look()
