"""What people decided of pairs and of single units, by rows; the order in which they did so tells nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.candidates import Pair
from georegistry_desktop.matching.normalise import Ids

Mask = npt.NDArray[np.bool_]
Key = TypeVar("Key", int, tuple[int, int])


class Said(NamedTuple):
    """Decisions: pairs of rows that are the same and that are not, rows of a and of b that have no
    counterpart."""

    accepted: Pair
    rejected: Pair
    none_a: Ids
    none_b: Ids


class Decided:
    """Owns the decisions as they stand."""

    def __init__(self, sizes: tuple[int, int]) -> None:
        self.accepted: set[tuple[int, int]] = set()
        self.rejected: set[tuple[int, int]] = set()
        self._none: tuple[set[int], set[int]] = (set(), set())
        self._partner = np.full(sizes[0], -1, dtype=np.int32)
        self._several = np.zeros(sizes[0], dtype=bool)
        self._answers = tuple(np.zeros(size, dtype=np.int32) for size in sizes)
        self._doubted = tuple(np.zeros(size, dtype=np.int32) for size in sizes)

    def add(self, said: Said) -> Said:
        """Take decisions in; gives those that were not there."""
        return self._change(said, 1)

    def remove(self, said: Said) -> Said:
        """Take decisions back; gives those that were there."""
        return self._change(said, -1)

    def done(self, side: int, units: npt.NDArray[np.integer]) -> Mask:
        """Which units have their answer: an accepted counterpart, or none."""
        found: Mask = self._answers[side][units] > 0
        return found

    def is_accepted(self, one: Ids, two: Ids) -> Mask:
        """Which pairs are accepted."""
        found: Mask = self._partner[one] == two
        some = np.flatnonzero(self._several[one])
        found[some] = _among(self.accepted, one[some], two[some])
        return found

    def is_out(self, one: Ids, two: Ids) -> Mask:
        """Which pairs cannot be: rejected, or of a unit that has another answer; accepted ones can."""
        gone = self.done(0, one) | self.done(1, two)
        some = np.flatnonzero((self._doubted[0][one] > 0) & (self._doubted[1][two] > 0))
        gone[some] |= _among(self.rejected, one[some], two[some])
        return gone & ~self.is_accepted(one, two)

    def _change(self, said: Said, by: int) -> Said:
        changed: list[list[tuple[int, int]]] = []
        for held, pairs, counts in (
            (self.accepted, said.accepted, self._answers),
            (self.rejected, said.rejected, self._doubted),
        ):
            keys = _fresh(zip(pairs[0].tolist(), pairs[1].tolist(), strict=True), held, by)
            for side in (0, 1):
                np.add.at(counts[side], _rows(key[side] for key in keys), by)
            changed.append(keys)
        for one, two in changed[0]:
            if by > 0 and self._partner[one] >= 0:
                self._several[one] = True  # from now on the set is asked
            self._partner[one] = two if by > 0 and not self._several[one] else -1
        alone = []
        for side, rows in enumerate((said.none_a, said.none_b)):
            units = _rows(_fresh(rows.tolist(), self._none[side], by))
            np.add.at(self._answers[side], units, by)
            alone.append(units)
        accepted, rejected = ((_rows(k[0] for k in keys), _rows(k[1] for k in keys)) for keys in changed)
        return Said(accepted, rejected, alone[0], alone[1])


def _among(held: set[tuple[int, int]], one: Ids, two: Ids) -> Mask:
    keys = zip(one.tolist(), two.tolist(), strict=True)
    return np.fromiter((key in held for key in keys), dtype=bool, count=len(one))


def _rows(units: Iterable[int]) -> Ids:
    return np.fromiter(units, dtype=np.int32)


def _fresh(keys: Iterable[Key], held: set[Key], by: int) -> list[Key]:
    """Keys that come (1) or go (-1), each once, ordered; ``held`` has them, or no longer."""
    found = sorted(set(keys) - held if by > 0 else set(keys) & held)
    if by > 0:
        held.update(found)
    else:
        held.difference_update(found)
    return found
