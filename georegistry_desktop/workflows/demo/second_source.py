"""The second source: the same country as a programme's own list has it, differing as real lists do."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from . import names
from .borders import DECIMALS, points_within
from .first_source import GROUP_COLUMNS, KINDS, Pyramid, as_frame, boundaries
from .mesh import Floats, Ints
from .rearranged import Rearranged, rearrange

TYPES = ("Pays", "Province", "District sanitaire", "Zone de santé", "Formation sanitaire")
METRES_PER_DEGREE = 111_320.0

Marks = dict[str, npt.NDArray[np.bool_]]
Texts = npt.NDArray[np.object_]


def second_units(
    pyramid: Pyramid, first: gpd.GeoDataFrame, rng: np.random.Generator
) -> tuple[gpd.GeoDataFrame, pd.DataFrame]:
    """The second source in an order of its own, and the truth about which unit is which."""
    change = rearrange(pyramid.land, rng)
    count, starts = len(first), pyramid.starts
    facility = pyramid.level == 5
    gone = np.zeros(count, dtype=bool)
    gone[starts[2] + change.gone] = True
    gone |= facility & (rng.uniform(size=count) < 0.02)

    # New facilities start as copies of others: kind, owner and setting stay plausible.
    copied = rng.choice(np.flatnonzero(facility), max(1, round(facility.sum() * 0.03)))
    rows = rng.permutation(np.concatenate([np.flatnonzero(~gone), copied + count]))
    added = rows >= count
    rows = rows % count
    marks: Marks = {"new": added}
    local = rng.uniform(size=len(rows)) < 0.5

    parent = _parents(pyramid, change)
    shapes = boundaries(change.land, starts)
    marks["redrawn"] = (~shapely.equals_identical(first.geometry.to_numpy(), shapes) & ~facility)[rows]
    marks["moved"] = (parent != pyramid.parent)[rows] & ~added
    marks["merged"] = np.isin(rows, starts[2] + change.kept)

    kept = ((rng.uniform(size=len(rows)) >= 0.2) | (rows == 0)) & ~added
    own = np.where(
        local, [f"L-{number:06d}" for number in range(1, len(rows) + 1)], names.uids(len(rows), rng)
    )
    ref = np.where(kept, _texts(first["ref"])[rows], own)
    position = np.full(count, -1)
    position[rows[~added]] = np.flatnonzero(~added)
    name = _names(pyramid, change, first, rows, marks, rng)
    point = _points(pyramid, first, rows, marks, rng)
    opened, closed = _dates(first, rows, facility[rows], marks, rng)
    alias = _texts(first["name"])[rows]
    renamed = name != alias
    columns: dict[str, Any] = {
        "ref": ref,
        "parent_ref": np.where(rows == 0, "", ref[position[parent[rows]]]),
        "level": pyramid.level[rows],
        "name": name,
        "short_name": np.where(renamed, [text[:50] for text in name], _texts(first["short_name"])[rows]),
        "code": _codes(first, rows, marks, rng),
        "type": np.array(TYPES, dtype=object)[pyramid.level[rows] - 1],
        "status": _statuses(facility[rows], added, rng),
        "latitude": point[:, 1],
        "longitude": point[:, 0],
        "opening_date": opened,
        "closed_date": closed,
        "aliases": np.where(renamed & ~added & (rng.uniform(size=len(rows)) < 0.35), alias, ""),
        "groups": _groups(first, rows, marks, rng),
    }
    truth = _truth(first, rows, ref, kept, gone, marks)
    return as_frame(columns, shapes[rows]), truth


def _texts(column: pd.Series) -> Texts:
    return column.to_numpy(dtype=object)


def _parents(pyramid: Pyramid, change: Rearranged) -> Ints:
    """The row of each unit's parent, after the rearrangement."""
    starts, parent = pyramid.starts, pyramid.parent.copy()
    parent[starts[2] : starts[3]] = starts[1] + change.land.region_of_district
    parent[starts[3] : starts[4]] = starts[2] + change.land.district_of_area
    return parent


def _names(
    pyramid: Pyramid,
    change: Rearranged,
    first: gpd.GeoDataFrame,
    rows: Ints,
    marks: Marks,
    rng: np.random.Generator,
) -> Texts:
    """Names with slips, abbreviations, translations and capitals; marks only what really differs."""
    original = _texts(first["name"])
    place, added, plain = pyramid.place[rows], marks["new"], marks["new"] | marks["merged"] | (rows == 0)
    place[added] = names.place_names(int(added.sum()), rng)
    style, language = pyramid.style[rows], pyramid.language[rows]
    name = names.full_names(place, style, language)

    kept, gone = (pyramid.starts[2] + districts for districts in (change.kept, change.gone))
    joined = dict(zip(kept.tolist(), (pyramid.place[kept] + "-" + pyramid.place[gone]).tolist(), strict=True))
    for row in np.flatnonzero(marks["merged"]):
        name[row] = joined[int(rows[row])]

    fate = np.where(plain, 1.0, rng.uniform(size=len(rows)))
    slips = np.flatnonzero(fate < 0.07)
    where, which = rng.uniform(size=(2, len(slips)))
    name[slips] = [
        names.with_typo(*slip) for slip in zip(name[slips], where.tolist(), which.tolist(), strict=True)
    ]
    for chosen, languages, short in (
        (np.flatnonzero((fate >= 0.07) & (fate < 0.19)), language, True),
        (np.flatnonzero((fate >= 0.19) & (fate < 0.27)), 1 - language, False),
    ):
        name[chosen] = names.full_names(place[chosen], style[chosen], languages[chosen], short=short)
    capitals = np.flatnonzero((fate >= 0.27) & (fate < 0.33))
    name[capitals] = [text.upper() for text in name[capitals]]

    differs = (name != original[rows]) & ~plain
    for mark, low, high in (
        ("typo", 0.0, 0.07),
        ("abbreviated", 0.07, 0.19),
        ("translated", 0.19, 0.27),
        ("case", 0.27, 0.33),
    ):
        marks[mark] = differs & (fate >= low) & (fate < high)
    return name


def _points(
    pyramid: Pyramid, first: gpd.GeoDataFrame, rows: Ints, marks: Marks, rng: np.random.Generator
) -> Floats:
    """Longitude and latitude: some missing, some swapped, some off by tens of metres to kilometres."""
    point: Floats = first[["longitude", "latitude"]].to_numpy()[rows]
    added, facility = marks["new"], pyramid.level[rows] == 5
    point[added] = np.nan
    known = ~np.isnan(point[:, 0])
    fate = rng.uniform(size=len(rows))
    marks["point_missing"] = known & (fate < 0.06)
    marks["point_swapped"] = known & (fate >= 0.06) & (fate < 0.08)
    marks["point_moved"] = known & (fate >= 0.08) & (fate < 0.24)
    marks["point_added"] = facility & ~known & ~added & (fate < 0.2)

    point[marks["point_missing"]] = np.nan
    point[marks["point_swapped"]] = point[marks["point_swapped"]][:, ::-1]
    moved = np.flatnonzero(marks["point_moved"])
    metres = np.clip(rng.lognormal(np.log(150), 1.2, len(moved)), 20, 5_000)
    angle = rng.uniform(0, 2 * np.pi, len(moved))
    offset = np.stack([np.cos(angle), np.sin(angle)], axis=1) * metres[:, None] / METRES_PER_DEGREE
    offset[:, 0] /= np.cos(np.radians(point[moved, 1]))
    point[moved] = (point[moved] + offset).round(DECIMALS)

    found = np.flatnonzero(marks["point_added"] | (added & (fate < 0.8)))
    area = pyramid.parent[rows[found]] - pyramid.starts[3]
    point[found] = points_within(pyramid.land, area, rng)
    return point


def _dates(
    first: gpd.GeoDataFrame,
    rows: Ints,
    facility: npt.NDArray[np.bool_],
    marks: Marks,
    rng: np.random.Generator,
) -> tuple[Texts, Texts]:
    """Opening dates, a few known to the year only, and closing dates, with more facilities closed."""
    opened, closed = _texts(first["opening_date"])[rows], _texts(first["closed_date"])[rows]
    added = marks["new"]
    closed[added] = ""
    opened[added] = (np.datetime64("2015-01-01") + rng.integers(3_650, size=added.sum())).astype(str)
    rounded = [text[:4] + "-01-01" for text in opened]
    marks["date"] = ~added & (rng.uniform(size=len(rows)) < 0.04) & (rounded != opened)
    marks["closed"] = facility & ~added & (closed == "") & (rng.uniform(size=len(rows)) < 0.015)
    shut = (np.datetime64("2025-01-01") + rng.integers(365, size=len(rows))).astype(str)
    return np.where(marks["date"], rounded, opened), np.where(marks["closed"], shut, closed)


def _codes(first: gpd.GeoDataFrame, rows: Ints, marks: Marks, rng: np.random.Generator) -> Texts:
    """Codes: some written otherwise, some from a register of the programme's own."""
    code, added = _texts(first["code"])[rows], marks["new"]
    fate = np.where(added, 0.0, np.where(rows == 0, 1.0, rng.uniform(size=len(rows))))
    marks["code"] = (fate < 0.12) & ~added
    written = [text.replace("-", "/") for text in code]
    own = [f"MS{number:07d}" for number in range(1, len(rows) + 1)]
    return np.where(fate < 0.06, own, np.where(fate < 0.12, written, code))


def _groups(first: gpd.GeoDataFrame, rows: Ints, marks: Marks, rng: np.random.Generator) -> Texts:
    """Groups in one cell, separated by semicolons; a few health posts have become health centres."""
    cells = {column: _texts(first[column])[rows] for column in GROUP_COLUMNS}
    risen = (cells["kind"] == KINDS[2]) & ~marks["new"] & (rng.uniform(size=len(rows)) < 0.03)
    marks["groups"] = risen
    cells["kind"] = np.where(risen, KINDS[1], cells["kind"])
    return np.array(
        [";".join(filter(None, words)) for words in zip(*cells.values(), strict=True)], dtype=object
    )


def _statuses(
    facility: npt.NDArray[np.bool_], added: npt.NDArray[np.bool_], rng: np.random.Generator
) -> Texts:
    """VALID for most; NEW for many new facilities and a few others; REJECTED for a few."""
    fate = rng.uniform(size=len(facility))
    fresh = facility & (fate < np.where(added, 0.6, 0.03))
    return np.where(fresh, "NEW", np.where(facility & (fate > 0.99), "REJECTED", "VALID")).astype(object)


def _truth(
    first: gpd.GeoDataFrame,
    rows: Ints,
    ref: Texts,
    kept: npt.NDArray[np.bool_],
    gone: npt.NDArray[np.bool_],
    marks: Marks,
) -> pd.DataFrame:
    """One row per unit of either source; pairs and losses in the first's order, then what is new."""
    added = marks["new"]
    counterpart = np.full(len(first), "", dtype=object)
    counterpart[rows[~added]] = ref[~added]
    what = np.full(len(first), "closed", dtype=object)
    what[gone & (first["level"].to_numpy() == 3)] = "merged"
    what[rows[~added]] = _words({mark: where[~added] for mark, where in marks.items()})
    reference = np.full(len(first), "", dtype=object)
    reference[rows[~added]] = np.where(kept[~added], "kept", "new")
    extra = ref[added]
    return pd.DataFrame(
        {
            "a_ref": np.concatenate([_texts(first["ref"]), np.full(len(extra), "", dtype=object)]),
            "b_ref": np.concatenate([counterpart, extra]),
            "what": np.concatenate([what, np.full(len(extra), "new", dtype=object)]),
            "reference": np.concatenate([reference, np.full(len(extra), "new", dtype=object)]),
        },
        dtype="string[pyarrow]",
    )


def _words(marks: Marks) -> Texts:
    """The marks of each row, joined by semicolons; 'same' where there is none."""
    bits = np.zeros(len(next(iter(marks.values()))), dtype=np.int64)
    for number, where in enumerate(marks.values()):
        bits |= where.astype(np.int64) << number
    kinds, index = np.unique(bits, return_inverse=True)
    said = [
        ";".join(word for n, word in enumerate(marks) if bit >> n & 1) or "same" for bit in kinds.tolist()
    ]
    return np.array(said, dtype=object)[index]
