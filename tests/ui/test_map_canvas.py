"""The canvas by mouse and keyboard; what it shows by its pixels."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
import shiboken6
from maps import CLINIC, EAST, WEST, country, settled
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.map import names
from georegistry_desktop.ui.map.canvas import MapCanvas
from georegistry_desktop.ui.map.content import MapContent

LEFT, SHIFT, CONTROL = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def canvas(qtbot: QtBot, desk: Desk) -> MapCanvas:
    """600 x 400 pixels with the country in its middle; the west on the left half."""
    desk.theme.choose("light")
    made = MapCanvas(desk.theme)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.show_content(country())
    assert made.zoom_to_rows()
    settled(qtbot, made)
    return made


def at(canvas: QWidget, lon: float, lat: float) -> QPoint:
    assert isinstance(canvas, MapCanvas)
    x, y = canvas.camera.pixel_of(lon, lat)
    return QPoint(round(x), round(y))


def colour_at(canvas: MapCanvas, lon: float, lat: float) -> QColor:
    image: QImage = canvas.grab().toImage()
    spot = at(canvas, lon, lat)
    ratio = image.devicePixelRatio()
    return image.pixelColor(round(spot.x() * ratio), round(spot.y() * ratio))


def turn_wheel(canvas: MapCanvas, spot: QPoint, angle: int, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
    event = QWheelEvent(
        QPointF(spot), QPointF(spot), QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def test_that_land_sea_and_border_have_the_colours_of_the_theme(canvas: MapCanvas, desk: Desk) -> None:
    assert colour_at(canvas, 1, 1) == desk.theme.colour("land")
    assert colour_at(canvas, -0.3, 1) == desk.theme.colour("sea")
    assert colour_at(canvas, 4, 1).lightness() < desk.theme.colour("land").lightness() - 20


def test_that_another_theme_is_taken_at_once(qtbot: QtBot, canvas: MapCanvas, desk: Desk) -> None:
    desk.theme.choose("dark")
    settled(qtbot, canvas)
    assert colour_at(canvas, 1, 1) == desk.theme.colour("land")


def test_that_a_click_selects_what_is_seen_and_one_at_sea_nothing(qtbot: QtBot, canvas: MapCanvas) -> None:
    with qtbot.waitSignal(canvas.chosen) as told:
        qtbot.mouseClick(canvas, LEFT, pos=at(canvas, 6, 1))
    assert told.args == [(EAST,)]
    with qtbot.waitSignal(canvas.chosen) as told:
        qtbot.mouseClick(canvas, LEFT, pos=at(canvas, -0.3, 1))
    assert told.args == [()]


def test_that_control_click_adds_and_takes_away(qtbot: QtBot, canvas: MapCanvas) -> None:
    qtbot.mouseClick(canvas, LEFT, pos=at(canvas, 6, 1))
    qtbot.mouseClick(canvas, LEFT, CONTROL, pos=at(canvas, 1, 1))
    assert canvas.selected.tolist() == [WEST, EAST]
    qtbot.mouseClick(canvas, LEFT, CONTROL, pos=at(canvas, 6, 1))
    assert canvas.selected.tolist() == [WEST]


def test_that_a_selected_area_is_tinted_and_outlined(qtbot: QtBot, canvas: MapCanvas, desk: Desk) -> None:
    canvas.select([EAST])
    settled(qtbot, canvas)
    assert colour_at(canvas, 6, 1) == desk.theme.colour("accent-ground")
    edge = colour_at(canvas, 8, 1)
    assert abs(edge.hue() - desk.theme.colour("accent").hue()) < 15


def test_that_a_box_drawn_with_shift_selects_the_dots_in_it(qtbot: QtBot, canvas: MapCanvas) -> None:
    drag(qtbot, canvas, at(canvas, 1.7, 2.3), at(canvas, 2.3, 1.7), SHIFT)
    assert canvas.selected.tolist() == [CLINIC, CLINIC + 1]


def test_that_a_box_drawn_with_shift_and_control_is_zoomed_into(qtbot: QtBot, canvas: MapCanvas) -> None:
    before = canvas.camera.step
    drag(qtbot, canvas, at(canvas, 5, 3), at(canvas, 7, 1), SHIFT | CONTROL)
    assert canvas.camera.step < before / 2
    assert canvas.camera.lon == pytest.approx(6, abs=0.05)


def test_that_dragging_moves_the_map_with_the_cursor_and_selects_nothing(
    qtbot: QtBot, canvas: MapCanvas
) -> None:
    begin, end = at(canvas, 1, 1), at(canvas, 1, 1) + QPoint(80, 50)
    drag(qtbot, canvas, begin, end, NO_KEY)
    assert canvas.camera.place(end.x(), end.y()) == pytest.approx((1, 1), abs=0.02)
    assert canvas.selected.size == 0


def test_that_the_wheel_zooms_at_the_cursor(canvas: MapCanvas) -> None:
    spot = at(canvas, 6, 3)
    before = canvas.camera.step
    turn_wheel(canvas, spot, 240)
    assert canvas.camera.step < before / 2
    assert canvas.camera.place(spot.x(), spot.y()) == pytest.approx((6, 3), abs=0.03)
    turn_wheel(canvas, spot, -240)
    assert canvas.camera.step == pytest.approx(before)


def test_that_a_double_click_goes_closer(qtbot: QtBot, canvas: MapCanvas) -> None:
    before = canvas.camera.step
    qtbot.mouseDClick(canvas, LEFT, pos=at(canvas, 6, 1))
    assert canvas.camera.step == pytest.approx(before / 2)


def test_that_keys_pan_zoom_and_go_home(qtbot: QtBot, canvas: MapCanvas) -> None:
    home = canvas.camera
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.camera.x > home.x
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.camera.y < home.y
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.camera.step < home.step
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.camera.step == pytest.approx(home.step)
    qtbot.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.camera == home


def test_that_enter_selects_what_is_below_the_cross_and_escape_lets_go(
    qtbot: QtBot, canvas: MapCanvas
) -> None:
    canvas.pan(-60, 0)
    settled(qtbot, canvas)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert canvas.selected.tolist() == [EAST]
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.selected.size == 0


def test_that_focus_by_the_keyboard_is_seen(qtbot: QtBot, canvas: MapCanvas, desk: Desk) -> None:
    canvas.activateWindow()
    canvas.clearFocus()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(canvas.hasFocus)
    assert canvas.grab().toImage().pixelColor(1, 200) == desk.theme.colour("accent")


def test_that_the_unit_below_the_cursor_is_told_and_outlined(qtbot: QtBot, canvas: MapCanvas) -> None:
    with qtbot.waitSignal(canvas.pointed) as pointed, qtbot.waitSignal(canvas.hovered) as hovered:
        move(canvas, at(canvas, 6, 1))
    assert hovered.args == [EAST]
    assert pointed.args == pytest.approx([6, 1], abs=0.02)
    pointing = canvas.grab().toImage()
    with qtbot.waitSignal(canvas.hovered) as hovered:
        move(canvas, at(canvas, -0.3, 1))
    assert hovered.args == [-1]
    assert pointing != canvas.grab().toImage()


def test_that_a_dot_is_hovered_before_its_district(qtbot: QtBot, canvas: MapCanvas) -> None:
    assert canvas.row_at(*at(canvas, 2, 2).toTuple()) == CLINIC
    assert canvas.row_at(*at(canvas, 3, 3).toTuple()) == WEST


def test_that_areas_of_another_level_can_be_drawn(qtbot: QtBot, canvas: MapCanvas) -> None:
    canvas.show_level(0)
    settled(qtbot, canvas)
    assert canvas.row_at(*at(canvas, 6, 1).toTuple()) == 0
    canvas.show_level(None)
    settled(qtbot, canvas)
    assert canvas.row_at(*at(canvas, 6, 1).toTuple()) == EAST


def test_that_points_and_names_can_be_hidden(qtbot: QtBot, canvas: MapCanvas) -> None:
    assert {"West", "East"} <= set(canvas.written_names)
    canvas.show_parts(points=False, names=False)
    settled(qtbot, canvas)
    assert canvas.row_at(*at(canvas, 2, 2).toTuple()) == WEST
    assert canvas.written_names == []


def test_that_the_graticule_is_seen_when_asked_for(qtbot: QtBot, canvas: MapCanvas) -> None:
    before = canvas.grab().toImage()
    canvas.show_parts(graticule=True)
    assert canvas.grab().toImage() != before


@pytest.mark.parametrize(("by", "dot"), [("type", 3), ("status", 4), ("level", 3)])
def test_that_categories_have_colours_of_their_own(
    qtbot: QtBot, canvas: MapCanvas, by: str, dot: int
) -> None:
    plain = colour_at(canvas, 7, 3)
    canvas.colour_by(by)  # type: ignore[arg-type]
    settled(qtbot, canvas)
    assert colour_at(canvas, 7, 3) != plain
    assert [e.count for e in canvas.colouring.legend(canvas.content)] != []  # type: ignore[arg-type]


def test_that_differences_have_the_colours_of_their_kinds(
    qtbot: QtBot, canvas: MapCanvas, desk: Desk
) -> None:
    canvas.colour_by("kind", np.array([0, 0, 1, 2, 0], np.int8))
    settled(qtbot, canvas)
    assert colour_at(canvas, 7, 3) == desk.theme.colour("new-ground")
    assert colour_at(canvas, 1, 3) == desk.theme.colour("land")


def test_that_a_change_of_shapes_is_seen_and_the_camera_stays(qtbot: QtBot, canvas: MapCanvas) -> None:
    before = canvas.camera
    old = canvas.content
    assert old is not None
    scene = old.scene.patched(
        np.array([EAST]), np.array([shapely.box(4, 0, 6, 4)], object), np.array([None], object)
    )
    canvas.show_content(MapContent(scene, old.tree))
    settled(qtbot, canvas)
    assert canvas.camera == before
    assert canvas.row_at(*at(canvas, 7, 1).toTuple()) == 0


def test_that_no_content_shows_sea_only(qtbot: QtBot, canvas: MapCanvas, desk: Desk) -> None:
    canvas.show_content(None)
    image = canvas.grab().toImage()
    assert image.pixelColor(300, 200) == desk.theme.colour("sea")
    assert canvas.row_at(300, 200) == -1


def test_that_a_canvas_that_is_gone_gets_no_picture(qtbot: QtBot, desk: Desk) -> None:
    gone = MapCanvas(desk.theme)
    gone.resize(300, 200)
    gone.show()
    gone.show_content(country())
    gone.deleteLater()
    other = MapCanvas(desk.theme)
    qtbot.addWidget(other)
    other.resize(300, 200)
    other.show()
    other.show_content(country())
    other.zoom_to_rows()
    settled(qtbot, other)
    assert not shiboken6.isValid(gone)


def move(
    canvas: MapCanvas,
    spot: QPoint,
    button: Qt.MouseButton = Qt.MouseButton.NoButton,
    keys: Qt.KeyboardModifier = NO_KEY,
) -> None:
    """A move of the mouse, which may hold a button; qtbot's own cannot."""
    where = QPointF(spot)
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove, where, canvas.mapToGlobal(where), Qt.MouseButton.NoButton, button, keys
    )
    QApplication.sendEvent(canvas, event)


def drag(qtbot: QtBot, canvas: MapCanvas, begin: QPoint, end: QPoint, keys: Qt.KeyboardModifier) -> None:
    qtbot.mousePress(canvas, LEFT, keys, pos=begin)
    middle = (begin + end) / 2
    for spot in (middle, end):
        move(canvas, spot, LEFT, keys)
    qtbot.mouseRelease(canvas, LEFT, keys, pos=end)


def test_that_a_map_that_goes_while_names_are_still_to_be_drawn_asks_for_nothing_more(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(names, "_BUDGET", -1.0)
    made = MapCanvas(desk.theme)
    made.resize(600, 400)
    made.show()
    made.show_content(country())
    assert made.zoom_to_rows()
    settled(qtbot, made)
    assert made.written_names
    made.repaint()
    shiboken6.delete(made)
    QApplication.processEvents()  # a fault in what Qt calls fails the test


def test_that_a_map_that_was_hidden_when_another_theme_came_never_shows_the_colours_before(
    canvas: MapCanvas, desk: Desk, qtbot: QtBot
) -> None:
    assert colour_at(canvas, 3, 3).lightness() > 200
    canvas.hide()
    desk.theme.choose("dark")
    canvas.show()
    assert colour_at(canvas, 3, 3).lightness() < 100
    settled(qtbot, canvas)
    assert colour_at(canvas, 3, 3).lightness() < 100
