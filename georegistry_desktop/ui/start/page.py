"""What the window shows while no registry is open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.start.recent import Recents
from georegistry_desktop.ui.start.recent_row import RecentRow
from georegistry_desktop.ui.widgets import label, set_role, without_mnemonic

_WIDEST = 860


class StartPage(QScrollArea):
    """The first steps as buttons, and the recent registries."""

    openAsked = Signal(str)

    def __init__(self, desk: Desk, recents: Recents, steps: Sequence[str]) -> None:
        """``steps`` are ids of actions, each a button."""
        super().__init__(widgetResizable=True)
        self._desk, self._recents = desk, recents
        self._mark = QLabel()
        heading = label(self.tr("GeoRegistry"), "title")
        lead = label(
            self.tr("Compare the lists of a country's health units, decide, and keep one pyramid for all."),
            "muted",
            wrap=True,
        )
        words = QVBoxLayout()
        words.addWidget(heading)
        words.addWidget(lead)
        head = QHBoxLayout()
        head.setSpacing(14)
        head.addWidget(self._mark)
        head.addLayout(words, 1)
        self._buttons = [
            self._step(desk.actions.qaction(key), main=not place) for place, key in enumerate(steps)
        ]
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(label(self.tr("Begin"), "heading"))
        for button in self._buttons:
            left.addWidget(button)
        hint = label(self.tr("Or drop a GeoPackage on this window."), "muted", wrap=True)
        left.addWidget(hint)
        left.addStretch()
        self._shown: list[RecentRow] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._none = label(self.tr("Registries that you open appear here."), "muted", wrap=True)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(label(self.tr("Recent registries"), "heading"))
        right.addWidget(self._none)
        right.addLayout(self._rows)
        right.addStretch()
        columns = QHBoxLayout()
        columns.setSpacing(36)
        columns.addLayout(left, 2)
        columns.addLayout(right, 3)
        page = QFrame()
        page.setMaximumWidth(desk.theme.px(_WIDEST))
        layout = QVBoxLayout(page)
        layout.setContentsMargins(28, 48, 28, 28)
        layout.setSpacing(28)
        layout.addLayout(head)
        layout.addLayout(columns, 1)
        outer = QWidget()
        middle = QHBoxLayout(outer)
        middle.addStretch(1)
        middle.addWidget(page, 8)
        middle.addStretch(1)
        self.setWidget(outer)
        desk.themeChanged.connect(self._dress)
        self._dress()
        self.look()

    def look(self) -> None:
        """Show the recent registries as they are now."""
        for row in self._shown:
            self._rows.removeWidget(row)
            row.deleteLater()
        self._shown.clear()
        found = self._recents.all()
        for recent in found:
            row = RecentRow(self._desk, recent)
            row.openAsked.connect(self.openAsked)
            row.forgetAsked.connect(self._forget)
            self._rows.addWidget(row)
            self._shown.append(row)
        self._none.setVisible(not found)

    def take_focus(self) -> None:
        """The keyboard goes to the registry that was open last, else to the first step."""
        first = self._shown[0] if self._shown else self._buttons[0]
        first.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down go from button to button."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step and isinstance(watched, QPushButton) and watched in self._buttons:
                place = self._buttons.index(watched) + step
                self._buttons[place % len(self._buttons)].setFocus()
                return True
        return super().eventFilter(watched, event)

    def _forget(self, address: str) -> None:
        self._recents.forget(address)
        self.look()
        self._desk.say(
            self.tr("{place} is no longer listed; the registry itself is left alone.").format(place=address),
            undo=lambda: self._list_again(address),
        )

    def _list_again(self, address: str) -> None:
        self._recents.note(address)
        self.look()

    def _step(self, action: QAction, *, main: bool) -> QPushButton:
        button = QPushButton()
        button.setObjectName(f"start-{action.objectName()}")
        set_role(button, "main" if main else "step")
        button.setProperty("begins", True)  # all steps begin at one line
        button.clicked.connect(action.trigger)
        button.installEventFilter(self)
        button.setProperty("action", action.objectName())

        def follow() -> None:
            button.setText(without_mnemonic(action.text()))
            button.setToolTip(action.toolTip())

        action.changed.connect(follow)
        follow()
        return button

    def _dress(self) -> None:
        theme = self._desk.theme
        self._mark.setPixmap(theme.pixmap("country", "accent", theme.px(44)))
        for place, button in enumerate(self._buttons):
            action = self._desk.actions.action(button.property("action"))
            button.setIcon(theme.icon(action.icon, "muted" if place else "on-accent"))
            button.setIconSize(QSize(theme.px(18), theme.px(18)))
