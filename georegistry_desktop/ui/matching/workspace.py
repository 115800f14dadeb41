"""Which unit of one version is which of another: the queue, the candidates, the map and the reasons."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QShowEvent

from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.matching import algorithm_names
from georegistry_desktop.matching.reviewing import Bulk, LinkReview
from georegistry_desktop.session import Job
from georegistry_desktop.storage import MatchRun
from georegistry_desktop.ui.actions import Action
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk, SubjectWorkspace
from georegistry_desktop.ui.matching.claiming import Claiming
from georegistry_desktop.ui.matching.commands import Reason, commands, reasons_of
from georegistry_desktop.ui.matching.deciding import Deciding
from georegistry_desktop.ui.matching.fronting import Fronting
from georegistry_desktop.ui.matching.papers import Papers
from georegistry_desktop.ui.matching.queue_pane import QueuePane
from georegistry_desktop.ui.matching.reviewing import Reviewing
from georegistry_desktop.ui.matching.start_page import StartPage
from georegistry_desktop.ui.matching.title_bar import TitleBar
from georegistry_desktop.ui.matching.unit_pane import UnitPane
from georegistry_desktop.ui.matching.uniting.by_hand_pane import ByHandPane
from georegistry_desktop.ui.matching.uniting.page import UnionPage
from georegistry_desktop.ui.matching.uniting.rules_form import UnionForm
from georegistry_desktop.ui.matching.uniting.uniting import Uniting
from georegistry_desktop.ui.pairs.maps import MatchMaps
from georegistry_desktop.ui.pairs.own_keys import OwnKeys
from georegistry_desktop.ui.pairs.terms import in_order
from georegistry_desktop.ui.pairs.why_pane import WhyPane

_FORETELL_AFTER = 350


class MatchWorkspace(SubjectWorkspace):
    """Wires the parts: each part shows, ``Reviewing`` does."""

    key = "match"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._live: LiveSession | None = None
        self._question, self._asked = 0, object()
        self._wanted: str | None = None
        self._seen, self._return_to, self._decided_on, self._labels = "", "", "", ("", "")
        self._bulk: tuple[int, float | None] = (0, None)
        self._reasons: dict[str, Reason] = {}

    def build(self) -> Iterator[None]:
        desk, theme = self.desk, self.desk.theme
        self.reviewing = Reviewing(desk, self)
        self.start = StartPage(theme, in_order(algorithm_names()))
        self.set_start(self.start)
        yield
        self.bar = TitleBar()
        self.maps = MatchMaps(desk, self)
        self.why = WhyPane(theme)
        self.set_subject(self.bar, self.maps.widget, self.why)
        yield
        self.queue = QueuePane(theme)
        yield
        self.unit = UnitPane(theme, lambda name: desk.actions.run(f"match.{name}"))
        self.fronting = Fronting(self.reviewing, self.queue, self.unit, self.maps, self.why, self)
        self.claiming = Claiming(desk, self.reviewing, self)
        self.deciding = Deciding(
            desk, self.reviewing, self.queue, self.unit, self.fronting, self.claiming, self
        )
        self.papers = Papers(desk, self.reviewing, self)
        yield
        rules = UnionForm(theme)
        yield
        union = UnionPage(theme, rules)
        yield
        union.add_by_hand(ByHandPane(theme))
        yield
        held = self.add_pane("queue", self.tr("Queue"), self.queue, width=312)
        beside = self.add_pane("unit", self.tr("Unit and candidates"), self.unit, width=418)
        self.splitDockWidget(held, beside, Qt.Orientation.Horizontal)
        self._reasons = reasons_of(self)
        self._foretell_soon = QTimer(self, singleShot=True, interval=_FORETELL_AFTER)
        self._foretell_soon.timeout.connect(self._foretell)
        self._connect()
        self.uniting = Uniting(self, union)
        self.recall_layout()

    def _connect(self) -> None:
        opening = self.reviewing.opening
        self.start.serve(opening)
        self.start.goOn.connect(self._go_on)
        self.start.duplicatesAsked.connect(lambda: self.desk.actions.run("match.duplicates"))
        self.bar.allAsked.connect(self.show_all)
        self.bar.reportAsked.connect(lambda: self.desk.actions.run("match.report"))
        self.bar.claimAsked.connect(lambda: self.desk.actions.run("match.claim"))
        self.claiming.changed.connect(self._claimed)
        self.claiming.mineAsked.connect(lambda: self.queue.filters.show_whose("mine"))
        self.queue.lines.lines.held_words = self.claiming.words_of
        self.reviewing.opened.connect(self._opened)
        self.reviewing.decided.connect(self._decided)
        self.reviewing.rescored.connect(self._rescored)
        self.reviewing.busyChanged.connect(self._refresh)
        self.queue.filters.changed.connect(self._filter)
        self.queue.lines.stepped.connect(self.unit.step)
        self.queue.bulk.scoreChanged.connect(self._foretell)
        self.queue.bulk.accepted.connect(lambda: self.desk.actions.run("match.accept-above"))
        self.queue.bulk.moreAsked.connect(self._ask_many)
        self.unit.finder.closed.connect(self.queue.lines.setFocus)
        self.fronting.shown.connect(self._shown)
        self.fronting.chosen.connect(self._refresh)
        self.maps.unitChosen.connect(self._go_to)
        self.maps.candidateChosen.connect(self.unit.choose)
        keys = OwnKeys(self)
        for part in (self.start, self.bar, self.queue.filters, self.queue.bulk, self.unit, self.maps.widget):
            keys.keep_all(part)
        self.unit.asking.connect(keys.keep)

    # Workspace

    def commands(self) -> list[Action]:
        return commands(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reviewing.come_in_sight()

    def opened(self, live: LiveSession) -> None:
        self._live = live
        live.versionsChanged.connect(self._versions_changed)
        live.jobChanged.connect(self._job_changed)
        self.maps.use(live)
        self.reviewing.use(live)
        self.claiming.use(live)
        self._versions_changed()

    def closed(self) -> None:
        self._live = None
        self._seen, self._return_to, self._decided_on, self._labels = "", "", "", ("", "")
        self.maps.use(None)
        self.reviewing.use(None)
        self.claiming.use(None)
        self.start.show_runs([])
        self.start.form.show_versions([])

    def went(self, **place: object) -> None:
        """``a`` and ``b`` (labels) are gone on with, at a ``unit`` (uuid) of a; ``form``: only chosen."""
        a, b, unit = (place.get(key) for key in ("a", "b", "unit"))
        self._wanted = self.uniting.give_way(unit)
        if a and b and place.get("form"):
            self.show_all()
            self.start.form.choose(str(a), str(b))
            QTimer.singleShot(0, self.start.form.run, self.start.form.run.setFocus)
        elif a and b:
            self.start.form.choose(str(a), str(b))
            self.reviewing.opening.go_on(str(a), str(b))
        elif self._wanted is not None:
            self._find_wanted()
        else:
            self.take_focus_soon()
        self.reviewing.opening.list_runs()

    def save(self) -> dict[str, object]:
        found, row = self.reviewing.found, self.fronting.row
        if found is None:
            return {}
        unit = found.sides[0].text("uuid", row) if row >= 0 else self._return_to
        return {"a": found.labels[0], "b": found.labels[1], "unit": unit}

    def restore(self, place: dict[str, object]) -> None:
        a, b, unit = (place.get(key) for key in ("a", "b", "unit"))
        known = {v.label for v in self._live.session.versions} if self._live else set()
        if a in known and b in known:
            self._wanted = str(unit) if unit else None
            self.reviewing.opening.go_on(str(a), str(b))

    def focus_subject(self) -> None:
        """The keys decide on what is in the queue; without one the form has them."""
        if self.pages.currentIndex():
            (self.uniting.page.form.source if self.uniting.is_open else self.queue.lines).setFocus()
        elif self.start.runs.isVisible():
            self.start.runs.setFocus()
        else:
            self.start.form.run.setFocus()

    # Matchings

    def _go_on(self, run: MatchRun) -> None:
        self.start.form.choose(run.a, run.b)
        self.reviewing.opening.go_on(run.a, run.b)

    def match_again(self) -> None:
        """The form for another matching of the same two versions; decisions stay."""
        found = self.reviewing.found
        if found is not None:
            self.start.form.choose(*found.labels)
        self.show_all()
        self.start.form.run.setFocus()

    def show_all(self) -> None:
        """Go back to the matchings."""
        self.reviewing.forget()
        self.reviewing.opening.list_runs()
        self.take_focus()

    def _job_changed(self, job: Job[object]) -> None:
        if job is self.reviewing.opening.job:
            self.start.show_job(job)

    def _versions_changed(self) -> None:
        if self._live is not None:
            self.start.form.show_versions(self._live.session.versions)

    def _opened(self) -> None:
        found = self.reviewing.found
        below = self.uniting.goes_on(found)
        if not below:
            self.show_subject(found is not None)
        self.fronting.forget()
        if found is None:
            self.queue.lines.show_queue(None)
            self.maps.show_frames(None)
            self._refresh()
            return
        # By its uuid: where a version has changed, its rows may be others.
        self._return_to = self._seen
        if self._labels != found.labels:
            self._labels = found.labels
            self.queue.filters.leave_under()
        self.bar.show_opened(found)
        self.maps.show_frames((found.review.a, found.review.b))
        self._show_progress()
        self._filter()
        self._foretell()
        if not below:
            self.take_focus()

    # The queue

    def _filter(self) -> None:
        """Ask for the queue as the filter wants it."""
        found, query = self.reviewing.found, self.queue.filters.query()
        if found is None:
            return
        review, claims = found.review, self.claiming.masks
        asked = self._asked = object()

        def work(held: LinkReview) -> Rows:
            under = held.side_a.row(query.under) if query.under else -1
            rows = held.queue(
                "tree" if query.order == "tree" else "doubt",
                states=query.states or None,
                text=query.text or None,
                under=under if under >= 0 else None,
            )
            return claims.kept(rows, query.whose)

        def done(rows: Rows) -> None:
            if asked is self._asked and query == self.queue.filters.query():
                self.queue.query = query
                self.queue.lines.show_queue(found.sides[0], rows, review.state, review.score)
                if self._return_to:
                    self.queue.lines.go_to(review.side_a.row(self._return_to))
                    self._return_to = ""
                self.queue.show_page()
                self._find_wanted()
                self._foretell_soon.start()

        self.reviewing.read(work, done)

    def _find_wanted(self) -> None:
        found = self.reviewing.found
        if found is None or self._wanted is None:
            return
        row = found.review.side_a.row(self._wanted)
        self._wanted = None
        self._go_to(row)

    def _go_to(self, row: int) -> None:
        """Bring a unit in front; where the filter hides it, it gives way."""
        found = self.reviewing.found
        if found is None or not 0 <= row < found.review.total or self.queue.lines.go_to(row):
            return
        self._wanted = found.sides[0].text("uuid", row)
        self.queue.filters.reset()

    def _show_progress(self) -> None:
        review = self.reviewing.review
        if review is not None:
            counts = review.counts()
            waiting = sum(counts[state] for state in ("proposed", "check", "none", "flagged"))
            seconds = self.reviewing.pace.seconds_for(waiting)
            self.queue.show_progress(review.decided_count, review.total, counts, seconds)

    def _shown(self) -> None:
        """What is offered follows the unit in front."""
        front, found = self.deciding.front, self.reviewing.found
        if front is not None and found is not None:
            self._seen = front.uuid
            inner = bool(len(found.review.side_a.tree.children(front.row)))
            self.queue.filters.offer_under(front.uuid if inner else "", front.name)
        self._show_claim()
        self._refresh()
        self.desk.actions.refresh_now()  # who knows what comes presses the next key at once

    # Claims

    def _claimed(self) -> None:
        """Parts were claimed or released, here or elsewhere."""
        self.queue.filters.show_claims(self.claiming.lines())
        self.queue.lines.lines.changed()
        self._show_claim()
        if self.queue.filters.query().whose:
            self._filter()

    def _show_claim(self) -> None:
        held = self.claiming.of_other(self.fronting.row)
        self.unit.show_claim(held.sentence() if held is not None else "")

    def _decided(self, uuid: str) -> None:
        """States changed: the lines stay where they are, so that nothing jumps below the eye."""
        self.queue.lines.lines.changed()
        self._show_progress()
        self._foretell_soon.start()
        review = self.reviewing.review
        self._decided_on = uuid or self._seen
        row = review.side_a.row(uuid) if uuid and review is not None else -1
        if row >= 0 and row != self.fronting.row:
            self._go_to(row)
        else:
            self.fronting.look_again()
        self._refresh()

    def _rescored(self, rows: Rows) -> None:
        """What was decided has changed the scores of others."""
        self.queue.lines.lines.changed()
        self._show_progress()
        self._foretell_soon.start()
        # The reasons of the unit that was decided on stand now, too.
        if self.fronting.row in rows or self._seen == self._decided_on:
            self.fronting.look_again()

    # Many

    def _foretell(self) -> None:
        """Work out what the foot would do, and how many links are still wrong."""
        if not self.deciding.knows_shown:
            return  # once the queue is there
        self._question += 1
        question = self._question
        score, rows = float(self.queue.bulk.score.value()), self.deciding.shown_rows()

        def work(review: LinkReview) -> tuple[Bulk, float | None]:
            return review.above(score, rows), review.remaining_wrong()

        def done(found: tuple[Bulk, float | None]) -> None:
            if question == self._question:
                bulk, wrong = found
                self._bulk = bulk.count, bulk.expected_wrong
                self.queue.bulk.show_left(wrong)
                self._refresh()

        self.reviewing.read(work, done)

    def no_bulk(self) -> str | None:
        """Why nothing can be decided together now."""
        return self.tr("Scores are hidden in blind mode.") if self.unit.is_blind else None

    def _ask_many(self, point: QPoint) -> None:
        reason = self._reasons["bulk"]()
        if reason is None:
            self.deciding.ask_many(point)
        else:
            self.desk.say(reason)

    # Looks

    def find_by_hand(self) -> None:
        """Open the field that finds in the other version."""
        self.unit.finder.open()

    def switch_blind(self) -> None:
        """Hide scores and all that tells of them, or show them again."""
        blind = not self.unit.is_blind
        self.unit.show_blind(blind)
        self.queue.lines.lines.is_blind = blind
        self.queue.lines.lines.changed()
        self.queue.filters.show_blind(blind)
        self._refresh()

    def _refresh(self) -> None:
        """Say of each button whether it can be pressed, and why not."""
        self.unit.show_reasons({name: reason() for name, reason in self._reasons.items()})
        waits = self.tr("Wait until the links are written.") if self.reviewing.is_busy else None
        self.queue.bulk.show_bulk(*self._bulk, self.no_bulk() or waits)
        self.desk.actions.refresh()
