"""Names of both lists cut into words once, each distinct text one time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.dictionary import Dictionary
from georegistry_desktop.matching.words import skeleton, tokens_of

if TYPE_CHECKING:
    import pyarrow as pa

Ids = npt.NDArray[np.int32]
Texts = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Pool:
    """Distinct names, each known by its row; equal ids mean equal texts.

    ``full`` are the canonical words, ``core`` those that tell the place, ``joined`` the core without
    spaces, ``sound`` its consonants. ``full_id``, ``core_id`` (words in any order), ``joined_id`` and
    ``sound_id`` (consonants) number their texts from 0; ``number_id`` is 0 where a name holds no number.
    ``token`` holds the words of the cores, those of row i from ``start[i]`` to ``start[i + 1]``;
    ``kind_id`` numbers the kinds that a name tells (0: none).
    """

    full: Texts
    core: Texts
    joined: Texts
    sound: Texts
    full_id: Ids
    core_id: Ids
    joined_id: Ids
    sound_id: Ids
    number_id: Ids
    kind_id: Ids
    token: Ids
    start: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.full)


def normalise(texts: pa.Array, dictionary: Dictionary) -> Pool:
    """The pool of distinct, non-null ``texts`` (Arrow strings), in their order."""
    import pyarrow as pa
    import pyarrow.compute as pc

    lists = pc.utf8_split_whitespace(pc.coalesce(texts, ""))
    words = pc.list_flatten(lists).dictionary_encode()
    vocabulary = _Vocabulary(dictionary)
    of_word = [vocabulary.read(word) for word in words.dictionary.to_pylist()]
    rows = _expand(np.asarray(pc.list_parent_indices(lists)), words.indices.to_numpy(), of_word)
    row, token = vocabulary.translated(*rows)

    count = len(texts)
    weak, kind, number = vocabulary.flags()
    # A letter behind a number tells places apart (Ward 2 A), whatever it means elsewhere.
    behind = np.append(False, number[token[:-1]] & (row[1:] == row[:-1]))[: len(token)]
    told = ~weak[token] | (
        behind & (pc.utf8_length(pa.array(vocabulary.names, pa.string())).to_numpy()[token] == 1)
    )
    told |= _rows_without(row, told, count)[row]
    place = told & ~kind[token]
    place |= (_rows_without(row, place, count))[row] & told
    names = pa.array(vocabulary.names, pa.string())
    full = _joined(row, token, told, count, names, " ")
    core = _joined(row, token, place, count, names, " ")
    joined = _joined(row, token, place, count, names, "")
    sounds = pa.array([skeleton(name) for name in vocabulary.names], pa.string())
    sound = _joined(row, token, place, count, sounds, "")
    start = np.searchsorted(row[place], np.arange(count + 1))
    return Pool(
        full=_objects(full),
        core=_objects(core),
        joined=_objects(joined),
        sound=_objects(sound),
        full_id=_ids(full),
        core_id=_set_ids(row[place], token[place], count),
        joined_id=_ids(joined),
        sound_id=_ids(sound),
        number_id=_ids(_joined(row, token, told & number[token], count, names, " "), first=""),
        kind_id=_set_ids(row[kind[token]], token[kind[token]], count),
        token=token[place],
        start=start.astype(np.int64),
    )


class _Vocabulary:
    """Owns the tokens that were met: their texts and numbers."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.names: list[str] = []
        self._ids: dict[str, int] = {}
        self._dictionary = dictionary
        self._meanings = dictionary.meanings()

    def read(self, word: str) -> list[int]:
        return [self._id(token) for token in tokens_of(word)]

    def _id(self, token: str) -> int:
        found = self._ids.setdefault(token, len(self.names))
        if found == len(self.names):
            self.names.append(token)
        return found

    def translated(self, row: Ids, token: Ids) -> tuple[Ids, Ids]:
        """Phrases become one canonical token, words theirs; the rows keep their order."""
        following = np.append(row[1:] == row[:-1], False)
        last = ~following
        if "i" in self._ids:  # a single I counts where it ends a name
            token = np.where(
                (token == self._ids["i"]) & last & np.append(False, following[:-1]), self._id("1"), token
            )
        gone = np.zeros(len(token), dtype=bool)
        done = gone.copy()
        word_of: dict[int, int] = {}
        by_length = sorted(self._meanings.items(), key=lambda item: -len(item[0]))
        for phrase, canonical in by_length:
            ids = [self._ids.get(part) for part in phrase]
            if None in ids:
                continue
            if len(ids) == 1:
                word_of[ids[0]] = self._id(canonical)  # type: ignore[index]
                continue
            at = np.flatnonzero(token[: len(token) - len(ids) + 1] == ids[0])
            for step, part in enumerate(ids[1:], 1):
                at = at[(token[at + step] == part) & (row[at + step] == row[at])]
            at = at[~np.logical_or.reduce([done[at + step] for step in range(len(ids))])] if len(at) else at
            token = token.copy()
            token[at] = self._id(canonical)
            done[at] = True
            for step in range(1, len(ids)):
                gone[at + step] = done[at + step] = True
        becomes = np.arange(len(self.names), dtype=np.int32)
        becomes[list(word_of)] = list(word_of.values())
        token = np.where(done, token, becomes[token])
        return row[~gone], token[~gone].astype(np.int32)

    def flags(self) -> tuple[npt.NDArray[np.bool_], ...]:
        """Which tokens are weak, are kinds, are numbers."""
        kinds, weak = set(self._dictionary.kinds), set(self._dictionary.weak)
        return (
            np.array([name in weak for name in self.names], dtype=bool),
            np.array([name in kinds for name in self.names], dtype=bool),
            np.array([name[:1].isdigit() for name in self.names], dtype=bool),
        )


def _expand(
    row: npt.NDArray[Any], word: npt.NDArray[Any], of_word: Sequence[Sequence[int]]
) -> tuple[Ids, Ids]:
    """Each word of each row replaced by its tokens."""
    lengths = np.array([len(tokens) for tokens in of_word], dtype=np.int64)
    flat = np.array([token for tokens in of_word for token in tokens], dtype=np.int32)
    begins = np.cumsum(lengths) - lengths
    times = lengths[word]
    within = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    return np.repeat(row, times).astype(np.int32), flat[np.repeat(begins[word], times) + within]


def _rows_without(row: Ids, kept: npt.NDArray[np.bool_], count: int) -> npt.NDArray[np.bool_]:
    empty: npt.NDArray[np.bool_] = np.bincount(row[kept], minlength=count) == 0
    return empty


def _joined(
    row: Ids, token: Ids, kept: npt.NDArray[np.bool_], count: int, names: pa.Array, between: str
) -> pa.Array:
    import pyarrow as pa
    import pyarrow.compute as pc

    offsets = np.searchsorted(row[kept], np.arange(count + 1)).astype(np.int32)
    return pc.binary_join(pa.ListArray.from_arrays(offsets, names.take(pa.array(token[kept]))), between)


def _objects(texts: pa.Array) -> Texts:
    return np.array(texts.to_pylist(), dtype=object)


def _ids(texts: pa.Array, first: str | None = None) -> Ids:
    """Numbers for texts in order of appearance; ``first`` gets 0 even where it is absent."""
    import pyarrow as pa

    if first is None:
        return np.asarray(texts.dictionary_encode().indices, dtype=np.int32)
    both = pa.concat_arrays([pa.array([first]), texts])
    return np.asarray(both.dictionary_encode().indices, dtype=np.int32)[1:]


def _set_ids(row: Ids, token: Ids, count: int) -> Ids:
    """Numbers for the sets of tokens of the rows, 0 for the empty set."""
    # Two sums of random 64-bit numbers per token: sets that differ get the same pair about never.
    mixed = np.random.default_rng(0).integers(
        1, 2**63, size=(int(token.max(initial=-1)) + 1, 2), dtype=np.uint64
    )
    sums = np.zeros((count, 2), dtype=np.uint64)
    if len(row):
        order = np.lexsort((token, row))
        row, token = row[order], token[order]
        distinct = np.append(True, (row[1:] != row[:-1]) | (token[1:] != token[:-1]))
        row, token = row[distinct], token[distinct]
        begins = np.flatnonzero(np.append(True, row[1:] != row[:-1]))
        sums[row[begins]] = np.add.reduceat(mixed[token], begins)
    import pandas as pd

    codes, _ = pd.factorize(np.append(np.uint64(0), sums[:, 0] ^ (sums[:, 1] << np.uint64(1))))
    return codes[1:].astype(np.int32)
