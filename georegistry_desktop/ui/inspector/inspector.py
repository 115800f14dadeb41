"""The inspector beside map and tree: it follows the selection, shows it, and carries its edits out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, cast

import shiboken6
from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from georegistry_desktop.domain import ConflictError, GeoRegistryError, Unit
from georegistry_desktop.domain.records import with_value
from georegistry_desktop.domain.resolving import Decision, resolve
from georegistry_desktop.domain.values import Value
from georegistry_desktop.session import UnitsChanged
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.inspector.ask import Ask, News
from georegistry_desktop.ui.inspector.blank import Blank
from georegistry_desktop.ui.inspector.edits import Edits, Met
from georegistry_desktop.ui.inspector.field import Field
from georegistry_desktop.ui.inspector.finder import UnitFinder
from georegistry_desktop.ui.inspector.frozen_bar import FrozenBar
from georegistry_desktop.ui.inspector.head import Head
from georegistry_desktop.ui.inspector.held_keys import HeldKeys
from georegistry_desktop.ui.inspector.link_reader import LinkReader
from georegistry_desktop.ui.inspector.row import Row
from georegistry_desktop.ui.inspector.subject import Past, Subject, read_past, read_subject
from georegistry_desktop.ui.widgets.conflicts import ConflictPanel
from georegistry_desktop.ui.words import label_words, value_words, version_words

if TYPE_CHECKING:
    from georegistry_desktop.storage import Entry, Registry, Version
    from georegistry_desktop.ui.inspector.body import Body

_NARROWEST = 280


class Inspector(QWidget):
    """Shows the units that ``desk.place`` has selected; made once, kept while registries come and go.

    An edit is planned over what the person saw, committed as one step, and refused beside its field. What
    others commit is read again; what is being typed stays.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self._live: LiveSession | None = None
        self._subject: Subject | None = None
        self._asked = 0
        self._news: News | None = None
        self._past: tuple[int, Past] | None = None
        self._deciding: tuple[Met, Row | None] | None = None
        self.setMinimumWidth(_NARROWEST)
        self._keys = HeldKeys(self)
        self._finder = UnitFinder(self, desk.fail)
        self._edits = Edits(self)
        self._links = LinkReader(desk, self)
        self.head = Head(desk.theme, desk.say)
        self.frozen = FrozenBar()
        self.conflicts = ConflictPanel()
        self.empty = Blank(desk.theme)
        shown = QWidget()
        self._column = QVBoxLayout(shown)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)
        self._column.addWidget(self.frozen)
        self._pages = QStackedWidget()
        self._shown = shown
        for page in (self.empty, shown, self.conflicts):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._connect()
        self._begin()

    @cached_property
    def body(self) -> Body:
        """The rows, whole. Made for the first unit that is selected: the start is short."""
        while self._unfinished.make_next():
            pass
        return self._unfinished

    @cached_property
    def _unfinished(self) -> Body:
        from georegistry_desktop.ui.inspector.body import Body

        body = Body(self.desk.theme, self._finder)
        self._column.addWidget(body, 1)
        body.asked.connect(self._edit)
        body.entry_asked.connect(lambda key: self.desk.go("history", entry=key))
        self._links.serve(body, lambda: self._subject)
        return body

    @property
    def subject(self) -> Subject | None:
        """What is shown."""
        return self._subject

    def focus_field(self, name: str, *, back: QWidget | None = None) -> None:
        """Put the cursor into a field, such as ``name``, and select what is in it; what is typed before it
        shows what is selected goes into it too. After Enter or Escape the keyboard goes ``back``."""
        if self._deciding is not None:  # the conflicts in front come first
            return
        self._keys.wait_for(name, back)
        now = self._subject
        if now and (now.version, now.uuids) == (self.desk.place.version, self.desk.place.selected):
            self._focus_wanted()

    def _focus_wanted(self) -> None:
        if self._keys.wanted is not None:
            row = self.body.rows[self._keys.wanted]
            self.body.ensureWidgetVisible(row)
            self._keys.hand_on(row)

    def _connect(self) -> None:
        desk = self.desk
        desk.liveChanged.connect(self._begin)
        desk.place.versionChanged.connect(lambda _: self._turn())
        desk.place.selectedChanged.connect(lambda _: self._turn())
        self.frozen.copied.connect(self._copy_version)
        self.conflicts.resolved.connect(self._resolved)
        self.conflicts.left.connect(self._put_off)
        self.conflicts.shown.connect(lambda uuid: desk.place.select([uuid]))

    def _begin(self) -> None:
        if self._live is not None and shiboken6.isValid(self._live):
            for signal, slot in self._heeded(self._live):
                signal.disconnect(slot)
        self._live = self.desk.live
        self._subject, self._deciding = None, None
        self._finder.look_in(None, "")
        self._edits.work_in(None, "")
        if self._live is not None:
            for signal, slot in self._heeded(self._live):
                signal.connect(slot)
        self._look()

    def _heeded(self, live: LiveSession) -> tuple[tuple[SignalInstance, Callable[..., None]], ...]:
        return (
            (live.unitsChanged, self._heard),
            (live.versionsChanged, self._look),
            (live.proposalsChanged, self._look),
            (live.connectionChanged, self._reached),
        )

    # Reading

    def _turn(self) -> None:
        """Something else is selected: what was typed for the units before goes to them."""
        if self._subject is not None:
            self.body.finish()
        self._keys.give_up()
        self._look()

    def _version(self) -> Version | None:
        label = self.desk.place.version
        versions = self._live.session.versions if self._live is not None else ()
        return next((v for v in versions if v.label == label), None)

    def _look(self, _: object = None) -> None:
        """Read the selected units."""
        version, chosen = self._version(), self.desk.place.selected
        self._asked += 1
        if self._live is None or version is None or not chosen:
            self._subject = None
            if self._deciding is None:
                self._say_nothing()
            return
        label, asked = version.label, self._asked
        self._finder.look_in(self._live, label)
        self._edits.work_in(self._live, label)
        pending = self._live.session.pending(label)

        def read(registry: Registry) -> Subject:
            # The first unit makes the rows; loaded here, their code does not keep the window from its events.
            import georegistry_desktop.ui.inspector.body  # noqa: F401

            return read_subject(registry, label, chosen, pending)

        reading = self._live.session.read(read)

        def failed(error: BaseException) -> None:
            if asked == self._asked:  # else it is of what was looked at before, as a registry that was left
                self._say_unread(label, chosen)
                self.desk.fail(error)

        deliver(reading, self, lambda subject: self._show(subject, asked), failed)
        self._links.look(self._live, label, chosen)
        if len(chosen) == 1:
            past = self._live.session.read(lambda registry: read_past(registry, version.id, chosen[0]))
            deliver(past, self, lambda found: self._keep_past(asked, found), failed)

    def _reached(self, online: bool) -> None:
        if online and self._subject is None:
            self._look()

    def _heard(self, event: UnitsChanged) -> None:
        version = self._version()
        touched = not event.uuids or event.uuids & set(self.desk.place.selected)
        if version is None or event.version_id != version.id or not touched:
            return
        if not event.mine and event.entries:
            entry = event.entries[-1]
            self._news = News(entry.author, entry.committed_at)
        self._look()

    def _show(self, subject: Subject, asked: int) -> None:
        if asked != self._asked:
            return
        if not subject.units:
            self._subject = None
            if self._deciding is None:
                self._say_nothing(subject.chosen)
            return
        if self._unfinished.make_next():
            QTimer.singleShot(0, self, lambda: self._show(subject, asked))
            return
        self._subject = subject
        self.head.show_subject(subject)
        self.frozen.setVisible(not subject.live)
        if not subject.live:
            self.frozen.show_version(subject.version, self._free_name())
        self.body.show_subject(subject, self._news)
        self._news = None
        self._show_past()
        self._links.show()
        if self._deciding is None:
            self._pages.setCurrentWidget(self._shown)
            self._focus_wanted()

    def _keep_past(self, asked: int, past: Past) -> None:
        if asked != self._asked:  # that of an earlier look may come after this one's
            return
        self._past = (asked, past)
        self._show_past()

    def _show_past(self) -> None:
        """It may be read before the unit itself is."""
        if self._past and self._past[0] == self._asked and self._subject and len(self._subject.units) == 1:
            self.head.show_past(self._past[1])
            self.body.show_past(self._past[1])

    def _say_unread(self, version: str, chosen: tuple[str, ...]) -> None:
        """What is shown of the same units stays; none must be taken for another one that is chosen."""
        now = self._subject
        if now and (now.version, now.uuids) == (version, chosen):
            return
        self._subject = None
        self._keys.give_up()
        if self._deciding is None:
            self.empty.say_unread()
            self._pages.setCurrentWidget(self.empty)

    def _say_nothing(self, chosen: int = 0) -> None:
        self._keys.give_up()
        live = self._live is not None
        self.empty.say_none(chosen or (0 if live else len(self.desk.place.selected)), open_=live)
        self._pages.setCurrentWidget(self.empty)

    # Editing

    def _edit(self, ask: Ask) -> None:
        subject, live = self._subject, self._live
        if subject is None or live is None:
            return

        def row() -> Row | None:
            """The row, while it shows the same units."""
            now = self._subject
            same = now and (now.version, now.uuids) == (subject.version, subject.uuids)
            return ask.row if same else None

        self._edits.run(
            ask.edit,
            self._held(subject, ask.row),
            lambda entry: self._done(live, row(), entry),
            lambda fault, met: self._failed(row(), fault, met),
        )

    @staticmethod
    def _held(subject: Subject, row: Row) -> Mapping[str, Unit]:
        """The units as the person saw them when he began: of the row's field what they said then."""
        held = {unit.uuid: unit for unit in subject.units}
        for uuid, value in (row.base or {}).items():
            if uuid in held:
                held[uuid] = cast(Unit, with_value(held[uuid], row.name, value))
        return held

    def _done(self, live: LiveSession, row: Row | None, entry: Entry | None) -> None:
        # Who types again already types over what is stored now; what is told of that stays.
        if row is not None and row.sent is not None:
            row.end()
        if entry is not None:
            said = f"{label_words(entry.label)}."
            self.desk.say(said, kind="done", undo=partial(self._undo, live, entry))
        self._look()

    def _undo(self, live: LiveSession, entry: Entry) -> None:
        # In the registry where it was done: another one that is open by then has such a revision too.
        deliver(live.session.undo(entry.revision), self, lambda _: None, self.desk.fail)

    def _failed(self, row: Row | None, fault: BaseException, met: Met | None) -> None:
        if row is not None and isinstance(row.field, Field) and self._subject is not None:
            row.come_back(self._subject.values(row.name))
        if isinstance(fault, ConflictError) and met is not None:
            self._conflict(row, fault, met)
        elif row is None:
            self._look()  # the conflicts in front, if any, were decided
            self.desk.fail(fault)
        elif isinstance(fault, GeoRegistryError):
            row.refuse(fault)
        else:
            row.fail(fault)
            self.desk.fail(fault)

    # Conflicts

    def _conflict(self, row: Row | None, fault: ConflictError, met: Met) -> None:
        several = len(fault.conflicts) > 1 or fault.conflicts[0].gone is not None
        if several or row is None or self._subject is None:
            self._deciding = (met, row)
            self._keys.give_up()
            name = self._subject.name if self._subject is not None else str
            self._pages.setCurrentWidget(self.conflicts)
            self.conflicts.show_conflicts(fault.conflicts, name)
            return
        (conflict,) = fault.conflicts
        words = value_words(conflict.field, conflict.theirs, self._subject.name)

        def keep() -> None:
            row.note.clear()
            row.send(cast(Value, conflict.ours))
            self._commit(met, [Decision(conflict, "mine")], row)

        def take() -> None:
            row.give_up()
            self._look()

        row.ask(conflict, words, keep, take)

    def _resolved(self, decisions: list[Decision]) -> None:
        if self._deciding is not None:
            met, row = self._deciding
            self._deciding = None
            if row is not None:
                row.give_up()
            self._commit(met, decisions, None)

    def _put_off(self) -> None:
        if self._deciding is not None and self._deciding[1] is not None:
            self._deciding[1].give_up()
        self._deciding = None
        self._look()

    def _commit(self, met: Met, decisions: Sequence[Decision], row: Row | None) -> None:
        decided = replace(met, changeset=resolve(met.changeset, decisions))
        if not decided.changeset.changes:
            self._done(met.live, row, None)
            return
        self._edits.commit(
            decided,
            lambda entry: self._done(met.live, row, entry),
            lambda fault, tried: self._failed(row, fault, tried),
        )

    # The way out of a snapshot

    def _free_name(self) -> str:
        taken = {v.source for v in self._live.session.versions} if self._live is not None else set()
        names = [self.tr("Pyramid"), *(self.tr("Pyramid {number}").format(number=n) for n in range(2, 99))]
        return next(name for name in names if name not in taken)

    def _copy_version(self, name: str) -> None:
        live, version, chosen = self._live, self.desk.place.version, self.desk.place.selected
        if live is None:
            return
        words = self.tr("Copy {version} to {name}").format(version=version_words(version), name=name)
        job = live.session.start(
            words, lambda registry, progress: registry.copy(version, name, progress=progress), writes=True
        )

        def made(copy: Version) -> None:
            self.frozen.settle()
            if self._live is live:
                self.desk.place.show_version(copy.label)
                self.desk.place.select(chosen)

        def refused(fault: BaseException) -> None:
            self.frozen.settle()
            self.desk.fail(fault)

        deliver(job.future, self, made, refused)
