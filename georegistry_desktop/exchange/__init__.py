"""Files in and out: one format, one folder or file.

``read`` turns files into an ``Incoming`` (a version, and all that is wrong with it); ``write`` turns a
version into a file. Neither knows the registry. Every reader makes a ``Draft``, the rows as they stand in
its files; ``checks/`` looks at them whatever the format was, and ``assemble`` makes a version of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.exchange.checks.stored import check_stored as check
from georegistry_desktop.exchange.csv import CSV
from georegistry_desktop.exchange.dhis2 import DHIS2, DHIS2_CSV
from georegistry_desktop.exchange.draft import Understood
from georegistry_desktop.exchange.formats import Format, ReadOptions, with_plugins
from georegistry_desktop.exchange.incoming import Incoming
from georegistry_desktop.exchange.mapping import FileMapping, written
from georegistry_desktop.exchange.mapping import from_record as mapping_from_record
from georegistry_desktop.exchange.mapping import read_mapping as _mapping_of
from georegistry_desktop.exchange.part import part_of
from georegistry_desktop.exchange.plain import GPKG, JSON
from georegistry_desktop.exchange.reading import GuessedMapping, guess_files, read_files
from georegistry_desktop.exchange.spreadsheet import XLSX
from georegistry_desktop.exchange.vector import FLATGEOBUF, GEOJSON, KML, PARQUET
from georegistry_desktop.exchange.writing import format_to_write, losses_of, write_file

__all__ = [
    "FORMATS",
    "FileMapping",
    "Format",
    "GuessedMapping",
    "Incoming",
    "Understood",
    "check",
    "format_name",
    "guess_mappings",
    "losses",
    "mapping_from_record",
    "mapping_text",
    "part_of",
    "read",
    "read_mapping",
    "write",
]

FORMATS: tuple[Format, ...] = (
    JSON,
    DHIS2,
    GPKG,
    CSV,
    XLSX,
    GEOJSON,
    FLATGEOBUF,
    PARQUET,
    KML,
    DHIS2_CSV,
)
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
    progress: Progress = silent,
) -> None:
    """Write a version to a file that ``read`` reads back; geometry in EPSG:4326.

    ``format`` is the name of one of ``FORMATS`` (by extension where not given); ``layout`` is plain for all,
    ``spreadsheet`` for csv and ``iaso`` for gpkg besides. JSON and GeoPackage are without loss; what another
    format cannot hold is told by ``losses``. Whole or not at all: raises ``Refused``, or what ``progress``
    raises, and leaves what stood there.
    """
    write_file(version, Path(path), with_plugins(FORMATS), format=format, layout=layout, progress=progress)
