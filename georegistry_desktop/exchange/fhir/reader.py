"""Bundles of one or several files to a draft."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.domain.records import UnitType
from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.draft import Draft, Findings, draft_rows, no_references, text
from georegistry_desktop.exchange.fhir.bundle import Resources, read_resources
from georegistry_desktop.exchange.fhir.fields import Fields, fields_of
from georegistry_desktop.exchange.fhir.lists import group_tables
from georegistry_desktop.exchange.fhir.places import Above, Place, Pyramid
from georegistry_desktop.exchange.fhir.types import is_facility, is_jurisdiction
from georegistry_desktop.exchange.fhir.version import About, about
from georegistry_desktop.exchange.formats import ReadOptions

_FACILITY = "HF"
_TEXT = (
    *("uuid", "ref", "name", "short_name", "code", "type", "status", "latitude", "longitude", "altitude"),
    *("accuracy", "opening_date", "closed_date", "aliases", "extra", "translations"),
)
_CARRIED = {
    **{name: (name,) for name in ("short_name", "code", "type", "status", "opening_date", "closed_date")},
    **{name: (name,) for name in ("aliases", "extra", "translations")},
    "point": ("latitude", "longitude"),
    "parent": ("parent_ref", "parent_uuid"),
}
_STEP = 5_000


def read(files: Sequence[Path], *, options: ReadOptions, progress: Progress) -> Draft:
    """All files as one draft. Row numbers are positions in ``entry``, from 1."""
    resources = read_resources(files, options.encoding, progress)
    progress("Pairing Locations and Organizations", 0, 1)
    pyramid = Pyramid(resources)
    problems = [*resources.problems, *pyramid.left_out()]
    held = [_fields(pyramid, place, resources, at, progress) for at, place in enumerate(pyramid.places)]
    findings = Findings()
    for at, made in enumerate(held):
        for code, name, params in made.odd:
            # That a boundary is somewhere else is no fault of the file.
            findings.add(at, code, "warning" if code == "fhir-boundary-away" else "error", name, **params)
    columns: dict[str, Any] = {name: text([made.columns.get(name) for made in held]) for name in _TEXT}
    columns |= _parents([pyramid.above(place) for place in pyramid.places], columns)
    progress("Reading geometries", 0, 1)
    shapes = geometries.parsed(text([made.shape for made in held]), findings)
    point, boundary, _, _ = geometries.sorted_by_kind(shapes, findings)
    places = [pyramid.resource(place).entry for place in pyramid.places]
    said = about(resources)
    found = {name for name, of in _CARRIED.items() if any(columns[c].notna().any() for c in of)}
    found |= {"boundary"} if any(made.shape for made in held) else set()
    changed = {name for made in held for name in made.changed} & _CARRIED.keys()
    groups = group_tables(resources, pyramid)
    problems += groups.problems + said.problems
    progress("Reading geometries", 1, 1)
    return Draft(
        rows=draft_rows(
            columns,
            file=[entry.file for entry in places],
            row=np.array([entry.row for entry in places], dtype=np.int64),
        ),
        point=point,
        boundary=boundary,
        fields=_fields_carried(said, found, changed),
        findings=findings,
        problems=problems,
        types=said.types or _types(pyramid, resources, columns["type"]),
        groups=groups.groups,
        memberships=groups.memberships,
        group_sets=groups.group_sets,
        group_set_members=groups.group_set_members,
        references=_references(held),
        label=said.label,
        lineage=said.lineage,
        attributes=said.attributes,
    )


def _fields(pyramid: Pyramid, place: Place, resources: Resources, at: int, progress: Progress) -> Fields:
    if at % _STEP == 0:
        progress("Understanding the Locations", at, len(pyramid.places))
    location, organization = (
        {} if position is None else resources.held[position].record
        for position in (place.location, place.organization)
    )
    return fields_of(location, organization, pyramid.key(place))


def _parents(above: Sequence[Above], columns: dict[str, Any]) -> dict[str, Any]:
    ref, uuid = (columns[name].to_numpy(dtype=object) for name in ("ref", "uuid"))
    named = [ref[a.place] if a.place is not None else a.told for a in above]
    by_uuid = [uuid[a.place] if a.place is not None else None for a in above]
    return {"parent_ref": text(named), "parent_uuid": text(by_uuid)}


def _fields_carried(said: About, found: set[str], changed: set[str]) -> frozenset[str]:
    """What the files say that they carry, where they are ours, and what others put in; else what some unit
    has."""
    return frozenset({"name", *(found if said.fields is None else said.fields | changed)})


def _types(pyramid: Pyramid, resources: Resources, names: pd.Series[Any]) -> tuple[UnitType, ...]:
    """The types of facilities; those of areas need nothing said of them."""
    facilities, areas = set[str](), set[str]()
    for place, name in zip(pyramid.places, names, strict=True):
        records = [resources.held[p].record for p in (place.location, place.organization) if p is not None]
        if pd.isna(name):
            continue
        (facilities if any(map(is_facility, records)) else areas).add(str(name))
        if any(map(is_jurisdiction, records)):
            areas.add(str(name))
    return tuple(UnitType(name=name, category=_FACILITY) for name in sorted(facilities - areas))


def _references(held: Sequence[Fields]) -> pd.DataFrame:
    rows = [(at, source, ref) for at, made in enumerate(held) for source, ref in made.references]
    if not rows:
        return no_references()
    units, sources, refs = zip(*rows, strict=True)
    return pd.DataFrame({"unit": np.array(units, np.int64), "source": text(sources), "ref": text(refs)})
