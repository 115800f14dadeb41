"""The map with its buttons, menu and legend, and what it tells in uuids."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from maps import country, outline, settled
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.map.content import MapContent
from georegistry_desktop.ui.map.furniture import place_words
from georegistry_desktop.ui.map.layers_menu import Shown
from georegistry_desktop.ui.map.legend import Swatch
from georegistry_desktop.ui.map.map_view import MapView

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> MapView:
    made = MapView(desk.theme)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.show_content(country())
    settled(qtbot, made.canvas)
    return made


def at(view: MapView, lon: float, lat: float) -> QPoint:
    x, y = view.canvas.camera.pixel_of(lon, lat)
    return QPoint(round(x), round(y))


def choose(view: MapView, text: str) -> None:
    """Open the menu and choose a line of it."""
    view.menu.aboutToShow.emit()
    (action,) = [a for a in view.menu.actions() if a.text() == text]
    action.trigger()


def legend_words(view: MapView) -> list[str]:
    if view.legend.isHidden():
        return []
    return [found.text() for found in view.legend.findChildren(QLabel) if found.text()]


def swatch(view: MapView) -> int:
    """The colour of the middle of the first swatch in the legend, as ARGB."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    found = view.legend.findChildren(Swatch)[0].grab().toImage()
    return found.pixelColor(found.rect().center() + QPoint(5, 0)).rgba()


def test_that_a_click_tells_the_uuid(qtbot: QtBot, view: MapView) -> None:
    with qtbot.waitSignal(view.selected) as told:
        qtbot.mouseClick(view.canvas, LEFT, pos=at(view, 6, 1))
    assert told.args == [("u2",)]


def test_that_units_selected_elsewhere_are_shown_without_a_signal(qtbot: QtBot, view: MapView) -> None:
    with qtbot.assertNotEmitted(view.selected):
        view.select(["u2", "nobody"])
    assert view.canvas.selected.tolist() == [2]


def test_that_buttons_zoom_and_show_all_or_the_selection(qtbot: QtBot, view: MapView) -> None:
    home = view.canvas.camera
    qtbot.mouseClick(view.tools["zoom-in"], LEFT)
    assert view.canvas.camera.step < home.step
    qtbot.mouseClick(view.tools["zoom-out"], LEFT)
    assert view.canvas.camera.step == pytest.approx(home.step)
    view.select(["u2"])
    qtbot.mouseClick(view.tools["zoom-selection"], LEFT)
    assert view.canvas.camera.lon == pytest.approx(6, abs=0.01)
    qtbot.mouseClick(view.tools["zoom-fit"], LEFT)
    assert view.canvas.camera == home


def test_that_a_unit_without_a_shape_is_shown_by_those_below_it(view: MapView) -> None:
    old = view.content
    assert old is not None
    scene = old.scene.patched(np.array([1]), np.array([None]), np.array([None]))
    view.update_content(MapContent(scene, old.tree))
    assert view.zoom_to(["u1"])
    assert view.canvas.camera.lon == pytest.approx(2.01, abs=0.01)
    assert not view.zoom_to(["nobody"])


def test_that_a_new_size_keeps_the_whole_version_in_view(qtbot: QtBot, view: MapView) -> None:
    view.resize(900, 300)
    qtbot.waitUntil(lambda: view.canvas.width() == 900)
    west, south, east, north = view.canvas.camera.degrees
    assert west < 0 < 8 < east
    assert south < 0 < 4 < north


def test_that_the_menu_chooses_level_colours_and_parts(qtbot: QtBot, view: MapView) -> None:
    with qtbot.waitSignal(view.shownChanged) as told:
        choose(view, "Country")
    assert told.args == [Shown(level=0)]
    settled(qtbot, view.canvas)
    assert view.canvas.row_at(*at(view, 6, 1).toTuple()) == 0
    choose(view, "By type")
    choose(view, "Names")
    assert view.menu.shown == Shown(level=0, by="type", names=False)
    settled(qtbot, view.canvas)
    assert view.canvas.written_names == []


def test_that_levels_without_areas_are_not_offered(view: MapView) -> None:
    assert [text for _, text in view.menu.levels] == ["Country", "District"]


def test_that_units_without_types_and_versions_without_units_have_levels_too(view: MapView) -> None:
    whole = view.content
    assert whole is not None
    typeless = replace(whole.tree, types=(), type_of=np.full(5, -1, np.int16))
    view.update_content(MapContent(whole.scene, typeless))
    assert [text for _, text in view.menu.levels] == ["Level 1", "Level 2"]
    nothing = np.full(0, None, dtype=object)
    view.update_content(MapContent(MapScene.build(nothing, nothing), TreeArrays.build(outline([]))))
    assert view.menu.levels == []


def test_that_a_map_that_was_hidden_when_another_theme_came_is_of_its_colours_when_it_is_shown(
    view: MapView, desk: Desk, qtbot: QtBot
) -> None:
    desk.theme.choose("light")
    view.show_as(Shown(by="type"))
    light = swatch(view)
    view.hide()
    desk.theme.choose("dark")
    view.show()
    hidden = swatch(view)
    desk.theme.choose("light")
    assert swatch(view) == light != hidden
    desk.theme.choose("dark")
    assert swatch(view) == hidden
    settled(qtbot, view.canvas)


def test_that_the_legend_says_what_colours_mean(view: MapView) -> None:
    assert legend_words(view) == []
    view.show_as(Shown(by="type"))
    assert legend_words(view) == ["Country", "1", "District", "2", "Facility", "2"]
    view.show_as(Shown(by="status"))
    assert legend_words(view) == ["To be checked", "1", "Valid", "3", "Rejected", "1"]


def test_that_differences_are_coloured_and_told(view: MapView) -> None:
    view.show_kinds(np.array([0, 0, 1, 0, 2], np.int8))
    assert legend_words(view) == ["same", "3", "new", "1", "missing", "1"]
    view.choose(replace(view.shown, by="level"))
    view.show_kinds(np.array([0, 1, 1, 0, 2], np.int8))
    assert view.shown.by == "level"  # a colleague's edit has all compared again
    view.choose(replace(view.shown, by="kind"))
    assert legend_words(view) == ["same", "2", "new", "2", "missing", "1"]
    view.show_kinds(None)
    assert view.menu.shown.by == "nothing"


def test_that_scale_and_place_are_told_for_the_status_bar(qtbot: QtBot, view: MapView) -> None:
    told: list[tuple[str, str]] = []
    view.statusChanged.connect(lambda field, text: told.append((field, text)))
    view.canvas.zoom(2)
    view.canvas.pointed.emit(-11.7383, 7.9641)
    assert told[0][0] == "scale"
    assert told[0][1].startswith("1 : ")
    assert ("coordinates", "7.9641° N, 11.7383° W") in told


def test_that_the_place_of_the_cross_is_told_to_who_moves_by_keys(qtbot: QtBot, view: MapView) -> None:
    told: list[str] = []
    view.statusChanged.connect(lambda field, text: told.append(text) if field == "coordinates" else None)
    qtbot.keyClick(view.canvas, Qt.Key.Key_Right)
    camera = view.canvas.camera
    assert told == [place_words(*camera.place(camera.width / 2, camera.height / 2))]


def test_that_an_empty_version_says_so(view: MapView) -> None:
    old = view.content
    assert old is not None
    nothing = np.full(5, None, dtype=object)
    view.show_content(MapContent(MapScene.build(nothing, nothing), old.tree))
    words = [found.text() for found in view.findChildren(QLabel) if found.isVisible()]
    assert "This version has no shapes" in words
    view.show_content(old)
    assert view.canvas.isVisible()


def test_that_place_and_choice_are_found_again(qtbot: QtBot, view: MapView, desk: Desk) -> None:
    view.canvas.zoom(3)
    view.show_as(Shown(level=1, by="status", graticule=True))
    kept = view.save()
    other = MapView(desk.theme)
    qtbot.addWidget(other)
    other.resize(600, 400)
    other.show()
    other.show_content(country())
    other.restore(kept)
    assert other.menu.shown == view.menu.shown
    assert other.canvas.camera.step == pytest.approx(view.canvas.camera.step)
    assert other.canvas.camera.lon == pytest.approx(view.canvas.camera.lon)
    other.restore({"step": "far", "by": None, "unknown": 1})
    assert other.menu.shown == Shown()


def test_that_a_right_click_selects_and_asks_for_the_menu(qtbot: QtBot, view: MapView) -> None:
    spot = at(view, 6, 1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, view.canvas.mapToGlobal(spot))
    with qtbot.waitSignal(view.menuAsked):
        QApplication.sendEvent(view.canvas, event)
    assert view.canvas.selected.tolist() == [2]


def test_that_every_button_has_a_name_for_readers(view: MapView) -> None:
    assert all(button.accessibleName() and button.toolTip() for button in view.tools.values())


def test_that_units_that_came_since_a_comparison_are_drawn_as_the_same(view: MapView) -> None:
    content = view.content
    assert content is not None
    view.canvas.colour_by("kind", np.ones(1, np.int8))
    categories = view.canvas.colouring.categories(content)
    assert categories.tolist() == [1] + [0] * (content.scene.n - 1)


def test_that_no_scale_is_told_of_a_map_that_is_not_there(view: MapView) -> None:
    told: dict[str, str] = {}
    view.statusChanged.connect(told.__setitem__)
    whole = view.content
    view.show_content(None)
    view.canvas.zoom(2)
    assert (told["scale"], told["crs"]) == ("", "")
    view.show_content(whole)
    assert told["scale"].startswith("1 : ")
