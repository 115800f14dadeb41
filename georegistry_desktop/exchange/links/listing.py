"""What was decided of links written out as a list: CSV, XLSX, JSON, or with Iaso's columns."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.link_report import MatchingReport
from georegistry_desktop.domain.linking import LISTED_COLUMNS, LinkList
from georegistry_desktop.exchange.links.cells import plain, rows_of, write_table
from georegistry_desktop.exchange.links.workbook import write_report
from georegistry_desktop.exchange.spreadsheet.filling import add_sheet, workbook
from georegistry_desktop.exchange.writing import check_output, whole_file

LAYOUTS = ("plain", "iaso")
_REFS = ("a_ref", "b_ref")


def check_list_file(path: Path, *, layout: str = "plain", replace: bool = False) -> str:
    """The format that ``write_link_list`` would write to ``path``, which may be written.

    Raises ``Refused``: ``option-bad``, ``output-format``, ``output-registry``, ``output-exists``,
    ``read-only``.
    """
    if layout not in LAYOUTS:
        raise Refused("option-bad", option="layout", value=layout, known=", ".join(LAYOUTS))
    name = path.suffix.lower().removeprefix(".")
    known = _WRITERS if layout == "plain" else ("csv", "xlsx")
    if name not in known:
        raise Refused("output-format", value=name or path.name, known=", ".join(known))
    check_output(path, replace=replace)
    return name


def write_link_list(
    found: LinkList,
    path: Path,
    *,
    report: MatchingReport | None = None,
    layout: str = "plain",
    replace: bool = False,
) -> None:
    """Write to ``path``, whole or not at all, in the format of its ending; a workbook has the ``report`` too.
    Raises as ``check_list_file``."""
    name = check_list_file(path, layout=layout, replace=replace)
    with whole_file(path, f".{name}", replace=replace) as beside:
        if layout == "iaso":
            table = _as_iaso(found)
            if name == "csv":
                write_table(table, beside)
            else:
                with workbook(beside) as book:
                    add_sheet(book, "Links", list(table.columns), rows_of(table), count=len(table))
        elif name == "xlsx" and report is not None:
            write_report(found, report, beside)
        else:
            _WRITERS[name](found, beside)


def _write_csv(found: LinkList, path: Path) -> None:
    write_table(found.rows, path)


def _write_json(found: LinkList, path: Path) -> None:
    document = found.as_json() | {"links": plain(found.rows).to_dict("records")}
    path.write_text(json.dumps(document, ensure_ascii=False, indent=1), "utf-8")


def _write_workbook(found: LinkList, path: Path) -> None:
    summary = list(_summary(found))
    with workbook(path) as book:
        add_sheet(book, "Summary", ("what", "value"), summary, count=len(summary))
        add_sheet(book, "Links", LISTED_COLUMNS, rows_of(found.rows), count=len(found.rows), texts=_REFS)


def _summary(found: LinkList) -> Iterator[tuple[object, object]]:
    yield from (("A", found.a), ("B", found.b), ("run", found.run), ("algorithm", found.algorithm))
    for state, count in found.counts.items():
        yield f"units of A: {state}", count
    if found.remaining_wrong is not None:
        yield "answers expected to be wrong still", round(found.remaining_wrong, 1)
    decided = found.rows.dropna(subset=["decided_by"])
    for (person, state), count in Counter(zip(decided["decided_by"], decided["state"], strict=True)).items():
        yield f"{state} by {person}", count


def _as_iaso(found: LinkList) -> pd.DataFrame:
    """Iaso's columns of its links: Destination is a's unit, Source b's, by the references they go by."""
    rows = found.rows[found.rows["a_uuid"].notna() & found.rows["b_uuid"].notna()]
    rows = rows[rows["state"].isin(("accepted", "check", "proposed"))]
    done = rows["state"] != "proposed"
    return pd.DataFrame(
        {
            "ID": range(1, len(rows) + 1),
            "Run": [found.run] * len(rows),
            "Destination": rows["a_ref"].fillna(rows["a_uuid"]).str.removeprefix("iaso:").to_numpy(),
            "Source": rows["b_ref"].fillna(rows["b_uuid"]).str.removeprefix("iaso:").to_numpy(),
            "Validated": ["True" if one else "False" for one in done],
            "Validator": rows["decided_by"].to_numpy(),
            "Validation Date": rows["decided_at"].to_numpy(),
            "Creation Date": rows["decided_at"].to_numpy(),
            "Score": rows["score"].round().to_numpy(),
        }
    )


_WRITERS: dict[str, Callable[[LinkList, Path], None]] = {
    "csv": _write_csv,
    "xlsx": _write_workbook,
    "json": _write_json,
}
