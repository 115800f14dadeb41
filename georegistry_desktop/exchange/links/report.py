"""What a matching answered, written out: CSV, XLSX, JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.linking import LINK_COLUMNS, LinkReport
from georegistry_desktop.exchange.links.cells import plain, rows_of, write_table
from georegistry_desktop.exchange.spreadsheet.filling import add_sheet, workbook
from georegistry_desktop.exchange.writing import check_output, whole_file

_BANDS = (0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99, 100.01)


def check_links_file(path: Path, *, replace: bool = False) -> str:
    """The format that ``write_links`` would write to ``path``, which may be written.

    Raises ``Refused``: ``output-format``, ``output-registry``, ``output-exists``, ``read-only``.
    """
    name = path.suffix.lower().removeprefix(".")
    if name not in _WRITERS:
        raise Refused("output-format", value=name or path.name, known=", ".join(_WRITERS))
    check_output(path, replace=replace)
    return name


def write_links(report: LinkReport, path: Path, *, replace: bool = False) -> None:
    """Write to ``path``, whole or not at all, in the format of its ending.

    CSV has the links alone; XLSX and JSON also what stands alone and the ties. Raises as
    ``check_links_file`` does.
    """
    name = check_links_file(path, replace=replace)
    with whole_file(path, f".{name}", replace=replace) as beside:
        _WRITERS[name](report, beside)


def _write_csv(report: LinkReport, path: Path) -> None:
    write_table(report.links, path)


def _write_json(report: LinkReport, path: Path) -> None:
    parts = {
        name: plain(getattr(report, name)).to_dict("records")
        for name in ("links", "unmatched_a", "unmatched_b", "ties")
    }
    path.write_text(json.dumps(report.as_json() | parts, ensure_ascii=False, indent=1), "utf-8")


def _write_workbook(report: LinkReport, path: Path) -> None:
    with workbook(path) as book:
        summary = list(_summary(report))
        add_sheet(book, "Summary", ("what", "value"), summary, count=len(summary))
        add_sheet(
            book,
            "Links",
            LINK_COLUMNS,
            rows_of(report.links),
            count=len(report.links),
            texts=("a_ref", "b_ref"),
        )
        for name, table in (
            ("Only in A", report.unmatched_a),
            ("Only in B", report.unmatched_b),
            ("Ties", report.ties),
        ):
            add_sheet(
                book,
                name,
                list(table.columns),
                rows_of(table),
                count=len(table),
                texts=("ref", "a_ref", "b_ref"),
            )


def _summary(report: LinkReport) -> Iterator[tuple[object, object]]:
    yield from (
        ("A", report.a),
        ("B", report.b),
        ("algorithm", report.algorithm),
        ("least score", report.threshold),
    )
    yield from report.counts.items()
    wrong = report.expected_wrong
    if wrong is not None:
        yield "links expected to be wrong", round(wrong, 1)
    score = report.links["score"]
    for least, below in pairwise(_BANDS):
        count = int(((score >= least) & (score < below)).sum())
        if count:
            yield f"score {least:g} to {min(below, 100):g}", count


_WRITERS: dict[str, Callable[[LinkReport, Path], None]] = {
    "csv": _write_csv,
    "xlsx": _write_workbook,
    "json": _write_json,
}
