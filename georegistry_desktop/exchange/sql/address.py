"""Which database a query goes to: any address of SQLAlchemy, or ``service=NAME`` for PostgreSQL."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from georegistry_desktop.domain.addresses import is_secret, without_option_values, without_passwords
from georegistry_desktop.domain.errors import Refused


@dataclass(frozen=True, slots=True)
class Source:
    """``shown`` is the address as it may be told and stored; it never holds a password."""

    shown: str
    url: URL
    service: str | None = None

    @property
    def kind(self) -> str:
        """``postgresql``, ``sqlite``, ``mysql`` and so on."""
        return self.url.get_backend_name()


def parse_source(text: str) -> Source:
    """Raises ``Refused``: ``sql-address``, ``query-address-password``."""
    shown = without_passwords(text)
    if text.startswith("service="):
        return Source(shown, make_url("postgresql+psycopg2://"), text.removeprefix("service="))
    try:
        url = make_url(text)
    except ValueError:
        raise Refused("sql-address", address=shown, reason="its port is no number") from None
    except ArgumentError:
        # Without the fault itself: it may quote a password.
        raise Refused("sql-address", address=shown, reason="it cannot be read") from None
    options = [(key, value) for key, values in url.normalized_query.items() for value in values]
    if url.password is not None or any(is_secret(key, value) for key, value in options):
        raise Refused("query-address-password", address=without_option_values(text))
    if url.get_backend_name() in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg2")
    if url.get_backend_name() == "sqlite" and url.database in (None, "", ":memory:"):
        raise Refused("sql-address", address=shown, reason="it names no file: sqlite:///list.db does")
    return Source(shown, url)
