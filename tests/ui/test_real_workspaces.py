"""The program's own workspaces in the window: what they bring fits together."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QToolButton
from pytestqt.wait_signal import SignalBlocker

from georegistry_desktop.ui.desk import Desk, Settings
from georegistry_desktop.ui.resources import resource
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.shell.menus import MenuBar
from georegistry_desktop.ui.shell.panels import find_panels
from tests.translations.kept import translations


@pytest.fixture(scope="module")
def real_window(
    qapp: QApplication, made_demo: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MainWindow]:
    """The window with the program's own workspaces, each of them made, and the demo country open."""
    panels, failed = find_panels()
    assert failed == {}
    folder = tmp_path_factory.mktemp("real")
    desk = Desk(qapp, Settings(folder / "window.ini"))
    window = MainWindow(desk, panels)
    window.show()
    with SignalBlocker(timeout=30_000, raising=True) as opened:
        opened.connect(desk.liveChanged)
        window.files.open(str(shutil.copy(made_demo, folder / "demo.gpkg")))
    for key in window.screens.titles():
        desk.go(key)
    yield window
    window.close()
    window.deleteLater()
    desk.deleteLater()


def test_that_each_workspace_is_on_the_strip_and_comes_to_the_front(real_window: MainWindow) -> None:
    titles = real_window.screens.titles()
    assert list(titles)[:1] == ["pyramid"]
    for key, title in titles.items():
        button = real_window.findChild(QToolButton, f"strip-{key}")
        assert button is not None
        button.click()
        assert real_window.screens.current is not None
        assert (real_window.screens.current.key, button.text()) == (key, title)


def test_that_no_two_actions_hear_one_key(real_window: MainWindow) -> None:
    book = real_window.desk.actions
    rivals = {
        (action.id, keys): [rival.id for rival in book.rivals(action.id, keys)]
        for action in book.all()
        for keys in book.shortcuts(action.id)
    }
    assert {key: found for key, found in rivals.items() if found} == {}


def test_that_every_action_has_words_and_its_icon_is_there(real_window: MainWindow) -> None:
    actions = real_window.desk.actions.all()
    assert len(actions) > 40
    assert [action.id for action in actions if not action.words.strip()] == []
    assert [a.id for a in actions if a.icon and not resource("icons", f"{a.icon}.svg").is_file()] == []


def test_that_no_two_entries_of_a_menu_share_a_letter(real_window: MainWindow) -> None:
    # "Help" is a menu and an entry of it: of two translations that of the entry counts.
    files = resource("translations").glob("fr*.ts")
    told = sorted(
        (each for file in files for each in translations(file).items()),
        key=lambda t: t[0].context != "menus",
    )
    french = {shown.text: forms[0] for shown, forms in told}
    bar = real_window.findChild(MenuBar)
    assert bar is not None
    for key in real_window.screens.titles():
        real_window.desk.go(key)
        for menu in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            menu.aboutToShow.emit()
            for within in (menu, *menu.findChildren(QMenu)):
                texts = [action.text() for action in within.actions() if action.isVisible()]
                for said in (texts, [french.get(text, text) for text in texts]):
                    letters = [found[1].lower() for text in said if (found := re.search(r"&(\w)", text))]
                    assert len(letters) == len(set(letters)), " ".join(said)


def test_that_every_reason_is_a_whole_sentence(real_window: MainWindow) -> None:
    reasons = {action.id: action.reason() for action in real_window.desk.actions.all()}
    assert {
        key: reason for key, reason in reasons.items() if reason and not reason.endswith((".", "?"))
    } == {}


def test_that_the_look_changes_in_every_workspace_without_a_complaint(real_window: MainWindow) -> None:
    for scheme, size in (("dark", 130), ("contrast", 100), ("light", 100)):
        real_window.desk.theme.choose(scheme)
        real_window.desk.theme.resize_text(size)
        for key in real_window.screens.titles():
            real_window.desk.go(key)
            assert not real_window.grab().isNull()


def test_that_no_button_of_the_window_has_the_key_of_a_menu(real_window: MainWindow) -> None:
    def key(text: str) -> str:
        found = re.search(r"&(\w)", text.replace("&&", ""))
        return found[1].lower() if found else ""

    bar = real_window.findChild(MenuBar)
    assert bar is not None
    menus = {key(action.text()) for action in bar.actions()}
    assert len(menus) == len(bar.actions())
    buttons = real_window.findChildren(QAbstractButton)
    assert [button.text() for button in buttons if key(button.text()) in menus] == []
