"""The fields above the history that narrow it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from georegistry_desktop.storage import Entry
from georegistry_desktop.ui.history.filters import Filters
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import button, label
from georegistry_desktop.ui.words import entry_word, number_words, version_words

_VERSION = 1
_KEPT = ("text", "version", "kind", "author")


class FilterBar(QFrame):
    """``changed()`` comes with each other choice; ``filters`` is what is chosen."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.filters = Filters()
        self.text = QLineEdit()
        self.text.setClearButtonEnabled(True)
        self.text.setPlaceholderText(self.tr("Search changes"))
        self.text.setAccessibleName(self.tr("Search changes"))
        self.text.textChanged.connect(lambda text: self._take(replace(self.filters, text=text)))
        self.versions = self._box(theme, self.tr("All versions"), "version")
        self.kinds = self._box(theme, self.tr("All kinds"), "kind")
        self.authors = self._box(theme, self.tr("Everybody"), "author")
        self._only = label("", "muted")
        self._all = button(self.tr("Show all"), self.clear, "link")
        row = QHBoxLayout()
        for box in (self.versions, self.kinds, self.authors):
            row.addWidget(box, 1)
        said = QHBoxLayout()
        said.addWidget(self._only, 1)
        said.addWidget(self._all)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(10), theme.px(8), theme.px(10), theme.px(8))
        column.setSpacing(theme.px(6))
        for part in (self.text,):
            column.addWidget(part)
        column.addLayout(row)
        column.addLayout(said)

    def offer(self, entries: Iterable[Entry]) -> None:
        """Offer the versions, kinds and authors that these entries have."""
        held = list(entries)
        self._fill(self.versions, [(version_words(v), v) for v in sorted({e.version for e in held})])
        self._fill(self.kinds, sorted((entry_word(k), k) for k in {e.kind for e in held}))
        self._fill(self.authors, [(a, a) for a in sorted({e.author for e in held})])
        version, kind, author = (box.currentData() for box in (self.versions, self.kinds, self.authors))
        # What is not offered any more is not filtered by either: nobody would see why.
        self.filters = replace(self.filters, version=version, kind=kind, author=author)

    def keep(self) -> dict[str, object]:
        """What is chosen, as JSON for ``restore``; of certain entries only their unit is kept, by others."""
        chosen = {name: value for name in _KEPT if (value := getattr(self.filters, name))}
        return {"version": _VERSION, "chosen": chosen} if chosen else {}

    def restore(self, kept: object) -> None:
        """Choose what ``keep`` gave, as far as it is understood; ``offer`` drops what there is not."""
        known = isinstance(kept, Mapping) and kept.get("version") == _VERSION
        chosen = kept.get("chosen") if isinstance(kept, Mapping) and known else None
        values = chosen if isinstance(chosen, Mapping) else {}
        text, version, kind, author = (v if isinstance(v := values.get(k), str) else "" for k in _KEPT)
        for box, key in ((self.versions, version), (self.kinds, kind), (self.authors, author)):
            box.blockSignals(True)
            if key and box.findData(key) < 0:
                box.addItem(key, key)
            box.setCurrentIndex(max(box.findData(key), 0))
            box.blockSignals(False)
        self.text.blockSignals(True)
        self.text.setText(text)
        self.text.blockSignals(False)
        self._take(Filters(text=text, version=version, kind=kind, author=author))

    def say(self, shown: int, count: int, unit: str = "") -> None:
        """Say how many of how many are shown, and of which unit only."""
        if unit:
            words = self.tr("%Ln change(s) of {unit}", "", shown).format(unit=unit)
        elif shown < count:
            words = self.tr("{shown} of %Ln change(s)", "", count).format(shown=number_words(shown))
        else:
            words = self.tr("%Ln change(s)", "", count)
        self._only.setText(words)
        self._all.setVisible(self.filters != Filters())

    def keep_to(self, entries: frozenset[int] | None) -> None:
        """Let through only these entries of the others' choice; None lets all through."""
        self._take(replace(self.filters, entries=entries))

    def clear(self) -> None:
        """Let all through."""
        self.filters = Filters()
        for box in (self.versions, self.kinds, self.authors):
            box.setCurrentIndex(0)
        self.text.clear()
        self.changed.emit()

    def _box(self, theme: Theme, every: str, field: str) -> QComboBox:
        box = QComboBox()
        box.addItem(every, "")
        box.setAccessibleName(every)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(6)
        box.setMinimumWidth(theme.px(76))
        box.currentIndexChanged.connect(
            lambda _: self._take(replace(self.filters, **{field: box.currentData()}))
        )
        return box

    @staticmethod
    def _fill(box: QComboBox, words: list[tuple[str, str]]) -> None:
        held = box.currentData()
        box.blockSignals(True)
        while box.count() > 1:
            box.removeItem(1)
        for text, key in words:
            box.addItem(text, key)
        box.setCurrentIndex(max(box.findData(held), 0))
        box.blockSignals(False)

    def _take(self, filters: Filters) -> None:
        if filters != self.filters:
            self.filters = filters
            self.changed.emit()
