"""The plain layout as a GeoPackage that QGIS shows: ``units`` as points, ``boundaries`` as areas, and tables
without geometry for the rest."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.frames import TABLES, VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.domain.records import UnitType
from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.checks.identity import positions
from georegistry_desktop.exchange.draft import Array, Draft, Findings, empty_draft, joined, text
from georegistry_desktop.exchange.plain import tables

ABOUT, TYPES, UNITS, BOUNDARIES = "about", "types", "units", "boundaries"


class _CannotRead(Exception):
    """``code`` and ``params`` of a fatal problem."""

    def __init__(self, code: str, **params: object) -> None:
        self.code, self.params = code, params
        super().__init__(code)


def read(files: Sequence[Path], *, encoding: str | None, progress: Progress) -> Draft:  # noqa: ARG001
    """Row numbers are positions in the layer ``units``, from 1. A GeoPackage's text is always UTF-8."""
    drafts, problems = [], []
    for path in files:
        progress(f"Reading {path.name}", 0, 2)
        try:
            drafts.append(_draft(path, progress))
        except _CannotRead as cannot:
            problems.append(Problem(code=cannot.code, severity="fatal", file=path.name, params=cannot.params))
    draft = joined(drafts or [empty_draft()])
    draft.problems.extend(problems)
    return draft


def write(version: VersionFrame, path: Path, *, progress: Progress) -> None:
    """One layer after the other into a new file. Raises ``Refused`` where it cannot be written."""
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
    for at, (layer, (frame, kind)) in enumerate(layers.items()):
        progress(f"Writing {layer}", at, len(layers))
        more = {"geometry_type": kind} if kind else {}
        try:
            pyogrio.write_dataframe(frame, path, layer=layer, driver="GPKG", append=at > 0, **more)
        except (DataSourceError, DataLayerError) as error:
            raise Refused("read-only", address=path, reason=error) from error
    progress("Writing", len(layers), len(layers))


def _draft(path: Path, progress: Progress) -> Draft:
    layers = _layers(path)
    try:
        known = _known(pyogrio.read_dataframe(path, layer=ABOUT))
        if reason := tables.wrong_layout(known):
            raise _CannotRead("layout-unknown", reason=reason)
        units = pyogrio.read_dataframe(path, layer=UNITS)
        progress(f"Reading {path.name}", 1, 2)
        areas = pyogrio.read_dataframe(path, layer=BOUNDARIES)
        given = {name: pyogrio.read_dataframe(path, layer=name) for name in TABLES if name in layers}
        types = pyogrio.read_dataframe(path, layer=TYPES) if TYPES in layers else pd.DataFrame()
    except (DataSourceError, DataLayerError, KeyError, ValueError) as error:
        raise _CannotRead("file-unreadable", reason=str(error).split("\n")[0]) from error
    columns = {name: text(units[name]) for name in tables.UNIT_TEXT if name in units}
    for name in ("altitude", "accuracy"):
        if name in units:
            columns[name] = text([None if np.isnan(v) else repr(float(v)) for v in units[name]])
    findings = Findings()
    boundary: Array = np.full(len(units), None, dtype=object)
    at = positions(text(areas["uuid"]), columns["uuid"])
    boundary[at[at >= 0]] = np.asarray(areas.geometry.array, dtype=object)[at >= 0]
    draft = tables.draft_of(
        path.name,
        known,
        columns,
        np.asarray(units.geometry.array, dtype=object).copy(),
        boundary,
        {name: tables.full_table(name, given.get(name)) for name in TABLES},
        tuple(_type(record) for record in types.to_dict("records")),
        findings,
    )
    if (at < 0).any():
        params: dict[str, object] = {"name": BOUNDARIES, "value": int((at < 0).sum())}
        draft.problems.append(
            Problem(code="table-rows-lost", severity="warning", file=path.name, params=params)
        )
    return draft


def _layers(path: Path) -> set[str]:
    try:
        # immutable: nothing is made beside a file that may lie where nobody can write.
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as held:
            names = {str(row[0]) for row in held.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    except sqlite3.Error as error:
        raise _CannotRead("file-unreadable", reason=error) from error
    if "source_version" in names:
        raise _CannotRead("registry-file")
    if not {ABOUT, UNITS, BOUNDARIES} <= names:
        reason = f"it lacks the layers {ABOUT}, {UNITS} and {BOUNDARIES}"
        raise _CannotRead("layout-unknown", reason=reason)
    return names


def _about_frame(version: VersionFrame) -> pd.DataFrame:
    held = tables.about(version)
    return pd.DataFrame({"key": text(held), "value": text([json.dumps(v) for v in held.values()])})


def _known(frame: pd.DataFrame) -> dict[str, Any]:
    return {key: json.loads(value) for key, value in zip(frame["key"], frame["value"], strict=True)}


def _types_frame(version: VersionFrame) -> pd.DataFrame:
    types = version.types
    frame = pd.DataFrame({"name": text([t.name for t in types])})
    frame["short_name"] = text([t.short_name for t in types])
    frame["category"] = text([t.category for t in types])
    frame["depth"] = pd.Series([t.depth for t in version.types], dtype="Int64")
    frame["allowed_parents"] = text([json.dumps(sorted(t.allowed_parents)) for t in types])
    return frame


def _type(record: dict[Any, Any]) -> UnitType:
    held = {k: v for k, v in record.items() if pd.notna(v)}
    return UnitType(
        name=str(held["name"]),
        short_name=held.get("short_name"),
        depth=int(held["depth"]) if "depth" in held else None,
        category=held.get("category"),
        allowed_parents=frozenset(json.loads(held.get("allowed_parents", "[]"))),
    )
