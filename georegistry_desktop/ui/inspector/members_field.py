"""The field of a set: aliases, groups, references, as chips with a line to add one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from georegistry_desktop.domain.names import fold
from georegistry_desktop.ui.inspector.hit_list import Offer
from georegistry_desktop.ui.inspector.member_chip import MemberChip
from georegistry_desktop.ui.inspector.search_line import SearchLine
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import button, label
from georegistry_desktop.ui.widgets.flow import FlowLayout
from georegistry_desktop.ui.words import number_words

_FIRST = 12
"""Chips that are shown before all are asked for."""
_MOST_OFFERS = 30


class MembersField(QWidget):
    """``added(key)`` and ``removed(key)`` come at once; ``created(name)`` where a new one is meant.

    Without ``known`` members what is typed is the member itself; with them it looks among them, and a name
    that is not there can be created where ``creates`` says so.
    """

    added = Signal(str)
    removed = Signal(str)
    created = Signal(str)

    def __init__(self, name: str, hint: str, theme: Theme, *, creates: str = "") -> None:
        super().__init__()
        self._theme, self._creates = theme, creates
        self._members: dict[str, int] = {}
        self._units = 1
        self._words: Callable[[str], str] = str
        self._known: Mapping[str, str] | None = None
        self._all, self._locked = False, False
        self._chips: list[MemberChip] = []
        self.line = SearchLine(name, self)
        self.line.setProperty("role", "field")
        self.line.setPlaceholderText(hint)
        self.line.setMinimumWidth(90)
        self.line.asked.connect(self._ask)
        self.line.chosen.connect(self._take)
        self.line.returnPressed.connect(self._enter)
        self.line.editingFinished.connect(self._left)
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)
        self.more: QPushButton = button("", self._show_all, "link")
        self.more.hide()
        holder = QWidget()
        self._flow = FlowLayout(holder, stretch_last=True)
        self.nothing = label("–", "muted")
        self.nothing.setContentsMargins(9, 3, 0, 0)  # where other fields have theirs
        self._flow.addWidget(self.nothing)
        self._flow.addWidget(self.more)
        self._flow.addWidget(self.line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.addWidget(holder)
        theme.changed.connect(self._draw)

    def show_members(
        self,
        members: Mapping[str, int],
        units: int,
        words: Callable[[str], str] = str,
        known: Mapping[str, str] | None = None,
    ) -> None:
        """Show each member, which so many of the ``units`` have; ``known`` are all that there are, by key."""
        self._known, self._words = known, words
        if self._members == dict(members) and self._units == units and self._chips_say(words):
            return
        self._members, self._units = dict(members), units
        self._draw()

    def lock(self, locked: bool) -> None:
        """Let them be read only."""
        self._locked = locked
        self.line.setVisible(not locked)
        self.nothing.setVisible(locked and not self._members)
        for chip in self._chips:
            chip.lock(locked)

    @property
    def chips(self) -> list[str]:
        """The words of the chips that are shown."""
        return [chip.text.text() for chip in self._chips]

    def _chips_say(self, words: Callable[[str], str]) -> bool:
        return self.chips == [words(key) for key in list(self._members)[: len(self._chips)]]

    def _draw(self) -> None:
        focused = self.focusWidget() if self.isAncestorOf(self.focusWidget() or self) else None
        had_focus = focused is not None and focused is not self.line and focused.hasFocus()
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        shown = list(self._members)[: None if self._all else _FIRST]
        self._chips = [self._chip(key) for key in shown]
        for at, chip in enumerate(self._chips):
            self._flow.insert_widget(at, chip)
            chip.lock(self._locked)
        hidden = len(self._members) - len(shown)
        self.more.setText(self.tr("%Ln more", "", hidden))
        self.more.setVisible(hidden > 0)
        if had_focus:
            # The chip that had it is gone: the line is the nearest place that stays.
            self.line.setFocus()
        self.updateGeometry()

    def _chip(self, key: str) -> MemberChip:
        count = self._members[key]
        part = ""
        if count < self._units:
            part = self.tr("{count} of {units}").format(
                count=number_words(count), units=number_words(self._units)
            )
        return MemberChip(
            self._theme,
            self._words(key),
            lambda: self.removed.emit(key),
            part=part,
            give=lambda: self.added.emit(key),
        )

    def _show_all(self) -> None:
        self._all = True
        self._draw()

    # Adding

    def _ask(self, text: str) -> None:
        if self._known is None:
            return
        wanted = fold(text)
        all_have = {key for key, count in self._members.items() if count == self._units}
        found = [
            (not fold(name).startswith(wanted), name.casefold(), key, name)
            for key, name in self._known.items()
            if wanted in fold(name) and key not in all_have
        ]
        offers = [Offer(key, name) for _, _, key, name in sorted(found)[:_MOST_OFFERS]]
        if self._creates and all(fold(name) != wanted for name in self._known.values()):
            offers.append(Offer("", self._creates.format(name=text)))
        self.line.offer(offers)

    def _take(self, key: str, _: str) -> None:
        name = self.line.text().strip()
        self.line.clear()
        if key:
            self.added.emit(key)
        elif name:
            self.created.emit(name)

    def _enter(self) -> None:
        """Without known members what stands in the line is one."""
        text = self.line.text().strip()
        if self._known is None and text:
            self.line.clear()
            self.added.emit(text)

    def _left(self) -> None:
        if not self.line.hasFocus():
            self._enter()
            self.line.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape empties the line; Backspace in an empty one goes to the last chip."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.line.text():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.line.forget()
                self.line.clear()
                return True
        backspace = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Backspace
        if backspace and event.type() == QEvent.Type.KeyPress and not self.line.text() and self._chips:
            self._chips[-1].buttons[-1].setFocus()
            return True
        return super().eventFilter(watched, event)
