"""Both versions on maps in step, spoken to in rows of the comparison."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from georegistry_desktop.compare import Differences
from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.session import VersionView
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.compare.look import Look
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.map.backgrounds import Backgrounds
from georegistry_desktop.ui.map.content import MapContent
from georegistry_desktop.ui.map.linked_maps import LinkedMaps
from georegistry_desktop.ui.map.looking import together, well_seen, widened
from georegistry_desktop.ui.words import version_words


@dataclass(frozen=True, eq=False)
class Side:
    """One map: ``row_of`` gives a unit of the comparison's frame its row on the map (-1: not there),
    ``unit_at`` the way back; ``kinds`` is how it differs, see ``Colouring``."""

    content: MapContent
    row_of: Rows
    unit_at: Rows
    kinds: npt.NDArray[np.int8]


class CompareMaps(QObject):
    """Owns the linked maps. ``chosen(base_row, other_row)`` in rows of the comparison, -1 for none."""

    chosen = Signal(int, int)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._live: LiveSession | None = None
        self._look: Look | None = None
        self._wanted: tuple[int, int] | None = None
        self._shown: tuple[str, str] | None = None
        self._parts: dict[str, Any] = {}
        self.sides: tuple[Side, Side] | None = None
        self._sides_of: Look | None = None
        """Not the comparison in hand until the maps of that are there: rows of the one are none of the
        other."""
        self.widget = LinkedMaps(desk.theme, Backgrounds(desk))
        self.widget.chosen.connect(self._chosen)
        self.widget.statusChanged.connect(desk.status.show)

    def use(self, live: LiveSession | None) -> None:
        """Work on another registry, or on none."""
        self._live = live

    def show_look(self, look: Look | None) -> None:
        """Show another comparison; trees and shapes come from what the session has of both versions."""
        self._look, self._parts, self._wanted = look, {}, None
        if look is None or self._live is None:
            self.sides = self._shown = self._sides_of = None
            self.widget.show_contents(None, None, None)
            return
        comparison = look.review.differences.comparison
        base, other = comparison.base, comparison.other
        self.widget.set_titles(
            self.tr("Base · {version}").format(version=version_words(base)),
            self.tr("Other · {version}").format(version=version_words(other)),
            f"{version_words(base)} → {version_words(other)}",
        )
        session = self._live.session
        for name, label in (("base", base), ("other", other)):
            self._await(look, f"{name}-view", session.view(label))
            self._await(look, f"{name}-scene", session.scene(label))

    def _await(self, look: Look, name: str, future: Future[Any]) -> None:
        def arrived(part: Any) -> None:
            if look is self._look:
                self._parts[name] = part
                if len(self._parts) == 4:
                    self._put_together(look)

        deliver(future, self, arrived, self._desk.fail)

    def _put_together(self, look: Look) -> None:
        views = [self._parts[f"{name}-view"] for name in ("base", "other")]
        scenes = [self._parts[f"{name}-scene"] for name in ("base", "other")]
        if any(view.tree.n != scene.n for view, scene in zip(views, scenes, strict=True)):
            return  # a unit was made between the two: its news has all compared again
        assert self._live is not None

        def work(_: object) -> tuple[Side, Side, Rows]:
            found = look.review.differences
            frames = found.comparison.base_frame, found.comparison.other_frame
            sides = []
            for place, (view, scene, frame) in enumerate(zip(views, scenes, frames, strict=True)):
                assert isinstance(view, VersionView)
                assert isinstance(scene, MapScene)
                sides.append(make_side(view.tree, scene, frame, found, place))
            return sides[0], sides[1], to_other(found, sides[0], sides[1])

        def done(made: tuple[Side, Side, Rows]) -> None:
            if look is not self._look:
                return
            comparison = look.review.differences.comparison
            versions = comparison.base, comparison.other
            again, self._shown = versions == self._shown, versions
            self.sides, self._sides_of = (made[0], made[1]), look
            show = self.widget.update_contents if again else self.widget.show_contents
            show(made[0].content, made[1].content, made[2])
            self.widget.show_kinds(made[0].kinds, made[1].kinds)
            if self._wanted is not None:
                self.show_unit(*self._wanted)

        deliver(self._live.session.read(work), self, done, self._desk.fail)

    def show_unit(self, base_row: int, other_row: int) -> None:
        """Select a unit on both maps, and bring it into view unless it can be seen well enough."""
        self._wanted = base_row, other_row
        self._show([base_row], [other_row], calm=True)

    def show_together(self, base_rows: list[int], other_rows: list[int]) -> None:
        """Select several units on both maps, and show them whole."""
        self._show(base_rows, other_rows, calm=False)

    def _show(self, base_rows: list[int], other_rows: list[int], *, calm: bool) -> None:
        rows = self._rows(base_rows, other_rows)
        if rows is None or self.sides is None:
            return
        self.widget.select(*rows)
        boxes = [
            box
            for side, held in zip(self.sides, rows, strict=True)
            if held and (box := side.content.scene.bounds(np.array(held))) is not None
        ]
        if not boxes:
            return
        box = widened(together(boxes))
        canvas = self.widget.base.canvas
        if not (calm and well_seen(box, canvas.camera.degrees)):
            canvas.zoom_to_box(box, margin=0.25)

    def _rows(self, base_rows: list[int], other_rows: list[int]) -> tuple[list[int], list[int]] | None:
        if self.sides is None or self._sides_of is not self._look:
            return None  # what is wanted is shown once the maps are of this comparison
        found = []
        for side, rows in zip(self.sides, (base_rows, other_rows), strict=True):
            found.append([int(side.row_of[r]) for r in rows if r >= 0 and side.row_of[r] >= 0])
        return found[0], found[1]

    def _chosen(self, base_rows: tuple[int, ...], other_rows: tuple[int, ...]) -> None:
        if self.sides is None or self._sides_of is not self._look:
            return
        units = [
            int(side.unit_at[rows[0]]) if rows else -1
            for side, rows in zip(self.sides, (base_rows, other_rows), strict=True)
        ]
        if max(units) >= 0:
            self._wanted = units[0], units[1]
            self.chosen.emit(*units)


def make_side(
    tree: TreeArrays, scene: MapScene, frame: VersionFrame, differences: Differences, place: int
) -> Side:
    """What a map needs to know; ``place`` 0 is the base. Units that came or went since are -1."""
    import pandas as pd

    index = pd.Index(tree.uuids.arrow().to_pandas())
    row_of: Rows = index.get_indexer(pd.Index(frame.units["uuid"].astype(object)))
    unit_at = np.full(max(tree.n, scene.n) + 1, -1, dtype=np.intp)
    there = np.flatnonzero(row_of >= 0)
    unit_at[row_of[there]] = there
    kinds = np.zeros(scene.n, dtype=np.int8)
    at = (differences.base_at, differences.other_at)[place]
    held = np.flatnonzero(at >= 0)
    rows = row_of[at[held]]
    fits = (rows >= 0) & (rows < scene.n)
    kinds[rows[fits]] = differences.kinds[differences.unit_of[held[fits]]] + 1
    return Side(MapContent(scene, tree), row_of, unit_at, kinds)


def to_other(differences: Differences, base: Side, other: Side) -> Rows:
    """For each row of the base's map that on the other's, -1 for none."""
    comparison = differences.comparison
    found = np.full(base.content.scene.n, -1, dtype=np.int32)
    mine, theirs = base.row_of[comparison.base_rows], other.row_of[comparison.other_rows]
    fits = (mine >= 0) & (mine < len(found)) & (theirs >= 0) & (theirs < other.content.scene.n)
    found[mine[fits]] = theirs[fits]
    return found.astype(np.intp)
