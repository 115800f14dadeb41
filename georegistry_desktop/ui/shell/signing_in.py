"""Passwords of databases: from the keychain into an address, and telling when one is missing."""

from __future__ import annotations

from urllib.parse import quote

from georegistry_desktop.domain.errors import GeoRegistryError
from georegistry_desktop.exchange import keychain


def with_password(address: str, password: str) -> str:
    """``postgresql://user@host/db`` with its password; an address that has no user is left as it is."""
    user, at, rest = address.partition("@")
    if not at or not password or ":" in user.partition("://")[2]:
        return address
    return f"{user}:{quote(password, safe='')}@{rest}"


def with_kept_password(address: str) -> str:
    """The address with what the keychain holds for it. Blocks while the keychain is asked."""
    if not address.startswith("postgresql://"):
        return address
    return with_password(address, keychain.find(address) or "")


def lacks_password(error: BaseException) -> bool:
    """Whether a server refused because of the password, or for want of one."""
    if not isinstance(error, GeoRegistryError) or error.code != "connection-failed":
        return False
    reason = str(error.params.get("reason", "")).lower()
    return "password" in reason or "fe_sendauth" in reason
