"""Groups, dates and further references for two lists of which is known which unit is which."""

from __future__ import annotations

import json

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

Truth = npt.NDArray[np.intp]
_SETS = (
    ("Urban", "Rural"),
    ("Public", "Private", "Mission"),
    ("CHC", "CHP", "MCHP", "Clinic", "Hospital"),
    ("EmOC", "VCCT", "ART", "TB"),
    ("Ward 1", "Ward 2", "Ward 3", "Ward 4", "Ward 5", "Ward 6", "Ward 7"),
)


def with_extras(first: gpd.GeoDataFrame, second: gpd.GeoDataFrame, random: np.random.Generator) -> None:
    """Put into both, by ``truth``, some of: ``groups``, ``opening_date`` and ``closed_date``, references."""
    known, where = pd.factorize(pd.concat([first["truth"], second["truth"]], ignore_index=True))
    del where
    truth = known[: len(first)], known[len(first) :]
    count = int(known.max()) + 1
    if random.uniform() < 0.5:
        _groups((first, second), truth, count, random)
    if random.uniform() < 0.5:
        _dates((first, second), truth, count, random)
    if random.uniform() < 0.15:
        _references((first, second), truth, count, random)


def _groups(
    frames: tuple[gpd.GeoDataFrame, gpd.GeoDataFrame],
    truth: tuple[Truth, Truth],
    count: int,
    random: np.random.Generator,
) -> None:
    chosen = [group_set for group_set in _SETS if random.uniform() < 0.4] or [_SETS[0]]
    wrong, other = random.uniform(0, 0.3), random.uniform() < 0.4
    members = []
    for group_set in chosen:
        share = random.dirichlet(np.full(len(group_set), 1.5))
        members.append(random.choice(len(group_set), count, p=share))
    for side, (frame, rows) in enumerate(zip(frames, truth, strict=True)):
        cells: list[list[str]] = [[] for _ in rows]
        for group_set, member in zip(chosen, members, strict=True):
            mine = member[rows].copy()
            astray = random.uniform(size=len(rows)) < (wrong if side else 0)
            mine[astray] = random.integers(0, len(group_set), astray.sum())
            there = random.uniform(size=len(rows)) < random.uniform(0.5, 1)
            for at in np.flatnonzero(there):
                name = group_set[mine[at]]
                cells[at].append(f"{name} units" if side and other else name)
        found = [json.dumps(cell) if cell else None for cell in cells]
        frame["groups"] = pd.Series(found, dtype="str", index=frame.index)


def _dates(
    frames: tuple[gpd.GeoDataFrame, gpd.GeoDataFrame],
    truth: tuple[Truth, Truth],
    count: int,
    random: np.random.Generator,
) -> None:
    """Opened between 1950 and 2022. What the second list lacks was often closed, what is new opened later."""
    opened = random.integers(-7_300, 19_300, count)
    few = random.uniform() < 0.3
    if few:  # years alone are known
        opened = opened // 365 * 365
    gone = ~np.isin(np.arange(count), truth[1])
    new = ~np.isin(np.arange(count), truth[0])
    reform = int(random.integers(14_000, 19_300))
    opened[new] = np.where(
        random.uniform(size=new.sum()) < 0.5, reform + random.integers(0, 900, new.sum()), opened[new]
    )
    closed = np.where(
        gone & (random.uniform(size=count) < random.uniform(0, 0.8)), np.maximum(opened + 30, reform), -1
    )
    for side, (frame, rows) in enumerate(zip(frames, truth, strict=True)):
        day = opened[rows].copy()
        astray = random.uniform(size=len(rows)) < random.uniform(0, 0.25)
        day[astray] += (random.normal(size=astray.sum()) * 10 ** random.uniform(1, 3.5)).astype(np.intp)
        filled = random.uniform(size=len(rows)) < random.choice([0, 0, 0.1, 0.6])
        day[filled] = int(random.choice([0, 14_610, 18_262]))
        text = np.datetime_as_string(day.astype("datetime64[D]")).astype(object)
        text[random.uniform(size=len(rows)) < random.uniform(0, 0.6)] = None
        frame["opening_date"] = pd.Series(text, dtype="str", index=frame.index)
        if side == 0:
            ends = np.where(closed[rows] < 0, 0, closed[rows]).astype("datetime64[D]")
            told = np.datetime_as_string(ends).astype(object)
            told[closed[rows] < 0] = None
            frame["closed_date"] = pd.Series(told, dtype="str", index=frame.index)


def _references(
    frames: tuple[gpd.GeoDataFrame, gpd.GeoDataFrame],
    truth: tuple[Truth, Truth],
    count: int,
    random: np.random.Generator,
) -> None:
    """Some are known to a third system, by numbers of which a few are another unit's."""
    number = random.permutation(count) + 1
    for frame, rows in zip(frames, truth, strict=True):
        mine = number[rows].copy()
        astray = random.uniform(size=len(rows)) < random.uniform(0, 0.1)
        mine[astray] = random.integers(1, count + 1, astray.sum())
        text = mine.astype(str).astype(object)
        text[random.uniform(size=len(rows)) < random.uniform(0.2, 0.8)] = None
        frame["reference:third"] = pd.Series(text, dtype="str", index=frame.index)
