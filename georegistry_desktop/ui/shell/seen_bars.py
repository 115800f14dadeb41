"""What the bars say while what was seen last is shown: of which registry, and that it is being opened."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer

from georegistry_desktop.session import Job
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.shell.glimpsing import Glimpsing
from georegistry_desktop.ui.shell.opening import Opening
from georegistry_desktop.ui.shell.status_bar import StatusBar
from georegistry_desktop.ui.shell.top_bar import TopBar
from georegistry_desktop.ui.start.recent import RecentRegistry
from georegistry_desktop.ui.words import version_words

_PATIENCE_MS = 3000
"""So long a registry may take to open before the person hears how to leave it."""


class SeenBars(QObject):
    """Speaks before there is a registry; ``Standing`` does from then on."""

    def __init__(
        self,
        desk: Desk,
        glimpsing: Glimpsing,
        opening: Opening,
        top: TopBar,
        status: StatusBar,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._glimpsing, self._opening = desk, glimpsing, opening
        self._top, self._status = top, status
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._offer_to_leave)
        glimpsing.changed.connect(self._say)
        opening.moved.connect(self._say_job)

    def _say(self) -> None:
        address = self._glimpsing.address
        if address:
            self._patience.start()
        else:
            self._patience.stop()
        if self._desk.live is None:
            name = RecentRegistry(address).name if address else ""
            self._top.show_name(name or "GeoRegistry")
            self._top.show_opening(bool(address))
            self._status.show_field("registry", name)
            self._status.show_field("version", version_words(self._glimpsing.label))
            self._status.show_jobs(())

    def _say_job(self, job: Job[Any]) -> None:
        if self._glimpsing.address:
            self._status.show_jobs([("", job)])

    def _offer_to_leave(self) -> None:
        self._desk.say(
            self.tr("The registry is still being opened. What is shown was seen last."),
            action=(self.tr("Wait no longer"), self._opening.cancel),
        )
