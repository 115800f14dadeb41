"""The one main button: how many changes it applies, and what they would cause."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout

from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import allow, button
from georegistry_desktop.ui.words import field_word, sentence
from georegistry_desktop.workflows import Outcome

_MOST = 500
_CAUSE = Qt.ItemDataRole.UserRole


class OutcomeBar(QFrame):
    """``applied`` when the button is pressed; ``causeAsked(unit)`` for the unit behind a problem."""

    applied = Signal()
    causeAsked = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = ""
        self.setProperty("role", "foot")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.problems = QListWidget()
        self.problems.setWordWrap(True)
        self.problems.setAccessibleName(self.tr("Problems in the result"))
        self.problems.setMaximumHeight(theme.px(180))
        self.problems.itemActivated.connect(self._activated)
        self.problems.itemClicked.connect(self._activated)
        self.problems.hide()
        self.apply = button("", self.applied.emit, "main")
        self.apply.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.verdict = button("", self._fold, "link")
        self.verdict.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(8)
        row.addWidget(self.apply)
        row.addWidget(self.verdict, 1)
        layout.addWidget(self.problems)
        layout.addLayout(row)
        self.show_outcome(0, None, can=False)

    def show_outcome(self, accepted: int, found: Outcome | None, *, can: bool) -> None:
        """``accepted`` differences; ``found`` None while it is not known yet what they would cause."""
        count = accepted if found is None else len(found.plan.changeset)
        self.apply.setText(self.tr("Apply %Ln change(s)", "", count))
        refused = found is not None and bool(found.problems or found.conflicts)
        self.problems.clear()
        if not can:
            self._say(self.tr("Only a live version can change"))
        elif not accepted:
            self._say(self.tr("Nothing is accepted yet"))
        elif found is None:
            self._say(self.tr("Looking at the result …"))
        else:
            self._tell(found)
        allow(self.apply, None if can and count > 0 and not refused else self._words)
        listed = self.problems.count() > 0
        allow(self.verdict, None if listed else self.tr("There are no problems to list."))
        if not self.problems.count():
            self.problems.hide()

    def _say(self, text: str) -> None:
        """Say what would come of it, in two lines where one is too short."""
        self._words = text
        room = self.verdict.width() - self._theme.px(8)
        middle = len(text) // 2
        places = [at for at, letter in enumerate(text) if letter == " "]
        if places and "\n" not in text and self.verdict.fontMetrics().horizontalAdvance(text) > room:
            at = min(places, key=lambda place: abs(place - middle))
            text = f"{text[:at]}\n{text[at + 1 :]}"
        self.verdict.setText(text)
        # Always of two lines: what is told later must not move the button, nor be cut.
        self.verdict.setMinimumHeight(2 * self.verdict.fontMetrics().lineSpacing() + self._theme.px(6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say(self._words)

    def _tell(self, found: Outcome) -> None:
        wrong = len(found.problems) + len(found.conflicts)
        text = self.tr("%Ln problem(s)\nin the result", "", wrong)
        if found.plan.skipped:
            text = self.tr("{problems}, {left} left out").format(
                problems=text, left=self.locale().toString(len(found.plan.skipped))
            )
        self._say(text)
        for conflict in found.conflicts[:_MOST]:
            words = self.tr("{unit}: {field} is newer than this comparison.")
            unit, field = conflict.unit_name or conflict.unit, conflict.field
            self._add(words.format(unit=unit, field=unit if field == "record" else field_word(field)), -1)
        for problem in (*found.problems, *found.plan.skipped)[:_MOST]:
            said = sentence(problem.code, {"unit": problem.unit, "field": problem.field, **problem.params})
            self._add(said, found.causes.get(problem.unit or "", -1))

    def _add(self, text: str, cause: int) -> None:
        item = QListWidgetItem(text)
        item.setData(_CAUSE, cause)
        item.setToolTip(text)
        self.problems.addItem(item)

    def _fold(self) -> None:
        self.problems.setVisible(not self.problems.isVisible())

    def _activated(self, item: QListWidgetItem) -> None:
        if item.data(_CAUSE) >= 0:
            self.causeAsked.emit(item.data(_CAUSE))
