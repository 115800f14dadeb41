"""What DHIS2 makes of a version: identifiers, levels, short names, opening dates; read by the writers and by
what is told before they write."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange.checks.identity import positions
from georegistry_desktop.exchange.dhis2.uids import is_uid, uids_of
from georegistry_desktop.exchange.dhis2.units import ATTRIBUTE, EXTRA_KEYS
from georegistry_desktop.exchange.draft import Ints

LONGEST = {"name": 230, "short_name": 50, "code": 50}
"""Characters that DHIS2 takes."""
FIRST_DAY = "1970-01-01"
"""What DHIS2 itself puts where a list names no opening date; it must have one."""


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """``uids``, ``parent`` (position, -1 for roots), ``level`` (from 1) and ``short_names`` are (n,), in the
    order of the units; ``levels`` names the levels. ``group_uids`` and ``set_uids`` are by our uuid.
    ``made`` counts the identifiers that were made, by kind."""

    uids: list[str]
    parent: Ints
    level: Ints
    levels: Mapping[int, str]
    short_names: list[str]
    group_uids: Mapping[str, str]
    set_uids: Mapping[str, str]
    made: Mapping[str, int]


def prepared(version: VersionFrame) -> Prepared:
    """Identifiers are kept where the reference is one; others are made of the uuids."""
    units = version.units
    taken: set[str] = set()
    made: dict[str, int] = {}
    uids, made["unit"] = uids_of(units["source_ref"], units["uuid"], taken)
    tables: dict[str, dict[str, str]] = {}
    for name, kind in (("groups", "group"), ("group_sets", "set of groups")):
        frame: pd.DataFrame = getattr(version, name)
        found, made[kind] = uids_of(frame["source_ref"], frame["uuid"], taken)
        tables[name] = dict(zip(frame["uuid"], found, strict=True))
    parent = positions(units["parent"], units["uuid"])
    level = _levels(parent)
    return Prepared(
        uids=uids,
        parent=parent,
        level=level,
        levels=_level_names(units["type"], level) if "type" in version.fields else {},
        short_names=[
            name[: LONGEST["short_name"]] if pd.isna(short) else short
            for name, short in zip(units["name"], units["short_name"], strict=True)
        ],
        group_uids=tables["groups"],
        set_uids=tables["group_sets"],
        made=made,
    )


def own_properties(
    extra: object, ids: Mapping[str, str]
) -> tuple[dict[str, Json], list[dict[str, Json]], list[str]]:
    """Out of a unit's extra fields those that DHIS2 has, its attribute values, and the keys of the others.
    ``ids`` are those of the attributes that have a name, see ``VersionFrame.attributes``."""
    held = _object(extra)
    known: dict[str, Json] = {}
    attributes: list[dict[str, Json]] = []
    others: list[str] = []
    for key, value in held.items():
        named = ids.get(key)
        uid = named or key.removeprefix(ATTRIBUTE)
        if key in EXTRA_KEYS and key != "attributeValues" and isinstance(value, str):
            known[key] = value
        elif (named or key.startswith(ATTRIBUTE)) and is_uid(uid) and not isinstance(value, (dict, list)):
            words = value if isinstance(value, str) else json.dumps(value)
            # DHIS2 goes by the id; the name is for whoever reads the file without the list of attributes.
            about: dict[str, Json] = {"id": uid, "name": key} if named else {"id": uid}
            attributes.append({"value": words, "attribute": about})
        else:
            others.append(key)
    return known, attributes, others


def own_translations(translations: object) -> tuple[list[dict[str, Json]], int]:
    """A unit's translations as DHIS2 lists them, and how many it has no form for."""
    held = _object(translations)
    listed: list[dict[str, Json]] = []
    for key, value in held.items():
        locale, colon, name = key.partition(":")
        if locale and colon and name and isinstance(value, str):
            listed.append({"locale": locale, "property": name.upper(), "value": value})
    return listed, len(held) - len(listed)


def _object(words: object) -> dict[str, Json]:
    """The object that the words say; what another program put there and is none, under the key "?"."""
    if not isinstance(words, str):
        return {}
    try:
        held = json.loads(words)
    except (ValueError, RecursionError):
        held = words
    return held if isinstance(held, dict) else {"?": words}


def _levels(parent: Ints) -> Ints:
    level = np.where(parent < 0, 1, 0).astype(np.int64)
    while True:
        above = np.where(parent < 0, 0, level[parent])
        found = np.where((level == 0) & (above > 0), above + 1, level)
        if (found == level).all():
            return level
        level = found


def _level_names(types: pd.Series[Any], level: Ints) -> dict[int, str]:
    """The type that most units of a level have, unless a level above is named so."""
    names: dict[int, str] = {}
    for depth in sorted(set(level.tolist())):
        counted = Counter(types[level == depth].dropna()).most_common()
        names[depth] = next((name for name, _ in counted if name not in names.values()), f"Level {depth}")
    return names
