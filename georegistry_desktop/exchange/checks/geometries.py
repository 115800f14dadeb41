"""Geometry out of text, sorted into points and boundaries, everything in EPSG:4326."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow.compute as pc
import pyproj
import shapely
from shapely.geometry.base import BaseGeometry

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.exchange import crs as systems
from georegistry_desktop.exchange import json_text
from georegistry_desktop.exchange.draft import Array, Findings, Ints, arrow, text

_POINT, _POLYGON, _MULTIPOINT, _MULTIPOLYGON, _COLLECTION = 0, 3, 4, 6, 7
_DEEP = 100
_TAG = re.compile(r"[A-Za-z]{4,}")
_FLAGS = (0, 1000, 2000, 3000, *(flag << 28 for flag in (2, 4, 6, 8, 10, 12, 14)))
_HEADS = [
    head
    for number in (kind + flags for kind in (4, 5, 6, 7) for flags in _FLAGS)
    for head in (b"\x01" + number.to_bytes(4, "little"), b"\x00" + number.to_bytes(4, "big"))
]
_NESTING = re.compile(b"|".join(map(re.escape, _HEADS)))
"""How geometries begin that hold others (ISO 13249-3 and PostGIS's extended WKB)."""
_FEWEST_POINTS = 4
_HALF_THE_GLOBE = 180
_LONG = 8
"""Digits that no number of a reference system has."""
_HEX = re.compile("(?:[0-9A-Fa-f]{2})+")
_CRS = '"crs"'
_UNREADABLE = (ValueError, SyntaxError, TypeError, RecursionError, MemoryError, shapely.GEOSException)
_SRID = r"^\s*(?i:SRID)\s*=\s*(?P<srid>\d+)\s*;\s*(?P<wkt>[\s\S]*)$"


def parsed(
    column: pd.Series[Any],
    findings: Findings,
    crs: pyproj.CRS | None = None,
    systems_seen: set[str] | None = None,
) -> Array:
    """Geometries (n,) in EPSG:4326 from WKT, EWKT, hex WKB, GeoJSON, its bare coordinates or a Python dict
    literal, each cell for itself.

    What names its own reference system is in that, GeoJSON in degrees, all else in ``crs`` (None: degrees);
    the names of systems that cells named are added to ``systems_seen``. None where the cell is null or cannot
    be read (a ``geometry-bad`` finding).
    """
    made: Array = np.full(len(column), None, dtype=object)
    start = column.str.lstrip().str.slice(0, 1)
    bare = np.flatnonzero((start == "[").to_numpy(dtype=bool, na_value=False))
    if len(bare):
        words = column.to_numpy(dtype=object, copy=True)
        words[bare] = [json_text.geometry_of(word) for word in words[bare]]
        column, start = text(words), start.where(start != "[", "{")
    braced = (start == "{").to_numpy(dtype=bool, na_value=False)
    wkt = ~braced & column.notna().to_numpy()
    with np.errstate(all="ignore"):  # numbers of a thousand digits are told as what they are: out of range
        made[braced] = _from_braces(column[braced])
        found = _from_wkt(column[wkt])
        made[wkt] = _in_degrees(found, crs, set() if systems_seen is None else systems_seen)
    for at in np.flatnonzero(shapely.is_missing(made) & column.notna().to_numpy()):
        findings.add(int(at), "geometry-bad", field="geometry", reason=_reason(column.iloc[at]))
    return made


def _in_degrees(geometries: Array, crs: pyproj.CRS | None, seen: set[str]) -> Array:
    """Geometries (n,) that carry the numbers of their systems in EPSG:4326; None where there is no such."""
    made = geometries.copy()
    numbers = shapely.get_srid(made)
    for number in np.unique(numbers[numbers != -1]).tolist():
        at = (numbers == number) & ~shapely.is_missing(made)
        try:
            own = systems.crs_of(str(number)) if number else crs
        except Refused:  # told as geometry-bad
            made[at] = None
            continue
        if number:
            seen.add(systems.title(systems.crs_of(str(number))))
        if own is not None:
            made[at] = systems.to_degrees(made[at], own)
    return shapely.set_srid(made, 0)


def sorted_by_kind(
    geometries: Array, findings: Findings
) -> tuple[Array, Array, npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """Points, boundaries (MultiPolygon), altitudes in metres (NaN: none), and what was refused.

    All are (n,). A collection with exactly one usable part is that part, with a ``geometry-parts`` finding
    where it holds anything else. Outside the range of degrees:
    ``geometry-range``. Neither point nor area: ``geometry-kind``; with a ring of fewer than four points:
    ``geometry-bad``. A ring that crosses itself stays, with
    the warning ``geometry-invalid``; one that spans more than half the globe, with ``geometry-wide``.
    """
    held = geometries.copy()
    kinds = shapely.get_type_id(held)
    for at in np.flatnonzero(np.isin(kinds, (_MULTIPOINT, _COLLECTION))):
        held[at] = _only_part(held[at], int(at), findings)
    empty = shapely.is_empty(held) & ~shapely.is_missing(held)
    findings.add_all(np.flatnonzero(empty), "geometry-empty", "warning", "geometry")
    held[empty] = None
    kinds = shapely.get_type_id(held)
    odd = ~np.isin(kinds, (-1, _POINT, _POLYGON, _MULTIPOLYGON))
    findings.add_all(
        np.flatnonzero(odd), "geometry-kind", field="geometry", value=[g.geom_type for g in held[odd]]
    )
    held[odd] = None
    away = _out_of_range(held)
    for code, rows in _told_apart(held, np.flatnonzero(away)).items():
        findings.add_all(rows, code, field="geometry", value=[_extent(g) for g in held[rows]])
    held[away] = None
    kinds = shapely.get_type_id(held)

    point: Array = np.full(len(held), None, dtype=object)
    is_point = kinds == _POINT
    point[is_point] = shapely.force_2d(held[is_point])
    altitude = np.where(is_point, shapely.get_z(held), np.nan).astype(np.float64)

    boundary: Array = np.full(len(held), None, dtype=object)
    single, multi = kinds == _POLYGON, kinds == _MULTIPOLYGON
    boundary[multi] = shapely.force_2d(held[multi])
    if single.any():
        boundary[single] = shapely.multipolygons(shapely.force_2d(held[single])[:, None])
    parts, of = shapely.get_parts(boundary, return_index=True)
    width = np.ptp(shapely.bounds(parts)[:, ::2], axis=1)
    too_wide = width > _HALF_THE_GLOBE
    findings.add_all(
        of[too_wide], "geometry-wide", "warning", "boundary", value=[f"{w:.0f}" for w in width[too_wide]]
    )
    crossed = ~shapely.is_valid(boundary) & ~shapely.is_missing(boundary)
    narrow = _of_few_points(boundary, np.flatnonzero(crossed))
    reason = "a ring of it has fewer than four points"
    findings.add_all(narrow, "geometry-bad", field="geometry", reason=[reason] * len(narrow))
    boundary[narrow], crossed[narrow] = None, False
    findings.add_all(
        np.flatnonzero(crossed),
        "geometry-invalid",
        "warning",
        "boundary",
        reason=shapely.is_valid_reason(boundary[crossed]),
    )
    refused = odd | away
    refused[narrow] = True
    return point, boundary, altitude, refused


def shapes(units: gpd.GeoDataFrame, name: str) -> Array:
    """A geometry column as an array, None where there is nothing or an empty one."""
    held: Array = np.asarray(units[name].array, dtype=object).copy()
    held[gpd.GeoSeries(held).is_empty.to_numpy()] = None
    return held


def _from_braces(column: pd.Series[Any]) -> Array:
    made = _from_json(column)
    # GeoJSON is in degrees, but some programs write another system into it.
    words = arrow(column)
    if pc.any(pc.match_substring(words, _CRS)).as_py():
        own = pc.and_(
            pc.match_substring(words, _CRS), pc.invert(pc.match_substring_regex(words, "4326|CRS:?84"))
        )
        made[own.to_numpy(zero_copy_only=False)] = None
    return made


def _from_json(column: pd.Series[Any]) -> Array:
    made: Array = shapely.from_geojson(column.to_numpy(dtype=object), on_invalid="ignore")
    left = np.flatnonzero(shapely.is_missing(made))
    if len(left):
        # A Python literal differs from JSON mostly by its quotes.
        quoted = column.iloc[left].str.replace("'", '"', regex=False).to_numpy(dtype=object)
        made[left] = shapely.from_geojson(quoted, on_invalid="ignore")
    for at in np.flatnonzero(shapely.is_missing(made)):
        try:
            made[at] = _from_literal(column.iloc[at])
        except _UNREADABLE:
            continue  # told as geometry-bad, with its reason, by who asked
    return made


def _from_literal(word: str) -> BaseGeometry:
    geometry: BaseGeometry = shapely.from_geojson(json.dumps(ast.literal_eval(word.strip())))
    return geometry


def _from_wkt(column: pd.Series[Any]) -> Array:
    """Geometries (n,) that carry the number of the system which their cell names, else 0."""
    held = arrow(column)
    parts = pc.extract_regex(held, _SRID)
    bare = text(pc.coalesce(pc.struct_field(parts, "wkt"), held)).to_numpy(dtype=object)
    said = pc.struct_field(parts, "srid").to_pylist()
    made = _tried(shapely.from_wkt, bare)
    left = np.flatnonzero(shapely.is_missing(made))
    if len(left):
        made[left] = _tried(shapely.from_wkb, np.array([w.strip() for w in bare[left]], dtype=object))
    own = shapely.get_srid(made)
    numbers = [int(s) if s and len(s) < _LONG else n for s, n in zip(said, own.tolist(), strict=True)]
    return shapely.set_srid(made, np.maximum(np.array(numbers, dtype=np.int64), 0))


def from_wkb(words: Array) -> Array:
    """Geometries (n,) from WKB, EWKB or either in hexadecimal; None where there is none, or one that is not
    in EPSG:4326 or cannot be read."""
    found = _tried(shapely.from_wkb, words)
    # What says no reference system is taken for degrees; degrees have to be in range anyway.
    found[~np.isin(shapely.get_srid(found), (-1, 0, 4326))] = None
    return found


def _tried(read: Callable[..., Any], words: Array) -> Array:
    """The geometries (n,), None where a word is none, or nested so deep that reading it ends the program."""
    usable = words.copy()
    for at, word in enumerate(words):
        if word is not None and len(word) > _DEEP and _is_deep(word):
            usable[at] = None
    try:
        found: Array = read(usable, on_invalid="ignore")
        return found
    except NotImplementedError:  # one of a kind that shapely does not know, a curve, refuses all
        made: Array = np.full(len(words), None, dtype=object)
        for at, word in enumerate(usable):
            with suppress(NotImplementedError):
                made[at] = read(word, on_invalid="ignore")
        return made


def _is_deep(word: str | bytes) -> bool:
    """Whether it holds more geometries of many parts, one in the other or side by side, than any unit has."""
    if isinstance(word, bytes):
        return len(_NESTING.findall(word)) > _DEEP
    if "(" in word[:64]:
        return len(_TAG.findall(word)) > _DEEP
    try:
        return len(_NESTING.findall(bytes.fromhex(word))) > _DEEP
    except ValueError:
        return False


def _reason(word: str) -> str:
    start = word.lstrip()
    try:
        if start.startswith("{"):
            _from_literal(_as_literal(start))
            if _CRS in start:
                return "its crs is not EPSG:4326"
        elif start[:4].upper() == "SRID":
            return f"there is no system {start.split(';')[0]}, or what follows is no WKT"
        elif len(start) > _DEEP and _is_deep(start):
            return "it is nested too deep"
        elif _HEX.fullmatch(start.strip()):
            return f"there is no system of its SRID {shapely.get_srid(shapely.from_wkb(start.strip()))}"
        else:
            shapely.from_wkt(start)
    except (*_UNREADABLE, NotImplementedError) as error:
        return str(error).split("\n")[0][:200] or type(error).__name__
    return "it holds no geometry"


def _as_literal(word: str) -> str:
    try:
        return repr(json.loads(word))
    except ValueError:
        return word


def _only_part(geometry: BaseGeometry, at: int, findings: Findings) -> BaseGeometry:
    parts = [p for p in shapely.get_parts(geometry) if not p.is_empty]
    usable = [p for p in parts if p.geom_type in ("Point", "Polygon", "MultiPolygon")]
    if len(usable) != 1:
        return geometry
    others = ", ".join(sorted({p.geom_type for p in parts if p is not usable[0]}))
    if others:
        findings.add(at, "geometry-parts", field="geometry", value=others)
    found: BaseGeometry = usable[0]
    return found


def _of_few_points(areas: Array, doubtful: Ints) -> Ints:
    """Those of the ``doubtful`` that have a ring which is a line there and back; PostGIS holds none."""
    parts, area = shapely.get_parts(areas[doubtful], return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    few = part[shapely.get_num_coordinates(rings) < _FEWEST_POINTS]
    return doubtful[np.unique(area[few])]


def _out_of_range(geometries: Array) -> npt.NDArray[np.bool_]:
    bounds = shapely.bounds(geometries)
    inside = (bounds[:, 0] >= -180) & (bounds[:, 2] <= 180) & (bounds[:, 1] >= -90) & (bounds[:, 3] <= 90)
    away: npt.NDArray[np.bool_] = ~inside & ~shapely.is_missing(geometries)
    coordinates, index = shapely.get_coordinates(geometries, return_index=True)
    away[index[~np.isfinite(coordinates).all(axis=1)]] = True  # bounds leave out what is no number
    return away


def _told_apart(geometries: Array, away: Ints) -> dict[str, Ints]:
    """Areas that go on beyond the antimeridian, and what is in no degrees at all."""
    west, south, east, north = np.nan_to_num(
        shapely.bounds(geometries[away]), nan=1e9, posinf=1e9, neginf=-1e9
    ).T
    turn = 2 * _HALF_THE_GLOBE
    area = np.isin(shapely.get_type_id(geometries[away]), (_POLYGON, _MULTIPOLYGON))
    beyond = area & (west >= -turn) & (east <= turn) & (east - west < turn) & (south >= -90) & (north <= 90)
    return {"geometry-beyond": away[beyond], "geometry-range": away[~beyond]}


def _extent(geometry: BaseGeometry) -> str:
    return ", ".join(f"{v:g}" for v in geometry.bounds)
