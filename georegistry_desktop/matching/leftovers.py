"""Candidates where no key and no parent found any: names that share rare runs of three letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.candidates import NONE, Pair, together
from georegistry_desktop.matching.joins import best
from georegistry_desktop.matching.lists import Lists, Units
from georegistry_desktop.matching.normalise import Ids
from georegistry_desktop.matching.similarity import Names

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_FOUND, _ALIKE = 80, 65
"""Similarity from which a unit counts as found, and from which a pair is worth a look."""
_OFTEN = 300
_KEPT = 4
_AT_ONCE = 10_000
_LETTERS = 128


def leftovers(lists: Lists, names: Names, pairs: Pair) -> Pair:
    """For the units that are in no pair of similar names, the unit of the likest name on the other side."""
    alike = names.quick(lists.a.text[pairs[0]], lists.b.text[pairs[1]], _FOUND) >= _FOUND
    grams = _grams(lists.pool.joined_text)[lists.pool.joined_id]
    found = []
    for this, that in ((0, 1), (1, 0)):
        left, right = (lists.a, lists.b)[this], (lists.a, lists.b)[that]
        rest = np.ones(len(left), dtype=bool)
        rest[pairs[this][alike]] = False
        one, two = _likest(grams, names, np.flatnonzero(rest).astype(np.int32), left, right)
        found.append((one, two) if this == 0 else (two, one))
    return together(NONE, *found)


def _grams(texts: npt.NDArray[np.object_]) -> csr_matrix:
    """Which runs of three letters each text has (texts, runs); ends count as letters."""
    from scipy import sparse

    letters = np.frombuffer(b"".join(b"^%b$" % text for text in texts), dtype=np.uint8) % _LETTERS
    length = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts)) + 2
    begin = np.cumsum(length) - length
    row = np.repeat(np.arange(len(texts)), length - 2)
    at = np.arange(len(row)) + 2 * row
    code = (letters[at].astype(np.int64) * _LETTERS + letters[at + 1]) * _LETTERS + letters[at + 2]
    start = np.append(begin - 2 * np.arange(len(texts)), len(row))
    held = sparse.csr_matrix(
        (np.ones(len(row), dtype=np.float32), code, start), shape=(len(texts), _LETTERS**3)
    )
    held.sum_duplicates()
    return held


def _likest(grams: csr_matrix, names: Names, rows: Ids, left: Units, right: Units) -> Pair:
    from scipy import sparse

    if not len(rows) or not len(right):
        return NONE
    theirs = grams[right.text]
    often = theirs.getnnz(axis=0)
    usable = (often > 0) & (often <= max(_OFTEN, len(right) // 500))
    weight = np.where(usable, np.log((len(right) + 1) / np.maximum(often, 1)), 0).astype(np.float32)
    weighted = (theirs @ sparse.diags(weight)).T.tocsr()
    weighted.eliminate_zeros()
    found = []
    for begin in range(0, len(rows), _AT_ONCE):
        part = rows[begin : begin + _AT_ONCE]
        shared = (grams[left.text[part]] @ weighted).tocoo()
        kept = best(shared.row, shared.data, len(part), _KEPT)
        at, two = shared.row[kept], shared.col[kept].astype(np.int32)
        alike = names.quick(left.text[part[at]], right.text[two], _ALIKE)
        likest = (alike > 0) & best(at, alike, len(part), 1)
        found.append((part[at[likest]], two[likest]))
    return together(NONE, *found)
