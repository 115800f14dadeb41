"""A tick box shortens its words, and shows all of them as a tip."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QStyleOptionButton, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.widgets import ElidedCheckBox, allow

WORDS = "Seulement Kailahun et ce qui est dessous"


@pytest.fixture
def pane(qtbot: QtBot) -> QWidget:
    pane = QWidget()
    qtbot.addWidget(pane)
    QVBoxLayout(pane).addWidget(ElidedCheckBox(WORDS))
    pane.show()
    qtbot.waitExposed(pane)
    return pane


def shown(box: ElidedCheckBox) -> str:
    option = QStyleOptionButton()
    box.initStyleOption(option)
    return option.text


def tip(box: ElidedCheckBox) -> str:
    QToolTip.hideText()
    at = QPoint(5, 5)
    QApplication.sendEvent(box, QHelpEvent(QEvent.Type.ToolTip, at, box.mapToGlobal(at)))
    return QToolTip.text()


def test_that_words_end_in_dots_where_there_is_no_room(pane: QWidget) -> None:
    box = pane.findChild(ElidedCheckBox)
    assert box is not None
    pane.resize(600, 60)
    assert (shown(box), tip(box)) == (WORDS, "")
    pane.resize(180, 60)
    assert pane.width() == 180
    assert shown(box).endswith("…")
    assert WORDS.startswith(shown(box)[:-1])
    assert tip(box) == WORDS
    allow(box, "No unit is in front.")
    assert tip(box) == "No unit is in front."
