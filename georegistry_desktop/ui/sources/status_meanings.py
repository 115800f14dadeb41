"""Words that a list has for a status: a person says of each which status it means."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from georegistry_desktop.domain.records import STATUSES
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import label
from georegistry_desktop.ui.words import number_words, status_word

MOST = 20
"""Words that are asked for; a column with more of them is hardly one of statuses."""
_NEXT = 5
"""Words that are asked for in any case, after those that were explained."""


class StatusMeanings(QWidget):
    """``said(meanings)``, word -> status, when a person said another one. Hidden where no word needs any."""

    said = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._boxes: dict[str, QComboBox] = {}
        self._meanings: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._more = label("", "muted", wrap=True)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(theme.px(10))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(self.tr("Meanings of statuses"), "heading"))
        layout.addLayout(self._form)
        layout.addWidget(self._more)
        self.hide()

    def show_words(self, meanings: Mapping[str, str], unknown: Mapping[str, int]) -> None:
        """What words are said to mean, and the rows of those that nobody has explained yet."""
        self._meanings = dict(meanings)
        self._counts |= unknown
        words = list(dict.fromkeys([*meanings, *unknown]))
        # Each stays where it was: one is hardly to be found again that jumps when it is explained.
        known = [word for word in self._boxes if word in words]
        words = [*known, *(word for word in words if word not in known)]
        asked = words[: max(MOST, len(meanings) + _NEXT)]
        self._ask_for(asked)
        for word, box in self._boxes.items():
            box.setCurrentIndex(max(box.findData(meanings.get(word)), 0))
            if isinstance(words_of := self._form.labelForField(box), QLabel):
                words_of.setText(self._words_of(word))
        more = len(words) - len(asked)
        self._more.setText(
            self.tr(
                "%Ln more word(s): perhaps this column is of something else, to be chosen under “Columns”.",
                "",
                more,
            )
        )
        self._more.setVisible(more > 0)
        self.setVisible(bool(words))

    def _ask_for(self, words: list[str]) -> None:
        if words[: len(self._boxes)] != [*self._boxes]:
            while self._form.rowCount():
                self._form.removeRow(0)
            self._boxes = {}
        before = self._last()
        for word in words[len(self._boxes) :]:
            box = self._boxes[word] = QComboBox()
            box.addItem(self.tr("Not said: to be checked"), None)
            for status in STATUSES:
                box.addItem(status_word(status), status)
            narrow(box)
            box.setAccessibleName(self.tr("Meaning of {word}").format(word=word))
            box.activated.connect(lambda _, word=word, box=box: self._mean(word, box.currentData()))
            self._form.addRow(label("", wrap=True), box)
            self.setTabOrder(before, box)  # made last, it would come last
            before = box

    def _last(self) -> QWidget:
        """Where Tab comes from to the next word."""
        if self._boxes:
            return [*self._boxes.values()][-1]
        before = self.previousInFocusChain()
        while before not in (None, self) and before.focusPolicy() == Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        return before or self

    def _words_of(self, word: str) -> str:
        shown = self.tr("“{word}”").format(word=word)
        count = self._counts.get(word)
        return f"{shown} · {number_words(count)}" if count else shown

    def _mean(self, word: str, status: str | None) -> None:
        others = {held: means for held, means in self._meanings.items() if held != word}
        self.said.emit(others | ({word: status} if status else {}))


def narrow(box: QComboBox) -> None:
    """Long words of a choice do not widen the form."""
    box.setMinimumContentsLength(8)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
