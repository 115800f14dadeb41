"""What stands where there is nothing yet."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QStackedWidget
from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.widgets import EmptyState


def test_that_the_sentence_stands_below_the_middle_of_its_heading(desk: Desk, qtbot: QtBot) -> None:
    state = EmptyState(
        desk.theme, "database", "Nothing yet", "A sentence that fills more than one line. " * 4
    )
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    pages.addWidget(state)
    pages.resize(1200, 600)
    pages.show()
    (sentence,) = (part for part in state.findChildren(QLabel) if part.text().startswith("A sentence"))
    assert abs(sentence.geometry().center().x() - state.rect().center().x()) <= 1
    assert sentence.height() >= sentence.heightForWidth(sentence.width())
