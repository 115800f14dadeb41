"""Who has claimed which part of a queue, as far as the window tells of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QCoreApplication

from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.matching.reviewing import LinkReview
from georegistry_desktop.storage import Claim
from georegistry_desktop.ui.words import moment_words
from georegistry_desktop.ui.words.changes import short

EVERYTHING, GONE = -1, -2
"""In the place of a row: a claim of the whole queue, and one of a unit that is not there any more."""
Mask = npt.NDArray[np.bool_]


def part_words(name: str, text: str) -> str:
    """What a part is called in the middle of a sentence, by the name of its top (empty: everything) and the
    words that find its units."""
    if not text:
        return name or _tr("everything")
    if name:
        return _tr("'{words}' in {unit}").format(words=short(text), unit=name)
    return _tr("'{words}'").format(words=short(text))


def cover(review: LinkReview, row: int, text: str) -> Mask:
    """Which rows of A the part is whose top is ``row``."""
    side = review.side_a
    if row == GONE:
        return np.zeros(side.n, dtype=np.bool_)
    found = np.ones(side.n, dtype=np.bool_) if row == EVERYTHING else side.tree.below(row)
    return found & side.holding(text) if text else found


@dataclass(frozen=True)
class Held:
    """A claim with the row of A that is its top, and what this is called."""

    claim: Claim
    row: int
    name: str
    mine: bool

    @property
    def who(self) -> str:
        """Who claimed it, as one says it in the middle of a sentence."""
        return _tr("you") if self.mine else self.claim.claimed_by

    @property
    def when(self) -> str:
        """Since when."""
        return moment_words(self.claim.claimed_at)

    @property
    def part(self) -> str:
        """What is claimed."""
        name = "" if self.row == EVERYTHING else self.name or _tr("a part that is gone")
        return part_words(name, self.claim.text)

    def short(self) -> str:
        """``Kori: Awa, 10:20``."""
        return _tr("{part}: {who}, {when}").format(part=self.part, who=self.who, when=self.when)

    def sentence(self) -> str:
        """What to tell beside a unit in it."""
        return _tr("{who} has claimed {part} ({when}).").format(
            who=self.claim.claimed_by, part=self.part, when=self.when
        )

    def question(self, unit: str) -> str:
        """What to ask before a unit in it is decided."""
        return f"{self.sentence()} {_tr('Decide on {unit} all the same?').format(unit=unit)}"


@dataclass(frozen=True, eq=False)
class Masks:
    """Which claim each row of A is in: ``which`` (n,) are places in ``held``, -1: none. ``which`` is None
    where nobody claimed anything."""

    held: Sequence[Held] = ()
    which: npt.NDArray[np.int16] | None = None
    others: Mask = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))
    covers: Sequence[Mask] = ()
    """All rows of each claim, also those that another one has."""

    def of(self, row: int) -> Held | None:
        """The claim that a row is in."""
        if self.which is None or not 0 <= row < len(self.which) or self.which[row] < 0:
            return None
        return self.held[int(self.which[row])]

    def kept(self, rows: Rows, whose: str) -> Rows:
        """Those of ``rows`` that are ``free`` of others' claims, or ``mine``; all for no word."""
        if not whose:
            return rows
        if self.which is None:
            return rows if whose == "free" else rows[:0]
        wanted = ~self.others if whose == "free" else (self.which >= 0) & ~self.others
        return rows[wanted[rows]]

    def taken(self, rows: Rows) -> Mask:
        """Which of ``rows`` somebody else has claimed."""
        return np.zeros(len(rows), dtype=np.bool_) if self.which is None else self.others[rows]

    def stay(self, rows: Mask) -> Mask:
        """Which of ``rows`` stay others' when just these are claimed now; see ``masks_of``."""
        stays = np.zeros(len(rows), dtype=np.bool_)
        size = int(rows.sum())
        for held, other in zip(self.held, self.covers, strict=True):
            around = int(other.sum()) > size and int((other & rows).sum()) == size
            if not held.mine and not around:
                stays |= other
        return stays & rows & self.others if self.which is not None else stays

    def of_rows(self, rows: Rows) -> list[Held]:
        """The claims that any of ``rows`` is in, oldest first."""
        if self.which is None:
            return []
        return [self.held[at] for at in np.unique(self.which[rows]).tolist() if at >= 0]


def masks_of(review: LinkReview, claims: Sequence[Claim], user: str) -> Masks:
    """Lay claims over the rows of a review. One that is inside of another goes before it; of those that
    merely overlap, as words may, the older one does: nobody loses units to who came later and took more."""
    if not claims:
        return Masks()
    side = review.side_a
    names = review.a.units["name"]

    def row_of(claim: Claim) -> int:
        if not claim.unit:
            return EVERYTHING
        # By its row: a number would be a new one where it is gone, and others read the side meanwhile.
        row = side.row(claim.unit)
        return row if row >= 0 else GONE

    def told(claim: Claim) -> Held:
        row = row_of(claim)
        return Held(claim, row, str(names.iat[row]) if row >= 0 else "", claim.claimed_by == user)

    held = sorted(map(told, claims), key=lambda one: one.claim.id)
    which = np.full(side.n, -1, dtype=np.int16)
    covers = [cover(review, one.row, one.claim.text) for one in held]
    sizes = [int(each.sum()) for each in covers]
    for at in range(len(held) - 1, -1, -1):
        mine = covers[at].copy()
        for size, inner in zip(sizes, covers, strict=True):
            if size < sizes[at] and int((inner & covers[at]).sum()) == size:
                mine &= ~inner
        which[mine] = at
    strange = np.array([not one.mine for one in held], dtype=np.bool_)
    others = (which >= 0) & strange[which]
    return Masks(tuple(held), which, others, covers)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MatchClaims", text)
