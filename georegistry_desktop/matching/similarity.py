"""How alike two names are, for many pairs at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.letters import Letters
from georegistry_desktop.matching.normalise import Ids, Pool, Texts
from georegistry_desktop.matching.threads import in_parts

Bytes = npt.NDArray[np.uint8]
_WORDS = 4
"""Words of a core that are compared one by one: its rarest."""


@dataclass(frozen=True)
class NameMeasures:
    """Owns what is measured of pairs of names of one pool. All arrays are aligned with the pairs, 0..100."""

    full: Bytes
    core: Bytes
    sound: Bytes
    shared: Bytes
    held: Bytes


class Names:
    """Owns the pool's names in the forms that are compared."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool

    def quick(self, one: Ids, two: Ids, cutoff: int) -> Bytes:
        """Similarity of the cores without spaces; 0 below ``cutoff``."""
        found = np.zeros(len(one), dtype=np.uint8)
        pool, letters = self.pool, self._letters

        def look(part: slice) -> None:
            left, right = pool.joined_id[one[part]], pool.joined_id[two[part]]
            at = np.flatnonzero(letters.may_be_alike(left, right, cutoff))
            found[part.start + at] = _ratio(pool.joined_text, left[at], right[at], cutoff)

        in_parts(look, len(one))
        return found

    def measure(self, one: Ids, two: Ids) -> NameMeasures:
        """All measures of the pairs of pool rows ``one`` and ``two``."""
        pool = self.pool
        shared, held = self._words(one, two)
        return NameMeasures(
            _ratio(pool.full_text, pool.full_id[one], pool.full_id[two]),
            _ratio(pool.joined_text, pool.joined_id[one], pool.joined_id[two]),
            _ratio(pool.sound_text, pool.sound_id[one], pool.sound_id[two]),
            shared,
            held,
        )

    @cached_property
    def _letters(self) -> Letters:
        return Letters(self.pool.joined_text)

    @cached_property
    def _rarest(self) -> tuple[Ids, npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """The rarest words of each core (-1: none), their weights, and the sum of the weights."""
        pool = self.pool
        count = len(pool)
        row = np.repeat(np.arange(count), np.diff(pool.start))
        often = np.bincount(pool.token, minlength=1)
        weight = np.log1p(count / np.maximum(often, 1)).astype(np.float32)
        order = np.lexsort((pool.token, -weight[pool.token], row))
        row, token = row[order], pool.token[order]
        once = np.append(True, (row[1:] != row[:-1]) | (token[1:] != token[:-1])) if len(row) else row > 0
        row, token = row[once], token[once]
        place = np.arange(len(row)) - np.searchsorted(row, row)
        few = place < _WORDS
        words = np.full((count, _WORDS), -1, dtype=np.int32)
        words[row[few], place[few]] = token[few]
        weights = np.where(words >= 0, weight[words], 0).astype(np.float32)
        return words, weights, weights.sum(axis=1)

    def _words(self, one: Ids, two: Ids) -> tuple[Bytes, Bytes]:
        """Weight of the words that both have: of all words, and of those of the one that has less."""
        words, weights, total = self._rarest
        a, b, weight = words[one], words[two], weights[one]
        common = np.zeros(len(one), dtype=np.float32)
        for at in range(_WORDS):
            hit = (a[:, at : at + 1] == b).any(axis=1) & (a[:, at] >= 0)
            common += np.where(hit, weight[:, at], 0)
        every = total[one] + total[two] - common
        less = np.minimum(total[one], total[two])
        shared = np.divide(common, every, out=np.zeros_like(common), where=every > 0)
        held = np.divide(common, less, out=np.zeros_like(common), where=less > 0)
        return np.minimum(shared * 100, 100).astype(np.uint8), np.minimum(held * 100, 100).astype(np.uint8)


def _ratio(texts: Texts, one: Ids, two: Ids, cutoff: int = 0) -> Bytes:
    """How alike two texts are, 0..100."""
    from rapidfuzz import fuzz, process

    found = np.full(len(one), 100, dtype=np.uint8)
    differ = np.flatnonzero(one != two)
    # Lists of bytes: RapidFuzz reads them three times as fast as arrays of texts.
    left, right = texts[one[differ]].tolist(), texts[two[differ]].tolist()
    alike = process.cpdist(left, right, scorer=fuzz.ratio, score_cutoff=cutoff, dtype=np.uint8)
    # What is not the same is never told as quite the same.
    found[differ] = np.minimum(alike, 99)
    nothing = np.flatnonzero(texts == b"")  # a name of nothing is like no other
    if len(nothing):
        found[(one == nothing[0]) | (two == nothing[0])] = 0
    return found
