"""How a version is written to a file: format, part, and what the file cannot hold, before it is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
)

from georegistry_desktop import exchange
from georegistry_desktop.domain.errors import Cancelled
from georegistry_desktop.domain.records import COMPARED_FIELDS, STATUSES
from georegistry_desktop.session import Job
from georegistry_desktop.storage import Version
from georegistry_desktop.ui.bridge import deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.sources.job_strip import JobStrip
from georegistry_desktop.ui.sources.problem_model import FIELD, FILE, ROW, ProblemModel
from georegistry_desktop.ui.widgets import EmptyState, allow, button, label, line
from georegistry_desktop.ui.words import error_words, field_word, status_word, version_words
from georegistry_desktop.ui.words.formats import format_word, layout_word
from georegistry_desktop.workflows import Exported, export_version

_SETTLE_MS = 350
"""While somebody types the id of a unit nothing is rehearsed."""


class ExportPage(QFrame):
    """Each choice is rehearsed at once; ``left`` when the person goes back."""

    left = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("role", "panel")
        self._version: Version | None = None
        self._job: Job[Any] | None = None
        self._title = label("", "heading")
        self.back = button(self.tr("‹ All sources"), self.left.emit, "quiet")
        self.format, self.layout_of = QComboBox(), QComboBox()
        self.subtree = QLineEdit()
        self.subtree.setObjectName("export-subtree")
        self.subtree.setPlaceholderText(self.tr("reference, code or uuid of a unit; empty: all"))
        self.below = QCheckBox()
        self.below.setObjectName("export-below")
        self.below.hide()
        self._unit = ""
        self.fields = {name: QCheckBox(field_word(name)) for name in COMPARED_FIELDS}
        self.statuses = {name: QCheckBox(status_word(name)) for name in STATUSES}
        self.losses = ProblemModel(desk.theme, self)
        self.words = label("", wrap=True)
        self.job = JobStrip()
        self.do = button(self.tr("Write the file…"), self._write, "main")
        self._soon = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._soon.timeout.connect(self._rehearse)
        self._lay_out()
        self.format.currentIndexChanged.connect(self._offer_layouts)
        self.layout_of.activated.connect(self._soon.start)
        self.subtree.textEdited.connect(lambda _: self._soon.start())
        self.below.toggled.connect(self.subtree.setDisabled)
        self.below.clicked.connect(lambda _: self._soon.start())
        for tick in (*self.fields.values(), *self.statuses.values()):
            tick.setChecked(True)
            tick.clicked.connect(lambda _: self._soon.start())

    def show_version(self, version: Version, unit: tuple[str, str] | None = None, back: str = "") -> None:
        """Ask how to write a version, or what is below ``unit`` (uuid, name); ``back`` is where the person
        comes from, as a word, when that is not the list."""
        self._version = version
        self._unit = unit[0] if unit else ""
        self.below.setChecked(False)
        self.below.setVisible(unit is not None)
        if unit:
            self.below.setText(self.tr("Only {unit}, with all below it").format(unit=unit[1]))
        self.back.setText(f"‹ {back}" if back else self.tr("‹ All sources"))
        self._title.setText(self.tr("Export {version}").format(version=version_words(version.label)))
        if not self.format.count():
            for found in exchange.FORMATS:
                if found.write is not None:
                    self.format.addItem(f"{format_word(found.name)} · {found.extensions[0]}", found)
        for name, tick in self.fields.items():
            allow(tick, None if name in version.fields else self.tr("This version does not carry it."))
        self._rehearse()

    def stop(self) -> None:
        """Give up looking; a file that is being written is written to its end, see the list of jobs."""
        self._soon.stop()
        if self._job is not None and not self._job.makes:
            self._job.cancel()
        self._watch(None)

    def _options(self) -> dict[str, Any]:
        fields = [name for name, tick in self.fields.items() if tick.isChecked()]
        statuses = [name for name, tick in self.statuses.items() if tick.isChecked()]
        return {
            "format": self.format.currentData().name,
            "layout": self.layout_of.currentData(),
            "subtree": self._unit if self.below.isChecked() else self.subtree.text().strip() or None,
            "fields": None if len(fields) == len(self.fields) else fields,
            "statuses": None if len(statuses) == len(self.statuses) else statuses,
        }

    def _rehearse(self) -> None:
        live, version = self._desk.live, self._version
        if live is None or version is None:
            return
        self.stop()
        options, label_of = self._options(), version.label
        # Where nothing is: only its ending counts.
        nowhere = Path.home() / f"{version.source}-rehearsal{self.format.currentData().extensions[0]}"
        job = live.session.start(
            self.tr("Look at what {version} would lose").format(version=version_words(label_of)),
            lambda registry, progress: export_version(
                registry, label_of, nowhere, dry_run=True, replace=True, progress=progress, **options
            ),
        )
        self._watch(job)
        deliver(job.future, self, lambda done: self._show(job, done), lambda why: self._fail(job, why))

    def _show(self, job: Job[Any], done: Exported) -> None:
        if job is not self._job:
            return
        self._watch(None)
        self.losses.show(done.problems)
        count = len(done.problems)
        self.lost.setCurrentIndex(int(count > 0))
        groups = self.tr("%Ln group(s)", "", done.groups)
        text = self.tr("%Ln unit(s), {groups}. ", "", done.units).format(groups=groups)
        lost = self.tr("%Ln thing(s) the file would not hold, see above.", "", count)
        self.words.setText(text + (lost if count else self.tr("The file holds all of it.")))
        allow(self.do, None if done.units else self.tr("No unit is left to write."))

    def _fail(self, job: Job[Any], error: BaseException) -> None:
        if job is not self._job:
            return
        self._watch(None)
        self.losses.show(())
        cancelled = self.tr("It was cancelled. Choose anew what is to be written.")
        self.words.setText(cancelled if isinstance(error, Cancelled) else error_words(error).text)
        allow(self.do, self.words.text())

    def _write(self) -> None:
        live, version = self._desk.live, self._version
        if live is None or version is None:
            return
        found = self.format.currentData()
        ends = " ".join(f"*{end}" for end in found.extensions)
        name = f"{version.label.replace('@', ' ')}{found.extensions[0]}".replace("/", "-")
        path = self._desk.asking.save_file(
            self.tr("Export {version}").format(version=version_words(version.label)),
            f"{format_word(found.name)} ({ends})",
            name=name,
        )
        if path is None:
            return
        options, label_of = self._options(), version.label
        job = live.session.start(
            self.tr("Export {version}").format(version=version_words(label_of)),
            # The dialog has asked about a file that is there.
            lambda registry, progress: export_version(
                registry, label_of, path, replace=True, progress=progress, **options
            ),
            makes=True,
        )
        self._watch(job)
        deliver(
            job.future,
            self,
            lambda done: self._written(job, path, done),
            lambda why: self._not_written(job, why),
        )

    def _written(self, job: Job[Any], path: Path, done: Exported) -> None:
        latest = self._ended(job)
        words = self.tr("{version} is in {file}: %Ln unit(s).", "", done.units)
        self._desk.say(words.format(version=version_words(done.version), file=path.name), kind="done")
        if latest:
            self.left.emit()

    def _not_written(self, job: Job[Any], error: BaseException) -> None:
        self._ended(job)
        if not isinstance(error, Cancelled):
            self._desk.fail(error)

    def _ended(self, job: Job[Any]) -> bool:
        """Whether it is the job that the page waits for; what an older one made is only told."""
        if job is not self._job:
            return False
        self._watch(None)
        allow(self.do, None)
        return True

    def _watch(self, job: Job[Any] | None) -> None:
        self._job = job
        self.job.show_job(job)
        self.words.setVisible(job is None)
        if job is not None:
            allow(self.do, self.tr("Wait until this is done."))

    def _offer_layouts(self) -> None:
        self.layout_of.clear()
        for name in self.format.currentData().known_layouts():
            self.layout_of.addItem(layout_word(name), name)
        several = self.layout_of.count() > 1
        allow(self.layout_of, None if several else self.tr("This format has one layout."))
        self._soon.start()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(14, 8, 14, 8)
        top.addWidget(self.back)
        top.addWidget(self._title, 1)
        form = QFormLayout()
        form.setContentsMargins(14, 10, 14, 10)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(14)
        for field in (self.format, self.layout_of, self.subtree):
            field.setMaximumWidth(self._desk.theme.px(420))
        form.addRow(self.tr("Format"), self.format)
        form.addRow(self.tr("Layout"), self.layout_of)
        form.addRow(self.tr("Only below"), self.subtree)
        form.addRow("", self.below)
        form.addRow(self.tr("Statuses"), _grid([*self.statuses.values()], 3))
        form.addRow(self.tr("Fields"), _grid([*self.fields.values()], 5))
        self.format.setAccessibleName(self.tr("Format"))
        self.layout_of.setAccessibleName(self.tr("Layout"))
        table = QTableView()
        self.lost = QStackedWidget()
        self.lost.addWidget(
            EmptyState(
                self._desk.theme,
                "done",
                self.tr("Nothing is lost"),
                self.tr("What this format cannot hold would be listed here."),
            )
        )
        self.lost.addWidget(table)
        table.setModel(self.losses)
        table.setProperty("role", "list")
        table.setProperty("lines", "several")
        table.setAccessibleName(self.tr("What the file would not hold"))
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setMinimumSectionSize(self._desk.theme.px(26))
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in (FILE, ROW, FIELD):
            table.setColumnHidden(column, True)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 8, 14, 8)
        row.addWidget(self.words, 1)
        row.addWidget(self.job, 1)
        row.addWidget(self.do, 0, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(line())
        layout.addLayout(form)
        layout.addWidget(line())
        layout.addWidget(self.lost, 1)
        layout.addWidget(foot)


def _grid(ticks: list[QCheckBox], across: int) -> QGridLayout:
    made = QGridLayout()
    for at, tick in enumerate(ticks):
        made.addWidget(tick, at // across, at % across)
    made.setColumnStretch(across, 1)
    return made
