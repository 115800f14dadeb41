"""The page on which something comes in: how it is read, what was read, one button to take it in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.sources.column_table import ColumnTable
from georegistry_desktop.ui.sources.files_form import FilesForm
from georegistry_desktop.ui.sources.job_strip import JobStrip
from georegistry_desktop.ui.sources.preview import Preview
from georegistry_desktop.ui.sources.preview_pane import PreviewPane
from georegistry_desktop.ui.sources.query_form import QueryForm
from georegistry_desktop.ui.sources.reading_choices import ReadingChoices
from georegistry_desktop.ui.sources.server_form import ServerForm
from georegistry_desktop.ui.sources.type_table import TypeTable
from georegistry_desktop.ui.sources.verdict import Verdict, verdict
from georegistry_desktop.ui.widgets import allow, button, label, line, set_role

if TYPE_CHECKING:
    from georegistry_desktop.exchange import FileMapping

_TYPING_MS = 400
_DEGREES = "EPSG:4326"


Form = FilesForm | ServerForm | QueryForm
"""Each says by ``reason`` why nothing can be read yet, reads by ``read_for`` and shows what was found."""


class Parts:
    """What the page is laid out of, made before it: all at once would keep the window for too long."""

    def __init__(self, desk: Desk) -> None:
        self.files = FilesForm(desk)
        self.server = ServerForm(desk)
        self.query = QueryForm(desk)
        self.columns = ColumnTable(desk.theme)
        self.types = TypeTable(desk.theme)
        self.reading = ReadingChoices(desk.theme)
        for part in (self.files, self.server, self.query, self.columns, self.types, self.reading):
            part.ensurePolished()


class IncomingPage(QFrame):
    """``readAsked`` when something is to be read, ``taken(lenient)`` when it is to come in, ``wayChanged``
    when what was read no longer counts, ``left`` when the person goes back."""

    readAsked = Signal()
    taken = Signal(bool)
    wayChanged = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parts: Parts, preview: PreviewPane, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setProperty("role", "panel")
        self.setAcceptDrops(True)
        self.source = QLineEdit()
        self.source.setObjectName("source")
        self.source.setAccessibleName(self.tr("Source"))
        self.source.setPlaceholderText(self.tr("Whose list it is, such as Ministry list"))
        self.files, self.server, self.query = parts.files, parts.server, parts.query
        self.ways: dict[str, Form] = {
            "files": self.files,
            "dhis2": self.server,
            "query": self.query,
        }
        self._tabs: dict[str, QPushButton] = {}
        self._forms = QStackedWidget()
        self.columns, self.reading = parts.columns, parts.reading
        self.columns_label = label(self.tr("Columns"), "heading")
        self.types = parts.types
        self.types_label = label(self.tr("Types"), "heading")
        self.confirmed = QCheckBox(self.tr("The map shows them where they are"))
        self.system = label("", "muted", wrap=True)
        self.preview = preview
        self.words = label("", wrap=True)
        self.words.setObjectName("verdict")
        self.job = JobStrip()
        self.do = button("", self._take, "main")
        self.do.setObjectName("take-in")
        self._verdict: Verdict | None = None
        self._shown: Preview | None = None
        self._suggested = ""
        self._soon = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._lay_out()
        self._connect()
        self.choose_way("files")

    @property
    def way(self) -> str:
        """The way that is chosen."""
        return next(key for key, tab in self._tabs.items() if tab.isChecked())

    @property
    def form(self) -> Form:
        """The form of the chosen way."""
        return self.ways[self.way]

    def choose_way(self, way: str) -> None:
        """Show the form of another way."""
        self._tabs[way].setChecked(True)
        policy = QSizePolicy.Policy
        for key, form in self.ways.items():  # the stack is as high as the form in front
            form.setSizePolicy(policy.Preferred, policy.Preferred if key == way else policy.Ignored)
        self._forms.setCurrentWidget(self.ways[way])
        self.wayChanged.emit()
        self.show_preview(None)

    def offer_sources(self, names: Sequence[str]) -> None:
        """Complete the source's name with those that are there."""
        completer = QCompleter(list(names), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.source.setCompleter(completer)

    def reason(self) -> str | None:
        """Why nothing can be read yet."""
        if reason := self.form.reason():
            return reason
        return None if self.source.text().strip() else self.tr("Name the source that it comes from.")

    def show_reading(self) -> None:
        """Something is being read; what was read before is no longer so."""
        self._verdict = None
        self._say()

    def show_preview(self, preview: Preview | None) -> None:
        """Show what was read."""
        self._shown = preview
        self.preview.show_preview(preview)
        self._show_columns(preview)
        systems = sorted({u.crs for u in preview.reading.incoming.understood if u.crs}) if preview else []
        if not systems and preview and preview.scene is not None and not preview.scene.is_empty:
            systems = [_DEGREES]  # latitudes and longitudes are in no other one
        foreign = any(not system.startswith(_DEGREES) for system in systems)
        text = self.tr("Coordinates are in {crs}.").format(crs=", ".join(systems))
        if self.system.text() != text:
            self.confirmed.setChecked(False)
            self.system.setText(text)
        self.system.setVisible(bool(systems))
        self.confirmed.setVisible(foreign)
        self._verdict = verdict(preview) if preview else None
        if preview is not None:
            self.form.show_found(preview)
        self._say()

    def refuse(self, text: str) -> None:
        """Say in place why nothing could be read."""
        self.show_preview(None)
        self.words.setText(text)

    def _show_columns(self, preview: Preview | None) -> None:
        from georegistry_desktop.exchange.mapping import merged

        seen = preview.reading.incoming.seen if preview else ()
        said = None if isinstance(self.form, ServerForm) else self.form.mapping
        mapping = said or ((merged([t.mapping for t in seen]) or seen[0].mapping) if seen else None)
        self.columns.columns.show(seen, mapping)
        for widget in (self.columns, self.columns_label, self.reading):
            widget.setVisible(bool(seen))
        live = self._desk.live
        self.types.types.known = tuple(live.session.types) if live is not None else ()
        self.types.types.show(seen, mapping)
        typed = self.types.types.rowCount() > 0
        self.types.setVisible(typed)
        self.types_label.setVisible(typed)
        problems = preview.problems if preview else ()
        unknown: Counter[str] = Counter()
        for told in problems:
            if told.code == "status-bad":
                unknown[str(told.params["value"])] += int(str(told.params["count"]))
        self.reading.show_mapping(mapping, unknown)

    def _say(self) -> None:
        found = self._verdict
        reason = self.reason() or (found.reason if found else self.tr("Nothing was read yet."))
        if (
            found is not None
            and reason is None
            and not self.confirmed.isHidden()
            and not self.confirmed.isChecked()
        ):
            reason = self.tr("Look at the map and confirm the coordinates first.")
        shown = found.text if found else self.reason() or ""
        self.words.setText(f"{shown} {reason}" if found and reason and reason != shown else shown)
        self.words.setProperty("kind", "missing" if found and found.reason else "")
        self.words.style().unpolish(self.words)
        self.words.style().polish(self.words)
        self.do.setText(found.button if found else self.tr("Bring in units"))
        allow(self.do, reason if found else reason or self.tr("Say first what is brought in."))
        self._desk.actions.refresh()

    def _take(self) -> None:
        if self._verdict is not None:
            self.taken.emit(self._verdict.lenient)

    def _switch(self, way: str) -> None:
        self.choose_way(way)

    def _files_chosen(self) -> None:
        if self.source.text().strip() in ("", self._suggested) and self.files.files:
            stem = self.files.files[0].stem
            self._suggested = stem.replace("@", " ").replace(":", " ").replace("_", " ").strip()
            self.source.setText(self._suggested)
        self.readAsked.emit()

    def _ask_for_name(self) -> None:
        if not self.source.text().strip():
            self.source.setFocus(Qt.FocusReason.OtherFocusReason)
        self.readAsked.emit()

    def _columns_edited(self, mapping: FileMapping) -> None:
        if not isinstance(self.form, ServerForm):
            self.form.mapping = mapping
            # What is said elsewhere before this is read must not forget it.
            for teller in (self.columns.columns, self.types.types, self.reading):
                teller.mapping = mapping
            self.readAsked.emit()

    def _connect(self) -> None:
        self.files.changed.connect(self.readAsked)
        self.files.chosen.connect(self._files_chosen)
        for form in (self.server, self.query):
            form.chosen.connect(self._ask_for_name)
        self.columns.columns.edited.connect(self._columns_edited)
        self.types.types.edited.connect(self._columns_edited)
        self.reading.edited.connect(self._columns_edited)
        self.confirmed.clicked.connect(self._say)
        self.source.editingFinished.connect(self._named)
        self.source.textEdited.connect(self._name_edited)
        self._soon.timeout.connect(self._named)

    def _name_edited(self) -> None:
        self._suggested = ""
        self._say()
        # Not only when the field is left: that would be under the click on the button, which would be lost.
        self._soon.start()

    def _named(self) -> None:
        self._soon.stop()
        read_for = self._shown.reading.source if self._shown else ""
        waits = self.way == "files" or self._shown is not None  # a server is asked by its button
        if waits and self.source.text().strip() != read_for and self.reason() is None:
            self.readAsked.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.choose_way("files")
            self.files.show_files(files)

    def _lay_out(self) -> None:
        # From the outside in: a widget that is put into another is styled anew with all that is in it.
        top, body, foot = QHBoxLayout(), QSplitter(Qt.Orientation.Horizontal), QFrame()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(line())
        layout.addWidget(body, 1)
        top.setContentsMargins(14, 8, 14, 8)
        top.setSpacing(8)
        self.back = button(self.tr("‹ All sources"), self.left.emit, "quiet")
        top.addWidget(self.back)
        group = QButtonGroup(self)
        ways = {
            "files": self.tr("Files"),
            "dhis2": self.tr("DHIS2"),
            "query": self.tr("Database query"),
        }
        for key, words in ways.items():
            tab = QPushButton(words)
            set_role(tab, "chip")
            tab.setCheckable(True)
            tab.setMinimumWidth(tab.sizeHint().width() + self._desk.theme.px(14))  # bold when chosen
            tab.setObjectName(f"way-{key}")
            tab.clicked.connect(lambda _, key=key: self._switch(key))
            group.addButton(tab)
            self._tabs[key] = tab
            self._forms.addWidget(self.ways[key])
            top.addWidget(tab)
        top.addStretch()
        self.form_area = area = QScrollArea(widgetResizable=True)
        body.addWidget(area)
        inside = QWidget()
        left = QVBoxLayout(inside)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumWidth(self._desk.theme.px(400))
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.setContentsMargins(14, 10, 14, 10)
        left.setSpacing(8)
        left.addWidget(label(self.tr("Source"), "heading"))
        left.addWidget(self.source)
        left.addWidget(self._forms)
        left.addWidget(self.system)
        left.addWidget(self.confirmed)
        left.addWidget(self.columns_label)
        left.addWidget(self.columns, 1)
        left.addWidget(self.types_label)
        left.addWidget(self.types)
        left.addWidget(self.reading)
        left.addStretch()
        self.columns.setMinimumHeight(self._desk.theme.px(180))
        # After the form in the order of Tab, as what stands at the foot comes after both.
        body.addWidget(self.preview)
        body.setSizes([self._desk.theme.px(540), self._desk.theme.px(660)])
        layout.addWidget(foot)
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(14, 8, 14, 8)
        row.addWidget(self.words, 1)
        row.addWidget(self.job, 1)
        row.addWidget(self.do)
