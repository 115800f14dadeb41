"""Undo and redo of the whole registry: what they would do, and doing it."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Signal

from georegistry_desktop.ui.bridge import deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.words import label_words, sentence

_UNDONE = "Undo: "


class Undoing(QObject):
    """``undo`` and ``redo`` are the labels of the next steps, empty where there is none.

    While edits are collected for the version in front, undo forgets the last of them: what the person did
    last. What is committed stays: redo waits, for it would commit at once.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.liveChanged.connect(self._begin)
        desk.place.versionChanged.connect(self._tell)

    @property
    def undo(self) -> str:
        """The label of the change that undo takes back."""
        if collected := self._collected():
            return label_words(collected[-1])
        live = self._desk.live
        return label_words(live.session.steps.undo[0].label) if live and live.session.steps.undo else ""

    @property
    def redo(self) -> str:
        """The label of the change that redo does again."""
        live = self._desk.live
        if live is None or not live.session.steps.redo or self._collected():
            return ""
        return label_words(live.session.steps.redo[0].label.removeprefix(_UNDONE))

    def no_undo(self) -> str | None:
        """Why nothing can be undone; None when something can."""
        live = self._desk.live
        if live is None:
            return self.tr("No registry is open.")
        why = None if self._collected() else live.session.steps.no_undo
        return sentence(why.code, why.params) if why else None

    def no_redo(self) -> str | None:
        """Why nothing can be redone; None when something can."""
        live = self._desk.live
        if live is None:
            return self.tr("No registry is open.")
        if self._collected():
            return self.tr("Redoing commits at once: commit or discard first what is collected.")
        why = live.session.steps.no_redo
        return sentence(why.code, why.params) if why else None

    def step_back(self) -> None:
        """Take back my latest change, or else what I collected last."""
        live = self._desk.live
        if live and self._collected():
            self._watch(live.session.take_back_collected(self._desk.place.version))
        elif live:
            self._watch(live.session.undo())

    def step_forward(self) -> None:
        """Do again what I took back last."""
        live = self._desk.live
        if live and not self._collected():
            self._watch(live.session.redo())

    def _begin(self) -> None:
        if live := self._desk.live:
            live.stepsChanged.connect(self._tell)
            live.proposalsChanged.connect(self._tell)
        self._tell()

    def _collected(self) -> tuple[str, ...]:
        """The labels of what is collected for the version in front, oldest first."""
        live = self._desk.live
        pending = live.session.pending(self._desk.place.version) if live else None
        return pending.edits if pending else ()

    def _tell(self, _: object = None) -> None:
        self.changed.emit()
        self._desk.actions.refresh()

    def _watch(self, step: Future[Any]) -> None:
        # What it changed is told by the feed.
        deliver(step, self, lambda _: None, self._desk.fail)
