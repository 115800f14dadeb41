"""Files in and out: one format, one folder or file.

``read`` turns files into an ``Incoming`` (a version, and all that is wrong with it); ``write`` turns a
version into a file. Neither knows the registry. Every reader makes a ``Draft``, the rows as they stand in
its files; ``checks/`` looks at them whatever the format was, and ``assemble`` makes a version of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.exchange.checks.stored import check_stored as check
from georegistry_desktop.exchange.csv import CSV
from georegistry_desktop.exchange.dhis2 import DHIS2
from georegistry_desktop.exchange.draft import Understood
from georegistry_desktop.exchange.fhir import FHIR
from georegistry_desktop.exchange.formats import Format, ReadOptions, with_plugins
from georegistry_desktop.exchange.incoming import Incoming
from georegistry_desktop.exchange.mapping import FileMapping, written
from georegistry_desktop.exchange.mapping import from_record as mapping_from_record
from georegistry_desktop.exchange.mapping import read_mapping as _mapping_of
from georegistry_desktop.exchange.osm import OSM
from georegistry_desktop.exchange.plain import GPKG, JSON
from georegistry_desktop.exchange.reading import (
    GuessedMapping,
    guess_files,
    guess_table,
    read_files,
    read_table,
)
from georegistry_desktop.exchange.sql import parse_source, query_table, working_password
from georegistry_desktop.exchange.writing import write_file

__all__ = [
    "FORMATS",
    "FileMapping",
    "Format",
    "GuessedMapping",
    "Incoming",
    "Understood",
    "check",
    "guess_mappings",
    "guess_query",
    "mapping_from_record",
    "mapping_text",
    "password_for",
    "read",
    "read_mapping",
    "read_query",
    "write",
]

FORMATS: tuple[Format, ...] = (JSON, FHIR, DHIS2, GPKG, OSM, CSV)
"""The formats of the house, in the order in which a file's content is tried."""


def read(
    paths: str | Path | Sequence[str | Path],
    *,
    format: str | None = None,
    encoding: str | None = None,
    mapping: FileMapping | None = None,
    status: str = "NEW",
    progress: Progress = silent,
) -> Incoming:
    """Read one or several files together as one version.

    ``format`` is the name of a format (found by content, then extension, where not given); ``encoding``
    any that Python knows; ``mapping`` says which column of a list is what (guessed where not given);
    ``status`` is given to units for which the files name none. Geometry comes out in EPSG:4326. All problems
    of all files are in the answer; raises ``Refused`` for an unknown format and whatever ``progress`` raises.
    """
    held = [paths] if isinstance(paths, (str, Path)) else paths
    return read_files(
        [Path(p) for p in held],
        with_plugins(FORMATS),
        format=format,
        options=ReadOptions(encoding=encoding, mapping=mapping),
        status=status,
        progress=progress,
    )


def guess_mappings(
    paths: str | Path | Sequence[str | Path],
    *,
    format: str | None = None,
    encoding: str | None = None,
    progress: Progress = silent,
) -> list[GuessedMapping]:
    """What the columns of each table in the files are taken for, with confidence and reason.

    Raises ``ImportRefused`` with all files that cannot be read or are no lists.
    """
    held = [paths] if isinstance(paths, (str, Path)) else paths
    return guess_files(
        [Path(p) for p in held],
        with_plugins(FORMATS),
        format=format,
        options=ReadOptions(encoding=encoding),
        progress=progress,
    )


def read_query(
    address: str,
    query: str,
    *,
    password: str | None = None,
    mapping: FileMapping | None = None,
    status: str = "NEW",
    progress: Progress = silent,
) -> Incoming:
    """Read the rows that a query gives as one version; nothing can be written by it.

    ``address`` is any of SQLAlchemy, in which no password may stand. Row numbers are places in the result.
    Raises ``Refused`` where the database cannot be reached or refuses the query.
    """
    source = parse_source(address)
    table = query_table(source, query, password=password, progress=progress)
    about = {"format": "sql", "address": source.shown, "query": query, "rows": len(table.rows)}
    return read_table(table, about, mapping=mapping, status=status, progress=progress)


def guess_query(
    address: str, query: str, *, password: str | None = None, progress: Progress = silent
) -> GuessedMapping:
    """What the columns of a query's result are taken for. Raises ``Refused`` as ``read_query`` does."""
    return guess_table(query_table(parse_source(address), query, password=password, progress=progress))


def password_for(address: str, passwords: Iterable[str]) -> str | None:
    """The first of ``passwords`` with which the database lets us in; None where it wants none of us, as
    where its driver knows one. They are asked for one by one. Raises ``Refused``."""
    return working_password(parse_source(address), passwords)


def mapping_text(found: GuessedMapping) -> str:
    """A guessed mapping as the commented TOML that ``read_mapping`` reads."""
    return written(found.file, found.looks, found.mapping, found.guesses)


def read_mapping(path: str | Path) -> FileMapping:
    """The mapping in a file: ours in TOML, or the ``data_dict`` of Iaso's ``tree_importer`` in JSON.

    Raises ``Refused`` (``mapping-bad``) with all that is wrong with it.
    """
    file = Path(path)
    try:
        return _mapping_of(file.name, file.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Refused("mapping-bad", file=file.name, reason="it is not UTF-8") from error
    except OSError as error:
        raise Refused("mapping-bad", file=file.name, reason=error.strerror or error) from error


def write(
    version: VersionFrame,
    path: str | Path,
    *,
    format: str | None = None,
    layout: str = "plain",
    progress: Progress = silent,
) -> None:
    """Write a version to a file that ``read`` reads back; geometry in EPSG:4326.

    ``format`` is csv, json, fhir or gpkg (by extension where not given). All but CSV are without loss; CSV
    keeps of groups and types only what names them. Whole or not at all: raises ``Refused``, or what
    ``progress`` raises, and leaves what stood there.
    """
    write_file(version, Path(path), with_plugins(FORMATS), format=format, layout=layout, progress=progress)
