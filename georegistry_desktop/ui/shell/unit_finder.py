"""Finds units by name in the version in front, off the GUI thread."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject, Signal

from georegistry_desktop.domain.names import fold
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.session import VersionView
from georegistry_desktop.ui.bridge import deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.shell.palette_hits import Hit, unit_hits

_MOST = 20
_LOOKED_AT = 2000
_WORKSPACE = "pyramid"


class UnitFinder(QObject):
    """``found`` when ``hits`` holds the answer to the latest question; answers to older ones are dropped."""

    found = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._question = 0
        self.hits: list[Hit] = []
        self.busy = False

    def clear(self) -> None:
        """Forget the last answer, and drop one that is under way."""
        self._question += 1
        self.hits, self.busy = [], False

    def look(self, text: str) -> None:
        """Look for units whose name, code or reference holds ``text``."""
        self.clear()
        live, version = self._desk.live, self._desk.place.version
        if live is None or not version or not text.strip():
            return
        question, self.busy = self._question, True

        def arrived(found: list[tuple[str, str, str]]) -> None:
            if question == self._question:
                self.hits, self.busy = unit_hits(self._desk, found, _WORKSPACE), False
                self.found.emit()

        def failed(error: BaseException) -> None:
            if question == self._question:
                self.clear()
                self._desk.fail(error)

        def has_tree(view: VersionView) -> None:
            if question == self._question:
                work = live.session.read(lambda _: find_units(view.tree, text))
                deliver(work, self, arrived, failed)

        deliver(live.session.view(version), self, has_tree, failed)


def find_units(tree: TreeArrays, text: str) -> list[tuple[str, str, str]]:
    """The best units for ``text``, as (uuid, name, where): those called just so, then from the top."""
    rows = np.flatnonzero(tree.search(text).hits)
    wanted = fold(text)

    def worth(row: int) -> tuple[bool, bool, int]:
        name = fold(tree.name(row))
        return name != wanted, not name.startswith(wanted), int(tree.depth[row])

    # Thousands are not put in order for twenty that are shown.
    nearest = rows[np.argsort(tree.depth[rows], kind="stable")][:_LOOKED_AT]
    best = sorted(nearest.tolist(), key=worth)[:_MOST]
    return [
        (tree.uuid(row), tree.name(row), " › ".join(tree.name(int(above)) for above in tree.ancestors(row)))
        for row in best
    ]
