"""All actions of the window, and what Qt makes of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolBar, QWidget

from georegistry_desktop.ui.actions.action import Action

if TYPE_CHECKING:
    from georegistry_desktop.ui.desk.settings import Settings
    from georegistry_desktop.ui.theme import Theme


class ActionBook(QObject):
    """Owns the actions, their shortcuts (a person may change them) and one ``QAction`` of each.

    ``changed`` comes when actions came, went or got other shortcuts; ``ran`` with the id of what was run,
    ``refused`` with the reason why something was not.
    """

    changed = Signal()
    ran = Signal(str)
    refused = Signal(str)

    def __init__(self, settings: Settings, theme: Theme) -> None:
        super().__init__()
        self._settings, self._theme = settings, theme
        self._actions: dict[str, Action] = {}
        self._shown: dict[str, QAction] = {}
        self._window: QWidget | None = None
        self._workspace = ""
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh_now)
        theme.changed.connect(self._redraw)

    def serve(self, window: QWidget) -> None:
        """Make the shortcuts work in ``window``; when it is gone, nothing can be done any more."""
        self._window = window
        window.destroyed.connect(self._end)
        window.addActions(list(self._shown.values()))

    def add(self, actions: Iterable[Action]) -> None:
        """Add actions. Raises ``ValueError`` for an id that is taken."""
        for action in actions:
            if action.id in self._actions:
                raise ValueError(f"There is an action {action.id} already")
            self._actions[action.id] = action
            shown = self._shown[action.id] = QAction(self)
            shown.setObjectName(action.id)
            shown.setCheckable(action.checked is not None)
            shown.triggered.connect(lambda _=False, key=action.id: self.run(key))
            self._dress(action)
            # At once: of two that hear one key Qt lets neither be done.
            shown.setVisible(self._is_here(action))
            if self._window:
                self._window.addAction(shown)
        self.changed.emit()
        self.refresh()

    def all(self) -> tuple[Action, ...]:
        """Every action, in the order in which they came."""
        return tuple(self._actions.values())

    def here(self) -> tuple[Action, ...]:
        """The actions of the workspace in front and those of the whole window."""
        return tuple(a for a in self._actions.values() if self._is_here(a))

    def action(self, key: str) -> Action:
        """An action by id. Raises ``KeyError``."""
        return self._actions[key]

    def qaction(self, key: str) -> QAction:
        """What Qt shows of an action; for buttons and menus of a screen's own."""
        self._draw(key)
        return self._shown[key]

    def reason(self, key: str) -> str | None:
        """Why it cannot be done now; None when it can."""
        return self._actions[key].reason()

    def run(self, key: str) -> None:
        """Do it, unless there is a reason against, which is told."""
        if reason := self.reason(key):
            self.refused.emit(reason)
        else:
            self._actions[key].run()
            self.ran.emit(key)
        self.refresh()

    def enter(self, workspace: str) -> None:
        """Say which workspace is in front: the actions of the others rest."""
        self._workspace = workspace
        self.refresh_now()
        self.changed.emit()

    def refresh(self) -> None:
        """Look again, soon, at what can be done, what is checked and how it is worded."""
        self._soon.start()

    # Shortcuts

    def shortcuts(self, key: str) -> tuple[str, ...]:
        """The shortcuts of an action now: the person's own, else the action's."""
        own = self._settings.text(f"shortcuts/{key}", "-")
        return self._actions[key].shortcuts if own == "-" else tuple(own.split())

    def set_shortcuts(self, key: str, shortcuts: tuple[str, ...] | None) -> None:
        """Give an action other shortcuts from now on; None gives its own back."""
        if shortcuts is None:
            self._settings.remove(f"shortcuts/{key}")
        else:
            self._settings.set(f"shortcuts/{key}", " ".join(shortcuts))
        self._dress(self._actions[key])
        self.changed.emit()

    def rivals(self, key: str, shortcut: str) -> list[Action]:
        """Other actions that hear ``shortcut`` where action ``key`` does."""
        mine = self._actions[key].workspace
        return [
            action
            for action in self._actions.values()
            if action.id != key
            and shortcut in self.shortcuts(action.id)
            and (mine is None or action.workspace in (None, mine))
        ]

    def heard(self, sequence: QKeySequence) -> Action | None:
        """The action here that a key belongs to, also when it cannot be done now."""
        for action in self.here():
            if any(QKeySequence(text) == sequence for text in self.shortcuts(action.id)):
                return action
        return None

    # Menus and toolbars

    def fill(self, menu: QMenu | QToolBar, actions: Iterable[Action]) -> None:
        """Put actions into a menu or toolbar, ordered by group, with lines between the tens."""
        last: int | None = None
        for action in sorted(actions, key=lambda a: a.group):
            if last is not None and action.group // 10 != last // 10:
                menu.addSeparator()
            menu.addAction(self.qaction(action.id))
            last = action.group
        if isinstance(menu, QMenu):
            menu.setToolTipsVisible(True)

    def context_menu(self, name: str, parent: QWidget) -> QMenu:
        """A context menu of all actions here that name it; it goes when it closes."""
        self.refresh_now()
        menu = QMenu(parent)
        self.fill(menu, [a for a in self.here() if name in a.context])
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    # What Qt shows

    def _end(self) -> None:
        self._soon.stop()
        self._window = None
        self._actions.clear()

    def _is_here(self, action: Action) -> bool:
        return action.workspace in (None, self._workspace)

    def _redraw(self) -> None:
        for key in self._actions:
            if not self._shown[key].icon().isNull():
                self._draw(key)

    def _draw(self, key: str) -> None:
        """Give it its icon, once it is shown somewhere: most are in menus that nobody has opened yet."""
        if icon := self._actions[key].icon:
            self._shown[key].setIcon(self._theme.icon(icon))

    def _dress(self, action: Action) -> None:
        shown = self._shown[action.id]
        shown.setShortcuts([QKeySequence(text) for text in self.shortcuts(action.id)])

    def refresh_now(self) -> None:
        """As ``refresh``, at once: before a menu opens."""
        for action in self._actions.values():
            shown = self._shown[action.id]
            here = self._is_here(action)
            shown.setVisible(here)
            if not here:
                continue
            reason = action.reason()
            shown.setEnabled(reason is None)
            shown.setText(action.text())
            tip = reason or (action.tip() if action.tip else action.words)
            keys = shown.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            shown.setToolTip(f"{tip} ({keys})" if keys and reason is None else tip)
            shown.setStatusTip(reason or "")
            if action.checked:
                shown.setChecked(action.checked())
