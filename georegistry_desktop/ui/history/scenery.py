"""Where an entry of the history changed what: before and after on two maps, touched units as a tree."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter

from georegistry_desktop.scene.map.grid import Array
from georegistry_desktop.scene.tree import Unfolded
from georegistry_desktop.scene.tree.unfolded import opened_for
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.history.then import Then
from georegistry_desktop.ui.map.backgrounds import Backgrounds
from georegistry_desktop.ui.map.linked_maps import LinkedMaps
from georegistry_desktop.ui.tree import Mark, Marks, TreeView
from georegistry_desktop.ui.words import kind_word

_MARKED_AT_ONCE = 20
"""So few units are shown as selected from the start; more would hide the map."""


class Scenery(QSplitter):
    """``chosen(uuids)`` comes when the person chose units on a map or in the tree."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._then: Then | None = None
        self.maps = LinkedMaps(desk.theme, Backgrounds(desk))
        self.maps.set_titles(self.tr("Before"), self.tr("After"), self.tr("Before → After"))
        self.maps.statusChanged.connect(desk.status.show)
        self.tree = TreeView(desk.theme)
        self.tree.setDragEnabled(False)
        self.tree.setAccessibleName(self.tr("Units that changed"))
        self.addWidget(self.maps)
        self.addWidget(self.tree)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        self.setChildrenCollapsible(False)
        self.maps.chosen.connect(self._choose_rows)
        self.tree.chosen.connect(self._tell_tree)

    def show_then(self, then: Then | None) -> None:
        """Show another entry; None: nothing."""
        self._then = then
        if then is None:
            self.maps.show_contents(None, None, None)
            self.tree.show_other(None)
            return
        self.maps.show_contents(then.before, then.after, then.to_after)
        self.maps.show_kinds(then.kinds_in(then.before), then.kinds_in(then.after))
        self._show_tree(then)
        self.maps.show_mode("overlay" if then.redrawn else "beside")
        self.select(tuple(then.kinds) if len(then.kinds) <= _MARKED_AT_ONCE else ())
        self.look_at(tuple(then.kinds))

    def _show_tree(self, then: Then) -> None:
        tree = then.tree
        rows = {row: kind for uuid, kind in then.kinds.items() if (row := tree.row(uuid)) is not None}
        touched = np.zeros(tree.n, bool)
        touched[list(rows)] = True
        kept = tree.forest.with_ancestors(touched)
        self.tree.show_other(Unfolded.of(tree, opened_for(tree, kept), kept=kept))
        own = {row: Mark(kind, kind_word(kind)) for row, kind in rows.items()}
        above = np.flatnonzero(kept & ~touched)
        self.tree.show_marks(Marks(own, frozenset(above.tolist())))

    def look_at(self, uuids: tuple[str, ...]) -> None:
        """Show these units whole on the maps, or the version where none has a place."""
        then = self._then
        if then is None:
            return
        rows = [content.tree.rows(uuids) for content in (then.before, then.after)]
        if not self.maps.zoom_to(*rows) and not self.maps.base.zoom_to(uuids):
            self.maps.base.zoom_to_all()

    def select(self, uuids: tuple[str, ...]) -> None:
        """Show units as selected, without a signal."""
        if self._then is None:
            return
        then = self._then
        # By the linked maps, for an overlay marks the change of what is selected.
        self.maps.select(then.before.tree.rows(uuids), then.after.tree.rows(uuids))
        self.tree.choose(then.tree.rows(uuids))

    def _choose_rows(self, base: Array, other: Array) -> None:
        if self._then is None:
            return
        uuids = [self._then.before.tree.uuid(int(row)) for row in base if row >= 0]
        uuids += [self._then.after.tree.uuid(int(row)) for row in other if row >= 0]
        self._tell(tuple(dict.fromkeys(uuids)))

    def _tell_tree(self) -> None:
        if self._then is not None:
            self._tell(tuple(self._then.tree.uuids.many(self.tree.chosen_rows().tolist())))

    def _tell(self, uuids: tuple[str, ...]) -> None:
        self.select(uuids)
        self.chosen.emit(uuids)
