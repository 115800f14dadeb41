"""Files in and out, and services: one format, one folder or file.

``read`` turns files into an ``Incoming`` (a version, and all that is wrong with it); ``write`` turns a
version into a file; ``pull`` asks a running DHIS2 for what ``read`` finds in its files. None knows the
registry. Every reader makes a ``Draft``, the rows as they stand; ``checks/`` looks at them whatever the
format was, and ``assemble`` makes a version of them.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from georegistry_desktop.exchange.door import *  # noqa: F403


def __getattr__(name: str) -> Any:
    # The formats need pandas, GDAL and much else: a second, which only those wait who read or write.
    # Files of this room are asked for here before they are looked for.
    if name.startswith("_") or find_spec(f"{__name__}.{name}"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.door"), name)
