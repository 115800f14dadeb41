"""Extracts of OpenStreetMap to a draft.

An area of ``boundary=administrative`` is a unit with a boundary; its type is its level ("Admin level 4"), its
parent the smallest area of a lower level around it. A health facility is a unit with a point, also where it
is drawn as a building or a site: its outline is no catchment, so a point inside stands for it; its parent is
the smallest area around that. ``ref`` is the object's own: ``relation/123``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.domain.records import UnitType
from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.draft import Array, Draft, Findings, draft_rows, empty_draft, text
from georegistry_desktop.exchange.formats import ReadOptions
from georegistry_desktop.exchange.osm import tags as meaning
from georegistry_desktop.exchange.osm.extract import Extract, Key, Place, read_extract
from georegistry_desktop.exchange.table import CannotRead

ATTRIBUTION = "© OpenStreetMap contributors, ODbL 1.0"
"""What the licence asks to be named with the data and with what is made of it."""

_CATEGORY = "HF"
_PLACES = {"point", "boundary", "parent", "type", "code", "short_name", "aliases", "translations", "extra"}


def read(files: Sequence[Path], *, options: ReadOptions, progress: Progress) -> Draft:
    """All extracts as one draft: what stands in several of them counts once. A row's number is its place
    among the units found, areas before facilities."""
    del options  # an extract says itself what is what, and in which encoding
    problems: list[Problem] = []
    held: dict[Key, Place] = {}
    file_of: dict[Key, str] = {}
    stamps: set[str] = set()
    for path in files:
        try:
            found = read_extract(path, progress)
        except CannotRead as cannot:
            problems.append(cannot.problem)
            continue
        stamps.add(found.timestamp)
        problems += _sorted_out(found, path.name)
        for key, place in found.places.items():
            # What one extract cuts, the next one may hold whole.
            if key not in held or (held[key].lacking and not place.lacking):
                held[key], file_of[key] = place, path.name
    progress("Understanding the places", 0, 1)
    order = sorted(held, key=lambda key: (_level(held[key]) or np.inf, not held[key].is_boundary, key))
    draft = _draft([held[key] for key in order], [file_of[key] for key in order])
    draft.problems.extend(problems)
    draft.about["attribution"] = ATTRIBUTION
    if stamps := stamps - {""}:
        draft.about["extracted"] = ", ".join(sorted(stamps))
    progress("Understanding the places", 1, 1)
    return draft


def _sorted_out(found: Extract, file: str) -> list[Problem]:
    """Leave out what is no unit of its own: ways that are all or part of a unit's outline, and boundaries
    without a level, which are told."""
    relations = [p for p in found.places.values() if p.kind == "relation" and p.is_boundary]
    outlines = {(_level(p), way) for p in relations for way in p.outer}
    members = {way for _, way in outlines}
    problems = []
    for key, place in [*found.places.items()]:
        if not place.is_boundary:
            continue
        level, way = _level(place), place.kind == "way"
        if way and ((level, place.id) in outlines or (place.id in members and not place.tags.get("name"))):
            del found.places[key]
        elif level is None:
            del found.places[key]
            params: dict[str, object] = {"value": place.tags.get("admin_level", "")}
            problems.append(
                Problem(code="osm-level", severity="warning", file=file, unit=place.ref, params=params)
            )
    return problems


def _level(place: Place) -> int | None:
    return meaning.admin_level(place.tags) if place.is_boundary else None


def _draft(places: Sequence[Place], files: Sequence[str]) -> Draft:
    if not places:
        return empty_draft()
    findings = Findings()
    fields = [meaning.fields_of(place.tags) for place in places]
    names = ("name", "short_name", "code", "aliases", "extra", "translations")
    columns: dict[str, Any] = {name: text([getattr(f, name) for f in fields]) for name in names}
    columns["ref"] = text([place.ref for place in places])
    levels = [_level(place) for place in places]
    kinds = [None if place.is_boundary else meaning.facility(place.tags) for place in places]
    columns["type"] = text(
        [
            f"Admin level {level}" if level is not None else meaning.type_name(kind or "yes")
            for level, kind in zip(levels, kinds, strict=True)
        ]
    )
    point, boundary = _shapes(places, findings)
    for at, place in enumerate(places):
        if place.lacking:
            findings.add(at, "osm-outline", field="geometry", reason=place.lacking)
    depths = {level: depth for depth, level in enumerate(sorted({v for v in levels if v is not None}), 1)}
    rows = draft_rows(
        columns,
        file=files,
        row=np.arange(1, len(places) + 1, dtype=np.int64),
        level=np.array([np.nan if v is None else depths[v] for v in levels], dtype=np.float64),
    )
    # Without any area there is nothing to lie in; and what has no shape has been told already.
    somewhere = ~shapely.is_missing(point) | ~shapely.is_missing(boundary)
    rows["placed"] = somewhere if depths else False
    return Draft(
        rows=rows,
        point=point,
        boundary=boundary,
        fields=frozenset({"name", *(_PLACES if depths else _PLACES - {"boundary", "parent"})}),
        findings=findings,
        types=_types(depths, columns["type"], kinds),
    )


def _shapes(places: Sequence[Place], findings: Findings) -> tuple[Array, Array]:
    shapes = geometries.from_wkb(np.array([place.shape for place in places], dtype=object))
    point, boundary, _, _ = geometries.sorted_by_kind(shapes, findings)
    drawn = _mask(not place.is_boundary for place in places) & ~shapely.is_missing(boundary)
    point[drawn] = shapely.point_on_surface(boundary[drawn])
    boundary[drawn] = None
    return point, boundary


def _mask(values: Iterable[bool]) -> npt.NDArray[np.bool_]:
    return np.fromiter(values, dtype=np.bool_)


def _types(
    depths: dict[int, int], names: pd.Series[str], kinds: Sequence[str | None]
) -> tuple[UnitType, ...]:
    areas = [UnitType(name=f"Admin level {level}", depth=depth) for level, depth in depths.items()]
    cared = {str(name) for name, kind in zip(names, kinds, strict=True) if kind is not None}
    return (*areas, *(UnitType(name=name, category=_CATEGORY) for name in sorted(cared)))
