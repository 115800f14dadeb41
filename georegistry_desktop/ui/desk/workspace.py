"""The base of each workspace: a centre with panes around it that can be moved, closed and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from PySide6.QtCore import QByteArray, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from georegistry_desktop.session import Glimpse
from georegistry_desktop.ui.actions import Action
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk.desk import Desk
from georegistry_desktop.ui.desk.pane_title import PaneTitle

_PLAIN = 1400
"""In a window up to so wide, in pixels of plain text, panes have the widths that they ask for."""
_MOST_SHARE = 1.35


class Workspace(QMainWindow):
    """One screen of the window, made once and kept while registries come and go.

    A subclass sets the ``key`` of its ``Panel``, makes its widgets in ``build`` with ``setCentralWidget`` and
    ``add_pane``, and answers ``opened``, ``closed``, ``went``.
    """

    key: ClassVar[str]
    glimpsed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setWindowFlags(Qt.WindowType.Widget)
        self.setObjectName(self.key)
        self.setDockNestingEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._panes: dict[str, QDockWidget] = {}
        self._hidden_at_first: set[str] = set()
        self._recalled = False
        self._widths: dict[str, int] = {}
        self._first_layout: QByteArray | None = None
        self._slices = self.build()

    # Making

    def build(self) -> Iterator[None]:
        """Make the widgets. Where it is made in advance the window answers its events at each ``yield``:
        what lies between two takes no longer than 40 ms."""
        yield from ()

    def make_next(self) -> bool:
        """Make some of it; False when it is whole."""
        return next(self._slices, self) is not self

    def finish(self) -> None:
        """Make what is not yet made of it."""
        while self.make_next():
            pass

    @classmethod
    def prepare(cls) -> None:
        """Load the libraries that it works with. Called on another thread, before it is made in advance."""

    def commands(self) -> list[Action]:
        """What can be done here; each with ``workspace=self.key`` unless it works everywhere."""
        return []

    def glimpse(self, seen: Glimpse, place: dict[str, object]) -> bool:
        """Show what was seen last while its registry is being opened, at the place that ``save`` gave.

        False where the workspace cannot. ``glimpsed`` tells when it is on the screen. Before ``opened`` it is
        called once more, with the version as it is by now; or ``closed``, where the registry cannot open.
        """
        return False

    def opened(self, live: LiveSession) -> None:
        """A registry was opened: show it."""

    def closed(self) -> None:
        """The registry was closed: let go of it."""

    def went(self, **place: object) -> None:
        """The person came here, perhaps to a certain place: ``Desk.go``."""

    def save(self) -> dict[str, object]:
        """The place to find again at the next start, as JSON: camera, open nodes, filters."""
        return {}

    def restore(self, place: dict[str, object]) -> None:
        """Go back to what ``save`` gave; called after ``opened``. Places that are gone are passed over."""

    # Panes

    def add_pane(
        self,
        key: str,
        title: str,
        widget: QWidget,
        area: Qt.DockWidgetArea = Qt.DockWidgetArea.LeftDockWidgetArea,
        *,
        visible: bool = True,
        width: int = 0,
    ) -> QDockWidget:
        """A pane around the centre; ``key`` names it in the remembered layout.

        ``width`` is its first one, in pixels of plain text, see ``Theme.px``.
        """
        pane = QDockWidget(title, self)
        pane.setObjectName(key)
        pane.setTitleBarWidget(PaneTitle(pane, self.desk.theme))
        pane.setWidget(widget)
        self.addDockWidget(area, pane)
        pane.setVisible(visible)
        self._panes[key] = pane
        if not visible:
            self._hidden_at_first.add(key)
        if width:
            self._widths[key] = width
        return pane

    def pane_switches(self) -> list[QAction]:
        """A switch for each pane, for the View menu."""
        return [pane.toggleViewAction() for pane in self._panes.values()]

    def step_pane(self, way: int) -> None:
        """Give the keyboard to the next pane in sight (1) or to the one before (-1), from left to right; the
        centre is one of them. In each it goes where it was last, else to what Tab reaches first."""
        held = [self.centralWidget(), *(pane.widget() for pane in self._panes.values())]
        parts = sorted((part for part in held if part is not None and part.isVisible()), key=_corner)
        focused = QApplication.focusWidget()
        inside = [part is focused or (focused and part.isAncestorOf(focused)) for part in parts]
        here = inside.index(True) if True in inside else min(0, -way)
        for step in range(1, len(parts) + 1):
            part = parts[(here + step * way) % len(parts)]
            last = part.focusWidget()
            if (
                stop := last if last and last.isVisible() and last.isEnabled() else _first_stop(part)
            ) is not None:
                stop.window().activateWindow()  # a pane may be out of the window
                stop.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def remember_layout(self) -> None:
        """Keep where the panes are for the next start; of a workspace that nobody saw they have no widths."""
        if self._first_layout is None:
            return
        self.desk.settings.set(f"layout/{self.key}", self.saveState())

    def recall_layout(self) -> None:
        """Put the panes where they were last; called once, after all are there."""
        self._recalled = self.restoreState(self.desk.settings.layout(f"layout/{self.key}"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._first_layout is None:
            self._lay_out_first()

    def _lay_out_first(self) -> None:
        """Give the panes their first widths: only now there is room to share out."""
        recalled = self.saveState() if self._recalled else None
        if (around := self.parentWidget()) is not None:
            # A stack gives its page the room after it is shown; in less the panes would squeeze the centre.
            self.resize(around.size())
            if (layout := self.layout()) is not None:
                layout.activate()
        self.share_out()
        self._first_layout = self.saveState()
        if recalled is not None:
            self.restoreState(recalled)

    def share_out(self) -> None:
        """Give the panes that are in sight their first widths, and some of what a wide window has more."""
        panes = [self._panes[key] for key in self._widths]
        share = min(max(self.width() / self.desk.theme.px(_PLAIN), 1.0), _MOST_SHARE)
        widths = [round(self.desk.theme.px(width) * share) for width in self._widths.values()]
        self.resizeDocks(panes, widths, Qt.Orientation.Horizontal)

    def reset_layout(self) -> None:
        """Put the panes where they were at first."""
        if self._first_layout is not None:
            self.restoreState(self._first_layout)
        for key, pane in self._panes.items():
            pane.setFloating(False)
            pane.setVisible(key not in self._hidden_at_first)


def _corner(part: QWidget) -> tuple[int, int]:
    at = part.mapToGlobal(QPoint())
    return at.x(), at.y()


def _first_stop(part: QWidget) -> QWidget | None:
    """What Tab reaches first in it."""
    widget = part.nextInFocusChain()
    while widget is not None and part.isAncestorOf(widget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            return widget
        widget = widget.nextInFocusChain()
    return None
