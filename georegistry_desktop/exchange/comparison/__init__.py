"""A comparison written out: CSV, XLSX, GeoPackage with both geometries, JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from georegistry_desktop.domain.comparison import Comparison
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.exchange.comparison.geopackage import write_geopackage
from georegistry_desktop.exchange.comparison.texts import write_csv, write_json
from georegistry_desktop.exchange.comparison.workbook import write_workbook
from georegistry_desktop.exchange.writing import whole_file

__all__ = ["write_comparison"]

_WRITERS: dict[str, Callable[[Comparison, Path], None]] = {
    "csv": write_csv,
    "gpkg": write_geopackage,
    "json": write_json,
    "xlsx": write_workbook,
}


def write_comparison(comparison: Comparison, path: Path, *, format: str | None = None) -> None:
    """Write to ``path``, whole or not at all; the format follows from the ending where not given.

    Raises ``Refused``: ``output-format``, ``output-registry``, ``read-only``, ``sheet-full``.
    """
    name = format or path.suffix.lower().removeprefix(".")
    if name not in _WRITERS:
        raise Refused("output-format", value=name, known=", ".join(_WRITERS))
    with whole_file(path, f".{name}") as beside:
        _WRITERS[name](comparison, beside)
