"""The page of sources: all versions as a table, or the first step where there are none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
)

from georegistry_desktop.storage import Version
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.sources.version_list import ORIGIN, VersionList
from georegistry_desktop.ui.widgets import EmptyState, button, label

_WIDTHS = {0: 170, 1: 120, 2: 74, 3: 140, 5: 90, 6: 110}


class ListPage(QFrame):
    """``chosen(version or None)``, ``opened(version)`` on Enter or a double click, ``menuAsked(point)``."""

    chosen = Signal(object)
    opened = Signal(object)
    menuAsked = Signal(QPoint)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("role", "panel")
        self.model = VersionList(desk.theme, self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.add = button(self.tr("Bring in a source…"), lambda: desk.actions.run("sources.add"), "main")
        self._words = label("", "muted")
        self.empty = EmptyState(
            desk.theme,
            "sources",
            self.tr("No source yet"),
            self.tr(
                "A source is a list of units as somebody keeps it: files, a DHIS2, a table in a database."
                " Each time it is brought in it becomes a snapshot, which can be compared with the others."
            ),
            [
                (self.tr("Bring in files…"), lambda: desk.actions.run("sources.files")),
                (self.tr("Pull from a DHIS2…"), lambda: desk.actions.run("sources.dhis2")),
                (self.tr("Fill it with a demo country"), lambda: desk.actions.run("sources.demo")),
            ],
        )
        self._prepare_table()
        top = QHBoxLayout()
        top.setContentsMargins(14, 8, 14, 8)
        top.setSpacing(14)
        top.addWidget(label(self.tr("Sources and versions"), "heading"))
        top.addWidget(self._words)
        top.addStretch()
        top.addWidget(self.add)
        full = QFrame()
        inside = QVBoxLayout(full)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addLayout(top)
        inside.addWidget(self.table)
        self._pages = QStackedWidget()
        self._pages.addWidget(full)
        self._pages.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Show these; the chosen one stays chosen where it is still there."""
        was = self.version
        with QSignalBlocker(self.table.selectionModel()):
            self.model.show(versions)
        self._pages.setCurrentIndex(0 if versions else 1)
        sources = len({v.source_id for v in versions})
        self._words.setText(
            self.tr("%Ln version(s)", "", len(versions)) + " · " + self.tr("%Ln source(s)", "", sources)
        )
        self.choose(was.label if was else "")

    def show_counts(self, units: Mapping[int, int]) -> None:
        """Say how many units each has."""
        self.model.show_counts(units)
        self.chosen.emit(self.version)

    def choose(self, label_of: str) -> None:
        """Choose a version, or the first where there is none of that name."""
        if not self.model.versions:
            self._told = None
            self.chosen.emit(None)
            return
        row = max(0, self.model.row_of(label_of))
        self.table.selectRow(row)
        self._told = self.model.versions[row]
        self.chosen.emit(self._told)

    @property
    def version(self) -> Version | None:
        """What is chosen."""
        return self._told

    _told: Version | None = None

    def _prepare_table(self) -> None:
        table = self.table
        table.setProperty("role", "list")
        table.setAccessibleName(self.tr("Sources and versions"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self._desk.theme.px(30))
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, self._desk.theme.px(width))
        head.setSectionResizeMode(ORIGIN, QHeaderView.ResizeMode.Stretch)
        head.setMinimumSectionSize(self._desk.theme.px(60))
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(
            lambda at: self.menuAsked.emit(table.viewport().mapToGlobal(at))
        )
        table.selectionModel().currentRowChanged.connect(self._tell)
        table.activated.connect(lambda index: self.opened.emit(self.model.versions[index.row()]))

    def _tell(self, index: QModelIndex) -> None:
        self._told = self.model.versions[index.row()] if index.isValid() else None
        self.chosen.emit(self._told)
