"""What a person decided by hand: of this unit, this field from that side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np

from georegistry_desktop.domain.comparison import Mask
from georegistry_desktop.domain.records import COMPARED_FIELDS

Side = Literal["a", "b"]
SIDES: tuple[Side, ...] = ("a", "b")


class ByHand(NamedTuple):
    """``unit`` is the uuid of a unit of either version, ``field`` one of ``COMPARED_FIELDS``, or a key of
    ``extra`` or ``translations`` as ``extra:beds``. The side's value is taken as it is, also where it is
    empty."""

    unit: str
    field: str
    side: Side


def known_field(name: str) -> bool:
    """Whether a field can be decided by hand."""
    base, _, key = name.partition(":")
    return base in COMPARED_FIELDS and (not key or base in ("extra", "translations"))


@dataclass
class Wanted:
    """Owns what was decided by hand, by field and pair. ``count`` is the number of pairs."""

    count: int
    sides: dict[str, dict[int, Side]] = field(default_factory=dict)

    @classmethod
    def of(cls, choices: Iterable[ByHand], pair_of: Mapping[str, int], count: int) -> Wanted:
        """``pair_of`` gives the pair of a unit of either side; others are left out."""
        found = cls(count)
        for choice in choices:
            if choice.unit in pair_of:
                found.sides.setdefault(choice.field, {})[pair_of[choice.unit]] = choice.side
        return found

    def masks(self, name: str) -> tuple[Mask, Mask]:
        """Which pairs were decided on, and which of them for b, (n,) each."""
        decided, for_b = np.zeros(self.count, dtype=bool), np.zeros(self.count, dtype=bool)
        for pair, side in self.sides.get(name, {}).items():
            decided[pair], for_b[pair] = True, side == "b"
        return decided, for_b

    def keys(self, name: str) -> dict[int, dict[str, Side]]:
        """Of ``extra`` or ``translations``: pair -> key -> side."""
        found: dict[int, dict[str, Side]] = {}
        for full, sides in self.sides.items():
            base, _, key = full.partition(":")
            if base == name and key:
                for pair, side in sides.items():
                    found.setdefault(pair, {})[key] = side
        return found
