"""Which column refers to the parent where no known heading says so: by its words, or by what stands in it."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from georegistry_desktop.exchange.mapping import nesting
from georegistry_desktop.exchange.mapping.guesses import Columns, Guess
from georegistry_desktop.exchange.mapping.level_words import CODING, NAMING, PARENTS
from georegistry_desktop.exchange.mapping.looks import looks_of

_PARENT_WORDS = frozenset(
    {
        "parent",
        "parente",
        "superior",
        "superieur",
        "superieure",
        "pai",
        "mae",
        "padre",
        "madre",
        "mere",
        "tutelle",
        "rattachement",
        "upper",
    }
)
_PARENT_PHRASES = ("reports to", "belongs to", "depend de", "depende de", "rattache a")
_CODE_WORDS = frozenset(("code", "cod", "codigo", "clave"))
_MOST = 0.5
"""The share of a column that has to be keys of this list: dirty ones refer to units that they lack, too."""


def parent_column(free: Mapping[str, str], found: Mapping[str, Guess], columns: Columns) -> Guess | None:
    """The best guess among the ``free`` headings, by their folded words; None where none is likely.

    A heading that speaks of a parent is one where its cells are references or codes of the list. Another is
    one where all of its cells are, not of their own row, and some row has none.
    """
    keys = {field: columns[found[field].heading] for field in ("ref", "code") if field in found}
    for word, heading in free.items():
        if _speaks_of_parent(word) and (field := _keyed(word, columns[heading], keys)):
            return Guess(field=field, heading=heading, confidence=0.8, why="spelling", like="parent")
    if any(nesting.prefix_lengths(held) for held in keys.values()):
        return None
    for heading in free.values():
        for field, held in keys.items():
            if _refers(columns[heading], held):
                return Guess(field=f"parent_{field}", heading=heading, confidence=0.6, why="values")
    return None


def _speaks_of_parent(word: str) -> bool:
    words = frozenset(word.split())
    if not words.isdisjoint(NAMING) or PARENTS.fullmatch(word):
        return False
    return not words.isdisjoint(_PARENT_WORDS) or any(phrase in word for phrase in _PARENT_PHRASES)


def _keyed(word: str, cells: pa.ChunkedArray, keys: Columns) -> str | None:
    """Whether the cells are references or codes of this list: the field, or None where they are neither."""
    words = frozenset(word.split())
    coded = not words.isdisjoint(_CODE_WORDS) or words.isdisjoint(CODING)
    order = [field for field in (("code", "ref") if coded else ("ref", "code")) if field in keys]
    held = cells.drop_null()
    if not len(held):
        return f"parent_{order[0]}" if order else None
    shares = {
        field: pc.mean(pc.is_in(held, value_set=keys[field].combine_chunks())).as_py() for field in order
    }
    best = max(shares, key=lambda field: shares[field], default=None)
    return f"parent_{best}" if best is not None and shares[best] >= _MOST else None


def _refers(cells: pa.ChunkedArray, keys: pa.ChunkedArray) -> bool:
    if not 0 < cells.null_count < len(cells) or looks_of(cells) != "codes":
        return False
    return nesting.all_in(cells, keys) and pc.any(pc.equal(cells, keys)).as_py() is not True
