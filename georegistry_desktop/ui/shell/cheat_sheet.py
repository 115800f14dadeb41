"""All keys at a glance."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.widgets import button, label

_COLUMNS = 3
Line = tuple[str, list[str]]
"""What is done, and the keys that do it."""


class CheatSheet(QDialog):
    """The actions that have a key, by workspace, and the keys of trees, maps and panels, in columns."""

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
        for heading, lines in [*self._groups(titles), *self._inside()]:
            shortest = lengths.index(min(lengths))
            filled[shortest].addWidget(self._block(heading, lines))
            lengths[shortest] += len(lines) + 2
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

    def _groups(self, titles: dict[str, str]) -> list[tuple[str, list[Line]]]:
        book = self._desk.actions
        keyed = [action for action in book.all() if book.shortcuts(action.id)]
        groups = [(self.tr("Everywhere"), [a for a in keyed if a.workspace is None])]
        for key, title in titles.items():
            groups.append((title, [a for a in keyed if a.workspace == key]))
        return [
            (
                heading,
                [(a.words.rstrip("…"), [_native(keys) for keys in book.shortcuts(a.id)]) for a in actions],
            )
            for heading, actions in groups
            if actions
        ]

    def _inside(self) -> list[tuple[str, list[Line]]]:
        """Keys that trees, maps and panels have of their own; these cannot be changed."""
        drag = self.tr("drag")
        return [
            (
                self.tr("In a tree"),
                [
                    (self.tr("Open or fold a row"), ["+", "-"]),
                    (self.tr("Open all below it"), ["*"]),
                    (self.tr("Zoom to it"), [_native("Return")]),
                ],
            ),
            (
                self.tr("On a map"),
                [
                    (self.tr("Move it"), ["←", "→", "↑", "↓"]),
                    (self.tr("Zoom in and out"), ["+", "-"]),
                    (self.tr("Show all"), [_native("Home")]),
                    (self.tr("Choose what is below the cross"), [_native("Return")]),
                    (self.tr("Choose all in a box"), [f"{_native('Shift+A')[:-1]}{drag}"]),
                    (self.tr("Zoom into a box"), [f"{_native('Ctrl+Shift+A')[:-1]}{drag}"]),
                ],
            ),
            (
                self.tr("Differences and conflicts"),
                [
                    (self.tr("Accept, or reopen"), [_native("Space")]),
                    (self.tr("Mine, merged, theirs"), ["1", "2", "3"]),
                    (self.tr("Conflict before or after"), [_native("Alt+Left"), _native("Alt+Right")]),
                ],
            ),
        ]

    @staticmethod
    def _block(heading: str, lines: list[Line]) -> QWidget:
        block = QWidget()
        grid = QGridLayout(block)
        grid.setContentsMargins(0, 0, 0, 14)
        grid.addWidget(label(heading, "heading"), 0, 0, 1, 2)
        for row, (words, keys) in enumerate(lines, 1):
            grid.addWidget(label(words, wrap=True), row, 0)
            pressed = QHBoxLayout()
            pressed.setSpacing(4)
            for key in keys:
                pressed.addWidget(label(key, "key"))
            grid.addLayout(pressed, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnStretch(0, 1)
        return block


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
