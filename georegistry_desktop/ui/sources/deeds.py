"""What is done with whole versions: copied, published, made the default, dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from georegistry_desktop.domain.errors import Cancelled
from georegistry_desktop.session import Job
from georegistry_desktop.storage import Version
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.widgets import AskBar
from georegistry_desktop.ui.words import error_words, version_words
from georegistry_desktop.workflows import make_demo


class Deeds(QObject):
    """Does it with the version that ``chosen`` gives, and asks in the strip ``bar`` where it must.

    ``copied(label)`` comes when there is a curated source more.
    ``units`` says how many units a version has, where that is known.
    """

    copied = Signal(str)

    def __init__(
        self,
        desk: Desk,
        chosen: Callable[[], Version | None],
        units: Callable[[Version], int | None],
        bar: AskBar,
        back: QWidget,
    ) -> None:
        super().__init__(bar)
        self._desk, self._chosen, self._units = desk, chosen, units
        self._bar, self._back = bar, back

    def copy(self) -> None:
        """Ask for a curated source to copy the version to."""
        live, version = self._here()
        name = QLineEdit()
        name.setObjectName("copy-name")
        name.setPlaceholderText(self.tr("Name of the curated source"))

        def run() -> None:
            source = name.text().strip()
            job = live.session.start(
                self.tr("Copy {version} to {source}").format(
                    version=version_words(version.label), source=source
                ),
                lambda registry, step: registry.copy(version.label, source, progress=step),
                writes=True,
            )
            deliver(job.future, self, done, self._refuse)

        def done(made: Version) -> None:
            self._bar.close_up()
            self.copied.emit(made.label)
            self._say_with_view(
                self.tr("{version} is a copy of {original} that can be edited.").format(
                    version=version_words(made.label), original=version_words(version.label)
                ),
                made.label,
            )

        heading = self.tr("A copy that can be edited. {version} stays as it is.").format(
            version=version_words(version.label)
        )
        self._bar.ask(heading, [(self.tr("Source"), name)], self.tr("Copy"), run, back=self._back)

    def publish(self) -> None:
        """Copy the live version out as the next snapshot, which stays as it is."""
        live, version = self._here()
        job = live.session.start(
            self.tr("Publish {source}").format(source=version.source),
            lambda registry, step: registry.publish(version.source, progress=step),
            writes=True,
        )

        def done(made: Version) -> None:
            self._say_with_view(
                self.tr("Published {version}. It stays as it is now; the live version goes on.").format(
                    version=version_words(made.label)
                ),
                made.label,
            )

        self._deliver(job, done)

    def make_default(self) -> None:
        """Open with this source from now on; the one before can be had back."""
        live, version = self._here()
        before = next((v.source for v in live.session.versions if v.is_default), None)
        self._set_default(live, version.source, before)

    def _set_default(self, live: LiveSession, source: str, before: str | None) -> None:
        def done(_: None) -> None:
            undo = None if before is None else (lambda: self._set_default(live, before, source))
            self._desk.say(
                self.tr("{source} is the default source now.").format(source=source), undo=undo, kind="done"
            )

        words = self.tr("Make {source} the default source").format(source=source)
        deliver(live.session.write(words, lambda r: r.set_default(source)), self, done, self._desk.fail)

    def drop(self) -> None:
        """Say what would be gone, and drop it; a live version's name is to be typed first."""
        live, version = self._here()
        count = self._units(version)
        gone = (
            self.tr("Its units go for good; this cannot be undone.")
            if count is None
            else self.tr("Its %Ln unit(s) go for good; this cannot be undone.", "", count)
        )
        stays = self.tr("Its name, number and history stay, and all other versions.")
        heading = self.tr("Drop {version}?").format(version=version_words(version.label))
        name = QLineEdit()
        name.setObjectName("drop-name")
        name.setPlaceholderText(version.source)
        asked = version.state == "live"

        def run() -> None:
            if asked and name.text().strip() != version.source:
                self._bar.refuse(
                    self.tr("Type {source} to drop what people edit.").format(source=version.source)
                )
                return
            job = live.session.start(
                self.tr("Drop {version}").format(version=version_words(version.label)),
                lambda registry, _: registry.drop(version.label),
                writes=True,
            )
            deliver(job.future, self, done, self._refuse)

        def done(_: Version) -> None:
            self._bar.close_up()
            self._desk.say(
                self.tr("Dropped {version}.").format(version=version_words(version.label)), kind="done"
            )

        fields = [(self.tr("Its source"), name)] if asked else []
        verb = self.tr("Drop %Ln unit(s)", "", count) if count is not None else self.tr("Drop it")
        self._bar.ask(heading, fields, verb, run, back=self._back, consequence=f"{gone} {stays}")

    def make_demo(self) -> None:
        """Fill the empty registry with the demo country."""
        live = self._desk.live
        if live is not None:
            job = live.session.start(
                self.tr("Make a demo country"),
                lambda registry, step: make_demo(registry, progress=step),
                writes=True,
            )
            self._deliver(job, lambda _: None)

    def _here(self) -> tuple[LiveSession, Version]:
        live, version = self._desk.live, self._chosen()
        if live is None or version is None:
            raise RuntimeError("An action without a version has a reason against it.")
        return live, version

    def _deliver(self, job: Job[Any], done: Callable[[Any], None]) -> None:
        def failed(error: BaseException) -> None:
            if not isinstance(error, Cancelled):
                self._desk.fail(error)

        deliver(job.future, self, done, failed)

    def _refuse(self, error: BaseException) -> None:
        self._bar.refuse(error_words(error).text)

    def _say_with_view(self, text: str, version: str) -> None:
        self._desk.say(
            text,
            kind="done",
            action=(self.tr("Show it"), lambda: self._desk.go("pyramid", version=version)),
        )
