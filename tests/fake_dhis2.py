"""A DHIS2 for tests: answers on 127.0.0.1 as the real one does, is as strict, and has faults to switch on.

What it knows of the real one: pages with a pager, ``fields`` with nesting (unknown ones are left out),
``filter`` and ``order`` (unknown ones are refused), 409 and 404 bodies, geometry as text before 2.32, times
in the server's own zone without saying so, a right that ``deletedObjects`` needs; and that a unit's path and
level change with its ancestors without its ``lastUpdated`` telling.
"""

from __future__ import annotations

import base64
import copy
import gzip
import json
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlsplit

Record = dict[str, Any]
UNITS = "organisationUnits"
LISTS = (
    UNITS,
    "organisationUnitLevels",
    "organisationUnitGroups",
    "organisationUnitGroupSets",
    "attributes",
)
LOGIN = "<!DOCTYPE html><html><head><title>DHIS2 login</title></head><body><form></form></body></html>"
_OLD_KINDS = {"Point": "POINT", "Polygon": "POLYGON", "MultiPolygon": "MULTI_POLYGON"}


class Refusal(Exception):
    """An answer other than 200."""

    def __init__(self, status: int, message: str, code: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.body = {"httpStatus": "Refused", "httpStatusCode": status, "status": "ERROR", "message": message}
        if code:
            self.body["errorCode"] = code


@dataclass
class Fault:
    """Something that goes wrong: ``kind`` names it, for answers to ``path`` (of page ``page``), so often."""

    kind: str
    path: str = UNITS
    page: int | None = None
    times: int = 1
    skip: int = 0
    detail: Any = None


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
        handler = type("Handler", (_Handler,), {"fake": self})
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
                return _picked(rows[uid], _fields(_one(params, "fields", "*")))
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
            rows = [r for r in rows if _matches(r, words, name)]
        rows.sort(key=lambda r: (str(r.get("name")), r["id"]))
        for words in reversed(_one(params, "order", "").split(",") if params.get("order") else []):
            found = re.fullmatch(r"(\w+):(i?asc|i?desc)", words)
            if not found:
                raise Refusal(409, f"Unable to parse order param: `{words}`", "E2015")
            rows.sort(key=lambda r, key=found[1]: r.get(key) or "", reverse="desc" in found[2])
        fields = _fields(_one(params, "fields", "id,displayName"))
        if _one(params, "paging", "true") == "false":
            return {name: [_picked(r, fields) for r in rows]}
        page, size = (_whole(params, key, default) for key, default in (("page", 1), ("pageSize", 50)))
        size = min(size, self.most_rows or size)
        count = max(1, -(-len(rows) // size))
        pager: Record = {"page": page, "pageCount": count, "total": len(rows), "pageSize": size}
        if page < count:
            pager["nextPage"] = f"{self.address}/api/{name}?page={page + 1}"
        kept = rows[(page - 1) * size : page * size]
        return {"pager": pager, name: [_picked(r, fields) for r in kept]}

    def _deleted(self, params: dict[str, list[str]]) -> Any:
        if not self.sees_deleted:
            raise Refusal(403, "Access is denied")
        since = _one(params, "deletedAt", "")
        rows = [d for d in self.deleted if d["deletedAt"] >= since and d["klass"] in params.get("klass", [])]
        if _one(params, "paging", "true") != "false":
            rows = rows[:50]
        return {"deletedObjects": [_picked(r, _fields(_one(params, "fields", "*"))) for r in rows]}


def _matches(row: Record, words: str, name: str) -> bool:
    parts = words.split(":", 2)
    known = {"id", "name", "code", "path", "level", "lastUpdated", "created", "organisationUnitAttribute"}
    if len(parts) != 3:
        raise Refusal(409, f"Unable to parse filter `{words}`", "E2014")
    key, operator, value = parts
    if key not in known:
        raise Refusal(400, f"Unknown path property: `{key}` (1 of 1) in {name}")
    held = row.get(key)
    if operator == "eq":
        return str(held).lower() == value.lower()
    if operator == "like":
        return value in str(held)
    if operator == "in":
        if not re.fullmatch(r"\[.*\]", value):
            raise Refusal(400, f"Invalid argument for in: {value}")
        return held in value[1:-1].split(",")
    if operator in ("ge", "gt") and key in ("lastUpdated", "created"):
        try:
            than = datetime.fromisoformat(value)
        except ValueError:
            raise Refusal(409, f"Unable to parse `{value}` as date", "E2016") from None
        at = datetime.fromisoformat(str(held))
        return at >= than if operator == "ge" else at > than
    raise Refusal(400, f"`{operator}` is not a valid operator")


def _one(params: dict[str, list[str]], key: str, default: str) -> str:
    return params.get(key, [default])[-1]


def _whole(params: dict[str, list[str]], key: str, default: int) -> int:
    word = _one(params, key, str(default))
    if not word.isdecimal() or int(word) < 1:
        raise Refusal(400, f"Value {word} is not valid for query parameter {key}")
    return int(word)


Fields = dict[str, Any]


def _fields(words: str) -> Fields:
    """``a,b[c]`` as ``{"a": None, "b": {"c": None}}``; ``*`` stands for all."""
    steps = re.findall(r"[\w:*]+|[\[\],]", words)
    if "".join(steps) != words:
        raise Refusal(400, f"Unexpected sign in fields: {words}")
    top: Fields = {}
    stack, last = [top], ""
    for step in steps:
        if step == "[":
            if not last:
                raise Refusal(400, f"Brackets without a field: {words}")
            stack.append(stack[-1].setdefault(last, None) or {})
            stack[-2][last] = stack[-1]
            last = ""
        elif step == "]":
            if len(stack) == 1:
                raise Refusal(400, f"Brackets do not match: {words}")
            stack.pop()
        elif step != ",":
            stack[-1].setdefault(step, None)
            last = step
    if len(stack) != 1:
        raise Refusal(400, f"Brackets do not match: {words}")
    return top


def _picked(value: Any, fields: Fields | None) -> Any:
    if fields is None or "*" in fields:
        return value
    if isinstance(value, list):
        return [_picked(item, fields) for item in value]
    if not isinstance(value, dict):
        return value
    return {key: _picked(value[key], inner) for key, inner in fields.items() if value.get(key) is not None}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    fake: ClassVar[FakeDhis2]

    def log_message(self, *_: object) -> None:
        """Tests read ``asked`` instead."""

    def do_GET(self) -> None:
        try:
            self._answer()
        except ConnectionError:
            self.close_connection = True  # nobody waits for it any more

    def _answer(self) -> None:
        parts = urlsplit(self.path)
        params = parse_qs(parts.query, keep_blank_values=True)
        start = f"{self.fake.prefix}/api/"
        path = parts.path.removeprefix(start) if parts.path.startswith(start) else "?"
        with self.fake.lock:
            self.fake.asked.append((path, params))
            fault = self._fault(path, params)
        page = params.get("page", [""])[0]
        if path == UNITS and page and self.fake.on_page:
            self.fake.on_page(self.fake, int(page))
        if fault and fault.kind not in ("drop", "drop-chunked"):
            if not _FAULTS[fault.kind](self, fault):
                return None
            fault = None
        try:
            if path == "?":
                return self.send(200, LOGIN.encode(), "text/html; charset=UTF-8")
            if self.headers.get("Authorization") not in self.fake.valid:
                raise Refusal(401, "Unauthorized", None)
            body = json.dumps(self.fake.answer(path, params)).encode()
        except Refusal as refusal:
            return self.send(refusal.status, json.dumps(refusal.body).encode())
        if fault:
            return self.drop(body)
        return self.send(200, body)

    def _fault(self, path: str, params: dict[str, list[str]]) -> Fault | None:
        for fault in self.fake.faults:
            page = int(params.get("page", ["0"])[0])
            if fault.times and path.startswith(fault.path) and fault.page in (None, page):
                if fault.skip:
                    fault.skip -= 1
                    continue
                fault.times -= 1
                return fault
        return None

    def send(
        self, status: int, body: bytes, kind: str = "application/json;charset=UTF-8", **more: str
    ) -> None:
        if "gzip" in self.headers.get("Accept-Encoding", "") and status == 200 and "json" in kind:
            body = gzip.compress(body, 1)
            more["Content-Encoding"] = "gzip"
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in more.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def drop(self, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: len(body) // 2])
        self.wfile.flush()
        self.close_connection = True

    def expire(self, _: Fault) -> bool:
        self.fake.valid.clear()
        return True

    def wait(self, fault: Fault) -> bool:
        time.sleep(fault.detail)
        return True

    def bomb(self, fault: Fault) -> bool:
        body = gzip.compress(b" " * fault.detail)
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return False


_FAULTS: dict[str, Callable[[_Handler, Fault], Any]] = {
    "429": lambda h, f: h.send(429, b"{}", Retry_After=str(f.detail or 0)),
    "status": lambda h, f: h.send(f.detail, json.dumps({"message": "It is down"}).encode()),
    "refuse": lambda h, f: h.send(409, json.dumps(f.detail).encode()),
    "login": lambda h, _: h.send(200, LOGIN.encode(), "text/html"),
    "redirect": lambda h, f: h.send(302, b"", Location=f.detail),
    "text": lambda h, f: h.send(200, f.detail.encode(), "application/json"),
    "expire": _Handler.expire,
    "slow": _Handler.wait,
    "bomb": _Handler.bomb,
}
"""What each fault does; true where the real answer follows."""
