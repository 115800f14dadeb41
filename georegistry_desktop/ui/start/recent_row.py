"""One recent registry as a row."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from georegistry_desktop.domain.addresses import is_file
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.start.recent import RecentRegistry
from georegistry_desktop.ui.widgets import Chip, ElidedLabel, label, tool


class RecentRow(QFrame):
    """Name and place; ``openAsked(address)`` by click, Enter or Space, ``forgetAsked(address)`` by Delete."""

    openAsked = Signal(str)
    forgetAsked = Signal(str)

    def __init__(self, desk: Desk, recent: RecentRegistry) -> None:
        super().__init__()
        self._desk, self._recent = desk, recent
        self.setProperty("role", "choice")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{recent.name}, {recent.where}")
        self._icon = QLabel()
        where = ElidedLabel(recent.where, mode=Qt.TextElideMode.ElideMiddle)
        where.setProperty("role", "muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(recent.name, "heading"))
        words.addWidget(where)
        self._forget = tool(
            self.tr("Leave it out of this list (Delete)"), lambda: self.forgetAsked.emit(recent.address)
        )
        self._forget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 6, 6, 6)
        layout.setSpacing(10)
        layout.addWidget(self._icon)
        layout.addLayout(words, 1)
        if recent.missing:
            chip = Chip(self.tr("file is gone"), "missing")
            chip.setToolTip(self.tr("It was moved, renamed or deleted, or lies on a disk that is not there."))
            layout.addWidget(chip)
        layout.addWidget(self._forget)
        desk.themeChanged.connect(self._dress)
        self._dress()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it, Delete leaves it out, Up and Down go on."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        elif event.key() == Qt.Key.Key_Delete:
            self.forgetAsked.emit(self._recent.address)
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self._recent.missing:
            self._desk.say(
                self.tr("There is no file {place} any more.").format(place=self._recent.address),
                kind="warning",
                action=(
                    self.tr("Leave it out of the list"),
                    lambda: self.forgetAsked.emit(self._recent.address),
                ),
            )
        else:
            self.openAsked.emit(self._recent.address)

    def _dress(self) -> None:
        name = "file" if is_file(self._recent.address) else "database"
        theme = self._desk.theme
        self._icon.setPixmap(theme.pixmap(name, "muted", theme.px(20)))
        self._forget.setIcon(theme.icon("close"))
