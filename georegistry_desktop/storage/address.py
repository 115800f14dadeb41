"""Where a registry lives: a GeoPackage file, a PostgreSQL address, or a named service."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from georegistry_desktop.domain.errors import Refused


@dataclass(frozen=True, slots=True)
class Address:
    """``path`` for an embedded registry; ``url`` and driver arguments for a shared one."""

    shown: str
    url: URL
    path: Path | None = None
    arguments: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return self.shown


def parse_address(text: str) -> Address:
    """``country.gpkg``, ``postgresql://user@host/db`` or ``service=name``; never shows a password."""
    if text.startswith("service="):
        url = make_url("postgresql+psycopg2://")
        return Address(text, url, arguments=(("service", text.removeprefix("service=")),))
    if "://" in text:
        try:
            url = make_url(text)
        except ArgumentError as fault:
            raise Refused("connection-failed", address=text, reason=str(fault)) from fault
        if url.get_backend_name() not in ("postgresql", "postgres"):
            raise Refused("not-a-registry", address=text, reason="only postgresql:// addresses are known")
        return Address(url.render_as_string(), url.set(drivername="postgresql+psycopg2"))
    path = Path(text).expanduser().absolute()
    return Address(text, URL.create("sqlite+pysqlite", database=str(path)), path=path)
