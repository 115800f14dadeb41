"""The field of the parent: typed by name, chosen from what is found, its path shown below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from georegistry_desktop.ui.inspector.field import Field
from georegistry_desktop.ui.inspector.finder import Hit, UnitFinder
from georegistry_desktop.ui.inspector.hit_list import Offer
from georegistry_desktop.ui.inspector.search_line import SearchLine
from georegistry_desktop.ui.inspector.subject import Shown, Subject
from georegistry_desktop.ui.widgets import ElidedLabel


class ParentField(Field):
    """Shows the parent's name; what is typed looks for another. An empty line makes roots."""

    def __init__(self, name: str, finder: UnitFinder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finder = finder
        self._shown, self._name = Shown(), ""
        self._sent: str | None = None
        self._chosen: tuple[str, ...] = ()
        self.line = SearchLine(name, self)
        self.line.setProperty("role", "field")
        self.path = ElidedLabel(mode=Qt.TextElideMode.ElideLeft)
        self.path.setProperty("role", "path")
        self.setFocusProxy(self.line)
        self.line.asked.connect(self._ask)
        self.line.chosen.connect(self._take)
        self.line.textEdited.connect(self._edited)
        self.line.editingFinished.connect(self._left)
        self.line.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.line)
        layout.addWidget(self.path)

    @property
    def typing(self) -> bool:
        """Whether it holds a text that is not the parent's name."""
        return self.line.text() != self._name

    def show_subject(self, subject: Subject) -> None:
        """Show the parent of all units, with its path."""
        self.remember_subject(subject)
        self.show_value(self._shown)

    def remember_subject(self, subject: Subject) -> None:
        """Show its path; what is being typed stays."""
        above = [subject.name(uuid) for uuid in subject.path[:-1]]
        self.path.setText(" › ".join(above))
        self.path.setVisible(bool(above))
        self._chosen = subject.uuids
        self._shown = subject.shown("parent")
        self._name = subject.name(str(self._shown.value)) if self._shown.value else ""

    def show_value(self, shown: Shown) -> None:
        """Show what is stored."""
        self._shown, self._sent = shown, None
        self.line.forget()
        self.line.setText(self._name)
        self.line.setCursorPosition(0)
        self.line.setToolTip(self._name)
        several = self.tr("(several values)")
        self.line.setPlaceholderText(several if shown.several else self.tr("none, at the top"))

    def take_back(self) -> None:
        """Show again what is stored."""
        self.show_value(self._shown)
        self.ended.emit()

    def lock(self, locked: bool) -> None:
        """Let it be read only."""
        self.line.setReadOnly(locked)

    def _edited(self, _: str) -> None:
        self._sent = None
        if self.typing:
            self.began.emit()
        else:
            self.ended.emit()

    def _ask(self, text: str) -> None:
        if text:
            self._finder.find(text, self._chosen, self._offer)

    def _offer(self, hits: list[Hit]) -> None:
        if self.typing:
            self.line.offer(
                [Offer(hit.uuid, hit.name, " · ".join(filter(None, (hit.type, hit.where)))) for hit in hits]
            )

    def _take(self, uuid: str, name: str) -> None:
        self.line.setText(name)
        if uuid == self._shown.value:
            self.take_back()
            return
        self._sent = name
        self.began.emit()
        self.entered.emit(uuid)

    def _left(self) -> None:
        """No text means the top; one that chose nothing is no parent, it goes when the field is left."""
        text = self.line.text()
        if self.line.isReadOnly() or not self.typing or text == self._sent:
            return
        if not text.strip():
            self._sent = text
            self.entered.emit(None)
        elif not self.line.hasFocus():
            self.take_back()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape takes back what was typed."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.typing
        if escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if escape and event.type() == QEvent.Type.KeyPress:
            self.take_back()
            return True
        return super().eventFilter(watched, event)
