"""What a person sees of edits that were kept when their registry was replaced, and what he can do then."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import uid
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from georegistry_desktop import open_registry
from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.session import Session
from georegistry_desktop.ui.desk import Message
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.shell.message_bar import MessageBar

PATIENCE = 20_000
RENAME = Changeset("Rename Kakua to Kakwa", (Set(uid("d1"), "name", "Kakua", "Kakwa"),))
REJECT = Changeset("Reject Kakua", (Set(uid("d1"), "status", "VALID", "REJECTED"),))
RENAME_AGAIN = Changeset("Rename Kakwa to Kakuwa", (Set(uid("d1"), "name", "Kakwa", "Kakuwa"),))


def keep(country: str, qtbot: QtBot, *edits: Changeset, version: str = "P") -> None:
    """A person collects edits in a registry, a copy of which is then put in its place."""
    backup = shutil.copy(country, f"{country}.backup")
    session = Session.open(country)
    session.collecting = True
    for edit in edits:
        session.commit(version, edit).result()
    Path(backup).replace(country)
    qtbot.waitUntil(lambda: session.replaced, timeout=PATIENCE)
    session.close()


def folder() -> Path:
    return Path(os.environ["XDG_DATA_HOME"]) / "georegistry" / "kept-edits"


def the_file() -> Path:
    (file,) = folder().glob("*.json")
    return file


def opened(window: MainWindow, country: str, qtbot: QtBot) -> MessageBar:
    """The window opens the registry, and tells what is kept."""
    with qtbot.waitSignal(window.desk.said, timeout=PATIENCE):
        window.files.open(country)
    return window.messages


def text(bar: MessageBar) -> str:
    return bar.message.text if bar.message else ""


def details(bar: MessageBar) -> str:
    return (bar.message and bar.message.details) or ""


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The folders that the window asked the desktop to show."""
    folders: list[str] = []

    def show(url: QUrl) -> bool:
        folders.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", show)
    return folders


def drop_pyramid(country: str) -> None:
    with open_registry(country) as registry:
        registry.drop("P@live")


def test_that_a_message_says_which_edits_are_kept_and_from_when(
    window: MainWindow, country: str, qtbot: QtBot
) -> None:
    keep(country, qtbot, RENAME, REJECT, RENAME_AGAIN)
    bar = opened(window, country, qtbot)
    assert text(bar).startswith("3 edit(s) that you had collected when this registry was replaced (")
    assert text(bar).endswith(") are kept: Rename Kakua to Kakwa; Reject Kakua; 1 more.")
    assert "\nRename Kakwa to Kakuwa\n" in details(bar)
    assert details(bar).startswith("P · live · ")
    assert details(bar).endswith(str(the_file()))
    assert (bar.action_button.text(), bar.instead_button.text()) == ("Collect them again", "Discard")


def test_that_edits_that_cannot_be_brought_back_say_why(
    window: MainWindow, country: str, qtbot: QtBot
) -> None:
    keep(country, qtbot, RENAME)
    drop_pyramid(country)
    bar = opened(window, country, qtbot)
    assert text(bar).startswith(
        "1 edit(s) of P · live that you had collected when this registry was replaced ("
    )
    assert text(bar).endswith(
        ") cannot be brought back: Rename Kakua to Kakwa. There is no version 'P · live'. Known: A · #1."
        " Sources lists all versions."
    )
    assert (bar.action_button.text(), bar.instead_button.text()) == ("Discard", "Show the file")


def test_that_discarded_edits_are_not_told_again_and_can_be_brought_back(
    window: MainWindow, country: str, qtbot: QtBot
) -> None:
    keep(country, qtbot, RENAME)
    drop_pyramid(country)
    bar = opened(window, country, qtbot)
    name = the_file().name
    bar.action_button.click()
    qtbot.waitUntil(lambda: "discarded" in text(bar), timeout=PATIENCE)
    assert str(folder() / "discarded") in text(bar)
    assert (folder() / "discarded" / name).exists()
    assert not bar.action_button.isVisible()
    assert window.desk.actions.reason("file.kept") is not None
    assert bar.message is not None
    assert bar.message.undo is not None
    bar.message.undo()
    qtbot.waitUntil(lambda: "cannot be brought back" in text(bar), timeout=PATIENCE)
    assert the_file().name == name


def test_that_edits_that_could_be_collected_again_can_be_discarded_too(
    window: MainWindow, country: str, qtbot: QtBot
) -> None:
    keep(country, qtbot, RENAME)
    bar = opened(window, country, qtbot)
    bar.instead_button.click()
    qtbot.waitUntil(lambda: "discarded" in text(bar), timeout=PATIENCE)
    live = window.desk.live
    assert live is not None
    assert live.session.pending("P") is None
    assert not list(folder().glob("*.json"))


def test_that_what_is_refused_when_it_is_tried_says_why_and_can_be_discarded(
    window: MainWindow, country: str, qtbot: QtBot, said: list[Message]
) -> None:
    keep(country, qtbot, RENAME)
    bar = opened(window, country, qtbot)
    drop_pyramid(country)
    bar.action_button.click()
    qtbot.waitUntil(lambda: "cannot be brought back: Rename Kakua" in text(bar), timeout=PATIENCE)
    assert bar.action_button.text() == "Discard"
    assert "They are collected again." not in [message.text for message in said]


def test_that_a_file_that_cannot_be_read_is_told_with_its_place_and_what_to_do(
    window: MainWindow, country: str, qtbot: QtBot, shown: list[str]
) -> None:
    keep(country, qtbot, RENAME)
    the_file().write_text("{")
    bar = opened(window, country, qtbot)
    assert "cannot be read. They are in " + str(the_file()) in text(bar)
    assert "The file is damaged: put a backup of it in its place" in text(bar)
    bar.instead_button.click()
    assert shown == [str(folder())]
    window.desk.actions.run("file.kept")
    bar.action_button.click()
    qtbot.waitUntil(lambda: "discarded" in text(bar), timeout=PATIENCE)
    assert not list(folder().glob("*.json"))


def test_that_a_file_of_a_newer_program_is_to_be_opened_there(
    window: MainWindow, country: str, qtbot: QtBot
) -> None:
    keep(country, qtbot, RENAME)
    the_file().write_text(the_file().read_text().replace('"format": 1', '"format": 2'))
    bar = opened(window, country, qtbot)
    assert text(bar).endswith(
        "A newer version of GeoRegistry wrote them: open this registry there, or discard them."
    )


def test_that_one_is_told_after_the_other(window: MainWindow, country: str, qtbot: QtBot) -> None:
    keep(country, qtbot, RENAME)
    damaged = the_file().with_name(the_file().name.replace(".json", "2.json"))
    damaged.write_text("{")
    bar = opened(window, country, qtbot)
    assert text(bar).endswith("1 more message(s) of this kind will follow.")
    bar.action_button.click()
    qtbot.waitUntil(lambda: text(bar) == "They are collected again.", timeout=PATIENCE)
    assert bar.action_button.text() == "Next…"
    bar.action_button.click()
    assert str(damaged) in text(bar)
    assert "will follow" not in text(bar)


def test_that_a_file_that_cannot_be_put_aside_says_so(window: MainWindow, country: str, qtbot: QtBot) -> None:
    keep(country, qtbot, RENAME)
    (folder() / "discarded").write_text("in the way")
    bar = opened(window, country, qtbot)
    bar.instead_button.click()
    qtbot.waitUntil(lambda: "could not be moved: File exists." in text(bar), timeout=PATIENCE)
    assert the_file().exists()


def test_that_the_command_says_why_there_is_nothing_to_show(open_window: MainWindow) -> None:
    assert "No edits were kept aside here" in (open_window.desk.actions.reason("file.kept") or "")
