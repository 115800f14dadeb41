"""The version in front: its tree and its map, kept in step with the registry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.session import Glimpse, UnitsChanged, VersionView
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.map.content import MapContent

if TYPE_CHECKING:
    from georegistry_desktop.storage import Version


class Showing(QObject):
    """Holds what is on the screen, so that the session keeps it fresh.

    ``begun()`` when another version was asked for and there is nothing of it yet; ``opened()`` when its tree
    is there; ``changed(uuids, rebuilt)`` after units of it changed; ``drawn()`` when there is another map;
    ``failed(error)``.
    """

    begun = Signal()
    opened = Signal()
    changed = Signal(object, bool)
    drawn = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._live: LiveSession | None = None
        self._label = ""
        self._asked = 0
        self.tree: TreeArrays | None = None
        self.content: MapContent | None = None
        self._scene: MapScene | None = None
        self._seen: Glimpse | None = None

    @property
    def label(self) -> str:
        """The label of the version in front, empty for none."""
        return self._label

    @property
    def version(self) -> Version | None:
        """The version in front; None when there is none, or it was dropped."""
        versions = self._live.session.versions if self._live else ()
        return next((v for v in versions if v.label == self._label), None)

    def glimpse(self, seen: Glimpse) -> None:
        """Show what was seen last, before there is a registry; or the same version as it is by now."""
        if self._seen is not None and self._seen.label == seen.label:
            self._seen = seen
            self._exchange(seen.tree, seen.scene)
            return
        self._asked += 1
        self._label = seen.label
        self.tree, self.content, self._scene = None, None, None
        self.begun.emit()
        self._seen, self.tree, self._scene = seen, seen.tree, seen.scene
        self.opened.emit()
        self._draw()

    def show(self, live: LiveSession | None, label: str) -> None:
        """Show a version; an empty label shows none. What was seen of it stays until it is there."""
        if live is None and label:
            return  # the registry is about to come
        if self._live is not live:
            if self._live is not None:
                self._live.unitsChanged.disconnect(self._refresh)
            self._live = live
            if live is not None:
                live.unitsChanged.connect(self._refresh)
        self._label = label
        # Registries have versions of the same name: a late answer of another one must not be taken for it.
        self._asked += 1
        asked = self._asked
        seen, self._seen = self._seen, None
        if seen is None or live is None or seen.label != label:
            self.tree, self.content, self._scene = None, None, None
            self.begun.emit()
        if live is not None and label and asked == self._asked:
            tree = live.session.view(label)
            deliver(tree, self, lambda v: self._take_tree(asked, v), lambda e: self._fail(asked, e))

    def _take_tree(self, asked: int, view: VersionView) -> None:
        if asked != self._asked or self._live is None:
            return
        if self.tree is None:
            self.tree = view.tree
            self.opened.emit()
        else:
            self._exchange(view.tree, self._scene)
        if asked == self._asked:  # who heard it may have gone on to another version
            scene = self._live.session.scene(self._label)
            deliver(scene, self, lambda s: self._take_scene(asked, s), lambda e: self._fail(asked, e))

    def _take_scene(self, asked: int, scene: MapScene) -> None:
        if asked == self._asked and self.tree is not None:
            self._exchange(self.tree, scene)

    def _exchange(self, tree: TreeArrays, scene: MapScene | None) -> None:
        """Show the same version by another tree or map; what is the same already stays as it is."""
        before, self.tree, self._scene = self.tree, tree, scene
        if before is not tree:
            self.changed.emit(frozenset(), True)
        shown = self.content
        if shown is None or shown.tree is not tree or shown.scene is not scene:
            self._draw()

    def _refresh(self, event: UnitsChanged) -> None:
        version = self.version
        if version is None or event.version_id != version.id or self.tree is None:
            return
        self.tree = event.tree or self.tree
        self._scene = event.scene or self._scene
        self.changed.emit(event.uuids, event.rebuilt)
        self._draw()

    def _draw(self) -> None:
        # A picture needs both as of one moment; the map of units that came later is on its way.
        if self._scene is not None and self.tree is not None and self._scene.n == self.tree.n:
            self.content = MapContent(self._scene, self.tree)
            self.drawn.emit()

    def _fail(self, asked: int, error: BaseException) -> None:
        if asked == self._asked:
            self.failed.emit(error)
