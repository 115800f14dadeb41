"""Which units of a version are the same place: the pairs, the two in front, the map and the reasons."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer

from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.session import Job, UnitsChanged
from georegistry_desktop.ui.actions import Action
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk, SubjectWorkspace
from georegistry_desktop.ui.duplicates.commands import Reason, commands, reasons_of
from georegistry_desktop.ui.duplicates.front import Front
from georegistry_desktop.ui.duplicates.fronting import Fronting
from georegistry_desktop.ui.duplicates.judging import Deed, Judging
from georegistry_desktop.ui.duplicates.list_filter import Wanted
from georegistry_desktop.ui.duplicates.list_pane import ListPane
from georegistry_desktop.ui.duplicates.merging import Merging
from georegistry_desktop.ui.duplicates.pair_pane import PairPane
from georegistry_desktop.ui.duplicates.searching import Searching
from georegistry_desktop.ui.duplicates.start_page import StartPage
from georegistry_desktop.ui.duplicates.title_bar import TitleBar
from georegistry_desktop.ui.pairs.maps import MatchMaps
from georegistry_desktop.ui.pairs.own_keys import OwnKeys
from georegistry_desktop.ui.pairs.why_pane import WhyPane
from georegistry_desktop.ui.words import version_words
from georegistry_desktop.workflows import PAIR_STATES, DuplicateReview, PairState

_MAP_AFTER = 400
_NEAREST = 0.006
"""Degrees: what was entered twice lies mostly within a few hundred metres."""


class DuplicatesWorkspace(SubjectWorkspace):
    """Wires the parts: each part shows, ``Judging`` does."""

    key = "duplicates"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._live: LiveSession | None = None
        self._wanted: tuple[str, ...] = ()
        self._label = self._copying = ""
        self._shown = Wanted()
        """What the lines keep; something else may be asked for already."""
        self._reasons: dict[str, Reason] = {}

    def build(self) -> Iterator[None]:
        desk, theme = self.desk, self.desk.theme
        self.judging, self.searching = Judging(desk, self), Searching(desk, self)
        self.merging = Merging(desk, self.judging, self)
        self.start = StartPage(theme)
        self.set_start(self.start)
        yield
        self.bar = TitleBar()
        self.maps = MatchMaps(desk, self)
        self.maps.nearest = _NEAREST
        self.why = WhyPane(theme)
        self.set_subject(self.bar, self.maps.widget, self.why)
        yield
        self.list = ListPane(theme)
        yield
        self.pair = PairPane(theme, lambda name: desk.actions.run(f"duplicates.{name}"))
        self.fronting = Fronting(desk, self.judging, self.list, self.pair, self.maps, self.why, self)
        yield
        held = self.add_pane("list", self.tr("Pairs"), self.list, width=300)
        beside = self.add_pane("pair", self.tr("The two units"), self.pair, width=440)
        self.splitDockWidget(held, beside, Qt.Orientation.Horizontal)
        self._reasons = reasons_of(self)
        self._map_soon = QTimer(self, singleShot=True, interval=_MAP_AFTER)
        self._map_soon.timeout.connect(self._show_maps)
        self._connect()
        self.recall_layout()

    def _connect(self) -> None:
        self.start.asked.connect(self.searching.search)
        self.searching.found.connect(self._found)
        self.searching.jobChanged.connect(lambda: self.start.show_job(self.searching.job))
        self.searching.copied.connect(self._copied)
        self.searching.notCopied.connect(self.pair.frozen.settle)
        self.bar.otherAsked.connect(self.show_start)
        self.bar.againAsked.connect(self.look_again)
        self.list.filters.changed.connect(self._filter)
        self.list.bulk.scoreChanged.connect(self._foretell)
        self.list.bulk.accepted.connect(lambda: self.desk.actions.run("duplicates.accept-above"))
        self.list.bulk.mergesAsked.connect(lambda: self.desk.actions.run("duplicates.merge-all"))
        self.fronting.shown.connect(self._refresh)
        # Who knows what comes presses the next key at once.
        self.fronting.shown.connect(self.desk.actions.refresh_now)
        self.list.lines.stepped.connect(lambda by: self.pair.choose(1 if by > 0 else 0))
        self.judging.decided.connect(self._decided)
        self.judging.written.connect(self._refresh)
        self.merging.merged.connect(self.look_again)
        self.merging.changed.connect(self._foretell)
        self.judging.outdated.connect(self.bar.show_outdated)
        self.pair.frozen.copied.connect(self._copy)
        self.maps.candidateChosen.connect(self.pair.choose)
        self.maps.unitChosen.connect(self._go_to_unit)
        self.maps.otherChosen.connect(self._go_to_unit)
        keys = OwnKeys(self)
        for part in (self.start, self.bar, self.list.filters, self.list.bulk, self.maps.widget):
            keys.keep_all(part)
        # Who chose a value, or a unit, merges by Enter.
        keys.keep_all(self.pair, but=(self.pair.fields, *self.pair.cards))

    # Workspace

    def commands(self) -> list[Action]:
        return commands(self)

    def opened(self, live: LiveSession) -> None:
        self._live = live
        live.versionsChanged.connect(self._versions_changed)
        live.jobChanged.connect(self._job_changed)
        live.unitsChanged.connect(self._units_changed)
        self.maps.use(live)
        self.judging.use(live)
        self.searching.use(live)
        self._versions_changed()

    def closed(self) -> None:
        self._live = None
        self.maps.use(None)
        self.searching.use(None)
        self.merging.stop()
        self.judging.use(None)
        self.start.show_versions([])
        self.start.say("")
        self._label = self._copying = ""
        self._wanted = ()
        self.list.filters.reset()
        self._show_review()

    def went(self, **place: object) -> None:
        """``version`` (a label) is looked through at once."""
        if version := place.get("version"):
            self.search(str(version))
        else:
            self.take_focus_soon()

    def save(self) -> dict[str, object]:
        review = self.judging.review
        if review is None:
            return {}
        at = self.list.lines.current_row()
        return {
            "version": review.frame.label,
            "score": review.threshold,
            "pair": list(review.pair(at)) if at >= 0 else [],
        }

    def restore(self, place: dict[str, object]) -> None:
        version, score, pair = (place.get(key) for key in ("version", "score", "pair"))
        known = {v.label for v in self._live.session.versions} if self._live else set()
        if version in known:
            self._wanted = tuple(map(str, pair)) if isinstance(pair, list) else ()
            if isinstance(score, (int, float)) and 0 < score <= 100:
                self.start.score.setValue(round(score))
            self.start.choose(str(version))
            self.searching.search(str(version), float(self.start.score.value()))

    def focus_subject(self) -> None:
        """The keys decide on what is in the list; without one the form has them."""
        (self.list.lines if self.pages.currentIndex() else self.start.run).setFocus()

    # The pairs in hand

    def search(self, version: str, instead: DuplicateReview | None = None) -> None:
        """Look through a version, from the score of the form up; see ``Searching.search``."""
        self.show_start()
        self.start.choose(version)
        self.searching.search(version, float(self.start.score.value()), instead)

    def look_again(self) -> None:
        """Look through the same version as it is now; the pair in front stays so, and all pairs where the
        person cancels it."""
        review, at = self.judging.review, self.list.lines.current_row()
        if review is not None:
            self._wanted = review.pair(at) if at >= 0 else ()
            self.search(review.frame.label, instead=review)

    def show_start(self) -> None:
        """Choose another version."""
        self.searching.stop()
        self.judging.take_up(None)
        self._show_review()
        self.take_focus()

    def _found(self, review: DuplicateReview) -> None:
        if not len(review):
            words = self.tr("No two units of {version} seem to be the same place.")
            self.start.say(words.format(version=version_words(review.frame.label)))
            return
        self.judging.take_up(review)
        if self._label != review.frame.label:
            # What was looked for in another version would hide pairs of this one.
            self._label = review.frame.label
            self.list.filters.reset()
        self._show_review()
        self.take_focus()

    def _show_review(self) -> None:
        review = self.judging.review
        self.show_subject(review is not None)
        self.fronting.forget()
        if review is None:
            self.list.lines.show_queue(None)
            self.maps.show_frames(None)
        else:
            self.bar.show_review(review)
            self._show_maps()
            self.list.show_progress(review)
            self._filter()
        self._refresh()

    def _show_maps(self) -> None:
        review = self.judging.review
        if review is not None:
            self.maps.show_frames((review.frame, review.frame))
            self.fronting.show_chosen()

    def _versions_changed(self) -> None:
        if self._live is None:
            return
        versions = self._live.session.versions
        self.start.show_versions(versions)
        review = self.judging.review
        if review is not None and review.frame.label not in {v.label for v in versions}:
            self.show_start()

    def _job_changed(self, job: Job[object]) -> None:
        if job is self.searching.job:
            self.start.show_job(job)

    def _units_changed(self, event: UnitsChanged) -> None:
        review, live = self.judging.review, self._live
        if review is not None and live is not None:
            labels = {v.id: v.label for v in live.session.versions}
            if labels.get(event.version_id) == review.frame.label:
                self._map_soon.start()
                self.fronting.look()

    # The list

    def _filter(self) -> None:
        """Ask for the pairs as the filter wants them."""
        wanted = self.list.filters.wanted()
        states = [state for state in PAIR_STATES if state in wanted.states]
        pair, self._wanted = self._wanted, ()

        def work(_: object, review: DuplicateReview) -> tuple[Rows, int]:
            rows = review.queue(wanted.order, states=states or None, text=wanted.text)
            return rows, review.place(*pair) if len(pair) == 2 else -1

        def done(found: tuple[Rows, int]) -> None:
            review = self.judging.review
            if review is None or wanted != self.list.filters.wanted():
                self._wanted = self._wanted or pair  # the next answer goes there
                return
            self._shown = wanted
            self.list.lines.show_queue(self.judging.names, found[0], review.state, review.score)
            self.list.lines.go_to(found[1])
            self.list.show_page()
            self._foretell()
            self._refresh()

        self.judging.read(work, done)

    @property
    def is_filtered(self) -> bool:
        """Whether the lines are those that the filter wants."""
        return self._shown == self.list.filters.wanted()

    def _foretell(self) -> None:
        """Work out what the foot would do."""
        review = self.judging.review
        if review is not None:
            rows, wrong = review.above(*self._bulk())
            self.list.bulk.show_bulk(len(rows), wrong, self._reasons["accept-above"]())
            self.list.bulk.show_merges(self.merging.count(), self._reasons["merge-all"]())

    def _bulk(self) -> tuple[float, Rows | None]:
        rows = None if self._shown.is_whole else self.list.lines.lines.rows
        return float(self.list.bulk.score.value()), rows

    def _go_to_unit(self, row: int) -> None:
        """Bring the likeliest pair in front that a unit of the map is in."""
        review = self.judging.review
        if review is None:
            return
        rows = self.list.lines.lines.rows
        found = rows[(review.a[rows] == row) | (review.b[rows] == row)]
        if not len(found) or not self.list.lines.go_to(int(found[0])):
            name = self.judging.names.side.name(row) if self.judging.names else ""
            self.desk.say(self.tr("{unit} is in none of the pairs that are shown.").format(unit=name))
            self.fronting.show_chosen()

    @property
    def front(self) -> Front | None:
        """The pair in front, once it is shown as it is now."""
        return self.fronting.front

    # Deciding

    def merge(self, stays: int) -> None:
        """Merge the pair in front: the unit at the place ``stays`` stays; go on."""
        front = self.front
        if front is not None:
            place = 1 if stays else 0
            take = self.pair.fields.take(1 if stays else 0)
            self.judging.merge(front.at, front.units[1 - place].row, take)
            self.next()

    def decide(self, state: PairState) -> None:
        """Say how the pair in front stands; go on, unless it is left open."""
        front = self.front
        if front is not None:
            self.judging.decide([front.at], state)
            if state != "proposed":
                self.next()

    def next(self) -> None:
        """Go to the next pair that waits for a decision."""
        if not self.list.lines.next_undecided() and self.judging.review is not None:
            self.desk.say(self.tr("All that is shown is decided."))

    def accept_above(self) -> None:
        """Take all that is shown from the score of the foot for one place; the message takes it back."""
        review = self.judging.review
        if review is None:
            return
        rows = review.above(*self._bulk())[0]

        def done(deed: Deed) -> None:
            words = self.tr("%Ln pair(s) are taken for one place, to be merged.", "", len(rows))
            self.desk.say(words, kind="done", undo=lambda: self.judging.take_back(deed))

        self.judging.decide(rows, "accepted", done)

    def write_down(self) -> None:
        """Write the pairs to a file."""
        if self.judging.review is not None:
            self.searching.write_down(self.judging.review)

    def show_in_pyramid(self) -> None:
        """Show the unit that stays in the pyramid."""
        front = self.front
        if front is not None:
            self.desk.go("pyramid", version=front.version, units=[front.units[self.pair.stays].uuid])

    def _decided(self, at: int) -> None:
        """States changed: the lines stay where they are, so that nothing jumps below the eye."""
        review = self.judging.review
        if review is None:
            return
        self.list.lines.lines.changed()
        self.list.show_progress(review)
        self._foretell()
        self.bar.show_merges(review.merged_count)
        if at < 0:
            self.fronting.look_if_changed()
        elif at == self.list.lines.current_row():
            self.fronting.look()
        elif not self.list.lines.go_to(at):
            self._wanted = review.pair(at)
            self.list.filters.reset()
        self._refresh()

    def _copy(self, source: str) -> None:
        if self.judging.review is not None:
            self._copying = self.judging.review.frame.label
            self.searching.copy(self._copying, source)

    def _copied(self, label: str) -> None:
        self.pair.frozen.settle()
        if self._label != self._copying or self.judging.review is None:
            words = self.tr("{version} is a copy that can be edited.")
            look = (self.tr("Find duplicates"), lambda: self.search(label))
            self.desk.say(words.format(version=version_words(label)), kind="done", action=look)
            return
        words = self.tr("{version} is a copy that can be edited. It is looked through now.")
        self.desk.say(words.format(version=version_words(label)), kind="done")
        self.search(label)

    def _refresh(self) -> None:
        """Say of each button whether it can be pressed, and why not."""
        self.pair.show_reasons({name: reason() for name, reason in self._reasons.items()})
        self.desk.actions.refresh()
