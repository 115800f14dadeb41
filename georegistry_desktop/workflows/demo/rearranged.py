"""The second source's administration: some districts merged, some units under another parent."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from .borders import Land, redraw
from .mesh import Ints


@dataclass(frozen=True)
class Rearranged:
    """Owns the land as the second source divides it, and which districts were merged into which.

    ``kept[i]`` took in ``gone[i]``; both are numbers of districts.
    """

    land: Land
    kept: Ints
    gone: Ints


def rearrange(land: Land, rng: np.random.Generator) -> Rearranged:
    """Merge, move and redraw a little; no parent loses its last child."""
    district, region = land.district_of_area.copy(), land.region_of_district.copy()
    neighbours = district[land.roadways]
    neighbours = neighbours[neighbours[:, 0] != neighbours[:, 1]]

    alike = neighbours[region[neighbours[:, 0]] == region[neighbours[:, 1]]]
    merged = _one_each(alike, region[alike[:, 0]], _share(len(region), 0.03), rng)
    kept, gone = merged[:, 0], merged[:, 1]

    # What was merged stays where it is: each unit tells one story about its place.
    movable = neighbours[~np.isin(neighbours, merged).any(axis=1)]
    standing = np.bincount(np.delete(region, gone), minlength=region.max() + 1)
    moves = _moves(movable, region, standing, _share(len(region), 0.04), rng)
    region[moves[:, 0]] = region[moves[:, 1]]

    district[np.isin(district, gone)] = _replaced(district, gone, kept)
    standing = np.bincount(district, minlength=len(region))
    moves = _moves(land.roadways, district, standing, _share(len(district), 0.02), rng)
    district[moves[:, 0]] = district[moves[:, 1]]

    surveyed = redraw(land, 0.01, rng)
    return Rearranged(replace(surveyed, district_of_area=district, region_of_district=region), kept, gone)


def _share(count: int, share: float) -> int:
    return max(1, round(count * share))


def _moves(pairs: Ints, parent: Ints, children: Ints, most: int, rng: np.random.Generator) -> Ints:
    """Pairs (who moves, whose parent it joins) of neighbours; one at most leaves each parent."""
    pairs = np.concatenate([pairs, pairs[:, ::-1]])
    here, there = parent[pairs[:, 0]], parent[pairs[:, 1]]
    pairs = pairs[(here != there) & (children[here] > 1)]
    return _one_each(pairs, parent[pairs[:, 0]], most, rng)


def _one_each(pairs: Ints, group: Ints, most: int, rng: np.random.Generator) -> Ints:
    """At most one random pair of each group, and ``most`` in all."""
    order = rng.permutation(len(pairs))
    _, first = np.unique(group[order], return_index=True)
    result: Ints = pairs[order[rng.permutation(first)[:most]]]
    return result


def _replaced(values: Ints, old: Ints, new: Ints) -> Ints:
    """The new number of each value that is among the old ones."""
    order = np.argsort(old)
    hit = values[np.isin(values, old)]
    result: Ints = new[order][np.searchsorted(old[order], hit)]
    return result
