"""Groups of units: which of one list go together with which of the other."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.names import fold
from georegistry_desktop.matching.cells import names_in

if TYPE_CHECKING:
    import pyarrow as pa
    from scipy.sparse import csr_array

    from georegistry_desktop.matching.lists import Lists

Ids = npt.NDArray[np.int32]
Floats = npt.NDArray[np.float32]
_MOST = 1_500
"""What is more is no grouping."""
_OF_ONE = 12
"""Groups of a unit that are looked at."""
_DOUBT = 3.0
_SAME_NAME = 0.5
"""How likely a unit of a group is in the other list's group of that name, before any was seen."""
_CLIP = 3.0


@dataclass(frozen=True)
class Groups:
    """Owns the sets of groups that units are in: those of set i are ``group[begin[i]:begin[i + 1]]``, of
    ``count`` groups; groups of one name have one number in both lists."""

    begin: Ids
    group: Ids
    count: int

    @property
    def sets(self) -> int:
        return len(self.begin) - 1

    def held(self) -> csr_array:
        """Which groups each set holds."""
        from scipy import sparse

        ones = np.ones(len(self.group), dtype=np.float64)
        return sparse.csr_array((ones, self.group, self.begin), shape=(self.sets, self.count))


def read_sets(cells: list[pa.Array]) -> tuple[list[Ids], Groups]:
    """The number of the set of each unit, -1 for none, of each list; cells are JSON lists of names."""
    import pyarrow as pa
    import pyarrow.compute as pc

    coded = pa.concat_arrays(cells).dictionary_encode()
    number: dict[str, int] = {}
    known: dict[tuple[int, ...], int] = {}
    of_cell = []
    for cell in coded.dictionary.to_pylist():
        names = {fold(name) for name in names_in(cell, languages=False)} - {""}
        held = tuple(sorted(number.setdefault(name, len(number)) for name in sorted(names)))
        of_cell.append(known.setdefault(held, len(known)) if held else -1)
    often = Counter(at for held in known for at in held)
    text = list(number)
    if len(number) > _MOST:
        known, of_cell, number = {}, [-1] * len(of_cell), {}
    sets = [sorted(held, key=lambda at: (often[at], text[at]))[:_OF_ONE] for held in known]
    begin = np.cumsum([0, *map(len, sets)]).astype(np.int32)
    group = np.array([at for held in sets for at in held], dtype=np.int32)
    rows = np.append(np.array(of_cell, dtype=np.int32), np.int32(-1))
    found = rows[pc.fill_null(coded.indices, len(of_cell)).to_numpy()]
    return np.split(found, np.cumsum([len(part) for part in cells])[:-1]), Groups(begin, group, len(number))


class GroupLift:
    """Owns how much more often than by chance groups of a and of b hold the same unit, as a log, learnt from
    ``pairs``; those of one name are believed to be the same until something is seen."""

    def __init__(self, lists: Lists, pairs: tuple[Ids, Ids]) -> None:
        self._groups = groups = lists.groups
        self._lift = np.zeros((groups.count, groups.count), dtype=np.float32)
        if not groups.count:
            return
        held = groups.held()
        one, two = lists.a.groups[pairs[0]], lists.b.groups[pairs[1]]
        told = (one >= 0) & (two >= 0)
        counts = [
            np.bincount(side.groups[side.groups >= 0], minlength=groups.sets) for side in (lists.a, lists.b)
        ]
        share = [held.T @ count / max(count.sum(), 1) for count in counts]
        met = _met(one[told], two[told], groups.sets)
        together = (held.T @ met @ held).toarray()
        in_a, in_b = (held.T @ met.sum(axis=axis) for axis in (1, 0))
        same = np.eye(groups.count) * ((share[0] > 0) & (share[1] > 0)) * _SAME_NAME
        believed = [
            same + (1 - same.sum(axis=1, keepdims=True)) * share[1],
            same + (1 - same.sum(axis=0)) * share[0][:, None],
        ]
        with np.errstate(divide="ignore", invalid="ignore"):
            from_a = (together + _DOUBT * believed[0]) / (in_a[:, None] + _DOUBT) / share[1]
            from_b = (together + _DOUBT * believed[1]) / (in_b + _DOUBT) / share[0][:, None]
            lift = np.nan_to_num((np.log(from_a) + np.log(from_b)) / 2, nan=0.0, neginf=-_CLIP, posinf=_CLIP)
        self._lift = np.clip(lift, -_CLIP, _CLIP).astype(np.float32)

    def of(self, one: Ids, two: Ids) -> Floats:
        """For pairs of sets what speaks most for them and what speaks most against them, together; 0 where
        one of them is none (-1)."""
        import pandas as pd

        found = np.zeros(len(one), dtype=np.float32)
        told = np.flatnonzero((one >= 0) & (two >= 0))
        if not len(told):
            return found
        which, keys = pd.factorize(one[told].astype(np.int64) * self._groups.sets + two[told])
        left, right = np.divmod(keys, self._groups.sets)
        begin, group = self._groups.begin, self._groups.group
        width = (begin[right + 1] - begin[right]).astype(np.int64)
        size = width * (begin[left + 1] - begin[left])
        first = np.cumsum(size) - size
        at = np.repeat(np.arange(len(keys)), size)
        row, column = np.divmod(np.arange(len(at)) - first[at], width[at])
        lift = self._lift[group[begin[left[at]] + row], group[begin[right[at]] + column]]
        most, least = np.maximum.reduceat(lift, first), np.minimum.reduceat(lift, first)
        found[told] = (np.maximum(most, 0) + np.minimum(least, 0))[which]
        return found


def _met(one: Ids, two: Ids, size: int) -> csr_array:
    from scipy import sparse

    return sparse.coo_array((np.ones(len(one)), (one, two)), shape=(size, size)).tocsr()
