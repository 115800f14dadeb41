"""Edits from the screen: planned on a reader thread, committed by the writer, told with their undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject

from georegistry_desktop.domain import Changeset
from georegistry_desktop.storage import Entry, Registry
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.workflows import plan_edit
from georegistry_desktop.workflows.edit_units import Edit

Done = Callable[[Changeset], object]


class Editor(QObject):
    """Does one edit after the other in the version in front of the desk."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def do(
        self,
        edit: Edit,
        held: Iterable[str],
        *,
        done: Done | None = None,
        refused: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Plan an edit over the units ``held`` as the person sees them, and commit it.

        ``done`` is called with what was changed, ``refused`` with the error, which is else told by the desk.
        """
        live, version = self._desk.live, self._desk.place.version
        if live is None or not version:
            return
        fail = refused or self._desk.fail

        def commit(registry: Registry) -> tuple[Changeset, Entry | None]:
            changeset = plan_edit(registry, version, edit)
            return changeset, registry.commit(version, changeset) if changeset.changes else None

        def finished(result: tuple[Changeset, Entry | None]) -> None:
            changeset, entry = result
            if entry is None:
                self._desk.say(self.tr("Nothing changes: it is so already."))
                return
            if done is not None:
                done(changeset)
            self._desk.say(changeset.label, kind="done", undo=lambda: self._undo(live, entry))

        deliver(live.session.write(self.tr("Edit"), commit), self, finished, fail)

    def _undo(self, live: LiveSession, entry: Entry) -> None:
        undone = live.session.write(self.tr("Undo"), lambda registry: registry.undo(entry.revision))
        deliver(undone, self, lambda _: None, self._desk.fail)
