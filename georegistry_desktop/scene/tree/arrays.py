"""The tree of one version as arrays."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.records import STATUSES, Unit
from georegistry_desktop.scene.tree.forest import Forest, Mask
from georegistry_desktop.scene.tree.spans import Rows
from georegistry_desktop.scene.tree.texts import Texts

if TYPE_CHECKING:
    import pandas as pd

    from georegistry_desktop.scene.tree.searching import Found

_MANY, _AS_LONG = 100, 1000
"""Looking through all at once is quicker than looking up each of more than ``_MANY`` units, or than one of
``_AS_LONG`` that there are, whichever is more."""


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False, kw_only=True)
class TreeArrays:
    """n rows, one for each unit that the version has or had while it was open; a deleted unit's row is dead.

    A row keeps its number through ``patched``. ``type_of`` int16 (n,) points into ``types``, -1 for none;
    ``status`` uint8 (n,) into ``STATUSES``. ``strays`` are rows shown at the top although they name a parent:
    one that is not there, or one that stands below them.
    """

    forest: Forest
    uuids: Texts
    names: Texts
    codes: Texts
    refs: Texts
    searched: Texts
    types: tuple[str, ...]
    type_of: npt.NDArray[np.int16]
    status: npt.NDArray[np.uint8]
    has_point: Mask
    has_boundary: Mask
    by_uuid: Rows
    """Rows in the order of their uuids; rows of ``added`` uuids came later."""
    added: Mapping[str, int]
    strays: Mapping[int, str]

    @classmethod
    def build(cls, outline: pd.DataFrame) -> TreeArrays:
        """From one row for each unit; row i of the outline becomes row i.

        Columns: uuid, parent (a uuid or null), name, short_name, code, source_ref, aliases (JSON list or
        null), type, status, has_point, has_boundary.
        """
        from georegistry_desktop.scene.tree.building import build

        return build(outline)

    @classmethod
    def load(cls, folder: Path) -> TreeArrays:
        """What ``save`` wrote, mapped. Raises OSError or ValueError where there is nothing to read."""
        from georegistry_desktop.scene.tree.storing import load

        return load(folder)

    def save(self, folder: Path) -> None:
        """Write all arrays as a folder of .npy; whole or not at all."""
        from georegistry_desktop.scene.tree.storing import save

        save(self, folder)

    def patched(self, changed: Mapping[str, Unit | None]) -> TreeArrays:
        """The tree in which these units are as given (None: deleted).

        A new unit gets a row at the end; a deleted unit that comes back gets its row back.
        """
        from georegistry_desktop.scene.tree.patching import patched

        return patched(self, changed)

    def search(self, text: str) -> Found:
        """Rows whose names hold all words of ``text``; see ``searching``."""
        from georegistry_desktop.scene.tree.searching import search

        return search(self, text)

    @property
    def n(self) -> int:
        """How many rows there are, dead ones too."""
        return len(self.forest.parent)

    @property
    def parent(self) -> Rows:
        """int32 (n,), -1 at the top."""
        return self.forest.parent

    @property
    def alive(self) -> Mask:
        """bool (n,)."""
        return self.forest.alive

    @property
    def depth(self) -> npt.NDArray[np.int16]:
        """int16 (n,), 0 at the top."""
        return self.forest.depth

    @property
    def live_count(self) -> int:
        """How many units the version has."""
        return len(self.forest.order)

    def row(self, uuid: str) -> int | None:
        """The row of a unit; None when the version has no such unit (any more)."""
        row = self.any_row(uuid)
        return row if row is not None and self.alive[row] else None

    def rows(self, uuids: Iterable[str]) -> Rows:
        """The rows of those of these units that the version has, each once."""
        asked = list(uuids)
        if len(asked) > max(_MANY, self.n // _AS_LONG):
            found = self.uuids.places(asked)
            return found[self.alive[found]]
        return np.array(
            [row for uuid in dict.fromkeys(asked) if (row := self.row(uuid)) is not None], np.int32
        )

    def any_row(self, uuid: str) -> int | None:
        """The row of a unit, be it dead."""
        if (later := self.added.get(uuid)) is not None:
            return later
        place = bisect_left(self.by_uuid, uuid, key=self.uuids.__getitem__)
        if place < len(self.by_uuid) and self.uuids[row := int(self.by_uuid[place])] == uuid:
            return row
        return None

    def uuid(self, row: int) -> str:
        return self.uuids[row]

    def name(self, row: int) -> str:
        return self.names[row]

    def code(self, row: int) -> str:
        """The code, empty where there is none."""
        return self.codes[row]

    def ref(self, row: int) -> str:
        """The reference in the unit's own source, empty where there is none."""
        return self.refs[row]

    def type_name(self, row: int) -> str | None:
        kind = int(self.type_of[row])
        return self.types[kind] if kind >= 0 else None

    def status_word(self, row: int) -> str:
        """One of ``STATUSES``."""
        return STATUSES[int(self.status[row])]

    def children(self, row: int) -> Rows:
        """Direct children in the order of their folded names, numbers by value; -1 asks for the tops."""
        return self.forest.children(row)

    def child_count(self, row: int) -> int:
        return len(self.forest.children(row))

    def descendant_count(self, row: int) -> int:
        """All units below; for -1 all units."""
        return int(self.forest.descendants[row]) if row >= 0 else self.live_count

    def ancestors(self, row: int) -> list[int]:
        """The rows above, topmost first."""
        return self.forest.ancestors(row)

    def subtree(self, row: int) -> Rows:
        """The row and all below, level by level."""
        return self.forest.subtree(row)
