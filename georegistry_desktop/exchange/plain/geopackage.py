"""The plain layout as a GeoPackage that QGIS shows: ``units`` as points, ``boundaries`` as areas, and tables
without geometry for the rest."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from georegistry_desktop.domain.frames import TABLES, VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.checks import cells, geometries
from georegistry_desktop.exchange.checks.identity import first_of, positions
from georegistry_desktop.exchange.csv.items import read_items
from georegistry_desktop.exchange.draft import Array, Draft, Findings, empty_draft, joined, text
from georegistry_desktop.exchange.formats import ReadOptions
from georegistry_desktop.exchange.geopackage.file import opened, tables_of
from georegistry_desktop.exchange.layers_file import write_layers
from georegistry_desktop.exchange.plain import tables
from georegistry_desktop.exchange.plain.layers import NO_GEOMETRY, Layer, WrongLayer, layer_of
from georegistry_desktop.exchange.table import CannotRead
from georegistry_desktop.exchange.vector.layers import UNREADABLE

ABOUT, TYPES, UNITS, BOUNDARIES = "about", "types", "units", "boundaries"


def read(files: Sequence[Path], *, options: ReadOptions, progress: Progress) -> Draft:  # noqa: ARG001
    """Row numbers are positions in the layer ``units``, from 1. A GeoPackage's text is always UTF-8."""
    drafts, problems = [], []
    for path in files:
        progress(f"Reading {path.name}", 0, 2)
        try:
            drafts.append(_draft(path, progress))
        except CannotRead as cannot:
            problems.append(cannot.problem)
    draft = joined(drafts or [empty_draft()])
    draft.problems.extend(problems)
    return draft


def write(version: VersionFrame, path: Path, *, progress: Progress) -> None:
    """One layer after the other into a new file."""
    units = version.units
    flat = pd.DataFrame(units.drop(columns=["point", "boundary"]))
    point, boundary = (geometries.shapes(units, name) for name in ("point", "boundary"))
    bounded = np.array([b is not None for b in boundary], dtype=bool)
    named = flat.loc[bounded, ["uuid", "name", "type", "source_ref"]]
    layers: dict[str, tuple[pd.DataFrame, str | None]] = {
        UNITS: (gpd.GeoDataFrame(flat, geometry=point, crs="EPSG:4326"), "Point"),
        BOUNDARIES: (
            gpd.GeoDataFrame(named, geometry=boundary[bounded], crs="EPSG:4326"),
            "MultiPolygon",
        ),
        **{name: (getattr(version, name)[[*TABLES[name]]], None) for name in TABLES},
        TYPES: (_types_frame(version), None),
        ABOUT: (_about_frame(version), None),
    }
    write_layers(path, layers, progress)


def _draft(path: Path, progress: Progress) -> Draft:
    with opened(path) as held:
        layers = _layers(held, path)
        try:
            known = _known(layer_of(path, held, ABOUT).frame)
            if reason := tables.wrong_layout(known):
                raise CannotRead(path, "layout-unknown", reason=reason)
            units = layer_of(path, held, UNITS)
            progress(f"Reading {path.name}", 1, 2)
            areas = layer_of(path, held, BOUNDARIES)
            others = {name: layer_of(path, held, name).frame for name in (*TABLES, TYPES) if name in layers}
        except WrongLayer as wrong:
            raise CannotRead(path, "layout-unknown", reason=wrong) from wrong
        except (*UNREADABLE, KeyError, RecursionError, sqlite3.Error) as error:
            raise CannotRead(path, "file-unreadable", reason=str(error).split("\n")[0]) from error
    types, problems = tables.types_of(path.name, _types(others.pop(TYPES, pd.DataFrame())))
    findings = Findings()
    boundary, lost = _boundaries(units, areas, findings)
    for at in units.unreadable:
        findings.add(at, "geometry-bad", field="point", reason=NO_GEOMETRY)
    draft = tables.draft_of(
        path.name,
        known,
        _columns(units.frame, findings),
        units.geometry,
        boundary,
        {name: tables.full_table(name, others.get(name)) for name in TABLES},
        types,
        findings,
    )
    draft.problems.extend(problems)
    missing = {*TABLES, TYPES} - layers
    for name, count in {
        **dict.fromkeys(sorted(missing), "all"),
        **({BOUNDARIES: lost} if lost else {}),
    }.items():
        params: dict[str, object] = {"name": name, "value": count}
        draft.problems.append(
            Problem(code="table-rows-lost", severity="warning", file=path.name, params=params)
        )
    return draft


def _columns(units: pd.DataFrame, findings: Findings) -> dict[str, pd.Series[Any]]:
    columns = {name: units[name] for name in (*tables.UNIT_TEXT, "altitude", "accuracy") if name in units}
    if "aliases" in columns:
        columns["aliases"] = read_items(columns["aliases"], "aliases", findings)
    for name in ("extra", "translations"):
        if name in columns:
            columns[name] = cells.objects(columns[name], name, findings)
    return columns


def _boundaries(units: Layer, areas: Layer, findings: Findings) -> tuple[Array, int]:
    """The boundary of each unit, and how many stand for none, or for one that has one already."""
    boundary: Array = np.full(len(units.frame), None, dtype=object)
    wanted = cells.trimmed(areas.frame["uuid"]).str.lower()
    at = positions(wanted, cells.trimmed(units.frame["uuid"]).str.lower())
    usable = (at >= 0) & (first_of(wanted) == np.arange(len(at)))
    boundary[at[usable]] = areas.geometry[usable]
    for row in areas.unreadable:
        if at[row] >= 0:
            findings.add(int(at[row]), "geometry-bad", field="boundary", reason=NO_GEOMETRY)
    return boundary, int((~usable).sum())


def _layers(held: sqlite3.Connection, path: Path) -> set[str]:
    names = tables_of(held, path)
    if not {ABOUT, UNITS, BOUNDARIES} <= names:
        reason = f"it lacks the layers {ABOUT}, {UNITS} and {BOUNDARIES}"
        raise CannotRead(path, "layout-unknown", reason=reason)
    return names


def _about_frame(version: VersionFrame) -> pd.DataFrame:
    held = tables.about(version)
    return pd.DataFrame({"key": text(held), "value": text([json.dumps(v) for v in held.values()])})


def _known(frame: pd.DataFrame) -> dict[str, Any]:
    both = zip(frame["key"], frame["value"], strict=True)
    return {key: json.loads(value) for key, value in both if isinstance(value, str)}


def _types_frame(version: VersionFrame) -> pd.DataFrame:
    types = version.types
    frame = pd.DataFrame({"name": text([t.name for t in types])})
    frame["short_name"] = text([t.short_name for t in types])
    frame["category"] = text([t.category for t in types])
    frame["depth"] = pd.Series([t.depth for t in version.types], dtype="Int64")
    frame["allowed_parents"] = text([json.dumps(sorted(t.allowed_parents)) for t in types])
    return frame


def _types(frame: pd.DataFrame) -> list[object]:
    """The records of the types, their cells as what they say, or as they stand where that cannot be read."""
    records: list[object] = []
    for record in frame.to_dict("records"):
        held: dict[Any, Any] = {key: value for key, value in record.items() if isinstance(value, str)}
        for key in ("depth", "allowed_parents"):
            with suppress(ValueError, RecursionError):
                held[key] = json.loads(held[key]) if key in held else None
        records.append(held)
    return records
