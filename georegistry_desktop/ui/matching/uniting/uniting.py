"""Uniting the two versions of the matching in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from georegistry_desktop.compare.uniting import Contested
from georegistry_desktop.compare.uniting.contested import rows_saying
from georegistry_desktop.compare.uniting.wanted import Side
from georegistry_desktop.domain.errors import Cancelled
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.matching.reviewing import LinkReview
from georegistry_desktop.session import Job
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.bridge import deliver, deliver_job
from georegistry_desktop.ui.matching.opening import Opened
from georegistry_desktop.ui.matching.uniting.page import UnionPage
from georegistry_desktop.ui.matching.uniting.rules_form import Wanted
from georegistry_desktop.ui.pairs.own_keys import OwnKeys
from georegistry_desktop.ui.widgets import allow
from georegistry_desktop.ui.words import error_words, version_words
from georegistry_desktop.ui.words.formats import format_word
from georegistry_desktop.workflows import United, unite_versions

if TYPE_CHECKING:
    from georegistry_desktop.ui.matching.workspace import MatchWorkspace

_AGAIN_AFTER = 400
_LISTS = ("csv", "xlsx", "ods")


class Uniting(QObject):
    """Owns the page, and what is worked out for it: one job at a time."""

    def __init__(self, screen: MatchWorkspace, page: UnionPage) -> None:
        super().__init__(screen)
        self._screen, self._desk, self.page = screen, screen.desk, page
        self._labels: tuple[str, str] | None = None
        self.job: Job[Any] | None = None
        self._makes = False
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_AFTER)
        self._again.timeout.connect(self.look)
        screen.pages.addWidget(self.page)
        OwnKeys(self).keep_all(self.page)
        page.left.connect(self.leave)
        page.taken.connect(self._unite)
        page.form.changed.connect(self.look)
        page.form.listAsked.connect(self._ask_list)
        page.preview.unitAsked.connect(self._go_to)
        page.by_hand.decided.connect(self._decided)
        page.by_hand.searched.connect(self._search)
        page.by_hand.listAsked.connect(self._save_list)
        page.strip.turned.connect(self._turn)
        page.strip.cancelled.connect(self._cancel)
        screen.reviewing.opened.connect(self._opened)
        screen.reviewing.decided.connect(lambda _: self._again.start() if self.is_open else None)

    @property
    def is_open(self) -> bool:
        """Whether the page is in front."""
        return self._labels is not None

    def goes_on(self, found: Opened | None) -> bool:
        """Whether the page stays in front now that this is in hand: the same two, read anew below it."""
        return found is not None and found.labels == self._labels

    def open(self) -> None:
        """Bring the page in front, for the two of the matching in hand."""
        found = self._screen.reviewing.found
        if found is not None:
            self._labels = found.labels
            self.page.offer(found.labels)
            self._show()
            self.page.form.source.selectAll()
            self.look()

    def leave(self) -> None:
        """Back to the queue. What is being made goes on; its message tells."""
        if not self.is_open:
            return
        self._end()
        found = self._screen.reviewing.found is not None
        self._screen.pages.setCurrentIndex(int(found))
        self._screen.bar.setVisible(found)
        self._screen.show_panes(found)
        self._screen.take_focus()
        self._desk.actions.refresh()

    def give_way(self, unit: object) -> str | None:
        """Where somebody wants to see a unit (uuid) the page goes; gives the unit."""
        if unit:
            self.leave()
        return str(unit) if unit else None

    def _end(self) -> None:
        self._labels = None
        self._again.stop()
        if not self._makes:
            self._drop()

    def _show(self) -> None:
        self._screen.pages.setCurrentWidget(self.page)
        self._screen.bar.hide()
        self._screen.show_panes(False)
        self.page.form.source.setFocus()
        self._desk.actions.refresh()

    def _opened(self) -> None:
        """The matching was read anew below the page, or another one is in hand, or none."""
        found = self._screen.reviewing.found
        if not self.is_open:
            return
        if self.goes_on(found):
            self._again.start()
        else:
            self._end()

    def _go_to(self, unit: str, version: str) -> None:
        """Where it can be decided on: the queue has units of A alone, so one of B is led to by the unit that
        it is linked with or proposed for; where there is none, Pyramid shows it."""
        labels = self._labels
        if labels is None:
            return
        a, b = labels

        def look(review: LinkReview) -> str:
            if version != b and review.side_a.row(unit) >= 0:
                return unit
            row = review.side_b.row(unit)
            return review.side_a.uuid(review.partner(row) if row >= 0 else -1)

        def go(of_a: str) -> None:
            if self._labels != labels:
                return
            if of_a:
                self.leave()
                self._screen.went(unit=of_a)
            else:
                words = self.tr("No unit of {version} is linked with it or proposed for it.")
                self._desk.say(words.format(version=version_words(a)))
                self._desk.go("pyramid", version=b, units=[unit])

        self._screen.reviewing.read(look, go)

    def _ask_list(self) -> None:
        kinds = self.tr("Lists of decisions") + f" ({' '.join(f'*.{name}' for name in _LISTS)})"
        files = self._desk.asking.open_files(self.tr("Decisions by hand"), kinds)
        if files and self.is_open:
            self.page.form.show_list(files[0])

    def _decided(self, said: list[tuple[str, str, Side | None]]) -> None:
        self.page.form.choose(said)
        self._drop()
        self.page.show_waiting()
        self._again.start()

    def _search(self, held: Contested, text: str) -> None:
        if self._desk.live is not None:
            deliver(
                self._desk.live.session.read(lambda _: rows_saying(held, text)),
                self,
                lambda rows: self.page.by_hand.show_rows(held, rows),
                self._desk.fail,
            )

    def _save_list(self) -> None:
        live, decided = self._desk.live, self.page.decided
        if live is None:
            return
        title = self.tr("Decisions by hand")
        path = self._desk.asking.save_file(title, f"{format_word('csv')} (*.csv)", name=f"{title}.csv")
        if path is None:
            return

        def done(_: None) -> None:
            words = self.tr("%Ln decision(s) by hand are in {file}.", "", len(decided))
            self._desk.say(words.format(file=path.name), kind="done")

        def write(_: Registry) -> None:
            # With the libraries of tables, which nothing else here needs.
            from georegistry_desktop.exchange.choices import write_choices

            # The dialog has asked about a file that is there.
            write_choices(path, decided, replace=True)

        saved = live.session.read(write)
        deliver(saved, self, done, self._desk.fail)

    # Jobs

    def look(self) -> None:
        """Work out what would come of it."""
        live, labels = self._desk.live, self._labels
        if live is None or labels is None or self._makes:
            return
        self._drop()
        wanted = self.page.form.wanted()
        if not wanted.source:
            self.page.refuse(self.tr("Give the new source a name."))
            return
        self.page.show_waiting()
        a, b = (version_words(name) for name in labels)
        title = self.tr("See what uniting {a} with {b} comes to").format(a=a, b=b)

        def work(registry: Registry, progress: Progress) -> United:
            return _united(registry, labels, wanted, progress, dry_run=True)

        def begin() -> None:
            if self._labels != labels or self._makes:
                return
            self._drop()
            job = live.session.start(title, work)
            self._follow(job)

            def failed(error: BaseException) -> None:
                if self._over(job):
                    self.page.refuse(
                        self.tr("It was cancelled. Change something to have it worked out again.")
                        if isinstance(error, Cancelled)
                        else error_words(error).text
                    )

            deliver_job(job, self, lambda done: self._previewed(job, done), failed)

        self._screen.reviewing.once_written(begin)

    def _previewed(self, job: Job[United], done: United) -> None:
        if not self._over(job):
            return
        self.page.show_united(done)
        # Links are broken and units go meanwhile; what was taken of them could not be taken back any more.
        lost = {
            p.params.get("value") for p in done.problems if p.file is None and p.code.startswith("by-hand-")
        }
        if count := self.page.form.forget(lost):
            self._desk.say(
                self.tr("Units are linked no more: %Ln decision(s) by hand were left out.", "", count)
            )
            self.look()

    def _unite(self) -> None:
        live, labels = self._desk.live, self._labels
        if live is None or labels is None or self._makes:
            return
        self._drop()
        wanted = self.page.form.wanted()
        a, b = (version_words(name) for name in labels)
        title = self.tr("Unite {a} with {b}").format(a=a, b=b)

        def work(registry: Registry, progress: Progress) -> United:
            return _united(registry, labels, wanted, progress, dry_run=False)

        job = live.session.start(title, work, writes=True)
        self._makes = True
        allow(self.page.form, self.tr("The union is being made."))
        self.page.show_making()
        self._follow(job)

        def over() -> None:
            self._makes = False
            allow(self.page.form, None)
            self._over(job)

        def done(result: United) -> None:
            over()
            words = self.tr(
                "{version} is made: %Ln unit(s), {both} of them one of both.", "", result.counts["units"]
            )
            version = result.version or ""
            if self._desk.live is live:
                self._desk.say(
                    words.format(version=version_words(version), both=result.counts["both"]), kind="done"
                )
                if self._labels == labels:
                    self.leave()
                    self._desk.go("pyramid", version=version)

        def failed(error: BaseException) -> None:
            over()
            if not isinstance(error, Cancelled):
                self._desk.fail(error)
            self.look()

        deliver_job(job, self, done, failed)

    def _follow(self, job: Job[Any]) -> None:
        self.job = job
        self.page.strip.show_job(job)

    def _over(self, job: Job[Any]) -> bool:
        """Whether it was what is waited for."""
        if self.job is not job:
            return False
        self.job = None
        self.page.strip.show_job(None)
        return True

    def _drop(self) -> None:
        if self.job is not None:
            job, self.job = self.job, None
            job.cancel()
            self.page.strip.show_job(None)

    def _cancel(self) -> None:
        if self.job is not None:
            self.job.cancel()

    def _turn(self) -> None:
        if self.job is not None:
            (self.job.resume if self.job.state == "paused" else self.job.pause)()


def _united(
    registry: Registry, labels: tuple[str, str], wanted: Wanted, progress: Progress, *, dry_run: bool
) -> United:
    return unite_versions(
        registry,
        *labels,
        source=wanted.source,
        rules=wanted.rules,
        by_hand=wanted.by_hand,
        choices=wanted.choices,
        by="links",
        lenient=wanted.lenient,
        dry_run=dry_run,
        progress=progress,
    )
