"""Small versions made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely import MultiPolygon, Point, box

from georegistry_desktop import create_registry
from georegistry_desktop.domain import Changeset, Created, Unit, UnitType
from georegistry_desktop.domain.frames import TABLES, TEXT_COLUMNS, VersionFrame, empty_table
from georegistry_desktop.storage import Registry

ALL_FIELDS = frozenset(
    [
        "name",
        "short_name",
        "code",
        "type",
        "parent",
        "status",
        "opening_date",
        "closed_date",
        "aliases",
        "groups",
        "extra",
        "point",
        "boundary",
        "translations",
    ]
)


def uid(name: str) -> str:
    """A uuid that tests can name."""
    return f"00000000-0000-4000-8000-{name.encode().hex():0>12}"[:36]


def version_frame(rows: Sequence[dict[str, Any]], *, label: str = "made", **tables: Any) -> VersionFrame:
    """A version of the given rows; each names at least ``ref``, ``parent`` is another row's ref."""
    known = {row["ref"]: row.get("uuid", uid(row["ref"])) for row in rows}
    columns: dict[str, list[Any]] = {name: [] for name in TEXT_COLUMNS}
    for row in rows:
        given = {
            "uuid": known[row["ref"]],
            "name": row["ref"].upper(),
            "source_ref": row["ref"],
            "status": "VALID",
            "type": "Area",
            **row,
            "parent": known.get(row.get("parent") or ""),
        }
        for name in TEXT_COLUMNS:
            columns[name].append(given.get(name))
    units = pd.DataFrame({name: pd.Series(values, dtype="str") for name, values in columns.items()})
    for name in ("altitude", "accuracy"):
        units[name] = np.array([row.get(name, np.nan) for row in rows], dtype=float)
    frame = gpd.GeoDataFrame(
        units, geometry=gpd.GeoSeries([row.get("point") for row in rows], crs=4326, index=units.index)
    ).rename_geometry("point")
    frame["boundary"] = gpd.GeoSeries([row.get("boundary") for row in rows], crs=4326, index=units.index)
    held = {
        name: pd.DataFrame(tables[name], columns=list(TABLES[name])).astype("str")
        if name in tables
        else empty_table(name)
        for name in TABLES
    }
    types = tuple(UnitType(name=t) for t in sorted(set(units["type"].dropna())))
    return VersionFrame(label=label, units=frame, fields=ALL_FIELDS, types=types, **held)


def square(x: float, y: float = 0.0, side: float = 1.0) -> MultiPolygon:
    return MultiPolygon([box(x, y, x + side, y + side)])


def small_country() -> VersionFrame:
    """A country c with regions r1, r2, districts d1, d2 (in r1), d3 (in r2), and six facilities f1 … f6."""
    rows: list[dict[str, Any]] = [
        {"ref": "c", "name": "Country", "type": "Country", "boundary": square(0, 0, 4)}
    ]
    rows += [
        {"ref": "r1", "name": "North", "parent": "c", "type": "Region", "boundary": square(0, 2, 2)},
        {"ref": "r2", "name": "South", "parent": "c", "type": "Region", "boundary": square(0, 0, 2)},
        {
            "ref": "d1",
            "name": "Kakua",
            "parent": "r1",
            "type": "District",
            "code": "01",
            "boundary": square(0, 2),
        },
        {
            "ref": "d2",
            "name": "Badjia",
            "parent": "r1",
            "type": "District",
            "code": "02",
            "boundary": square(1, 2),
        },
        {
            "ref": "d3",
            "name": "Bargbe",
            "parent": "r2",
            "type": "District",
            "code": "03",
            "boundary": square(0, 0),
        },
    ]
    everything_else = {
        "short_name": "HP 4",
        "closed_date": "2020-01-31",
        "translations": '{"fr:name": "Poste 4"}',
        "altitude": 120.5,
        "accuracy": 4.25,
    }
    for i in range(1, 7):
        rows.append(
            {
                "ref": f"f{i}",
                "name": f"Health post {i}",
                "parent": f"d{(i + 1) // 2}",
                "type": "Facility",
                "code": f"10{i}",
                "opening_date": "2001-02-03",
                "point": Point(0.1 * i, 2.5),
                "aliases": '["Post"]' if i == 1 else None,
                "extra": '{"beds": 4}' if i == 1 else None,
                **(everything_else if i == 4 else {}),
            }
        )
    group, other = uid("g1"), uid("g2")
    return version_frame(
        rows,
        groups=[(group, "Public", "pub", None), (other, "Rural", "rur", None)],
        memberships=[(uid("f1"), group), (uid("f2"), group), (uid("f2"), other)],
        group_sets=[(uid("s1"), "Ownership", "own")],
        group_set_members=[(uid("s1"), group)],
        references=[(uid("f4"), "MoH", "77"), (uid("f4"), "Iaso", "a; b"), (uid("f5"), "MoH", "78")],
    )


def make_empty(address: str) -> None:
    """Make a registry with nothing in it."""
    create_registry(address).close()


def make_curated(address: str) -> None:
    """Make a registry as ``curated`` has it."""
    with create_registry(address) as registry:
        curated(registry)


def curated(registry: Registry) -> Registry:
    """The registry with the small country as A@1 and a live copy of it, P."""
    registry.load("A", small_country(), origin={})
    registry.copy("A", "P")
    return registry


def entered_twice(registry: Registry) -> Registry:
    """A ``curated`` registry, in whose P district d1 was entered again as x, with a facility y below it."""
    held = registry.unit("P", "d1")
    more = (
        Unit(uuid=uid("x"), name="KAKUA", type="District", parent=held.parent, boundary=held.boundary),
        Unit(uuid=uid("y"), name="Somewhere else", type="Facility", parent=uid("x"), source_ref="y"),
    )
    registry.commit("P", Changeset("twice", tuple(map(Created, more))))
    return registry
