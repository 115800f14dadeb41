"""The cells of a delimited text file: its encoding, its delimiter, its records; every cell as text."""

from __future__ import annotations

import codecs
import csv
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow as pa
from pyarrow import csv as arrow_csv

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.csv.formulas import unguarded
from georegistry_desktop.exchange.draft import Ints
from georegistry_desktop.exchange.headings import WITHIN, above, heading_at
from georegistry_desktop.exchange.table import CannotRead, Table, without_blank_rows

DELIMITERS = (",", ";", "\t", "|")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 1 << 16
_CHUNK = 50_000
_BLOCK = 1 << 24


def read_table(path: Path, *, encoding: str | None, progress: Progress) -> Table:
    """All cells of a file. Raises ``CannotRead``; rows of a wrong length are problems of the answer."""
    progress(f"Reading {path.name}", 0, 3)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CannotRead(path, "file-unreadable", reason=error.strerror or error) from error
    problems: list[Problem] = []
    data, found = _as_utf8(path, data, encoding, problems)
    if not data.strip():
        raise CannotRead(path, "file-empty")
    if b"\0" in data:
        raise CannotRead(path, "bytes-zero")
    progress(f"Reading {path.name}", 1, 3)
    csv.field_size_limit(sys.maxsize)  # a boundary is longer than the 128 kB that the module expects
    blank = len(data) - len(data.lstrip(b"\r\n"))
    sample = data[blank : blank + _SAMPLE].decode("utf-8", "ignore")
    delimiter, start = _start(sample, len(data[:blank].splitlines()))
    headings = _headings(data, delimiter, start)
    if start.above:
        words: dict[str, object] = {"value": start.above}
        problems.append(Problem(code="rows-above", severity="warning", file=path.name, params=words))
    # A blank row is put behind the last one: where a quote is never closed, it ends up inside a cell.
    data += (
        (b"" if data.endswith((b"\n", b"\r")) else b"\n") + delimiter.encode() * (len(headings) - 1) + b"\n"
    )
    cells = _fast(data, headings, delimiter, start)
    if cells is None:
        cells = _record_by_record(path, data, headings, delimiter, start, problems, progress)
    columns, rows = cells
    progress(f"Reading {path.name}", 2, 3)
    broken = max(data.count(b"\n"), data.count(b"\r")) > len(rows) + 2 + start.skipped
    columns, rows = without_blank_rows(columns, rows)
    columns, taken, guarded = unguarded(columns)
    if taken:
        params: dict[str, object] = {"value": taken, "name": " ".join((guarded or "").split())[:40]}
        problems.append(Problem(code="apostrophes-taken", severity="warning", file=path.name, params=params))
    progress(f"Reading {path.name}", 3, 3)
    return Table(
        file=path.name,
        headings=headings,
        columns=columns,
        rows=rows,
        heading_row=start.row,
        encoding=found,
        delimiter=delimiter if broken else None,
        problems=problems,
    )


def _as_utf8(path: Path, data: bytes, encoding: str | None, problems: list[Problem]) -> tuple[bytes, str]:
    marked = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    said = encoding or marked
    if said is not None:
        try:
            words = data.decode(said)
        except (UnicodeError, LookupError) as error:
            reason = getattr(error, "reason", error)
            raise CannotRead(path, "encoding-bad", value=said, reason=reason) from error
        return words.removeprefix("\ufeff").encode("utf-8", "replace"), said
    try:
        data.decode("utf-8")
        return data, "utf-8"
    except UnicodeDecodeError:
        pass  # an older encoding, which is guessed, and told
    if b"\0" in data:
        return data, "unknown"
    try:
        words, guess = data.decode("cp1252"), "cp1252"
    except UnicodeDecodeError:
        words, guess = data.decode("latin-1"), "latin-1"
    problems.append(
        Problem(code="encoding-guessed", severity="warning", file=path.name, params={"value": guess})
    )
    return words.encode(), guess


@dataclass(frozen=True, slots=True)
class _Start:
    """Where the headings stand: behind ``skipped`` records, of ``lines`` lines, which say ``above``, in the
    row that a spreadsheet numbers ``row``."""

    skipped: int = 0
    lines: int = 0
    row: int = 1
    above: str = ""


def _start(sample: str, blank: int) -> tuple[str, _Start]:
    """The delimiter of a text that begins with ``sample`` behind so many blank lines, and its headings."""
    # Excel has "sep=;" written above the heading; it neither shows that line nor counts it.
    line = sample.split("\n", 1)[0].strip().strip('"')
    if line.lower().startswith("sep=") and len(line) == 5:
        return line[4], _Start(blank + 1, blank + 1, blank + 1)
    delimiter = _delimiter(sample)
    records = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    ends, first = [0], []
    for record in islice(records, WITHIN):
        first.append(record)
        ends.append(records.line_num)
    at = heading_at(first)
    told = above(first, at) if first else ""
    return delimiter, _Start(blank + at, blank + ends[at], blank + at + 1, told)


def _delimiter(sample: str) -> str:
    """The delimiter that gives the most columns which most records agree upon."""

    def score(delimiter: str) -> tuple[float, int]:
        records = [r for r in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if r]
        whole = records[:-1] if len(records) > 2 and len(sample) >= _SAMPLE - 4 else records
        width = len(whole[0])
        if width < 2:
            return 0.0, 0
        alike = sum(len(r) == width for r in whole) / len(whole)
        return alike * min(width, 4), width

    return max(DELIMITERS, key=score)


def _records(data: bytes, delimiter: str) -> Iterator[list[str]]:
    lines = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", newline="")
    return csv.reader(lines, delimiter=delimiter)


def _headings(data: bytes, delimiter: str, start: _Start) -> list[str]:
    records = _records(data, delimiter)
    for _ in range(start.skipped):
        next(records)
    return [cell.strip() for cell in next(records, [])]


def _fast(
    data: bytes, headings: list[str], delimiter: str, start: _Start
) -> tuple[list[pa.ChunkedArray], Ints] | None:
    """By Arrow, on all cores; None when any record has another number of cells than the heading, a quote is
    never closed, or Arrow does not take the delimiter."""
    names = [str(i) for i in range(len(headings))]
    if len(names) < 2 or not headings[0].isprintable() or not delimiter.isascii():
        return None
    try:
        table = arrow_csv.read_csv(
            pa.BufferReader(data),
            read_options=arrow_csv.ReadOptions(column_names=names, skip_rows=start.lines, block_size=_BLOCK),
            parse_options=arrow_csv.ParseOptions(
                delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.large_string()),
                null_values=[""],
                strings_can_be_null=True,
                quoted_strings_can_be_null=True,
            ),
        )
    except pa.ArrowInvalid:
        return None
    if len(table) < 2 or any(column[-1].is_valid for column in table.columns):
        return None
    table = table.slice(1, len(table) - 2)
    rows = np.arange(len(table), dtype=np.int64) + start.row + 1
    return table.columns, rows


def _record_by_record(
    path: Path,
    data: bytes,
    headings: list[str],
    delimiter: str,
    start: _Start,
    problems: list[Problem],
    progress: Progress,
) -> tuple[list[pa.ChunkedArray], Ints]:
    """One record after the other, so that a ragged one can be named. Short ones are filled up."""
    width = len(headings)
    chunks: list[list[pa.Array]] = [[] for _ in range(width)]
    held: list[list[str]] = []
    numbers: list[int] = []

    def flush() -> None:
        progress(f"Reading {path.name}", 1, 3)
        for chunk, column in zip(chunks, zip(*held, strict=True), strict=True):
            chunk.append(pa.array([cell or None for cell in column], pa.large_string()))
        held.clear()

    number, record = start.row, headings
    for number, record in enumerate(_records(data, delimiter), start.row - start.skipped):
        if number <= start.row or not any(record):
            continue
        extra = record[width:]
        if len(record) < width or any(extra):
            problems.append(
                Problem(
                    code="row-length",
                    file=path.name,
                    row=number,
                    params={"value": len(record), "expected": width},
                )
            )
        held.append([*record[:width], *[""] * (width - len(record))])
        numbers.append(number)
        if len(held) == _CHUNK:
            flush()
    if any(record):
        problems.append(_never_closed(path, number, record, headings if number > start.row else []))
    if held:
        flush()
    columns = [pa.chunked_array(chunk, pa.large_string()) for chunk in chunks]
    return columns, np.array(numbers, dtype=np.int64)


def _never_closed(path: Path, row: int, record: list[str], headings: list[str]) -> Problem:
    at = min(len(record), len(headings)) - 1
    shown = record[-1].strip().split("\n")[0][:40]
    return Problem(
        code="quote-open",
        severity="fatal",
        file=path.name,
        row=row,
        field=headings[at] if headings else None,
        params={"value": shown},
    )
