"""Which units of other sources the unit is, as people said; each leads there and to the matching."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from georegistry_desktop.ui.widgets import Chip, ElidedLabel, button, label
from georegistry_desktop.ui.words import moment_words, version_words
from georegistry_desktop.ui.words.link_states import KINDS, state_word
from georegistry_desktop.workflows import LinkTold


class LinkList(QWidget):
    """``shown(LinkTold)`` when the other unit is to be shown, ``matched(LinkTold)`` when the link is to be
    opened in Match."""

    shown = Signal(object)
    matched = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.names: list[QPushButton] = []
        self.matches: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(5, 0, 0, 6)
        self._column.setSpacing(6)
        self._blocks: list[QWidget] = []

    def show_links(self, links: Sequence[LinkTold]) -> None:
        """Show these in place of the ones before."""
        for block in self._blocks:
            self._column.removeWidget(block)
            block.hide()
            block.deleteLater()
        self.names, self.matches = [], []
        self._blocks = [self._block(link) for link in links]
        for block in self._blocks:
            self._column.addWidget(block)

    def _block(self, link: LinkTold) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._name(link), 1)
        head.addWidget(Chip(state_word(link.state), KINDS[link.state]), 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        place = " › ".join(reversed(link.above))  # the nearest is seen where there is little room
        lines = [" · ".join(filter(None, (version_words(link.version), place)))]
        if link.comment:
            lines.append(link.comment)
        for words in lines:
            said = ElidedLabel(words)
            said.setProperty("role", "muted")
            said.setContentsMargins(3, 0, 0, 0)
            column.addWidget(said)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        who = ElidedLabel(self.tr("by {who}, {when}").format(who=link.who, when=moment_words(link.when)))
        who.setProperty("role", "muted")
        who.setContentsMargins(3, 0, 0, 0)
        match = button(self.tr("Open in Match"), lambda: self.matched.emit(link), "link")
        self.matches.append(match)
        foot.addWidget(who, 1)
        foot.addWidget(match)
        column.addLayout(foot)
        return block

    def _name(self, link: LinkTold) -> QWidget:
        if link.name:
            made = button(link.name, lambda: self.shown.emit(link), "link")
            made.setToolTip(self.tr("Show it in the pyramid"))
            self.names.append(made)
            return made
        nothing = self.tr("A unit that is not there any more") if link.unit else self.tr("Nothing in it")
        return label(nothing, "muted", wrap=True)
