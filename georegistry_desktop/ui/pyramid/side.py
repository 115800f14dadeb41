"""The left pane: which version, its tree, what is asked and what is collected."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from georegistry_desktop.domain import Conflict
from georegistry_desktop.ui.pyramid.collected_bar import CollectedBar
from georegistry_desktop.ui.pyramid.version_chooser import VersionChooser
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.tree import Away, TreePanel
from georegistry_desktop.ui.widgets import AskBar, button, label
from georegistry_desktop.ui.widgets.conflicts import ConflictPanel
from georegistry_desktop.ui.words.values import Namer


class Side(QFrame):
    """Lays the parts below each other; the workspace connects them."""

    def __init__(self, theme: Theme, away: Away, copy_version: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.chooser = VersionChooser(theme)
        self.units = TreePanel(theme, away)
        self.ask = AskBar()
        self.collected = CollectedBar()
        self.conflicts = ConflictPanel()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.units)
        self._pages.addWidget(self.conflicts)
        self.notice = QFrame()
        self.notice.setProperty("role", "bar")
        words = label(self.tr("A snapshot: it cannot be changed."), "muted", wrap=True)
        self.copy = button(self.tr("Copy it to a curated source…"), copy_version, "link")
        notice = QVBoxLayout(self.notice)
        notice.setContentsMargins(10, 6, 10, 6)
        notice.setSpacing(0)
        notice.addWidget(words)
        notice.addWidget(self.copy)
        self.notice.hide()
        top = QHBoxLayout()
        top.setContentsMargins(8, 8, 8, 0)
        top.addWidget(self.chooser)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        for part in (self.notice, self._pages, self.ask, self.collected):
            layout.addWidget(part, 1 if part is self._pages else 0)

    def show_conflicts(self, conflicts: Sequence[Conflict], name: Namer) -> None:
        """Ask about conflicts in the place of the tree."""
        self._pages.setCurrentWidget(self.conflicts)
        self.conflicts.show_conflicts(conflicts, name)

    def show_tree(self) -> None:
        """Show the tree again."""
        self._pages.setCurrentWidget(self.units)
