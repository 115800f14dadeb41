"""Unit by unit whose value is taken, where both sides say otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
)

from georegistry_desktop.compare.uniting import Contested
from georegistry_desktop.compare.uniting.wanted import Side
from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.ui.matching.uniting.contested_model import BY, SIDE_OF, UNIT, ContestedModel
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import allow, button
from georegistry_desktop.ui.words import field_word, number_words, version_words

_TYPING_MS = 250
_KEYS: dict[int, Side | None] = {
    Qt.Key.Key_Left: "a",
    Qt.Key.Key_Right: "b",
    Qt.Key.Key_Delete: None,
    Qt.Key.Key_Backspace: None,
}


class ContestedTable(QTableView):
    """``taken(places, side)``: a side of these lines, None for the rule's."""

    taken = Signal(list, object)

    def __init__(self, model: ContestedModel, theme: Theme) -> None:
        super().__init__()
        self.setModel(model)
        self.setProperty("role", "list")
        self.setAccessibleName(self.tr("Units of which both say otherwise"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(theme.px(30))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(BY, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(BY, theme.px(110))
        self.clicked.connect(self._clicked)

    def chosen(self) -> list[int]:
        """The lines that are selected, else the current one."""
        parts = self.selectionModel().selection().toList()
        lines = sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})
        return lines or ([self.currentIndex().row()] if self.currentIndex().isValid() else [])

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() in SIDE_OF and len(self.chosen()) == 1:
            self.taken.emit([index.row()], SIDE_OF[index.column()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _KEYS and (lines := self.chosen()):
            self.taken.emit(lines, _KEYS[event.key()])
            event.accept()
            return
        super().keyPressEvent(event)


class ByHandPane(QFrame):
    """``decided(said)`` with ``(unit, field, side)`` each, the side None for the rule; ``searched`` with a
    text to look for in what is shown; ``listAsked`` for all decisions as a list; ``left`` to go back."""

    decided = Signal(list)
    searched = Signal(object, str)
    listAsked = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._labels = ("", "")
        self._held: tuple[Contested, ...] = ()
        self.back = button(self.tr("‹ What would come of it"), self.left.emit, "quiet")
        self.field = QComboBox()
        self.field.setAccessibleName(self.tr("Field"))
        self.field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setPlaceholderText(self.tr("Find a unit or a value"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.lines = ContestedModel(theme, self)
        self.table = ContestedTable(self.lines, theme)
        words = (self.tr("The first one's"), "←"), (self.tr("The second one's"), "→")
        self.take = [
            button(text, partial(self._take, side), key=key)
            for (text, key), side in zip(words, SIDE_OF.values(), strict=True)
        ]
        self.by_rule = button(self.tr("By the rule"), lambda: self._take(None), key=self.tr("Del"))
        self.save = button(self.tr("Save as a list…"), self.listAsked.emit)
        self._soon = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._soon.timeout.connect(self._search)
        self._lay_out()
        self.field.activated.connect(lambda _: self._show_field())
        self.search.textEdited.connect(lambda _: self._soon.start())
        self.table.taken.connect(self._say)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())

    def show_contested(self, labels: tuple[str, str], held: Sequence[Contested]) -> None:
        """What both say otherwise of; the field and the line that a person is at stay."""
        field, place = self.lines.field, self.table.currentIndex()
        unit = self.lines.unit(place.row()) if place.isValid() else ""
        self._labels, self._held = labels, tuple(held)
        with QSignalBlocker(self.field):
            self.field.clear()
            for of_field in held:
                words = f"{field_word(of_field.field)} ({number_words(len(of_field))})"
                self.field.addItem(words, of_field.field)
            self.field.setCurrentIndex(max(0, self.field.findData(field)))
        a, b = (version_words(name) for name in labels)
        for taking, version in zip(self.take, (a, b), strict=True):
            taking.setToolTip(self.tr("As in {version}").format(version=version))
        self._show_field(unit)

    def show_rows(self, held: Contested, rows: Rows) -> None:
        """Show these rows alone, unless something else is shown by now."""
        if held is self.lines.held:
            self.lines.keep(rows)
            self._go_to("")

    def _show_field(self, unit: str = "") -> None:
        place = self.field.currentIndex()
        self.lines.show(self._labels, self._held[place] if place >= 0 else None)
        self._go_to(unit)
        if self.search.text():
            self._search()

    def _go_to(self, unit: str) -> None:
        if self.lines.rowCount():
            self.table.setCurrentIndex(self.lines.index(max(0, self.lines.place_of(unit)), UNIT))
        self._offer()

    def _search(self) -> None:
        self._soon.stop()
        if self.lines.held is not None:
            self.searched.emit(self.lines.held, self.search.text())

    def _take(self, side: Side | None) -> None:
        self._say(self.table.chosen(), side)

    def _say(self, places: list[int], side: Side | None) -> None:
        self.lines.say(places, side)
        self.decided.emit([(self.lines.unit(place), self.lines.field, side) for place in places])
        self._offer()

    def _offer(self) -> None:
        chosen = self.lines.rowCount() and self.table.currentIndex().isValid()
        reason = None if chosen else self.tr("Choose a line of the list.")
        for taking in (*self.take, self.by_rule):
            allow(taking, reason)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(8)
        top, deeds = QHBoxLayout(), QHBoxLayout()
        foot = QFrame()
        foot.setProperty("uncovered", True)
        last = QHBoxLayout(foot)
        last.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.back)
        top.addStretch()
        top.addWidget(self.save)
        layout.addLayout(top)
        deeds.addWidget(self.field)
        deeds.addWidget(self.search, 1)
        layout.addLayout(deeds)
        layout.addWidget(self.table, 1)
        for taking in (*self.take, self.by_rule):
            last.addWidget(taking)
        last.addStretch()
        layout.addWidget(foot)
