"""Names of both lists cut into words once, each distinct text one time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.dictionary import Dictionary
from georegistry_desktop.matching.slips import meant
from georegistry_desktop.matching.threads import side_by_side
from georegistry_desktop.matching.words import GLUED, MARKS, MAYBE_NUMERAL, skeletons, tokens_of

if TYPE_CHECKING:
    import pyarrow as pa

Ids = npt.NDArray[np.int32]
Texts = npt.NDArray[np.object_]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Pool:
    """Distinct names, each known by its row; equal ids mean equal texts.

    ``full_text`` are the canonical words, ``joined_text`` those that tell the place (the core) without
    spaces, ``sound_text`` its consonants: each distinct text once, in bytes, where ``full_id``,
    ``joined_id`` and ``sound_id`` say. ``core_id`` numbers the cores, their words in any order;
    ``number_id`` is 0 where a name holds no number. ``token`` holds the words of the cores, those of row i
    from ``start[i]`` to ``start[i + 1]``; ``kind_id`` numbers the kinds that a name tells (0: none),
    ``kind_words_id`` the words by which it tells them.
    """

    full_text: Texts
    joined_text: Texts
    sound_text: Texts
    full_id: Ids
    core_id: Ids
    joined_id: Ids
    sound_id: Ids
    number_id: Ids
    kind_id: Ids
    kind_words_id: Ids
    token: Ids
    start: npt.NDArray[np.int64]
    words: pa.Array
    """The words by their numbers."""

    def __len__(self) -> int:
        return len(self.full_id)

    @cached_property
    def letters(self) -> Ids:
        """How many letters the core of each name has."""
        return _lengths(self.joined_text)[self.joined_id]

    @cached_property
    def consonants(self) -> Ids:
        """How many consonants the core of each name has."""
        return _lengths(self.sound_text)[self.sound_id]


def normalise(texts: pa.Array, dictionary: Dictionary) -> Pool:
    """The pool of distinct, non-null ``texts`` (Arrow strings), in their order."""
    import pyarrow as pa
    import pyarrow.compute as pc

    lists = pc.utf8_split_whitespace(pc.coalesce(texts, ""))
    words = pc.list_flatten(lists).dictionary_encode()
    vocabulary, lengths, tokens = _Vocabulary.read(words.dictionary, dictionary)
    rows = _expand(np.asarray(pc.list_parent_indices(lists)), words.indices.to_numpy(), lengths, tokens)
    row, token, said = vocabulary.translated(*rows)

    count = len(texts)
    weak, kind, number = vocabulary.flags()
    names = vocabulary.names
    # A letter behind a number tells places apart (Ward 2 A), whatever it means elsewhere.
    behind = np.append(False, number[token[:-1]] & (row[1:] == row[:-1]))[: len(token)]
    told = ~weak[token] | (behind & (pc.utf8_length(names).to_numpy()[token] == 1))
    told |= _rows_without(row, told, count)[row]
    place = told & ~kind[token]
    place |= (_rows_without(row, place, count))[row] & told
    at, word = row[place], token[place]
    sounds = pa.array(skeletons(names.to_pylist()), pa.string())
    full, joined, sound, numbers = side_by_side(
        lambda: _joined(row[told], token[told], count, names, " "),
        lambda: _joined(at, word, count, names, ""),
        lambda: _joined(at, word, count, sounds, ""),
        lambda: _joined(row[told & number[token]], token[told & number[token]], count, names, " "),
    )
    kinds = np.flatnonzero(kind[token])
    core_id, kind_id, kind_words_id = side_by_side(
        lambda: _set_ids(at, word, count),
        lambda: _set_ids(row[kinds], token[kinds], count),
        lambda: _set_ids(row[kinds], said[kinds], count),
    )
    start = np.searchsorted(at, np.arange(count + 1))
    return Pool(
        full_text=_bytes(full.dictionary),
        joined_text=_bytes(joined.dictionary),
        sound_text=_bytes(sound.dictionary),
        full_id=full.indices.to_numpy(),
        core_id=core_id,
        joined_id=joined.indices.to_numpy(),
        sound_id=sound.indices.to_numpy(),
        number_id=_from_nothing(numbers),
        kind_id=kind_id,
        kind_words_id=kind_words_id,
        token=word,
        start=start.astype(np.int64),
        words=names,
    )


class _Vocabulary:
    """Owns the tokens that were met: their texts (``names``), by which they are numbered."""

    def __init__(self, names: pa.Array, dictionary: Dictionary) -> None:
        self.names = names
        self._dictionary = dictionary

    @classmethod
    def read(cls, words: pa.Array, dictionary: Dictionary) -> tuple[_Vocabulary, npt.NDArray[np.int64], Ids]:
        """Of distinct words; how many tokens each has, and these, one word's behind the other's."""
        import pyarrow as pa
        import pyarrow.compute as pc

        bare = pc.replace_substring_regex(pc.utf8_normalize(words, "NFKD"), MARKS, "")
        lower = pc.ascii_lower(bare)
        cut = pc.or_(pc.match_substring_regex(lower, MAYBE_NUMERAL), pc.match_substring_regex(bare, GLUED))
        plain = pc.and_not(pc.ascii_is_alpha(lower), cut)
        odd = np.flatnonzero(~plain.to_numpy(zero_copy_only=False))
        cut = [tokens_of(word) for word in words.take(pa.array(odd)).to_pylist()]
        lengths = np.ones(len(words), dtype=np.int64)
        lengths[odd] = [len(tokens) for tokens in cut]
        pieces = pa.array([token for tokens in cut for token in tokens], pa.string())
        which = np.repeat(np.arange(len(words)), lengths)
        which[~plain.to_numpy(zero_copy_only=False)[which]] = len(words) + np.arange(len(pieces))
        tokens = pa.concat_arrays([lower, pieces]).take(pa.array(which)).dictionary_encode()
        return cls(tokens.dictionary, dictionary), lengths, tokens.indices.to_numpy()

    def translated(self, row: Ids, token: Ids) -> tuple[Ids, Ids, Ids]:
        """Phrases become one canonical token, words theirs; the rows keep their order. Behind these a number
        for the words that stood there."""
        by_length = sorted(self._dictionary.meanings().items(), key=lambda item: -len(item[0]))
        ids = self._with_meanings(by_length)
        often = np.bincount(token, minlength=len(self.names))
        token = meant(self.names, ids, often, self._dictionary.weak).take(token)
        following = np.append(row[1:] == row[:-1], False)
        if "i" in ids:  # a single I counts where it ends a name
            ends = ~following & np.append(False, following[:-1])
            token = np.where((token == ids["i"]) & ends, np.int32(ids["1"]), token)
        gone = np.zeros(len(token), dtype=bool)
        done = gone.copy()
        becomes = np.arange(len(self.names), dtype=np.int32)
        # What a word stands for may make a phrase whole that no name has: then its meaning has no number.
        phrases = [
            ([ids[p] for p in phrase], ids[to]) for phrase, to in by_length if ids.keys() >= {*phrase, to}
        ]
        beginning = _Beginning([parts[0] for parts, _ in phrases if len(parts) > 1], token, following)
        found, said = token.copy(), token.copy()
        for number, (parts, to) in enumerate(phrases, len(self.names)):
            if len(parts) == 1:
                becomes[parts[0]] = to
                continue
            at = beginning.of(parts[0])
            at = at[at + len(parts) <= len(token)]
            for step, part in enumerate(parts[1:], 1):
                at = at[(token[at + step] == part) & (row[at + step] == row[at])]
            for step in range(len(parts)):
                at = at[~done[at + step]]
            found[at], said[at] = to, number
            done[at] = True
            for step in range(1, len(parts)):
                gone[at + step] = done[at + step] = True
        found = np.where(done, found, becomes[found])
        return row[~gone], found[~gone], said[~gone]

    def _with_meanings(self, meanings: Sequence[tuple[tuple[str, ...], str]]) -> dict[str, int]:
        """The numbers of the dictionary's words, as far as they were met, and of what they stand for, which
        becomes part of the vocabulary."""
        import pyarrow as pa
        import pyarrow.compute as pc

        words = [word for phrase, to in meanings for word in (*phrase, to)]
        asked = list(dict.fromkeys(["i", "1", *words]))
        at = pc.index_in(pa.array(asked, pa.string()), value_set=self.names).to_pylist()
        ids = {text: number for text, number in zip(asked, at, strict=True) if number is not None}
        wanted = ["1"] if "i" in ids else []
        wanted += [to for phrase, to in meanings if ids.keys() >= {*phrase}]
        fresh = [text for text in dict.fromkeys(wanted) if text not in ids]
        ids |= {text: len(self.names) + at for at, text in enumerate(fresh)}
        self.names = pa.concat_arrays([self.names, pa.array(fresh, pa.string())])
        return ids

    def flags(self) -> tuple[Mask, ...]:
        """Which tokens are weak, are kinds, are numbers."""
        import pyarrow as pa
        import pyarrow.compute as pc

        weak, kinds = (
            pa.array(list(words), pa.string()) for words in (self._dictionary.weak, self._dictionary.kinds)
        )
        return (
            pc.is_in(self.names, value_set=weak).to_numpy(zero_copy_only=False),
            pc.is_in(self.names, value_set=kinds).to_numpy(zero_copy_only=False),
            pc.match_substring_regex(self.names, "^[0-9]").to_numpy(zero_copy_only=False),
        )


class _Beginning:
    """Owns where the first tokens of phrases stand and another follows."""

    def __init__(self, firsts: list[int], token: Ids, following: Mask) -> None:
        wanted = np.zeros(int(token.max(initial=-1)) + 1, dtype=bool)
        wanted[[first for first in firsts if first < len(wanted)]] = True
        at = np.flatnonzero(wanted[token] & following)
        self._at = at[np.argsort(token[at], kind="stable")]
        self._token = token[self._at]

    def of(self, first: int) -> npt.NDArray[np.intp]:
        return self._at[slice(*np.searchsorted(self._token, [first, first + 1]))]


def _expand(
    row: npt.NDArray[Any], word: npt.NDArray[Any], lengths: npt.NDArray[np.int64], tokens: Ids
) -> tuple[Ids, Ids]:
    """Each word of each row replaced by its tokens."""
    begins = np.cumsum(lengths) - lengths
    times = lengths[word]
    within = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    return np.repeat(row, times).astype(np.int32), tokens[np.repeat(begins[word], times) + within]


def _rows_without(row: Ids, kept: Mask, count: int) -> Mask:
    empty: Mask = np.bincount(row[kept], minlength=count) == 0
    return empty


def _joined(row: Ids, token: Ids, count: int, names: pa.Array, between: str) -> pa.DictionaryArray:
    """The tokens of each row put together, each distinct text once."""
    import pyarrow as pa
    import pyarrow.compute as pc

    offsets = np.searchsorted(row, np.arange(count + 1)).astype(np.int32)
    lists = pa.ListArray.from_arrays(offsets, names.take(pa.array(token)))
    return pc.binary_join(lists, between).dictionary_encode()


def _bytes(texts: pa.Array) -> Texts:
    import pyarrow as pa

    found: Texts = texts.cast(pa.binary()).to_numpy(zero_copy_only=False)
    return found


def _lengths(texts: Texts) -> Ids:
    return np.fromiter(map(len, texts), dtype=np.int32, count=len(texts))


def _from_nothing(texts: pa.DictionaryArray) -> Ids:
    """The numbers of texts, those of the empty one 0 and of all others above."""
    nothing = texts.dictionary.index("").as_py()
    found: Ids = texts.indices.to_numpy() + np.int32(1)
    return np.where(found == nothing + 1, np.int32(0), found)


def _set_ids(row: Ids, token: Ids, count: int) -> Ids:
    """Numbers for the sets of tokens of the rows, 0 for the empty set."""
    import pandas as pd

    # Two sums of random 64-bit numbers per token: sets that differ get the same pair about never.
    mixed = np.random.default_rng(0).integers(
        1, 2**63, size=(int(token.max(initial=-1)) + 1, 2), dtype=np.uint64
    )
    sums = np.zeros((count, 2), dtype=np.uint64)
    if len(row):
        both = np.sort((row.astype(np.int64) << 32) | token)
        both = both[np.append(True, both[1:] != both[:-1])]
        row, token = (both >> 32).astype(np.int32), (both & 0xFFFFFFFF).astype(np.int32)
        begins = np.flatnonzero(np.append(True, row[1:] != row[:-1]))
        sums[row[begins]] = np.add.reduceat(mixed[token], begins)
    codes, _ = pd.factorize(np.append(np.uint64(0), sums[:, 0] ^ (sums[:, 1] << np.uint64(1))))
    return codes[1:].astype(np.int32)
