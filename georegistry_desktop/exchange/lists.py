"""Lists: files of one or several tables, each with headings of its own, as one draft."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.draft import Draft, each_ancestor_once, each_group_once, empty_draft, joined
from georegistry_desktop.exchange.formats import Reader, ReadOptions, TableReader
from georegistry_desktop.exchange.layered import with_layer_names
from georegistry_desktop.exchange.table import CannotRead, Table
from georegistry_desktop.exchange.tabular import draft_of


def table_reader(tables: TableReader) -> Reader:
    """A reader of all tables of all files as one draft; a parent may stand in another table."""

    def read(files: Sequence[Path], *, options: ReadOptions, progress: Progress) -> Draft:
        found: list[list[Table]] = []
        problems = []
        for path in files:
            try:
                held = tables(path, options=options, progress=progress)
                found.append(with_layer_names(held, said=options.mapping is not None))
            except CannotRead as cannot:
                problems.append(cannot.problem)
        there = {table.layer for tables in found for table in tables}
        absent = [name for name in options.layers if name not in there]
        if found and absent and any(there):
            params: dict[str, object] = {
                "value": ", ".join(absent),
                "known": ", ".join(sorted(filter(None, there))),
            }
            problems.append(Problem(code="layer-unknown", severity="fatal", params=params))
        draft = draft_of_tables(found, options, progress)
        draft.problems.extend(problems)
        return draft

    return read


def draft_of_tables(files: Sequence[Sequence[Table]], options: ReadOptions, progress: Progress) -> Draft:
    """The tables of each file together. Beside tables of units a file may have others, which nobody chose:
    they are left out, and named."""
    # A mapping may be one for several tables, each with headings of its own.
    elsewhere = {heading for tables in files for table in tables for heading in table.headings}
    drafts: list[Draft] = []
    for tables in files:
        made = [draft_of(table, options, progress, elsewhere) for table in tables]
        lacking = [_lacking(draft) for draft in made]
        for table, draft, lacks in zip(tables, made, lacking, strict=True):
            skip = lacks and not all(lacking) and not options.layers
            drafts.append(_skipped(table, lacks) if skip else draft)
    return each_group_once(each_ancestor_once(joined(drafts or [empty_draft()])))


def _lacking(draft: Draft) -> str:
    """The field that keeps this from being a list of units, or nothing."""
    if told := next((p for p in draft.problems if p.code == "columns-missing"), None):
        return str(told.params["field"]) if draft.rows.empty else ""
    return "" if draft.rows.empty or draft.rows[["ref", "uuid"]].notna().any(axis=None) else "ref"


def _skipped(table: Table, lacks: str) -> Draft:
    params: dict[str, object] = {"field": lacks}
    return empty_draft([Problem(code="table-skipped", severity="warning", file=table.file, params=params)])
