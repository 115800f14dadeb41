"""The very first start opens the demo country with its tour; the next ones do not begin anew."""

from __future__ import annotations

from functools import partial

import pytest
import sheets
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.desk import Desk, Settings
from georegistry_desktop.ui.shell.first_start import FirstStart
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.shell.navigation import Navigation
from georegistry_desktop.ui.start.tour import Tour
from georegistry_desktop.workflows.demo_file import ensure_demo, own_demo

PATIENCE = 60_000


@pytest.fixture(autouse=True)
def small_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demo is made in a moment."""
    monkeypatch.setattr(
        "georegistry_desktop.workflows.demo_file.ensure_demo", partial(ensure_demo, units=100)
    )


@pytest.fixture
def first_start(window: MainWindow) -> FirstStart:
    return FirstStart(window.desk.settings, window.files, window.navigation)


def next_start(window: MainWindow) -> FirstStart:
    """As the program would look at the settings when it starts again."""
    window.desk.settings.save()
    settings = Settings()
    files = window.files
    files.recents = type(files.recents)(settings)
    navigation = Navigation(window.desk, window.screens, lambda: window.start_page, window)
    navigation.places = type(navigation.places)(settings)
    return FirstStart(settings, files, navigation)


def tours(window: MainWindow) -> list[Tour]:
    return [tour for tour in window.findChildren(Tour) if tour.isVisible()]


def test_that_the_first_start_makes_the_demo_and_shows_its_tour(
    window: MainWindow, first_start: FirstStart, qtbot: QtBot
) -> None:
    assert first_start.is_now
    with qtbot.waitSignal(window.files.openedDemo, timeout=PATIENCE):
        first_start.begin()
    assert window.desk.live is not None
    assert window.desk.live.session.address == str(own_demo())
    assert len(tours(window)) == 1
    again = next_start(window)
    assert not again.is_now
    window.files.close()
    window.files.recents.forget(str(own_demo()))
    assert not next_start(window).is_now  # the tour was seen


def test_that_its_making_is_shown_at_once_and_can_be_given_up_for_good(
    window: MainWindow, first_start: FirstStart, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.files.opening.begun, timeout=PATIENCE):
        first_start.begin()
    assert window.screens.currentWidget() is window.opening_panel
    qtbot.mouseClick(window.opening_panel.cancel_button, Qt.MouseButton.LeftButton)
    assert window.screens.currentWidget() is window.start_page
    assert not next_start(window).is_now


def test_that_what_a_new_window_makes_is_not_covered_by_the_list_of_the_search(
    desk: Desk, qtbot: QtBot
) -> None:
    window = MainWindow(desk, sheets.PANELS)
    qtbot.addWidget(window)
    FirstStart(desk.settings, window.files, window.navigation).begin()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    assert window.opening_panel.cancel_button.hasFocus()
    window.close()


def test_that_a_window_closed_meanwhile_leaves_the_first_start_to_the_next_one(
    window: MainWindow, first_start: FirstStart, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.files.opening.begun, timeout=PATIENCE):
        first_start.begin()
    window.close()
    assert next_start(window).is_now


def test_that_a_demo_that_cannot_be_made_leaves_the_start_page_and_the_reason(
    window: MainWindow, first_start: FirstStart, qtbot: QtBot
) -> None:
    folder = own_demo().parent
    folder.parent.mkdir(parents=True)
    folder.write_text("in the way")
    first_start.begin()
    qtbot.waitUntil(lambda: window.messages.isVisible(), timeout=PATIENCE)
    assert window.messages.message is not None
    assert "The demo cannot be made at" in window.messages.message.text
    assert window.screens.currentWidget() is window.start_page
    assert tours(window) == []
    assert not next_start(window).is_now


def test_that_a_user_of_before_is_not_led_to_the_demo(
    window: MainWindow, first_start: FirstStart, country: str
) -> None:
    window.files.recents.note(country)
    assert not first_start.is_now
