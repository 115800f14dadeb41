"""Conflicts, one after the other, by mouse and keyboard."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from georegistry_desktop.domain import Conflict, Unit
from georegistry_desktop.domain.resolving import Decision
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.widgets.conflicts import ConflictPanel

WHEN = datetime.now(UTC).isoformat()
NAME = Conflict(
    unit="k", field="name", ancestor="Njala CHC", ours="Njala Uni CHC", theirs="Njala CHP",
    unit_name="Njala", who="Mariama", when=WHEN,
)  # fmt: skip
PARENT = Conflict(unit="g", field="parent", ancestor="a", ours="b", theirs=None, unit_name="Gbo")
LEFT = Conflict(
    unit="k", field="name", ancestor="Njala CHC", ours="Njala Uni CHC", theirs=None, unit_name="Njala",
    who="Mariama", when=WHEN, gone=Unit(uuid="k", name="Njala CHC"),
)  # fmt: skip
GONE = Conflict(unit="x", field="record", ancestor=None, ours=Unit(uuid="x", name="X"), theirs=None)


@pytest.fixture
def panel(desk: Desk, qtbot: QtBot) -> ConflictPanel:
    panel = ConflictPanel()
    qtbot.addWidget(panel)
    panel.resize(320, 560)
    panel.show()
    qtbot.waitExposed(panel)
    panel.show_conflicts([NAME, PARENT], {"a": "Bo", "b": "Kenema"}.get)  # type: ignore[arg-type]
    return panel


def texts(panel: ConflictPanel) -> str:
    from PySide6.QtWidgets import QLabel, QRadioButton

    shown = [w.text() for w in panel.findChildren(QLabel) if w.isVisibleTo(panel)]
    shown += [w.text() for w in panel.findChildren(QRadioButton) if w.isVisibleTo(panel)]
    shown += [w.text() for w in panel.findChildren(QLineEdit) if w.isVisibleTo(panel)]
    return "\n".join(shown)


def push(panel: ConflictPanel, text: str, qtbot: QtBot) -> None:
    (found,) = [b for b in panel.findChildren(QPushButton) if b.text() == text]
    assert found.isEnabled()
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_that_each_side_is_said_with_who_and_when(panel: ConflictPanel) -> None:
    said = texts(panel)
    for words in (
        "1 of 2",
        "Njala",
        "Name",
        "It was: Njala CHC",
        "Njala Uni CHC",
        "Njala CHP",
        "Njala Uni CHP",
    ):
        assert words in said.splitlines(), words
    assert "Mariama, " in said


def test_that_keys_decide_and_apply_waits_until_none_is_open(panel: ConflictPanel, qtbot: QtBot) -> None:
    heard: list[list[Decision]] = []
    panel.resolved.connect(heard.append)
    (apply,) = [b for b in panel.findChildren(QPushButton) if b.text() == "Apply"]
    assert not apply.isEnabled()
    qtbot.keyClicks(panel.focusWidget(), "2")
    with qtbot.waitSignal(panel.shown) as shown:
        push(panel, "Next open one", qtbot)
    assert shown.args == ["g"]
    assert {"Kenema", "nothing", "Parent"} <= set(texts(panel).splitlines())
    assert "Merged" not in texts(panel)
    qtbot.keyClicks(panel, "3")
    push(panel, "Apply", qtbot)
    assert heard == [[Decision(NAME, "merged", "Njala Uni CHP"), Decision(PARENT, "theirs")]]


def test_that_a_merged_text_can_be_typed(panel: ConflictPanel, qtbot: QtBot) -> None:
    line = next(w for w in panel.findChildren(QLineEdit) if w.isVisible())
    line.selectAll()
    qtbot.keyClicks(line, "Njala 3")  # a digit here is text and no choice
    qtbot.keyClick(panel, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClicks(panel, "1")
    qtbot.keyClick(panel, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert "Njala 3" in texts(panel)
    with qtbot.waitSignal(panel.resolved) as resolved:
        push(panel, "Apply", qtbot)
    assert resolved.args[0][0] == Decision(NAME, "merged", "Njala 3")


def test_that_a_deleted_unit_is_said_and_leaving_decides_nothing(panel: ConflictPanel, qtbot: QtBot) -> None:
    panel.show_conflicts([GONE])
    said = texts(panel).splitlines()
    assert {"The whole unit", "X", "deleted", "1 of 1", "1 still open"} <= set(said)
    with qtbot.assertNotEmitted(panel.resolved), qtbot.waitSignal(panel.left):
        push(panel, "Not now", qtbot)


def test_that_mine_says_that_it_brings_a_deleted_unit_back(panel: ConflictPanel) -> None:
    assert "Brings it back" not in texts(panel)
    panel.show_conflicts([LEFT])
    said = texts(panel).splitlines()
    assert "Brings it back as it was before it was deleted, with this value." in said
    assert "deleted" in said
    assert "nothing" not in said
