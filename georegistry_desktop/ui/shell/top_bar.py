"""The bar at the top: the registry's name, menus, the search field, tools, undo and redo, live or not."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenuBar, QSizePolicy, QToolButton, QWidget

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.shell.tool_bar import ToolBar
from georegistry_desktop.ui.widgets import Chip, ElidedLabel, allow

_LONGEST_LABEL = 26


class TopBar(QFrame):
    """``menus`` and ``search`` come from the window; the rest is said to it."""

    def __init__(self, desk: Desk, menus: QMenuBar, search: QWidget) -> None:
        super().__init__()
        self._theme = desk.theme
        self.setProperty("role", "bar")
        self._mark = QLabel()
        self._name = ElidedLabel("GeoRegistry")
        self._name.setProperty("role", "heading")
        self._name.setMaximumWidth(220)
        menus.setNativeMenuBar(False)
        menus.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        search.setMaximumWidth(460)
        search.setMinimumWidth(180)
        self._undo, self._redo = (self._step(desk, key) for key in ("edit.undo", "edit.redo"))
        self._state = Chip("", "same")
        self._state.setObjectName("connection")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 14, 5)
        layout.setSpacing(8)
        for widget in (self._mark, self._name, menus):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(search, 6)
        layout.addStretch(1)
        layout.addWidget(ToolBar(desk))
        layout.addWidget(self._undo)
        layout.addWidget(self._redo)
        layout.addWidget(self._state)
        desk.themeChanged.connect(self._dress)
        self._dress()
        self.show_connection(None)

    def show_name(self, name: str) -> None:
        """Say which registry is open."""
        self._name.setText(name)

    def show_steps(self, undo: str, redo: str) -> None:
        """Say what undo and redo would do; empty where there is nothing."""
        for button, label in ((self._undo, undo), (self._redo, redo)):
            short = label if len(label) <= _LONGEST_LABEL else f"{label[: _LONGEST_LABEL - 1]}…"
            # A text alone, not the action's: the menu has the verb, here it is the icon.
            button.setText(short.replace("&", "&&"))
            style = (
                Qt.ToolButtonStyle.ToolButtonTextBesideIcon
                if label
                else Qt.ToolButtonStyle.ToolButtonIconOnly
            )
            button.setToolButtonStyle(style)
            button.setVisible(bool(label))

    def show_connection(self, online: bool | None, reason: str = "") -> None:
        """Say whether the registry can be reached; None when none is open."""
        self._state.setVisible(online is not None)
        if online:
            self._state.show_kind("● " + self.tr("live"), "new")
            self._state.setToolTip(self.tr("Changes of others appear here by themselves."))
        else:
            self._state.show_kind("○ " + self.tr("offline"), "missing")
            self._state.setToolTip(reason)

    def show_opening(self, opening: bool) -> None:
        """Say that what is shown was seen last, while the registry is being opened."""
        self._state.setVisible(opening)
        self._state.show_kind("○ " + self.tr("opening…"), "same")
        self._state.setToolTip(
            self.tr("This was seen last. The registry is being opened; then what changed since is shown.")
        )

    @staticmethod
    def _step(desk: Desk, key: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(key)
        action = desk.actions.qaction(key)

        def follow() -> None:
            button.setIcon(action.icon())
            allow(button, None if action.isEnabled() else action.toolTip())
            button.setToolTip(action.toolTip())
            button.setAccessibleName(action.text().replace("&", ""))

        action.changed.connect(follow)
        button.clicked.connect(action.trigger)
        follow()
        return button

    def _dress(self) -> None:
        side = self._theme.px(18)
        self._mark.setPixmap(self._theme.pixmap("country", "accent", side))
        for button in (self._undo, self._redo):
            button.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
