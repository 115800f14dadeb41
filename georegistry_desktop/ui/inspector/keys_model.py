"""Keys with their values as a table: the extra fields of units, or their translations."""

from __future__ import annotations

import json
from typing import Any, Literal

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication

from georegistry_desktop.domain import Json, Refused
from georegistry_desktop.ui.inspector.subject import Shown
from georegistry_desktop.ui.words.values import json_words

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
Keyed = Literal["extra", "translations"]

TYPES = ("text", "number", "yes or no", "list or object")
_TYPE_WORDS = {
    "text": QT_TRANSLATE_NOOP("KeysModel", "text"),
    "number": QT_TRANSLATE_NOOP("KeysModel", "number"),
    "yes or no": QT_TRANSLATE_NOOP("KeysModel", "yes or no"),
    "list or object": QT_TRANSLATE_NOOP("KeysModel", "JSON"),
}


def type_of(value: object) -> str:
    """One of ``TYPES``."""
    if isinstance(value, bool):
        return "yes or no"
    if isinstance(value, (int, float)):
        return "number"
    return "list or object" if isinstance(value, (list, dict)) else "text"


def guessed(text: str) -> Json:
    """What somebody means who types a new value: 4 is a number, 007 is text, [1, 2] is a list."""
    if text.strip() in ("true", "false") or text.strip()[:1] in ("[", "{", *"-0123456789"):
        try:
            value: Json = json.loads(text)
        except ValueError:
            return text
        return value
    return text


def as_type(text: str, kind: str, words: dict[str, bool]) -> Json:
    """The text as a value of one of ``TYPES``. Raises ``Refused`` (``value-bad``)."""
    if kind == "text":
        return text
    if kind == "yes or no" and text.strip().casefold() in words:
        return words[text.strip().casefold()]
    try:
        value: Json = json.loads(text.replace(",", ".") if kind == "number" else text)
    except ValueError:
        value = None
    if value is None or type_of(value) != kind:
        raise Refused("value-bad", value=text, field=kind, reason="it is not written so", expected=kind)
    return value


class KeysModel(QAbstractTableModel):
    """A row for each key, and a blank one to add another. Columns: key, value, type of ``extra``; language,
    field, text of ``translations``.

    It changes nothing itself: ``set(key, value)``, ``removed(key)``, ``renamed(old, new)`` ask for it, and
    ``faulty(error)`` says why not.
    """

    set = Signal(str, object)
    removed = Signal(str)
    renamed = Signal(str, str)
    faulty = Signal(object)

    def __init__(self, keyed: Keyed) -> None:
        super().__init__()
        self._keyed = keyed
        self._rows: list[tuple[str, Shown]] = []
        self._draft = ["", "", ""]
        self._locked = False
        self.value_column = 1 if keyed == "extra" else 2

    def show(self, keys: dict[str, Shown]) -> None:
        """Show these; what was begun in the blank row stays."""
        rows = list(keys.items())
        if [key for key, _ in rows] == [key for key, _ in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 2))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def lock(self, locked: bool) -> None:
        """Let them be read only: there is no blank row then."""
        if locked != self._locked:
            self.beginResetModel()
            self._locked = locked
            self.endResetModel()

    def key(self, row: int) -> str | None:
        """The key in a row; None in the blank one."""
        return self._rows[row][0] if row < len(self._rows) else None

    def remove(self, row: int) -> None:
        """Ask for a key to be removed."""
        key = self.key(row)
        if key is not None and not self._locked:
            self.removed.emit(key)

    # Qt's side

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows) + (not self._locked)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        names = (self.tr("Name"), self.tr("Value"), self.tr("Type"))
        if self._keyed == "translations":
            names = (self.tr("Language"), self.tr("Field"), self.tr("Text"))
        return names[section]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        found = super().flags(index)
        blank = index.row() >= len(self._rows)
        typed = self._keyed == "extra" and index.column() == 2
        if self._locked or not index.isValid() or (blank and typed):
            return found
        return found | Qt.ItemFlag.ItemIsEditable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if row >= len(self._rows):
            return self._blank(column, role)
        key, shown = self._rows[row]
        if role == Qt.ItemDataRole.UserRole:
            return type_of(shown.value)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if column == self.value_column:
            if shown.several:
                return "" if role == Qt.ItemDataRole.EditRole else self.tr("(several values)")
            return json_words(shown.value)
        if self._keyed == "extra":
            return key if column == 0 else self._type_words(shown)
        return key.partition(":")[column * 2]

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid() or self._locked:
            return False
        text, row, column = str(value), index.row(), index.column()
        if row >= len(self._rows):
            return self._add(column, text)
        if text == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        key, shown = self._rows[row]
        try:
            self._change(key, shown, column, text)
        except Refused as fault:
            self.faulty.emit(fault)
            return False
        return True

    def _change(self, key: str, shown: Shown, column: int, text: str) -> None:
        if self._keyed == "translations" and column < 2:
            halves = list(key.partition(":")[::2])
            halves[column] = text.strip()
            self.renamed.emit(key, ":".join(halves))
        elif self._keyed == "extra" and column == 0:
            self.renamed.emit(key, text.strip())
        elif self._keyed == "extra" and column == 2:
            self.set.emit(key, as_type(json_words(shown.value), text, self._yes_and_no()))
        elif not text.strip():
            self.removed.emit(key)
        else:
            self.set.emit(key, self._meant(shown, text))

    def _meant(self, shown: Shown, text: str) -> Json:
        if self._keyed == "translations":
            return text
        return guessed(text) if shown.several else as_type(text, type_of(shown.value), self._yes_and_no())

    def _add(self, column: int, text: str) -> bool:
        self._draft[column] = text.strip()
        key = ":".join(self._draft[:2]) if self._keyed == "translations" else self._draft[0]
        needed = self._draft[: self.value_column + 1]
        at = self.index(len(self._rows), 0)
        if all(needed):
            value = self._draft[self.value_column]
            self._draft = ["", "", ""]
            self.set.emit(key, guessed(value) if self._keyed == "extra" else value)
        self.dataChanged.emit(at, at.siblingAtColumn(2))
        return True

    def _blank(self, column: int, role: int) -> Any:
        if role == Qt.ItemDataRole.EditRole:
            return self._draft[column]
        if role == Qt.ItemDataRole.ForegroundRole and not self._draft[column]:
            return QGuiApplication.palette().placeholderText()
        if role == Qt.ItemDataRole.DisplayRole:
            hints = (self.tr("Add…"), "", "")
            return self._draft[column] or hints[column]
        return None

    def _type_words(self, shown: Shown) -> str:
        return "" if shown.several else self.tr(str(_TYPE_WORDS[type_of(shown.value)]))

    def _yes_and_no(self) -> dict[str, bool]:
        return {
            self.tr("yes"): True,
            "yes": True,
            "true": True,
            self.tr("no"): False,
            "no": False,
            "false": False,
        }
