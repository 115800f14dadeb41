"""The open registry is replaced by another copy: told, opened anew, nothing lost that can be had."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from answers import Answers
from factories import uid
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from georegistry_desktop import open_registry
from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.session import Session
from georegistry_desktop.session.kept_edits import KeptEditsFolder
from georegistry_desktop.ui.desk import Message
from georegistry_desktop.ui.inspector import Inspector
from georegistry_desktop.ui.shell.main_window import MainWindow

PATIENCE = 20_000
RENAME = Changeset("Rename Kakua", (Set(uid("d1"), "name", "Kakua", "Kakwa"),))
REJECT = Changeset("Reject Kakua", (Set(uid("d1"), "status", "VALID", "REJECTED"),))


def copied_over(backup: Path, file: Path) -> None:
    subprocess.run(["cp", backup, file], check=True)


def by_name(backup: Path, file: Path) -> None:
    Path(shutil.copy(backup, file.with_name("other.gpkg"))).replace(file)


def session_of(window: MainWindow) -> Session:
    live = window.desk.live
    assert live is not None
    return live.session


def edit_and_replace(
    window: MainWindow, backup: Path, put: Callable[[Path, Path], None], qtbot: QtBot
) -> None:
    """One edit is committed, one collected; then the backup comes."""
    session = session_of(window)
    session.commit("P", RENAME).result()
    session.collecting = True
    session.commit("P", REJECT).result()
    # Until then the file itself is as the backup, and what comes over it changes nothing.
    journal = Path(f"{session.address}-wal")
    qtbot.waitUntil(lambda: journal.stat().st_size == 0, timeout=PATIENCE)
    put(backup, Path(session.address))
    qtbot.waitUntil(lambda: session.replaced, timeout=PATIENCE)
    qtbot.waitUntil(lambda: "was replaced by another copy" in told(window), timeout=PATIENCE)


def told(window: MainWindow) -> str:
    return window.messages.message.text if window.messages.message else ""


@pytest.mark.parametrize("put", [copied_over, by_name])
def test_that_what_was_collected_is_offered_in_the_registry_that_is_opened_anew(
    open_window: MainWindow,
    made_country: Path,
    answers: Answers,
    qtbot: QtBot,
    put: Callable[[Path, Path], None],
) -> None:
    edit_and_replace(open_window, made_country, put, qtbot)
    assert "The edits that you collected are kept." in told(open_window)
    assert open_window.messages.action_button.text() == "Open it anew…"
    answers.choices = [1]
    before = session_of(open_window)
    with qtbot.waitSignal(open_window.desk.liveChanged, timeout=PATIENCE):
        open_window.messages.action_button.click()
    now = session_of(open_window)
    assert now is not before
    assert answers.asked == (["Keep a copy of what was there before?"] if put is by_name else [])
    qtbot.waitUntil(lambda: "are kept" in told(open_window), timeout=PATIENCE)
    assert told(open_window).startswith("1 edit(s) that you had collected")
    open_window.messages.action_button.click()
    qtbot.waitUntil(lambda: told(open_window) == "They are collected again.", timeout=PATIENCE)
    pending = now.pending("P")
    assert pending is not None
    assert pending.edits == ("Reject Kakua",)
    assert now.kept.find().result().edits == ()
    assert now.read(lambda registry: registry.unit("P", "01").name).result() == "Kakua"


def test_that_what_was_there_before_can_be_kept_as_a_registry_of_its_own(
    open_window: MainWindow,
    made_country: Path,
    answers: Answers,
    tmp_path: Path,
    said: list[Message],
    qtbot: QtBot,
) -> None:
    edit_and_replace(open_window, made_country, by_name, qtbot)
    answers.choices, answers.saves = [0], [tmp_path / "kept.gpkg"]
    with qtbot.waitSignal(open_window.desk.liveChanged, timeout=PATIENCE):
        open_window.messages.action_button.click()
    assert "What was there before is in kept.gpkg." in [message.text for message in said]
    with open_registry(tmp_path / "kept.gpkg") as kept:
        assert kept.unit("P", "01").name == "Kakwa"
        assert [held.edits for held in kept.collections.mine()] == [("Reject Kakua",)]


def test_that_a_copy_leaves_a_file_alone_that_is_there(
    open_window: MainWindow, made_country: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    edit_and_replace(open_window, made_country, by_name, qtbot)
    (tmp_path / "mine.txt").write_text("mine")
    answers.choices, answers.saves = [0], [tmp_path / "mine.txt"]
    open_window.messages.action_button.click()
    qtbot.waitUntil(lambda: "is there already" in told(open_window), timeout=PATIENCE)
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert session_of(open_window).former_is_there


def test_that_a_copy_that_cannot_be_written_is_told_and_may_be_tried_again(
    open_window: MainWindow, made_country: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    edit_and_replace(open_window, made_country, by_name, qtbot)
    answers.choices, answers.saves = [0], [tmp_path / "absent" / "kept.gpkg"]
    open_window.messages.action_button.click()
    qtbot.waitUntil(lambda: "unable to open" in told(open_window), timeout=PATIENCE)
    assert session_of(open_window).former_is_there


def test_that_edits_are_not_said_to_be_kept_where_any_fault_kept_them_from_it(
    open_window: MainWindow, made_country: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ValueError("not to be written")

    monkeypatch.setattr(KeptEditsFolder, "keep", fails)
    edit_and_replace(open_window, made_country, by_name, qtbot)
    assert "could not be kept: ValueError('not to be written'). See the details." in told(open_window)
    assert "are kept" not in told(open_window)


def test_that_edits_that_cannot_be_kept_are_told_one_by_one(
    open_window: MainWindow, made_country: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    data = Path(os.environ["XDG_DATA_HOME"]) / "georegistry"
    data.mkdir(parents=True, exist_ok=True)
    (data / "kept-edits").write_text("in the way")
    edit_and_replace(open_window, made_country, by_name, qtbot)
    assert "could not be kept: File exists. See the details." in told(open_window)
    message = open_window.messages.message
    assert message is not None
    assert message.details is not None
    assert message.details.endswith("\nReject Kakua")


def test_that_what_is_refused_afterwards_offers_to_open_it_anew_too(
    open_window: MainWindow, made_country: Path, answers: Answers, qtbot: QtBot
) -> None:
    edit_and_replace(open_window, made_country, by_name, qtbot)
    fault = session_of(open_window).read(lambda registry: registry.unit("P", "01")).exception()
    assert fault is not None
    open_window.desk.fail(fault)
    assert told(open_window).endswith("Open it anew.")
    assert open_window.messages.action_button.text() == "Open it anew…"
    answers.choices = [1]
    with qtbot.waitSignal(open_window.desk.liveChanged, timeout=PATIENCE):
        open_window.messages.action_button.click()


@pytest.mark.parametrize("put", [copied_over, by_name])
def test_that_once_it_is_opened_anew_nothing_is_told_of_the_registry_before(
    whole_window: MainWindow,
    made_demo: Path,
    answers: Answers,
    said: list[Message],
    qtbot: QtBot,
    put: Callable[[Path, Path], None],
) -> None:
    window, before = whole_window, session_of(whole_window)
    version = window.desk.place.version
    unit = before.read(lambda registry: registry.units(version)["uuid"][0]).result()
    name = before.read(lambda registry: registry.unit(version, unit).name).result()
    window.desk.place.select([unit])
    qtbot.waitUntil(lambda: names_shown(window) == [name], timeout=PATIENCE)
    before.commit(version, Changeset("Rename", (Set(unit, "name", name, "Kakwa"),))).result()
    journal = Path(f"{before.address}-wal")
    qtbot.waitUntil(lambda: journal.stat().st_size == 0, timeout=PATIENCE)
    qtbot.waitUntil(lambda: names_shown(window) == ["Kakwa"], timeout=PATIENCE)
    put(made_demo, Path(before.address))
    qtbot.waitUntil(lambda: "was replaced by another copy" in told(window), timeout=PATIENCE)
    answers.choices = [1]
    said.clear()
    with qtbot.waitSignal(window.desk.liveChanged, timeout=PATIENCE):
        window.messages.action_button.click()
    qtbot.waitUntil(lambda: names_shown(window) == [name], timeout=PATIENCE)
    assert [message.text for message in said] == []
    for key in window.screens.titles():
        window.findChild(QToolButton, f"strip-{key}").click()
        assert window.screens.current is not None
        assert window.screens.current.key == key


def test_that_a_unit_that_cannot_be_read_any_more_does_not_leave_another_in_the_inspector(
    whole_window: MainWindow, made_demo: Path, qtbot: QtBot
) -> None:
    window, session = whole_window, session_of(whole_window)
    version = window.desk.place.version
    first, second = session.read(lambda registry: registry.units(version)["uuid"].tolist()[:2]).result()
    name = session.read(lambda registry: registry.unit(version, first).name).result()
    window.desk.place.select([first])
    qtbot.waitUntil(lambda: names_shown(window) == [name], timeout=PATIENCE)
    session.commit(version, Changeset("Rename", (Set(first, "name", name, "Kakwa"),))).result()
    qtbot.waitUntil(lambda: names_shown(window) == ["Kakwa"], timeout=PATIENCE)
    journal = Path(f"{session.address}-wal")
    qtbot.waitUntil(lambda: journal.stat().st_size == 0, timeout=PATIENCE)
    by_name(made_demo, Path(session.address))
    qtbot.waitUntil(lambda: "was replaced by another copy" in told(window), timeout=PATIENCE)
    assert names_shown(window) == ["Kakwa"]
    window.desk.place.select([second])
    qtbot.waitUntil(lambda: "It cannot be read now" in inspector_words(window), timeout=PATIENCE)
    assert names_shown(window) == []
    window.desk.place.select([])
    assert "Nothing is selected" in inspector_words(window)


def inspector_words(window: MainWindow) -> list[str]:
    """What labels of the inspector say."""
    labels = window.findChild(Inspector).findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible()]


def names_shown(window: MainWindow) -> list[str]:
    """The names of the units in the inspector."""
    subject = window.findChild(Inspector).subject
    return [unit.name for unit in subject.units] if subject is not None else []
