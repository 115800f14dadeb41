"""Files in and out: one format, one folder or file.

``read`` turns files into an ``Incoming`` (a version, and all that is wrong with it); ``write`` turns a
version into a file. Neither knows the registry. Every reader makes a ``Draft``, the rows as they stand in
its files; ``checks/`` looks at them whatever the format was, and ``assemble`` makes a version of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.exchange.checks.stored import check_stored as check
from georegistry_desktop.exchange.csv import CSV
from georegistry_desktop.exchange.dhis2 import DHIS2
from georegistry_desktop.exchange.formats import Format, with_plugins
from georegistry_desktop.exchange.incoming import Incoming
from georegistry_desktop.exchange.plain import GPKG, JSON
from georegistry_desktop.exchange.reading import read_files
from georegistry_desktop.exchange.writing import write_file

__all__ = ["FORMATS", "Format", "Incoming", "check", "read", "write"]

FORMATS: tuple[Format, ...] = (JSON, DHIS2, GPKG, CSV)
"""The formats of the house, in the order in which a file's content is tried."""


def read(
    paths: str | Path | Sequence[str | Path],
    *,
    format: str | None = None,
    encoding: str | None = None,
    status: str = "NEW",
    progress: Progress = silent,
) -> Incoming:
    """Read one or several files together as one version.

    ``format`` is the name of a format (found by content, then extension, where not given); ``encoding``
    any that Python knows; ``status`` is given to units for which the files name none. Geometry comes out in
    EPSG:4326. All problems of all files are in the answer;
    raises ``Refused`` for an unknown format and whatever ``progress`` raises.
    """
    held = [paths] if isinstance(paths, (str, Path)) else paths
    return read_files(
        [Path(p) for p in held],
        with_plugins(FORMATS),
        format=format,
        encoding=encoding,
        status=status,
        progress=progress,
    )


def write(
    version: VersionFrame,
    path: str | Path,
    *,
    format: str | None = None,
    layout: str = "plain",
    progress: Progress = silent,
) -> None:
    """Write a version to a file that ``read`` reads back; geometry in EPSG:4326.

    ``format`` is csv, json or gpkg (by extension where not given). JSON and GeoPackage are without loss; CSV
    keeps of groups and types only what names them. Whole or not at all: raises ``Refused``, or what
    ``progress`` raises, and leaves what stood there.
    """
    write_file(version, Path(path), with_plugins(FORMATS), format=format, layout=layout, progress=progress)
