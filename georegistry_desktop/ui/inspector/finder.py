"""Looking for a unit by name away from the GUI thread; only the latest question is answered."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject

from georegistry_desktop.domain.names import fold
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.ui.bridge import LiveSession, deliver

MOST = 30
"""Hits that are offered; who means another one types more."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit that was found: its name, its type, and the names above it, nearest first."""

    uuid: str
    name: str
    type: str
    where: str


def hits(tree: TreeArrays, text: str, without: Collection[str] = ()) -> list[Hit]:
    """The units that ``text`` means, those whose names begin with it first, then by level and name."""
    rows = np.flatnonzero(tree.search(text).hits)
    barred = set(tree.rows(without).tolist())
    start = fold(text)

    def rank(row: int) -> tuple[bool, int, str]:
        name = fold(tree.name(row))
        return not name.startswith(start), int(tree.depth[row]), name

    # Of a very common word the first few in the tree are as good as any, and sorting all takes long.
    order = sorted((row for row in rows[:2000].tolist() if row not in barred), key=rank)
    return [_hit(tree, row) for row in order[:MOST]]


def _hit(tree: TreeArrays, row: int) -> Hit:
    above = [tree.name(up) for up in reversed(tree.ancestors(row))]
    return Hit(tree.uuid(row), tree.name(row), tree.type_name(row) or "", " · ".join(above[:3]))


class UnitFinder(QObject):
    """Finds units of one version; holds its tree while it lives. ``failed`` hears of what goes wrong."""

    def __init__(self, parent: QObject, failed: Callable[[BaseException], None]) -> None:
        super().__init__(parent)
        self._failed = failed
        self._live: LiveSession | None = None
        self._version = ""
        self._asked = 0

    def look_in(self, live: LiveSession | None, version: str) -> None:
        """From now on find in this version."""
        self._live, self._version = live, version

    def find(self, text: str, without: Collection[str], found: Callable[[list[Hit]], None]) -> None:
        """Hand the units that ``text`` means to ``found``, unless something else is asked before."""
        live = self._live
        if live is None:
            return
        self._asked += 1
        asked = self._asked

        def look(tree: TreeArrays) -> None:
            away = live.session.read(lambda _: hits(tree, text, without))
            deliver(away, self, lambda answer: found(answer) if asked == self._asked else None, self._failed)

        opening = live.session.view(self._version)
        deliver(opening, self, lambda view: look(view.tree), self._failed)
