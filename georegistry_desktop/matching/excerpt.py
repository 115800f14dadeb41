"""A few units of both lists as lists of their own, so that what is asked of them does not cost what the
whole lists would."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from georegistry_desktop.matching.lists import Lists, Units
from georegistry_desktop.matching.normalise import Ids


@dataclass(frozen=True)
class Excerpt:
    """Owns the chosen units with the names of the whole; ``a`` and ``b`` are their rows there, ordered.

    Only parents that were chosen are known, and no units further up; other names than the first are left
    out.
    """

    lists: Lists
    a: Ids
    b: Ids

    @classmethod
    def of(cls, lists: Lists, a: Ids, b: Ids) -> Excerpt:
        """The units in the rows ``a`` and ``b``, ordered, each once."""
        return cls(replace(lists, a=_chosen(lists.a, a), b=_chosen(lists.b, b)), a, b)


def _chosen(units: Units, rows: Ids) -> Units:
    parent = units.above[0][rows]
    place = np.searchsorted(rows, parent)
    there = (parent >= 0) & (rows[np.minimum(place, max(len(rows) - 1, 0))] == parent)
    above = np.full((len(units.above), len(rows)), -1, dtype=np.int32)
    above[0] = np.where(there, place, -1)
    return replace(units.some(rows), above=above)
