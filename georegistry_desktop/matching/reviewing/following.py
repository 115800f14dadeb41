"""What follows from decisions for the scores of other pairs, by the matching that these are of."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Lock

import numpy as np

from georegistry_desktop.matching.explaining import Reason
from georegistry_desktop.matching.rescoring import Changed, Rescorer
from georegistry_desktop.matching.reviewing.ledger import ACCEPTED, NO_MATCH, REJECTED, Ledger
from georegistry_desktop.matching.reviewing.level_order import Ids
from georegistry_desktop.matching.reviewing.matched import Matched
from georegistry_desktop.matching.reviewing.pairs import Floats, Keys, keys_of, parts_of
from georegistry_desktop.matching.worth import WORTH

_PATIENCE = 0.2
"""Seconds; one decision takes less."""
_KINDS = (ACCEPTED, REJECTED, NO_MATCH)


@dataclass(frozen=True, eq=False)
class Told:
    """Owns decisions by number: the pair times four, plus the place of its state in ``_KINDS``; ordered."""

    codes: Keys

    def without(self, other: Told) -> Told:
        """Those that are not among ``other``."""
        if not len(other.codes):
            return self
        at = np.minimum(np.searchsorted(other.codes, self.codes), len(other.codes) - 1)
        return Told(self.codes[other.codes[at] != self.codes])

    @property
    def units(self) -> tuple[Ids, Ids]:
        """All units that they name, by side; nobody among them."""
        return parts_of(self.codes >> 2)

    def of(self, kind: int) -> tuple[Ids, Ids]:
        """The units of those of one kind."""
        return parts_of(self.codes[self.codes & 3 == kind] >> 2)


NOTHING = Told(np.zeros(0, dtype=np.int64))


class Following:
    """Owns a ``Rescorer`` and what was told to it. Rows are those of the review."""

    def __init__(self, matched: Matched) -> None:
        self.matched = matched
        self._rescorer = Rescorer(matched.matching)
        self._told = NOTHING
        self._working = Lock()
        # The rescorer speaks in rows of the frames that were matched.
        lists = matched.matching.lists
        self._there, self._here = [], []
        for units, here, there in zip((lists.a, lists.b), matched.here, matched.there, strict=True):
            frame = np.full(len(units), -1, dtype=np.int32)
            frame[units.origin] = here
            self._here.append(frame)
            self._there.append(np.where(there >= 0, units.origin[there] if len(units) else -1, -1))

    def untold(self, ledger: Ledger) -> tuple[Told, Told]:
        """What was decided since, and what was taken back."""
        entries, a, b = ledger.entries, ledger.a, ledger.b
        kept = np.isin(entries["state"], _KINDS) & self.matched.has(0, a) & self.matched.has(1, b)
        kept &= (a >= 0) | (b >= 0)
        kind = np.searchsorted(_KINDS, entries["state"][kept])
        now = Told((entries["key"][kept] << 2) | kind)
        return now.without(self._told), self._told.without(now)

    def tell(self, new: Told, gone: Told) -> tuple[Ids, Ids]:
        """Let what was decided work; the pairs that may have another score now. What takes time is here."""
        found: list[Keys] = []
        with self._working:
            for told, work in ((gone, self._rescorer.take_back), (new, self._rescorer.decide)):
                if not len(told.codes):
                    continue
                one, two = told.of(_KINDS.index(NO_MATCH))
                changed = work(
                    accepted=self._matched(*told.of(_KINDS.index(ACCEPTED))),
                    rejected=self._matched(*told.of(_KINDS.index(REJECTED))),
                    none_a=self._there[0][one[one >= 0]],
                    none_b=self._there[1][two[two >= 0]],
                )
                found.append(self._keys(changed))
        codes = np.setdiff1d(self._told.codes, gone.codes, assume_unique=True)
        self._told = Told(np.sort(np.concatenate([codes, new.codes])))
        return parts_of(np.unique(np.concatenate(found))) if found else parts_of(NOTHING.codes)

    def scores(self, one: Ids, two: Ids) -> Floats:
        """The scores of pairs now, 0 for what is hardly worth a look, NaN for what was never looked at."""
        known = self.matched.has(0, one) & self.matched.has(1, two)
        found = np.full(len(one), np.nan, dtype=np.float32)
        found[known] = self._rescorer.chances(self._there[0][one[known]], self._there[1][two[known]])
        return np.where(found < WORTH, np.float32(0), found * np.float32(100))

    def reasons(self, row: int, b_row: int) -> list[Reason] | None:
        """Why this pair has the score that it has now; None where it was not looked at. While decisions are
        at work for long, as the matching saw it."""
        one, two = int(self._there[0][row]), int(self._there[1][b_row])
        if one < 0 or two < 0:
            return None
        if not self._working.acquire(timeout=_PATIENCE):
            return self.matched.reasons(row, b_row)
        try:
            return self._rescorer.explain(one, two)
        except KeyError:
            return None
        finally:
            self._working.release()

    def _matched(self, one: Ids, two: Ids) -> Ids:
        return np.column_stack([self._there[0][one], self._there[1][two]])

    def _keys(self, changed: Changed) -> Keys:
        one, two = self._here[0][changed.a], self._here[1][changed.b]
        there = (one >= 0) & (two >= 0)
        return keys_of(one[there], two[there])
