"""Undo and redo of the whole registry: what they would do, and doing it."""

from __future__ import annotations

from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from georegistry_desktop.storage import Entry
from georegistry_desktop.ui.bridge import deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.words import sentence

_UNDONE = "Undo: "


class Undoing(QObject):
    """``undo`` and ``redo`` are the labels of the next steps, empty where there is none."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.liveChanged.connect(self._begin)

    @property
    def undo(self) -> str:
        """The label of the change that undo takes back."""
        live = self._desk.live
        return live.session.steps.undo[0].label if live and live.session.steps.undo else ""

    @property
    def redo(self) -> str:
        """The label of the change that redo does again."""
        live = self._desk.live
        return (
            live.session.steps.redo[0].label.removeprefix(_UNDONE) if live and live.session.steps.redo else ""
        )

    def no_undo(self) -> str | None:
        """Why nothing can be undone; None when something can."""
        live = self._desk.live
        if live is None:
            return self.tr("No registry is open.")
        why = live.session.steps.no_undo
        return sentence(why.code, why.params) if why else None

    def no_redo(self) -> str | None:
        """Why nothing can be redone; None when something can."""
        live = self._desk.live
        if live is None:
            return self.tr("No registry is open.")
        why = live.session.steps.no_redo
        return sentence(why.code, why.params) if why else None

    def step_back(self) -> None:
        """Take back my latest change."""
        if live := self._desk.live:
            self._watch(live.session.undo())

    def step_forward(self) -> None:
        """Do again what I took back last."""
        if live := self._desk.live:
            self._watch(live.session.redo())

    def _begin(self) -> None:
        if live := self._desk.live:
            live.stepsChanged.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit()
        self._desk.actions.refresh()

    def _watch(self, step: Future[Entry]) -> None:
        # What it changed is told by the feed.
        deliver(step, self, lambda _: None, self._desk.fail)
