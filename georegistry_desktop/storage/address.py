"""Where a registry lives: a GeoPackage file, a PostgreSQL address, or a named service."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from georegistry_desktop.domain.addresses import is_file, without_passwords
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
    shown = without_passwords(text)
    if text.startswith("service="):
        url = make_url("postgresql+psycopg2://")
        return Address(shown, url, arguments=(("service", text.removeprefix("service=")),))
    if not is_file(text):
        return Address(shown, _database_url(text, shown))
    if not text.strip():
        raise Refused("address-bad", address=shown, reason="it is empty")
    path = Path(text).expanduser().absolute()
    if path.is_dir():
        raise Refused("address-bad", address=shown, reason="it is a folder")
    return Address(shown, URL.create("sqlite+pysqlite", database=str(path)), path=path)


def _database_url(text: str, shown: str) -> URL:
    scheme = text.partition(":")[0]
    if scheme.partition("+")[0] not in ("postgresql", "postgres"):
        raise Refused("address-bad", address=shown, reason=f"'{scheme}' is no kind of database known here")
    if text.partition("?")[0].count("@") > 1:
        raise Refused("address-bad", address=shown, reason="an '@' in a user or password is written %40")
    try:
        return make_url(text).set(drivername="postgresql+psycopg2")
    except ValueError:
        reason = "its port is no number"
    except ArgumentError:
        reason = "it cannot be read"
    # Without the fault itself: it may quote a password, and speaks of Python.
    raise Refused("address-bad", address=shown, reason=reason)
