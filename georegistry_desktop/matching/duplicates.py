"""Units of one list that are likely the same place: the list against itself, by the same evidence.

Each unit is its own best counterpart, so rivals tell nothing here, and neither do codes and references,
which tell apart what somebody entered twice. What is left is the evidence of each pair seen alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.names import fold
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.matching import dictionary as dictionaries
from georegistry_desktop.matching.candidates import Pair
from georegistry_desktop.matching.dictionary import Dictionary
from georegistry_desktop.matching.engine import Mask, Scored, score
from georegistry_desktop.matching.explaining import Reason, reasons
from georegistry_desktop.matching.features import LIKELY_PARENT, PLACE_OF, RARE_SOUND, RARITY, Bins
from georegistry_desktop.matching.lists import REFERENCE, Lists, read_lists
from georegistry_desktop.matching.model import Model
from georegistry_desktop.matching.rules import Rules, allowed
from georegistry_desktop.matching.similarity import Names

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

_KEYS = ("code", "source_ref")
_SAME_CODE = 3.0
"""Log odds that an equal code adds: within one list it stands for one place."""
_OTHER_LETTER, _LONE_LETTER = -6.0, -3.0
"""What it takes away where both names have single letters or Roman numerals and others (Koting A, Koting D),
and where one name has: between two lists the rival tells that, here there is none."""
_SEEN = 0.01
_LETTER = re.compile(r"\b(?:[a-z]|[ivx]{2,4})\b")
_APOSTROPHE = "['`\N{RIGHT SINGLE QUOTATION MARK}]"
_PART = re.compile(rf"\b[dlnscjm]{_APOSTROPHE}(?=\w)|(?<=\w){_APOSTROPHE}s\b", re.IGNORECASE)
_WORD = re.compile(r"(?<=\w )[aàeoy](?= \w{2})")
"""Letters that are parts of words (d'Abobo, St. Mary's) or small words (Poste à Bo, São Tomé e Príncipe):
they tell nothing apart."""


@dataclass(frozen=True)
class Duplicates:
    """Owns the pairs that are likely one place, each once. ``uuid`` (n,) are those of the frame."""

    lists: Lists
    scored: Scored
    uuid: npt.NDArray[np.object_]
    threshold: float

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """``a``, ``b`` (uuids; a stands first in the frame) and ``score`` (0..100), likeliest first."""
        import pandas as pd

        one, two = self._rows
        return pd.DataFrame(
            {
                "a": pd.Series(self.uuid[one], dtype="str"),
                "b": pd.Series(self.uuid[two], dtype="str"),
                "score": self.scored.probability[self._order].astype(np.float64) * 100,
            }
        )

    def reasons(self, row: int) -> list[Reason]:
        """Why the pair of a row of ``pairs`` has its score; ``letters`` stands for single ones that differ.
        There are no rivals."""
        found = reasons(self.lists, self._names, self.scored, int(self._order[row]))
        told = [replace(reason, kind="letters") if reason.kind == "rivals" else reason for reason in found]
        return [reason for reason in told if reason.kind != "letters" or abs(reason.bits) >= _SEEN]

    @cached_property
    def _order(self) -> npt.NDArray[np.intp]:
        found = np.flatnonzero(self.scored.probability * 100 >= self.threshold)
        one, two = _origins(self.lists, self.scored.pairs)
        order = np.lexsort((two[found], one[found], -self.scored.probability[found]))
        return found[order]

    @property
    def _rows(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        one, two = _origins(self.lists, self.scored.pairs)
        return one[self._order], two[self._order]

    @cached_property
    def _names(self) -> Names:
        return Names(self.lists.pool)


def duplicates(
    frame: gpd.GeoDataFrame,
    *,
    rules: Rules = Rules(),
    dictionary: Dictionary | None = None,
    progress: Progress = silent,
) -> Duplicates:
    """Which units of ``frame`` are likely the same place, see ``full.match`` for its columns.

    A unit is not its own duplicate, nor is it one of a unit above or below it. The frame is not changed; the
    order of its rows changes nothing but which of two stands first.
    """
    bare = frame.drop(columns=[name for name in frame if name in _KEYS or name.startswith(REFERENCE)])
    lists = read_lists(bare, bare, dictionary or dictionaries.shipped())
    model = Model.shipped()
    scored = score(lists, model, progress=progress)
    progress("Telling units apart")
    kept = _apart(lists, scored.pairs) & allowed(lists, rules, scored.pairs)
    pairs = scored.pairs[0][kept], scored.pairs[1][kept]
    steps = _without_self(scored.steps[:, kept])
    keys = _same_codes(frame, lists, pairs)
    own = model.own_evidence(steps) + keys + _letters(frame, lists, pairs)
    if rules.within_parent:
        near = steps[PLACE_OF["parent"]] >= LIKELY_PARENT
        pairs, steps, keys, own = (pairs[0][near], pairs[1][near]), steps[:, near], keys[near], own[near]
    once = _once(lists, pairs, own)
    own, pairs = own[once], _turned(lists, (pairs[0][once], pairs[1][once]))
    return Duplicates(
        lists=lists,
        scored=replace(
            scored,
            pairs=pairs,
            steps=steps[:, once],
            keys=keys[once],
            own=own,
            lead=np.full(len(own), np.inf, dtype=np.float32),
            probability=(1 / (1 + np.exp(-own.astype(np.float64)))).astype(np.float32),
        ),
        uuid=frame["uuid"].to_numpy(dtype=object),
        threshold=rules.threshold,
    )


def _origins(lists: Lists, pairs: Pair) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    return lists.a.origin[pairs[0]], lists.b.origin[pairs[1]]


def _apart(lists: Lists, pairs: Pair) -> Mask:
    """Pairs of two units of which none stands above the other. Both lists are in one order."""
    one, two = pairs
    found: Mask = one != two
    for above in lists.a.above:
        found &= (above[one] != two) & (above[two] != one)
    return found


def _without_self(steps: Bins) -> Bins:
    """How rare a name is counts pairs, those of units with themselves too: two units of a name below one
    parent are four pairs, and not one."""
    found = steps.copy()
    same = found[PLACE_OF["parent"]] >= LIKELY_PARENT
    for feature, least in ((RARITY, 3), (RARE_SOUND, 2)):
        step = found[PLACE_OF[feature.name]]
        raised = same & (step >= least)
        step[raised] = np.minimum(step[raised] + 1, feature.size - 1)
    return found


def _same_codes(frame: gpd.GeoDataFrame, lists: Lists, pairs: Pair) -> npt.NDArray[np.float32]:
    if "code" not in frame:
        return np.zeros(len(pairs[0]), dtype=np.float32)
    codes = frame["code"].astype("str").fillna("").to_numpy(dtype=object)
    one, two = _origins(lists, pairs)
    same = (codes[one] == codes[two]) & (codes[one] != "")
    return np.where(same, _SAME_CODE, 0).astype(np.float32)


def _letters(frame: gpd.GeoDataFrame, lists: Lists, pairs: Pair) -> npt.NDArray[np.float32]:
    names = frame["name"].astype("str").fillna("").to_numpy(dtype=object)
    one, two = _origins(lists, pairs)
    read = {name: _single_letters(name) for name in {*names[one], *names[two]}}
    found = np.zeros(len(one), dtype=np.float32)
    for i, (mine, theirs) in enumerate(zip(names[one], names[two], strict=True)):
        if read[mine] != read[theirs]:
            found[i] = _OTHER_LETTER if read[mine] and read[theirs] else _LONE_LETTER
    return found


def _single_letters(name: str) -> frozenset[str]:
    left = _PART.sub(" ", name)
    if not left.islower():  # where all is small nothing says which is a word
        left = _WORD.sub(" ", left)
    return frozenset(_LETTER.findall(fold(left)))


def _once(lists: Lists, pairs: Pair, own: npt.NDArray[np.float32]) -> npt.NDArray[np.intp]:
    """Each pair one way round, that with more evidence."""
    one, two = _origins(lists, pairs)
    low, high = np.minimum(one, two), np.maximum(one, two)
    order = np.lexsort((one, -own, high, low))
    new = np.ones(len(order), dtype=bool)
    new[1:] = (low[order][1:] != low[order][:-1]) | (high[order][1:] != high[order][:-1])
    return np.sort(order[new])


def _turned(lists: Lists, pairs: Pair) -> Pair:
    """With the unit first that stands first in the frame. Both lists have the same rows."""
    one, two = _origins(lists, pairs)
    return np.where(one < two, *pairs), np.where(one < two, *reversed(pairs))
