"""Two versions in step: side by side, laid over each other, or one swiped over the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

import numpy as np
from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget

from georegistry_desktop.scene.map.camera import Camera
from georegistry_desktop.scene.map.grid import Array
from georegistry_desktop.ui.map.backgrounds import Backgrounds
from georegistry_desktop.ui.map.content import MapContent
from georegistry_desktop.ui.map.drawing import Overlaid
from georegistry_desktop.ui.map.layers_menu import Shown
from georegistry_desktop.ui.map.map_view import MapView
from georegistry_desktop.ui.map.swipe_handle import SwipeHandle
from georegistry_desktop.ui.theme import Theme

Mode = Literal["beside", "overlay", "swipe"]
_NOBODY = np.empty(0, dtype=np.int64)
ICONS: dict[Mode, str] = {"beside": "compare", "overlay": "overlay", "swipe": "swipe"}
_GAP = 10


class LinkedMaps(QWidget):
    """Shows a base and another version of it. Speaks of rows: (of the base, of the other).

    ``chosen(base_rows, other_rows)`` comes when the person selected units on either map,
    ``hovered(base_row, other_row)`` with -1 for none. ``statusChanged`` and
    ``menuAsked`` are as those of a ``MapView``.
    """

    chosen = Signal(object, object)
    hovered = Signal(int, int)
    statusChanged = Signal(str, str)
    menuAsked = Signal(QPoint)
    modeChanged = Signal(str)

    def __init__(self, theme: Theme, backgrounds: Backgrounds | None = None) -> None:
        super().__init__()
        self._theme = theme
        self.base, self.other = (MapView(theme, backgrounds, self) for _ in range(2))
        self._to_other = self._to_base = np.array([-1], dtype=np.int32)
        self.mode: Mode = "beside"
        self.marks_changes = True
        """Whether an overlay marks what the shapes of the two versions do not share."""
        self._share = 0.5
        self._titles = "", ""
        self.handle = SwipeHandle(theme, self)
        self._switch = QFrame(self)
        self.modes: dict[Mode, QToolButton] = {}
        self._fill_switch()
        self._following = False
        self._connect()
        self._dress()
        self._say_words()
        self.show_mode("beside")

    def _fill_switch(self) -> None:
        self._switch.setProperty("role", "card")
        row = QHBoxLayout(self._switch)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        group = QButtonGroup(self)
        for mode in get_args(Mode):
            button = QToolButton()
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, mode=mode: self.show_mode(mode))
            group.addButton(button)
            row.addWidget(button)
            self.modes[mode] = button

    def _connect(self) -> None:
        for view, twin in ((self.base, self.other), (self.other, self.base)):
            view.canvas.cameraChanged.connect(lambda camera, twin=twin: self._follow(twin, camera))
            view.menuAsked.connect(self.menuAsked)
            view.shownChanged.connect(lambda shown, twin=twin: self._show_alike(twin, shown))
        self.base.canvas.chosen.connect(lambda rows: self._choose(rows, _there(rows, self._to_other)))
        self.other.canvas.chosen.connect(lambda rows: self._choose(_there(rows, self._to_base), rows))
        self.base.canvas.hovered.connect(lambda row: self._hover(row, int(self._to_other[row]), self.other))
        self.other.canvas.hovered.connect(lambda row: self._hover(int(self._to_base[row]), row, self.base))
        self.handle.moved.connect(self._swipe_to)
        self._theme.changed.connect(self._dress)
        # Their scale is one; the other map is hidden where the base shows both.
        self.base.statusChanged.connect(self.statusChanged)
        self.other.statusChanged.connect(self._pass_on)

    # What is shown

    def show_contents(
        self, base: MapContent | None, other: MapContent | None, to_other: Array | None
    ) -> None:
        """Show two versions. ``to_other``: int (n,), for each row of the base that in the other or -1."""
        self._pair(base, other, to_other)
        self._following = True
        self.base.show_content(base)
        self.other.show_content(other)
        self._following = False
        if not self.base.zoom_to_all():
            self.other.zoom_to_all()
        self._overlay()

    def update_contents(
        self, base: MapContent | None, other: MapContent | None, to_other: Array | None
    ) -> None:
        """Show the same versions after some units changed: choice and place stay."""
        self._pair(base, other, to_other)
        self.base.update_content(base)
        self.other.update_content(other)
        self._overlay()

    def show_kinds(self, base: Array | None, other: Array | None) -> None:
        """Colour both by differences, see ``MapView.show_kinds``."""
        self.base.show_kinds(base)
        self.other.show_kinds(other)

    def set_titles(self, base: str, other: str, both: str) -> None:
        """Tags on the maps, such as 'Base · Pyramid'; ``both`` where one map shows the two."""
        self._titles = base, both
        self.other.set_title(other)
        self._title()

    def _title(self) -> None:
        self.base.set_title(self._titles[self.mode == "overlay"])
        self._place()

    def show_mode(self, mode: Mode) -> None:
        """Show the maps side by side, the changes of one over it, or swipe one over the other."""
        changed = mode != self.mode
        self.mode = mode
        self.modes[mode].setChecked(True)
        self.base.setVisible(True)
        self.other.setVisible(mode != "overlay")
        self.handle.setVisible(mode == "swipe")
        self.base.show_buttons(mode == "overlay")
        self._title()
        self._overlay()
        if changed:
            self.modeChanged.emit(mode)

    def _pair(self, base: MapContent | None, other: MapContent | None, to_other: Array | None) -> None:
        n, m = (0 if c is None else c.scene.n for c in (base, other))
        self._to_other = np.full(n + 1, -1, dtype=np.int32)
        self._to_base = np.full(m + 1, -1, dtype=np.int32)
        if to_other is not None and n and m:
            self._to_other[: len(to_other)] = to_other
            paired = np.flatnonzero(self._to_other[:-1] >= 0)
            self._to_base[self._to_other[paired]] = paired

    def _overlay(self) -> None:
        other = self.other.content
        marked = self.mode == "overlay" and self.marks_changes
        if not marked or other is None or self.base.content is None:
            self.base.overlay(None)
            return
        selected = self.other.canvas.selected
        self.base.overlay(Overlaid(other, self._to_other, selected if selected.size else None))

    # In step

    def select(self, base_rows: Sequence[int] | Array, other_rows: Sequence[int] | Array) -> None:
        """Show rows as selected on both maps, without a signal."""
        self.base.canvas.select(base_rows)
        self.other.canvas.select(other_rows)
        self._overlay()

    def pair(self, base_row: int, other_row: int) -> None:
        """Take these two alone for one unit; -1 for none."""
        self._to_other[:], self._to_base[:] = -1, -1
        if base_row >= 0 and other_row >= 0:
            self._to_other[base_row], self._to_base[other_row] = other_row, base_row

    def zoom_to_selection(self) -> bool:
        """Show what is selected, in the base and in the other. False when it has no shape in either."""
        return self.zoom_to(self.base.canvas.selected, self.other.canvas.selected)

    def zoom_to(self, base_rows: Sequence[int] | Array, other_rows: Sequence[int] | Array) -> bool:
        """Show rows of both whole. False when they have no shape in either."""
        boxes = []
        for view, rows in ((self.base, base_rows), (self.other, other_rows)):
            asked = np.asarray(rows, dtype=np.int64)
            box = view.content.scene.bounds(asked) if view.content is not None and asked.size else None
            if box is not None:
                boxes.append(box)
        if boxes:
            west, south, east, north = zip(*boxes, strict=True)
            self.base.canvas.zoom_to_box((min(west), min(south), max(east), max(north)), margin=0.2)
        return bool(boxes)

    def _follow(self, twin: MapView, camera: Camera) -> None:
        if not self._following:
            self._following = True
            twin.canvas.look(camera)
            self._following = False

    def _pass_on(self, field: str, text: str) -> None:
        if field == "coordinates" or not self.base.has_map:
            self.statusChanged.emit(field, text)

    def _choose(self, base_rows: Sequence[int], other_rows: Sequence[int]) -> None:
        self.select(base_rows, other_rows)
        self.chosen.emit(tuple(base_rows), tuple(other_rows))

    def _hover(self, base_row: int, other_row: int, twin: MapView) -> None:
        twin.canvas.hover(base_row if twin is self.base else other_row)
        self.hovered.emit(base_row, other_row)

    @staticmethod
    def _show_alike(twin: MapView, shown: Shown) -> None:
        twin.show_as(shown)

    # Places

    def _swipe_to(self, x: int) -> None:
        self._share = min(max(x / max(self.width(), 1), 0.02), 0.98)
        self._place()

    def _place(self) -> None:
        width, height = self.width(), self.height()
        half = (width - 1) // 2
        if self.mode == "beside":
            self.base.setGeometry(0, 0, half, height)
            self.other.setGeometry(half + 1, 0, half, height)
            self.other.clearMask()
        else:
            self.base.setGeometry(0, 0, width, height)
            self.other.setGeometry(0, 0, width, height)
            x = round(self._share * width)
            self.other.setMask(QRegion(x, 0, max(width - x, 1), height))
            self.handle.place(x, height)
            self.other.place_title(min(x + 16, width - 16))
        self._place_switch()
        self.handle.raise_()
        self._switch.raise_()

    def _place_switch(self) -> None:
        """At the upper right, in words where they fit beside the tag of their map, else in icons."""
        tagged = self.base if self.mode == "overlay" else self.other
        for style in (Qt.ToolButtonStyle.ToolButtonTextOnly, Qt.ToolButtonStyle.ToolButtonIconOnly):
            for button in self.modes.values():
                button.setToolButtonStyle(style)
            self._switch.adjustSize()
            taken = self._switch.width() + tagged.buttons_width
            if tagged.title_width + taken + _GAP < tagged.width():
                break
        left = self.width() - taken
        end = tagged.x() + tagged.title_end
        self._switch.move(left, _GAP if end < left else 2 * _GAP + tagged.title_height)

    def _dress(self) -> None:
        for mode, button in self.modes.items():
            button.setIcon(self._theme.icon(ICONS[mode], "text", active="accent"))
        self._place()

    def _say_words(self) -> None:
        words: dict[Mode, str] = {
            "beside": self.tr("Side by side"),
            "overlay": self.tr("Overlay"),
            "swipe": self.tr("Swipe"),
        }
        for mode, text in words.items():
            self.modes[mode].setText(text)
            self.modes[mode].setToolTip(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._say_words()
            self._place()
        super().changeEvent(event)


def _there(rows: Sequence[int], mapping: Array) -> list[int]:
    """The counterparts of rows, without those that have none."""
    found = mapping[np.asarray(rows, dtype=np.int64)]
    return [int(row) for row in found if row >= 0]
