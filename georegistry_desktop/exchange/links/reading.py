"""Links read from a list: ours, Iaso's, or any that names two units in each row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from georegistry_desktop.domain.errors import ImportRefused
from georegistry_desktop.domain.linking import DECIDED, Decided
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.exchange.links.json_list import is_json, json_table
from georegistry_desktop.exchange.list_tables import list_tables
from georegistry_desktop.exchange.table import Table

KEYS = ("uuid", "ref", "code", "name")
"""What a unit may be named by; the first that a row gives is what it is looked up by."""
_HEADINGS: Mapping[str, tuple[str, str]] = {
    **{f"{side}_{key}": (side, key) for side in "ab" for key in KEYS},
    **{side: (side, "any") for side in "ab"},
    # Iaso's: numbers of its own, which stand among the references of units that came from it.
    "destination": ("a", "any"),
    "source": ("b", "any"),
}
_STATES: Mapping[str, Decided | None] = {
    **{state: state for state in DECIDED},
    "no match": "no-match",
    "none": None,
    "proposed": None,
    "check": None,
    "open": None,
    "": None,
}
_KNOWN = frozenset((*_HEADINGS, "state", "comment", "score", "validated"))
_TRUE, _FALSE = ("true", "1", "yes", "vrai", "oui"), ("false", "0", "no", "faux", "non")
_SHEETS_OF_OURS = ("Links",)


@dataclass(frozen=True, slots=True)
class LinkRow:
    """One row: what it calls its two units (key -> value; empty where it names none), and what it says of
    them. ``state`` None: nobody decided."""

    row: int
    a: Mapping[str, str]
    b: Mapping[str, str]
    state: Decided | None
    comment: str | None
    score: float | None


def read_links(path: Path, *, progress: Progress = silent) -> list[LinkRow]:
    """All rows of a CSV, XLSX, ODS or JSON file, see ``look_at_links``.

    Raises ``ImportRefused`` with all problems of the file.
    """
    rows, problems = look_at_links(path, progress=progress)
    if any(problem.severity == "fatal" for problem in problems):
        raise ImportRefused(problems)
    return rows


def look_at_links(path: Path, *, progress: Progress = silent) -> tuple[list[LinkRow], list[Problem]]:
    """All rows of a CSV, XLSX, ODS or JSON file (as ``write_link_list`` writes it), and what is wrong with
    them; a row whose cells are wrong is there with what could be read of it.

    Headings: ``a_uuid``, ``a_ref``, ``a_code``, ``a_name`` and the same of b, ``state`` (accepted where there
    is no such column; an empty cell says nothing), ``comment``, ``score``; or Iaso's, with Destination for a
    and Source for b. Raises ``ImportRefused`` where there are no rows to read.
    """
    problems: list[Problem] = []
    rows: list[LinkRow] = []
    tables: Sequence[Table]
    if is_json(path):
        tables = json_table(path, _KNOWN, problems)
    else:
        tables = _ours(list_tables(path, problems, others=("json",), progress=progress))
    for table in tables:
        found, wrong = _rows(table)
        rows += found
        problems += wrong
    return rows, problems


def _ours(tables: Sequence[Table]) -> Sequence[Table]:
    """The sheets that hold links where the workbook is one that was written here."""
    return [table for table in tables if table.layer in _SHEETS_OF_OURS] or tables


def _rows(table: Table) -> tuple[list[LinkRow], list[Problem]]:
    names = [heading.strip().lower().replace(" ", "_") for heading in table.headings]
    columns = {name: column.to_pylist() for name, column in zip(names, table.columns, strict=True) if name}
    sides = {side for name, (side, _) in _HEADINGS.items() if name in columns}
    if sides != {"a", "b"}:
        lacking = "a_ref" if "a" not in sides else "b_ref"
        params: dict[str, object] = {"value": lacking, "known": ", ".join(table.headings)}
        return [], [Problem(code="links-heading", severity="fatal", file=table.file, params=params)]
    rows: list[LinkRow] = []
    problems: list[Problem] = []
    for at, number in enumerate(table.rows.tolist()):
        cells = {name: (values[at] or "").strip() for name, values in columns.items()}
        state, wrong = _state(cells)
        score, bad_score = _score(cells.get("score", ""))
        for code, field, value in (("links-cell", "state", wrong), ("links-score", "score", bad_score)):
            if value is not None:
                problems.append(
                    Problem(
                        code=code,
                        severity="fatal",
                        file=table.file,
                        row=number,
                        field=field,
                        params={"value": value, "known": ", ".join(DECIDED)},
                    )
                )
        named = {side: dict(_named(cells, side)) for side in "ab"}
        rows.append(LinkRow(number, named["a"], named["b"], state, cells.get("comment") or None, score))
    return rows, problems


def _named(cells: Mapping[str, str], side: str) -> Iterator[tuple[str, str]]:
    for name, (of, key) in _HEADINGS.items():
        if of == side and cells.get(name):
            yield key, cells[name]


def _state(cells: Mapping[str, str]) -> tuple[Decided | None, str | None]:
    """What the row says was decided; a word that is none of the known ones comes back as the second."""
    if "state" not in cells and "validated" in cells:  # Iaso's
        said = cells["validated"].lower()
        return ("accepted", None) if said in _TRUE else (None, None if said in ("", *_FALSE) else said)
    if "state" not in cells:
        return "accepted", None
    said = cells["state"].lower()
    return (_STATES[said], None) if said in _STATES else (None, cells["state"])


def _score(cell: str) -> tuple[float | None, str | None]:
    if not cell:
        return None, None
    try:
        number = float(cell.replace(",", "."))
    except ValueError:
        return None, cell
    return (number, None) if 0 <= number <= 100 else (None, cell)
