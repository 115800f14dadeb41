"""What a person decided in one go, so that it can be taken back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from georegistry_desktop.matching.reviewing.ledger import Remembered
from georegistry_desktop.ui.bridge import LiveSession


@dataclass(eq=False)
class Deed:
    """``unit`` is the uuid in A that it was about, empty for many. ``before`` is what stood of the pairs
    until then, None where the registry is to be asked again: of many, or where the review was opened
    anew since.
    ``said`` tells who had decided there just before, and when.

    ``revision`` and ``changeset`` come when it is written, in ``live``; ``is_over`` where it was not, or was
    taken back."""

    live: LiveSession
    unit: str
    before: Remembered | None
    said: tuple[str, str] | None = None
    changeset: int | None = None
    revision: int | None = None
    is_over: bool = False


class Deeds:
    """Owns what was decided here and still stands, oldest first, and counts what is on its way.

    ``acts`` grows with all that makes what was read of the registry before out of date.
    """

    def __init__(self) -> None:
        self.acts = self.writing = 0
        self.mine: set[int] = set()
        """Revisions that the screen shows already."""
        self._standing: list[Deed] = []

    def add(self, deed: Deed) -> None:
        self._standing.append(deed)

    def latest(self) -> Deed | None:
        """The one to take back next."""
        return self._standing[-1] if self._standing else None

    def end(self, deed: Deed) -> None:
        """It stands no more."""
        deed.is_over = True
        if deed in self._standing:
            self._standing.remove(deed)

    def undone(self, changesets: Collection[int | None]) -> list[Deed]:
        """Those that somebody else undid; they stand no more."""
        gone = [deed for deed in self._standing if deed.changeset in changesets]
        for deed in gone:
            self.end(deed)
        return gone

    def forget_before(self) -> None:
        """What stood before was known to another review."""
        for deed in self._standing:
            deed.before = None

    def clear(self) -> None:
        """They can be taken back by their messages only."""
        self.forget_before()
        self._standing.clear()
        self.mine.clear()  # in another registry these are the revisions of others

    def begin_writing(self) -> None:
        self.writing += 1
        self.acts += 1

    def end_writing(self) -> None:
        self.writing -= 1
        self.acts += 1
