"""What others decide between the two sources in hand, read once nothing of one's own is on its way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from georegistry_desktop.storage import Entry, Registry
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.matching.deed import Deeds
from georegistry_desktop.ui.matching.opening import Opened
from georegistry_desktop.ui.matching.turns import Turns


class Hearing(QObject):
    """``told(uuid)``: the review knows the decisions as they stand; ``uuid`` is the unit of A to look at
    then, empty for none."""

    told = Signal(str)

    def __init__(
        self, desk: Desk, deeds: Deeds, turns: Turns, found: Callable[[], Opened | None], parent: QObject
    ) -> None:
        """``found`` gives the review in hand."""
        super().__init__(parent)
        self._desk, self._deeds, self._turns, self._found = desk, deeds, turns, found
        self._live: LiveSession | None = None
        self._heard: dict[int, Entry] = {}
        self._due: str | None = None
        self._looking: object | None = None
        """The look that is under way."""

    def use(self, live: LiveSession | None) -> None:
        """Listen to another registry, or to none."""
        self._live = live

    def forget(self) -> None:
        """No review is in hand any more. Its look may never come back: a closed registry answers nobody."""
        self._heard.clear()
        self._due = self._looking = None

    @property
    def is_looking(self) -> bool:
        """Whether the decisions are being read, or are about to be."""
        return self._looking is not None or self._due is not None

    def history_changed(self, entries: Sequence[Entry]) -> None:
        """Somebody decided, or undid it elsewhere. Until one's own is written the registry lacks what is
        shown."""
        found = self._found()
        if found is None:
            return
        sources = {_source(label) for label in found.labels}
        for entry in entries:
            other = entry.details.get("with")
            between = {_source(entry.version), _source(other)} if isinstance(other, str) else None
            if entry.revision is not None and between == sources:
                self._heard[entry.revision] = entry
        self.hear()

    def hear(self) -> None:
        """Look at what came while something was on its way, unless something still is."""
        if self._deeds.writing:
            return
        others = [entry for revision, entry in self._heard.items() if revision not in self._deeds.mine]
        self._heard.clear()
        gone = self._deeds.undone({entry.undoes for entry in others if entry.undoes is not None})
        if others:
            self.look_again(gone[-1].unit if gone else "")
        else:
            self._look()

    def look_again(self, unit: str = "") -> None:
        """Read the decisions as they stand in the registry, as soon as nothing of one's own is on its way."""
        self._due = unit or self._due or ""
        self._look()

    def _look(self) -> None:
        found, live, unit, acts = self._found(), self._live, self._due, self._deeds.acts
        look = object()
        if found is None or live is None or unit is None or self._deeds.writing or self._looking:
            return
        self._looking, self._due = look, None

        def work(registry: Registry) -> bool:
            table = registry.links.decisions(*found.labels)
            with self._turns.lock:
                if self._deeds.acts != acts:  # what was decided after the table was read is not in it
                    return False
                found.review.decided(table)
                return True

        def done(is_whole: bool) -> None:
            if self._looking is not look:
                return
            self._looking = None
            if self._found() is not found:
                self._look()
            elif is_whole:
                self.told.emit(unit)
                self._look()
            else:
                self.look_again(unit)

        def failed(error: BaseException) -> None:
            if self._looking is look:
                self._looking = None
                self._desk.fail(error)

        deliver(live.session.read(work), self, done, failed)


def _source(label: str) -> str:
    return label.rpartition("@")[0]
