"""What one entry of the history did, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from georegistry_desktop.domain import Conflict
from georegistry_desktop.storage import Entry
from georegistry_desktop.ui.history.change_table import ChangeTable
from georegistry_desktop.ui.theme import Theme
from georegistry_desktop.ui.widgets import EmptyState, Facts, allow, button, label
from georegistry_desktop.ui.widgets.conflicts import ConflictPanel
from georegistry_desktop.ui.words import (
    entry_word,
    label_words,
    moment_words,
    number_words,
    origin_facts,
    version_words,
)
from georegistry_desktop.workflows import LookedBack

_MOST = 16_777_215
"""As high as Qt lets a widget be."""


class Detail(QFrame):
    """``wanted(uuids)`` comes when units were chosen in the list, ``taken_back()`` with the button,
    ``decided(decisions)`` when all conflicts of taking back are, ``put_off()`` when they are left open."""

    wanted = Signal(object)
    taken_back = Signal()
    decided = Signal(object)
    put_off = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self._title = label("", "heading", wrap=True, selectable=True)
        self._made = label("", "muted", wrap=True, selectable=True)
        self._why_not = label("", "muted", wrap=True)
        self.back = button(self.tr("Take back"), self.taken_back.emit, "main")
        self.pyramid = button(self.tr("Show in the pyramid"), lambda: None, "quiet")
        self.facts = Facts()
        self._about = QScrollArea(widgetResizable=True)
        self._about.setAccessibleName(self.tr("What is known of it"))
        self._about.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.changes = ChangeTable(theme, self)
        self.table = QTableView()
        self.conflicts = ConflictPanel()
        self._nothing = EmptyState(
            theme, "history", self.tr("No change chosen"), self.tr("Choose a change to see what it did.")
        )
        self._build(theme)
        self.show_nothing()

    def _build(self, theme: Theme) -> None:
        table = self.table
        table.setModel(self.changes)
        table.setProperty("role", "list")
        table.setAccessibleName(self.tr("What changed"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(26))
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.selectionModel().selectionChanged.connect(lambda *_: self._tell_chosen())
        top = QVBoxLayout()
        top.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        for part in (self._title, self._made):
            top.addWidget(part)
        top.addSpacing(theme.px(6))
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addWidget(self.pyramid)
        row.addStretch()
        top.addLayout(row)
        self._why_not.setContentsMargins(0, theme.px(4), 0, 0)
        top.addWidget(self._why_not)
        told = QWidget()
        column = QVBoxLayout(told)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        inside = QFrame()
        inside.setProperty("role", "panel")
        inner = QVBoxLayout(inside)
        inner.setContentsMargins(theme.px(14), 0, theme.px(14), theme.px(10))
        inner.addWidget(self.facts)
        inner.addStretch()
        self._about.setWidget(inside)
        column.addWidget(self._about, 1)
        column.addWidget(table, 1)
        self._few = theme.px(76)
        self.stack = QStackedWidget()
        for page in (self._nothing, told, self.conflicts):
            self.stack.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        self.conflicts.resolved.connect(self.decided)
        self.conflicts.left.connect(self.put_off)

    # What is shown

    def show_nothing(self) -> None:
        """No entry is chosen."""
        self.changes.show(None)
        self.stack.setCurrentIndex(0)

    def show_entry(self, entry: Entry, why_not: str | None) -> None:
        """Show an entry; ``why_not`` says why it cannot be taken back."""
        self._title.setText(label_words(entry.label))
        made = self.tr("{who} · {when} · {program} · {version} · revision {number}").format(
            who=entry.author,
            when=moment_words(entry.committed_at or entry.created_at),
            program=entry.application,
            version=version_words(entry.version),
            number=entry.revision,
        )
        self._made.setText(f"{entry_word(entry.kind)} · {made}")
        allow(self.back, why_not)
        self._why_not.setText(why_not or "")
        self._why_not.setVisible(why_not is not None)
        self.facts.show_facts(_facts(entry))
        self.changes.show(None)
        if self.stack.currentIndex() == 0:  # of an entry that is read again decisions may be half made
            self.stack.setCurrentIndex(1)

    def show_changes(self, back: LookedBack) -> None:
        """Show what it changed."""
        self.changes.show(back)
        there = self.changes.rowCount() > 0
        self.table.setVisible(there)
        told = bool(self.facts.told)
        self._about.setVisible(told or not there)
        self._about.setMaximumHeight(self._few if there else _MOST)
        self.pyramid.setVisible(there)

    def ask(self, conflicts: Sequence[Conflict], back: LookedBack | None) -> None:
        """Somebody changed the same since: ask what is to count."""
        self.stack.setCurrentIndex(2)
        self.conflicts.show_conflicts(conflicts, back.name if back else str)

    def stop_asking(self) -> None:
        """Back to what the entry changed."""
        if self.stack.currentIndex() == 2:
            self.stack.setCurrentIndex(1)

    def choose(self, uuids: Sequence[str]) -> None:
        """Show the rows of these units as chosen, without a signal."""
        model = self.table.selectionModel()
        flags = QItemSelectionModel.SelectionFlag
        model.blockSignals(True)
        model.clearSelection()
        rows = [row for uuid in uuids for row in self.changes.rows_of(uuid)]
        for row in rows:
            model.select(self.changes.index(row, 0), flags.Select | flags.Rows)
        model.blockSignals(False)
        if rows:
            self.table.scrollTo(self.changes.index(rows[0], 0))
        self.table.viewport().update()

    def chosen(self) -> tuple[str, ...]:
        """The units whose rows are chosen."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return tuple(dict.fromkeys(uuid for row in rows if (uuid := self.changes.unit_at(row))))

    def _tell_chosen(self) -> None:
        self.wanted.emit(self.chosen())


def _facts(entry: Entry) -> list[tuple[str, str]]:
    """What is known of an entry beside its changes."""
    units = entry.details.get("units")
    counted = (
        [(QCoreApplication.translate("Detail", "Units"), number_words(units))]
        if isinstance(units, int)
        else []
    )
    return counted + origin_facts(entry.details)
