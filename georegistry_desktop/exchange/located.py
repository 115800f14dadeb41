"""Where the rows of a list lie: positions in one cell, columns of degrees or metres, shapes as text or of
the file's own."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyarrow.compute as pc
import pyproj
import shapely

from georegistry_desktop.domain.geometry import metres_between
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.exchange import crs as systems
from georegistry_desktop.exchange.angles import decimal_degrees
from georegistry_desktop.exchange.checks import cells as values
from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.draft import Array, Findings, arrow, text

PLACES = ("latitude", "longitude", "altitude", "accuracy")
ONE_PLACE = 10.0
"""Metres within which two forms of one point, each rounded in its own way, are one place."""
_NO_DEGREES = 1000
_NUMBER = r"[-+]?\d{1,8}(?:\.\d+)?"
_DEGREES = r"[-+]?\d{1,8}\.\d+"
_COMMA = r"^\s*[-+]?\d+,\d+\s*$"
_BY_COMMA = (
    rf"^\s*[\[(]?\s*(?P<latitude>{_DEGREES})\s*,\s*(?P<longitude>{_DEGREES})"
    rf"(?:\s*,\s*(?P<altitude>{_NUMBER})(?:\s*,\s*(?P<accuracy>{_NUMBER}))?)?\s*[\])]?\s*$"
)
_BY_SPACE = (
    rf"^\s*[\[(]?\s*(?P<latitude>{_NUMBER})(?:\s*;\s*|\s+)(?P<longitude>{_NUMBER})"
    rf"(?:(?:\s*;\s*|\s+)(?P<altitude>{_NUMBER})(?:(?:\s*;\s*|\s+)(?P<accuracy>{_NUMBER}))?)?\s*[\])]?\s*$"
)


def in_degrees(
    held: dict[str, pd.Series[Any]], decimal: str, crs: pyproj.CRS | None, file: str, findings: Findings
) -> list[Problem]:
    """Latitude and longitude as decimal degrees in EPSG:4326, out of whatever the columns hold: one cell for
    both, decimal commas where ``decimal`` says so, degrees with minutes, or north and east of ``crs``.

    Metres without a system are one problem, whatever their number, and left out.
    """
    if decimal == ",":
        for name in PLACES:
            if name in held:
                held[name] = held[name].str.replace(",", ".", regex=False)
    else:
        _tell_commas(held, findings)
    _split_positions(held, findings)
    if not {"latitude", "longitude"} <= held.keys():
        for name in ("latitude", "longitude"):
            held.pop(name, None)
        return []
    if crs is not None and not systems.is_degrees(crs):
        problems = _misplaced(held, file, "places-degrees") if crs.is_projected else []
        _from_metres(held, crs)
        return problems
    for name, sides in (("latitude", "NS"), ("longitude", "EWO")):
        held[name] = decimal_degrees(held[name], sides)
    return _misplaced(held, file, "places-projected")


def shapes(
    held: dict[str, pd.Series[Any]],
    own: Array | None,
    crs: pyproj.CRS | None,
    findings: Findings,
    count: int,
    seen: set[str],
) -> tuple[Array, Array]:
    """Points and boundaries (``count``,) in EPSG:4326: the file's ``own`` geometries, then those that a
    column holds as text, in ``crs`` where somebody said one and they name none; the systems that they name
    are added to ``seen``.

    Where the file's own geometry is a point, it counts, and not the columns of degrees.
    """
    point: Array = np.full(count, None, dtype=object)
    boundary: Array = np.full(count, None, dtype=object)
    if "geometry" in held:
        found = geometries.parsed(values.unblanked(held["geometry"]), findings, crs, seen)
        point, boundary, altitude, _ = geometries.sorted_by_kind(found, findings)
        _fill_altitude(held, altitude)
    if own is not None:
        drawn: Array = np.full(count, None, dtype=object)
        drawn[: len(own)] = own
        points, areas, altitude, _ = geometries.sorted_by_kind(drawn, findings)
        _fill_altitude(held, altitude)
        _prefer_drawn(held, points, findings)
        point = np.where(shapely.is_missing(points), point, points)
        boundary = np.where(shapely.is_missing(areas), boundary, areas)
    return point, boundary


def _tell_commas(held: dict[str, pd.Series[Any]], findings: Findings) -> None:
    """Numbers with a decimal comma, once a column: they are left out, and the other half of a position."""
    for names in (("latitude", "longitude"), ("altitude",), ("accuracy",)):
        there = {name: held[name] for name in names if name in held}
        lost = np.zeros(len(next(iter(there.values()), ())), bool)
        for name, column in there.items():
            like = pc.fill_null(pc.match_substring_regex(arrow(column), _COMMA), False)
            at = np.flatnonzero(like.to_numpy(zero_copy_only=False))
            if len(at):
                shown = column.iloc[at[0]].strip()
                findings.add(int(at[0]), "decimal-commas", field=name, count=len(at), value=shown)
                lost[at] = True
        held |= {name: column.where(~lost, None) for name, column in there.items() if lost.any()}


def _prefer_drawn(held: dict[str, pd.Series[Any]], drawn: Array, findings: Findings) -> None:
    if not {"latitude", "longitude"} <= held.keys():
        return
    said = values.points(held["latitude"], held["longitude"], Findings())
    both = np.flatnonzero(~shapely.is_missing(said) & ~shapely.is_missing(drawn))
    metres = metres_between(said[both], drawn[both])
    apart = metres > ONE_PLACE
    findings.add_all(
        both[apart], "columns-elsewhere", "warning", "point", value=[f"{m:,.0f} m" for m in metres[apart]]
    )
    counts = shapely.is_missing(drawn)
    for name in ("latitude", "longitude"):
        held[name] = held[name].where(counts, None)


def _fill_altitude(held: dict[str, pd.Series[Any]], altitude: Any) -> None:
    if not np.isnan(altitude).all():
        high = text([None if np.isnan(z) else repr(float(z)) for z in altitude])
        held["altitude"] = held["altitude"].fillna(high) if "altitude" in held else high


def _split_positions(held: dict[str, pd.Series[Any]], findings: Findings) -> None:
    """Latitude, longitude and what follows (ODK: altitude, accuracy) out of one cell."""
    if "position" not in held:
        return
    cells = values.unblanked(held.pop("position"))
    # A comma is a decimal one where something else parts the numbers.
    pointed = pc.replace_substring(arrow(cells), ",", ".")
    parts = pc.extract_regex(arrow(cells), _BY_COMMA)
    parts = pc.if_else(parts.is_valid(), parts, pc.extract_regex(pointed, _BY_SPACE))
    for name in PLACES:
        if name not in held:
            held[name] = values.trimmed(text(pc.struct_field(parts, name)))
    bad = np.flatnonzero((cells.notna() & held["longitude"].isna()).to_numpy())
    findings.add_all(bad, "position-bad", field="point", value=list(cells.iloc[bad]))


def _misplaced(held: dict[str, pd.Series[Any]], file: str, code: str) -> list[Problem]:
    """Metres among degrees (``places-projected``) or degrees among metres (``places-degrees``)."""
    north, east = (values.numbers(held[n])[0] for n in ("latitude", "longitude"))
    if code == "places-projected":
        wrong = (np.abs(north) > _NO_DEGREES) & (np.abs(east) > _NO_DEGREES)
    else:
        wrong = (np.abs(north) <= 90) & (np.abs(east) <= 180)
    count = int(wrong.sum())
    if not count:
        return []
    first = int(np.flatnonzero(wrong)[0])
    shown = f"{held['latitude'].iloc[first]} {held['longitude'].iloc[first]}"
    for name in ("latitude", "longitude"):
        held[name] = held[name].where(~wrong, None)
    params: dict[str, object] = {"count": count, "value": shown}
    return [Problem(code=code, file=file, field="point", params=params)]


def _from_metres(held: dict[str, pd.Series[Any]], crs: pyproj.CRS) -> None:
    """What is no number stays, to be told as what it is."""
    (north, bad_north), (east, bad_east) = (values.numbers(held[n]) for n in ("latitude", "longitude"))
    usable = np.flatnonzero(~(np.isnan(north) | np.isnan(east) | bad_north | bad_east))
    moved = systems.to_degrees(np.asarray(shapely.points(east[usable], north[usable])), crs)
    for name, get in (("latitude", shapely.get_y), ("longitude", shapely.get_x)):
        column = held[name].to_numpy(dtype=object, copy=True)
        column[usable] = [repr(float(v)) for v in get(moved)]
        held[name] = text(column)
