"""How answers look in a terminal: tables on stdout, messages and progress on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.table import Table
from rich.text import Text

from georegistry_desktop.domain import Cancelled, Problem, Progress, silent
from georegistry_desktop.domain.values import show_value

_MOST_ON_A_TERMINAL = 200
_MOST_IN_A_FILE = 1_000
"""Rows; a table of 100,000 takes minutes."""
_WIDE = 160

# What a terminal obeys, a file may hold as a name: escape sequences, and marks that turn the writing around.
_OBEYED = {*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)} - {0x09, 0x0A}
_HARMLESS = {sign: f"\\x{sign:02x}" if sign < 0x100 else f"\\u{sign:04x}" for sign in _OBEYED}

# A file or a pipe has no width of its own; 80 columns would fold every table.
out = Console(highlight=False, width=None if sys.stdout.isatty() else _WIDE)
err = Console(stderr=True, highlight=False, width=None if sys.stderr.isatty() else _WIDE)


def harmless(text: str) -> Text:
    """``text`` as it is: nothing in it is markup, and no sign of it moves the terminal's pen."""
    return Text(text.translate(_HARMLESS))


def say(text: str) -> None:
    """A message for the person; stdout stays for the answer."""
    err.print(harmless(text), soft_wrap=True)


def answer(text: str) -> None:
    """A line of the answer."""
    out.print(harmless(text), soft_wrap=True)


def counted(number: int, thing: str) -> str:
    """``1 unit``, ``1,204 units``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def document(value: object) -> None:
    """The one JSON document of ``--json``."""
    text = json.dumps(value, ensure_ascii=False, indent=2, default=_plain)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        text = json.dumps(value, indent=2, default=_plain)
    sys.stdout.write(text + "\n")


def table(
    title: str, headings: Sequence[str], rows: Iterable[Sequence[object]], *, to: Console = out
) -> None:
    """A table; numbers to the right, columns that hold nothing left out. Long cells wrap: nothing is cut."""
    held = [list(row) for row in rows]
    grid = Table(header_style="dim", box=None, pad_edge=False)
    kept = [i for i in range(len(headings)) if not held or any(row[i] not in (None, "") for row in held)]
    for i in kept:
        numbers = bool(held) and all(isinstance(row[i], (int, float)) for row in held)
        grid.add_column(headings[i], justify="right" if numbers else "left", overflow="fold")
    for row in held:
        grid.add_row(*(_cell(row[i]) for i in kept))
    to.print(harmless(title), style="bold", soft_wrap=True)
    to.print(grid)


def problems(found: Sequence[Problem], *, to: Console = err) -> None:
    """The problems of files or of a tree in one table; more than a terminal can hold are counted there."""
    if found:
        columns = ("", "file", "row", "field", "unit", "problem", "what to do")
        rows = [(p.severity, p.file, p.row, p.field, p.unit, p.message, p.remedy) for p in found]
        first_of_many("problem(s)", columns, rows, to=to)


def first_of_many(
    what: str, columns: Sequence[str], rows: Sequence[Sequence[object]], *, to: Console = err
) -> None:
    """A table of as many rows as a terminal or a log can hold, with the count of the rest."""
    shown = rows[: _MOST_ON_A_TERMINAL if to.is_terminal else _MOST_IN_A_FILE]
    table(f"{len(rows):,} {what}", columns, shown, to=to)
    if len(shown) < len(rows):
        say(f"{len(rows) - len(shown):,} more {what} are not shown. All of them: with --json.")


@contextmanager
def progress() -> Iterator[Progress]:
    """A bar on a terminal, nothing elsewhere. Ctrl-C cancels the job."""
    try:
        with _bar() as show:
            yield show
    except KeyboardInterrupt:
        raise Cancelled from None


@contextmanager
def _bar() -> Iterator[Progress]:
    if not err.is_terminal:
        yield silent
        return
    says = TextColumn("{task.description}", markup=False)
    columns = (SpinnerColumn(), says, BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Bars(*columns, console=err, transient=True) as bars:
        task = bars.add_task("", total=None)

        def show(step: str, done: int = 0, total: int = 0) -> None:
            bars.update(task, description=harmless(step).plain, completed=done, total=total or None)

        yield show


def _cell(value: object) -> Text:
    if isinstance(value, bool):
        return Text("yes" if value else "")
    if isinstance(value, int):
        return Text(f"{value:,}")
    return harmless("" if value is None else str(value))


def _plain(value: Any) -> object:
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return show_value(value) if not hasattr(value, "item") else value.item()
