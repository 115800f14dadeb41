"""Undo and redo of the whole registry: what they would do, and doing it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from georegistry_desktop.storage import Entry, Registry
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk


class Undoing(QObject):
    """``undo`` and ``redo`` are the labels of the next steps, empty where there is none."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.undo, self.redo = "", ""
        desk.liveChanged.connect(self._begin)

    def step_back(self) -> None:
        """Take back my latest change."""
        self._step(self.tr("Undo"), lambda registry: registry.undo())

    def step_forward(self) -> None:
        """Do again what I took back last."""
        self._step(self.tr("Redo"), lambda registry: registry.redo())

    def _begin(self) -> None:
        live = self._desk.live
        self._arrived((None, None))
        if live:
            live.historyChanged.connect(self._look)
            live.versionsChanged.connect(self._look)
            self._look()

    def _look(self) -> None:
        live = self._desk.live
        if live is None:
            return

        def arrived(steps: tuple[Entry | None, Entry | None]) -> None:
            if self._desk.live is live:
                self._arrived(steps)

        def both(registry: Registry) -> tuple[Entry | None, Entry | None]:
            return registry.next_undo(), registry.next_redo()

        deliver(live.session.read(both), live, arrived, self._desk.fail)

    def _arrived(self, steps: tuple[Entry | None, Entry | None]) -> None:
        undo, redo = steps
        self.undo = undo.label if undo else ""
        self.redo = redo.label.removeprefix("Undo: ") if redo else ""
        self.changed.emit()
        self._desk.actions.refresh()

    def _step(self, name: str, work: Callable[[Registry], Entry]) -> None:
        live: LiveSession | None = self._desk.live
        if live:
            deliver(live.session.write(name, work), live, lambda _: None, self._desk.fail)
