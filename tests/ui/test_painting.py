"""A painter ends with its paint event, whoever keeps the frame: a traceback, a debugger, a watch."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.map.canvas import MapCanvas
from georegistry_desktop.ui.map.colouring import Entry
from georegistry_desktop.ui.map.legend import Swatch
from georegistry_desktop.ui.map.swipe_handle import SwipeHandle
from georegistry_desktop.ui.start.tour import Tour
from georegistry_desktop.ui.widgets import ElidedLabel

PAINTED: dict[str, Callable[[Desk, QWidget], QWidget]] = {
    "canvas": lambda desk, parent: MapCanvas(desk.theme, parent),
    "swatch": lambda _, parent: _in(parent, Swatch(Entry(0, 0xFF112233, 0xFF112233, None))),
    "swipe": lambda desk, parent: SwipeHandle(desk.theme, parent),
    "tour": lambda desk, parent: Tour(desk, parent, []),
    "elided": lambda _, parent: ElidedLabel("A long name", parent=parent),
}


def _in(parent: QWidget, widget: QWidget) -> QWidget:
    widget.setParent(parent)
    return widget


@pytest.mark.parametrize("name", PAINTED)
def test_that_a_kept_frame_keeps_no_painter_open(desk: Desk, qtbot: QtBot, name: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(300, 200)
    widget = PAINTED[name](desk, parent)
    widget.setGeometry(0, 0, 200, 100)
    kept: list[FrameType] = []

    def keep(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_name == "paintEvent":
            kept.append(frame)

    sys.setprofile(keep)
    try:
        parent.show()
        widget.show()
        qtbot.waitUntil(lambda: bool(kept))
        # The next one finds the first ended, or Qt warns and the test fails.
        before = len(kept)
        widget.update()
        qtbot.waitUntil(lambda: len(kept) > before)
    finally:
        sys.setprofile(None)
