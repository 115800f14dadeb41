"""Edits from the screen: planned and committed (or collected) by the session, told with their undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from georegistry_desktop.domain.edit_view import Edit
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.words import label_words

if TYPE_CHECKING:
    from georegistry_desktop.storage import Entry


class Editor(QObject):
    """Does one edit after the other in the version in front of the desk."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def do(
        self,
        edit: Edit,
        *,
        done: Callable[[], object] | None = None,
        refused: Callable[[BaseException], None] | None = None,
    ) -> None:
        """Do an edit over what the person sees.

        ``done`` is called when something changed, ``refused`` with the error, which is else told by the desk.
        """
        live, version = self._desk.live, self._desk.place.version
        if live is None or not version:
            return
        before = self._collected(live, version)

        def finished(entry: Entry | None) -> None:
            collected = self._collected(live, version)
            if entry is None and collected == before:
                self._desk.say(self.tr("Nothing changes: it is so already."))
                return
            if done is not None:
                done()
            if entry is not None:
                self._desk.say(label_words(entry.label), kind="done", undo=lambda: self._undo(live, entry))
            else:
                words = self.tr("Collected: {edit}").format(edit=label_words(collected[-1]))
                self._desk.say(words, kind="done", undo=lambda: self._take_back(live, version))

        deliver(live.session.edit(self.tr("Edit"), version, edit), self, finished, refused or self._desk.fail)

    @staticmethod
    def _collected(live: LiveSession, version: str) -> tuple[str, ...]:
        pending = live.session.pending(version)
        return pending.edits if pending is not None else ()

    def _undo(self, live: LiveSession, entry: Entry) -> None:
        deliver(live.session.undo(entry.revision), self, lambda _: None, self._desk.fail)

    def _take_back(self, live: LiveSession, version: str) -> None:
        deliver(live.session.take_back_collected(version), self, lambda _: None, self._desk.fail)
