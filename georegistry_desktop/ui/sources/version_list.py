"""Sources and their versions as a table for Qt's views."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from georegistry_desktop.storage import Version
from georegistry_desktop.ui.sources.version_words import origin_words, state_words
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.words import moment_words, number_in_source, number_words

Index = QModelIndex | QPersistentModelIndex
SOURCE, VERSION, UNITS, STATE, ORIGIN, WHO, WHEN = range(7)


class VersionList(QAbstractTableModel):
    """Curated sources first, the default one on top; of each source the live version, then the newest."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.versions: list[Version] = []
        self._units: Mapping[int, int] = {}

    def show(self, versions: Sequence[Version]) -> None:
        """Show other versions."""
        self.beginResetModel()
        self.versions = sorted(
            versions,
            key=lambda v: (not v.is_default, not v.curated, v.source.casefold(), v.state != "live", -v.id),
        )
        self.endResetModel()

    def show_counts(self, units: Mapping[int, int]) -> None:
        """Show how many units each has, by id."""
        self._units = dict(units)
        if self.versions:
            last = self.index(len(self.versions) - 1, UNITS)
            self.dataChanged.emit(self.index(0, UNITS), last, [])

    def units(self, version: Version) -> int | None:
        """How many units a version has; None while that is not known."""
        return self._units.get(version.id)

    def row_of(self, label: str) -> int:
        """Where a version stands; -1 where it does not."""
        return next((row for row, v in enumerate(self.versions) if v.label == label), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.versions)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 7

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("Source"),
                self.tr("Version"),
                self.tr("Units"),
                self.tr("State"),
                self.tr("From"),
                self.tr("By"),
                self.tr("Created"),
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        version, column = self.versions[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(version, column, first=self._is_first(index.row()))
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(version, column, first=True)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.DecorationRole and column == VERSION:
            is_live = version.state == "live"
            return self._theme.icon("live" if is_live else "snapshot", "accent" if is_live else "muted")
        if role == Qt.ItemDataRole.ForegroundRole and column in (ORIGIN, WHO, WHEN, STATE):
            return self._theme.colour("muted")
        return None

    def _is_first(self, row: int) -> bool:
        return row == 0 or self.versions[row - 1].source_id != self.versions[row].source_id

    def _text(self, version: Version, column: int, *, first: bool) -> str:
        if column == SOURCE:
            if not first:
                return ""
            return (
                self.tr("{name} (default)").format(name=version.source)
                if version.is_default
                else version.source
            )
        if column == UNITS:
            count = self.units(version)
            return "…" if count is None else number_words(count)
        texts = {
            VERSION: lambda: number_in_source(version.number),
            STATE: lambda: state_words(version),
            ORIGIN: lambda: origin_words(version),
            WHO: lambda: version.created_by,
            WHEN: lambda: moment_words(version.created_at),
        }
        return texts[column]()


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column == UNITS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
