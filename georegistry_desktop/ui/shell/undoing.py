"""Undo and redo of the whole registry: what they would do, and doing it."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.words import error_words, label_words, sentence

_UNDONE = "Undo: "


@dataclass(frozen=True, slots=True)
class Step:
    """One step that can be taken back: the change of a ``revision``, or, without one, an edit that was
    collected for a ``version``."""

    words: str
    when: str = ""
    revision: int | None = None
    version: str = ""


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

    def steps(self, most: int) -> tuple[Step, ...]:
        """What ``step_back`` would take back, one after the other; the newest first."""
        live = self._desk.live
        if live is None:
            return ()
        if collected := self._collected():
            version = self._desk.place.version
            return tuple(Step(label_words(label), version=version) for label in collected[: -most - 1 : -1])
        return tuple(
            Step(label_words(entry.label), entry.committed_at or entry.created_at, entry.revision)
            for entry in live.session.steps.undo[:most]
        )

    def take_back(self, steps: Sequence[Step]) -> None:
        """Take back these steps in their order, each as ``step_back`` would; stop at the first that is
        refused, and say so.

        Each is named by its revision: what another window of mine did meanwhile is left alone.
        """
        if live := self._desk.live:
            self._go_on(live, steps, 0)

    def _go_on(self, live: LiveSession, steps: Sequence[Step], done: int) -> None:
        if self._desk.live is not live:
            return
        if done == len(steps):
            if done > 1:
                self._desk.say(self.tr("%Ln step(s) taken back.", "", done), kind="done")
            return
        step = steps[done]

        def taken(forgotten: Any) -> None:
            expected = step.revision is not None or label_words(str(forgotten)) == step.words
            self._go_on(live, steps if expected else steps[: done + 1], done + 1)

        def refused(error: BaseException) -> None:
            if not done:
                self._desk.fail(error)
                return
            words = error_words(error)
            stopped = self.tr("It stopped at “{step}”: {reason}").format(step=step.words, reason=words.text)
            said = f"{self.tr('%Ln step(s) taken back.', '', done)} {stopped}"
            self._desk.say(said, kind=words.kind, details=words.details)

        deliver(_back(live, step), self, taken, refused)

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


def _back(live: LiveSession, step: Step) -> Future[Any]:
    if step.revision is not None:
        return live.session.undo(step.revision)
    return live.session.take_back_collected(step.version)
