"""Units that were split or merged between two lists: one unit of one list is several of the other."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from georegistry_desktop.matching.candidates import NONE, Pair
from georegistry_desktop.matching.joins import best
from georegistry_desktop.matching.lists import Lists, Units
from georegistry_desktop.matching.normalise import Ids
from georegistry_desktop.matching.overlaps import Outlines, common_area, meeting
from georegistry_desktop.matching.pairing import once

Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
MOST = 90.0
"""The highest score of such a link: nothing told how often units that lie in others were part of them."""
_PART = 0.5
_CHILDREN = 2
_LEVELS = 0.05
_KEPT = 8
"""Of the outlines that may hold one so many are laid over it, the smallest."""


@dataclass(frozen=True)
class Several:
    """Owns pairs of which one unit is a part of the other: ``share`` (0..1) of the part lies in the whole,
    by its ground or by its children. ``merged`` says that the part is of a (and the whole of b, which has
    other parts), else it is of b: a unit of a was split."""

    pairs: Pair
    share: Floats
    merged: Mask

    def __len__(self) -> int:
        return len(self.share)


def several(
    lists: Lists, linked: Pair, free: tuple[Mask, Mask], outlines: tuple[Outlines, Outlines]
) -> Several:
    """Parts among the ``free`` units (those without a link) of each side.

    A unit is part of another where at least half of its ground lies in it, or two of its children and at
    least half are ``linked`` to its children, and less of the other lies in it; levels have to be those that
    links join. The other is whole where it has a link or several such parts: one alone is just a pair.
    """
    part_a, whole_b, share_a = _parts(lists, linked, free[0], outlines)
    turned = replace(lists, a=lists.b, b=lists.a)
    part_b, whole_a, share_b = _parts(turned, linked[::-1], free[1], outlines[::-1])
    one, two = np.concatenate([part_a, whole_a]), np.concatenate([whole_b, part_b])
    share = np.concatenate([share_a, share_b])
    order = np.lexsort((two, one))
    merged = np.arange(len(one)) < len(part_a)
    return Several((one[order], two[order]), share[order], merged[order])


def _parts(
    lists: Lists, linked: Pair, free: Mask, outlines: tuple[Outlines, Outlines]
) -> tuple[Ids, Ids, Floats]:
    """Free units of a, the unit of b that each is part of, and the share of it that lies there."""
    levels = _levels(lists, linked)
    found = [_by_ground(lists, free, levels, outlines), _by_children(lists, linked, free)]
    one, two = (np.concatenate([pair[side] for pair, _ in found]) for side in (0, 1))
    share = np.concatenate([shares for _, shares in found])
    order = np.lexsort((two, -share, one))
    one, two, share = one[order], two[order], share[order]
    first = np.append(True, one[1:] != one[:-1])[: len(one)]
    one, two, share = one[first], two[first], share[first]
    parts = np.bincount(two, minlength=len(lists.b))
    parts[linked[1]] += 1
    kept = parts[two] > 1
    return one[kept], two[kept], share[kept]


def _levels(lists: Lists, linked: Pair) -> npt.NDArray[np.bool_]:
    """Which levels of both trees links join, (levels of a, levels of b)."""
    a, b = lists.a.depth, lists.b.depth
    met = np.zeros((int(a.max(initial=0)) + 1, int(b.max(initial=0)) + 1))
    np.add.at(met, (a[linked[0]], b[linked[1]]), 1)
    found: npt.NDArray[np.bool_] = (met > 0) & (
        met >= _LEVELS * np.maximum(met.sum(axis=1, keepdims=True), met.sum(axis=0))
    )
    return found


def _by_ground(
    lists: Lists, free: Mask, levels: npt.NDArray[np.bool_], outlines: tuple[Outlines, Outlines]
) -> tuple[Pair, Floats]:
    a, b = outlines
    rows = np.flatnonzero(free & (a.area > 0))
    others = np.flatnonzero(b.area > 0)
    if not len(rows) or not len(others):
        return NONE, np.zeros(0)
    pairs = []
    for left, right in meeting(a.box[rows], b.box[others]):
        one, two = rows[left].astype(np.int32), others[right].astype(np.int32)
        held = _common_box(a.box[one], b.box[two]) / a.area[one]
        like = levels[lists.a.depth[one], lists.b.depth[two]] & (b.area[two] > a.area[one]) & (held >= _PART)
        one, two, held = one[like], two[like], np.minimum(held[like], 1)
        kept = best(np.searchsorted(rows, one).astype(np.int32), held / b.area[two], _KEPT)
        pairs.append((one[kept], two[kept]))
    one, two = (np.concatenate([pair[side] for pair in pairs]) for side in (0, 1))
    common = common_area(a.shape[one], b.shape[two])
    share = common / a.area[one]
    kept = (share >= _PART) & (common / b.area[two] < share)
    return (one[kept], two[kept]), np.minimum(share[kept], 1)


def _common_box(one: Floats, two: Floats) -> Floats:
    width = np.minimum(one[:, 2], two[:, 2]) - np.maximum(one[:, 0], two[:, 0])
    height = np.minimum(one[:, 3], two[:, 3]) - np.maximum(one[:, 1], two[:, 1])
    found: Floats = np.clip(width, 0, None) * np.clip(height, 0, None)
    return found


def _by_children(lists: Lists, linked: Pair, free: Mask) -> tuple[Pair, Floats]:
    above, other = lists.a.above[0][linked[0]], lists.b.above[0][linked[1]]
    known = (above >= 0) & (other >= 0)
    known[known] &= free[above[known]]
    keys = (above[known].astype(np.int64) << 32) | other[known]
    each = once(keys)
    count = np.bincount(np.searchsorted(each, keys), minlength=len(each))
    one, two = (each >> 32).astype(np.int32), (each & 0xFFFFFFFF).astype(np.int32)
    share = count / np.maximum(lists.a.children[one], 1)
    back = count / np.maximum(lists.b.children[two], 1)
    kept = (count >= _CHILDREN) & (share >= _PART) & (back < share)
    return (one[kept], two[kept]), share[kept]


def free_of(units: Units, taken: Ids) -> Mask:
    """Which units are not ``taken``."""
    free = np.ones(len(units), dtype=bool)
    free[taken] = False
    return free
