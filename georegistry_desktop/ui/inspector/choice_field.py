"""A field whose values are known: type, status."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from georegistry_desktop.domain.values import same_value
from georegistry_desktop.ui.inspector.field import Field
from georegistry_desktop.ui.inspector.subject import Shown
from georegistry_desktop.ui.widgets import allow


class ChoiceField(Field):
    """A list to choose from; a choice is entered at once."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Shown()
        self.box = _Box(self)
        self.box.setProperty("role", "field")
        self.box.setAccessibleName(name)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.box.setMinimumContentsLength(4)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setFocusProxy(self.box)
        self.box.activated.connect(self._chosen)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.box)

    def offer(self, choices: Sequence[tuple[str | None, str]]) -> None:
        """What can be chosen: values with their words."""
        held = [(self.box.itemData(i), self.box.itemText(i)) for i in range(self.box.count())]
        if held != list(choices):
            self.box.clear()
            for value, words in choices:
                self.box.addItem(words, value)
        self._find()

    def show_value(self, shown: Shown) -> None:
        """Show what is stored."""
        self._shown = shown
        self.box.setPlaceholderText(self.tr("(several values)") if shown.several else self.tr("–"))
        self._find()

    def take_back(self) -> None:
        """Show again what is stored."""
        self._find()
        self.ended.emit()

    def lock(self, locked: bool) -> None:
        """Let nothing be chosen."""
        allow(self.box, self.tr("A snapshot stays as it is.") if locked else None)

    def _find(self) -> None:
        if self._shown.several or self._shown.value is None:
            self.box.setCurrentIndex(-1)
            return
        at = self.box.findData(self._shown.value)
        if at < 0:
            self.box.addItem(str(self._shown.value), self._shown.value)
            at = self.box.count() - 1
        self.box.setCurrentIndex(at)

    def _chosen(self, at: int) -> None:
        value = self.box.itemData(at)
        if self._shown.several or not same_value(value, self._shown.value):
            self.began.emit()
            self.entered.emit(value)


class _Box(QComboBox):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Who scrolls through the inspector changes nothing on the way."""
        event.ignore()
