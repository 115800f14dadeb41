"""The main window: registries come and go, workspaces are told, the place is found again."""

from __future__ import annotations

import random
import threading
import time
from pathlib import Path

import geopandas
import pytest
from answers import Answers
from factories import uid
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot
from shapely.geometry import Point
from sheets import PANELS, Sheet, Sources

from georegistry_desktop.domain import Changeset, Refused, Set
from georegistry_desktop.session import Session
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.start.tour import Tour

RENAME = Changeset("Rename Kakua", (Set(uid("d1"), "name", "Kakua", "Kakwa"),))


def sheet(window: MainWindow) -> Sheet:
    current = window.screens.current
    assert isinstance(current, Sheet)
    return current


def text_of(window: MainWindow, name: str) -> str:
    found = window.findChild(QLabel, name) or window.findChild(QToolButton, name)
    assert found is not None
    return found.text() if found.isVisible() else ""


def said(window: MainWindow) -> str:
    return window.messages.message.text if window.messages.message and window.messages.isVisible() else ""


def test_that_an_opened_registry_shows_in_its_first_workspace(open_window: MainWindow, country: str) -> None:
    assert sheet(open_window).key == "pyramid"
    assert sheet(open_window).heard == [("opened", country), ("went", {})]
    assert open_window.desk.place.version == "P@live"
    assert open_window.windowTitle() == "country – GeoRegistry"
    assert text_of(open_window, "status-registry") == "country · GeoPackage"
    assert text_of(open_window, "status-version") == "P · live"


def test_that_the_strip_and_the_keys_change_the_workspace(open_window: MainWindow, qtbot: QtBot) -> None:
    strip = open_window.findChild(QToolButton, "strip-sources")
    assert strip is not None
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton)
    assert sheet(open_window).key == "sources"
    qtbot.keyClick(open_window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert sheet(open_window).key == "pyramid"
    assert not strip.isChecked()


def test_that_the_place_is_found_again(desk: Desk, qapp: QApplication, country: str, qtbot: QtBot) -> None:
    for first in (True, False):
        window = MainWindow(desk if first else Desk(qapp), PANELS)
        qtbot.addWidget(window)
        window.show()
        with qtbot.waitSignal(window.desk.liveChanged):
            window.files.open(window.navigation.places.last or country)
        if first:
            window.desk.go("sources", version="A@1", units=(uid("d1"),))
            sheet(window).field.setText("where I was")
        else:
            assert sheet(window).key == "sources"
            assert sheet(window).field.text() == "where I was"
            assert window.desk.place.version == "A@1"
            assert window.desk.place.selected == (uid("d1"),)
        window.close()
        if not first:
            window.desk.deleteLater()


def test_that_a_place_that_is_gone_is_passed_over(
    open_window: MainWindow, country: str, qtbot: QtBot
) -> None:
    places = open_window.navigation.places
    places.keep(country, workspace="match", version="B@7", selected=(), screens={"pyramid": {"text": "x"}})
    open_window.files.close()
    places.keep(country, workspace="match", version="B@7", selected=(), screens={})
    with qtbot.waitSignal(open_window.desk.liveChanged):
        open_window.files.open(country)
    assert sheet(open_window).key == "pyramid"
    assert open_window.desk.place.version == "P@live"


def test_that_undo_names_what_it_takes_back_and_does_it(open_window: MainWindow, qtbot: QtBot) -> None:
    live = open_window.desk.live
    assert live is not None
    undo = open_window.findChild(QToolButton, "edit.undo")
    assert undo is not None
    assert not undo.isVisible()
    live.session.write("rename", lambda registry: registry.commit("P", RENAME))
    qtbot.waitUntil(lambda: undo.isVisible() and undo.isEnabled())
    assert undo.text() == "Rename Kakua"
    qtbot.keyClick(open_window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    redo = open_window.findChild(QToolButton, "edit.redo")
    assert redo is not None
    qtbot.waitUntil(lambda: redo.isVisible() and not undo.isVisible())
    assert redo.text() == "Rename Kakua"
    assert live.session.read(lambda registry: registry.unit("P", "01").name).result() == "Kakua"


def test_that_undo_forgets_what_was_collected_last_and_nothing_that_is_committed(
    open_window: MainWindow, qtbot: QtBot
) -> None:
    live = open_window.desk.live
    assert live is not None
    undo = open_window.findChild(QToolButton, "edit.undo")
    assert undo is not None
    live.session.commit("P", RENAME).result()
    live.session.collecting = True
    live.session.commit("P", Changeset("Reject Kakua", (Set(uid("d1"), "status", "VALID", "REJECTED"),)))
    qtbot.waitUntil(lambda: undo.text() == "Reject Kakua")
    qtbot.keyClick(open_window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: undo.text() == "Rename Kakua")
    assert live.session.pending("P") is None
    assert live.session.read(lambda registry: registry.history()[-1].label).result() == "Rename Kakua"


def test_that_redo_waits_while_something_is_collected_because_it_would_commit(
    open_window: MainWindow, qtbot: QtBot
) -> None:
    live = open_window.desk.live
    assert live is not None
    redo = open_window.findChild(QToolButton, "edit.redo")
    assert redo is not None
    live.session.commit("P", RENAME).result()
    live.session.undo().result()
    qtbot.waitUntil(redo.isVisible)
    live.session.collecting = True
    live.session.commit("P", Changeset("Reject Kakua", (Set(uid("d1"), "status", "VALID", "REJECTED"),)))
    qtbot.waitUntil(lambda: not redo.isVisible())
    assert open_window.desk.actions.reason("edit.redo") == (
        "Redoing commits at once: commit or discard first what is collected."
    )
    open_window.undoing.step_forward()
    revision = live.session.write("look", Registry.revision).result()
    assert live.session.read(lambda registry: registry.history()[-1].kind).result() == "undo"
    live.session.take_back_collected("P")
    qtbot.waitUntil(redo.isVisible)
    open_window.desk.actions.run("edit.redo")
    qtbot.waitUntil(lambda: live.session.revision > revision)


def test_that_a_registry_is_closed_only_when_no_screen_uses_it_any_more(
    open_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_use: list[bool] = []
    close = LiveSession.close

    def noted(live: LiveSession, *, let_run: bool = False) -> None:
        in_use.append(open_window.desk.live is live)
        close(live, let_run=let_run)

    monkeypatch.setattr(LiveSession, "close", noted)
    open_window.files.close()
    qtbot.waitUntil(lambda: in_use == [False])


def test_that_a_key_of_what_cannot_be_done_tells_why(open_window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(open_window, Qt.Key.Key_F7)
    assert said(open_window) == "Select a unit first."
    open_window.desk.place.select([uid("d1")])
    qtbot.waitUntil(open_window.desk.actions.qaction("pyramid.mark").isEnabled)
    qtbot.keyClick(open_window, Qt.Key.Key_F7)
    assert "marked" in sheet(open_window).heard


def test_that_closing_a_registry_shows_the_start_page_with_it(
    open_window: MainWindow, country: str, qtbot: QtBot
) -> None:
    workspace = sheet(open_window)
    qtbot.keyClick(open_window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert workspace.heard[-1] == "closed"
    assert open_window.screens.currentWidget() is open_window.start_page
    assert [recent.address for recent in open_window.files.recents.all()] == [country]
    assert open_window.navigation.places.last == ""


def test_that_an_opening_can_be_cancelled(
    window: MainWindow, country: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, real = threading.Event(), Session.open
    closed: list[bool] = []

    def slow(address: str) -> Session:
        go_on.wait(20)
        session = real(address)
        close = session.close
        monkeypatch.setattr(session, "close", lambda: (close(), closed.append(True)))
        return session

    monkeypatch.setattr(Session, "open", slow)
    window.files.open(country)
    qtbot.waitUntil(lambda: window.screens.currentWidget() is window.opening_panel)
    button = window.opening_panel.cancel_button
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert window.screens.currentWidget() is window.start_page
    go_on.set()
    qtbot.waitUntil(lambda: closed == [True])
    assert window.desk.live is None


def test_that_where_one_was_stays_when_another_registry_is_refused(
    open_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    open_window.desk.go("sources")
    live = open_window.desk.live
    open_window.screens.show_page(open_window.opening_panel)
    open_window.files.open(str(tmp_path / "absent.gpkg"))
    qtbot.waitUntil(lambda: "There is no registry" in said(open_window))
    assert sheet(open_window).key == "sources"
    assert open_window.desk.live is live


def test_that_the_demo_country_comes_with_a_tour_once(
    window: MainWindow, demo_address: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("georegistry_desktop.workflows.demo_file.own_demo", lambda: Path(demo_address))
    shown = []
    for _ in range(2):
        with qtbot.waitSignal(window.files.openedDemo):
            window.desk.actions.run("file.demo")
        tours = [tour for tour in window.findChildren(Tour) if tour.isVisible()]
        shown.append(len(tours))
        for tour in tours:
            qtbot.keyClick(tour, Qt.Key.Key_Escape)
    assert shown == [1, 0]


def plain_layer(folder: Path) -> Path:
    """A GeoPackage that is no registry."""
    file = folder / "facilities.gpkg"
    geopandas.GeoDataFrame({"name": ["Njala"]}, geometry=[Point(1, 2)], crs=4326).to_file(file)
    return file


def test_that_a_file_that_is_no_registry_is_offered_for_import(
    window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    file = plain_layer(tmp_path)
    drop(window, file)
    qtbot.waitUntil(lambda: "is no registry" in said(window))
    assert said(window) == (
        "facilities.gpkg is no registry. A new registry can be made to import it into; facilities.gpkg stays"
        " as it is."
    )
    assert window.messages.action_button.text() == "Make a registry and import it…"
    answers.saves.append(tmp_path / "new.gpkg")
    with qtbot.waitSignal(window.desk.liveChanged):
        qtbot.mouseClick(window.messages.action_button, Qt.MouseButton.LeftButton)
    assert answers.asked == ["New registry to import facilities.gpkg into"]
    qtbot.waitUntil(lambda: sheet(window).key == "sources")
    assert ("went", {"files": [file]}) in sheet(window).heard
    assert said(window) == (
        "new is made and still empty. Look at what facilities.gpkg holds, then bring it in."
    )


def test_that_a_file_that_is_no_registry_is_offered_to_the_registry_that_is_open(
    open_window: MainWindow, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    file = plain_layer(tmp_path)
    drop(open_window, file)
    qtbot.waitUntil(lambda: "is no registry" in said(open_window))
    assert said(open_window) == (
        "facilities.gpkg is no registry. Its units can come into country, which is open."
    )
    assert open_window.messages.action_button.text() == "Import it…"
    qtbot.mouseClick(open_window.messages.action_button, Qt.MouseButton.LeftButton)
    assert sheet(open_window).key == "sources"
    assert ("went", {"files": [file]}) in sheet(open_window).heard
    assert answers.asked == []
    assert open_window.windowTitle() == "country – GeoRegistry"


def drop(window: MainWindow, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_that_an_older_registry_is_brought_up_to_date_when_that_is_wanted(
    window: MainWindow,
    answers: Answers,
    country: str,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, upgraded = Session.open, []

    def older_at_first(address: str) -> Session:
        if not upgraded:
            raise Refused("registry-older", address=address, found="0001", expected="0002")
        return real(address)

    monkeypatch.setattr(Session, "open", older_at_first)
    monkeypatch.setattr(Registry, "upgrade", upgraded.append)
    window.files.open(country)
    qtbot.waitUntil(lambda: "brought up to date" in said(window))
    answers.confirmations.append(True)
    with qtbot.waitSignal(window.desk.liveChanged):
        window.messages.action_button.click()
    assert upgraded == [country]


def test_that_a_version_that_was_dropped_is_no_longer_in_front(open_window: MainWindow, qtbot: QtBot) -> None:
    live = open_window.desk.live
    assert live is not None
    open_window.desk.place.show_version("A@1")
    live.session.write("drop", lambda registry: registry.drop("A@1"))
    qtbot.waitUntil(lambda: open_window.desk.place.version == "P@live")


def test_that_panes_can_be_closed_and_put_back(open_window: MainWindow, qtbot: QtBot) -> None:
    pane = sheet(open_window).pane
    pane.close()
    open_window.desk.actions.run("view.reset")
    assert pane.isVisible()


def test_that_other_workspaces_are_made_while_the_person_rests(open_window: MainWindow, qtbot: QtBot) -> None:
    handle = open_window.windowHandle()
    busy_until = time.monotonic() + 2
    while time.monotonic() < busy_until:
        QTest.mouseMove(handle, QPoint(random.randrange(200), 5))
        qtbot.wait(10)
    assert open_window.findChild(Sources) is None
    qtbot.waitUntil(lambda: open_window.findChild(Sources) is not None)


def test_that_the_search_field_stands_in_the_middle_where_there_is_room(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1600, 800)
    field = window.palette_field

    def middle() -> int:
        return field.mapTo(window, field.rect().center()).x()

    qtbot.waitUntil(lambda: window.width() == 1600 and abs(middle() - 800) <= 2)
