"""Claiming a part of the queue, so that two reviewers share it without meeting; a courtesy, no lock."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from georegistry_desktop.matching.reviewing import Bulk, LinkReview
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.matching.claim_menu import Part, Parts, claim_menu, parts_of
from georegistry_desktop.ui.matching.claims import Held, Masks, masks_of
from georegistry_desktop.ui.matching.queue_filter import Query
from georegistry_desktop.ui.matching.reviewing import Reviewing


class Claiming(QObject):
    """Owns what is known of the claims on the review in hand. ``changed`` when it is another; ``mineAsked``
    when only one's own part is to be shown."""

    changed = Signal()
    mineAsked = Signal()

    def __init__(self, desk: Desk, reviewing: Reviewing, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._reviewing, self._window = desk, reviewing, parent
        self._live: LiveSession | None = None
        self._question = 0
        self._agreed: set[int] = set()
        self._given: set[int] = set()
        self._held: tuple[tuple[str, str] | None, Sequence[Held]] = (None, ())
        """The claims that were read last, and of which two versions (labels)."""
        self.masks = Masks()
        reviewing.opened.connect(self._opened)

    def use(self, live: LiveSession | None) -> None:
        """Work on another registry, or on none."""
        self._live = live
        if live is not None:
            live.claimsChanged.connect(self._look)

    # What stands

    def of_other(self, row: int) -> Held | None:
        """The claim of somebody else that a row of A is in."""
        held = self.masks.of(row)
        return held if held is not None and not held.mine else None

    def words_of(self, row: int) -> str:
        """Who else has claimed a row of A; empty for nobody."""
        held = self.of_other(row)
        return self.tr("claimed by {who}").format(who=held.who) if held is not None else ""

    def lines(self) -> list[str]:
        """Who has claimed what: a line of one's own claims, one of others'."""
        mine, others = (
            [held.short() for held in self.masks.held if held.mine is whose] for whose in (True, False)
        )
        return [" · ".join(told) for told in (mine, others) if told]

    def _opened(self) -> None:
        self._agreed.clear()
        found = self._reviewing.found
        if found is None or found.labels != self._held[0]:
            self._held = (None, ())
            self._given.clear()
        # Until they are read nothing is known of these rows, which may be others than before.
        self.masks = Masks()
        self._look()

    def _look(self) -> None:
        """Read the claims as they stand."""
        self._question += 1
        question, found, live = self._question, self._reviewing.found, self._live
        if found is None or live is None:
            self._take(Masks())
            return
        review, user, (a, b) = found.review, live.session.user, found.labels

        def work(registry: Registry) -> Masks:
            return masks_of(review, registry.links.claims(a, b), user)

        def done(masks: Masks) -> None:
            if question == self._question:
                self._tell_released(masks)
                self._held = (a, b), masks.held
                self._take(masks)

        def failed(error: BaseException) -> None:
            if question == self._question:
                self._desk.fail(error)

        deliver(live.session.read(work), self, done, failed)

    def _take(self, masks: Masks) -> None:
        self.masks = masks
        self.changed.emit()

    def _tell_released(self, now: Masks) -> None:
        """Somebody else may release what is mine: that must not go unseen."""
        there = {held.claim.id for held in now.held}
        for held in self._held[1]:
            if held.mine and held.claim.id not in there | self._given:
                self._desk.say(self.tr("Somebody released your claim on {part}.").format(part=held.part))

    # Claiming

    def ask(self, row: int, query: Query, point: QPoint) -> None:
        """Offer at a place of the screen what can be claimed and released; ``row`` of A is in front, and
        ``query`` is what is shown by."""
        masks = self.masks

        def work(review: LinkReview) -> Parts:
            return parts_of(review, row, query, masks)

        def show(parts: Parts) -> None:
            claim_menu(self._window, parts, masks.held, self.claim, self.release).popup(point)

        self._reviewing.read(work, show)

    def claim(self, part: Part) -> None:
        """Claim a part; others see it."""
        found, live = self._reviewing.found, self._live
        if found is None or live is None:
            return
        a, b = found.labels

        def done(_: None) -> None:
            words = self.tr("{part} is yours, and others see so: %Ln unit(s) to decide.", "", part.waiting)
            only = (self.tr("Show only mine"), self.mineAsked.emit)
            self._desk.say(words.format(part=part.words), kind="done", action=only)

        name = self.tr("Claim {part}").format(part=part.words)
        deliver(
            live.session.write(name, lambda r: r.links.claim(a, b, part.unit, text=part.text)),
            self,
            done,
            self._desk.fail,
        )

    def release(self, held: Held) -> None:
        """Give a part back; somebody else's is asked for first."""
        live = self._live
        if live is None:
            return
        if not held.mine:
            text = self.tr("Release what {who} has claimed?").format(who=held.who)
            consequence = self.tr(
                "{who} has claimed {part} ({when}) and may be at work on it. {who} is told. What was decided"
                " stays."
            ).format(who=held.who, part=held.part, when=held.when)
            if not self._desk.asking.confirm(text, consequence, self.tr("Release it")):
                return
        self._given.add(held.claim.id)
        words = self.tr("{part} is free again.").format(part=held.part)
        name = self.tr("Release {part}").format(part=held.part)
        deliver(
            live.session.write(name, lambda r: r.links.release(held.claim.id)),
            self,
            lambda _: self._desk.say(words, kind="done"),
            self._desk.fail,
        )

    # Deciding in what others have claimed

    def not_agreed(self, row: int) -> Held | None:
        """The claim of somebody else in which nobody said here to decide all the same."""
        held = self.of_other(row)
        return held if held is not None and held.claim.id not in self._agreed else None

    def agree(self, held: Held) -> None:
        """From now on this claim is not asked about again."""
        self._agreed.add(held.claim.id)

    def ask_many(self, bulk: Bulk) -> Bulk | None:
        """What of a bulk is to be decided: without what others have claimed, or all of it; None: nothing."""
        taken = self.masks.taken(bulk.rows)
        count = int(taken.sum())
        if not count:
            return bulk
        met = self.masks.of_rows(bulk.rows[taken])
        who = ", ".join(dict.fromkeys(held.who for held in met))
        text = self.tr("%Ln of them are in parts that {who} has claimed.", "", count).format(who=who)
        ways = [self.tr("Leave those out"), self.tr("Decide on all")]
        consequence = self.tr("Who has claimed a part may be at work on it.")
        rest = bulk.part(~taken)
        if not rest.count:
            ways = ways[1:]
        way = self._desk.asking.choose(text, consequence, ways, self.tr("Cancel"))
        if way is None:
            return None
        return rest if rest.count and way == 0 else bulk
