"""What one unit might be, for a person to choose from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from georegistry_desktop.domain.linking import LINK_STATES
from georegistry_desktop.matching.features import metres
from georegistry_desktop.matching.reviewing.ledger import ACCEPTED, CHECK, PROPOSED, REJECTED
from georegistry_desktop.matching.reviewing.matched import Matched
from georegistry_desktop.matching.reviewing.sides import Side
from georegistry_desktop.matching.reviewing.standing import Standing
from georegistry_desktop.matching.worth import MOST_CANDIDATES


@dataclass(frozen=True)
class Candidate:
    """Owns what a unit might be: ``row`` of b, ``score`` 0..100 (None: never scored), ``state`` of this pair
    (of ``LINK_STATES``; ``no-match`` where somebody said so of the unit of b), how far apart both are, and
    the row of a that it is accepted for, other than this one (None: it is free)."""

    row: int
    score: float | None
    state: str
    distance_m: float | None
    taken_by: int | None


class Choices:
    """Owns nothing but its way to lists, pairs and decisions."""

    def __init__(self, a: Side, b: Side, standing: Standing, matched: Matched | None) -> None:
        self._a, self._b, self._standing, self._matched = a, b, standing, matched

    def of(self, row: int) -> list[Candidate]:
        """Accepted ones, then by score, then rejected ones; at most ``MOST_CANDIDATES``."""
        scores, said = self._scores(row), self._said(row)
        for b_row, (_, score) in said.items():
            scores.setdefault(b_row, score)

        def rank(b_row: int) -> tuple[int, float, int]:
            state, _ = said.get(b_row, (PROPOSED, None))
            score = scores[b_row]
            group = {ACCEPTED: 0, CHECK: 0, REJECTED: 2}.get(state, 1)
            return group, 0.0 if score is None else -score, int(self._b.tree.place[b_row])

        found = sorted(scores, key=rank)[:MOST_CANDIDATES]
        return [self._candidate(row, b_row, scores[b_row], said.get(b_row)) for b_row in found]

    def one(self, row: int, b_row: int) -> Candidate:
        """Any unit of b."""
        said = self._said(row).get(b_row)
        return self._candidate(row, b_row, self._scores(row).get(b_row, said[1] if said else None), said)

    def _scores(self, row: int) -> dict[int, float | None]:
        """Scores of the pairs of ``row`` by row of b; those that were kept go before those made anew, and
        what decisions left hardly a chance is none."""
        found: dict[int, float | None] = {}
        if self._matched is not None:
            found.update(self._matched.candidates(row))
        pairs = self._standing.pairs
        at = pairs.of_rows(np.array([row]))[0]
        found.update(zip(pairs.two[at].tolist(), pairs.score[at].tolist(), strict=True))
        return {b_row: score for b_row, score in found.items() if score}

    def _said(self, row: int) -> dict[int, tuple[int, float | None]]:
        """States and scores of the decisions on pairs of ``row``, by row of b."""
        ledger = self._standing.ledger
        at = ledger.of_a(row)
        found: dict[int, tuple[int, float | None]] = {}
        for b_row, entry in zip(ledger.b[at].tolist(), ledger.entries[at].tolist(), strict=True):
            _, state, stale, score, _ = entry
            if 0 <= b_row < self._b.n:
                shown = CHECK if stale and state == ACCEPTED else state
                found[b_row] = shown, None if np.isnan(score) else score
        return found

    def _candidate(
        self, row: int, b_row: int, score: float | None, said: tuple[int, float | None] | None
    ) -> Candidate:
        standing = self._standing
        state = LINK_STATES[said[0] if said else PROPOSED]
        holder = int(standing.holder[b_row])
        if holder == row and standing.held[b_row] > 1:
            holder = next(one for one in standing.ledger.accepted_of_b(b_row).tolist() if one != row)
        apart = float(metres(self._a.degrees(row)[None], self._b.degrees(b_row)[None])[0])
        return Candidate(
            row=b_row,
            score=score,
            state="no-match" if standing.alone[b_row] and not said else state,
            distance_m=None if np.isnan(apart) else apart,
            taken_by=None if holder in (-1, row) or holder >= self._a.n else holder,
        )
