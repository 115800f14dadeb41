"""How the values of a list are read: parents within references, decimal sign, dates, words for a status."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from georegistry_desktop.domain.records import STATUSES
from georegistry_desktop.ui.sources.column_choices import by_beginnings, lengths_of
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import allow, label
from georegistry_desktop.ui.words import status_word

if TYPE_CHECKING:
    from georegistry_desktop.exchange import FileMapping

_DATES = (None, "DMY", "MDY")


class ReadingChoices(QWidget):
    """Shows what a mapping says beside its columns; ``edited(mapping)`` when a person said something else."""

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.mapping: FileMapping | None = None
        self._meanings: dict[str, QComboBox] = {}
        self.beginnings = QLineEdit()
        self.beginnings.setObjectName("beginnings")
        self.beginnings.setPlaceholderText(self.tr("lengths of their beginnings, such as 2, 5, 7"))
        self.place = QCheckBox(self.tr("Units without a parent belong to the area that holds them"))
        self.place.setObjectName("place")
        self.decimal, self.dates = QComboBox(), QComboBox()
        self._fault = label("", wrap=True)
        self._fault.setProperty("kind", "missing")
        self._fault.hide()
        self._statuses = QFormLayout()
        self._statuses.setHorizontalSpacing(theme.px(10))
        self._statuses_label = label(self.tr("Meanings of statuses"), "heading")
        self._fill()
        self._lay_out(theme)
        self.beginnings.editingFinished.connect(self._take_beginnings)
        self.place.clicked.connect(lambda on: self._say(place=on))
        self.decimal.activated.connect(lambda _: self._say(decimal=self.decimal.currentData()))
        self.dates.activated.connect(lambda _: self._say(dates=self.dates.currentData()))

    def show_mapping(self, mapping: FileMapping | None, unknown: Sequence[str] = ()) -> None:
        """Show what ``mapping`` says; ``unknown`` are words for a status that nobody has explained yet."""
        self.mapping = mapping
        if mapping is None:
            return
        self._refuse("")
        self.beginnings.setText(", ".join(map(str, mapping.prefixes)))
        has_ref = "ref" in mapping.columns
        allow(self.beginnings, None if has_ref else self.tr("No column is taken for the reference."))
        self.place.setChecked(mapping.place)
        allow(self.place, self.tr("Columns name the ancestors of each row.") if mapping.levels else None)
        self.decimal.setCurrentIndex(self.decimal.findData(mapping.decimal))
        self.dates.setCurrentIndex(_DATES.index(mapping.dates))
        self._show_statuses(mapping, [*mapping.statuses, *(w for w in unknown if w not in mapping.statuses)])

    def _show_statuses(self, mapping: FileMapping, words: list[str]) -> None:
        self._statuses_label.setVisible(bool(words))
        if words != [*self._meanings]:
            self._ask_for(words)
        for word, box in self._meanings.items():
            box.setCurrentIndex(max(box.findData(mapping.statuses.get(word)), 0))

    def _ask_for(self, words: Sequence[str]) -> None:
        while self._statuses.rowCount():
            self._statuses.removeRow(0)
        self._meanings = {word: QComboBox() for word in words}
        before: QWidget = self.dates
        for word, box in self._meanings.items():
            box.addItem(self.tr("Not said: to be checked"), None)
            for status in STATUSES:
                box.addItem(status_word(status), status)
            _narrow(box)
            box.setAccessibleName(self.tr("Meaning of {word}").format(word=word))
            box.activated.connect(lambda _, word=word, box=box: self._mean(word, box.currentData()))
            self._statuses.addRow(label(self.tr("“{word}”").format(word=word), wrap=True), box)
            self.setTabOrder(before, box)  # made last, it would come last
            before = box

    def _mean(self, word: str, status: str | None) -> None:
        if self.mapping is not None:
            others = {held: means for held, means in self.mapping.statuses.items() if held != word}
            self._say(statuses=others | ({word: status} if status else {}))

    def _take_beginnings(self) -> None:
        mapping = self.mapping
        if mapping is None:
            return
        try:
            lengths = lengths_of(self.beginnings.text())
        except ValueError:
            self._refuse(self.tr("Write whole numbers with commas between them, such as 2, 5, 7."))
            return
        self._refuse("")
        if lengths != mapping.prefixes:
            self.mapping = by_beginnings(mapping, lengths)
            self.edited.emit(self.mapping)

    def _refuse(self, reason: str) -> None:
        self._fault.setText(reason)
        self._fault.setVisible(bool(reason))

    def _say(self, **changed: object) -> None:
        if self.mapping is not None:
            mapping = replace(self.mapping, **changed)  # type: ignore[arg-type]
            if mapping != self.mapping:
                self.mapping = mapping
                self.edited.emit(mapping)

    def _fill(self) -> None:
        self.decimal.addItem(self.tr("Point: 12.5"), ".")
        self.decimal.addItem(self.tr("Comma: 12,5"), ",")
        shown = (
            self.tr("As each column shows"),
            self.tr("Day first: 31/12/2024"),
            self.tr("Month first: 12/31/2024"),
        )
        for words, order in zip(shown, _DATES, strict=True):
            self.dates.addItem(words, order)

    def _lay_out(self, theme: Theme) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(theme.px(10))
        form.addRow(self.tr("Parents in references"), self.beginnings)
        form.addRow(self.tr("Decimal sign"), self.decimal)
        form.addRow(self.tr("Dates"), self.dates)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.place)
        layout.addLayout(form)
        layout.addWidget(self._fault)
        layout.addWidget(self._statuses_label)
        layout.addLayout(self._statuses)
        for box in (self.decimal, self.dates):
            _narrow(box)
        for field in (self.beginnings, self.decimal, self.dates):
            words = form.labelForField(field)
            assert isinstance(words, QLabel)
            field.setAccessibleName(words.text())


def _narrow(box: QComboBox) -> None:
    """Long words of a choice do not widen the form."""
    box.setMinimumContentsLength(8)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
