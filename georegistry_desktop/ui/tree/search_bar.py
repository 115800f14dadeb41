"""The field over a tree: what to look for, how much was found, which of it is in front."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton

from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import allow, label


class SearchBar(QFrame):
    """``asked(text)`` a moment after the last letter or at once with Enter, ``stepped(±1)`` to the next or
    previous hit (Enter, Shift+Enter), ``left()`` when the person wants to go on in the tree."""

    asked = Signal(str)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("role", "panel")
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Find units"))
        self.field.setAccessibleName(self.tr("Find units"))
        self.field.setToolTip(
            self.tr("Parts of names; accents and case do not matter.\nLists: codes: A1 A2, refs: …, ids: …")
        )
        self.field.setClearButtonEnabled(True)
        self._glass = QAction(self)
        self.field.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self.count: QLabel = label("", "muted")
        self.back = self._button(self.tr("Previous hit (Shift+F3)"), -1)
        self.forth = self._button(self.tr("Next hit (F3)"), 1)
        self.filter = QToolButton()
        self.filter.setToolTip(self.tr("Show some types or statuses only"))
        self.filter.setAccessibleName(self.filter.toolTip())
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        for widget in (self.count, self.back, self.forth, self.filter):
            row.addWidget(widget)
        self._soon = QTimer(self, singleShot=True, interval=120)
        self._soon.timeout.connect(lambda: self.asked.emit(self.field.text()))
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        theme.changed.connect(self._draw)
        self._draw()
        self.say_found(None, 0)

    def say_found(self, number: int | None, count: int, *, narrowed: bool = False, unknown: int = 0) -> None:
        """Say that hit ``number`` (from 1; None for none) of ``count`` is in front."""
        locale = QLocale()
        if not count:
            text = ""
        elif number is None:
            text = self.tr("%Ln hit(s)", "", count)
        else:
            text = self.tr("{n} of {count}").format(n=locale.toString(number), count=locale.toString(count))
        self.count.setText(text)
        self.count.setVisible(bool(text))
        self.count.setToolTip(self.tr("%Ln of the list not found", "", unknown) if unknown else "")
        for step in (self.back, self.forth):
            step.setVisible(narrowed)
            allow(step, None if count else self.tr("Nothing is found to go to."))

    def eventFilter(self, watched: object, event: object) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QKeyEvent.Type.KeyPress:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._soon.isActive():
                    self._soon.stop()
                    self.asked.emit(self.field.text())
                self.stepped.emit(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Down:
                self.left.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def _typed(self, text: str) -> None:
        if text:
            self._soon.start()
        else:
            self._soon.stop()
            self.asked.emit("")

    def _button(self, tip: str, step: int) -> QToolButton:
        made = QToolButton()
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        made.clicked.connect(lambda: self.stepped.emit(step))
        return made

    def _draw(self) -> None:
        self._glass.setIcon(self._theme.icon("search"))
        self.back.setIcon(self._theme.icon("up"))
        self.forth.setIcon(self._theme.icon("down"))
        self.filter.setIcon(self._theme.icon("filter"))
