"""From a draft to what is handed over: checked, parents resolved, in the form of a version."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.geometry import metres_between
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.domain.records import UnitType
from georegistry_desktop.exchange.checks import cells, chains, doubts, identity, place, tree, zeros
from georegistry_desktop.exchange.checks.tables import checked_tables
from georegistry_desktop.exchange.draft import Draft, Findings, text
from georegistry_desktop.exchange.incoming import Incoming
from georegistry_desktop.exchange.located import ONE_PLACE

STEPS = 4


def assembled(
    draft: Draft,
    files: Sequence[str],
    origin: dict[str, object],
    status: str,
    progress: Progress,
    repairs: Collection[str] = (),
    earlier: Collection[str] = (),
) -> Incoming:
    """Check the draft and make a version of it; ``files`` gives the order in which problems are told,
    ``status`` is for units without one, ``repairs`` are those of ``checks.doubts`` that somebody wants,
    ``earlier`` references as in ``checks.zeros``."""
    rows, findings = draft.rows.copy(), Findings(draft.findings)
    progress("Checking references", 0, STEPS)
    for name in ("name", "short_name", "type", "status"):
        rows[name] = cells.unblanked(rows[name])
    for name in ("ref", "parent_ref", "uuid", "parent_uuid", "code"):
        rows[name] = cells.trimmed(rows[name])
    doubts.garbled(rows, findings, repairs)
    zeros.shortened(rows, findings, repairs, earlier)
    doubts.sums(rows, findings)
    made, kept = identity.uuids(rows["uuid"], findings)
    keyless = identity.check_references(rows, kept, findings)
    cells.check_words(rows, findings)
    nameless = rows["name"].isna().to_numpy()
    findings.add_all(np.flatnonzero(nameless), "name-blank", field="name")

    progress("Checking values", 1, STEPS)
    units = _units(draft, rows, status, findings, repairs)

    progress("Checking the tree", 2, STEPS)
    parent = tree.parents(rows, kept, findings)
    if rows["placed"].any():
        point, boundary = (np.asarray(units[name].array, dtype=object) for name in ("point", "boundary"))
        parent = place.parents(rows, parent, point, boundary, findings)
    parent = tree.check_circles(rows, parent, findings)
    tree.check_shape(rows, units["name"], parent, findings)
    units["source_ref"] = chains.references(rows, parent, keyless, findings)
    units.insert(0, "uuid", made)
    over = made.to_numpy(dtype=object)
    units.insert(1, "parent", text([over[p] if p >= 0 else None for p in parent.tolist()]))

    progress("Putting together", 3, STEPS)
    swapped = units["closed_date"].fillna("9999") < units["opening_date"].fillna("")
    at = np.flatnonzero(swapped)
    findings.add_all(at, "dates-swapped", "warning", "closed_date", value=list(units["closed_date"].iloc[at]))
    frame = gpd.GeoDataFrame(units, geometry="point", crs="EPSG:4326")
    tables, problems = checked_tables(draft, made, findings)
    version = VersionFrame(
        label=draft.label or ", ".join(files),
        units=frame,
        # NEW goes without saying; any other status was said of these units.
        fields=draft.fields if status == "NEW" else draft.fields | {"status"},
        lineage=draft.lineage,
        attributes=draft.attributes,
        types=_types(draft.types, units["type"], rows["level"]),
        **tables,
    )
    problems = [*draft.problems, *problems, *_problems(rows, findings)]
    roots = int((parent < 0).sum())
    lost = sum(f.code == "ref-unknown" for f in findings)
    if roots - lost > 1 and not any(p.code == "parent-cycle" for p in problems):
        file = files[0] if len(files) == 1 else None
        problems.append(
            Problem(code="roots-several", severity="warning", file=file, params={"value": roots - lost})
        )
    order = {name: at for at, name in enumerate(files)}
    problems.sort(key=lambda p: (order.get(p.file or "", len(order)), p.row or 0))
    progress("Putting together", STEPS, STEPS)
    places = rows[["file", "row"]]
    return Incoming(
        version if len(rows) else None, places, tuple(problems), origin, draft.understood, draft.seen
    )


def _units(
    draft: Draft, rows: pd.DataFrame, status: str, findings: Findings, repairs: Collection[str]
) -> pd.DataFrame:
    degrees = cells.unblanked(rows["latitude"]), cells.unblanked(rows["longitude"])
    located = cells.points(*doubts.exchanged(degrees, draft.boundary, findings, repairs), findings)
    given = ~shapely.is_missing(located)
    both = np.flatnonzero(given & ~shapely.is_missing(draft.point))
    metres = metres_between(located[both], draft.point[both])
    apart = metres > ONE_PLACE
    findings.add_all(
        both[apart], "point-differs", "warning", "point", value=[f"{m:,.0f} m" for m in metres[apart]]
    )
    point = doubts.swapped(np.where(given, located, draft.point), draft.boundary, findings, repairs)
    return pd.DataFrame(
        {
            "type": rows["type"],
            "name": rows["name"].fillna(rows["ref"]).fillna("?"),
            "short_name": rows["short_name"],
            "code": rows["code"],
            "source_ref": rows["ref"],
            "status": cells.statuses(rows["status"], status, findings),
            "opening_date": cells.dates(cells.unblanked(rows["opening_date"]), "opening_date", findings),
            "closed_date": cells.dates(cells.unblanked(rows["closed_date"]), "closed_date", findings),
            "aliases": rows["aliases"],
            "extra": rows["extra"],
            "translations": rows["translations"],
            "altitude": cells.number_column(cells.unblanked(rows["altitude"]), "altitude", findings),
            "accuracy": cells.number_column(cells.unblanked(rows["accuracy"]), "accuracy", findings),
            "point": gpd.GeoSeries(point, crs="EPSG:4326"),
            "boundary": gpd.GeoSeries(draft.boundary, crs="EPSG:4326"),
        }
    )


def _types(given: tuple[UnitType, ...], used: pd.Series[Any], level: pd.Series[Any]) -> tuple[UnitType, ...]:
    """The given types, and those that only the units name, with their level where all agree on one."""
    known = {t.name for t in given}
    levels = level.groupby(used, sort=False).agg(["min", "max"])
    more = [
        UnitType(name=str(name), depth=int(low) if low == high else None)
        for name, low, high in levels.itertuples()
        if name not in known
    ]
    return (*given, *sorted(more, key=lambda t: (t.depth is None, t.depth)))


def _problems(rows: pd.DataFrame, findings: Findings) -> list[Problem]:
    at = [f.at for f in findings]
    places = rows.iloc[at]
    labels = places["ref"].fillna(places["name"]).fillna(places["code"])
    return [
        Problem(
            code=f.code,
            severity=f.severity,
            file=None if pd.isna(file) else file,
            row=int(row),
            field=f.field,
            unit=None if pd.isna(unit) else unit,
            params=f.params,
        )
        for f, file, row, unit in zip(findings, places["file"], places["row"], labels, strict=True)
    ]
