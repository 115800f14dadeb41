"""Files in and out, and services: one format, one folder or file.

``read`` turns files into an ``Incoming`` (a version, and all that is wrong with it); ``write`` turns a
version into a file; ``pull`` asks a running DHIS2 for what ``read`` finds in its files. None knows the
registry. Every reader makes a ``Draft``, the rows as they stand; ``checks/`` looks at them whatever the
format was, and ``assemble`` makes a version of them.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from georegistry_desktop.exchange.door import (
        FORMATS,
        REPAIRS,
        Basic,
        Credentials,
        Earlier,
        FileMapping,
        Format,
        Guess,
        GuessedMapping,
        Incoming,
        Level,
        Pulled,
        PullReport,
        PullSettings,
        SeenColumn,
        SeenTable,
        ServerAddress,
        Token,
        Understood,
        Visit,
        check,
        check_output,
        format_name,
        guess_mappings,
        guess_query,
        is_server_address,
        is_server_time,
        losses,
        mapping_from_record,
        mapping_text,
        parse_server_address,
        part_of,
        password_for,
        pull,
        read,
        read_mapping,
        read_query,
        visit_server,
        write,
    )

__all__ = [
    "FORMATS",
    "REPAIRS",
    "Basic",
    "Credentials",
    "Earlier",
    "FileMapping",
    "Format",
    "Guess",
    "GuessedMapping",
    "Incoming",
    "Level",
    "PullReport",
    "PullSettings",
    "Pulled",
    "SeenColumn",
    "SeenTable",
    "ServerAddress",
    "Token",
    "Understood",
    "Visit",
    "check",
    "check_output",
    "format_name",
    "guess_mappings",
    "guess_query",
    "is_server_address",
    "is_server_time",
    "losses",
    "mapping_from_record",
    "mapping_text",
    "parse_server_address",
    "part_of",
    "password_for",
    "pull",
    "read",
    "read_mapping",
    "read_query",
    "visit_server",
    "write",
]


def __getattr__(name: str) -> Any:
    # The formats need pandas, GDAL and much else: a second, which only those wait who read or write.
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.door"), name)
