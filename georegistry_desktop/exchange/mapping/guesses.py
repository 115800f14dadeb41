"""What a guess is: a heading taken for a field, how surely, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pyarrow as pa
import pyarrow.compute as pc

Why = Literal["heading", "tag", "spelling", "values", "levels"]
SURE = 0.5
"""Guesses below this are shown, not used."""

Columns = Mapping[str, pa.ChunkedArray]
"""The text under each heading."""


@dataclass(frozen=True, kw_only=True)
class Guess:
    """``heading`` is taken for ``field``; ``like`` is the known heading that it resembles, if any."""

    field: str
    heading: str
    confidence: float
    why: Why
    like: str = ""


def distinct(column: pa.ChunkedArray) -> int:
    """How many different texts stand in it."""
    return int(pc.count_distinct(column).as_py())
