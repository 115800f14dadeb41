"""A comparison written out: CSV, XLSX, GeoPackage with both geometries, JSON, and a page for people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from georegistry_desktop.domain.comparison import Comparison
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.exchange.comparison.geopackage import write_geopackage
from georegistry_desktop.exchange.comparison.page import write_page
from georegistry_desktop.exchange.comparison.texts import write_csv, write_json
from georegistry_desktop.exchange.comparison.workbook import write_workbook
from georegistry_desktop.exchange.writing import check_output, whole_file

__all__ = ["check_report", "write_comparison"]

_PAGE = "html"
_WRITERS: dict[str, Callable[[Comparison, Path], None]] = {
    "csv": write_csv,
    "gpkg": write_geopackage,
    "json": write_json,
    "xlsx": write_workbook,
}


def check_report(path: Path, *, format: str | None = None, replace: bool = False) -> str:
    """The name of the format that ``write_comparison`` would write to ``path``, which may be written.

    Raises ``Refused``: ``output-format``, ``output-registry``, ``output-exists``, ``read-only``.
    """
    name = format or path.suffix.lower().removeprefix(".")
    name = _PAGE if name == "htm" else name
    if name not in (*_WRITERS, _PAGE):
        raise Refused("output-format", value=name, known=", ".join((*_WRITERS, _PAGE)))
    check_output(path, replace=replace)
    return name


def write_comparison(
    comparison: Comparison,
    path: Path,
    *,
    format: str | None = None,
    registry: str = "a registry",
    replace: bool = False,
) -> None:
    """Write to ``path``, whole or not at all; the format follows from the ending where not given.

    ``registry`` is how a page for people names the registry: its address, without a password. A file that is
    there is left alone without ``replace``. Raises ``Refused`` as ``check_report`` does, and ``sheet-full``.
    """
    name = check_report(path, format=format, replace=replace)
    with whole_file(path, f".{name}", replace=replace) as beside:
        if name == _PAGE:
            write_page(comparison, beside, registry=registry, when=datetime.now().astimezone())
        else:
            _WRITERS[name](comparison, beside)
