"""What people decided, pair by pair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.linking import LINK_STATES
from georegistry_desktop.matching.reviewing.level_order import Ids, Rows
from georegistry_desktop.matching.reviewing.pairs import Keys, parts_of, spans

PROPOSED, ACCEPTED, REJECTED, NO_MATCH, FLAGGED, CHECK, NONE = range(len(LINK_STATES))
FORGOTTEN = -1

ENTRY = np.dtype(
    [
        ("key", np.int64),
        ("state", np.int8),
        ("stale", np.bool_),
        ("score", np.float32),
        ("source", np.int32),
    ]
)
"""``key`` is the pair (see ``pairs.keys_of``), ``state`` a place in ``LINK_STATES``; ``stale`` where one of
the units changed since, ``score`` by which it was decided in bulk (NaN where a person looked), ``source``
its row in the registry's table, -1 where it is not there yet."""
Entries: TypeAlias = npt.NDArray[Any]


@dataclass(frozen=True)
class Remembered:
    """Owns what was decided of some pairs before a plan, so that it can be as it was (``restore``)."""

    entries: Entries
    comments: Mapping[int, str]
    telling: int
    """Which table ``source`` of the entries points into: how often the registry had told by then."""


class Ledger:
    """Owns the decisions, one per pair, in the order of a's units."""

    def __init__(self) -> None:
        self.entries: Entries = np.zeros(0, dtype=ENTRY)
        self.comments: dict[int, str] = {}
        self.a: Ids
        self.b: Ids
        self._number()

    def put(self, entries: Entries, comments: Mapping[int, str]) -> None:
        """Take these for their pairs; the last one counts, ``FORGOTTEN`` takes one out."""
        keys, last = np.unique(entries["key"][::-1], return_index=True)
        entries = entries[::-1][last]
        at = self.positions(keys)
        kept = self.entries
        if (at >= 0).any():
            kept = np.delete(kept, at[at >= 0])
        new = entries[entries["state"] != FORGOTTEN]
        self.entries = np.insert(kept, np.searchsorted(kept["key"], new["key"]), new)
        if self.comments:
            for key in keys.tolist():
                self.comments.pop(key, None)
        self.comments.update(comments)
        self._number()

    def _number(self) -> None:
        self.a, self.b = parts_of(np.ascontiguousarray(self.entries["key"]))

    def positions(self, keys: Keys) -> Rows:
        """Where these pairs are, -1 for those of which nothing was decided."""
        held = self.entries["key"]
        if not len(held):
            return np.full(len(keys), -1, dtype=np.intp)
        at = np.minimum(np.searchsorted(held, keys), len(held) - 1)
        return np.where(held[at] == keys, at, -1)

    def of_rows(self, rows: Rows | Ids) -> tuple[Rows, Rows]:
        """Positions of what was decided of these units of a, and whose of ``rows`` each is."""
        return spans(np.searchsorted(self.a, rows), np.searchsorted(self.a, rows, side="right"))

    def of_a(self, number: int) -> Rows:
        """Positions of what was decided of one unit of a."""
        return self.of_rows(np.array([number]))[0]

    def of_b(self, number: int) -> Rows:
        """Positions of what was decided of one unit of b."""
        return np.flatnonzero(self.b == number)

    def accepted_of_b(self, number: int) -> Ids:
        """The units of a that one of b was accepted for."""
        at = self.of_b(number)
        found: Ids = self.a[at[self.entries["state"][at] == ACCEPTED]]
        return found
