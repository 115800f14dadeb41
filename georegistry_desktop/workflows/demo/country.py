"""The demo country as data: both sources, their groups, and the truth about what differs."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd

from .first_source import GROUP_COLUMNS, LEVELS, first_units, make_pyramid
from .names import uids
from .second_source import second_units


@dataclass(frozen=True)
class DemoCountry:
    """Owns one made-up country, as two sources tell of it. All shapes and points are EPSG:4326.

    ``units``: the first source, parents before children. GeoDataFrame with ref (DHIS2 uid), parent_ref,
    level (1-5), type, name, short_name, code, latitude and longitude (degrees, NaN if unknown),
    opening_date, closed_date (YYYY-MM-DD or blank), locale and translation (of the name, or blank),
    comment, ownership, kind, setting (names of groups, or blank), boundary (Polygon, MultiPolygon;
    None for facilities).
    ``second``: the second source in an order of its own: ref, parent_ref, level, name, short_name, code,
    type, status (NEW, VALID, REJECTED), latitude, longitude, opening_date, closed_date, aliases and
    groups (separated by semicolons), boundary.
    ``groups``: id, code, name, short_name, column (of ``units``), set_id. ``group_sets``: id, name.
    ``levels``: level, name, id.
    ``pairs``: see :func:`truth`.
    """

    units: gpd.GeoDataFrame
    second: gpd.GeoDataFrame
    groups: pd.DataFrame
    group_sets: pd.DataFrame
    levels: pd.DataFrame
    pairs: pd.DataFrame


def make_country(units: int = 6000, seed: int = 1) -> DemoCountry:
    """Make a country of exactly ``units`` units (100 or more), and a second source of it.

    The same size and seed give the same country. Time and memory grow linearly: a million units take
    about half a minute and 2.5 GB.
    """
    # A stream for each part: a change to one leaves the others as they were.
    ground, facts, second, lists = (np.random.default_rng([seed, part]) for part in range(4))
    pyramid = make_pyramid(units, ground)
    first = first_units(pyramid, facts)
    other, pairs = second_units(pyramid, first, second)
    groups, group_sets = _groups(lists)
    levels = pd.DataFrame({"level": range(1, 6), "name": LEVELS, "id": uids(5, lists)})
    return DemoCountry(first, other, groups, group_sets, levels, pairs)


def truth(country: DemoCountry) -> pd.DataFrame:
    """Which unit of the first source is which of the second: every unit of both exactly once.

    Columns: a_ref and b_ref (one blank if there is no counterpart), what, and reference ('kept' if the
    second source carries the first's reference, else 'new'; blank if it lacks the unit). ``what`` lists
    the differences, separated by semicolons: same, typo, abbreviated, translated, case, moved (the
    parent is not the counterpart of the parent), merged, redrawn, point_moved, point_missing,
    point_swapped, point_added, closed, new, code, date, groups. Every type has another name in the
    second source, so that is not listed; nor is the status, which the first source lacks.
    """
    return country.pairs.copy()


def _groups(rng: np.random.Generator) -> tuple[pd.DataFrame, pd.DataFrame]:
    sets = pd.DataFrame({"id": uids(3, rng), "name": ["Ownership", "Facility type", "Location"]})
    listed = [
        (column, word, set_id)
        for (column, words), set_id in zip(GROUP_COLUMNS.items(), sets["id"], strict=True)
        for word in words
    ]
    groups = pd.DataFrame(
        {
            "id": uids(len(listed), rng),
            "code": [
                f"{column}_{word}".upper().replace(" ", "_").replace("-", "_") for column, word, _ in listed
            ],
            "name": [word for _, word, _ in listed],
            "short_name": [word for _, word, _ in listed],
            "column": [column for column, _, _ in listed],
            "set_id": [set_id for _, _, set_id in listed],
        }
    )
    return groups, sets
