"""What DHIS2 cannot hold of a version, what it gets besides, and what it would refuse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.exchange.checks import geometries
from georegistry_desktop.exchange.dhis2.prepared import (
    FIRST_DAY,
    LONGEST,
    Prepared,
    own_properties,
    own_translations,
    prepared,
)
from georegistry_desktop.exchange.dhis2.units import EXTRA_KEYS
from georegistry_desktop.exchange.draft import arrow, text
from georegistry_desktop.exchange.lost import field_lost, loss, of_formulas

_NAME = "DHIS2"
_SAMPLES = 3
_LONGEST_EXTRA = {"address": 255, "contactPerson": 255, "url": 255, "email": 150, "phoneNumber": 150}


def losses_of_json(version: VersionFrame) -> list[Problem]:
    """Of the metadata as JSON."""
    ready = prepared(version)
    return [
        *_lost(version),
        *_types_lost(version, ready),
        *_filled_in(version, ready),
        *_refused(version, ready),
    ]


def losses_of_csv(version: VersionFrame) -> list[Problem]:
    """Of the list as CSV, which has neither types, groups, translations nor attribute values."""
    ready = prepared(version)
    found = [*_lost(version)]
    if "type" in version.fields:
        found += field_lost(version.units["type"].notna(), "type", f"{_NAME} CSV")
    found += field_lost(version.units["translations"].notna(), "translations", f"{_NAME} CSV")
    members = version.units["uuid"].isin(version.memberships["unit"])
    found += field_lost(members, "groups", f"{_NAME} CSV")
    found += field_lost(
        pd.Series(
            [bool(own_properties(extra, version.attributes)[1]) for extra in version.units["extra"]],
            dtype=bool,
        ),
        "attribute values",
        f"{_NAME} CSV",
    )
    return [
        *found,
        *of_formulas(_cells(version, ready)),
        *_filled_in(version, ready, groups=False),
        *_refused(version, ready),
    ]


def _cells(version: VersionFrame, ready: Prepared) -> Iterator[pa.Array]:
    """The columns of the CSV that people have put words in."""
    yield from (arrow(version.units[name]) for name in ("name", "code"))
    yield arrow(text(ready.short_names))
    properties = [own_properties(extra, version.attributes)[0] for extra in version.units["extra"]]
    for key in EXTRA_KEYS:
        yield arrow(text([held.get(key) for held in properties]))


def _lost(version: VersionFrame) -> list[Problem]:
    units = version.units
    found = field_lost(units["aliases"].notna(), "aliases", _NAME)
    if "status" in version.fields:
        found += field_lost(units["status"] != "NEW", "status", _NAME)
    point, boundary = (geometries.shapes(units, name) for name in ("point", "boundary"))
    both = int(((point != None) & (boundary != None)).sum())  # noqa: E711 - compares each element
    if both:
        found.append(loss("lost-points", both, field="point", format=_NAME))
    for name in ("altitude", "accuracy"):
        found += field_lost(units[name].notna(), name, _NAME)
    found += field_lost(units["uuid"].isin(version.references["unit"]), "references", _NAME)
    keys = [key for extra in units["extra"].dropna() for key in own_properties(extra, version.attributes)[2]]
    if keys:
        names = ", ".join([*dict.fromkeys(keys)][:_SAMPLES])
        found.append(loss("lost-extra", len(keys), field="extra", format=_NAME, name=names))
    odd = sum(own_translations(held)[1] for held in units["translations"].dropna())
    if odd:
        found.append(loss("lost-translations", odd, field="translations", format=_NAME))
    return found


def _types_lost(version: VersionFrame, ready: Prepared) -> list[Problem]:
    if "type" not in version.fields:
        return []
    expected = np.array([ready.levels[level] for level in ready.level.tolist()], dtype=object)
    other = int((version.units["type"].to_numpy(dtype=object) != expected).sum()) if len(expected) else 0
    return [loss("lost-types-mixed", other, field="type", format=_NAME)] if other else []


def _filled_in(version: VersionFrame, ready: Prepared, *, groups: bool = True) -> list[Problem]:
    found = [
        loss("dhis2-uids-made", count, field="ref", name=kind)
        for kind, count in ready.made.items()
        if count and (groups or kind == "unit")
    ]
    units = version.units
    if short := int(units["short_name"].isna().sum()):
        found.append(loss("dhis2-short-names-made", short, field="short_name"))
    # What is written is put in the place of what the server has.
    if groups and (more := len(ready.levels) + len(version.groups) + len(version.group_sets)):
        found.append(loss("dhis2-properties-made", more))
    if undated := int(units["opening_date"].isna().sum()):
        found.append(loss("dhis2-openings-made", undated, field="opening_date", name=FIRST_DAY))
    return found


def _refused(version: VersionFrame, ready: Prepared) -> list[Problem]:
    units = version.units
    found = []
    columns: dict[str, tuple[Sequence[object], int]] = {
        "name": (list(units["name"]), LONGEST["name"]),
        "short_name": (ready.short_names, LONGEST["short_name"]),
        "code": (list(units["code"]), LONGEST["code"]),
    }
    properties = [own_properties(extra, version.attributes)[0] for extra in units["extra"]]
    for key, limit in _LONGEST_EXTRA.items():
        columns[key] = ([held.get(key) for held in properties], limit)
    for field, (values, limit) in columns.items():
        long = [word for word in values if isinstance(word, str) and len(word) > limit]
        if long:
            told = {"limit": limit, "name": long[0][:40]}
            found.append(loss("dhis2-too-long", len(long), field=field, **told))
    for field, words in (("code", units["code"]), ("name of a group", version.groups["name"])):
        again = words[words.notna() & words.duplicated(keep=False)]
        if len(again):
            found.append(loss("dhis2-repeated", len(again), field=field, name=again.iloc[0][:40]))
    opening = units["opening_date"].fillna(FIRST_DAY)
    swapped = int((units["closed_date"].fillna("9999") < opening).sum())
    if swapped:
        found.append(loss("dhis2-closed-first", swapped, field="closed_date"))
    return found
