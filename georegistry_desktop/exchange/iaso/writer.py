"""A version as Iaso imports and exports it: see the layout's facts in Iaso's ``gpkg`` import.

Every layer has ``ref`` and ``name``; the other columns are those of carried fields. A unit without a
reference of its own, or with one that another unit has, gets its uuid for one.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import shapely

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.domain.records import UnitType
from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.checks.identity import positions
from georegistry_desktop.exchange.draft import arrow, text
from georegistry_desktop.exchange.flat import days
from georegistry_desktop.exchange.iaso.layer_names import GROUPS, NO_DEPTH, NO_TYPE
from georegistry_desktop.exchange.layers_file import write_layers
from georegistry_desktop.exchange.lost import field_lost, loss, used_types

_NAME = "Iaso's layout"
_SEPARATOR = ","
_DAY = pd.ArrowDtype(pa.date32())


def write(version: VersionFrame, path: Path, *, progress: Progress) -> None:
    """One geometry for each unit: the boundary, else the point."""
    units = version.units
    boundary = geometries.shapes(units, "boundary")
    shapes = np.where(shapely.is_missing(boundary), geometries.shapes(units, "point"), boundary)
    columns = _columns(version)
    layers: dict[str, tuple[pd.DataFrame, str | None]] = {}
    of_unit = _layer_of_units(version)
    for layer in sorted(of_unit.unique(), key=_depth_first):
        chosen = (of_unit == layer).to_numpy()
        geometry = gpd.GeoSeries(shapes[chosen], crs="EPSG:4326")
        frame = gpd.GeoDataFrame(columns[chosen].reset_index(drop=True), geometry=geometry)
        layers[layer] = (frame, _kind(shapes[chosen]))
    labels = _group_refs(version)
    groups = version.groups if "groups" in version.fields else version.groups.iloc[:0]
    held = {"ref": text([labels[uuid] for uuid in groups["uuid"]]), "name": text(groups["name"])}
    layers[GROUPS] = (
        pd.DataFrame({name: column.reset_index(drop=True) for name, column in held.items()}),
        None,
    )
    write_layers(path, layers, progress)


def loses(version: VersionFrame) -> list[Problem]:
    """What the layers have no column for, and the references that stand in for others."""
    units, groups = version.units, version.groups
    refs = units["source_ref"]
    found = []
    for code, count in (
        ("iaso-refs-made", int(refs.isna().sum())),
        ("iaso-refs-repeated", int((refs.notna() & refs.duplicated()).sum())),
    ):
        if count:
            found.append(loss(code, count, field="ref"))
    point, boundary = (~shapely.is_missing(geometries.shapes(units, n)) for n in ("point", "boundary"))
    if both := int((point & boundary).sum()):
        found.append(loss("lost-points", both, field="point", format=_NAME))
    for name in ("short_name", "aliases", "extra", "translations", "altitude", "accuracy"):
        found += field_lost(units[name].notna(), name, _NAME)
    if "status" in version.fields:
        found += field_lost(units["status"] != "NEW", "status", _NAME)
    found += field_lost(units["uuid"].isin(version.references["unit"]), "references", _NAME)
    if "type" in version.fields:
        bare = [UnitType(name=t.name, depth=t.depth) for t in used_types(version)]
        if detailed := len(set(used_types(version)) - set(bare)):
            found.append(loss("lost-type-details", detailed, field="type", format=_NAME))
        if deep := sum(t.depth is None for t in used_types(version)):
            found.append(loss("iaso-depths-made", deep, field="type"))
        if alike := _alike(version):
            found.append(loss("lost-types-alike", alike, field="type", format=_NAME))
    if "groups" in version.fields:
        labels = _group_refs(version)
        made = groups["source_ref"].notna() & (groups["source_ref"] != groups["uuid"].map(labels))
        if refs_lost := int(made.sum()):
            found.append(loss("lost-group-refs", refs_lost, field="groups", format=_NAME))
        if codes := int(groups["code"].notna().sum()):
            found.append(loss("lost-group-codes", codes, field="groups", format=_NAME))
        if sets := len(version.group_sets):
            found.append(loss("lost-group-sets", sets, field="groups", format=_NAME))
    return found


def _columns(version: VersionFrame) -> pd.DataFrame:
    units = version.units
    refs = units["source_ref"].where(~units["source_ref"].duplicated()).fillna(units["uuid"])
    made: dict[str, Any] = {"ref": text(refs), "name": text(units["name"])}
    if "parent" in version.fields:
        at = positions(units["parent"], units["uuid"])
        above = units.iloc[np.where(at < 0, 0, at)] if len(units) else units
        # Iaso tells parents to people as "Name (Type)".
        labels = above["name"] + above["type"].map(lambda t: f" ({t})", na_action="ignore").fillna("")
        is_root = at < 0
        made["parent_ref"] = text(refs.iloc[np.where(is_root, 0, at)].reset_index(drop=True)).mask(is_root)
        made["parent"] = text(labels.reset_index(drop=True)).mask(is_root)
    if "code" in version.fields:
        made["code"] = text(units["code"])
    if "groups" in version.fields:
        made |= _group_columns(version)
    for name in ("opening_date", "closed_date"):
        if name in version.fields:
            held = days(arrow(units[name]))
            made[name] = pd.Series(held, dtype=_DAY) if pa.types.is_date(held.type) else text(held)
    made["uuid"] = text(units["uuid"])
    return pd.DataFrame({name: column.reset_index(drop=True) for name, column in made.items()})


def _group_columns(version: VersionFrame) -> dict[str, pd.Series[Any]]:
    labels = _group_refs(version)
    names = dict(zip(version.groups["uuid"], version.groups["name"], strict=True))
    held = version.memberships.groupby("unit")["group"].agg(sorted).to_dict()
    cells = [held.get(uuid, []) for uuid in version.units["uuid"]]
    return {
        "group_refs": text([_SEPARATOR.join(labels[g] for g in found) or None for found in cells]),
        "group_names": text([f"{_SEPARATOR} ".join(names[g] for g in found) or None for found in cells]),
    }


def _group_refs(version: VersionFrame) -> dict[str, str]:
    """The reference of each group by uuid; its uuid where it has none that a list can hold."""
    groups = version.groups
    refs = groups["source_ref"]
    odd = refs.isna() | refs.duplicated() | refs.str.contains(_SEPARATOR, regex=False, na=False)
    return dict(zip(groups["uuid"], refs.mask(odd).fillna(groups["uuid"]), strict=True))


def _layer_of_units(version: VersionFrame) -> pd.Series[Any]:
    """The name of each unit's layer. SQLite takes names that differ in case alone for one."""
    depths = {t.name: t.depth for t in version.types}
    names: dict[object, str] = {}
    known: dict[str, str] = {}
    for kind in version.units["type"].unique():
        depth = None if pd.isna(kind) else depths.get(kind)
        made = f"level-{NO_DEPTH if depth is None else depth}-{NO_TYPE if pd.isna(kind) else kind}"
        names[None if pd.isna(kind) else kind] = known.setdefault(made.lower(), made)
    return pd.Series([names[None if pd.isna(t) else t] for t in version.units["type"]], dtype="str")


def _alike(version: VersionFrame) -> int:
    """Units whose type stands in the layer of another one."""
    layers, types = _layer_of_units(version), version.units["type"]
    own = types.fillna(NO_TYPE).to_numpy() == layers.str.split("-", n=2).str[2].to_numpy()
    return int((~own).sum())


def _depth_first(layer: str) -> tuple[int, str]:
    _, depth, name = layer.split("-", 2)
    return int(depth), name


def _kind(shapes: Any) -> str:
    kinds = {shape.geom_type for shape in shapes if shape is not None}
    return str(kinds.pop()) if len(kinds) == 1 else "Unknown"
