"""Edits on their way: planned over what the person saw, committed as one step or collected, or refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from georegistry_desktop.domain import Changeset, ConflictError, Unit
from georegistry_desktop.storage import Entry
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.workflows import plan_edit
from georegistry_desktop.workflows.edit_units import Edit

Done = Callable[[Entry | None], None]
"""Hears the entry; None where all said so already, or where the person collects."""
Failed = Callable[[BaseException, Changeset | None], None]
"""Hears of a conflict with the changeset that met it, of all else without."""


class Edits(QObject):
    """Runs the edits of one version."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._live: LiveSession | None = None
        self._version = ""

    def work_in(self, live: LiveSession | None, version: str) -> None:
        """From now on edit this version."""
        self._live, self._version = live, version

    def run(self, edit: Edit, held: Mapping[str, Unit], done: Done, failed: Failed) -> None:
        """Plan an edit of what is ``held`` and commit it."""
        live, version = self._live, self._version
        if live is None:
            return

        def refused(fault: BaseException) -> None:
            if not isinstance(fault, ConflictError) or self._live is not live:
                failed(fault, None)
                return
            plan = live.session.read(lambda registry: plan_edit(registry, version, edit, held=held))
            deliver(plan, self, lambda changeset: failed(fault, changeset), lambda other: failed(other, None))

        deliver(live.session.edit(self.tr("Edit"), version, edit, held=held), self, done, refused)

    def commit(self, changeset: Changeset, done: Done, failed: Failed) -> None:
        """Commit what was decided."""
        if self._live is not None:
            writing = self._live.session.commit(self._version, changeset)
            deliver(writing, self, done, lambda fault: failed(fault, changeset))
