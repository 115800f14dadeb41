"""One of the two lists, as a review looks into it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.names import fold
from georegistry_desktop.matching.reviewing.folding import folded, ranks
from georegistry_desktop.matching.reviewing.level_order import Ids, LevelOrder, Mask, Rows
from georegistry_desktop.matching.reviewing.marks import Marks, arrow, marks_below

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_KEYS = ("code", "source_ref", "uuid")
_FEW = 50


class Side:
    """Owns one list: the numbers of its units, their tree, their names as they are looked for.

    A unit is known by its row. One that decisions name and that is not there gets a number behind the last
    row, so that what was said of it is not lost; -1 is nobody.
    """

    def __init__(self, frame: VersionFrame) -> None:
        import pandas as pd
        import pyarrow as pa
        import pyarrow.compute as pc

        self.frame = frame
        self.n = len(frame.units)
        self._index = pd.Index(frame.units["uuid"])
        self._gone: list[str] = []
        self._gone_numbers: dict[str, int] = {}
        self.name = folded(arrow(frame, "name"))
        others = [folded(arrow(frame, column)) for column in ("short_name", "aliases")]
        self._searched = pc.binary_join_element_wise(self.name, *others, pa.scalar("\n", pa.large_string()))
        parent = self._index.get_indexer(pd.Index(frame.units["parent"])).astype(np.int32)
        self.tree = LevelOrder.of(parent, ranks(self.name, arrow(frame, "uuid")))
        self._marks: Marks = np.full(self.n, None, dtype=object)
        self._marked: Mask = np.zeros(self.n, dtype=bool)

    def numbers(self, uuids: Sequence[str] | pd.Series[str]) -> Ids:
        """The numbers of units by their uuids; "" and null are nobody."""
        import pandas as pd

        if len(uuids) <= _FEW:
            return np.array([self.number(uuid) for uuid in list(uuids)], dtype=np.int32)
        texts = pd.Series(uuids, dtype="str").fillna("")
        found: Ids = self._index.get_indexer(pd.Index(texts)).astype(np.int32)
        for at in np.flatnonzero((found < 0) & (texts != "").to_numpy()).tolist():
            found[at] = self.number(texts.iat[at])
        return found

    def number(self, uuid: object) -> int:
        """The number of one unit."""
        if not isinstance(uuid, str) or not uuid:
            return -1
        try:
            return int(self._index.get_loc(uuid))
        except KeyError:
            number = self._gone_numbers.setdefault(uuid, self.n + len(self._gone))
            if number == self.n + len(self._gone):
                self._gone.append(uuid)
            return number

    def uuid(self, number: int) -> str:
        """The uuid behind a number, "" for nobody."""
        if number < 0:
            return ""
        return str(self._index[number]) if number < self.n else self._gone[number - self.n]

    def uuids(self, rows: Rows | Ids) -> list[str]:
        """The uuids of many units that are there."""
        found: list[str] = self._index.take(rows).tolist()
        return found

    def marks(self, rows: Rows) -> Marks:
        """Their marks (see ``unit_marks``), made when they are first asked for."""
        missing = np.unique(rows[~self._marked[rows]])
        if len(missing):
            self._marked[missing] = True
            self._marks[missing] = marks_below(self.frame, missing, self.tree.parent[missing])
        return self._marks[rows]

    def mark(self, row: int) -> str | None:
        """The mark of one unit, None for nobody."""
        return None if row < 0 else str(self.marks(np.array([row]))[0])

    def degrees(self, row: int) -> npt.NDArray[np.float64]:
        """Longitude and latitude of the point or the middle of the boundary, NaN where unknown."""
        for column in ("point", "boundary"):
            shape = self.frame.units[column].array[row] if column in self.frame.units else None
            if shape is not None and not shape.is_empty:
                middle = shape.centroid
                return np.array([middle.x, middle.y])
        return np.full(2, np.nan)

    def holding(self, text: str) -> Mask:
        """Which units a person means by ``text``: names (also short and other ones) hold all its words,
        accents and case ignored, or code, reference or uuid begin with it. The empty text means all."""
        import pyarrow.compute as pc

        words = fold(text).split()
        found = np.ones(self.n, dtype=bool)
        for word in sorted(words, key=len, reverse=True):
            found &= _mask(pc.match_substring(self._searched, word))
        return found | self._keyed(text, whole=False) if words else found

    def find(self, text: str, limit: int) -> Rows:
        """Who is meant by ``text``, best first: that name or key, names that begin so, names that hold it,
        other names that do."""
        import pyarrow as pa
        import pyarrow.compute as pc

        asked = fold(text)
        if not asked or limit <= 0:
            return np.zeros(0, dtype=np.intp)
        rows = np.flatnonzero(self.holding(text))
        names = self.name.take(pa.array(rows))
        exact = _mask(pc.equal(names, asked)) | self._keyed(text, whole=True)[rows]
        begins = _mask(pc.starts_with(names, asked))
        holds = np.all([_mask(pc.match_substring(names, word)) for word in asked.split()], axis=0)
        rank = np.where(exact, 0, np.where(begins, 1, np.where(holds, 2, 3)))
        return rows[np.lexsort((self.tree.place[rows], rank))][:limit]

    def _keyed(self, text: str, *, whole: bool) -> Mask:
        import pyarrow.compute as pc

        found = np.zeros(self.n, dtype=bool)
        asked = text.strip()
        for column in _KEYS:
            keys = arrow(self.frame, column)
            begins = pc.starts_with(keys, asked, ignore_case=True)
            found |= _mask(pc.and_(begins, pc.equal(pc.utf8_length(keys), len(asked))) if whole else begins)
        return found


def _mask(flags: pa.Array) -> Mask:
    """Null is no."""
    return np.asarray(flags.fill_null(False)).astype(bool)
