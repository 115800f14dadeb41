"""How alike two names are, for many pairs at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.normalise import Ids, Pool, Texts

Bytes = npt.NDArray[np.uint8]
_WORDS = 4
"""Words of a core that are compared one by one: its rarest."""
_CHUNK = 1 << 19


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
        return _ratio(self.pool.joined_text, self.pool.joined_id, one, two, cutoff)

    def measure(self, one: Ids, two: Ids) -> NameMeasures:
        """All measures of the pairs of pool rows ``one`` and ``two``."""
        pool = self.pool
        parts = []
        for begin in range(0, max(len(one), 1), _CHUNK):
            a, b = one[begin : begin + _CHUNK], two[begin : begin + _CHUNK]
            shared, held = self._words(a, b)
            parts.append(
                NameMeasures(
                    _ratio(pool.full_text, pool.full_id, a, b, 0),
                    _ratio(pool.joined_text, pool.joined_id, a, b, 0),
                    _ratio(pool.sound_text, pool.sound_id, a, b, 0),
                    shared,
                    held,
                )
            )
        fields = ("full", "core", "sound", "shared", "held")
        return NameMeasures(*(np.concatenate([getattr(part, field) for part in parts]) for field in fields))

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


def _ratio(texts: Texts, ids: Ids, one: Ids, two: Ids, cutoff: int) -> Bytes:
    """How alike the texts of two rows are, 0..100; ``ids`` give each row its text."""
    from rapidfuzz import fuzz, process

    found = np.full(len(one), 100, dtype=np.uint8)
    left, right = ids[one], ids[two]
    differ = np.flatnonzero(left != right)
    for begin in range(0, len(differ), _CHUNK):
        at = differ[begin : begin + _CHUNK]
        # Lists of bytes: RapidFuzz reads them three times as fast as arrays of texts.
        a, b = texts[left[at]].tolist(), texts[right[at]].tolist()
        alike = process.cpdist(a, b, scorer=fuzz.ratio, score_cutoff=cutoff, dtype=np.uint8, workers=2)
        # What is not the same is never told as quite the same.
        found[at] = np.minimum(alike, 99)
    found[(texts == b"")[left]] = 0  # a name of nothing is like no other
    return found
