"""How the values of a list are read: parents within references, decimal sign, dates, words for a status."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from georegistry_desktop.ui.sources.column_choices import by_beginnings, lengths_of
from georegistry_desktop.ui.sources.status_meanings import StatusMeanings, narrow
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import allow, label

if TYPE_CHECKING:
    from georegistry_desktop.exchange import FileMapping

_DATES = (None, "DMY", "MDY")


class ReadingChoices(QWidget):
    """Shows what a mapping says beside its columns; ``edited(mapping)`` when a person said something else."""

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.mapping: FileMapping | None = None
        self.beginnings = QLineEdit()
        self.beginnings.setObjectName("beginnings")
        self.beginnings.setPlaceholderText(self.tr("lengths of their beginnings, such as 2, 5, 7"))
        self.place = QCheckBox(self.tr("Units without a parent belong to the area that holds them"))
        self.place.setObjectName("place")
        self.decimal, self.dates = QComboBox(), QComboBox()
        self._fault = label("", wrap=True)
        self._fault.setProperty("kind", "missing")
        self._fault.hide()
        self.statuses = StatusMeanings(theme)
        self._fill()
        self._lay_out(theme)
        self.beginnings.editingFinished.connect(self._take_beginnings)
        self.place.clicked.connect(lambda on: self._say(place=on))
        self.decimal.activated.connect(lambda _: self._say(decimal=self.decimal.currentData()))
        self.dates.activated.connect(lambda _: self._say(dates=self.dates.currentData()))
        self.statuses.said.connect(lambda meanings: self._say(statuses=meanings))

    def show_mapping(self, mapping: FileMapping | None, unknown: Mapping[str, int]) -> None:
        """Show what ``mapping`` says; ``unknown`` are words for a status that nobody has explained yet, with
        their numbers of rows."""
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
        self.statuses.show_words(mapping.statuses, unknown)

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
        # First, for it is what an import may wait for.
        layout.addWidget(self.statuses)
        layout.addWidget(self.place)
        layout.addLayout(form)
        layout.addWidget(self._fault)
        for box in (self.decimal, self.dates):
            narrow(box)
        for field in (self.beginnings, self.decimal, self.dates):
            words = form.labelForField(field)
            assert isinstance(words, QLabel)
            field.setAccessibleName(words.text())
