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
    """The tables of one file; where there are several, each with a column ``layer`` behind the others.

    Where nothing is ``said`` of its use, and it may well mean something, that is told.
    """
    names = tuple(table.layer for table in tables if table.layer is not None)
    own = any(plain(heading) == LAYER for table in tables for heading in table.headings)
    if own or len(names) < 2 or len(names) < len(tables):
        return [*tables]
    alike = len({tuple(table.headings) for table in tables}) == 1
    means = meaning(names, guessed(tables[0])[0]) if alike else "none"
    if means == "unknown" and not said and not _is_told(tables[0]):
        params: dict[str, object] = {"value": ", ".join(names)[:_SHOWN]}
        tables[0].problems.append(
            Problem(code="layers-unused", severity="warning", file=tables[0].file, params=params)
        )
    return [
        replace(
            table,
            headings=[*table.headings, LAYER],
            columns=[*table.columns, _constant(table.layer or "", len(table.rows))],
            layers=names,
            layer_means=means,
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
    """Whether a column says what the layer's name does."""
    wanted = fold(table.layer or "")
    for column in table.columns:
        held = pc.unique(column.drop_null().slice(0, 100))
        if len(held) == 1 and fold(held[0].as_py()) == wanted:
            return True
    return False
