"""Addresses of databases as they may be shown."""

from __future__ import annotations

import re

# A password may hold spaces, slashes and more; it ends at the last '@' of its line.
_IN_ADDRESS = re.compile(r"((?:\w:/{1,2}|postgres(?:ql)?:)[^:@\n]*):[^\n]*@", re.IGNORECASE)
_IN_OPTIONS = re.compile(r"(password|passwd)=('[^']*'|[^&\n]*)", re.IGNORECASE)


def without_passwords(text: str) -> str:
    """``text`` with a *** for each password in it, however mistyped the address around it is."""
    return _IN_OPTIONS.sub(r"\1=***", _IN_ADDRESS.sub(r"\1:***@", text))
