"""All keys at a glance."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from georegistry_desktop.ui.actions import Action
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.widgets import button, label

_COLUMNS = 3


class CheatSheet(QDialog):
    """The actions that have a key, by workspace, in columns."""

    def __init__(self, desk: Desk, titles: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self._desk = desk
        inner = QWidget()
        columns = QHBoxLayout(inner)
        columns.setSpacing(28)
        filled = [QVBoxLayout() for _ in range(_COLUMNS)]
        for column in filled:
            column.setAlignment(Qt.AlignmentFlag.AlignTop)
            columns.addLayout(column, 1)
        lengths = [0] * _COLUMNS
        for heading, actions in self._groups(titles):
            shortest = lengths.index(min(lengths))
            filled[shortest].addWidget(self._block(heading, actions))
            lengths[shortest] += len(actions) + 2
        area = QScrollArea(widgetResizable=True)
        area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        foot = QHBoxLayout()
        foot.addWidget(label(self.tr("Keys can be changed in Help › Shortcuts."), "muted"))
        foot.addStretch()
        foot.addWidget(button(self.tr("C&lose"), self.close, "main"))
        layout.addLayout(foot)
        self.resize(desk.theme.px(980), desk.theme.px(620))
        self.finished.connect(self.deleteLater)

    def _groups(self, titles: dict[str, str]) -> list[tuple[str, list[Action]]]:
        keyed = [action for action in self._desk.actions.all() if self._desk.actions.shortcuts(action.id)]
        groups = [(self.tr("Everywhere"), [a for a in keyed if a.workspace is None])]
        for key, title in titles.items():
            groups.append((title, [a for a in keyed if a.workspace == key]))
        return [(heading, actions) for heading, actions in groups if actions]

    def _block(self, heading: str, actions: list[Action]) -> QWidget:
        block = QWidget()
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, 0, 14)
        grid.addWidget(label(heading, "heading"), 0, 0, 1, 2)
        for row, action in enumerate(actions, 1):
            keys = [
                QKeySequence(text).toString(QKeySequence.SequenceFormat.NativeText)
                for text in self._desk.actions.shortcuts(action.id)
            ]
            grid.addWidget(label(action.words.rstrip("…"), wrap=True), row, 0)
            pressed = QHBoxLayout()
            pressed.setSpacing(4)
            for key in keys:
                pressed.addWidget(label(key, "key"))
            grid.addLayout(pressed, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)
        return block
