"""One of the two lists, as a review looks into it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.names import fold
from georegistry_desktop.matching.reviewing.folding import Folded
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
        import pyarrow as pa
        import pyarrow.compute as pc

        self.frame = frame
        self.n = len(frame.units)
        self._uuids = arrow(frame, "uuid")
        self._met: dict[str, int] = {}
        self._gone: list[str] = []
        self.name = Folded.of(arrow(frame, "name"))
        others = [pc.coalesce(arrow(frame, column), "") for column in ("short_name", "aliases")]
        joined = pc.binary_join_element_wise(*others, pa.scalar(" ", pa.large_string()))
        self._other = Folded.of(pc.utf8_trim_whitespace(joined))
        self.tree = LevelOrder.of(self._rows(arrow(frame, "parent")), self.name.ranks(), self.uuids)
        self._marks: Marks = np.full(self.n, None, dtype=object)
        self._marked: Mask = np.zeros(self.n, dtype=bool)

    def _rows(self, uuids: pa.Array) -> Ids:
        import pyarrow.compute as pc

        found = pc.fill_null(pc.index_in(uuids, value_set=self._uuids, skip_nulls=True), -1)
        return np.asarray(found).astype(np.int32)

    def rows(self, uuids: Sequence[str]) -> Ids:
        """The rows of units by their uuids, -1 for those that are not there."""
        import pyarrow as pa

        return self._rows(pa.array(uuids, pa.large_string()))

    def numbers(self, uuids: Sequence[str] | pd.Series[str]) -> Ids:
        """The numbers of units by their uuids; "" and null are nobody."""
        import pyarrow as pa
        import pyarrow.compute as pc

        if len(uuids) <= _FEW:
            return np.array([self.number(uuid) for uuid in list(uuids)], dtype=np.int32)
        texts = pc.coalesce(_one_piece(pa.array(uuids, pa.large_string(), from_pandas=True)), "")
        found = self._rows(texts)
        lost = np.flatnonzero((found < 0) & np.asarray(pc.not_equal(texts, "")).astype(bool))
        for at, uuid in zip(lost.tolist(), texts.take(pa.array(lost)).to_pylist(), strict=True):
            found[at] = self._lost(uuid)
        return found

    def row(self, uuid: str) -> int:
        """The row of one unit, -1 where it is not there."""
        import pyarrow.compute as pc

        return int(pc.index(self._uuids, uuid).as_py()) if self.n else -1

    def number(self, uuid: object) -> int:
        """The number of one unit."""
        if not isinstance(uuid, str) or not uuid:
            return -1
        if uuid not in self._met:
            row = self.row(uuid)
            self._met[uuid] = row if row >= 0 else self._lost(uuid)
        return self._met[uuid]

    def _lost(self, uuid: str) -> int:
        number = self._met.setdefault(uuid, self.n + len(self._gone))
        if number == self.n + len(self._gone):
            self._gone.append(uuid)
        return number

    def uuid(self, number: int) -> str:
        """The uuid behind a number, "" for nobody."""
        if number < 0:
            return ""
        if number >= self.n:
            return self._gone[number - self.n]
        uuid = str(self._uuids[int(number)])
        self._met[uuid] = int(number)  # it will be asked for by this name
        return uuid

    def uuids(self, rows: Rows | Ids) -> list[str]:
        """The uuids of many units that are there."""
        import pyarrow as pa

        found: list[str] = self._uuids.take(pa.array(rows)).to_pylist()
        return found

    def marks(self, rows: Rows) -> Marks:
        """Their marks (see ``unit_marks``), made when they are first asked for."""
        wanted = np.zeros(self.n, dtype=bool)
        wanted[rows] = True
        missing = np.flatnonzero(wanted & ~self._marked)
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
        words = fold(text).split()
        found = np.ones(self.n, dtype=bool)
        for word in words:
            found &= self.name.holding(word) | self._other.holding(word)
        return found | self._keyed(text, whole=False) if words else found

    def find(self, text: str, limit: int) -> Rows:
        """Who is meant by ``text``, best first: that name or key, names that begin so, names that hold it,
        other names that do."""
        asked = fold(text)
        if not asked or limit <= 0:
            return np.zeros(0, dtype=np.intp)
        rows = np.flatnonzero(self.holding(text))
        exact = self.name.equal(asked) | self._keyed(text, whole=True)
        holds = np.all([self.name.holding(word) for word in asked.split()], axis=0)
        rank = np.where(exact, 0, np.where(self.name.beginning(asked), 1, np.where(holds, 2, 3)))[rows]
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


def _one_piece(texts: pa.Array | pa.ChunkedArray) -> pa.Array:
    import pyarrow as pa

    return texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts


def _mask(flags: pa.Array) -> Mask:
    """Null is no."""
    return np.asarray(flags.fill_null(False)).astype(bool)
