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
Floats = npt.NDArray[np.float32]
_LONG = 5
_WORDS = 4
"""Words of a core that are compared one by one: its rarest."""


@dataclass(frozen=True)
class NameMeasures:
    """Owns what is measured of pairs of names of one pool. All arrays are aligned with the pairs, 0..100;
    ``full`` is 101 where also the words for what it is are the same, ``held`` where one core begins with the
    other. ``short`` is how much of the shorter core's letters the longer has in that order, 101 where that is
    all of ``_LONG`` or more."""

    full: Bytes
    core: Bytes
    sound: Bytes
    shared: Bytes
    held: Bytes
    short: Bytes


class Names:
    """Owns the pool's names in the forms that are compared."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool

    def quick(self, one: Ids, two: Ids, cutoff: int) -> Bytes:
        """Similarity of the cores without spaces; 0 below ``cutoff``."""
        found = np.zeros(len(one), dtype=np.uint8)
        pool, letters, nothing = self.pool, self._letters, self._nothing[1]

        def look(part: slice) -> None:
            left, right = pool.joined_id[one[part]], pool.joined_id[two[part]]
            at = np.flatnonzero(letters.may_be_alike(left, right, cutoff))
            found[part.start + at] = _ratio(pool.joined_text, nothing, left[at], right[at], cutoff)

        in_parts(look, len(one))
        return found

    def measure(self, one: Ids, two: Ids) -> NameMeasures:
        """All measures of the pairs of pool rows ``one`` and ``two``."""
        pool = self.pool
        shared, held = self._words(one, two)
        self._see_beginnings(one, two, held)
        core = _ratio(pool.joined_text, self._nothing[1], pool.joined_id[one], pool.joined_id[two])
        full = _ratio(pool.full_text, self._nothing[0], pool.full_id[one], pool.full_id[two])
        return NameMeasures(
            full + ((full == 100) & (pool.kind_words_id[one] == pool.kind_words_id[two])),
            core,
            _ratio(pool.sound_text, self._nothing[2], pool.sound_id[one], pool.sound_id[two]),
            shared,
            held,
            self._shortened(one, two, core),
        )

    def _shortened(self, one: Ids, two: Ids, core: Bytes) -> Bytes:
        """From the ratio of the cores: twice their common letters by the letters of both."""
        left, right = self.pool.letters[one], self.pool.letters[two]
        less = np.minimum(left, right)
        common = np.minimum(np.round(core * (left + right) / 200), less)
        share = np.floor(100 * common / np.maximum(less, 1))
        return np.where((share >= 100) & (less >= _LONG), 101, share).astype(np.uint8)

    def _see_beginnings(self, one: Ids, two: Ids, held: Bytes) -> None:
        """Raise what is held as a whole and stands at the beginning."""
        pool = self.pool
        whole = np.flatnonzero(held == 100)
        left, right = pool.joined_id[one[whole]], pool.joined_id[two[whole]]
        begins = left == right
        rest = np.flatnonzero(~begins)
        texts = (pool.joined_text.take(ids[rest]).tolist() for ids in (left, right))
        begins[rest] = [x.startswith(y) or y.startswith(x) for x, y in zip(*texts, strict=True)]
        held[whole[begins]] = 101

    @cached_property
    def _letters(self) -> Letters:
        return Letters(self.pool.joined_text)

    @cached_property
    def _nothing(self) -> tuple[int, ...]:
        """Where the empty text is among those that are compared; -1 where it is not."""
        texts = self.pool.full_text, self.pool.joined_text, self.pool.sound_text
        return tuple(int(at[0]) if len(at := np.flatnonzero(some == b"")) else -1 for some in texts)

    @cached_property
    def _rarest(self) -> tuple[Ids, Floats, Floats]:
        """The rarest words of each core (words, names), -1 for none, their weights, and the sums of these."""
        pool = self.pool
        count = len(pool)
        often = np.bincount(pool.token, minlength=max(len(pool.words), 1))
        weight = np.log1p(count / np.maximum(often, 1)).astype(np.float32)
        row = np.repeat(np.arange(count, dtype=np.int64), np.diff(pool.start))
        by_weight = np.lexsort((self._in_alphabet(row), -weight))
        rank = np.empty(len(weight), dtype=np.int64)
        rank[by_weight] = np.arange(len(weight))
        both = np.sort((row << 32) | rank[pool.token])
        both = both[np.append(True, both[1:] != both[:-1])[: len(both)]]
        row, token = both >> 32, by_weight[both & 0xFFFFFFFF]
        place = np.arange(len(row)) - np.searchsorted(row, row)
        few = place < _WORDS
        words = np.full((_WORDS, count), -1, dtype=np.int32)
        words[place[few], row[few]] = token[few]
        weights = np.where(words >= 0, weight[words], 0).astype(np.float32)
        return words, weights, weights.sum(axis=0)

    def _in_alphabet(self, row: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """A place for each word that stands in a name of many, by its letters: of words that are as rare the
        same ones are taken, whichever list was read first."""
        pool = self.pool
        many = np.unique(pool.token[(np.diff(pool.start) > _WORDS)[row]])
        place = np.zeros(max(len(pool.words), 1), dtype=np.int64)
        place[many] = 1 + np.argsort(np.argsort(pool.words.take(many).to_numpy(zero_copy_only=False)))
        return place

    def _words(self, one: Ids, two: Ids) -> tuple[Bytes, Bytes]:
        """Weight of the words that both have: of all words, and of those of the one that has less."""
        words, weights, total = self._rarest
        theirs = [row.take(two) for row in words]
        common = np.zeros(len(one), dtype=np.float32)
        for row, weight in zip(words, weights, strict=True):
            mine = row.take(one)
            hit = mine == theirs[0]
            for other in theirs[1:]:
                hit |= mine == other
            hit &= mine >= 0
            common += np.where(hit, weight.take(one), 0)
        every = total.take(one) + total.take(two) - common
        less = np.minimum(total.take(one), total.take(two))
        shared = np.divide(common, every, out=np.zeros_like(common), where=every > 0)
        held = np.divide(common, less, out=np.zeros_like(common), where=less > 0)
        return _percent(shared), _percent(held)


def _percent(share: Floats) -> Bytes:
    """Whole numbers; what sums of parts leave at a whole is the whole."""
    found: Bytes = np.minimum(share * 100 + 1e-3, 100).astype(np.uint8)
    return found


def _ratio(texts: Texts, nothing: int, one: Ids, two: Ids, cutoff: int = 0) -> Bytes:
    """How alike two texts are, 0..100; ``nothing`` is the empty one."""
    from rapidfuzz import fuzz, process

    found = np.full(len(one), 100, dtype=np.uint8)
    differ = np.flatnonzero(one != two)
    # Lists of bytes: RapidFuzz reads them three times as fast as arrays of texts.
    left, right = texts.take(one[differ]).tolist(), texts.take(two[differ]).tolist()
    alike = process.cpdist(left, right, scorer=fuzz.ratio, score_cutoff=cutoff, dtype=np.uint8)
    # What is not the same is never told as quite the same; a name of nothing is like no other.
    found[differ] = np.minimum(alike, 99)
    if nothing >= 0:
        found[(one == nothing) | (two == nothing)] = 0
    return found
