"""How answers look in a terminal: tables on stdout, messages and progress on stderr."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.table import Table

from georegistry_desktop.domain import (
    Cancelled,
    ConflictError,
    GeoRegistryError,
    ImportRefused,
    Problem,
    Progress,
    RulesBroken,
    silent,
)
from georegistry_desktop.domain.values import show_value

_SHOWN = 200
_QUIET_SECONDS = 5.0

_WIDE = 160

# A file or a pipe has no width of its own; 80 columns would fold every table.
out = Console(highlight=False, width=None if sys.stdout.isatty() else _WIDE)
err = Console(stderr=True, highlight=False, width=None if sys.stderr.isatty() else _WIDE)


def say(text: str) -> None:
    """A message for the person; stdout stays for the answer."""
    err.print(escape(text), soft_wrap=True)


def answer(text: str) -> None:
    """A line of the answer."""
    out.print(escape(text), soft_wrap=True)


def document(value: object) -> None:
    """The one JSON document of ``--json``."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2, default=_plain) + "\n")


def table(
    title: str, headings: Sequence[str], rows: Iterable[Sequence[object]], *, to: Console = out
) -> None:
    """A table; numbers to the right. Long cells wrap, so that nothing is cut."""
    held = [list(row) for row in rows]
    grid = Table(header_style="dim", box=None, pad_edge=False)
    for i, heading in enumerate(headings):
        numbers = bool(held) and all(isinstance(row[i], (int, float)) for row in held)
        grid.add_column(heading, justify="right" if numbers else "left", overflow="fold")
    for row in held[:_SHOWN]:
        grid.add_row(*(_cell(value) for value in row))
    to.print(escape(title), style="bold", soft_wrap=True)
    to.print(grid)
    if len(held) > _SHOWN:
        to.print(f"… and {len(held) - _SHOWN:,} more")


def problems(found: Sequence[Problem], *, to: Console = err) -> None:
    """All problems of files or of a tree in one table."""
    if found:
        table(
            f"{len(found):,} problem(s)",
            ("", "file", "row", "field", "unit", "problem", "what to do"),
            (
                (
                    p.severity,
                    p.file or "",
                    p.row if p.row is not None else "",
                    p.field or "",
                    p.unit or "",
                    p.message,
                    p.remedy,
                )
                for p in found
            ),
            to=to,
        )


def refusal(fault: GeoRegistryError) -> None:
    """Why something was refused, with everything that it names."""
    if isinstance(fault, (ImportRefused, RulesBroken)):
        problems(fault.problems)
    if isinstance(fault, ConflictError):
        table(
            f"{len(fault.conflicts)} conflict(s)",
            ("unit", "field", "it was", "yours", "theirs", "who", "when"),
            (
                (
                    c.unit_name or c.unit,
                    c.field,
                    _shown(c.ancestor),
                    _shown(c.ours),
                    _shown(c.theirs),
                    c.who,
                    c.when,
                )
                for c in fault.conflicts
            ),
            to=err,
        )
    say(str(fault))
    if fault.remedy:
        say(fault.remedy)


@contextmanager
def progress(*, quiet: bool = False) -> Iterator[Progress]:
    """A bar on a terminal; in a log a line now and then; nothing when ``quiet``. Ctrl-C cancels the job."""
    try:
        with _shown_progress(quiet=quiet) as show:
            yield show
    except KeyboardInterrupt:
        raise Cancelled from None


@contextmanager
def _shown_progress(*, quiet: bool) -> Iterator[Progress]:
    if quiet:
        yield silent
    elif not err.is_terminal:
        yield _Lines()
    else:
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Bars(*columns, TimeElapsedColumn(), console=err, transient=True) as bars:
            task = bars.add_task("", total=None)

            def show(step: str, done: int = 0, total: int = 0) -> None:
                bars.update(task, description=step, completed=done, total=total or None)

            yield show


class _Lines:
    def __init__(self) -> None:
        self.last = time.monotonic()

    def __call__(self, step: str, done: int = 0, total: int = 0) -> None:
        now = time.monotonic()
        if now - self.last >= _QUIET_SECONDS:
            self.last = now
            say(f"{step} {done:,}" + (f" of {total:,}" if total else ""))


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, int):
        return f"{value:,}"
    return "" if value is None else escape(str(value))


def _shown(value: object) -> str:
    if value is None:
        return "(nothing)"
    shown = show_value(getattr(value, "name", value))
    text = shown if isinstance(shown, str) else json.dumps(shown, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "…"


def _plain(value: Any) -> object:
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    return show_value(value) if not hasattr(value, "item") else value.item()
