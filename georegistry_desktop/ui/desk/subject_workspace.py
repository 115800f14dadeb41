"""The base of workspaces that are about something: a comparison, a matching."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from georegistry_desktop.ui.desk.desk import Desk
from georegistry_desktop.ui.desk.workspace import Workspace


class SubjectWorkspace(Workspace):
    """Its panes have nothing to say, and are not seen, before there is a subject.

    A subclass calls ``show_panes`` where the subject comes or goes, and answers ``focus_subject``. One that
    has a page before there is a subject, and a bar above all while there is one, calls ``set_start``,
    ``set_subject`` and ``show_subject`` instead.
    """

    pages: QStackedWidget
    split: QSplitter
    _bar: QWidget

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._hidden: list[str] = []
        self._shared_out = False

    def focus_subject(self) -> None:
        """Give the keyboard to what it is for now."""
        raise NotImplementedError

    # What stands in the middle

    def set_start(self, page: QWidget) -> None:
        """Stand in the middle while there is no subject."""
        self.pages = QStackedWidget()
        self.setCentralWidget(self.pages)
        self.pages.addWidget(page)

    def set_subject(self, bar: QWidget, upper: QWidget, lower: QWidget) -> None:
        """The bar across all, and what stands in the middle below each other while there is a subject."""
        self._bar = bar
        self.setMenuWidget(bar)
        bar.hide()
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(upper)
        self.split.addWidget(lower)
        self.split.setSizes([540, 300])
        self.pages.addWidget(self.split)

    def show_subject(self, there: bool) -> None:
        """Show the subject with its bar and panes, or the page before it."""
        self.pages.setCurrentIndex(int(there))
        self._bar.setVisible(there)
        self.show_panes(there)

    def show_panes(self, shown: bool) -> None:
        """Show or hide all panes; those that a person closed stay closed."""
        if shown:
            for key in self._hidden:
                self._panes[key].setVisible(True)
            self._hidden = []
            if not self._shared_out and self.isVisible():
                self._shared_out = True
                self.share_out()
        elif not self._hidden:
            self._hidden = [key for key, pane in self._panes.items() if not pane.isHidden()]
            for key in self._hidden:
                self._panes[key].hide()

    def take_focus(self) -> None:
        """Give the keyboard to the subject; who went on at once has it elsewhere."""
        if self.isVisible():
            self.focus_subject()

    def take_focus_soon(self) -> None:
        """Later, or Qt gives the focus to the first box that it finds."""
        QTimer.singleShot(0, self, self.take_focus)

    # Workspace

    def recall_layout(self) -> None:
        self._shared_out = not self.desk.settings.layout(f"layout/{self.key}").isEmpty()
        super().recall_layout()
        self.show_panes(False)

    def remember_layout(self) -> None:
        hidden = self._hidden
        self.show_panes(True)
        super().remember_layout()
        if hidden:
            self.show_panes(False)

    def reset_layout(self) -> None:
        is_empty = bool(self._hidden)
        self.show_panes(True)
        super().reset_layout()
        self.share_out()
        self.show_panes(not is_empty)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():  # who comes back from another window types on where he was
            self.take_focus_soon()
