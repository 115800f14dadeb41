"""Links by place alone: outlines that cover the same ground, points beside each other, points in outlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.matching import dictionary as dictionaries
from georegistry_desktop.matching.candidates import EARTH, NONE, Pair
from georegistry_desktop.matching.dictionary import Dictionary
from georegistry_desktop.matching.equal import plain
from georegistry_desktop.matching.features import metres
from georegistry_desktop.matching.full import matching_of
from georegistry_desktop.matching.lists import Units, read_lists
from georegistry_desktop.matching.matching import Matching
from georegistry_desktop.matching.overlaps import Outlines, holding, overlapping
from georegistry_desktop.matching.pairing import once
from georegistry_desktop.matching.rules import Rules, allowed

if TYPE_CHECKING:
    import geopandas as gpd

Floats = npt.NDArray[np.float64]
REACH = 1_000.0
"""Metres from which points have nothing to do with each other."""
_NEAREST = 4
_SAME_PLACE = 20


def match_places(
    a: gpd.GeoDataFrame,
    b: gpd.GeoDataFrame,
    *,
    rules: Rules = Rules(),
    dictionary: Dictionary | None = None,
    progress: Progress = silent,
) -> Matching:
    """Links of units that lie at the same place; names, codes and trees are not looked at.

    Scores are measures and no chances. Two outlines: per cent of the ground that either covers which both
    cover (areas by an equal-area projection, see ``overlaps.Outlines``). Two points: 100 at the same place,
    50 at 500 m, 0 from 1 km on (great circles). Where one list has points alone and the other outlines: 100
    over the number of points of the same level in that outline, of levels that go together best. A unit with
    both has its outline compared with outlines and its point with points; what has neither gets no link.

    100,000 outlines of 20 corners take about 10 s, memory about 1 kB per unit beside the outlines. Raises
    ``Refused`` (``key-missing``) where nothing in a list has a place, and ``match-rule`` for a rule on
    parents, which it cannot keep.
    """
    if rules.within_parent:
        raise Refused("match-rule", algorithm="geometry", rule="parents that are the same")
    progress("Reading both lists")
    lists = read_lists(a, b, dictionary or dictionaries.shipped())
    outlines = [Outlines.of(frame, units) for frame, units in ((a, lists.a), (b, lists.b))]
    points = [_points(frame, units) for frame, units in ((a, lists.a), (b, lists.b))]
    for letter, outline, point in zip("AB", outlines, points, strict=True):
        if not len(outline.rows) and np.isnan(point).all():
            reason = f"none of the {len(point):,} units of list {letter} has one"
            raise Refused("key-missing", by="place", reason=reason)
    progress("Laying both lists over each other")
    found = [overlapping(*outlines), near(*points)]
    if not len(outlines[0].rows):
        found.append(_inside(lists.a, points[0], lists.b, outlines[1]))
    elif not len(outlines[1].rows):
        (two, one), score = _inside(lists.b, points[1], lists.a, outlines[0])
        found.append(((one, two), score))
    pairs, score = _best_of(found)
    kept = allowed(lists, rules, pairs)
    return matching_of(a, b, lists, plain((pairs[0][kept], pairs[1][kept]), score[kept]), rules)


def _points(frame: gpd.GeoDataFrame, units: Units) -> Floats:
    """Degrees of the points themselves, not of the middles of outlines; NaN where there is none."""
    import shapely

    if "point" not in frame:
        return np.full((len(units), 2), np.nan)
    points = np.array(frame["point"].array, dtype=object)[units.origin]
    degrees = np.column_stack([shapely.get_x(points), shapely.get_y(points)])
    degrees[~np.isfinite(degrees).all(axis=1)] = np.nan
    return degrees


def near(one: Floats, two: Floats) -> tuple[Pair, Floats]:
    """Of each point the four nearest on the other side, and how near: 1 at the same place, 0 from ``REACH``
    metres on. Where very many stand at one place, that place is none."""
    from scipy.spatial import cKDTree

    rows = [_placed(side) for side in (one, two)]
    if not all(len(row) for row in rows):
        return NONE, np.zeros(0)
    places = [_on_globe(side[row]) for side, row in zip((one, two), rows, strict=True)]
    trees = [cKDTree(place) for place in places]
    keys = []
    for this, that in ((0, 1), (1, 0)):
        count = min(_NEAREST, len(rows[that]))
        apart, at = trees[that].query(places[this], k=count, distance_upper_bound=REACH / EARTH, workers=2)
        apart, at = np.reshape(apart, (-1, count)), np.reshape(at, (-1, count))
        found, which = np.nonzero(np.isfinite(apart))
        pair = rows[this][found].astype(np.int64), rows[that][at[found, which]].astype(np.int64)
        left, right = pair if this == 0 else pair[::-1]
        keys.append(left << 32 | right)
    every = once(*keys)
    row, other = (every >> 32).astype(np.int32), (every & 0xFFFFFFFF).astype(np.int32)
    close = 1 - metres(one[row], two[other]) / REACH
    return (row[close > 0], other[close > 0]), close[close > 0]


def _placed(degrees: Floats) -> npt.NDArray[np.intp]:
    import pandas as pd

    rows = np.flatnonzero(~np.isnan(degrees).any(axis=1))
    which, _ = pd.factorize(degrees[rows] @ np.array([1, 1j]))
    return rows[np.bincount(which)[which] <= _SAME_PLACE] if len(rows) else rows


def _on_globe(degrees: Floats) -> Floats:
    longitude, latitude = np.radians(degrees).T
    flat = np.cos(latitude)
    return np.column_stack([flat * np.cos(longitude), flat * np.sin(longitude), np.sin(latitude)])


def _inside(pointed: Units, points: Floats, outlined: Units, outlines: Outlines) -> tuple[Pair, Floats]:
    """Points in outlines, of the levels of which most outlines hold one point alone."""
    one, two = holding(points, outlines)
    if not len(one):
        return NONE, np.zeros(0)
    level, level_of = pointed.depth[one].astype(np.int64), outlined.depth[two].astype(np.int64)
    width = int(pointed.depth.max()) + 1
    often = np.bincount(two.astype(np.int64) * width + level, minlength=len(outlined) * width)
    inside = often[two.astype(np.int64) * width + level]
    alone = np.zeros((width, int(outlined.depth.max()) + 1))
    np.add.at(alone, (level[inside == 1], level_of[inside == 1]), 1)
    known = ~np.isnan(points).any(axis=1)
    count = np.bincount(pointed.depth[known], minlength=alone.shape[0])
    count_of = np.bincount(outlined.depth[outlines.rows], minlength=alone.shape[1])
    share = alone / np.maximum(np.maximum(count[:, None], count_of), 1)
    together = (share == share.max(axis=1, keepdims=True)) & (share == share.max(axis=0)) & (share > 0)
    kept = together[level, level_of]
    return (one[kept], two[kept]), 1 / inside[kept]


def _best_of(found: list[tuple[Pair, Floats]]) -> tuple[Pair, Floats]:
    """Each pair once, with the highest of its scores."""
    keys = np.concatenate([pair[0].astype(np.int64) << 32 | pair[1] for pair, _ in found])
    score = np.concatenate([scores for _, scores in found])
    order = np.lexsort((-score, keys))
    keys, score = keys[order], score[order]
    first = np.append(True, keys[1:] != keys[:-1])[: len(keys)]
    keys, score = keys[first], score[first]
    return ((keys >> 32).astype(np.int32), (keys & 0xFFFFFFFF).astype(np.int32)), score
