"""A DHIS2 for tests: answers on 127.0.0.1 as the real one does, is as strict, and has faults to switch on.

What it knows of the real one: pages with a pager, ``fields`` with nesting (unknown ones are left out),
``filter`` and ``order`` (unknown ones are refused), 409 and 404 bodies, geometry as text before 2.32, times
in the server's own zone without saying so, a right that ``deletedObjects`` needs; and that a unit's path and
level change with its ancestors without its ``lastUpdated`` telling.
"""

from __future__ import annotations

import base64
import copy
import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.server import ThreadingHTTPServer
from typing import Any

from fake_dhis2_http import LOGIN, Fault, Handler
from fake_dhis2_questions import UNITS, Record, Refusal, fields_of, matches, one, picked, whole

__all__ = ["LOGIN", "FakeDhis2", "Fault"]

LISTS = (
    UNITS,
    "organisationUnitLevels",
    "organisationUnitGroups",
    "organisationUnitGroupSets",
    "attributes",
)
_OLD_KINDS = {"Point": "POINT", "Polygon": "POLYGON", "MultiPolygon": "MULTI_POLYGON"}


@dataclass
class FakeDhis2:
    """Owns the tree and the server's clock. ``asked`` lists what was asked: path and parameters."""

    document: dict[str, list[Record]]
    version: str = "2.40.1"
    user: str = "admin"
    password: str = "district-Ä1:x"
    token: str = "d2pat_0123456789abcdefghijklmnopqrstuv"
    sees_deleted: bool = True
    most_rows: int | None = None
    now: datetime = datetime(2026, 3, 1, 8, 0, 0)
    faults: list[Fault] = field(default_factory=list)
    asked: list[tuple[str, dict[str, list[str]]]] = field(default_factory=list)
    on_page: Callable[[FakeDhis2, int], None] | None = None
    deleted: list[Record] = field(default_factory=list)
    prefix: str = "/dhis"

    def __post_init__(self) -> None:
        held = copy.deepcopy({name: self.document.get(name, []) for name in LISTS})
        self.lists: dict[str, dict[str, Record]] = {
            name: {record["id"]: record for record in held[name]} for name in LISTS
        }
        long_ago = (self.now - timedelta(days=400)).isoformat(timespec="milliseconds")
        for unit in self.lists[UNITS].values():
            if "parent" not in unit and "path" in unit and unit["path"].count("/") > 1:
                unit["parent"] = {"id": unit["path"].split("/")[-2]}
            unit.pop("path", None)
            unit.pop("level", None)
            unit.setdefault("lastUpdated", long_ago)
            unit.setdefault("created", long_ago)
        self.lock = threading.RLock()
        self.valid = {
            "Basic " + base64.b64encode(f"{self.user}:{self.password}".encode()).decode(),
            f"ApiToken {self.token}",
        }

    def __enter__(self) -> FakeDhis2:
        handler = type("Handler", (Handler,), {"fake": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_address[1]}{self.prefix}"

    @property
    def units(self) -> dict[str, Record]:
        return self.lists[UNITS]

    def pages(self) -> list[int]:
        """The numbers of the pages of units that were asked for, in order."""
        return [int(p["page"][0]) for path, p in self.asked if path == UNITS and "page" in p]

    # What people do on the server.

    def change(self, unit: str, **values: Any) -> None:
        with self.lock:
            self.units[unit].update(values, lastUpdated=self._tick())
            for key in [key for key, value in values.items() if value is None]:
                del self.units[unit][key]

    def move(self, unit: str, parent: str) -> None:
        self.change(unit, parent={"id": parent})

    def add(self, unit: str, parent: str, **values: Any) -> None:
        with self.lock:
            now = self._tick()
            self.units[unit] = {
                "id": unit,
                "name": f"New {unit}",
                "shortName": unit,
                "openingDate": "2026-01-01T00:00:00.000",
                "parent": {"id": parent},
                "created": now,
                "lastUpdated": now,
                **values,
            }

    def delete(self, unit: str) -> None:
        with self.lock:
            del self.units[unit]
            for group in self.lists["organisationUnitGroups"].values():
                group["organisationUnits"] = [m for m in group["organisationUnits"] if m["id"] != unit]
            self.deleted.append({"klass": "OrganisationUnit", "uid": unit, "deletedAt": self._tick()})

    def _tick(self) -> str:
        self.now += timedelta(seconds=1)
        return self.now.isoformat(timespec="milliseconds")

    # What it answers.

    def answer(self, path: str, params: dict[str, list[str]]) -> Any:
        with self.lock:
            if path == "system/info":
                stamp = self.now.isoformat(timespec="milliseconds")
                return {"version": self.version, "serverDate": stamp, "systemName": "Fake"}
            if path == "deletedObjects":
                return self._deleted(params)
            name, _, uid = path.partition("/")
            if name not in LISTS:
                raise Refusal(404, f"There is no {path}")
            rows = {r["id"]: r for r in self._rows(name)}
            if uid:
                if uid not in rows:
                    raise Refusal(404, f"OrganisationUnit with id {uid} could not be found.", "E1005")
                return picked(rows[uid], fields_of(one(params, "fields", "*")))
            return self._listed(name, list(rows.values()), params)

    def _rows(self, name: str) -> list[Record]:
        if name != UNITS:
            return list(self.lists[name].values())
        paths: dict[str, str] = {}

        def path(unit: str) -> str:
            if unit not in paths:
                parent = self.units[unit].get("parent")
                paths[unit] = (path(parent["id"]) if parent else "") + f"/{unit}"
            return paths[unit]

        old = int(self.version.split(".")[1][:2]) < 32
        made = []
        for unit, record in self.units.items():
            row = {**record, "path": path(unit), "level": path(unit).count("/")}
            if old and (shape := row.pop("geometry", None)):
                row["featureType"] = _OLD_KINDS[shape["type"]]
                row["coordinates"] = json.dumps(shape["coordinates"], separators=(",", ":"))
            made.append(row)
        return made

    def _listed(self, name: str, rows: list[Record], params: dict[str, list[str]]) -> Any:
        for words in params.get("filter", []):
            rows = [r for r in rows if matches(r, words, name)]
        rows.sort(key=lambda r: (str(r.get("name")), r["id"]))
        for words in reversed(one(params, "order", "").split(",") if params.get("order") else []):
            found = re.fullmatch(r"(\w+):(i?asc|i?desc)", words)
            if not found:
                raise Refusal(409, f"Unable to parse order param: `{words}`", "E2015")
            rows.sort(key=lambda r, key=found[1]: r.get(key) or "", reverse="desc" in found[2])
        fields = fields_of(one(params, "fields", "id,displayName"))
        if one(params, "paging", "true") == "false":
            return {name: [picked(r, fields) for r in rows]}
        page, size = (whole(params, key, default) for key, default in (("page", 1), ("pageSize", 50)))
        size = min(size, self.most_rows or size)
        count = max(1, -(-len(rows) // size))
        pager: Record = {"page": page, "pageCount": count, "total": len(rows), "pageSize": size}
        if page < count:
            pager["nextPage"] = f"{self.address}/api/{name}?page={page + 1}"
        kept = rows[(page - 1) * size : page * size]
        return {"pager": pager, name: [picked(r, fields) for r in kept]}

    def _deleted(self, params: dict[str, list[str]]) -> Any:
        if not self.sees_deleted:
            raise Refusal(403, "Access is denied")
        since = one(params, "deletedAt", "")
        rows = [d for d in self.deleted if d["deletedAt"] >= since and d["klass"] in params.get("klass", [])]
        if one(params, "paging", "true") != "false":
            rows = rows[:50]
        return {"deletedObjects": [picked(r, fields_of(one(params, "fields", "*"))) for r in rows]}
