"""Units of one version that are likely the same place, written out: CSV, XLSX, JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.exchange.links.cells import rows_of, write_table
from georegistry_desktop.exchange.spreadsheet.filling import add_sheet, workbook
from georegistry_desktop.exchange.writing import check_output, whole_file

_FORMATS = ("csv", "xlsx", "json")


def check_duplicates_file(path: Path, *, replace: bool = False) -> str:
    """The format that ``write_duplicates`` would write to ``path``, which may be written.

    Raises ``Refused``: ``output-format``, ``output-registry``, ``output-exists``, ``read-only``.
    """
    name = path.suffix.lower().removeprefix(".")
    if name not in _FORMATS:
        raise Refused("output-format", value=name or path.name, known=", ".join(_FORMATS))
    check_output(path, replace=replace)
    return name


def write_duplicates(
    pairs: pd.DataFrame, document: Mapping[str, Any], path: Path, *, replace: bool = False
) -> None:
    """Write ``pairs`` to ``path``, whole or not at all; JSON has the whole ``document``. Raises as
    ``check_duplicates_file`` does."""
    name = check_duplicates_file(path, replace=replace)
    with whole_file(path, f".{name}", replace=replace) as beside:
        if name == "csv":
            write_table(pairs, beside)
        elif name == "json":
            beside.write_text(json.dumps(document, ensure_ascii=False, indent=1), "utf-8")
        else:
            with workbook(beside) as book:
                add_sheet(
                    book,
                    "Duplicates",
                    list(pairs.columns),
                    rows_of(pairs),
                    count=len(pairs),
                    texts=("a_ref", "b_ref"),
                )
