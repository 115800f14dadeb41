"""The tables of a list that is no list of units: of links, of decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.exchange.csv.delimited import CSV
from georegistry_desktop.exchange.formats import HEAD, ReadOptions, format_of
from georegistry_desktop.exchange.spreadsheet import ODS, XLSX
from georegistry_desktop.exchange.table import CannotRead, Table

_OF_LISTS = {"file-unreadable": "table-unreadable", "encoding-bad": "table-encoding"}
_FORMATS = {found.name: found for found in (XLSX, ODS, CSV)}


def list_tables(
    path: Path, problems: list[Problem], *, others: Sequence[str] = (), progress: Progress = silent
) -> Sequence[Table]:
    """All tables of a CSV, XLSX or ODS file; none, with one more of ``problems``, where it cannot be read.
    ``others`` are formats that might have been chosen too."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
        found = format_of(path, head, _FORMATS)
        if found is None or found.tables is None:
            known = ", ".join((*_FORMATS, *others))
            params: dict[str, object] = {"known": known}
            problems.append(Problem(code="table-format", severity="fatal", file=path.name, params=params))
            return []
        return found.tables(path, options=ReadOptions(), progress=progress)
    except CannotRead as fault:
        problems.append(of_list(fault.problem))
    except OSError as fault:
        params = {"reason": fault.strerror or str(fault)}
        problems.append(Problem(code="table-unreadable", severity="fatal", file=path.name, params=params))
    return []


def of_list(problem: Problem) -> Problem:
    """A problem of any file as one of a list: nobody is asked in which format or encoding that is."""
    return replace(problem, code=_OF_LISTS.get(problem.code, problem.code))
