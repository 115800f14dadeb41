"""Addresses of registries: of which kind they are, and databases as they may be shown."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus

_MOST_QUOTED = 4

# A password may hold spaces, slashes and more; it ends at the last '@' of its line.
_IN_ADDRESS = re.compile(r"((?:\w:/{1,2}|postgres(?:ql)?:)[^:@\n]*):[^\n]*@", re.IGNORECASE)
_SECRET = r"(?:pass|pwd|token|secret|credential|api_?key)"
_EQUALS = r"(?:=|%(?:25)*3D)"
# Of these names some are of files that hold a secret, such as passfile: those may be seen.
_KEY = rf"[\w.\- ]*{_SECRET}[\w.\- ]*(?<!file)(?<!path)"
_IN_OPTIONS = re.compile(
    rf"((?:password|passwd|pwd|(?:[?&;]|%(?:25)*3B){_KEY}){_EQUALS})('[^']*'|[^&\n]*)", re.IGNORECASE
)
_SECRET_KEY = re.compile(_KEY, re.IGNORECASE)
_PARTS = re.compile(rf"(?:^|;)({_KEY})=", re.IGNORECASE)


def is_file(address: str) -> bool:
    """Whether an address is a file's, not a database's."""
    return "://" not in address and not address.startswith(("service=", "postgresql:", "postgres:"))


def without_passwords(text: str) -> str:
    """``text`` with a *** for each password in it, however mistyped the address around it is."""
    return _IN_OPTIONS.sub(r"\1***", _IN_ADDRESS.sub(r"\1:***@", text))


def without_option_values(address: str) -> str:
    """An address with *** for the value of each option: for one that is known to hold a secret somewhere."""
    start, mark, options = without_passwords(address).partition("?")
    return start + mark + "&".join(f"{part.partition('=')[0]}=***" for part in options.split("&") if part)


def is_secret(key: str, value: str) -> bool:
    """Whether an option of an address holds a secret: by its name, or ODBC's options inside of its value."""
    if _SECRET_KEY.fullmatch(key):
        return True
    for _ in range(_MOST_QUOTED):
        if _PARTS.search(value):
            return True
        value = unquote_plus(value)
    return False
