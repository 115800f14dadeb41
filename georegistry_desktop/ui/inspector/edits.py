"""Edits on their way: planned over what the person saw, committed as one step or collected, or refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject

from georegistry_desktop.domain import Changeset, ConflictError, Unit
from georegistry_desktop.domain.edit_view import Edit
from georegistry_desktop.ui.bridge import LiveSession, deliver

if TYPE_CHECKING:
    from georegistry_desktop.storage import Entry, Registry

Done: TypeAlias = "Callable[[Entry | None], None]"
"""Hears the entry; None where all said so already, or where the person collects."""


@dataclass(frozen=True, slots=True)
class Met:
    """What met conflicts in ``version``: what is decided goes there, whatever is in front by then."""

    live: LiveSession
    version: str
    changeset: Changeset


Failed = Callable[[BaseException, Met | None], None]
"""Hears of a conflict with what met it, of all else without."""


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

        def planned(registry: Registry) -> Changeset:
            from georegistry_desktop.workflows import plan_edit

            return plan_edit(registry, version, edit, held=held)

        def refused(fault: BaseException) -> None:
            if not isinstance(fault, ConflictError) or self._live is not live:
                failed(fault, None)
                return
            deliver(
                live.session.read(planned),
                self,
                lambda changeset: failed(fault, Met(live, version, changeset)),
                lambda other: failed(other, None),
            )

        deliver(live.session.edit(self.tr("Edit"), version, edit, held=held), self, done, refused)

    def commit(self, decided: Met, done: Done, failed: Failed) -> None:
        """Commit what was decided."""
        writing = decided.live.session.commit(decided.version, decided.changeset)
        deliver(writing, self, done, lambda fault: failed(fault, decided))
