"""Collect first, commit when ready: the switch, what is collected, and what others made of it meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from georegistry_desktop.domain import Change, ConflictError, Created, Deleted
from georegistry_desktop.domain.resolving import Decision
from georegistry_desktop.session import Pending
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.pyramid.showing import Showing
from georegistry_desktop.ui.pyramid.side import Side
from georegistry_desktop.ui.tree import Mark
from georegistry_desktop.ui.words.changes import changes_words
from georegistry_desktop.ui.words.values import Namer

if TYPE_CHECKING:
    from georegistry_desktop.storage import Entry

_SETTING = "collect-first"


class Collecting(QObject):
    """Joins the bar and the conflicts of ``side`` with the session.

    ``changed()`` comes when other edits are collected.
    """

    changed = Signal()

    def __init__(self, desk: Desk, showing: Showing, side: Side) -> None:
        super().__init__(side)
        self._desk, self._showing, self._side = desk, showing, side
        side.collected.switched.connect(self.switch)
        side.collected.commitAsked.connect(self.commit)
        side.collected.discardAsked.connect(self.discard)
        side.collected.showAsked.connect(self._select)
        side.conflicts.resolved.connect(self._settle)
        side.conflicts.left.connect(side.show_tree)
        side.conflicts.shown.connect(lambda uuid: desk.place.select([uuid]))

    def begin(self) -> None:
        """A registry was opened: collect in it if the person did so last."""
        if self._desk.live is not None:
            self._desk.live.session.collecting = self._desk.settings.switch(_SETTING)

    @property
    def is_on(self) -> bool:
        """Whether edits are collected before they are committed."""
        return self._desk.live is not None and self._desk.live.session.collecting

    @property
    def pending(self) -> Pending | None:
        """What is collected for the version in front."""
        live = self._desk.live
        return live.session.pending(self._showing.label) if live is not None and self._showing.label else None

    def switch(self, on: bool) -> None:
        """Collect edits from now on, or commit each at once; what is collected stays so."""
        if self._desk.live is not None:
            self._desk.live.session.collecting = on
            self._desk.settings.set(_SETTING, on)
            self.refresh()

    def refresh(self) -> None:
        """Show what is collected now."""
        pending = self.pending
        self._side.collected.say(collecting=self.is_on, edits=pending.edits if pending else ())
        self._desk.actions.refresh()
        self.changed.emit()

    def marks(self) -> dict[str, Mark]:
        """For each unit with collected edits a mark, by uuid."""
        pending = self.pending
        if pending is None:
            return {}
        return {uuid: _mark(changes, self._name) for uuid, changes in pending.units.items()}

    def commit(self) -> None:
        """Commit all that is collected for the version in front, as one step."""
        live, pending = self._desk.live, self.pending
        if live is None or pending is None:
            return

        def undo(entry: Entry) -> None:
            deliver(live.session.undo(entry.revision), self, lambda _: None, self._desk.fail)

        def done(entry: Entry) -> None:
            words = self.tr("%Ln edit(s) committed.", "", len(pending.edits))
            self._desk.say(words, kind="done", undo=lambda: undo(entry))

        committing = live.session.commit_collected(pending.version)
        deliver(committing, self, done, lambda error: self._refused(live, pending.key, error))

    def discard(self) -> None:
        """Put aside what is collected for the version in front; the message brings it back."""
        live, pending = self._desk.live, self.pending
        if live is None or pending is None:
            return

        def bring_back(key: int) -> None:
            deliver(live.session.bring_back_collected(key), self, lambda _: None, self._desk.fail)

        def done(key: int) -> None:
            words = self.tr("%Ln collected edit(s) discarded.", "", len(pending.edits))
            self._desk.say(words, kind="done", undo=lambda: bring_back(key))

        deliver(live.session.discard_collected(pending.version), self, done, self._desk.fail)

    def _refused(self, live: LiveSession, key: int, error: BaseException) -> None:
        # What is decided below another version would be taken for decisions about what is collected there.
        pending = self.pending if self._desk.live is live else None
        in_front = pending is not None and pending.key == key
        if isinstance(error, ConflictError) and in_front:
            self._side.show_conflicts(error.conflicts, self._name)
        else:
            self._desk.fail(error)

    def _settle(self, decisions: list[Decision]) -> None:
        live, pending = self._desk.live, self.pending
        self._side.show_tree()
        if live is None or pending is None:
            return
        settled = live.session.settle_collected(pending.version, decisions)
        deliver(settled, self, lambda _: self.commit(), self._desk.fail)

    def _select(self) -> None:
        pending = self.pending
        if pending is not None:
            self._desk.place.select(pending.units)

    def _name(self, uuid: str) -> str:
        tree, pending = self._showing.tree, self.pending
        if pending is not None and uuid in pending.group_names:
            return pending.group_names[uuid]
        row = tree.any_row(uuid) if tree is not None else None
        return tree.name(row) if tree is not None and row is not None else uuid


def _mark(changes: tuple[Change, ...], name: Namer) -> Mark:
    if any(isinstance(change, Created) for change in changes):
        kind = "new"
    elif any(isinstance(change, Deleted) for change in changes):
        kind = "missing"
    else:
        moved = any(getattr(change, "field", None) == "parent" for change in changes)
        kind = "moved" if moved else "changed"
    return Mark(kind, "\n".join(changes_words(changes, name)))
