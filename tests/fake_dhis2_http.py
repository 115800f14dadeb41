"""The DHIS2 for tests over HTTP: it asks who it is, answers, and has faults."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import parse_qs, urlsplit

from fake_dhis2_questions import UNITS, Refusal

if TYPE_CHECKING:
    from fake_dhis2 import FakeDhis2

LOGIN = "<!DOCTYPE html><html><head><title>DHIS2 login</title></head><body><form></form></body></html>"


@dataclass
class Fault:
    """Something that goes wrong: ``kind`` names it, for answers to ``path`` (of page ``page``), so often."""

    kind: str
    path: str = UNITS
    page: int | None = None
    times: int = 1
    skip: int = 0
    detail: Any = None


class Handler(BaseHTTPRequestHandler):
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


_FAULTS: dict[str, Callable[[Handler, Fault], Any]] = {
    "429": lambda h, f: h.send(429, b"{}", Retry_After=str(f.detail or 0)),
    "status": lambda h, f: h.send(f.detail, json.dumps({"message": "It is down"}).encode()),
    "refuse": lambda h, f: h.send(409, json.dumps(f.detail).encode()),
    "login": lambda h, _: h.send(200, LOGIN.encode(), "text/html"),
    "redirect": lambda h, f: h.send(302, b"", Location=f.detail),
    "text": lambda h, f: h.send(200, f.detail.encode(), "application/json"),
    "expire": Handler.expire,
    "slow": Handler.wait,
    "bomb": Handler.bomb,
}
"""What each fault does; true where the real answer follows."""
