"""The trees and maps of all versions that are looked at."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from georegistry_desktop.domain.changes import Change
from georegistry_desktop.domain.errors import Cancelled
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.session.cache_folder import CacheFolder
from georegistry_desktop.session.events import UnitsChanged
from georegistry_desktop.session.held_version import HeldVersion, Refreshed
from georegistry_desktop.session.work import Work

if TYPE_CHECKING:
    from georegistry_desktop.storage import Registry, Version

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version with its tree as it is now. ``UnitsChanged`` brings the tree after each change."""

    version: Version
    tree: TreeArrays


class Views:
    """Owns the held versions. One that nobody looks at costs nothing but its entry."""

    def __init__(
        self,
        registry: Registry,
        cache: CacheFolder,
        work: Work,
        *,
        still: Callable[[], AbstractContextManager[object]],
        on_top: Callable[[int], Mapping[str, tuple[Change, ...]]],
        tell: Callable[[UnitsChanged], None],
    ) -> None:
        self._registry, self._cache, self._work = registry, cache, work
        self._still, self._on_top, self._tell = still, on_top, tell
        self._held: dict[int, HeldVersion] = {}
        self._lock = threading.Lock()

    def view(self, version: str) -> Future[VersionView]:
        """Soon; ``Refused`` where there is no such version."""
        future: Future[VersionView] = Future()

        def look(found: Version, held: HeldVersion, progress: Progress) -> None:
            held.open_tree(progress, lambda tree: future.set_result(VersionView(found, tree)))

        return self._open(version, future, look)

    def scene(self, version: str) -> Future[MapScene]:
        """After the tree, whose rows it has."""
        future: Future[MapScene] = Future()

        def give(scene: MapScene) -> None:
            scene.bounds()  # kept from now on: a window asks where to look from before it draws
            future.set_result(scene)

        def look(found: Version, held: HeldVersion, progress: Progress) -> None:
            held.open_scene(progress, give)
            self._work.later(lambda: self._note_seen(found, held))

        return self._open(version, future, look)

    def refreshed(self, version_id: int, uuids: frozenset[str]) -> Refreshed | None:
        """After units changed; None when nobody looks at the version."""
        held = self._held.get(version_id)
        return held.refreshed(uuids) if held is not None else None

    def _open(
        self, version: str, future: Future[T], look: Callable[[Version, HeldVersion, Progress], None]
    ) -> Future[T]:
        """``look`` sets the result, at a moment of its choice."""
        future.set_running_or_notify_cancel()

        def opened(progress: Progress) -> None:
            found = self._registry.find_version(version)
            held = self._of(found)
            look(found, held, progress)
            self._work.later(lambda: self._check(found.id, held))

        def ended(job: Future[None]) -> None:
            fault = Cancelled() if job.cancelled() else job.exception()
            if fault is not None and not future.done():
                future.set_exception(fault)

        # A job only when it takes its time: what is at hand is not worth a line.
        self._work.build(f"Prepare {version}", opened).add_done_callback(ended)
        return future

    def _of(self, version: Version) -> HeldVersion:
        with self._lock:
            if version.id not in self._held:
                self._held[version.id] = HeldVersion(
                    self._registry,
                    version.label,
                    self._cache,
                    still=self._still,
                    on_top=lambda: self._on_top(version.id),
                    later=self._work.later,
                )
            return self._held[version.id]

    def _note_seen(self, version: Version, held: HeldVersion) -> None:
        """For the next start, which shows it before the registry is open."""
        if held.base is not None:
            self._cache.note_seen(self._registry.address, version.label, held.base.folder, held.base.mark)

    def _check(self, version_id: int, held: HeldVersion) -> None:
        """What came out of the cache is shown at once, and checked then."""
        if not held.is_damaged():
            return
        with self._still():
            if held.tree is None:
                return
            made = held.anew(self._work.unless_closing)
            self._tell(
                UnitsChanged(
                    version_id, frozenset(), (), mine=True, tree=made.tree, scene=made.scene, rebuilt=True
                )
            )
