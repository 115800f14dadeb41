"""One of the two units of a pair: what it is called, where it is, and whether it stays."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout

from georegistry_desktop.ui.duplicates.front import Told
from georegistry_desktop.ui.pairs.marked_text import MarkedText
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import Chip, ElidedLabel, label
from georegistry_desktop.ui.words import colon_words


class UnitCard(QFrame):
    """``chosen(place)`` when it is pressed, ``taken(place)`` when it is pressed twice; ``stepped(int)`` for
    the arrows while it has the keyboard."""

    chosen = Signal(int)
    taken = Signal(int)
    stepped = Signal(int)

    def __init__(self, theme: Theme, place: int) -> None:
        super().__init__()
        self._place = place
        self.setProperty("role", "candidate")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._key = label(str(place + 1), "key")
        self.name = MarkedText(theme, scale=1.15)
        self.stays = Chip("")
        self.above, self.facts = ElidedLabel(), ElidedLabel()
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 9, 12, 9)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self._key, 0, 0, top | Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.name, 0, 1)
        grid.addWidget(self.stays, 0, 2, top | Qt.AlignmentFlag.AlignRight)
        for row, said in enumerate((self.above, self.facts), 1):
            said.setProperty("role", "muted")
            grid.addWidget(said, row, 1, 1, 2)
        grid.setColumnStretch(1, 1)

    def show_told(self, told: Told) -> None:
        """Show another unit."""
        self.name.show_text(told.name, told.spans)
        self.above.setText(" › ".join(told.above) or self.tr("at the top"))
        below = self.tr("%Ln below", "", told.below) if told.below else ""
        ref = colon_words(self.tr("reference"), told.ref) if told.ref else ""
        self.facts.setText(" · ".join(filter(None, (told.type, ref, below))))
        self.facts.setVisible(bool(self.facts.text()))
        self.setAccessibleName(" · ".join(filter(None, (told.name, self.above.text(), self.facts.text()))))

    def show_chosen(self, chosen: bool | None) -> None:
        """Mark it as the one that stays (True) or goes; None: neither does."""
        stays = bool(chosen)
        if chosen is None:
            self.stays.hide()
        else:
            self.stays.show_kind(
                self.tr("stays") if stays else self.tr("goes"), "new" if stays else "missing"
            )
            self.stays.show()
        if self.property("chosen") != stays:
            self.setProperty("chosen", stays)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setAccessibleDescription(self.stays.text() if chosen is not None else "")

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._place)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.taken.emit(self._place)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
        if event.key() == Qt.Key.Key_Space:
            self.chosen.emit(self._place)
        elif event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
            return
        event.accept()
