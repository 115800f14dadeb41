"""A field of one line: names, codes, dates, metres, places."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from georegistry_desktop.domain import GeoRegistryError
from georegistry_desktop.domain.values import Value
from georegistry_desktop.ui.inspector.field import Field
from georegistry_desktop.ui.inspector.subject import Shown


def plain_text(value: Value) -> str:
    """The text itself, empty for none."""
    return "" if value is None else str(value)


def stripped(text: str) -> str | None:
    """The text without blanks around it; None for an empty one."""
    return text.strip() or None


class LineField(Field):
    """Shows ``words`` of the value; ``read`` makes a value of what is typed, or raises ``GeoRegistryError``.

    Enter and leaving the field enter it, Escape takes it back.
    """

    def __init__(
        self,
        name: str,
        *,
        words: Callable[[Value], str] = plain_text,
        read: Callable[[str], Value] = stripped,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._read = words, read
        self._shown, self._stored, self._sent = Shown(), "", ""
        self.back: QWidget | None = None
        """Where the keyboard goes after Enter and Escape; forgotten when it goes elsewhere."""
        self.line = _Line(self)
        self.line.setProperty("role", "field")
        self.line.setAccessibleName(name)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._edited)
        self.line.returnPressed.connect(self._go_back)
        self.line.editingFinished.connect(self.finish)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        self.line.installEventFilter(self)

    @property
    def typing(self) -> bool:
        """Whether its text is another than the one stored."""
        return self.line.text() != self._stored

    def show_value(self, shown: Shown) -> None:
        """Show what is stored."""
        self._shown = shown
        self._stored = self._sent = "" if shown.several else self._words(shown.value)
        at = self.line.cursorPosition()
        self.line.setText(self._stored)
        self.line.setCursorPosition(min(at, len(self._stored)) if self.line.hasFocus() else 0)
        empty = self.tr("(several values)") if shown.several else self.tr("–")
        self.line.setPlaceholderText(empty)
        self.line.setToolTip(self._stored)
        self.mark(False)

    def remember(self, shown: Shown) -> None:
        """Leave the text alone."""
        self._shown = shown
        self._stored = "" if shown.several else self._words(shown.value)

    def take_back(self) -> None:
        """Show again what is stored."""
        self.show_value(self._shown)
        self.ended.emit()

    def lock(self, locked: bool) -> None:
        """Let it be read and copied only."""
        self.line.setReadOnly(locked)

    def mark(self, refused: bool) -> None:
        """Draw the line around it in the colour of a fault."""
        if bool(self.line.property("refused")) != refused:
            self.line.setProperty("refused", refused)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)

    def finish(self) -> None:
        """Enter what is typed, once."""
        text = self.line.text()
        if text == self._sent or self.line.isReadOnly():
            return
        self._sent = text
        if text == self._stored:
            self.take_back()
            return
        self._enter(text)

    def try_again(self) -> None:
        """Enter what is typed once more, also where it was refused as it stands."""
        self._sent = self._stored
        self.finish()

    def clear_all(self) -> None:
        """Empty the field of all units."""
        self._sent = self.line.text()
        self.began.emit()
        self.entered.emit(None)

    def _enter(self, text: str) -> None:
        try:
            value = self._read(text)
        except GeoRegistryError as fault:
            self.faulty.emit(fault)
            return
        self.entered.emit(value)

    def _edited(self, _: str) -> None:
        self._sent = self._stored
        self.mark(False)
        if self.typing:
            self.began.emit()
        else:
            self.ended.emit()

    def _go_back(self) -> None:
        if self.back is not None and self.back.isVisible():
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape takes back what was typed, and leads back; else it means something to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and (self.typing or self.back is not None):
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and (self.typing or self.back is not None):
                self.take_back()
                self._go_back()
                return True
        elif event.type() == QEvent.Type.FocusOut:
            self.back = None
        elif isinstance(event, QContextMenuEvent):
            self._menu(event)
            return True
        return super().eventFilter(watched, event)

    def _menu(self, event: QContextMenuEvent) -> None:
        menu = self.line.createStandardContextMenu()
        if not self.line.isReadOnly() and (self._shown.several or self._shown.value is not None):
            menu.addSeparator()
            menu.addAction(self.tr("Empty this field"), self.clear_all)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class _Line(QLineEdit):
    # Without it a long name would keep the pane from getting narrow.
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumWidth(40)
