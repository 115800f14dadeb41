"""The tree and the map of one version, held while somebody uses them, in step with the registry."""

from __future__ import annotations

import logging
import threading
import weakref
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from georegistry_desktop.domain.changes import Change
from georegistry_desktop.domain.mark import Mark
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.domain.records import Unit
from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.session.cache_folder import CacheFolder
from georegistry_desktop.session.kept_arrays import kept_scene, kept_tree
from georegistry_desktop.session.pending import shown_records
from georegistry_desktop.session.shapes_in_rows import scene_of_rows, scene_with

if TYPE_CHECKING:
    from georegistry_desktop.storage import Registry

MANY = 5000
"""With more units touched than this it is quicker to read all anew."""
UNREADABLE = (OSError, ValueError, EOFError, KeyError, TypeError)
"""What a damaged folder may raise."""


@dataclass(frozen=True, slots=True)
class Base:
    """What tree and map were made from: the first ``rows`` of the tree are the units as of ``mark``."""

    mark: Mark
    rows: int
    folder: Path


@dataclass(frozen=True, slots=True)
class Refreshed:
    """The tree, and the map where one is used, after a change; ``rebuilt`` when rows have new numbers."""

    tree: TreeArrays
    scene: MapScene | None
    rebuilt: bool


class HeldVersion:
    """Owns the rows of one version. Holds tree and map weakly: they live as long as anybody else holds them.

    ``still`` keeps the feed from being read: what is read and patched inside it is as new as the facts.
    """

    def __init__(
        self,
        registry: Registry,
        label: str,
        cache: CacheFolder,
        *,
        still: Callable[[], AbstractContextManager[object]],
        on_top: Callable[[], Mapping[str, tuple[Change, ...]]],
        later: Callable[[Callable[[], None]], object],
    ) -> None:
        """``on_top`` gives what is collected for units and shown over what is stored; ``later`` runs what
        nobody waits for."""
        self.label = label
        self._registry, self._cache, self._later = registry, cache, later
        self._still, self._on_top = still, on_top
        self._one_builds = threading.RLock()
        self._base: Base | None = None
        self._tree: weakref.ref[TreeArrays] | None = None
        self._scene: weakref.ref[MapScene] | None = None
        self._tree_of_scene: TreeArrays | None = None
        """A map alone could not be patched."""
        self._unchecked: Base | None = None

    @property
    def base(self) -> Base | None:
        """What tree and map were made from; None before anybody asked for one."""
        return self._base

    @property
    def tree(self) -> TreeArrays | None:
        """The tree of now, if anybody uses it."""
        return self._tree() if self._tree is not None else None

    @property
    def scene(self) -> MapScene | None:
        """The map of now, if anybody uses it."""
        return self._scene() if self._scene is not None else None

    def open_tree(self, progress: Progress, give: Callable[[TreeArrays], object]) -> None:
        """Give the tree of now: held, out of the cache, or built.

        It is given before any change after it can be told, so that nobody takes an older one for the newest.
        """
        with self._one_builds:
            with self._still():
                if (tree := self.tree) is not None:
                    give(tree)
                    return
            base, tree = self._cached_tree() or self._built_tree(progress)
            with self._still():
                give(self._hold_tree(base, tree.patched(self._changed(self._touched_since(base)))))

    def open_scene(self, progress: Progress, give: Callable[[MapScene], object]) -> None:
        """Give the map of now, row by row beside the tree, in the same way."""
        with self._one_builds:
            with self._still():
                if (scene := self.scene) is not None:
                    give(scene)
                    return
            try:
                self.open_tree(progress, self._pin_tree)
                while not self._gave_scene(progress, give):
                    progress("Reading anew")
            except BaseException:
                self._tree_of_scene = None
                raise

    def _gave_scene(self, progress: Progress, give: Callable[[MapScene], object]) -> bool:
        base = self._base
        assert base is not None
        cached = self._cached_scene(base)
        scene = cached or self._built_scene(base, progress)
        with self._still():
            if self._base is not base:  # all was read anew meanwhile, and the rows are others
                return False
            assert self._tree_of_scene is not None
            if cached is None:
                self._later(lambda: self._keep(base, "scene", scene))
            changed = self._changed(self._touched_since(base))
            give(self._hold_scene(scene_with(scene, changed, self._tree_of_scene)))
            return True

    def _pin_tree(self, tree: TreeArrays) -> None:
        self._tree_of_scene = tree

    def refreshed(self, uuids: Collection[str]) -> Refreshed | None:
        """After these units changed; None when nobody uses the version. For callers inside ``still``."""
        tree, scene = self.tree, self.scene
        if tree is None:
            return None
        if len(uuids) > MANY:
            return self.anew()
        assert self._base is not None
        changed = self._changed(uuids)
        tree = self._hold_tree(self._base, tree.patched(changed))
        if scene is not None:
            scene = self._hold_scene(scene_with(scene, changed, tree))
        return Refreshed(tree, scene, rebuilt=False)

    def anew(self, progress: Progress = silent) -> Refreshed:
        """Everything read again, with new rows. For callers inside ``still``."""
        wanted = self.scene is not None
        base, tree = self._built_tree(progress)
        changed = self._changed(self._touched_since(base))
        tree = self._hold_tree(base, tree.patched(changed))
        scene = None
        if wanted:
            built = self._built_scene(base, progress)
            self._later(lambda: self._keep(base, "scene", built))
            scene = self._hold_scene(scene_with(built, changed, tree))
        return Refreshed(tree, scene, rebuilt=True)

    def is_damaged(self) -> bool:
        """Whether what came out of the cache is not what was written there; then the cache is rid of it."""
        base, self._unchecked = self._unchecked, None
        if base is None or self._cache.is_whole(base.folder):
            return False
        self._cache.drop(base.folder)
        return base is self._base

    def _cached_tree(self) -> tuple[Base, TreeArrays] | None:
        types = self._registry.types().keys()
        for folder, mark in self._cache.found(self._registry.mark(self.label)):
            touched = self._registry.touched_since(mark)
            if touched is None or len(touched) > MANY:
                continue
            try:
                tree = kept_tree(folder)
            except UNREADABLE:
                self._cache.drop(folder)
                continue
            if types >= set(tree.types):  # a type may have been renamed behind the history's back
                self._cache.used(folder)
                self._unchecked = Base(mark, tree.n, folder)
                return self._unchecked, tree
        return None

    def _built_tree(self, progress: Progress) -> tuple[Base, TreeArrays]:
        outline = self._registry.outline(self.label, progress=progress)
        progress("Building the tree")
        tree = TreeArrays.build(outline.units)
        base = Base(outline.mark, tree.n, self._cache.begun(outline.mark))
        self._later(lambda: self._keep(base, "tree", tree))
        return base, tree

    def _cached_scene(self, base: Base) -> MapScene | None:
        try:
            scene = kept_scene(base.folder)
        except UNREADABLE:
            return None  # it is not there yet, or damaged: then it is built from the registry
        if scene.n != base.rows:
            return None
        self._unchecked = base
        return scene

    def _built_scene(self, base: Base, progress: Progress) -> MapScene:
        shapes = self._registry.shapes(self.label, progress=progress)
        tree = self._tree_of_scene if self._tree_of_scene is not None else self.tree
        assert tree is not None
        return scene_of_rows(shapes, tree.uuids.arrow()[: base.rows], progress)

    def _keep(self, base: Base, name: str, made: TreeArrays | MapScene) -> None:
        try:
            made.save(base.folder / name)
            self._cache.keep(base.folder, base.mark)
        except OSError as fault:
            logging.getLogger(__name__).warning("The cache is not to be written: %s", fault)

    def _touched_since(self, base: Base) -> frozenset[str]:
        return (self._registry.touched_since(base.mark) or frozenset()) | self._on_top().keys()

    def _changed(self, uuids: Collection[str]) -> dict[str, Unit | None]:
        return shown_records(self._registry, self.label, uuids, self._on_top())

    def _hold_tree(self, base: Base, tree: TreeArrays) -> TreeArrays:
        self._base, self._tree = base, weakref.ref(tree)
        if self._tree_of_scene is not None:
            self._tree_of_scene = tree
        return tree

    def _hold_scene(self, scene: MapScene) -> MapScene:
        self._scene = weakref.ref(scene, self._scene_is_gone)
        return scene

    def _scene_is_gone(self, gone: weakref.ref[MapScene]) -> None:
        if self._scene is gone:
            self._tree_of_scene = None
