"""Keeps the bars in step with the open registry: name, version, user, jobs, what undo would do."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer

from georegistry_desktop.session import Job
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.shell.jobs_list import JobsList
from georegistry_desktop.ui.shell.leaving import Leaving
from georegistry_desktop.ui.shell.places import first_version
from georegistry_desktop.ui.shell.reopening import Reopening
from georegistry_desktop.ui.shell.status_bar import StatusBar
from georegistry_desktop.ui.shell.top_bar import TopBar
from georegistry_desktop.ui.shell.undoing import Undoing
from georegistry_desktop.ui.start.recent import RecentRegistry
from georegistry_desktop.ui.words import version_words

_LOOK_MS = 1000


class Standing(QObject):
    """Listens to the desk and to the session of the open registry."""

    def __init__(
        self,
        desk: Desk,
        top: TopBar,
        status: StatusBar,
        jobs: JobsList,
        undoing: Undoing,
        reopening: Reopening,
        leaving: Leaving,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._reopening, self._leaving = reopening, leaving
        self._desk, self._top, self._status, self._jobs = desk, top, status, jobs
        # The time left shrinks also while a job says nothing.
        self._live: LiveSession | None = None
        self._clock = QTimer(self, interval=_LOOK_MS)
        self._clock.timeout.connect(self._look_at_jobs)
        desk.liveChanged.connect(self._begin)
        leaving.left.connect(self._left)
        leaving.closed.connect(self._look_at_jobs)
        desk.place.versionChanged.connect(lambda label: status.show_field("version", version_words(label)))
        desk.status.changed.connect(status.show_field)
        undoing.changed.connect(lambda: top.show_steps(undoing.undo, undoing.redo))
        top.show_steps("", "")

    def _begin(self) -> None:
        if self._live is not None:
            # What still runs there would come back into the list, and keep the registry with it.
            self._live.jobChanged.disconnect(self._job)
        live = self._live = self._desk.live
        self._look_at_jobs()
        if live is None:
            self._top.show_name("GeoRegistry")
            self._top.show_connection(None)
            for field in ("registry", "user", "version"):
                self._status.show_field(field, "")
            return
        session = live.session
        name = RecentRegistry(session.address).name
        kind = {"geopackage": "GeoPackage", "postgis": "PostGIS"}[session.kind]
        self._top.show_name(name)
        self._top.show_connection(session.online)
        self._status.show_field("registry", f"{name} · {kind}")
        self._status.show_field("user", session.user)
        live.connectionChanged.connect(self._connection)
        live.jobChanged.connect(self._job)
        live.versionsChanged.connect(self._versions)

    def _connection(self, online: bool, reason: str) -> None:
        self._top.show_connection(online, reason)
        live = self._desk.live
        if live is not None and live.session.replaced:
            self._reopening.tell(live, reason)
        elif online:
            self._desk.say(self.tr("The registry can be reached again."), kind="done")
        else:
            self._desk.say(
                self.tr(
                    "The registry cannot be reached. What is shown stays; changes wait until it is back."
                ),
                kind="warning",
                details=reason,
            )

    def _versions(self) -> None:
        """A version in front that was dropped is no longer shown."""
        live = self._desk.live
        if live and self._desk.place.version not in {v.label for v in live.session.versions}:
            self._desk.place.show_version(first_version(live.session.versions))

    def _job(self, job: Job[Any]) -> None:
        self._jobs.show_job(job)
        self._look_at_jobs()
        if not job.ended:
            self._clock.start()

    def _left(self, registry: str, jobs: list[Job[Any]]) -> None:
        """What runs on in a registry that was left is shown until it ends."""
        for job in jobs:
            self._jobs.show_job(job, registry)
        self._look_at_jobs()
        self._clock.start()

    def _look_at_jobs(self) -> None:
        here = self._desk.live.session.jobs if self._desk.live else ()
        jobs = [("", job) for job in here] + self._leaving.running()
        self._status.show_jobs(jobs)
        if all(job.ended for _, job in jobs):
            self._clock.stop()
