"""The menu at the arrow of undo: my last steps, each of which takes back all down to it."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from georegistry_desktop.ui.shell.undoing import Undoing
from georegistry_desktop.ui.words import moment_words

_MOST = 10


class StepsMenu(QMenu):
    """Lists them anew each time it opens, the newest first."""

    def __init__(self, undoing: Undoing, parent: QWidget) -> None:
        super().__init__(parent)
        self._undoing = undoing
        self.setObjectName("steps")
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        steps = self._undoing.steps(_MOST)
        for place, step in enumerate(steps):
            when = moment_words(step.when) if step.when else self.tr("collected")
            # After the tabulator stands what a menu keeps in a column of its own.
            action = self.addAction(f"{step.words.replace('&', '&&')}\t{when}")
            down_to = steps[: place + 1]
            action.setToolTip(self.tr("Take back this step and all above it") if place else step.words)
            action.triggered.connect(lambda _=False, taken=down_to: self._undoing.take_back(taken))
