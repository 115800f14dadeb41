"""Both versions on one map, their shapes laid over each other; spoken to in rows of the review."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, Signal

from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.scene.map.camera import Box
from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.session import VersionView
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.map.backgrounds import Backgrounds
from georegistry_desktop.ui.map.content import MapContent
from georegistry_desktop.ui.map.linked_maps import LinkedMaps
from georegistry_desktop.ui.map.looking import together, well_seen, widened
from georegistry_desktop.ui.pairs.pins import Pin, PinTool
from georegistry_desktop.ui.words import distance_words, version_words

_MARGIN = 0.22
_TIMES, _NEAREST, _FARTHEST = 10.0, 0.045, 0.12
"""How much wider than two points that lie apart the view is, and its least and most degrees."""


@dataclass(frozen=True, eq=False)
class Ground:
    """One version on the map: ``row_of`` gives a unit of its frame the row there (-1: not there), ``unit_at``
    the way back."""

    content: MapContent
    row_of: Rows
    unit_at: Rows

    def says_more_than(self, other: Ground) -> bool:
        """Whether there are areas here and none there, or something at all."""
        here, there = self.content.scene, other.content.scene
        if bool(here.has_area.any()) != bool(there.has_area.any()):
            return bool(here.has_area.any())
        return there.is_empty and not here.is_empty

    def around(self, rows: list[int]) -> Box | None:
        """The nearest shape above these rows of the map; None where there is none."""
        tree, scene = self.content.tree, self.content.scene
        for row in rows:
            for above in reversed(tree.ancestors(row)):
                if above < scene.n and (box := scene.bounds(np.array([above]))) is not None:
                    return box
        return None

    def pin(self, place: int, unit: int) -> Pin | None:
        """Where a unit is; None where it has no place."""
        row = int(self.row_of[unit])
        scene = self.content.scene
        if not 0 <= row < scene.n:
            return None
        if scene.has_point[row]:
            return Pin(place, float(scene.px[row]), float(scene.py[row]))
        boxes = scene.boxes(np.array([row]))
        if not len(boxes):
            return None
        left, top, right, bottom = boxes[0].tolist()
        return Pin(place, (left + right) / 2, (top + bottom) / 2)


class MatchMaps(QObject):
    """Owns the linked maps: A is drawn, B laid over it; the other way round where only B has areas.
    ``unitChosen(row of A)``, ``candidateChosen(place)`` and ``otherChosen(row of B)`` when a person
    chose there."""

    unitChosen = Signal(int)
    otherChosen = Signal(int)
    candidateChosen = Signal(int)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._live: LiveSession | None = None
        self._frames: tuple[VersionFrame, VersionFrame] | None = None
        self._shown: tuple[str, str] | None = None
        self._parts: dict[str, Any] = {}
        self._wanted: tuple[int, tuple[int, ...], int, float | None] = (-1, (), -1, None)
        self._names: tuple[str, str] | None = None
        self.nearest = _NEAREST
        """Degrees that are seen at least of what lies together."""
        self.grounds: tuple[Ground, Ground] | None = None
        self._grounds_of: tuple[VersionFrame, VersionFrame] | None = None
        """Not the frames in hand until the maps of these are there: rows of the one are none of the other."""
        self.is_turned = False
        self.widget = LinkedMaps(desk.theme, Backgrounds(desk))
        self.widget.show_mode("overlay")
        self.widget.chosen.connect(self._chosen)
        self.widget.statusChanged.connect(desk.status.show)
        self._tools: list[PinTool] = []
        for view in (self.widget.base, self.widget.other):
            tool = PinTool()
            tool.choose = self.candidateChosen.emit
            view.canvas.hold(tool)
            self._tools.append(tool)

    def use(self, live: LiveSession | None) -> None:
        """Work on another registry, or on none."""
        self._live = live

    def show_frames(self, frames: tuple[VersionFrame, VersionFrame] | None) -> None:
        """Show the two versions of a review; shapes come from what the session has of both."""
        self._frames, self._parts = frames, {}
        self._wanted = (-1, (), -1, None)
        if frames is None or self._live is None:
            self.grounds = self._grounds_of = self._shown = None
            self.widget.show_contents(None, None, None)
            return
        session = self._live.session
        for side, frame in enumerate(frames):
            self._await(frames, f"view{side}", session.view(frame.label))
            self._await(frames, f"scene{side}", session.scene(frame.label))

    def _await(self, frames: tuple[VersionFrame, VersionFrame], name: str, future: Future[Any]) -> None:
        def arrived(part: Any) -> None:
            if frames is self._frames:
                self._parts[name] = part
                if len(self._parts) == 4:
                    self._put_together(frames)

        deliver(future, self, arrived, self._desk.fail)

    def _put_together(self, frames: tuple[VersionFrame, VersionFrame]) -> None:
        views = [self._parts[f"view{side}"] for side in (0, 1)]
        scenes = [self._parts[f"scene{side}"] for side in (0, 1)]
        if any(view.tree.n != scene.n for view, scene in zip(views, scenes, strict=True)):
            return  # a unit was made between the two: its news has the review made again
        assert self._live is not None

        def work(_: object) -> tuple[Ground, Ground]:
            made = []
            for view, scene, frame in zip(views, scenes, frames, strict=True):
                assert isinstance(view, VersionView)
                assert isinstance(scene, MapScene)
                made.append(make_ground(view.tree, scene, frame))
            return made[0], made[1]

        def done(made: tuple[Ground, Ground]) -> None:
            if frames is not self._frames:
                return
            self.grounds, self._grounds_of = made, frames
            self.is_turned = made[1].says_more_than(made[0])
            first, second = made[::-1] if self.is_turned else made
            versions = frames[0].label, frames[1].label
            again, self._shown = versions == self._shown, versions
            show = self.widget.update_contents if again else self.widget.show_contents
            show(first.content, second.content, None)
            self._show_wanted()

        deliver(self._live.session.read(work), self, done, self._desk.fail)

    # What is in front

    def show_unit(
        self,
        row: int,
        candidates: Sequence[int],
        place: int,
        metres: float | None,
        *,
        names: tuple[str, str] | None = None,
    ) -> None:
        """Select a unit of A and the candidate at ``place`` (-1: none), number all candidates (rows of B),
        and bring the two into view unless they can be seen well enough. ``names`` are what the two maps are
        called, instead of the versions."""
        self._names = names
        self._wanted = row, tuple(candidates), place, metres
        self._show_wanted()

    def _show_wanted(self) -> None:
        if self.grounds is None or self._frames is None or self._grounds_of is not self._frames:
            return  # it is shown once the maps are of these frames
        row, candidates, place, metres = self._wanted
        b_row = candidates[place] if 0 <= place < len(candidates) else -1
        a, b = self.grounds
        held_a = [int(a.row_of[row])] if row >= 0 and a.row_of[row] >= 0 else []
        held_b = [int(b.row_of[b_row])] if b_row >= 0 and b.row_of[b_row] >= 0 else []
        first, second = (held_b, held_a) if self.is_turned else (held_a, held_b)
        pins = [pin for at, unit in enumerate(candidates) if (pin := b.pin(at, unit)) is not None]
        for tool in self._tools:
            tool.pins, tool.chosen = pins, place
            tool.unit = a.pin(-1, row) if row >= 0 else None
        # Of a shape that only one of the two has there is nothing to compare; points have pins.
        self.widget.marks_changes = both_areas(a, held_a, b, held_b)
        self.widget.pair(first[0] if first else -1, second[0] if second else -1)
        self._say_titles(metres)
        self.widget.select(first, second)
        for view in (self.widget.base, self.widget.other):
            view.canvas.update()
        self._look(held_a, held_b)

    def _look(self, held_a: list[int], held_b: list[int]) -> None:
        assert self.grounds is not None
        boxes = [
            box
            for ground, held in zip(self.grounds, (held_a, held_b), strict=True)
            if held and (box := ground.content.scene.bounds(np.array(held))) is not None
        ]
        if not boxes:
            # Neither has a place: what is around them has.
            around = [
                ground.around(held) for ground, held in zip(self.grounds, (held_a, held_b), strict=True)
            ]
            boxes = [box for box in around if box is not None][-1:]
        if boxes:
            whole = together(boxes)
            # Two points near each other are to be seen as two.
            far = max(whole[2] - whole[0], whole[3] - whole[1])
            box = widened(whole, min(max(far * _TIMES, self.nearest), _FARTHEST)) if far else widened(whole)
            canvas = self.widget.base.canvas
            if not well_seen(box, canvas.camera.degrees):
                canvas.zoom_to_box(box, margin=_MARGIN)

    def _say_titles(self, metres: float | None) -> None:
        assert self._frames is not None
        words = list(self._names or [version_words(frame.label) for frame in self._frames])
        if self.is_turned:
            words.reverse()
        both = self.tr("Both on one map")
        if self.grounds is None or any(ground.content.scene.is_empty for ground in self.grounds):
            both = words[0]  # the other one has no shapes
        if metres is not None:
            both = self.tr("{both} · {distance} apart").format(both=both, distance=distance_words(metres))
        elif (lacking := self._without_place(words)) is not None:
            both = f"{both} · {lacking}"
        only = self.tr("only in {version}")
        self.widget.base.overlay_words = tuple(only.format(version=word) for word in reversed(words))
        self.widget.set_titles(words[0], words[1], both)

    def _without_place(self, words: Sequence[str]) -> str | None:
        """Why no distance is told; ``words`` are the names of the two, the one that is drawn first."""
        row, candidates, place, _ = self._wanted
        if self.grounds is None or row < 0 or not 0 <= place < len(candidates):
            return None
        held = zip(self.grounds, (row, candidates[place]), strict=True)
        placed = [ground.pin(-1, unit) is not None for ground, unit in held]
        if self.is_turned:
            placed.reverse()
        if not any(placed):
            return self.tr("neither has a place")
        lacking = [word for word, there in zip(words, placed, strict=True) if not there]
        return self.tr("no place in {version}").format(version=lacking[0]) if lacking else None

    def _chosen(self, base_rows: tuple[int, ...], other_rows: tuple[int, ...]) -> None:
        if self.grounds is None or self._grounds_of is not self._frames:
            return
        a_rows, b_rows = (other_rows, base_rows) if self.is_turned else (base_rows, other_rows)
        a, b = self.grounds
        # Where both are chosen it is the pair in front, or what was pressed is of the map that is drawn.
        if a_rows and (unit := int(a.unit_at[a_rows[0]])) >= 0 and unit != self._wanted[0]:
            self.unitChosen.emit(unit)
        elif b_rows and (unit := int(b.unit_at[b_rows[0]])) >= 0:
            if unit in self._wanted[1]:
                self.candidateChosen.emit(self._wanted[1].index(unit))
            else:
                self.otherChosen.emit(unit)
        else:
            self._show_wanted()


def both_areas(a: Ground, a_rows: list[int], b: Ground, b_rows: list[int]) -> bool:
    """Whether both have an area."""
    if not a_rows or not b_rows:
        return False
    return bool(a.content.scene.has_area[a_rows[0]] and b.content.scene.has_area[b_rows[0]])


def make_ground(tree: TreeArrays, scene: MapScene, frame: VersionFrame) -> Ground:
    """What the map needs to know of a version. Units that came or went since are -1."""
    import pandas as pd

    index = pd.Index(tree.uuids.arrow().to_pandas())
    row_of: Rows = index.get_indexer(pd.Index(frame.units["uuid"].astype(object)))
    unit_at = np.full(max(tree.n, scene.n) + 1, -1, dtype=np.intp)
    there = np.flatnonzero(row_of >= 0)
    unit_at[row_of[there]] = there
    return Ground(MapContent(scene, tree), row_of, unit_at)
