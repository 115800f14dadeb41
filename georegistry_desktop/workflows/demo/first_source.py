"""The first source: the pyramid as the ministry's DHIS2 knows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from . import names
from .borders import Land, make_land, outlines, points_within
from .mesh import Floats, Ints

LEVELS = ("Country", "Region", "District", "Area", "Facility")
CODE = "DM"
FEWEST = 100
OWNERS = ("Public", "Private", "Faith-based", "NGO")
KINDS = (names.HOSPITAL, names.CENTRE, names.POST)
SETTINGS = ("Urban", "Rural")
GROUP_COLUMNS = {"ownership": OWNERS, "kind": KINDS, "setting": SETTINGS}
_COMMENTS = (
    "Rehabilitated with partner support.",
    "Coordinates taken from the 2016 survey; to be verified.",
    "Reports quarterly only.",
    "Shares its building with the school.",
)


@dataclass(frozen=True)
class Pyramid:
    """Owns what both sources are made from: the land, who belongs to whom, and what names consist of.

    Arrays have one entry per unit, by level from the top; ``parent`` and ``starts`` are row numbers.
    """

    land: Land
    level: Ints
    parent: Ints
    starts: Ints
    place: npt.NDArray[np.object_]
    style: Ints
    language: Ints


def make_pyramid(units: int, rng: np.random.Generator) -> Pyramid:
    """Lay out exactly ``units`` units on five levels; a tenth are areas, most of the rest facilities."""
    if units < FEWEST:
        raise ValueError(
            f"A country of {units} units is too small for five levels; ask for {FEWEST} or more."
        )
    areas = round(units / 10)
    districts = max(4, round(units / 100))
    regions = max(2, round(districts**0.5))
    facilities = units - areas - districts - regions - 1
    counts = np.array([1, regions, districts, areas, facilities])
    starts = np.concatenate([[0], np.cumsum(counts)])
    land = make_land(regions, districts, areas, rng)

    # Every area has a facility; beyond that, some have few and some have many.
    pull = rng.gamma(2.0, size=areas)
    per_area = 1 + rng.multinomial(facilities - areas, pull / pull.sum())
    area_of_facility = np.repeat(np.arange(areas), per_area)
    parent = np.concatenate(
        [
            [-1],
            np.zeros(regions, dtype=np.int64),
            starts[1] + land.region_of_district,
            starts[2] + land.district_of_area,
            starts[3] + area_of_facility,
        ]
    )
    level = np.repeat(np.arange(1, 6), counts)

    language = np.zeros(units, dtype=np.int64)
    language[starts[1] : starts[2]] = np.arange(regions) % 2
    for depth in (2, 3, 4):
        below = slice(starts[depth], starts[depth + 1])
        language[below] = language[parent[below]]
    place, style = _named(starts, area_of_facility, rng)
    return Pyramid(land, level, parent, starts, place, style, language)


def first_units(pyramid: Pyramid, rng: np.random.Generator) -> gpd.GeoDataFrame:
    """The first source as a frame, one row per unit, in the order of the pyramid."""
    level, parent, starts = pyramid.level, pyramid.parent, pyramid.starts
    count = len(level)
    ref = names.uids(count, rng)
    name = names.full_names(pyramid.place, pyramid.style, pyramid.language)
    short = names.full_names(pyramid.place, pyramid.style, pyramid.language, short=True)
    other = names.full_names(pyramid.place, pyramid.style, 1 - pyramid.language)
    translated = (rng.uniform(size=count) < 0.1) & (other != name)
    point = np.full((count, 2), np.nan)
    point[starts[4] :] = facility_points(pyramid, rng)
    opened, closed = _dates(level, rng)
    facility = level == 5
    commented = facility & (rng.uniform(size=count) < 0.02)
    comment = np.array(_COMMENTS, dtype=object)[rng.integers(len(_COMMENTS), size=count)]
    columns: dict[str, Any] = {
        "ref": ref,
        "parent_ref": np.where(parent < 0, "", ref[parent]),
        "level": level,
        "type": np.array(LEVELS, dtype=object)[level - 1],
        "name": name,
        "short_name": short,
        "code": _codes(parent, starts),
        "latitude": point[:, 1],
        "longitude": point[:, 0],
        "opening_date": opened,
        "closed_date": closed,
        "locale": np.where(translated, np.array(names.LOCALES, dtype=object)[1 - pyramid.language], ""),
        "translation": np.where(translated, other, ""),
        "comment": np.where(commented, comment, ""),
        **_groups(pyramid, rng),
    }
    return as_frame(columns, boundaries(pyramid.land, starts))


def boundaries(land: Land, starts: Ints) -> npt.NDArray[Any]:
    """The outline of each unit, level after level; None for facilities and for what has no ground."""
    district, region = land.district_of_area, land.region_of_district
    divisions = (np.zeros_like(district), region[district], district, np.arange(len(district)))
    shapes = [
        outlines(land, division, int(starts[depth + 1] - starts[depth]))
        for depth, division in enumerate(divisions)
    ]
    return np.concatenate([*shapes, np.full(starts[5] - starts[4], None, dtype=object)])


def facility_points(pyramid: Pyramid, rng: np.random.Generator) -> Floats:
    """Longitude and latitude of each facility; unknown for more of them in some regions than in others."""
    starts, land = pyramid.starts, pyramid.land
    area = pyramid.parent[starts[4] :] - starts[3]
    point = points_within(land, area, rng)
    known = rng.uniform(0.72, 0.98, int(starts[2] - starts[1]))
    region = land.region_of_district[land.district_of_area[area]]
    point[rng.uniform(size=len(area)) > known[region]] = np.nan
    return point


def as_frame(columns: dict[str, Any], shapes: npt.NDArray[Any]) -> gpd.GeoDataFrame:
    """A frame with Arrow strings, a third of the memory of Python ones, and the boundary as its geometry."""
    frame = pd.DataFrame(
        {
            name: pd.array(values, dtype="string[pyarrow]") if values.dtype.kind in "OU" else values
            for name, values in columns.items()
        }
    )
    frame["boundary"] = gpd.GeoSeries(shapes, crs="EPSG:4326")
    return gpd.GeoDataFrame(frame, geometry="boundary")


def _named(
    starts: Ints, area_of_facility: Ints, rng: np.random.Generator
) -> tuple[npt.NDArray[np.object_], Ints]:
    """The place and the style of each unit's name."""
    upper = int(starts[4])
    place = np.empty(starts[5], dtype=object)
    place[:upper] = names.place_names(upper, rng)
    place[0] = names.COUNTRY_NAME
    # Real lists repeat themselves: the same name again under another parent.
    again = starts[2] + np.flatnonzero(rng.uniform(size=upper - starts[2]) < 0.05)
    place[again] = place[rng.integers(starts[2], upper, size=len(again))]

    style = np.zeros(starts[5], dtype=np.int64)
    qualified = starts[1] + np.flatnonzero(rng.uniform(size=upper - starts[1]) < 0.3)
    style[qualified] = rng.choice(names.styles_of(names.PLACE)[1:], len(qualified))

    facilities = len(area_of_facility)
    villages = names.place_names(max(100, facilities // 3), rng)
    central = rng.uniform(size=facilities) < 0.2
    place[upper:] = np.where(
        central, place[starts[3] + area_of_facility], villages[rng.integers(len(villages), size=facilities)]
    )
    kind = rng.choice(3, facilities, p=[0.06, 0.42, 0.52])
    for number, word in enumerate(KINDS):
        chosen = np.flatnonzero(kind == number)
        options = names.styles_of(word)
        # Saints are many but not most: the plain styles weigh five times as much each.
        weight = np.where(names.SAINTED[options], 1.0, 5.0)
        style[upper + chosen] = rng.choice(options, len(chosen), p=weight / weight.sum())
    return place, style


def _codes(parent: Ints, starts: Ints) -> npt.NDArray[np.object_]:
    """Codes by place in the pyramid, as DM-03-07-012-05."""
    codes = np.full(starts[5], CODE, dtype=object)
    for depth, digits in enumerate((2, 2, 3, 2), start=1):
        rows = np.arange(starts[depth], starts[depth + 1])
        above = parent[rows]
        order = np.argsort(above, kind="stable")
        firsts = np.searchsorted(above[order], above[order])
        rank = np.empty(len(rows), dtype=np.int64)
        rank[order] = np.arange(len(rows)) - firsts + 1
        codes[rows] = [
            f"{head}-{number:0{digits}d}" for head, number in zip(codes[above], rank.tolist(), strict=True)
        ]
    return codes


def _dates(level: Ints, rng: np.random.Generator) -> tuple[npt.NDArray[np.str_], npt.NDArray[np.str_]]:
    """Opening and closing dates as YYYY-MM-DD; the closing date is blank for what is open."""
    day = np.datetime64("1950-01-01")
    span = (np.datetime64("2024-12-31") - day).astype(int)
    facility = level == 5
    # More facilities are young than old; most of the administration is as old as the country.
    opened = (np.sqrt(rng.uniform(size=len(level))) * span).astype(np.int64)
    opened[~facility & (rng.uniform(size=len(level)) < 0.8)] = 0
    opened[0] = 0
    closes = facility & (rng.uniform(size=len(level)) < 0.02)
    closed = opened + ((span - opened) * rng.uniform(0.3, 1.0, len(level))).astype(np.int64)
    return (day + opened).astype(str), np.where(closes, (day + closed).astype(str), "")


def _groups(pyramid: Pyramid, rng: np.random.Generator) -> dict[str, npt.NDArray[Any]]:
    """Who owns each facility, what kind it is and where it stands; blank for all others and for a few."""
    count, upper = len(pyramid.level), pyramid.starts[4]
    facilities = count - upper
    style = pyramid.style[upper:]
    owner = rng.choice(4, facilities, p=[0.68, 0.14, 0.08, 0.10])
    owner[names.SAINTED[style]] = OWNERS.index("Faith-based")
    kind = np.array([KINDS.index(s.kind) if s.kind in KINDS else 0 for s in names.STYLES])[style]
    town = rng.uniform(size=upper) < 0.25
    setting = np.where(town[pyramid.parent[upper:]], 0, 1)
    result: dict[str, npt.NDArray[Any]] = {}
    for (column, words), chosen in zip(GROUP_COLUMNS.items(), (owner, kind, setting), strict=True):
        values = np.full(count, "", dtype=object)
        values[upper:] = np.array(words, dtype=object)[chosen]
        values[upper:][rng.uniform(size=facilities) < 0.03] = ""
        result[column] = values
    return result
