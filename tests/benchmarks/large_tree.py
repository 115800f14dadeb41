"""Two lists of a made-up country of any size, which no training has seen: names from the demo's syllables
and styles."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from georegistry_desktop.workflows.demo import names

Texts = npt.NDArray[np.object_]
PERTURBED, RENAMED, GONE, NEW, MOVED, POINTLESS = 0.35, 0.04, 0.12, 0.05, 0.03, 0.4


def two_lists(count: int, seed: int = 7) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """About ``count`` units, five levels, and the second list, which tells what was ``renamed``: 39 % of the
    names differ, 40 % have no point."""
    random = np.random.default_rng(seed)
    sizes = [1, max(4, count // 40_000), max(20, count // 2_000), max(60, count // 12)]
    sizes.append(count - sum(sizes))
    level = np.repeat(np.arange(5), sizes)
    start = np.cumsum([0, *sizes])
    parent = np.full(count, -1)
    for at in range(1, 5):
        parent[start[at] : start[at + 1]] = start[at - 1] + np.sort(
            random.integers(0, sizes[at - 1], sizes[at])
        )
    place = names.place_names(max(count // 2, 50), random)[random.integers(0, max(count // 2, 50), count)]
    kind = np.where(level < 4, 0, random.choice(3, count, p=[0.1, 0.45, 0.45]) + 1)
    style = np.zeros(count, dtype=np.intp)
    for at, word in enumerate((names.PLACE, names.HOSPITAL, names.CENTRE, names.POST)):
        choice = names.styles_of(word)
        rows = kind == at
        style[rows] = choice[random.integers(0, len(choice), rows.sum())]
    language = (parent % 2 == 0).astype(np.intp)
    x, y = _places(parent, level, random)
    first = _frame("a", random, count, parent, names.full_names(place, style, language), level, x, y)

    fate = random.uniform(size=count)
    second_names = names.full_names(place, style, language)
    short = fate < 0.12
    second_names[short] = names.full_names(place[short], style[short], language[short], short=True)
    other = (fate >= 0.12) & (fate < 0.17)
    second_names[other] = names.full_names(place[other], style[other], 1 - language[other])
    for rows, times in (
        (np.flatnonzero((fate >= 0.17) & (fate < 0.29)), 1),
        (np.flatnonzero((fate >= 0.29) & (fate < PERTURBED)), 2),
    ):
        for _ in range(times):
            where, which = random.uniform(size=(2, len(rows)))
            second_names[rows] = [
                names.with_typo(name, a, b) if len(name) > 3 else name
                for name, a, b in zip(second_names[rows], where, which, strict=True)
            ]
    renamed = np.flatnonzero((fate >= PERTURBED) & (fate < PERTURBED + RENAMED))
    second_names[renamed] = names.full_names(
        names.place_names(len(renamed), random), style[renamed], language[renamed]
    )
    second_parent = parent.copy()
    moved = np.flatnonzero((random.uniform(size=count) < MOVED) & (level == 4))
    second_parent[moved] = random.integers(start[3], start[4], len(moved))
    jitter = random.normal(size=(2, count)) * 0.003
    second = _frame("b", random, count, second_parent, second_names, level, x + jitter[0], y + jitter[1])
    second["renamed"] = np.isin(np.arange(count), renamed)
    kept = (random.uniform(size=count) >= GONE) | (level < 4)
    added = np.flatnonzero(random.uniform(size=count) < NEW)
    added = added[level[added] == 4]
    fresh = second.iloc[added].copy()
    fresh["name"] = pd.Series(
        names.full_names(names.place_names(len(added), random), style[added], language[added]),
        dtype="str",
        index=fresh.index,
    )
    fresh["uuid"] = "n" + fresh["uuid"]
    fresh["truth"] = "new " + fresh["truth"]
    both = pd.concat([second[kept], fresh], ignore_index=True)
    return first, gpd.GeoDataFrame(both.iloc[random.permutation(len(both))].reset_index(drop=True))


def _places(
    parent: npt.NDArray[np.intp], level: npt.NDArray[np.intp], random: np.random.Generator
) -> npt.NDArray[np.float64]:
    xy = random.uniform(-10, 10, (2, len(parent)))
    for at, wide in ((1, 4), (2, 1), (3, 0.3), (4, 0.05)):
        rows = np.flatnonzero(level == at)
        xy[:, rows] = xy[:, parent[rows]] + random.normal(size=(2, len(rows))) * wide
    return xy


def _frame(
    mark: str,
    random: np.random.Generator,
    count: int,
    parent: npt.NDArray[np.intp],
    name: Texts,
    level: npt.NDArray[np.intp],
    x: npt.NDArray[np.float64],
    y: npt.NDArray[np.float64],
) -> gpd.GeoDataFrame:
    uuid = pd.Series(np.char.add(mark, np.char.zfill(random.permutation(count).astype(str), 8)), dtype="str")
    points = shapely.points(x, y)
    points[(level < 4) | (random.uniform(size=count) < POINTLESS)] = None
    frame = pd.DataFrame(
        {
            "uuid": uuid,
            "truth": pd.Series(np.arange(count).astype(str), dtype="str"),
            "parent": uuid.take(np.maximum(parent, 0)).reset_index(drop=True).mask(parent < 0),
            "name": pd.Series(name, dtype="str"),
            "type": pd.Series(
                np.array(["Country", "Region", "District", "Area", "Facility"], dtype=object)[level],
                dtype="str",
            ),
        }
    )
    frame["point"] = gpd.array.GeometryArray(points, crs=4326)
    return gpd.GeoDataFrame(frame)
