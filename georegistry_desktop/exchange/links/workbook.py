"""The report of a matching as an Excel workbook, as an office keeps it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pandas as pd
from openpyxl import Workbook

from georegistry_desktop.domain.link_report import FACTS, MatchingReport
from georegistry_desktop.domain.linking import LISTED_COLUMNS, LinkList
from georegistry_desktop.exchange.links.cells import rows_of
from georegistry_desktop.exchange.spreadsheet.filling import Look, add_sheet, workbook

_REFS = ("ref", "a_ref", "b_ref")
_MOMENTS = ("decided_at", "first", "last")
_COLOURS = {
    "accepted": "C6EFCE",
    "rejected": "E4DFEC",
    "no-match": "D9D9D9",
    "flagged": "FFEB9C",
    "check": "FCD5B4",
    "proposed": "DDEBF7",
    "none": "F2F2F2",
}
"""Fills of states; each says its word too."""
_WIDTHS = {
    **dict.fromkeys(("name", "a_name", "b_name", "parent", "a_parent", "b_parent"), 32),
    **dict.fromkeys(("uuid", "a_uuid", "b_uuid", "what", "comment", "step"), 38),
    **dict.fromkeys(_MOMENTS, 18),
    **dict.fromkeys(("type", "person", "value"), 24),
}
_LOOK = Look(
    widths=_WIDTHS,
    formats={
        "score": "0.0",
        "share decided": "0.0%",
        **dict.fromkeys(_MOMENTS, "yyyy-mm-dd hh:mm"),
    },
    colours={"state": _COLOURS},
)


def write_report(found: LinkList, report: MatchingReport, path: Path) -> None:
    """Sheets: Summary, Links (which can be read in again), counts by type, level and person, what stands
    alone on either side, what is flagged, and the run's log."""
    log = pd.DataFrame({"number": range(1, len(report.log) + 1), "step": list(report.log)})
    with workbook(path) as book:
        rows = [tuple(row) for row in report.facts.astype(object).itertuples(index=False, name=None)]
        shares = [(what, f"{value:.1%}" if _is_share(what, value) else value) for what, value in rows]
        plain = [(what, None if isinstance(v, float) and pd.isna(v) else v) for what, v in shares]
        add_sheet(book, "Summary", FACTS, plain, count=len(plain), look=_LOOK)
        _add(book, "Links", found.rows[list(LISTED_COLUMNS)], moments=False)
        for title, table in (
            ("By type", report.by_type),
            ("By level", report.by_level),
            ("By person", report.by_person),
            ("Only in A", report.alone_a),
            ("Only in B", report.alone_b),
            ("Flagged", report.flagged),
            ("Log", log),
        ):
            _add(book, title, table)


def _is_share(what: object, value: object) -> bool:
    return str(what).startswith("share") and isinstance(value, float) and not pd.isna(value)


def _add(book: Workbook, title: str, table: pd.DataFrame, *, moments: bool = True) -> None:
    held = table
    if "share decided" in table:
        held = table.assign(**{"share decided": table["share decided"].astype(float)})
    rows = held.astype(object).where(held.notna(), None)
    for name in _MOMENTS if moments else ():
        if name in rows:
            rows[name] = rows[name].map(_moment)
    cells = rows.itertuples(index=False, name=None) if moments else rows_of(table)
    add_sheet(book, title, list(table.columns), cells, count=len(table), texts=_REFS, look=_LOOK)


def _moment(text: object) -> object:
    """A moment in UTC as a cell knows it; the text itself where it is none."""
    if not isinstance(text, str):
        return None
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00")).replace(tzinfo=None)
    except ValueError:
        return text
