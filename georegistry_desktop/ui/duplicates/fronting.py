"""The pair in front: read off the GUI thread, shown in the pane, on the map and in the reasons."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.duplicates.front import Front, front_of
from georegistry_desktop.ui.duplicates.judging import Judging
from georegistry_desktop.ui.duplicates.list_pane import ListPane
from georegistry_desktop.ui.duplicates.pair_pane import PairPane
from georegistry_desktop.ui.pairs.maps import MatchMaps
from georegistry_desktop.ui.pairs.why_pane import WhyPane


class Fronting(QObject):
    """``shown`` when another pair, or what is new of it, is in the pane, or the other unit is to stay."""

    shown = Signal()

    def __init__(
        self,
        desk: Desk,
        judging: Judging,
        pairs: ListPane,
        pane: PairPane,
        maps: MatchMaps,
        why: WhyPane,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._judging, self._lines = desk, judging, pairs.lines
        self._pane, self._maps, self._why = pane, maps, why
        self._question = self._answered = 0
        pairs.lines.current.connect(lambda _row: self.look())
        pane.chosen.connect(lambda _place: self.show_chosen())

    @property
    def front(self) -> Front | None:
        """The pair in front, once it is shown as it is now; what is still read is not decided on."""
        front = self._pane.front
        current = front is not None and front.at == self._lines.current_row()
        return front if current and self._answered == self._question else None

    def forget(self) -> None:
        """Another review is in hand, or none."""
        self._question += 1
        self._pane.show_front(None)

    def look_if_changed(self) -> None:
        """Read the pair in front anew where something else is said of it than what is shown."""
        front, review = self._pane.front, self._judging.review
        shown = stands = None
        if self.front is not None and front is not None and review is not None:
            at = front.at
            shown = front.state, front.said, tuple(told.uuid for told in front.units)
            stands = review.state_of(at), review.said(at), review.pair(at)
        if shown is None or shown != stands:
            self.look()

    def look(self) -> None:
        """Read the pair at which the list is."""
        at, names = self._lines.current_row(), self._judging.names
        self._question += 1
        question = self._question
        if at < 0 or names is None:
            self._answered = question
            self._pane.show_front(None)
            self.shown.emit()
            return

        def done(front: Front | None) -> None:
            if question == self._question:
                self._answered = question
                self._show(front, at)

        self._judging.read(lambda registry, review: front_of(registry, review, names, at), done)

    def _show(self, front: Front | None, at: int) -> None:
        review = self._judging.review
        if front is None:
            self._pane.show_lost(review.state_of(at) if review is not None else "")
            self.show_chosen()
        else:
            self._pane.show_front(front)
            self._pane.show_frozen(self._free_name(front.version.rpartition("@")[0]))
        self.shown.emit()

    def _free_name(self, source: str) -> str:
        """A name for a curated copy of a source."""
        live = self._desk.live
        taken = {v.source for v in live.session.versions} if live is not None else set()
        first, number = self.tr("{source} curated").format(source=source), 2
        name = first
        while name in taken:
            name, number = f"{first} {number}", number + 1
        return name

    def show_chosen(self) -> None:
        """Let the map and the reasons follow the pair in front, and which of the two stays."""
        front, stays = self._pane.front, self._pane.stays
        if front is None:
            self._maps.show_unit(-1, (), -1, None)
            self._why.say("")
        else:
            goes, kept = front.units[1 - stays], front.units[stays]
            rows = [told.row for told in front.units]
            self._maps.show_unit(goes.row, rows, stays, front.metres, names=(goes.name, kept.name))
            if front.reasons:
                self._why.show_reasons(front.score, front.reasons)
            elif front.found_with:
                words = self.tr(
                    "This pair was found with “{unit}”, which was merged. Look again to weigh it anew."
                )
                self._why.say(words.format(unit=front.found_with[0]))
            else:
                self._why.say(self.tr("People found this pair; nothing else in the list speaks for it."))
        self.shown.emit()
