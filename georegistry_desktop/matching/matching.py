"""What a matching found: links, what stands alone, ties, and the reasons of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.assign import one_to_one
from georegistry_desktop.matching.engine import Scored
from georegistry_desktop.matching.explaining import Reason, reasons
from georegistry_desktop.matching.lists import Lists, Rows
from georegistry_desktop.matching.rules import Rules
from georegistry_desktop.matching.similarity import Names

if TYPE_CHECKING:
    import pandas as pd

Texts = npt.NDArray[np.object_]
Mask = npt.NDArray[np.bool_]
_SAME = 1e-3
_SOMEBODY = 0.5
"""The chance that a unit is one of several from which these count as a tie."""
_WORTH = 0.005
"""Pairs below this chance are no candidates that a person would want to see."""


@dataclass(frozen=True)
class Matching:
    """Owns the scored pairs of two lists. ``uuid`` are those of a and of b, in the order of ``lists``;
    ``rules`` are those that were kept."""

    lists: Lists
    scored: Scored
    uuid: tuple[Texts, Texts]
    rules: Rules

    @cached_property
    def _linked(self) -> Rows:
        sizes = len(self.lists.a), len(self.lists.b)
        chance = np.where(self._tied, 0, self.scored.probability)
        return one_to_one(self.scored.pairs, chance, self.rules.threshold / 100, sizes)

    @cached_property
    def links(self) -> pd.DataFrame:
        """One row per link, in the order of a: ``a``, ``b`` (uuids), ``score`` (0..100), ``runner_up`` (the
        next best unit of b for a, null if none), ``runner_up_score`` and ``gap`` (score less that)."""
        import pandas as pd

        one, two = (side[self._linked] for side in self.scored.pairs)
        score = self.scored.probability[self._linked].astype(np.float64) * 100
        runner, runner_score = self._runners_up
        runner, runner_score = runner[self._linked], runner_score[self._linked]
        names = [self.uuid[1][row] if row >= 0 else None for row in runner.tolist()]
        found = pd.DataFrame(
            {
                "a": pd.Series(self.uuid[0][one], dtype="str"),
                "b": pd.Series(self.uuid[1][two], dtype="str"),
                "score": score,
                "runner_up": pd.Series(names, dtype="str"),
                "runner_up_score": np.where(runner >= 0, runner_score * 100, np.nan),
            }
        )
        found["gap"] = found["score"] - found["runner_up_score"].fillna(0)
        return found.iloc[np.argsort(self.lists.a.origin[one], kind="stable")].reset_index(drop=True)

    @cached_property
    def _runners_up(self) -> tuple[Rows, npt.NDArray[np.float32]]:
        """For each pair the likeliest other unit of b for its unit of a, -1 if none, and how likely that
        is."""
        one, two = self.scored.pairs
        order = np.lexsort((two, -self.scored.probability, one))
        ordered, chance = one[order], self.scored.probability[order]
        first = np.searchsorted(ordered, ordered)
        is_first = np.arange(len(order)) == first
        other = np.where(is_first, first + 1, first)
        there = (other < len(order)) & (ordered[np.minimum(other, len(order) - 1)] == ordered)
        other = np.minimum(other, len(order) - 1)
        runner, runner_chance = np.empty(len(order), dtype=np.intp), np.empty(len(order), dtype=np.float32)
        runner[order] = np.where(there, two[order][other], -1)
        runner_chance[order] = np.where(there, chance[other], 0)
        return runner, runner_chance

    @property
    def unmatched_a(self) -> Texts:
        """Uuids of a without a link, in the order of the frame."""
        return self._unmatched(0)

    @property
    def unmatched_b(self) -> Texts:
        """Uuids of b without a link."""
        return self._unmatched(1)

    def _unmatched(self, side: int) -> Texts:
        units = (self.lists.a, self.lists.b)[side]
        free = np.ones(len(units), dtype=bool)
        free[self.scored.pairs[side][self._linked]] = False
        rows = np.flatnonzero(free)
        return self.uuid[side][rows[np.argsort(units.origin[rows], kind="stable")]]

    @cached_property
    def _tied(self) -> Mask:
        """Which pairs are the likeliest of one of their units together with another pair of it."""
        chance = self.scored.probability
        found = np.zeros(len(chance), dtype=bool)
        for rows, units in zip(self.scored.pairs, (self.lists.a, self.lists.b), strict=True):
            most = np.zeros(len(units), dtype=np.float32)
            np.maximum.at(most, rows, chance)
            top = chance >= most[rows] * (1 - _SAME)
            together = np.bincount(rows[top], chance[top], minlength=len(units))
            often = np.bincount(rows[top], minlength=len(units))
            found |= top & (often[rows] > 1) & (together[rows] >= _SOMEBODY)
        return found

    @cached_property
    def ties(self) -> pd.DataFrame:
        """Pairs (``a``, ``b``, ``score``) of which a unit has several that nothing tells apart: it is
        likely one of them. None of them is linked."""
        import pandas as pd

        one, two = self.scored.pairs
        return pd.DataFrame(
            {
                "a": pd.Series(self.uuid[0][one[self._tied]], dtype="str"),
                "b": pd.Series(self.uuid[1][two[self._tied]], dtype="str"),
                "score": self.scored.probability[self._tied].astype(np.float64) * 100,
            }
        )

    def candidates(self, a: str) -> pd.DataFrame:
        """What unit ``a`` might be (``b``, ``score``), likeliest first."""
        import pandas as pd

        row = self._row(0, a)
        at = np.arange(*np.searchsorted(self.scored.pairs[0], [row, row + 1]))
        at = at[self.scored.probability[at] >= _WORTH]
        at = at[np.argsort(-self.scored.probability[at], kind="stable")]
        found: dict[str, Any] = {
            "b": pd.Series(self.uuid[1][self.scored.pairs[1][at]], dtype="str"),
            "score": self.scored.probability[at].astype(np.float64) * 100,
        }
        return pd.DataFrame(found)

    def explain(self, a: str, b: str) -> list[Reason]:
        """Why this pair has its score. Raises ``KeyError`` for a pair that was not looked at."""
        one, two = self._row(0, a), self._row(1, b)
        at = np.flatnonzero((self.scored.pairs[0] == one) & (self.scored.pairs[1] == two))
        if not len(at):
            raise KeyError((a, b))
        return reasons(self.lists, self.names, self.scored, int(at[0]))

    @cached_property
    def weighed(self) -> bool:
        """Whether scores are chances; those of plain algorithms are not."""
        return bool(self.scored.steps.any())

    @cached_property
    def names(self) -> Names:
        """The names of both lists as they are compared."""
        return Names(self.lists.pool)

    @cached_property
    def _rows(self) -> tuple[pd.Index, pd.Index]:
        import pandas as pd

        return pd.Index(self.uuid[0]), pd.Index(self.uuid[1])

    def _row(self, side: int, uuid: str) -> int:
        at = np.flatnonzero(self._rows[side] == uuid)
        if not len(at):
            raise KeyError(uuid)
        return int(at[0])
