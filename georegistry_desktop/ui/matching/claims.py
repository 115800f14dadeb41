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

EVERYTHING, GONE = -1, -2
"""In the place of a row: a claim of the whole queue, and one of a unit that is not there any more."""


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
        if self.row == EVERYTHING:
            return _tr("everything")
        return self.name or _tr("a part that is gone")

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
    """Which claim each row of A is in, the innermost one: ``which`` (n,) are places in ``held``, -1: none.
    ``which`` is None where nobody claimed anything."""

    held: Sequence[Held] = ()
    which: npt.NDArray[np.int16] | None = None
    others: npt.NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, dtype=np.bool_))

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

    def taken(self, rows: Rows) -> npt.NDArray[np.bool_]:
        """Which of ``rows`` somebody else has claimed."""
        return np.zeros(len(rows), dtype=np.bool_) if self.which is None else self.others[rows]

    def of_rows(self, rows: Rows) -> list[Held]:
        """The claims that any of ``rows`` is in, oldest first."""
        if self.which is None:
            return []
        return [self.held[at] for at in np.unique(self.which[rows]).tolist() if at >= 0]


def masks_of(review: LinkReview, claims: Sequence[Claim], user: str) -> Masks:
    """Lay claims over the rows of a review; a claim inside of another one goes before it."""
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
    below = {at: side.tree.below(one.row) for at, one in enumerate(held) if one.row >= 0}
    for at, one in enumerate(held):
        if one.row == EVERYTHING:
            which[:] = at
    for at in sorted(below, key=lambda at: -int(below[at].sum())):  # what is inside has fewer units
        which[below[at]] = at
    strange = np.array([not one.mine for one in held], dtype=np.bool_)
    others = (which >= 0) & strange[which]
    return Masks(tuple(held), which, others)


def _tr(text: str) -> str:
    return QCoreApplication.translate("MatchClaims", text)
