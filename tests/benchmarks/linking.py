"""How well and how fast links are found, beside what others do, on lists whose truth is known.

The truth of France and Indonesia are the official codes. A place that got a new code, because it was put
under another parent, is another place there, and a link to it is counted as wrong. How many wrong links are
of units that b lacks is told beside; in France and Indonesia such places are among them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from georegistry_desktop.domain.names import fold
from georegistry_desktop.matching import Matching, Rules, match
from georegistry_desktop.matching.equal import match_as_iaso
from georegistry_desktop.workflows.demo import make_country, truth
from tests.benchmarks import splink_peer
from tests.benchmarks.large_tree import two_lists
from tests.benchmarks.measuring import forget_peak, peak_gb
from tests.matching import open_lists
from tests.matching.damage import with_own_uuids

_SURE = 99.5
"""Precision in per cent that what is accepted unseen has to have."""


def lists(largest: int) -> Iterator[tuple[str, tuple[str, int | None]]]:
    """Names of the pairs of lists, and how ``load`` finds them."""
    yield "demo country", ("demo", None)
    if open_lists.DATA.is_dir():
        yield "Indonesia 2020 to 2022", ("indonesia", None)
        yield "France 2014 to 2024", ("france", None)
    for count in sorted({100_000, largest}):
        yield f"made-up tree, {count:,}", ("made up", count)


def load(which: str, count: int | None) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Both lists, with ``truth``; uuids tell nothing."""
    if count is not None:
        return two_lists(count)
    if which == "demo":
        return _demo()
    find = open_lists.indonesia if which == "indonesia" else open_lists.france
    years = (2020, 2022) if which == "indonesia" else (2014, 2024)
    random = np.random.default_rng(1)
    one, two = (with_own_uuids(find(year), random) for year in years)
    return one, two


def _demo() -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Both sources of the demo country without their references and codes, which would be the answer."""
    country = make_country()
    pairs = truth(country)
    number = pd.Series(np.arange(len(pairs)).astype(str), dtype="str")
    random = np.random.default_rng(1)
    frames = []
    for units, refs in ((country.units, pairs["a_ref"]), (country.second, pairs["b_ref"])):
        known = dict(zip(refs, number, strict=True))
        columns = {
            "uuid": "ref",
            "parent": "parent_ref",
            "name": "name",
            "short_name": "short_name",
            "type": "type",
        }
        frame = pd.DataFrame({ours: units[theirs].astype("str") for ours, theirs in columns.items()})
        frame["parent"] = frame["parent"].mask(frame["parent"] == "")
        frame["truth"] = frame["uuid"].map(known).astype("str")
        points = shapely.points(units["longitude"], units["latitude"])
        points[units["longitude"].isna()] = None
        frame["point"] = gpd.array.GeometryArray(points, crs=4326)
        frame["boundary"] = units["boundary"].array
        frames.append(with_own_uuids(gpd.GeoDataFrame(frame), random))
    return frames[0], frames[1]


def ours(which: str, count: int | None) -> dict[str, Any]:
    """The default algorithm, its libraries loaded: they take about half a second, once."""
    one, two = load(which, count)
    match(one.head(100), two.head(100))
    forget_peak()
    begun = time.perf_counter()
    found = match(one, two)
    links = found.links
    taken, peak = time.perf_counter() - begun, peak_gb()
    return figures(one, two, links["a"], links["b"], links["score"].to_numpy()) | {
        "seconds": taken,
        "peak": peak,
        "calibration": calibration(found, one, two),
        "candidates": _candidates(found, one, two, renamed=True),
        "of_named": _candidates(found, one, two, renamed=False),
        "per_unit": len(found.scored.pairs[0]) / max(len(one), 1),
    }


def iaso(which: str, count: int | None) -> dict[str, Any]:
    """A replica of Iaso's algorithm: equal names without four phrases, level by level."""
    one, two = load(which, count)
    begun = time.perf_counter()
    links = match_as_iaso(one, two, rules=Rules(threshold=1)).links
    taken = time.perf_counter() - begun
    return figures(one, two, links["a"], links["b"], links["score"].to_numpy()) | {"seconds": taken}


def gofr(which: str, count: int | None) -> dict[str, Any]:
    """A replica of GOFR's rule: level by level below the linked parent, Levenshtein 0 after folding."""
    one, two = load(which, count)
    begun = time.perf_counter()
    partner: dict[str, str] = {}
    names = [frame["name"].map(fold, na_action="ignore").to_numpy(dtype=object) for frame in (one, two)]
    below: dict[tuple[Any, Any], list[str]] = {}
    for uuid, parent, name in zip(two["uuid"], two["parent"], names[1], strict=True):
        below.setdefault((parent if isinstance(parent, str) else None, name), []).append(uuid)
    for row in _from_the_roots(one):
        parent = one["parent"].iat[row]
        theirs = partner.get(parent) if isinstance(parent, str) else None
        if isinstance(parent, str) and theirs is None:
            continue
        alike = below.get((theirs, names[0][row]), ())
        if len(alike) == 1:
            partner[one["uuid"].iat[row]] = alike[0]
    taken = time.perf_counter() - begun
    a, b = pd.Series(list(partner), dtype="str"), pd.Series(list(partner.values()), dtype="str")
    return figures(one, two, a, b, np.full(len(a), 100.0)) | {"seconds": taken}


def best_name(which: str, count: int | None) -> dict[str, Any]:
    """The likest name anywhere, by RapidFuzz's ratio over folded names, from 90 on; no tree."""
    from rapidfuzz import fuzz, process

    one, two = load(which, count)
    begun = time.perf_counter()
    left, right = (frame["name"].fillna("").map(fold).tolist() for frame in (one, two))
    a, b = [], []
    for start in range(0, len(left), 500):
        table = process.cdist(
            left[start : start + 500], right, scorer=fuzz.ratio, dtype=np.uint8, workers=2, score_cutoff=90
        )
        best = table.argmax(axis=1)
        some = np.flatnonzero(table[np.arange(len(best)), best] >= 90)
        a += (start + some).tolist()
        b += best[some].tolist()
    taken = time.perf_counter() - begun
    return figures(one, two, one["uuid"].iloc[a], two["uuid"].iloc[b], np.full(len(a), 90.0)) | {
        "seconds": taken
    }


def splink(which: str, count: int | None) -> dict[str, Any]:
    """Splink, trained without labels."""
    one, two = load(which, count)
    forget_peak()
    begun = time.perf_counter()
    a, b, score = splink_peer.links_of(one, two)
    taken, peak = time.perf_counter() - begun, peak_gb()
    return figures(one, two, a, b, score) | {"seconds": taken, "peak": peak}


PEERS: dict[str, tuple[Callable[..., dict[str, Any]], int]] = {
    "Iaso's rule": (iaso, 10**9),
    "GOFR's rule": (gofr, 10**9),
    "best name": (best_name, 100_000),
}
"""Peers, and the most units that each is asked for: a million names by a million would take five hours."""
if splink_peer.INSTALLED:
    PEERS["Splink"] = (splink, 10**9)


def _from_the_roots(units: gpd.GeoDataFrame) -> npt.NDArray[np.intp]:
    parent = pd.Index(units["uuid"]).get_indexer(units["parent"].to_numpy(dtype=object))
    parent[units["parent"].isna()] = -1
    depth = np.zeros(len(units), dtype=np.intp)
    above = parent.copy()
    while (above >= 0).any():
        depth += above >= 0
        above = np.where(above >= 0, parent[above], -1)
    return np.argsort(depth, kind="stable")


def figures(
    one: gpd.GeoDataFrame, two: gpd.GeoDataFrame, a: pd.Series, b: pd.Series, score: npt.NDArray[np.float64]
) -> dict[str, Any]:
    """Of links of ``a`` with ``b``, by ``truth``."""
    left, right = one.set_index("uuid"), two.set_index("uuid")
    truth_a, truth_b = (
        side["truth"].loc[uuids].to_numpy(dtype=object) for side, uuids in ((left, a), (right, b))
    )
    names = [
        frame.dropna(subset="truth").drop_duplicates("truth").set_index("truth")["name"].str.casefold()
        for frame in (one, two)
    ]
    common = names[0].index.intersection(names[1].index)
    differ = set(common[(names[0].loc[common].to_numpy() != names[1].loc[common].to_numpy())])
    hit = (truth_a == truth_b) & ~pd.isna(truth_a)
    there = common.get_indexer(pd.Index(truth_a)) >= 0
    order = np.argsort(-score, kind="stable")
    precise = np.cumsum(hit[order]) / (np.arange(len(order)) + 1) * 100 >= _SURE
    return {
        "links": len(hit),
        "precision": 100 * hit.mean() if len(hit) else 0.0,
        "recall": 100 * hit.sum() / max(len(common), 1),
        "differing": 100 * sum(t in differ for t in truth_a[hit]) / max(len(differ), 1),
        "wrong": int((~hit).sum()),
        "not_in_b": int((~hit & ~there).sum()),
        "unseen": 100
        * (int(np.flatnonzero(precise).max()) + 1 if precise.any() else 0)
        / max(len(common), 1),
    }


def _true(found: Matching, one: gpd.GeoDataFrame, two: gpd.GeoDataFrame) -> npt.NDArray[np.bool_]:
    truth = [
        frame["truth"].to_numpy(dtype=object)[side.origin]
        for frame, side in ((one, found.lists.a), (two, found.lists.b))
    ]
    left, right = truth[0][found.scored.pairs[0]], truth[1][found.scored.pairs[1]]
    same: npt.NDArray[np.bool_] = (left == right) & ~pd.isna(left)
    return same


def calibration(found: Matching, one: gpd.GeoDataFrame, two: gpd.GeoDataFrame) -> float:
    """Mean distance of probabilities from shares, in twenty bands, weighted by their pairs (ECE)."""
    true, chance = _true(found, one, two), found.scored.probability
    band = np.minimum((chance * 20).astype(np.intp), 19)
    count, right, told = (np.bincount(band, weight, minlength=20) for weight in (None, true, chance))
    return float(np.abs(right - told).sum() / max(count.sum(), 1))


def _candidates(found: Matching, one: gpd.GeoDataFrame, two: gpd.GeoDataFrame, *, renamed: bool) -> float:
    """Per cent of the true pairs that were looked at; without ``renamed`` of those that were not renamed, as
    far as the list tells."""
    wanted = set(one["truth"].dropna()) & set(two["truth"].dropna())
    if not renamed and "renamed" in two:
        wanted -= set(two["truth"][two["renamed"]])
    truth = one["truth"].to_numpy(dtype=object)[found.lists.a.origin]
    seen = truth[found.scored.pairs[0][_true(found, one, two)]]
    return 100 * len(wanted.intersection(seen)) / max(len(wanted), 1)


def points() -> dict[str, Any]:
    """F1 in per cent on GEO-HETER's test pairs, for which nothing was trained: points of a city, no tree."""
    one, two, test = open_lists.geo_heter()
    found = match(one, two)
    chance = pd.Series(
        found.scored.probability,
        index=pd.MultiIndex.from_arrays(
            [
                side.origin[rows]
                for side, rows in zip((found.lists.a, found.lists.b), found.scored.pairs, strict=True)
            ]
        ),
    )
    linked = chance.reindex(pd.MultiIndex.from_frame(test[["a", "b"]]), fill_value=0).to_numpy() >= 0.5
    true = test["true"].to_numpy() == 1
    return {"f1": 200 * (linked & true).sum() / max(linked.sum() + true.sum(), 1)}
