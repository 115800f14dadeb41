"""Two maps in step, overlay and swipe."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from maps import EAST, WEST, country, settled
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.map.canvas import MapCanvas
from georegistry_desktop.ui.map.content import MapContent
from georegistry_desktop.ui.map.layers_menu import Shown
from georegistry_desktop.ui.map.linked_maps import LinkedMaps

LEFT = Qt.MouseButton.LeftButton
PAIRS = np.array([0, 1, 2, 3, -1])
"""The second facility of the base has no counterpart."""


@pytest.fixture
def maps(qtbot: QtBot, desk: Desk) -> LinkedMaps:
    """The country, and one whose east reaches less far east and into the west's place."""
    desk.theme.choose("light")
    made = LinkedMaps(desk.theme)
    qtbot.addWidget(made)
    made.resize(1001, 360)
    made.show()
    made.show_contents(country(), country(east=shapely.box(3, 0, 7, 4)), PAIRS)
    both_settled(qtbot, made)
    return made


def both_settled(qtbot: QtBot, maps: LinkedMaps) -> None:
    for view in (maps.base, maps.other):
        if view.isVisible():
            settled(qtbot, view.canvas)


def at(canvas: MapCanvas, lon: float, lat: float) -> QPoint:
    x, y = canvas.camera.pixel_of(lon, lat)
    return QPoint(round(x), round(y))


def pixel(maps: LinkedMaps, canvas: MapCanvas, lon: float, lat: float) -> QColor:
    return maps.grab().toImage().pixelColor(canvas.mapTo(maps, at(canvas, lon, lat)))


def test_that_both_maps_pan_and_zoom_in_step(maps: LinkedMaps) -> None:
    maps.base.canvas.zoom(2, 10, 10)
    maps.base.canvas.pan(30, 20)
    assert maps.other.canvas.camera == maps.base.canvas.camera
    maps.other.canvas.zoom(0.5)
    assert maps.other.canvas.camera == maps.base.canvas.camera


def test_that_a_choice_on_one_map_is_made_on_both(qtbot: QtBot, maps: LinkedMaps) -> None:
    with qtbot.waitSignal(maps.chosen) as told:
        qtbot.mouseClick(maps.base.canvas, LEFT, pos=at(maps.base.canvas, 6, 1))
    assert told.args == [(EAST,), (EAST,)]
    assert maps.other.canvas.selected.tolist() == [EAST]
    with qtbot.waitSignal(maps.chosen) as told:
        qtbot.mouseClick(maps.other.canvas, LEFT, pos=at(maps.other.canvas, 1, 1))
    assert told.args == [(WEST,), (WEST,)]


def test_that_a_unit_of_one_side_alone_is_chosen_there_alone(qtbot: QtBot, maps: LinkedMaps) -> None:
    with qtbot.waitSignal(maps.chosen) as told:
        maps.base.canvas.choose([4])
    assert told.args == [(4,), ()]


def test_that_the_twin_of_what_is_pointed_at_is_shown_too(qtbot: QtBot, maps: LinkedMaps) -> None:
    before = maps.other.canvas.grab().toImage()
    with qtbot.waitSignal(maps.hovered) as told:
        maps.base.canvas.hovered.emit(EAST)
    assert told.args == [EAST, EAST]
    assert maps.other.canvas.grab().toImage() != before
    with qtbot.waitSignal(maps.hovered) as told:
        maps.base.canvas.hovered.emit(-1)
    assert told.args == [-1, -1]


def test_that_what_one_map_shows_the_other_shows(maps: LinkedMaps) -> None:
    maps.other.menu.changed.emit(Shown(by="type", names=False))
    assert maps.base.menu.shown == Shown(by="type", names=False)


def test_that_the_overlay_marks_what_was_gained_lost_and_passed_on(
    qtbot: QtBot, maps: LinkedMaps, desk: Desk
) -> None:
    qtbot.mouseClick(maps.modes["overlay"], LEFT)
    both_settled(qtbot, maps)
    canvas = maps.base.canvas
    assert not maps.other.isVisible()
    words = [found.text() for found in maps.base.legend.findChildren(QLabel) if found.text()]
    assert words == ["gained", "lost", "passed from unit to unit"]
    # Between 7° and 8° the east became the country's own, between 3° and 4° the west's became the east's.
    assert nearest(pixel(maps, canvas, 3.5, 1), desk) == "changed"
    assert nearest(pixel(maps, canvas, 7.5, 1), desk) == "changed"
    assert pixel(maps, canvas, 1, 1) == desk.theme.colour("land")
    maps.select([EAST], [EAST])
    both_settled(qtbot, maps)
    assert nearest(pixel(maps, canvas, 3.5, 1), desk) == "new"
    assert nearest(pixel(maps, canvas, 7.5, 1), desk) == "missing"


def test_that_a_moved_point_is_joined_to_where_it_was(qtbot: QtBot, maps: LinkedMaps) -> None:
    other = maps.other.content
    assert other is not None
    scene = other.scene.patched(np.array([3]), np.array([None]), shapely.points([[6.0, 3.0]]))
    maps.update_contents(maps.base.content, MapContent(scene, other.tree), PAIRS)
    maps.show_mode("overlay")
    maps.select([3], [3])
    both_settled(qtbot, maps)
    around = [
        pixel(maps, maps.base.canvas, 4.4, 2.6 + off).lightness() for off in np.linspace(-0.06, 0.06, 13)
    ]
    assert min(around) < 120


def test_that_a_swipe_uncovers_one_map_and_covers_the_other(
    qtbot: QtBot, maps: LinkedMaps, desk: Desk
) -> None:
    maps.show_kinds(np.array([0, 0, 0, 0, 0], np.int8), np.array([0, 1, 1, 0, 0], np.int8))
    qtbot.mouseClick(maps.modes["swipe"], LEFT)
    both_settled(qtbot, maps)
    maps.zoom_to_selection()
    assert pixel(maps, maps.base.canvas, 1, 1) == desk.theme.colour("land")
    assert pixel(maps, maps.base.canvas, 6, 1) == desk.theme.colour("new-ground")
    drag_handle(maps, to=maps.width() - 60)
    assert pixel(maps, maps.base.canvas, 6, 1) == desk.theme.colour("land")
    for _ in range(40):
        qtbot.keyClick(maps.handle, Qt.Key.Key_Left)
    assert maps.handle.x() < maps.width() / 3


@pytest.mark.parametrize(("width", "in_words"), [(560, False), (1300, True)])
def test_that_the_switch_stands_on_one_map_beside_its_tag(
    maps: LinkedMaps, width: int, in_words: bool
) -> None:
    maps.set_titles("Base · Pyramid · live", "Other · DHIS2 · #3", "Pyramid · live → DHIS2 · #3")
    maps.resize(width, 360)
    first = maps.modes["beside"]
    assert (first.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextOnly) is in_words
    assert first.toolTip() == "Side by side"
    switch = first.parentWidget().geometry()
    other = maps.other.geometry()
    assert other.contains(switch)
    assert not switch.intersects(QRect(other.left(), 0, maps.other.title_end, maps.other.title_height))
    assert switch.right() < other.right() - maps.other.buttons.width()
    assert switch.width() < other.width() / 2


def test_that_a_long_tag_ends_before_the_buttons(maps: LinkedMaps) -> None:
    long = "Base · Liste du ministère de la Santé · en cours"
    maps.set_titles(long, "Other", "both")
    for width, whole in ((400, False), (1300, True)):
        maps.resize(width, 360)
        assert maps.base.title.parentWidget().geometry().right() < maps.base.buttons.x()
        assert (maps.base.title.width() >= maps.base.title.fontMetrics().horizontalAdvance(long)) is whole


def test_that_all_that_is_selected_is_shown_wherever_it_is(maps: LinkedMaps) -> None:
    assert not maps.zoom_to_selection()
    maps.select([EAST], [EAST])
    assert maps.zoom_to_selection()
    west, _, east, _ = maps.base.canvas.camera.degrees
    assert west < 3 < 8 < east


def test_that_a_side_without_a_version_is_told(maps: LinkedMaps) -> None:
    maps.show_contents(country(), None, None)
    maps.base.canvas.choose([EAST])
    assert maps.base.canvas.selected.tolist() == [EAST]


def nearest(colour: QColor, desk: Desk) -> str:
    """Which kind's colour a pixel comes nearest to in its hue."""
    kinds = ("new", "missing", "changed")
    return min(kinds, key=lambda kind: abs(desk.theme.colour(kind).hue() - colour.hue()))


def drag_handle(maps: LinkedMaps, to: int) -> None:
    where = QPointF(maps.handle.mapFromParent(QPoint(to, 50)))
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove, where, maps.handle.mapToGlobal(where), LEFT, LEFT,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(maps.handle, event)
