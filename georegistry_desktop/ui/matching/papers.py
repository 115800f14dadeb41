"""A matching out of the window as a file, and decisions out of a file into it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from georegistry_desktop.domain.errors import Cancelled
from georegistry_desktop.domain.linking import LinkList
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.storage import Entry, Registry
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.matching.reviewing import Reviewing
from georegistry_desktop.ui.words import version_words
from georegistry_desktop.ui.words.formats import format_word
from georegistry_desktop.workflows import LinksImported, export_links, import_links, open_link_review

_READ = ("csv", "xlsx", "ods", "json")


class Papers(QObject):
    """Each is a job that the window lists, and that can be cancelled; a file is written whole or not at all,
    and a list comes in whole or not at all."""

    def __init__(self, desk: Desk, reviewing: Reviewing, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._reviewing = desk, reviewing

    # Out

    def report(self) -> None:
        """The workbook that an office keeps: counts, figures, who decided what, the list, what is left."""
        self._write(self.tr("Report of {a} with {b}"), ("xlsx",))

    def list_links(self) -> None:
        """The list alone, which can be read in again."""
        self._write(self.tr("Links of {a} with {b}"), ("csv", "json"))

    def iaso(self) -> None:
        """The list with the columns that Iaso has for links."""
        self._write(self.tr("Links of {a} with {b} for Iaso"), ("csv", "xlsx"), layout="iaso")

    def _write(self, title: str, formats: tuple[str, ...], *, layout: str = "plain") -> None:
        found, live = self._reviewing.found, self._desk.live
        if found is None or live is None:
            return
        a, b = found.labels
        title = title.format(a=version_words(a), b=version_words(b))
        name = f"{a} {b}.{formats[0]}".replace("@", " ").replace("/", "-")
        path = self._desk.asking.save_file(title, _filters(formats), name=name)
        if path is None:
            return

        def work(registry: Registry, progress: Progress) -> LinkList:
            review = open_link_review(registry, a, b, progress=progress)
            # The dialog has asked about a file that is there.
            return export_links(registry, review, path, layout=layout, replace=True, progress=progress)

        def done(_: LinkList) -> None:
            words = self.tr("The matching of {a} with {b} is in {file}.")
            self._desk.say(words.format(a=version_words(a), b=version_words(b), file=path.name), kind="done")

        def begin() -> None:
            job = live.session.start(title, work, makes=True)
            deliver(job.future, self, done, self._failed)

        self._reviewing.once_written(begin)

    # In

    def bring_in(self) -> None:
        """Ask for a list that says what was decided elsewhere, and keep what it says."""
        found = self._reviewing.found
        if found is None:
            return
        a, b = (version_words(label) for label in found.labels)
        title = self.tr("Decisions on {a} with {b}").format(a=a, b=b)
        lists = self.tr("Lists of links") + f" ({' '.join(f'*.{name}' for name in _READ)})"
        files = self._desk.asking.open_files(title, lists)
        live = self._desk.live
        if files and live is not None and self._reviewing.found is found:
            self._read(live, files[0], found.labels, several=found.review.several, replace=False)

    def _read(
        self, live: LiveSession, path: Path, labels: tuple[str, str], *, several: bool, replace: bool
    ) -> None:
        if self._desk.live is not live:
            return
        a, b = labels

        def work(registry: Registry, progress: Progress) -> LinksImported:
            return import_links(registry, a, b, path, replace=replace, several=several, progress=progress)

        def done(result: LinksImported) -> None:
            again = (
                self.tr("Take the file's"),
                lambda: self._read(live, path, labels, several=several, replace=True),
            )
            entry, here = result.entry, self._desk.live is live
            self._desk.say(
                self._words(result, path),
                kind="done" if entry is not None else "info",
                undo=None if entry is None or not here else lambda: self._undo(live, entry),
                action=again if result.kept and here else None,
            )

        def begin() -> None:
            title = self.tr("Bring in decisions from {file}").format(file=path.name)
            deliver(live.session.start(title, work, writes=True).future, self, done, self._failed)

        # The list is held against what was decided or taken back a moment ago, too.
        self._reviewing.once_written(begin)

    def _words(self, result: LinksImported, path: Path) -> str:
        said = [self.tr("%Ln decision(s) came in from {file}.", "", result.decided).format(file=path.name)]
        if result.same:
            said.append(self.tr("%Ln stood already.", "", result.same))
        if result.kept:
            said.append(self.tr("%Ln stand(s) otherwise here and stayed so.", "", result.kept))
        if result.undecided:
            said.append(self.tr("%Ln row(s) say nothing that was decided.", "", result.undecided))
        return " ".join(said)

    def _undo(self, live: LiveSession, entry: Entry) -> None:
        if self._desk.live is live:
            deliver(live.session.undo(entry.revision), self, lambda _: None, self._desk.fail)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, Cancelled):
            self._desk.fail(error)


def _filters(formats: tuple[str, ...]) -> str:
    return ";;".join(f"{format_word(name)} (*.{name})" for name in formats)
