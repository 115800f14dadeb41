"""The start shows what was seen last, and never takes it for what the registry holds."""

from __future__ import annotations

import shutil
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from factories import curated, small_country, uid
from pyramids import shown
from PySide6.QtCore import QPoint
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.session import Glimpse, Session
from georegistry_desktop.ui.desk import Desk, Message
from georegistry_desktop.ui.pyramid.workspace import Pyramid
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.shell.panels import find_panels
from georegistry_desktop.ui.start.recent import RecentRegistry


@pytest.fixture
def address(curated_address: str, qapp: QApplication, qtbot: QtBot) -> str:
    """A registry with P and A@1 that was open in a window before, on each of the two databases."""
    visit(curated_address, qapp, qtbot)
    return curated_address


@pytest.fixture
def window(desk: Desk, qtbot: QtBot) -> Iterator[MainWindow]:
    """The window of a new start, at its start page."""
    made = MainWindow(desk, find_panels()[0])
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def visit(address: str, qapp: QApplication, qtbot: QtBot) -> None:
    """A person opens a registry in a window, sees it, and closes the window."""
    desk = Desk(qapp)
    window = MainWindow(desk, find_panels()[0])
    qtbot.addWidget(window)
    window.show()
    open_it(window, address, qtbot)
    qtbot.waitUntil(lambda: pyramid(window).showing.content is not None, timeout=20_000)
    with qtbot.waitSignal(window.files.ended, timeout=20_000):
        window.close()
    desk.deleteLater()


def pyramid(window: MainWindow) -> Pyramid:
    current = window.screens.current
    assert isinstance(current, Pyramid)
    return current


def glimpse(window: MainWindow, address: str, qtbot: QtBot) -> Pyramid:
    """What was seen last is on the screen; nobody has begun to open the registry."""
    begun: list[bool] = []
    window.navigation.expect(address, lambda: begun.append(True))
    qtbot.waitUntil(lambda: bool(begun))
    return pyramid(window)


def open_it(window: MainWindow, address: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.desk.liveChanged, timeout=20_000):
        window.files.open(address)


def rename(address: str) -> None:
    """A colleague does."""
    with open_registry(address) as registry:
        registry.commit("P", Changeset("Rename", (Set(uid("d1"), "name", "Kakua", "Kakwa"),)))


def name(workspace: Pyramid) -> str:
    tree = workspace.units.tree
    row = tree.row(uid("d1")) if tree is not None else None
    return tree.name(row) if tree is not None and row is not None else ""


def connection(window: MainWindow) -> str:
    chip = window.findChild(QLabel, "connection")
    assert chip is not None
    return chip.text() if chip.isVisible() else ""


def test_that_what_was_seen_last_is_shown_before_the_registry_is_open(
    window: MainWindow, address: str, qtbot: QtBot
) -> None:
    seen = glimpse(window, address, qtbot)
    assert window.desk.live is None
    assert "Country" in shown(seen)
    qtbot.waitUntil(lambda: seen.map.canvas.is_settled)
    assert connection(window) == "○ opening…"
    assert seen.side.chooser.currentText() == "P · live"
    assert window.windowTitle() == f"{RecentRegistry(address).name} – GeoRegistry"


def test_that_nothing_can_be_changed_before_the_registry_is_open_and_the_actions_say_why(
    window: MainWindow, address: str, qtbot: QtBot
) -> None:
    glimpse(window, address, qtbot)
    window.desk.place.select([uid("d1")])
    actions = [a for a in window.desk.actions.all() if a.id.startswith(("pyramid.", "go."))]
    at_once = {a.id.partition("-")[0] for a in actions if a.reason() is None}
    reading = ("copy", "zoom", "find", "next", "previous", "level", "reveal", "map", "columns")
    assert at_once == {f"pyramid.{key}" for key in reading}
    reasons = {a.id: a.reason() for a in actions if a.reason() is not None}
    assert reasons.pop("pyramid.commit") == "No edits are collected."
    assert set(reasons.values()) == {"The registry is still being opened."}


def test_that_what_was_seen_last_can_be_searched(window: MainWindow, address: str, qtbot: QtBot) -> None:
    seen = glimpse(window, address, qtbot)
    seen.units.bar.field.setText("kakua")
    qtbot.waitUntil(lambda: "Kakua" in shown(seen) and "South" not in shown(seen))


def test_that_nothing_moves_on_the_screen_when_the_registry_is_as_it_was_seen(
    window: MainWindow, address: str, qtbot: QtBot
) -> None:
    seen = glimpse(window, address, qtbot)
    tree, content = seen.units.tree, seen.showing.content
    window.desk.place.select([uid("d1")])
    seen.map.canvas.zoom(3)
    camera = seen.map.canvas.camera
    begun = QSignalSpy(seen.showing.begun)
    open_it(window, address, qtbot)
    qtbot.waitUntil(lambda: connection(window) == "● live")
    qtbot.waitUntil(lambda: seen.reasons.not_editable() is None)
    qtbot.wait(100)
    assert (begun.count(), seen.units.tree, seen.showing.content) == (0, tree, content)
    assert seen.map.canvas.camera == camera
    assert window.desk.place.selected == (uid("d1"),)
    assert window.screens.current is seen


def test_that_what_a_colleague_changed_since_is_shown_when_the_window_is_live(
    window: MainWindow, address: str, qtbot: QtBot
) -> None:
    seen = glimpse(window, address, qtbot)
    rename(address)
    live: list[tuple[str, str]] = []
    window.desk.liveChanged.connect(lambda: live.append((name(seen), connection(window))))
    assert (name(seen), connection(window)) == ("Kakua", "○ opening…")
    open_it(window, address, qtbot)
    assert live == [("Kakwa", "● live")]
    qtbot.waitUntil(lambda: seen.map.canvas.is_settled)
    rename_back = Changeset("Rename", (Set(uid("d1"), "name", "Kakwa", "Kakua"),))
    with open_registry(address) as registry:
        registry.commit("P", rename_back)
    qtbot.waitUntil(lambda: name(seen) == "Kakua", timeout=10_000)


def test_that_nothing_of_a_registry_that_cannot_be_opened_stays(
    window: MainWindow, address: str, said: list[Message], qtbot: QtBot
) -> None:
    seen = glimpse(window, address, qtbot)
    with qtbot.waitSignal(window.files.opening.failed, timeout=20_000):
        window.files.opening.open(f"{address}-that-is-gone")
    assert window.screens.currentWidget() is window.start_page
    assert (seen.units.tree, seen.map.content, window.desk.live) == (None, None, None)
    assert (connection(window), window.windowTitle()) == ("", "GeoRegistry")


def test_that_who_waits_long_for_a_registry_may_leave_it(
    window: MainWindow, address: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    monkeypatch.setattr(Glimpse, "now", lambda *_: go_on.wait(60) and None)
    seen = glimpse(window, address, qtbot)
    window.files.open(address)
    jobs = window.findChild(QToolButton, "status-jobs")
    assert jobs is not None
    qtbot.waitUntil(lambda: jobs.isVisible() and jobs.text().startswith("Opening"))
    offer = "The registry is still being opened. What is shown was seen last."
    qtbot.waitUntil(lambda: window.messages.message is not None and window.messages.message.text == offer)
    assert window.messages.message is not None
    assert window.messages.message.action is not None
    window.messages.message.action[1]()
    go_on.set()
    assert window.screens.currentWidget() is window.start_page
    assert (seen.units.tree, window.desk.live, connection(window)) == (None, None, "")


def test_that_nothing_of_what_was_seen_shows_when_another_registry_is_opened_meanwhile(
    window: MainWindow, address: str, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "other.gpkg"
    with create_registry(other) as registry:
        curated(registry)
    rename(str(other))
    seen = glimpse(window, address, qtbot)
    live: list[str] = []
    window.desk.liveChanged.connect(lambda: live.append(name(seen)))
    open_it(window, str(other), qtbot)
    assert live[0] in ("", "Kakwa")
    qtbot.waitUntil(lambda: name(seen) == "Kakwa", timeout=10_000)


def test_that_the_registry_that_a_person_chooses_meanwhile_is_opened_alone(
    window: MainWindow,
    address: str,
    tmp_path: Path,
    qtbot: QtBot,
    qapp: QApplication,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The map of what was seen last is slow, and they do not wait for it."""
    other = tmp_path / "other.gpkg"
    with create_registry(other) as registry:
        curated(registry)
    visit(str(other), qapp, qtbot)
    kept = window.navigation.places.find(str(other))
    window.navigation.places.keep(
        str(other),
        workspace="pyramid",
        version=str(kept["version"]),
        selected=(uid("f1"),),
        screens={},
    )
    monkeypatch.setattr(Pyramid, "_tell_glimpsed", lambda *_: None)
    begun = QSignalSpy(window.files.opening.begun)
    window.navigation.expect(address, lambda: window.files.open(address))
    window.desk.place.select([uid("d1")])
    window.files.open(str(other))
    assert window.screens.currentWidget() is window.start_page
    assert connection(window) == ""
    qtbot.waitUntil(lambda: window.desk.live is not None, timeout=20_000)
    qtbot.wait(1200)
    assert [begun.at(at) for at in range(begun.count())] == [[str(other)]]
    assert window.desk.live is not None
    assert window.desk.live.session.address == str(other)
    assert window.desk.place.selected == (uid("f1"),)


def test_that_what_was_chosen_in_what_was_seen_last_goes_with_it(
    window: MainWindow, address: str, qtbot: QtBot
) -> None:
    glimpse(window, address, qtbot)
    window.desk.place.select([uid("d1")])
    window.navigation.glimpsing.end()
    assert window.desk.place.selected == ()


def test_that_a_registry_opens_where_what_it_is_by_now_cannot_be_found_out(
    window: MainWindow, address: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object) -> None:
        raise IndexError

    monkeypatch.setattr(Glimpse, "now", damaged)
    seen = glimpse(window, address, qtbot)
    open_it(window, address, qtbot)
    qtbot.waitUntil(lambda: name(seen) == "Kakua", timeout=10_000)
    assert connection(window) == "● live"


def test_that_what_is_found_out_too_late_is_not_held(
    window: MainWindow, address: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class ByNow:
        """Stands for what holds the tree and the map of a session."""

    glimpsing, found = window.navigation.glimpsing, list[weakref.ref[ByNow]]()

    def late(*_: object) -> ByNow:
        glimpsing.end()
        found.append(weakref.ref(by_now := ByNow()))
        return by_now

    monkeypatch.setattr(Glimpse, "now", late)
    glimpse(window, address, qtbot)
    glimpsing.confirm(cast(Session, SimpleNamespace(address=glimpsing.address)))
    assert [held() for held in found] == [None]


def test_that_a_file_that_was_put_in_the_place_of_the_one_seen_is_shown_alone(
    window: MainWindow, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    other, here = tmp_path / "other.gpkg", tmp_path / "registry.gpkg"
    with create_registry(other) as registry:
        curated(registry)
    rename(str(other))
    with create_registry(here) as registry:
        curated(registry)
    visit(str(here), qapp, qtbot)
    seen = glimpse(window, str(here), qtbot)
    assert name(seen) == "Kakua"
    shutil.copy(other, here)
    live: list[str] = []
    window.desk.liveChanged.connect(lambda: live.append(name(seen)))
    open_it(window, str(here), qtbot)
    assert live[0] in ("", "Kakwa")
    qtbot.waitUntil(lambda: name(seen) == "Kakwa", timeout=10_000)


def test_that_who_closes_the_window_while_it_opens_finds_the_registry_again(
    window: MainWindow, address: str, qtbot: QtBot
) -> None:
    glimpse(window, address, qtbot)
    window.files.open(address)
    window.close()
    assert window.navigation.places.last == address


def test_that_a_snapshot_is_told_at_once_and_its_tree_stays_in_its_place(
    window: MainWindow, qapp: QApplication, registry_address: str, qtbot: QtBot
) -> None:
    with create_registry(registry_address) as registry:
        registry.load("A", small_country(), origin={})
    visit(registry_address, qapp, qtbot)
    seen = glimpse(window, registry_address, qtbot)
    assert seen.side.notice.isVisible()
    assert not seen.side.copy.isEnabled()
    qtbot.waitUntil(lambda: seen.map.canvas.is_settled)
    top = seen.units.view.mapTo(window, QPoint(0, 0))
    open_it(window, registry_address, qtbot)
    qtbot.waitUntil(seen.side.copy.isEnabled)
    assert seen.units.view.mapTo(window, QPoint(0, 0)) == top
