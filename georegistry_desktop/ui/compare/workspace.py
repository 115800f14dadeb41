"""Two versions side by side: the list, both trees and maps in step, the unit in front, and the decisions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QStackedWidget

from georegistry_desktop.compare import Filter, matching
from georegistry_desktop.domain.comparison import Mask
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.session import Job
from georegistry_desktop.ui.actions import Action
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.compare.centre import Centre
from georegistry_desktop.ui.compare.chooser import Chooser
from georegistry_desktop.ui.compare.commands import commands
from georegistry_desktop.ui.compare.deciding import Deciding
from georegistry_desktop.ui.compare.list_pane import ListPane
from georegistry_desktop.ui.compare.listing import Listing
from georegistry_desktop.ui.compare.reviewing import Reviewing
from georegistry_desktop.ui.compare.start_page import StartPage
from georegistry_desktop.ui.compare.unit_facts import UnitFacts, unit_facts
from georegistry_desktop.ui.compare.unit_pane import UnitPane
from georegistry_desktop.ui.desk import Desk, SubjectWorkspace
from georegistry_desktop.ui.words import version_words
from georegistry_desktop.workflows import Outcome

if TYPE_CHECKING:
    from georegistry_desktop.domain.comparison import Pairing


class CompareWorkspace(SubjectWorkspace):
    """Wires the parts: each part shows, ``Reviewing`` does."""

    key = "compare"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._live: LiveSession | None = None
        self._question = 0
        self._wanted: str | None = None

    def build(self) -> Iterator[None]:
        desk = self.desk
        self._pages = QStackedWidget()
        self.setCentralWidget(self._pages)
        self.reviewing = Reviewing(desk, self)
        self.chooser = Chooser(desk.theme)
        # Across the whole workspace: between two panes there is no room for the names of versions.
        self.setMenuWidget(self.chooser)
        self.start = StartPage(desk.theme)
        self._pages.addWidget(self.start)
        yield
        self.centre = Centre(desk)
        self._pages.addWidget(self.centre)
        yield
        self.list = ListPane(desk.theme)
        self.unit = UnitPane(desk.theme)
        yield
        self.deciding = Deciding(desk, self.reviewing, self.list, self.unit, self)
        right = Qt.DockWidgetArea.RightDockWidgetArea
        self.add_pane("differences", self.tr("Differences"), self.list, width=336)
        self.add_pane("unit", self.tr("Unit"), self.unit, right, width=344)
        self._connect()
        self.recall_layout()

    def _connect(self) -> None:
        self.chooser.asked.connect(self._compare)
        self.chooser.cancelled.connect(self._cancel)
        self.start.asked.connect(lambda base, other: self._compare(base, other, ""))
        self.reviewing.opened.connect(self._opened)
        self.reviewing.decided.connect(self._decided)
        self.reviewing.foreseen.connect(self._foreseen)
        self.reviewing.busyChanged.connect(lambda: self.chooser.show_job(self.reviewing.job))
        self.reviewing.listed.connect(self.start.show_open)
        self.reviewing.applied.connect(self._applied)
        self.list.filters.changed.connect(lambda _: self._filter())
        self.list.lines.current.connect(self._list_moved)
        self.list.lines.toggled.connect(self.deciding.toggle_unit)
        self.list.lines.menuAsked.connect(self.deciding.ask_many)
        self.list.outcome.applied.connect(self.reviewing.apply)
        self.list.outcome.causeAsked.connect(self._go_to)
        self.list.bulkAsked.connect(lambda point: self.deciding.ask_many(point, self.deciding.front, -1))
        self.centre.current.connect(self._place_chosen)
        for part in (self.centre.trees, self.centre.maps.widget):
            part.menuAsked.connect(self._show_menu)
        self.unit.decided.connect(self.deciding.decide)
        self.unit.nextAsked.connect(self.deciding.next)
        self.unit.table.toggled.connect(self.deciding.toggle)
        self.unit.neighboursAsked.connect(self.centre.show_together)

    # Workspace

    def commands(self) -> list[Action]:
        return commands(self)

    def opened(self, live: LiveSession) -> None:
        self._live = live
        live.versionsChanged.connect(self._versions_changed)
        live.jobChanged.connect(self._job_changed)
        self.centre.use(live)
        self.reviewing.use(live)
        self._versions_changed()

    def closed(self) -> None:
        self._live = None
        self.centre.use(None)
        self.reviewing.use(None)
        self.start.show_open([])
        self.chooser.show_versions([])
        self.list.filters.restore(None)  # another registry has other units and types

    def went(self, **place: object) -> None:
        base, other, unit = (place.get(key) for key in ("base", "other", "unit"))
        self._wanted = str(unit) if unit else None
        if base and other:
            self._compare(str(base), str(other), str(place.get("by") or ""))
        elif base:
            self.chooser.choose_base(str(base))
        elif self._wanted is not None:
            self._find_wanted()
        else:  # also for one who is there already and lost the keyboard to something that went
            self.take_focus_soon()
        self.reviewing.list_open()

    def save(self) -> dict[str, object]:
        review = self.reviewing.review
        if review is None:
            return {}
        return {
            "base": review.base,
            "other": review.other,
            "by": review.differences.comparison.by,
            "unit": self.list.lines.current_key() or "",
            "maps": self.centre.maps.widget.mode,
            "filter": self.list.filters.keep(),
        }

    def restore(self, place: dict[str, object]) -> None:
        base, other, by, unit = (place.get(key) for key in ("base", "other", "by", "unit"))
        if (mode := place.get("maps")) in (maps := self.centre.maps.widget).modes:
            maps.show_mode(mode)
        known = {v.label for v in self._live.session.versions} if self._live else set()
        if base in known and other in known:
            self._wanted = str(unit) if unit else None
            self.list.filters.restore(place.get("filter"))
            self._compare(str(base), str(other), str(by or ""))

    def focus_subject(self) -> None:
        """Space compares where nothing is compared yet; else the keys decide on what is in the list."""
        (self.chooser.compare if self.reviewing.review is None else self.list.lines).setFocus()

    # Comparing

    def _compare(self, base: str, other: str, by: str) -> None:
        self.chooser.choose(base, other, by)
        pairing: Pairing | None = by or None  # type: ignore[assignment]
        self.reviewing.compare(base, other, pairing)

    def _cancel(self) -> None:
        if self.reviewing.job is not None:
            self.reviewing.job.cancel()

    def _job_changed(self, job: Job[object]) -> None:
        if job is self.reviewing.job:
            self.chooser.show_job(job)

    def _versions_changed(self) -> None:
        if self._live is not None:
            self.chooser.show_versions(self._live.session.versions)

    def _opened(self) -> None:
        review, look = self.reviewing.review, self.reviewing.look
        there = review is not None and look is not None
        self._pages.setCurrentIndex(int(there))
        self.chooser.lead(not there)
        self.show_panes(there)
        self.centre.show_look(look)
        if review is None or look is None:
            self.list.clear()
            self.unit.show_facts(None, None)
            self.deciding.front = -1
            self.desk.actions.refresh()
            return
        self.desk.place.show_version(review.base)
        self.list.filters.show_counts(look.kinds, look.fields, look.types, look.same)
        self.deciding.shown = np.ones(len(review.differences), dtype=bool)
        shown = np.ones(len(review.differences.units), dtype=bool)
        self.list.show_list(review, look, Listing.of(look.groups, shown))
        if self.list.filters.filter() != Filter():
            self._filter()
        self._find_wanted()
        if self.list.lines.current_unit() < 0:
            self.list.lines.next_open()
        if self.chooser.isAncestorOf(self.focusWidget() or self.start) or self.focusWidget() is None:
            self.list.lines.setFocus()
        self._foreseen()

    def _filter(self) -> None:
        review, live, wanted = self.reviewing.review, self._live, self.list.filters.filter()
        if review is None or live is None:
            return
        differences, decisions = review.differences, review.decisions

        def done(mask: Mask) -> None:
            now, look = self.reviewing.review, self.reviewing.look
            if now is None or look is None or now.differences is not differences:
                return
            if wanted != self.list.filters.filter():
                return
            self.deciding.shown = mask
            shown = np.zeros(len(differences.units), dtype=bool)
            shown[differences.unit_of[mask]] = True
            self.list.show_list(now, look, self.list.lines.lines.listing.filtered(shown))
            self.desk.actions.refresh()

        def failed(error: BaseException) -> None:
            if not (isinstance(error, Refused) and error.code == "unit-missing" and wanted.under):
                self.desk.fail(error)
            elif wanted == self.list.filters.filter():
                self.list.filters.forget_under()  # kept from another day, or of another comparison
                self._filter()

        reading = live.session.read(lambda _: matching(wanted, differences, decisions))
        deliver(reading, self, done, failed)

    # The unit in front

    def _list_moved(self, unit: int) -> None:
        self.deciding.front = unit
        if unit >= 0:
            self._show_unit(unit)
            self.centre.show_unit(unit)
        elif self.reviewing.review is None or not len(self.list.lines.lines.listing.units):
            self.unit.show_facts(None, None)
        self.desk.actions.refresh()

    def _place_chosen(self, base_row: int, other_row: int, unit: int) -> None:
        """A person chose a unit in a tree or on a map."""
        if unit >= 0:
            if not self.list.lines.go_to(unit):
                self._show_unit(unit)
        else:
            self._show_unit(-1, base_row, other_row)

    def _show_unit(self, unit: int, base_row: int = -1, other_row: int = -1) -> None:
        review, look, live = self.reviewing.review, self.reviewing.look, self._live
        if review is None or look is None or live is None:
            return
        self.deciding.front = unit
        self._question += 1
        question = self._question

        def done(facts: UnitFacts) -> None:
            now = self.reviewing.review
            if question == self._question and now is not None and now.differences is review.differences:
                self.unit.show_facts(facts, now)
                self.list.filters.offer_under(facts.uuid, facts.name)
                if facts.base_row >= 0 and self.desk.place.version == now.base:
                    self.desk.place.select([facts.uuid])

        reading = live.session.read(
            lambda registry: unit_facts(registry, review, look.consequences, unit, base_row, other_row)
        )
        deliver(reading, self, done, self.desk.fail)

    def _show_menu(self, point: QPoint) -> None:
        self.desk.actions.context_menu("difference", self).popup(point)

    def _go_to(self, unit: int) -> None:
        if not self.list.lines.go_to(unit):
            self.list.filters.reset()
            self._list_moved(unit)

    def _find_wanted(self) -> None:
        review = self.reviewing.review
        if review is None or self._wanted is None:
            return
        found = np.flatnonzero(
            (review.differences.units == self._wanted) | (review.differences.theirs == self._wanted)
        )
        if len(found):
            self._wanted = None
            self._go_to(int(found[0]))

    # Deciding and applying

    def _decided(self) -> None:
        review = self.reviewing.review
        if review is None:
            return
        self.list.show_decisions(review)
        self.unit.show_decisions(review)
        if self.list.filters.filter().states:
            self._filter()
        self.desk.actions.refresh()

    def _foreseen(self) -> None:
        review = self.reviewing.review
        count = int(review.accepted.sum()) if review is not None else 0
        self.list.outcome.show_outcome(count, self.reviewing.foresight, can=self.reviewing.can_decide)
        self.desk.actions.refresh()

    def _applied(self, found: Outcome) -> None:
        entry, live = found.entry, self._live
        if live is None:
            return
        if entry is None or entry.revision is None:
            self.desk.say(self.tr("Nothing was left to apply."))
            return
        revision = entry.revision
        text = self.tr("Applied %Ln change(s) to {base}.", "", len(found.plan.changeset))
        self.desk.say(
            text.format(base=version_words(entry.version)),
            kind="done",
            undo=lambda: self.reviewing.undo(live, revision),
            details="\n".join(found.words),
        )
