"""The names of a file's sheets, layers or folders as a column of their rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from georegistry_desktop.domain.names import fold
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.exchange.mapping import FileMapping, Guess, guess
from georegistry_desktop.exchange.mapping.file_mapping import named, plain
from georegistry_desktop.exchange.mapping.layer_names import LAYER, meaning, with_layer
from georegistry_desktop.exchange.table import Table

_SHOWN = 100


def with_layer_names(tables: Sequence[Table], *, said: bool = True) -> list[Table]:
    """The tables of one file; where there are several, each with a column ``layer`` behind the others, as one
    has already that holds the rows of several. What the names mean is that of the layers with any rows.

    Where nothing is ``said`` of its use, and it may well mean something, that is told.
    """
    found = [*tables] if any(table.layers for table in tables) else _with_column(tables)
    filled = [table for table in found if len(table.rows) and table.layers]
    if len({tuple(table.headings) for table in filled}) != 1:
        return found
    first = filled[0]
    names = [table.layer for table in filled if table.layer is not None] or first.layers
    means = meaning(names, guessed(first)[0])
    if means == "unknown" and not said and not _is_told(first):
        params: dict[str, object] = {"value": ", ".join(names)[:_SHOWN]}
        first.problems.append(
            Problem(code="layers-unused", severity="warning", file=first.file, params=params)
        )
    return [replace(table, layer_means=means) for table in found]


def _with_column(tables: Sequence[Table]) -> list[Table]:
    names = tuple(table.layer for table in tables if table.layer is not None)
    own = any(plain(heading) == LAYER for table in tables for heading in table.headings)
    if own or len(names) < 2 or len(names) < len(tables):
        return [*tables]
    return [
        replace(
            table,
            headings=[*table.headings, LAYER],
            columns=[*table.columns, _constant(table.layer or "", len(table.rows))],
            layers=names,
        )
        for table in tables
    ]


def guessed(table: Table) -> tuple[FileMapping, list[Guess]]:
    """What the columns of a table are taken for."""
    headings = named(table.headings[:-1] if table.layers else table.headings)
    by_name = {heading: table.columns[at] for heading, at in headings.at.items()}
    mapping, guesses = guess(headings, by_name, drawn=table.geometry is not None)
    return with_layer(mapping, table.layer_means, table.layers), guesses


def _constant(word: str, count: int) -> pa.ChunkedArray:
    return pa.chunked_array([pa.repeat(pa.scalar(word, pa.large_string()), count)])


def _is_told(table: Table) -> bool:
    """Whether another column says what that of the layers' names does."""
    *others, wanted = table.columns
    for column in others:
        filled = pc.is_valid(column)
        pairs = [one.filter(filled).slice(0, 100).to_pylist() for one in (column, wanted)]
        if pairs[0] and all(fold(said) == fold(name) for said, name in zip(*pairs, strict=True)):
            return True
    return False
