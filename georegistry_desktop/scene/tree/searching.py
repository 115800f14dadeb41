"""Which units a person means.

Plain words: units whose names (name, short name, aliases) hold all of them, accents and case ignored; words
in ``"quotes"`` are taken together. Where no name does, units whose code, reference or uuid is that text.
``codes: a b c``, ``refs: …`` and ``ids: …`` ask for units by lists, parted by spaces, commas or semicolons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from georegistry_desktop.domain.names import fold
from georegistry_desktop.scene.tree.arrays import TreeArrays
from georegistry_desktop.scene.tree.forest import Mask
from georegistry_desktop.scene.tree.texts import Texts

_LIST = re.compile(r"\s*(ids|refs|codes)\s*:(.*)", re.DOTALL | re.IGNORECASE)
_FEW = 10_000
"""Looking into so many texts one by one is quicker than into all of them."""
_WORDS = re.compile(r'"([^"]*)"?|([^\s"]+)')


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """``hits`` bool (n,): what was asked for, ``kept``: also all above, ``unknown`` entries of a list."""

    hits: Mask
    kept: Mask
    unknown: tuple[str, ...] = ()


def search(tree: TreeArrays, text: str) -> Found:
    """What ``text`` finds; the empty text finds nothing."""
    asked = _LIST.fullmatch(text)
    unknown: tuple[str, ...] = ()
    if asked:
        entries = [entry for entry in re.split(r"[\s,;]+", asked[2]) if entry]
        column = {"ids": tree.uuids, "refs": tree.refs, "codes": tree.codes}[asked[1].lower()]
        hits, known = _listed(column, entries)
        unknown = tuple(entry for entry in entries if entry.casefold() not in known)
    else:
        hits = _named(tree, text)
        bare = text.strip()
        if bare and not hits.any():
            hits |= tree.codes.equal(bare) | tree.refs.equal(bare)
            if (row := tree.row(bare)) is not None:
                hits[row] = True
    hits &= tree.alive
    return Found(hits, tree.forest.with_ancestors(hits), unknown)


def _named(tree: TreeArrays, text: str) -> Mask:
    words = [folded for quoted, word in _WORDS.findall(text) if (folded := fold(quoted or word))]
    hits = np.full(tree.n, bool(words))
    # The longest leaves the least to look at.
    for word in sorted(words, key=len, reverse=True):
        left = np.flatnonzero(hits)
        if len(left) > _FEW:
            hits &= tree.searched.containing(word)
        else:
            hits[left] = [word in tree.searched[row] for row in left.tolist()]
    return hits


def _listed(column: Texts, entries: list[str]) -> tuple[Mask, set[str]]:
    """Rows with one of the texts, case ignored, and the texts that were found, in small letters."""
    import pyarrow as pa
    import pyarrow.compute as pc

    asked = pa.array({entry.casefold() for entry in entries}, pa.large_string())
    low = pc.utf8_lower(column.arrow())
    hits = pc.is_in(low, value_set=asked)
    return np.array(hits, bool), set(low.filter(hits).to_pylist())
