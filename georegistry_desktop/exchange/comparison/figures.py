"""The maps of a page: which changes are drawn, and what stands below each."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import shapely
from pyproj import Geod

from georegistry_desktop.domain.comparison import Comparison
from georegistry_desktop.domain.geometry import Array, areas
from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.comparison.maps import moved_map, redrawn_map
from georegistry_desktop.exchange.comparison.places import Places
from georegistry_desktop.exchange.comparison.texts import geometries_of
from georegistry_desktop.exchange.comparison.words import distance, name, plain

MOST_MAPS = 200
"""Maps of one page: the largest changes; how many there are besides is told."""
_GEOD = Geod(ellps="WGS84")
_WINDS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
_SQUARE_KM = 1e6
_LEAST = 5000.0
"""Square metres below which an area would be told as 0.00 km²."""
_NEAR = 0.25
"""Degrees around a place within which other points are looked for."""
_SAMPLE = "<svg viewBox='0 0 26 14' aria-hidden='true'>{}</svg>"
_LEGENDS = {
    "redrawn": (
        (_SAMPLE.format('<path class="was" d="M1 7H25"/>'), "before"),
        (_SAMPLE.format('<path class="is" d="M1 7H25"/>'), "after"),
        (_SAMPLE.format('<rect class="gained" width="26" height="14"/>'), "gained"),
        (_SAMPLE.format('<rect class="lost" width="26" height="14"/>'), "lost"),
    ),
    "moved": (
        (_SAMPLE.format('<circle class="was" cx="13" cy="7" r="4"/>'), "before"),
        (_SAMPLE.format('<circle class="is" cx="13" cy="7" r="4"/>'), "after"),
        (_SAMPLE.format('<circle class="near" cx="13" cy="7" r="2"/>'), "other units before"),
        (_SAMPLE.format('<rect class="land" width="26" height="14"/>'), "outside of the parent"),
    ),
}


def figures(comparison: Comparison) -> list[str]:
    """The section of maps, in parts; nothing where nothing moved or was redrawn."""
    rows = comparison.differences
    changed = rows[rows["kind"] == "changed"]
    redrawn = changed[(changed["field"] == "boundary") & changed["share"].notna()]
    moved = changed[(changed["field"] == "point") & (changed["metres"] > 0)]
    if redrawn.empty and moved.empty:
        return []
    # Half for each kind; what one does not need the other gets.
    areas_drawn = min(len(redrawn), max(MOST_MAPS // 2, MOST_MAPS - len(moved)))
    points_drawn = min(len(moved), MOST_MAPS - areas_drawn)
    places = Places(comparison.base_frame)
    parts = ['<h2 id="maps">On the map</h2>\n']
    if len(redrawn):
        parts += _redrawn(comparison, redrawn, areas_drawn, places)
    if len(moved):
        parts += _moved(comparison, moved, points_drawn, places)
    return parts


def _redrawn(comparison: Comparison, rows: pd.DataFrame, most: int, places: Places) -> list[str]:
    before = geometries_of(comparison.base_frame, "boundary", rows["base_uuid"])
    after = geometries_of(comparison.other_frame, "boundary", rows["other_uuid"])
    sizes = areas(before)
    order = np.argsort(-(rows["share"].to_numpy() * sizes), kind="stable")[:most]
    new_sizes = areas(after)
    parts = [_head("Redrawn boundaries", "redrawn", most, len(rows), "those where most of the land changes")]
    for at in order:
        row = rows.iloc[at]
        svg, changed = redrawn_map(before[at], after[at], f"{row['name']}: boundary before and after")
        signed = [
            f"{sign}{_area(size)}" for sign, size in zip("+−", areas(changed), strict=True) if size >= _LEAST
        ]
        told = (
            f"{_area(sizes[at])} → {_area(new_sizes[at])}",
            f"{', '.join(signed) or 'hardly anything'}: {row['share']:.1%} of the area changes",
        )
        parts.append(_figure(svg, row, places, told))
    parts.append("</div>\n")
    return parts


def _moved(comparison: Comparison, rows: pd.DataFrame, most: int, places: Places) -> list[str]:
    base = comparison.base_frame
    total = len(rows)
    rows = rows.sort_values("metres", ascending=False, kind="stable").head(most)
    before = geometries_of(base, "point", rows["base_uuid"])
    after = geometries_of(comparison.other_frame, "point", rows["other_uuid"])
    points = geometries.shapes(base.units, "point")
    boundaries = geometries.shapes(base.units, "boundary")
    parts = [_head("Moved points", "moved", most, total, "those that move farthest")]
    x, y = shapely.get_x(points), shapely.get_y(points)
    for at, record in enumerate(rows.to_dict("records")):
        one, two = before[at], after[at]
        own = places.at(record["base_uuid"])
        outline = next((boundaries[up] for up in places.above(own)[::-1] if boundaries[up] is not None), None)
        near = _near(x, y, own, one, two)
        away = f"{distance(record['metres'])} {_wind(one, two)}"
        svg = moved_map(one, two, points[near], outline, f"{record['name']}: moved {away}")
        parts.append(_figure(svg, record, places, (away,)))
    parts.append("</div>\n")
    return parts


def _near(x: Array, y: Array, own: int, one: Any, two: Any) -> Array:
    middle_x, middle_y = (one.x + two.x) / 2, (one.y + two.y) / 2
    reach = max(_NEAR, abs(one.x - two.x) * 2, abs(one.y - two.y) * 2)
    away = np.hypot(x - middle_x, y - middle_y)
    away[own] = np.inf
    found = np.flatnonzero(away < reach)
    return found[np.argsort(away[found], kind="stable")[:400]]


def _wind(one: Any, two: Any) -> str:
    azimuth, _, _ = _GEOD.inv(one.x, one.y, two.x, two.y)
    return _WINDS[round(azimuth / 45) % 8]


def _head(title: str, kind: str, shown: int, count: int, which: str) -> str:
    told = f"{count:,}" if shown == count else f"{shown:,} of {count:,}: {which}; the list has all"
    legend = "".join(f"<li>{sample} {words}</li>" for sample, words in _LEGENDS[kind])
    return (
        f'<h3>{title} <span class="said">{told}</span></h3>\n<ul class="legend">{legend}</ul>\n'
        '<div class="maps">\n'
    )


def _figure(svg: str, row: Any, places: Places, told: tuple[str, ...]) -> str:
    path = places.path(places.at(row["base_uuid"]))
    kind = row["type"] if isinstance(row["type"], str) else ""
    about = " in ".join(part for part in (plain(kind), path) if part)
    lines = "".join(f"<span>{plain(line)}</span><br>" for line in told)
    small = f"<small>{about}</small>" if about else ""
    return f"<figure>{svg}<figcaption><b>{name(row['name'])}</b>{lines}{small}</figcaption></figure>\n"


def _area(square_metres: float) -> str:
    size = square_metres / _SQUARE_KM
    return f"{size:,.0f} km²" if size >= 100 else f"{size:,.2f} km²"
