"""What a list looks like to a person: its columns with a few of their values, and what each is taken for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import pyarrow as pa

from georegistry_desktop.exchange.mapping import FileMapping, Guess
from georegistry_desktop.exchange.mapping.looks import Looks, looks_of
from georegistry_desktop.exchange.table import Table

_SAMPLES = 3
_LONGEST = 60
_MOST_KINDS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenColumn:
    """A heading, what stands below it, and its first different values, shortened."""

    heading: str
    looks: Looks
    samples: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SeenTable:
    """One table of a file: ``mapping`` is what it was read with, ``guesses`` what was guessed of it (also
    what is too weak to be used), ``layer`` its sheet or layer where the file has several, ``unread`` those of
    the file that were not read; ``kinds`` the most frequent types as they stand in it, before the mapping
    says what they mean, with their rows."""

    file: str
    layer: str | None
    crs: str | None
    columns: tuple[SeenColumn, ...]
    mapping: FileMapping
    guesses: tuple[Guess, ...]
    unread: tuple[str, ...] = ()
    kinds: Mapping[str, int] = field(default_factory=dict)


def seen(
    table: Table, columns: Mapping[str, pa.ChunkedArray], mapping: FileMapping, guesses: Sequence[Guess]
) -> SeenTable:
    """``columns`` by heading, as ``mapping`` names them."""
    return SeenTable(
        file=table.file,
        layer=table.layer,
        crs=table.crs,
        columns=tuple(
            SeenColumn(heading=heading, looks=looks_of(column), samples=_samples(column))
            for heading, column in columns.items()
        ),
        mapping=mapping,
        guesses=tuple(guesses),
        unread=table.unread,
    )


def kinds_of(types: pd.Series[Any]) -> dict[str, int]:
    """The most frequent values, each with how often it stands there."""
    counts = types.value_counts().head(_MOST_KINDS)
    return {str(value): int(count) for value, count in counts.items()}


def _samples(column: pa.ChunkedArray) -> tuple[str, ...]:
    first = dict.fromkeys(column.drop_null().slice(0, 50).to_pylist())
    return tuple(str(value)[:_LONGEST] for value in [*first][:_SAMPLES])
