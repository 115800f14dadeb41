"""What the room does for others: read, guess, check, pull, write."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from georegistry_desktop.domain.errors import require_known
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.domain.records import STATUSES
from georegistry_desktop.exchange.checks.doubts import REPAIRS
from georegistry_desktop.exchange.checks.stored import check_stored as check
from georegistry_desktop.exchange.csv.delimited import CSV
from georegistry_desktop.exchange.dhis2 import DHIS2, DHIS2_CSV
from georegistry_desktop.exchange.dhis2.live.address import ServerAddress, is_server_address
from georegistry_desktop.exchange.dhis2.live.address import parse_address as parse_server_address
from georegistry_desktop.exchange.dhis2.live.credentials import Basic, Credentials, Token
from georegistry_desktop.exchange.dhis2.live.earlier import Earlier
from georegistry_desktop.exchange.dhis2.live.pull import Pulled, PullReport, PullSettings, pull_server
from georegistry_desktop.exchange.dhis2.live.questions import is_time as is_server_time
from georegistry_desktop.exchange.dhis2.live.visiting import Visit, visit_server
from georegistry_desktop.exchange.draft import Understood
from georegistry_desktop.exchange.fhir import FHIR
from georegistry_desktop.exchange.formats import Format, ReadOptions, with_plugins
from georegistry_desktop.exchange.geopackage.layouts import GPKG
from georegistry_desktop.exchange.incoming import Incoming
from georegistry_desktop.exchange.mapping import FileMapping, Guess, Level, is_of_units, merged, written
from georegistry_desktop.exchange.mapping import from_record as mapping_from_record
from georegistry_desktop.exchange.mapping import read_mapping as _mapping_of
from georegistry_desktop.exchange.mapping.opening import read_words
from georegistry_desktop.exchange.osm import OSM
from georegistry_desktop.exchange.part import part_of
from georegistry_desktop.exchange.plain import JSON
from georegistry_desktop.exchange.reading import (
    GuessedMapping,
    guess_files,
    guess_table,
    read_files,
    read_table,
)
from georegistry_desktop.exchange.seen import SeenColumn, SeenTable
from georegistry_desktop.exchange.spreadsheet import ODS, XLSX
from georegistry_desktop.exchange.sql import parse_source, query_table, working_password
from georegistry_desktop.exchange.vector import VECTOR
from georegistry_desktop.exchange.writing import check_output, format_to_write, losses_of, write_file

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

FORMATS: tuple[Format, ...] = (JSON, *VECTOR, FHIR, DHIS2, GPKG, XLSX, ODS, OSM, CSV, DHIS2_CSV)
"""The formats of the house, in the order in which a file's content is tried."""


def read(
    paths: str | Path | Sequence[str | Path],
    *,
    format: str | None = None,
    encoding: str | None = None,
    mapping: FileMapping | None = None,
    layers: Sequence[str] = (),
    crs: str | None = None,
    repairs: Collection[str] = (),
    earlier: Collection[str] = (),
    status: str = "NEW",
    progress: Progress = silent,
) -> Incoming:
    """Read one or several files together as one version.

    ``format`` is the name of a format (found by content, then extension, where not given); ``encoding``
    any that Python knows; ``mapping`` says which column of a list is what (guessed where not given);
    ``layers`` names the sheets or layers to be read (else ``mapping`` does); ``crs`` is the reference system
    of coordinates, against what a file says itself; ``repairs`` names what is to be put right (letters,
    zeros, swapped); ``earlier`` are references of the source that begin with zeros, by which lost ones are
    known; ``status`` is given to units for which the files name none. Geometry comes out in EPSG:4326. All
    problems of all files are in the answer; raises ``Refused`` for an unknown format or reference system, and
    whatever ``progress`` raises.
    """
    held = [paths] if isinstance(paths, (str, Path)) else paths
    return read_files(
        [Path(p) for p in held],
        with_plugins(FORMATS),
        format=format,
        options=ReadOptions(
            encoding=encoding,
            mapping=mapping,
            layers=tuple(layers) or (mapping.layers if mapping else ()),
            crs=crs,
            repairs=frozenset(repairs),
            earlier=frozenset(earlier),
        ),
        status=status,
        progress=progress,
    )


def guess_mappings(
    paths: str | Path | Sequence[str | Path],
    *,
    format: str | None = None,
    encoding: str | None = None,
    layers: Sequence[str] = (),
    crs: str | None = None,
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
        options=ReadOptions(encoding=encoding, layers=tuple(layers), crs=crs),
        progress=progress,
    )


def mapping_text(found: Sequence[GuessedMapping]) -> str:
    """Guessed mappings as the commented TOML that ``read_mapping`` reads: one for all tables where one can
    mean the same in each, else one after the other, to be parted. Tables that are no lists of units are not
    in it where others are, as they are not read."""
    found = [one for one in found if is_of_units(one.mapping)] or found
    whole = merged([one.mapping for one in found])
    if whole is None:
        return "\n".join(written(one.file, one.looks, one.mapping, one.guesses) for one in found)
    looks = {heading: look for one in found for heading, look in one.looks.items()}
    guesses = {(g.field, g.heading): g for one in found for g in one.guesses}
    best = {name: guess for (name, _), guess in reversed(guesses.items())}
    return written(", ".join(one.file for one in found), looks, whole, [*best.values()])


def read_query(
    address: str,
    query: str,
    *,
    password: str | None = None,
    mapping: FileMapping | None = None,
    crs: str | None = None,
    repairs: Collection[str] = (),
    earlier: Collection[str] = (),
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
    options = ReadOptions(mapping=mapping, crs=crs, repairs=frozenset(repairs), earlier=frozenset(earlier))
    return read_table(table, about, options=options, status=status, progress=progress)


def guess_query(
    address: str, query: str, *, password: str | None = None, progress: Progress = silent
) -> GuessedMapping:
    """What the columns of a query's result are taken for. Raises ``Refused`` as ``read_query`` does."""
    return guess_table(query_table(parse_source(address), query, password=password, progress=progress))


def password_for(address: str, passwords: Iterable[str]) -> str | None:
    """The first of ``passwords`` with which the database lets us in; None where it wants none of us, as
    where its driver knows one. They are asked for one by one. Raises ``Refused``."""
    return working_password(parse_source(address), passwords)


def read_mapping(path: str | Path) -> FileMapping:
    """The mapping in a file: ours in TOML, or the ``data_dict`` of Iaso's ``tree_importer`` in JSON.

    Raises ``Refused`` (``mapping-bad``) with all that is wrong with it.
    """
    file = Path(path)
    return _mapping_of(file.name, read_words(file))


def pull(
    address: ServerAddress,
    credentials: Credentials,
    *,
    subtree: str | None = None,
    earlier: Earlier | None = None,
    status: str = "NEW",
    settings: PullSettings | None = None,
    progress: Progress = silent,
) -> Pulled:
    """Read the org units of a running DHIS2 as one version, whole or below the unit ``subtree``.

    ``earlier`` is what was pulled before: then only what changed since is asked for; the version is the same.
    All problems of rows are in the answer; raises ``Refused`` where the server does not answer as it should,
    and whatever ``progress`` raises. The pages so far are kept for the next try.
    """
    require_known("status", [status], STATUSES)
    return pull_server(
        address,
        credentials,
        subtree=subtree,
        earlier=earlier,
        status=status,
        settings=settings or PullSettings(),
        progress=progress,
    )


def format_name(path: Path, format: str | None = None) -> str:
    """The name of the format in which ``write`` would write to ``path``. Raises ``Refused``."""
    return format_to_write(path, with_plugins(FORMATS), format).name


def losses(
    version: VersionFrame, path: str | Path, *, format: str | None = None, layout: str = "plain"
) -> list[Problem]:
    """What ``write`` with the same arguments would not hold: a warning for each kind of thing, counted.

    Nothing is written; raises ``Refused`` for a format or layout that there is not.
    """
    return losses_of(version, Path(path), with_plugins(FORMATS), format=format, layout=layout)


def write(
    version: VersionFrame,
    path: str | Path,
    *,
    format: str | None = None,
    layout: str = "plain",
    replace: bool = False,
    progress: Progress = silent,
) -> None:
    """Write a version to a file that ``read`` reads back; geometry in EPSG:4326.

    ``format`` is the name of one of ``FORMATS`` (by extension where not given); ``layout`` is plain for all,
    ``spreadsheet`` for csv and ``iaso`` for gpkg besides. JSON and GeoPackage are without loss; what another
    format cannot hold is told by ``losses``. A file that is there is left alone (``output-exists``) without
    ``replace``. Whole or not at all: raises ``Refused``, or what ``progress`` raises, and leaves what stood
    there.
    """
    write_file(
        version,
        Path(path),
        with_plugins(FORMATS),
        format=format,
        layout=layout,
        replace=replace,
        progress=progress,
    )
