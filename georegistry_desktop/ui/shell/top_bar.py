"""The bar at the top: the registry's name, menus, the search field, tools, undo and redo, live or not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenuBar,
    QSizePolicy,
    QSpacerItem,
    QToolButton,
    QWidget,
)

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.shell.tool_bar import ToolBar
from georegistry_desktop.ui.widgets import Chip, ElidedLabel, allow

_LONGEST_LABEL = 26
_SEARCH = 460


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
        search.setMaximumWidth(_SEARCH)
        search.setMinimumWidth(180)
        self._undo, self._redo = (self._step(desk, key) for key in ("edit.undo", "edit.redo"))
        self.several = QToolButton()
        self.several.setObjectName("undo-steps")
        self.several.setToolTip(self.tr("Take back several steps"))
        self.several.setAccessibleName(self.several.toolTip())
        self._state = Chip("", "same")
        self._state.setObjectName("connection")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 5, 14, 5)
        layout.setSpacing(8)
        self._left: tuple[QWidget, ...] = (self._mark, self._name, menus)
        self._right: tuple[QWidget, ...] = (ToolBar(desk), self._undo, self.several, self._redo, self._state)
        self._before = QSpacerItem(0, 0, QSizePolicy.Policy.Maximum)
        for part in self._left:
            layout.addWidget(part)
        layout.addSpacerItem(self._before)
        layout.addWidget(search, 1000)
        layout.addStretch(1)
        for tool in self._right:
            layout.addWidget(tool)
        self._row = layout
        desk.themeChanged.connect(self._dress)
        self._dress()
        self.show_connection(None)

    def event(self, event: QEvent) -> bool:
        """Tools and steps come and go: the search field stays in the middle as far as there is room."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._centre()
        return super().event(event)

    def _centre(self) -> None:
        gap = self._row.spacing()
        left, right = (
            sum(min(w.sizeHint().width(), w.maximumWidth()) + gap for w in widgets if not w.isHidden())
            for widgets in (self._left, self._right)
        )
        sides = self._row.contentsMargins()
        room = self.width() - sides.left() - sides.right() - left - right - _SEARCH - 3 * gap
        wanted = (self.width() - _SEARCH) // 2 - sides.left() - left
        space = max(0, min(room, wanted))
        if space != self._before.sizeHint().width():
            self._before.changeSize(space, 0, QSizePolicy.Policy.Maximum)
            self._row.invalidate()

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
        self.several.setVisible(bool(undo))

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
        self.several.setIcon(self._theme.icon("down", "muted"))
        for button in (self._undo, self.several, self._redo):
            button.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
