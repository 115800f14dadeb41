"""Trees for the fake DHIS2, edits as people make them, and versions side by side without their uuids."""

from __future__ import annotations

import json
import random
import string
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely
from fake_dhis2 import FakeDhis2

from georegistry_desktop import exchange
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.exchange.dhis2.live.earlier import Earlier
from georegistry_desktop.exchange.dhis2.live.pull import Pulled, PullSettings
from georegistry_desktop.exchange.dhis2.live.server import Patience
from georegistry_desktop.workflows.demo import make_country, write_dhis2_json

QUICK = Patience(first_wait=0.01, longest_wait=0.05, connect=5, read=5)
BEDS, WATER = "AttrBeds001", "AttrWater01"


@cache
def _demo_text() -> str:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "metadata.json")
        write_dhis2_json(make_country(300, 1), file)
        return file.read_text("utf-8")


def demo_document() -> dict[str, list[dict[str, Any]]]:
    """The demo country with attributes, a height and an empty group, as ``/api/metadata.json`` gives it."""
    document: dict[str, list[dict[str, Any]]] = json.loads(_demo_text())
    units = document["organisationUnits"]
    for at, unit in enumerate(units[::7]):
        unit["attributeValues"] = [
            {"value": str(at), "attribute": {"id": BEDS}},
            {"value": "yes", "attribute": {"id": WATER}},
        ]
        unit["url"] = f"https://example.org/{at}"
        unit.setdefault("translations", []).append(
            {"property": "SHORT_NAME", "locale": "pt_BR", "value": f"Curto {at}"}
        )
    high = next(u for u in units if u.get("geometry", {}).get("type") == "Point")
    high["geometry"]["coordinates"].append(421.5)
    document["attributes"] = [
        {"id": BEDS, "name": "Beds", "organisationUnitAttribute": True},
        {"id": WATER, "name": "comment", "organisationUnitAttribute": True},
        {"id": "AttrOther01", "name": "Beds", "organisationUnitAttribute": False},
    ]
    document["organisationUnitGroups"].append(
        {"id": "EmptyGroup1", "name": "Nobody", "organisationUnits": []}
    )
    return document


def pulled(
    fake: FakeDhis2,
    folder: Path,
    *,
    subtree: str | None = None,
    earlier: Earlier | None = None,
    page_size: int = 50,
    patience: Patience = QUICK,
    progress: Any = lambda *_: None,
) -> Pulled:
    """What comes in from the fake, with kept pages in ``folder``."""
    return exchange.pull(
        exchange.parse_server_address(fake.address),
        exchange.Basic(fake.user, fake.password),
        subtree=subtree,
        earlier=earlier,
        settings=PullSettings(page_size=page_size, patience=patience, spool_root=folder),
        progress=progress,
    )


def as_earlier(done: Pulled) -> Earlier:
    """What a registry would hold of it."""
    origin: Any = done.incoming.origin
    assert done.incoming.version is not None
    return Earlier(
        label="D@1",
        version=done.incoming.version,
        time=origin["pulled_at"],
        top_level=origin["top_level"],
        attributes=origin["attributes"],
        faulty=frozenset(origin["faulty"]),
    )


def told(version: VersionFrame | None) -> dict[str, Any]:
    """All that a version says, with references for uuids."""
    assert version is not None
    units = pd.DataFrame(version.units)
    ref = dict(zip(units["uuid"], units["source_ref"], strict=True))
    group = dict(zip(version.groups["uuid"], version.groups["source_ref"], strict=True))
    group_set = dict(zip(version.group_sets["uuid"], version.group_sets["source_ref"], strict=True))
    words = {name: shapely.to_wkt(np.asarray(units[name].array), -1) for name in ("point", "boundary")}
    rows = units.assign(parent=units["parent"].map(ref), **words).drop(columns="uuid").astype(object)
    return {
        "units": {
            row["source_ref"]: {k: v for k, v in row.items() if v is not None and v == v}
            for row in rows.to_dict("records")
        },
        "groups": {tuple(map(str, row)) for row in version.groups.drop(columns="uuid").to_numpy().tolist()},
        "members": {(ref[u], group[g]) for u, g in version.memberships.to_numpy().tolist()},
        "sets": {(group_set[s], group[g]) for s, g in version.group_set_members.to_numpy().tolist()},
        "fields": version.fields,
    }


EDITS = [
    "name",
    "close",
    "reopen",
    "shape",
    "bare",
    "beds",
    "move",
    "move",
    "add",
    "delete",
    "delete",
    "join",
    "leave",
    "level",
    "attribute",
    "translation",
    "again",
]


def edit_at_random(fake: FakeDhis2, chance: random.Random) -> str:
    """One edit of one unit, group, level or attribute; says which."""
    units = fake.units
    unit = chance.choice(sorted(units))
    group = chance.choice(sorted(fake.lists["organisationUnitGroups"]))
    what = chance.choice(EDITS)
    children = [u for u, record in units.items() if (record.get("parent") or {}).get("id") == unit]
    root = "parent" not in units[unit]
    if what == "name":
        fake.change(unit, name=f"Renamed {chance.random()}", code=f"C{chance.random()}")
    elif what in ("close", "reopen"):
        fake.change(unit, closedDate="2026-02-03T00:00:00.000" if what == "close" else None)
    elif what in ("shape", "bare"):
        place = [chance.uniform(-10, 10), chance.uniform(-10, 10)]
        fake.change(unit, geometry={"type": "Point", "coordinates": place} if what == "shape" else None)
    elif what == "beds":
        fake.change(unit, attributeValues=[{"value": str(chance.random()), "attribute": {"id": BEDS}}])
    elif what == "translation":
        fake.change(unit, translations=[{"property": "NAME", "locale": "fr", "value": f"Æ{chance.random()}"}])
    elif what == "move" and not root:
        to = chance.choice(sorted(units))
        if unit not in _chain(fake, to):
            fake.move(unit, to)
    elif what == "add":
        made = "N" + "".join(chance.choices(string.ascii_letters + string.digits, k=10))
        fake.add(made, unit)
    elif what in ("delete", "again") and not root and not children:
        parent = units[unit]["parent"]["id"]
        fake.delete(unit)
        if what == "again":
            fake.add(unit, parent)
            fake.deleted = [d for d in fake.deleted if d["uid"] != unit]
    elif what in ("join", "leave"):
        held = fake.lists["organisationUnitGroups"][group]
        held["organisationUnits"] = [m for m in held["organisationUnits"] if m["id"] != unit]
        held["organisationUnits"] += [{"id": unit}] if what == "join" else []
    elif what == "level":
        chance.choice(list(fake.lists["organisationUnitLevels"].values()))["name"] = f"L{chance.random()}"
    elif what == "attribute":
        fake.lists["attributes"][BEDS]["name"] = f"Beds {chance.random()}"
    return f"{what} {unit}"


def _chain(fake: FakeDhis2, unit: str) -> list[str]:
    chain = [unit]
    while parent := fake.units[chain[-1]].get("parent"):
        chain.append(parent["id"])
    return chain
