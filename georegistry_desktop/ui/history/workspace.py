"""The history: entries left, where they changed what in the middle, what exactly right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from georegistry_desktop.domain.errors import ConflictError
from georegistry_desktop.domain.resolving import Decision
from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.session import VersionView
from georegistry_desktop.storage import Entry
from georegistry_desktop.ui.actions import Action
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk, Workspace
from georegistry_desktop.ui.history.detail import Detail
from georegistry_desktop.ui.history.entry_delegate import EntryDelegate
from georegistry_desktop.ui.history.entry_list import EntryList
from georegistry_desktop.ui.history.filter_bar import FilterBar
from georegistry_desktop.ui.history.middle import Middle
from georegistry_desktop.ui.history.reading import LookedAt, Past, look_at, read_entries_of, read_past
from georegistry_desktop.ui.history.then import Then, then
from georegistry_desktop.ui.map.content import MapContent
from georegistry_desktop.ui.widgets import allow
from georegistry_desktop.ui.words import label_words, version_words

_WHOLE = ("import", "copy", "publish")
"""Kinds of entries that made a whole version."""


class HistoryWorkspace(Workspace):
    """One entry is in front; its changes are chosen in list, tree and map alike."""

    key = "history"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._live: LiveSession | None = None
        self._past = Past()
        self._looked: LookedAt | None = None
        self._entry: Entry | None = None
        self._wanted: int | None = None
        self._unit, self._unit_name, self._asked = "", "", ""

    def build(self) -> Iterator[None]:
        theme = self.desk.theme
        self.bar = FilterBar(theme)
        self.entries = EntryList(theme, self)
        self.list = QListView()
        self.detail = Detail(theme)
        yield
        self.middle = Middle(self.desk)
        self.scenery = self.middle.scenery
        yield
        self._lay_out()
        self._connect()

    def commands(self) -> list[Action]:
        return [
            Action(
                id="history.take_back",
                text=lambda: self.tr("&Take back this change"),
                run=self.take_back,
                icon="undo",
                menu="edit",
                group=20,
                context=("entry",),
                workspace=self.key,
                reason=self._why_not,
            ),
            Action(
                id="history.pyramid",
                text=lambda: self.tr("Show its units in the p&yramid"),
                run=self.show_in_pyramid,
                icon="pyramid",
                menu="view",
                group=60,
                context=("entry",),
                workspace=self.key,
                toolbar=True,
                reason=self._why_not_shown,
            ),
            Action(
                id="history.search",
                text=lambda: self.tr("&Find changes"),
                run=self.bar.text.setFocus,
                icon="search",
                shortcuts=("Ctrl+F",),
                menu="edit",
                group=81,
                workspace=self.key,
            ),
        ]

    def _lay_out(self) -> None:
        view, theme = self.list, self.desk.theme
        view.setModel(self.entries)
        view.setItemDelegate(EntryDelegate(theme))
        view.setAccessibleName(self.tr("Changes, newest first"))
        view.setUniformItemSizes(True)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(view, 1)
        self.setCentralWidget(self.middle)
        areas = Qt.DockWidgetArea
        self.add_pane("entries", self.tr("Changes"), left, areas.LeftDockWidgetArea, width=372)
        self.add_pane("detail", self.tr("Change"), self.detail, areas.RightDockWidgetArea, width=330)
        self.recall_layout()

    def _connect(self) -> None:
        self.bar.changed.connect(self._filter)
        self.list.selectionModel().currentRowChanged.connect(self._go)
        self.list.customContextMenuRequested.connect(
            lambda at: self.desk.actions.context_menu("entry", self).popup(
                self.list.viewport().mapToGlobal(at)
            )
        )
        for part in (self.scenery.maps, self.scenery.tree):
            part.menuAsked.connect(lambda at: self.desk.actions.context_menu("entry", self).popup(at))
        self.list.activated.connect(lambda _: self.show_in_pyramid())
        self.detail.taken_back.connect(self.take_back)
        self.detail.pyramid.clicked.connect(self.show_in_pyramid)
        self.detail.wanted.connect(self._show_units)
        self.detail.decided.connect(self._take_back)
        self.detail.put_off.connect(self.detail.stop_asking)
        self.detail.conflicts.shown.connect(lambda uuid: self._show_units((uuid,)))
        self.scenery.chosen.connect(self.detail.choose)
        self.middle.wanted.connect(self.show_in_pyramid)

    # The registry

    def opened(self, live: LiveSession) -> None:
        self._live = live
        live.historyChanged.connect(self._read)
        live.versionsChanged.connect(self._read)
        self._read()

    def closed(self) -> None:
        if self._live is not None:
            self._live.historyChanged.disconnect(self._read)
            self._live.versionsChanged.disconnect(self._read)
        self._live, self._past = None, Past()
        self._unit, self._unit_name, self._asked, self._wanted = "", "", "", None
        self._show(None)
        self.bar.restore(None)
        self._filter()

    def went(self, **place: object) -> None:
        """``entry`` (its id) to go to, ``unit`` (a uuid) to see only its changes."""
        if isinstance(entry := place.get("entry"), int):
            self._asked = ""
            self.bar.clear()
            self._wanted = entry
            self._choose_wanted()
        if isinstance(unit := place.get("unit"), str) and unit:
            self._keep_to(unit)

    def save(self) -> dict[str, object]:
        entry = self._entry.id if self._entry else None
        return {"entry": entry, "filter": self.bar.keep(), "unit": self._unit}

    def restore(self, place: dict[str, object]) -> None:
        self.bar.restore(place.get("filter"))
        if isinstance(unit := place.get("unit"), str) and unit:
            self._keep_to(unit, again=True)
        if isinstance(entry := place.get("entry"), int):
            self._wanted = entry
            self._choose_wanted()

    def _read(self, *_: object) -> None:
        live = self._live
        if live is not None:
            deliver(live.session.read(read_past), self, lambda past: self._take(live, past), self.desk.fail)

    def _take(self, live: LiveSession, past: Past) -> None:
        if live is not self._live:
            return
        self._past = past
        self.bar.offer(past.entries)
        if self._unit:
            self._keep_to(self._unit)
        else:
            self._filter()

    def _keep_to(self, unit: str, *, again: bool = False) -> None:
        """See only the changes of a unit; ``again``: as once before, so one that left no trace is let go."""
        live = self._live
        if live is None:
            return
        self._asked = unit

        def found(answer: tuple[frozenset[int], str]) -> None:
            if live is not self._live or self._asked != unit or (again and not answer[0]):
                return
            self._unit, self._unit_name = unit, answer[1]
            self.bar.keep_to(answer[0])
            self._filter()

        deliver(live.session.read(lambda r: read_entries_of(r, unit)), self, found, self.desk.fail)

    # The entries

    def _filter(self) -> None:
        past, held = self._past, self._entry.id if self._entry else None
        if self.bar.filters.entries is None:
            self._unit = self._unit_name = ""
        shown = self.bar.filters.passing(past.entries)
        if not self.isVisible() and held is not None and self.entries.row_of(held) == 0:
            held = None  # who comes back to the newest change finds the newest
        self.entries.show(shown, past.units or {}, frozenset(past.undone or ()))
        self.bar.say(len(shown), len(past.entries), self._unit_name)
        if self._wanted is None:
            self._wanted = held
        self._choose_wanted()

    def _choose_wanted(self) -> None:
        """Choose the entry that is to be in front, else the newest."""
        row = -1 if self._wanted is None else self.entries.row_of(self._wanted)
        if row < 0 and self._wanted is not None and not self._past.entries:
            return  # not read yet
        row = row if row >= 0 else 0
        self._wanted = None
        if self.entries.rowCount():
            self.list.setCurrentIndex(self.entries.index(row, 0))
        else:
            self._show(None)

    def _go(self, index: QModelIndex, _: QModelIndex) -> None:
        if index.isValid():
            self._show(self.entries.entries[index.row()])

    def _show(self, entry: Entry | None) -> None:
        is_same = entry is not None and self._entry is not None and entry.id == self._entry.id
        self._entry = entry
        if not is_same:
            self.middle.show_scenery()
        if entry is None:
            self._looked = None
            self.detail.show_nothing()
            self.scenery.show_then(None)
        elif not is_same:
            self._looked = None
            self.detail.stop_asking()
            self.scenery.show_then(None)  # rather nothing than what another entry changed
            self.detail.show_entry(entry, self._why_not())
            self._look(entry.id)
        else:
            self.detail.show_entry(entry, self._why_not())
            if self._looked is not None:
                self.detail.show_changes(self._looked.back)
        self.desk.actions.refresh()

    def _look(self, key: int) -> None:
        if self._live is not None:
            deliver(
                self._live.session.read(lambda r: look_at(r, key)), self, self._take_changes, self.desk.fail
            )

    def _take_changes(self, looked: LookedAt) -> None:
        if self._entry is None or self._entry.id != looked.back.entry.id or self._live is None:
            return
        self._looked = looked
        self.detail.show_changes(looked.back)
        self.desk.actions.refresh()
        if looked.version is None or not looked.back.changeset.units():
            self.middle.show_words(is_whole=_is_whole(looked))
            return
        session, label = self._live.session, looked.version

        def with_tree(view: VersionView) -> None:
            if self._looked is looked and self._live is not None:
                deliver(
                    session.scene(label), self, lambda scene: self._draw(looked, view, scene), self.desk.fail
                )

        deliver(session.view(label), self, with_tree, self.desk.fail)

    def _draw(self, looked: LookedAt, view: VersionView, scene: MapScene) -> None:
        if self._looked is not looked or self._live is None or scene.n != view.tree.n:
            return
        now, changes = MapContent(scene, view.tree), looked.back.changeset.changes
        work = self._live.session.read(lambda _: then(now, looked.units, changes))
        deliver(work, self, lambda seen: self._show_then(looked, seen), self.desk.fail)

    def _show_then(self, looked: LookedAt, seen: Then) -> None:
        if self._looked is looked:
            self.scenery.show_then(seen)

    def _show_units(self, uuids: Sequence[str]) -> None:
        self.scenery.select(tuple(uuids))
        if uuids:
            self.scenery.look_at(tuple(uuids))

    # What can be done

    def _why_not(self) -> str | None:
        entry = self._entry
        if entry is None:
            return self.tr("Choose a change first.")
        if entry.kind in _WHOLE:
            return self.tr("This made a whole version. To be rid of it, drop the version in Sources.")
        if entry.kind in ("drop", "default"):
            return self.tr("This is not undone by a change. Import, copy or choose anew what you need.")
        if (by := (self._past.undone or {}).get(entry.id)) is not None:
            return self.tr("It was taken back by revision {number}.").format(number=by)
        versions = self._live.session.versions if self._live else ()
        if all(version.id != entry.version_id for version in versions):
            return self.tr("{version} is not there any more.").format(version=version_words(entry.version))
        return None

    def _why_not_shown(self) -> str | None:
        if self._looked is None or not (self._looked.shown or _is_whole(self._looked)):
            return self.tr("None of the units of this change is there now.")
        return None

    def take_back(self) -> None:
        """Take the entry in front back; later changes of others stay, or are asked about."""
        self._take_back(())

    def _take_back(self, decisions: Sequence[Decision]) -> None:
        live, entry = self._live, self._entry
        if live is None or entry is None or self._why_not() is not None:
            return
        allow(self.detail.back, self.tr("It is being taken back."))

        def in_front() -> bool:
            return self._entry is not None and self._entry.id == entry.id

        def done(undone: Entry) -> None:
            if in_front():
                self.detail.stop_asking()
            self.desk.say(
                self.tr("Taken back: {change}").format(change=label_words(entry.label)),
                kind="done",
                undo=lambda: deliver(
                    live.session.undo(undone.revision), self, lambda _: None, self.desk.fail
                ),
            )

        def failed(error: BaseException) -> None:
            if not in_front():  # decisions here would be taken for those about another entry
                self.desk.fail(error)
                return
            allow(self.detail.back, None)
            if isinstance(error, ConflictError):
                self.detail.ask(error.conflicts, self._looked.back if self._looked else None)
            else:
                self.detail.stop_asking()
                self.desk.fail(error)

        deliver(live.session.undo(entry.revision, decisions=decisions), self, done, failed)

    def show_in_pyramid(self) -> None:
        """Go to the units that the entry touched."""
        looked = self._looked
        if looked is not None and _is_whole(looked):
            self.desk.go("pyramid", version=looked.version)
        elif looked is not None and (there := looked.shown):
            held = set(there)
            chosen = tuple(uuid for uuid in self.detail.chosen() if uuid in held)
            self.desk.go("pyramid", version=looked.version, units=chosen or there)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Later, or Qt gives the focus to the first button of a pane.
        if not event.spontaneous():
            QTimer.singleShot(0, self, self._take_focus)

    def _take_focus(self) -> None:
        if self.isVisible():  # who went on at once has the keyboard elsewhere
            self.list.setFocus()


def _is_whole(looked: LookedAt) -> bool:
    """Whether it made a version that is still there."""
    return looked.version is not None and looked.back.entry.kind in _WHOLE
