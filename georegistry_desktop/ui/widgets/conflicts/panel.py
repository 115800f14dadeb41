"""The conflicts of one changeset, one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from georegistry_desktop.domain import Conflict, Value
from georegistry_desktop.domain.records import Record
from georegistry_desktop.domain.resolving import Decision, Take
from georegistry_desktop.domain.value_merge import merged_value
from georegistry_desktop.ui.widgets.allowing import allow
from georegistry_desktop.ui.widgets.conflicts.side import SideCard
from georegistry_desktop.ui.widgets.elided import ElidedLabel
from georegistry_desktop.ui.widgets.flow import FlowLayout
from georegistry_desktop.ui.widgets.roles import button, label, line
from georegistry_desktop.ui.words.terms import field_word
from georegistry_desktop.ui.words.values import Namer, json_words, moment_words, value_words

_TAKES: tuple[Take, ...] = ("mine", "merged", "theirs")


class ConflictPanel(QWidget):
    """Shows one conflict after the other until none is open.

    ``shown(uuid)`` says which unit is in front, so that map and tree can show it; ``resolved`` comes with a
    ``Decision`` for each conflict, ``left`` when the person puts it off: then nothing is written.
    """

    shown = Signal(str)
    resolved = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conflicts: tuple[Conflict, ...] = ()
        self._decisions: dict[int, Decision] = {}
        self._name: Namer = str
        self._at = 0
        self._cards: dict[Take, SideCard] = {}

    def show_conflicts(self, conflicts: Sequence[Conflict], name: Namer = str) -> None:
        """Ask about these; ``name`` gives the names of units and groups by uuid."""
        if not self._cards:
            self._build()  # most people never meet one
        self._conflicts, self._name = tuple(conflicts), name
        self._decisions.clear()
        self._go(0)
        self._cards["mine"].button.setFocus()

    @property
    def open_count(self) -> int:
        """How many are not decided yet."""
        return len(self._conflicts) - len(self._decisions)

    def take(self, side: Take) -> None:
        """Decide about the conflict in front."""
        if not self._cards[side].isEnabled() or not self._conflicts:
            return
        conflict = self._conflicts[self._at]
        merged: Value = None
        if side == "merged":
            found = merged_value(conflict.ancestor, conflict.ours, conflict.theirs)
            merged = self._cards["merged"].text if isinstance(conflict.theirs, str) else found
        self._decisions[self._at] = Decision(conflict, side, merged)
        self._refresh()

    def next_open(self) -> None:
        """Go to the next one that is not decided; stay where all are."""
        order = [*range(self._at + 1, len(self._conflicts)), *range(self._at + 1)]
        self._go(next((i for i in order if i not in self._decisions), self._at))

    # Building

    def _build(self) -> None:
        self._count = label("", "muted")
        self._earlier = button("‹", lambda: self._go(self._at - 1), "quiet")
        self._later = button("›", lambda: self._go(self._at + 1), "quiet")
        self._earlier.setAccessibleName(self.tr("Conflict before"))
        self._later.setAccessibleName(self.tr("Conflict after"))
        self._unit, self._field = ElidedLabel(), label("", "muted")
        self._unit.setProperty("role", "heading")
        self._ancestor = label("", "muted", wrap=True)
        self._cards = {
            "mine": SideCard(self.tr("Mine")),
            "merged": SideCard(self.tr("Merged"), editable=True),
            "theirs": SideCard(self.tr("Theirs")),
        }
        top = QHBoxLayout()
        top.setContentsMargins(14, 8, 8, 4)
        top.addWidget(self._unit, 1)
        for part in (self._count, self._earlier, self._later):
            top.addWidget(part)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 4, 14, 14)
        column.setSpacing(8)
        column.addWidget(self._field)
        column.addWidget(self._ancestor)
        for number, side in enumerate(_TAKES, 1):
            column.addWidget(self._cards[side])
            self._cards[side].chosen.connect(lambda taken=side: self.take(taken))
            self._listen(str(number), lambda taken=side: self.take(taken))
        column.addStretch()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(line())
        layout.addWidget(scroll, 1)
        layout.addWidget(self._foot())
        self._listen("Alt+Left", self._earlier.click)
        self._listen("Alt+Right", self._later.click)

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "foot")
        self._apply = button(self.tr("Apply"), self._resolve, "main")
        self._next = button(self.tr("Next open one"), self.next_open)
        self._open = label("", "muted", wrap=True)
        away = button(self.tr("Not now"), self.left.emit, "quiet")
        buttons = QWidget()
        row = FlowLayout(buttons, spacing=8)
        for part in (self._apply, self._next, away):
            row.addWidget(part)
        column = QVBoxLayout(foot)
        column.setContentsMargins(14, 10, 14, 10)
        column.addWidget(buttons)
        column.addWidget(self._open)
        return foot

    def _listen(self, keys: str, run: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self, run)  # type: ignore[call-overload]
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # Showing

    def _go(self, at: int) -> None:
        if not self._conflicts:
            return
        self._at = at % len(self._conflicts)
        conflict = self._conflicts[self._at]
        self._unit.setText(conflict.unit_name or conflict.unit)
        self._field.setText(
            self.tr("The whole unit") if conflict.field == "record" else field_word(conflict.field)
        )
        self._ancestor.setText(
            self.tr("It was: {value}").format(value=self._words(conflict, conflict.ancestor))
        )
        back = self.tr("Brings it back as it was before it was deleted, with this value.")
        self._cards["mine"].show_value(
            self._words(conflict, conflict.ours), back if conflict.gone is not None else ""
        )
        theirs = self._words(conflict, conflict.theirs) if conflict.gone is None else self.tr("deleted")
        self._cards["theirs"].show_value(theirs, _made(conflict))
        merged = merged_value(conflict.ancestor, conflict.ours, conflict.theirs)
        self._cards["merged"].setVisible(merged is not None)
        earlier = self._decisions.get(self._at)
        kept = earlier.merged if earlier and earlier.take == "merged" else merged
        self._cards["merged"].show_value(json_words(kept) if kept is not None else "")
        self._refresh()
        self.shown.emit(conflict.unit)

    def _words(self, conflict: Conflict, value: object) -> str:
        if conflict.field == "record":
            return cast(Record, value).name if value is not None else self.tr("deleted")
        return value_words(conflict.field, value, self._name)

    def _refresh(self) -> None:
        decided = self._decisions.get(self._at)
        for side, card in self._cards.items():
            card.set_taken(decided is not None and decided.take == side)
        count, left = len(self._conflicts), self.open_count
        self._count.setText(self.tr("{number} of {count}").format(number=self._at + 1, count=count))
        for one in (self._earlier, self._later):
            one.setVisible(count > 1)
        allow(self._apply, self.tr("Decide all of them first.") if left else None)
        self._next.setVisible(count > 1)
        allow(self._next, None if left else self.tr("All are decided."))
        self._open.setText(self.tr("%Ln still open", "", left) if left else self.tr("All are decided."))

    def _resolve(self) -> None:
        self.resolved.emit([self._decisions[i] for i in range(len(self._conflicts))])


def _made(conflict: Conflict) -> str:
    """Who made their value, and when."""
    if conflict.who and conflict.when:
        said = QCoreApplication.translate("ConflictPanel", "{who}, {when}")
        return said.format(who=conflict.who, when=moment_words(conflict.when))
    return conflict.who or ""
