"""The version in front: its tree and its map, kept in step with the registry."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.session import UnitsChanged, VersionView
from georegistry_desktop.storage import Version
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.map.content import MapContent


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
        self.tree: TreeArrays | None = None
        self.content: MapContent | None = None
        self._scene: MapScene | None = None

    @property
    def label(self) -> str:
        """The label of the version in front, empty for none."""
        return self._label

    @property
    def version(self) -> Version | None:
        """The version in front; None when there is none, or it was dropped."""
        versions = self._live.session.versions if self._live else ()
        return next((v for v in versions if v.label == self._label), None)

    def show(self, live: LiveSession | None, label: str) -> None:
        """Show a version; an empty label shows none."""
        if self._live is not live:
            if self._live is not None:
                self._live.unitsChanged.disconnect(self._refresh)
            self._live = live
            if live is not None:
                live.unitsChanged.connect(self._refresh)
        self._label = label
        self.tree, self.content, self._scene = None, None, None
        self.begun.emit()
        if live is not None and label:
            deliver(live.session.view(label), self, lambda view: self._take_tree(label, view), self._fail)

    def _take_tree(self, label: str, view: VersionView) -> None:
        if label != self._label or self._live is None:
            return
        self.tree = view.tree
        self.opened.emit()
        deliver(
            self._live.session.scene(label), self, lambda scene: self._take_scene(label, scene), self._fail
        )

    def _take_scene(self, label: str, scene: MapScene) -> None:
        if label == self._label:
            self._scene = scene
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

    def _fail(self, error: BaseException) -> None:
        self.failed.emit(error)
