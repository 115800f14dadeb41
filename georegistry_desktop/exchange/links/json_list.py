"""A list of links that was written as JSON, as a table of cells like those of the other formats."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange.json_file import load_any
from georegistry_desktop.exchange.list_tables import of_list
from georegistry_desktop.exchange.table import Table

_LIST = "links"
_SHOWN = 60


def is_json(path: Path) -> bool:
    """Whether a file is to be read as JSON, by its name."""
    return path.suffix.lower() == ".json"


def json_table(path: Path, known: Collection[str], problems: list[Problem]) -> list[Table]:
    """The entries of ``links``, numbered from 1, with those of their keys that are ``known``; nothing, with
    one more of ``problems``, where there is no such list. What cannot be a cell is told and left empty."""
    document, found = load_any(path, None)
    problems += map(of_list, found)
    if any(problem.severity == "fatal" for problem in found):
        return []
    entries = document.get(_LIST) if isinstance(document, dict) else None
    if not isinstance(entries, list):
        problems.append(Problem(code="links-json-none", severity="fatal", file=path.name))
        return []
    if not entries:
        return []
    rows = []
    for number, entry in enumerate(entries, 1):
        if isinstance(entry, dict):
            rows.append((number, dict(_cells(path, number, entry, known, problems))))
        else:
            problems.append(_wrong(path, number, "links-json-row", entry))
    headings = list(dict.fromkeys(key for _, cells in rows for key in cells))
    return [
        Table(
            file=path.name,
            headings=headings,
            columns=[
                pa.chunked_array([pa.array([cells.get(key) for _, cells in rows], pa.large_string())])
                for key in headings
            ],
            rows=np.array([number for number, _ in rows], dtype=np.int64),
            heading_row=None,
        )
    ]


def _cells(
    path: Path, number: int, entry: dict[str, Json], known: Collection[str], problems: list[Problem]
) -> Iterator[tuple[str, str | None]]:
    for key, value in entry.items():
        name = key.strip().lower().replace(" ", "_")
        if name not in known:
            continue
        if value is None or isinstance(value, str):
            yield name, value
        elif isinstance(value, (int, float)) and not isinstance(value, bool):
            yield name, str(value)
        else:
            problems.append(_wrong(path, number, "links-json-value", value, name))
            yield name, None


def _wrong(path: Path, number: int, code: str, value: Json, field: str | None = None) -> Problem:
    shown = str(value)
    params: dict[str, object] = {"value": shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"}
    return Problem(code=code, severity="fatal", file=path.name, row=number, field=field, params=params)
