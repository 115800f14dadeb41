"""Of which units both sides say otherwise of a field, and which side it is taken from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from georegistry_desktop.compare.uniting.wanted import Side
from georegistry_desktop.domain.comparison import Mask, Rows
from georegistry_desktop.domain.names import fold

Cells = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Contested:
    """Owns the pairs of which both sides have another value of ``field``, or of a key such as ``extra:beds``.

    ``units`` are the uuids of a's units and ``names`` what a calls them, ``mine`` and ``theirs`` the values
    of a and of b (of ``parent`` the names), ``for_b`` which are taken from b, ``by_hand`` where a person said
    so; (n,) each, in the order of a's rows.
    """

    field: str
    units: Cells
    names: Cells
    mine: Cells
    theirs: Cells
    for_b: Mask
    by_hand: Mask

    def __len__(self) -> int:
        return len(self.units)


class Contests:
    """Owns what is contested while a union is made. ``base``, ``units`` and ``names`` are rows, uuids and
    names of a's units, by pair."""

    def __init__(self, base: Rows, units: Cells, names: Cells) -> None:
        self._base, self._units, self._names = base, units, names
        self._found: dict[str, Contested] = {}

    def note(self, field: str, pairs: Rows, values: tuple[Cells, Cells], for_b: Mask, by_hand: Mask) -> None:
        """A field of ``pairs``; ``values``, ``for_b`` and ``by_hand`` are theirs, (n,)."""
        if not len(pairs):
            return
        order = np.argsort(self._base[pairs], kind="stable")
        at = pairs[order]
        self._found[field] = Contested(
            field, self._units[at], self._names[at], values[0][order], values[1][order],
            for_b[order], by_hand[order],
        )  # fmt: skip

    def note_key(self, field: str, found: dict[int, tuple[Any, Any, Side, bool]]) -> None:
        """A key: of each pair both values, the side that is taken, and whether by hand."""
        values = [np.empty(len(found), dtype=object) for _ in range(2)]
        for place, (mine, theirs, _, _) in enumerate(found.values()):
            values[0][place], values[1][place] = mine, theirs
        for_b = np.array([side == "b" for _, _, side, _ in found.values()], dtype=bool)
        by_hand = np.array([said for *_, said in found.values()], dtype=bool)
        self.note(field, np.array(list(found), dtype=np.intp), (values[0], values[1]), for_b, by_hand)

    def all(self) -> tuple[Contested, ...]:
        """Each field once, keys behind their fields' order."""
        return tuple(self._found.values())


def rows_saying(held: Contested, text: str) -> Rows:
    """The rows of which the unit's name or one of both values has ``text``, accents and case aside."""
    wanted = fold(text)
    said = zip(held.names, held.mine, held.theirs, strict=True)
    found = [at for at, words in enumerate(said) if any(wanted in fold(str(word or "")) for word in words)]
    return np.array(found, dtype=np.intp)
