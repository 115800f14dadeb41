"""What was read as a tree, a map and a list of problems, before any of it is in the registry."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.map.content import MapContent
from georegistry_desktop.ui.map.map_view import MapView
from georegistry_desktop.ui.sources.preview import Preview
from georegistry_desktop.ui.sources.problem_model import FIELD, FILE, REMEDY, ROW, TEXT, ProblemModel
from georegistry_desktop.ui.tree import Away, TreePanel
from georegistry_desktop.ui.widgets import EmptyState, label, line


class PreviewPane(QWidget):
    """Tree, map and problems select in step."""

    def __init__(self, desk: Desk, away: Away) -> None:
        super().__init__()
        self._preview: Preview | None = None
        # From the outside in: a widget that is put into another is styled anew with all that is in it.
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._pages = QStackedWidget()
        layout.addWidget(self._pages)
        self._whole = QSplitter(Qt.Orientation.Vertical)
        above = QSplitter(Qt.Orientation.Horizontal)
        self._whole.addWidget(above)
        self.units = TreePanel(desk.theme, away)
        above.addWidget(self.units)
        self.map = MapView(desk.theme, parent=above)
        above.addWidget(self.map)
        self.problems = ProblemModel(desk.theme, self)
        self.table = QTableView()
        self.table.setModel(self.problems)
        self._prepare_table(desk)
        self.told = label("", wrap=True, selectable=True)
        self.told.setObjectName("problem-told")
        self.told.setContentsMargins(14, 6, 14, 6)
        below = QFrame()
        below.setProperty("role", "panel")
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(line())
        column.addWidget(self.told)
        self._below = below
        self.empty = EmptyState(
            desk.theme,
            "import",
            self.tr("Nothing read yet"),
            self.tr(
                "What is chosen at the left is read and shown here; the registry stays as it is until then."
            ),
        )
        above.setSizes([desk.theme.px(260), desk.theme.px(420)])
        self._whole.addWidget(below)
        self._whole.setSizes([desk.theme.px(420), desk.theme.px(180)])
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self._whole)
        self.units.selected.connect(self._select)
        self.units.failed.connect(desk.fail)
        self.map.selected.connect(self._select_from_map)
        self.table.selectionModel().currentRowChanged.connect(self._go)
        self.table.clicked.connect(self._go)

    def show_preview(self, preview: Preview | None) -> None:
        """Show what was read; None shows nothing."""
        self._preview = preview
        self._pages.setCurrentIndex(0 if preview is None else 1)
        self.problems.show(preview.problems if preview else ())
        self._below.setVisible(bool(self.problems.problems))
        self._tell(0)
        tree = preview.tree if preview else None
        scene = preview.scene if preview else None
        self.units.show_tree(tree)
        self.map.show_content(MapContent(scene, tree) if scene is not None and tree is not None else None)

    def _select(self, uuids: tuple[str, ...]) -> None:
        self.map.select(uuids)

    def _select_from_map(self, uuids: tuple[str, ...]) -> None:
        self.map.select(uuids)
        self.units.select(uuids)

    def _tell(self, row: int) -> None:
        """Say the problem of a row and what to do as a whole: the table has no room for it."""
        there = row < len(self.problems.problems)
        cells = [self.problems.index(row, column).data() for column in (TEXT, REMEDY)] if there else []
        self.told.setText(" ".join(filter(None, cells)))

    def _go(self, index: QModelIndex) -> None:
        if self._preview is None or not index.isValid():
            return
        self._tell(index.row())
        uuid = self._preview.unit_of(self.problems.problems[index.row()])
        if uuid:
            self.units.select((uuid,))
            self.units.reveal(uuid)
            self.map.select((uuid,))
            self.map.zoom_to((uuid,))

    def _prepare_table(self, desk: Desk) -> None:
        table = self.table
        table.setProperty("role", "list")
        table.setAccessibleName(self.tr("Problems"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(desk.theme.px(26))
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        for column, width in {FILE: 110, ROW: 50, FIELD: 80}.items():
            table.setColumnWidth(column, desk.theme.px(width))
        for column in (TEXT, REMEDY):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
