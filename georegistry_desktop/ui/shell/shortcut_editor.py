"""Change the keys of actions; two that would hear one key are told."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from georegistry_desktop.domain.names import fold
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.widgets import allow, button, label

_KEY = Qt.ItemDataRole.UserRole


class ShortcutEditor(QDialog):
    """A list of actions to search, a field that takes the next key, and what that key does already."""

    def __init__(self, desk: Desk, titles: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Shortcuts"))
        self._desk, self._titles = desk, titles
        self._search = QLineEdit(placeholderText=self.tr("Search actions and keys"), clearButtonEnabled=True)
        self._search.setAccessibleName(self.tr("Search actions and keys"))
        self._search.textChanged.connect(self._filter)
        self._items: list[QTreeWidgetItem] = []
        self._list = QTreeWidget()
        self._list.setRootIsDecorated(False)
        self._list.setProperty("role", "list")
        self._list.setHeaderLabels([self.tr("Action"), self.tr("Where"), self.tr("Keys")])
        self._list.setAccessibleName(self.tr("Actions"))
        self._list.header().setStretchLastSection(False)
        self._list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            self._list.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._keys = QKeySequenceEdit()
        self._keys.setMaximumSequenceLength(1)
        self._keys.setAccessibleName(self.tr("New key"))
        self._keys.keySequenceChanged.connect(self._warn)
        self._warning = label("", "muted", wrap=True)
        self._warning.setObjectName("conflict")
        self.set_button = button(self.tr("&Use this key"), self._use, "main")
        self._none = button(self.tr("&No key"), lambda: self._change(()))
        self._first = button(self.tr("&First key again"), lambda: self._change(None))
        row = QHBoxLayout()
        row.addWidget(label(self.tr("New key")))
        for widget in (self._keys, self.set_button, self._none, self._first):
            row.addWidget(widget)
        row.setStretchFactor(self._keys, 1)
        row.addSpacing(14)
        row.addWidget(button(self.tr("C&lose"), self.close))
        layout = QVBoxLayout(self)
        for part in (self._search, self._list):
            layout.addWidget(part)
        layout.addWidget(self._warning)
        layout.addLayout(row)
        self.resize(desk.theme.px(760), desk.theme.px(560))
        self._fill()
        self._list.currentItemChanged.connect(lambda: self._chosen())
        self._list.setCurrentItem(self._items[0])
        self.finished.connect(self.deleteLater)

    def choose(self, action: str) -> None:
        """Go to an action by id."""
        for item in self._items:
            if item.data(0, _KEY) == action:
                self._list.setCurrentItem(item)

    def _fill(self) -> None:
        height = self._desk.theme.px(26)
        for action in self._desk.actions.all():
            where = self._titles.get(action.workspace or "", self.tr("Everywhere"))
            item = QTreeWidgetItem([action.words.rstrip("…"), where, self._shown(action.id)])
            item.setData(0, _KEY, action.id)
            item.setSizeHint(0, QSize(0, height))
            self._items.append(item)
        self._list.addTopLevelItems(self._items)

    def _shown(self, key: str) -> str:
        native = QKeySequence.SequenceFormat.NativeText
        return ", ".join(QKeySequence(text).toString(native) for text in self._desk.actions.shortcuts(key))

    def _filter(self, text: str) -> None:
        words = fold(text).split()
        for item in self._items:
            held = fold(" ".join(item.text(column) for column in range(3)))
            item.setHidden(not all(word in held for word in words))

    def _current(self) -> str:
        item = self._list.currentItem()
        return item.data(0, _KEY) if item else ""

    def _chosen(self) -> None:
        self._keys.clear()
        self._warn()

    def _portable(self) -> str:
        return self._keys.keySequence().toString(QKeySequence.SequenceFormat.PortableText)

    def _lacking(self, current: str) -> str:
        if not current:
            return self.tr("Choose an action in the list first.")
        return self.tr("Press the new key in the field first.")

    def _warn(self) -> None:
        wanted, current = self._portable(), self._current()
        allow(self.set_button, None if wanted and current else self._lacking(current))
        rivals = self._desk.actions.rivals(current, wanted) if wanted and current else []
        names = ", ".join(f"'{action.words}'" for action in rivals)
        self._warning.setText(
            self.tr("{keys} is the key of {actions}, which would lose it.").format(keys=wanted, actions=names)
            if rivals
            else ""
        )

    def _use(self) -> None:
        wanted = self._portable()
        for rival in self._desk.actions.rivals(self._current(), wanted):
            kept = tuple(keys for keys in self._desk.actions.shortcuts(rival.id) if keys != wanted)
            self._desk.actions.set_shortcuts(rival.id, kept)
        self._change((wanted,))

    def _change(self, shortcuts: tuple[str, ...] | None) -> None:
        if current := self._current():
            self._desk.actions.set_shortcuts(current, shortcuts)
        for item in self._items:
            item.setText(2, self._shown(item.data(0, _KEY)))
        self._keys.clear()
