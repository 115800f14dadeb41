"""The address of a DHIS2, as people copy it out of a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from georegistry_desktop.domain.addresses import without_passwords
from georegistry_desktop.domain.errors import Refused

_PORTS = {"http": 80, "https": 443}
_INSIDE = re.compile(r"/(?:api|apps|login|dhis-web-[\w-]+)(?:/.*)?$")
# A password may hold a slash. Behind '?' and '#' an '@' is a browser's, unless no slash stands before those.
_USER = re.compile(r"[^?#]*@|[^/?#]*[?#].*@", re.DOTALL)
_LOCAL = re.compile(r"localhost|127(?:\.\d+){3}|::1")


@dataclass(frozen=True)
class ServerAddress:
    """``base`` has neither ``/api`` nor a slash at its end: ``https://play.dhis2.org/40``."""

    base: str

    @property
    def shown(self) -> str:
        """Without the scheme, for messages."""
        return self.base.partition("://")[2]

    @property
    def account_place(self) -> str:
        """As it stands in accounts of the keychain: with the scheme, but for https."""
        return self.base.removeprefix("https://")

    @property
    def host(self) -> str:
        """The host alone."""
        return urlsplit(self.base).hostname or ""

    @property
    def open_line(self) -> bool:
        """Whether others on the way can read what is sent."""
        return self.base.startswith("http:") and not _LOCAL.fullmatch(self.host)


def is_server_address(text: str) -> bool:
    """Whether an argument means a server and no file."""
    return text.strip().lower().startswith(("http://", "https://"))


def parse_address(text: str) -> ServerAddress:
    """The address, with or without ``/api`` and whatever page the browser showed.

    Raises ``Refused`` without repeating an address that may hold a password.
    """
    words = text.strip()
    if _USER.match(words.partition("://")[2]):
        raise Refused("address-password")
    shown = without_passwords(words)
    try:
        parts = urlsplit(words)
        port = parts.port
    except ValueError:
        # Neither the fault nor what stands in the port's place: it may be a password.
        start, mark, rest = words.partition("://")
        shown = f"{start}{mark}{rest.partition(':')[0]}:***"
        reason = "it cannot be read, or its port is no number"
        raise Refused("server-address-bad", address=shown, reason=reason) from None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not parts.hostname:
        raise Refused("server-address-bad", address=shown, reason="it names no server")
    if not words.isprintable() or " " in words or "\\" in words:
        raise Refused("server-address-bad", address=shown, reason="it holds a blank or an odd sign")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    place = host if port in (None, _PORTS[scheme]) else f"{host}:{port}"
    return ServerAddress(f"{scheme}://{place}{_INSIDE.sub('', parts.path).rstrip('/')}")
