"""What a matching found: links, what stands alone, ties, and the reasons of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.assign import one_to_one
from georegistry_desktop.matching.candidates import NONE, Pair
from georegistry_desktop.matching.engine import Scored
from georegistry_desktop.matching.explaining import Reason, reasons
from georegistry_desktop.matching.lists import Lists, Rows
from georegistry_desktop.matching.normalise import Ids
from georegistry_desktop.matching.overlaps import Outlines
from georegistry_desktop.matching.rivals import runners_up
from georegistry_desktop.matching.rules import Rules, allowed
from georegistry_desktop.matching.several import MOST, Several, free_of, several
from georegistry_desktop.matching.similarity import Names
from georegistry_desktop.matching.worth import WORTH

if TYPE_CHECKING:
    import pandas as pd

Texts = npt.NDArray[np.object_]
Mask = npt.NDArray[np.bool_]
_SAME = 1e-3
_SOMEBODY = 0.5
"""The chance that a unit is one of several from which these count as a tie."""


@dataclass(frozen=True)
class Matching:
    """Owns the scored pairs of two lists. ``uuid`` are those of a and of b, in the order of ``lists``;
    ``rules`` are those that were kept."""

    lists: Lists
    scored: Scored
    uuid: tuple[Texts, Texts]
    rules: Rules
    outlines: tuple[Outlines, Outlines] | None = None
    """Where units may be several."""

    @cached_property
    def _linked(self) -> Rows:
        sizes = len(self.lists.a), len(self.lists.b)
        chance = np.where(self._tied, 0, self.scored.probability)
        return one_to_one(self.scored.pairs, chance, self.rules.threshold / 100, sizes)

    @cached_property
    def links(self) -> pd.DataFrame:
        """One row per link, in the order of a: ``a``, ``b`` (uuids), ``score`` (0..100), ``runner_up`` (the
        next best unit of b for a, null if none), ``runner_up_score`` and ``gap`` (score less that), ``kind``:
        ``one``; with ``Rules.several`` also ``split`` (a is several of b) and ``merger`` (b several of a),
        where a unit stands in several rows."""
        import pandas as pd

        one, two = (side[self._linked] for side in self.scored.pairs)
        score = self.scored.probability[self._linked].astype(np.float64) * 100
        runner, runner_score = self._runners_up
        runner, runner_score = runner[self._linked], runner_score[self._linked]
        names = np.concatenate([self.uuid[1], np.array([None])])[runner]  # -1: none
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
        found["kind"] = pd.Series(["one"] * len(found), dtype="str")
        if len(self._several):
            merged, split = (
                set(self.uuid[1 - side][self._several.pairs[1 - side][self._several.merged == (side == 0)]])
                for side in (0, 1)
            )
            found.loc[found["a"].isin(split), "kind"] = "split"
            found.loc[found["b"].isin(merged), "kind"] = "merger"
            found = pd.concat([found, self.several], ignore_index=True)
            one, two = (
                np.append(side, more) for side, more in zip((one, two), self._several.pairs, strict=True)
            )
        order = np.lexsort((self.lists.b.origin[two], self.lists.a.origin[one]))
        return found.iloc[order].reset_index(drop=True)

    @cached_property
    def several(self) -> pd.DataFrame:
        """What was split or merged, beside the links of one unit with one: ``a``, ``b``, ``score``, ``kind``.

        The score is the share of the part that lies in the whole (see ``several.several``) in per cent, 90 at
        most; it is no chance.
        """
        import pandas as pd

        parts = self._several
        return pd.DataFrame(
            {
                "a": pd.Series(self.uuid[0][parts.pairs[0]], dtype="str"),
                "b": pd.Series(self.uuid[1][parts.pairs[1]], dtype="str"),
                "score": np.minimum(parts.share * 100, MOST),
                "kind": pd.Series(np.where(parts.merged, "merger", "split"), dtype="str"),
            }
        )

    @property
    def parts(self) -> tuple[Pair, npt.NDArray[np.float64]]:
        """The rows of both lists of what was split or merged, and the scores (0..1)."""
        return self._several.pairs, np.minimum(self._several.share, MOST / 100)

    @cached_property
    def _several(self) -> Several:
        if self.outlines is None:
            return Several(NONE, np.zeros(0), np.zeros(0, dtype=bool))
        linked = self.scored.pairs[0][self._linked], self.scored.pairs[1][self._linked]
        free = free_of(self.lists.a, linked[0]), free_of(self.lists.b, linked[1])
        found = several(self.lists, linked, free, self.outlines)
        kept = allowed(self.lists, self.rules, found.pairs)
        kept &= np.minimum(found.share * 100, MOST) >= self.rules.threshold
        return Several((found.pairs[0][kept], found.pairs[1][kept]), found.share[kept], found.merged[kept])

    @cached_property
    def _runners_up(self) -> tuple[Ids, npt.NDArray[np.float32]]:
        """For each pair the likeliest other unit of b for its unit of a, -1 if none, and how likely that
        is."""
        return runners_up(self.scored.pairs, self.scored.probability)

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
        free[self._several.pairs[side]] = False
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

        parts = self._several
        split, merged = (parts.pairs[side][parts.merged == (side == 0)] for side in (1, 0))
        one, two = self.scored.pairs
        tied = self._tied & free_of(self.lists.a, merged)[one] & free_of(self.lists.b, split)[two]
        return pd.DataFrame(
            {
                "a": pd.Series(self.uuid[0][one[tied]], dtype="str"),
                "b": pd.Series(self.uuid[1][two[tied]], dtype="str"),
                "score": self.scored.probability[tied].astype(np.float64) * 100,
            }
        )

    def candidates(self, a: str) -> pd.DataFrame:
        """What unit ``a`` might be (``b``, ``score``), likeliest first."""
        import pandas as pd

        row = self._row(0, a)
        at = np.arange(*np.searchsorted(self.scored.pairs[0], [row, row + 1]))
        at = at[self.scored.probability[at] >= WORTH]
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
