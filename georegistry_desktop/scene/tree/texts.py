"""A column of texts in one run of bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.scene.stored_arrays import load_array

if TYPE_CHECKING:
    import pyarrow as pa


class Texts:
    """n texts. Those of ``later`` were set after the bytes were laid out; a text that is missing is empty."""

    __slots__ = ("_view", "later", "n", "pool", "starts")

    def __init__(
        self,
        pool: npt.NDArray[np.uint8],
        starts: npt.NDArray[np.int64],
        later: Mapping[int, str],
        n: int,
    ) -> None:
        self.pool, self.starts, self.later, self.n = pool, starts, later, n
        self._view = memoryview(pool.data)

    @classmethod
    def of(cls, column: pa.Array) -> Texts:
        """From an Arrow column of texts; null becomes the empty text."""
        import pyarrow as pa

        if isinstance(column, pa.ChunkedArray):
            column = column.combine_chunks()
        column = column.cast(pa.large_string()).fill_null("")
        if column.offset:
            column = pa.concat_arrays([column])
        _, starts, pool = column.buffers()
        size = len(column)
        offsets = np.frombuffer(starts, np.int64, size + 1) if size else np.zeros(1, np.int64)
        data = np.frombuffer(pool, np.uint8, int(offsets[-1])) if offsets[-1] else np.zeros(0, np.uint8)
        return cls(data, offsets, {}, size)

    @classmethod
    def load(cls, folder: Path, name: str) -> Texts:
        """The column that ``stored`` gave to be saved."""
        starts = load_array(folder, f"{name}.starts")
        return cls(load_array(folder, f"{name}.pool"), starts, {}, len(starts) - 1)

    def stored(self, name: str) -> dict[str, npt.NDArray[np.uint8] | npt.NDArray[np.int64]]:
        """The arrays to save, by name."""
        whole = Texts.of(self.arrow()) if self.later else self
        return {f"{name}.pool": whole.pool, f"{name}.starts": whole.starts}

    def __len__(self) -> int:
        return self.n

    def __getitem__(self, row: int) -> str:
        if self.later:
            text = self.later.get(row)
            if text is not None:
                return text
        return str(self._view[self.starts[row] : self.starts[row + 1]], "utf-8")

    def many(self, rows: Iterable[int]) -> list[str]:
        """The texts of several rows."""
        rows = list(rows)
        if len(rows) < _SOME:
            return [self[row] for row in rows]
        import pyarrow as pa

        texts: list[str] = self.arrow().take(pa.array(rows, pa.int64())).to_pylist()
        return texts

    def changed(self, texts: Mapping[int, str], n: int) -> Texts:
        """The same column of ``n`` rows with some texts set; all rows beyond the present ones must be."""
        return Texts(self.pool, self.starts, {**self.later, **texts}, n) if texts else self

    def arrow(self) -> pa.LargeStringArray:
        """The whole column for Arrow's functions; shares memory where nothing was set later."""
        import pyarrow as pa

        size = len(self.starts) - 1
        column = pa.LargeStringArray.from_buffers(size, pa.py_buffer(self.starts), pa.py_buffer(self.pool))
        if not self.later:
            return column
        import pyarrow.compute as pc

        set_rows = sorted(row for row in self.later if row < size)
        mask = np.zeros(size, bool)
        mask[set_rows] = True
        set_texts = pa.array([self.later[row] for row in set_rows], pa.large_string())
        added = pa.array([self.later[row] for row in range(size, self.n)], pa.large_string())
        return pa.concat_arrays([pc.replace_with_mask(column, pa.array(mask), set_texts), added])

    def places(self, texts: list[str]) -> npt.NDArray[np.int32]:
        """The rows of those of ``texts`` that there are, in their order, each once; of no two rows the same
        text."""
        import pyarrow as pa
        import pyarrow.compute as pc

        # Few are hashed and all looked up: the other way round takes ten times as long.
        found = pc.index_in(self.arrow(), value_set=pa.array(texts, pa.large_string()))
        rows = np.flatnonzero(found.is_valid()).astype(np.int32)
        ordered: npt.NDArray[np.int32] = rows[np.argsort(np.asarray(found.drop_null()), kind="stable")]
        return ordered

    def containing(self, needle: str) -> npt.NDArray[np.bool_]:
        """Which rows hold ``needle`` (not empty), bool (n,). Mostly without the interpreter's lock."""
        found = np.zeros(self.n, bool)
        found[: len(self.starts) - 1] = self._laid_out_containing(needle.encode())
        for row, text in self.later.items():
            found[row] = needle in text
        return found

    def beginning(self, letters: str, rows: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
        """Those of ``rows`` whose text begins with ``letters``, in their order."""
        bound = len(self.starts) - 1
        laid = rows[rows < bound]
        for i, letter in enumerate(letters.encode()):
            laid = laid[self.starts[laid] + i < self.starts[laid + 1]]
            laid = laid[self.pool[self.starts[laid] + i] == letter]
        if not self.later:
            return laid
        found = np.zeros(self.n, bool)
        found[laid] = True
        for row, text in self.later.items():
            found[row] = text.startswith(letters)
        return rows[found[rows]]

    def equal(self, text: str) -> npt.NDArray[np.bool_]:
        """Which rows are ``text``, which is not empty, the case of plain letters ignored; bool (n,)."""
        found = np.zeros(self.n, bool)
        lower, upper = (np.frombuffer(text.encode(), np.uint8) for text in (text.lower(), text.upper()))
        if len(lower) == len(upper):
            rows = np.flatnonzero(np.diff(self.starts) == len(lower))
            for i, (small, large) in enumerate(zip(lower, upper, strict=True)):
                letter = self.pool[self.starts[rows] + i]
                rows = rows[(letter == small) | (letter == large)]
            found[rows] = True
        for row, later in self.later.items():
            found[row] = later.lower() == text.lower()
        return found

    def _laid_out_containing(self, needle: bytes) -> npt.NDArray[np.bool_]:
        rows = len(self.starts) - 1
        found = np.zeros(rows, bool)
        letters = np.frombuffer(needle, np.uint8)
        last = len(self.pool) - len(needle) + 1
        for begin in range(0, last, _STRETCH):
            end = min(begin + _STRETCH, last)
            same = self.pool[begin:end] == letters[0]
            for i in range(1, min(len(letters), _TOGETHER)):
                same &= self.pool[begin + i : end + i] == letters[i]
            places = np.flatnonzero(same) + begin
            for i in range(_TOGETHER, len(letters)):
                places = places[self.pool[places + i] == letters[i]]
            if not len(places):
                continue
            first, behind = np.searchsorted(self.starts, [begin, end], side="left")
            first = max(0, first - 1)
            if len(places) * 2 < behind - first:
                row = np.searchsorted(self.starts, places, side="right") - 1
                found[row[places + len(needle) <= self.starts[row + 1]]] = True
            else:
                # Looking for texts in the places is quicker where most of them hold one.
                edges = self.starts[first : behind + 1]
                inside = np.searchsorted(places, edges[1:] - len(needle), side="right")
                found[first : first + len(edges) - 1] |= inside > np.searchsorted(places, edges[:-1])
        return found


_SOME = 2000
"""So many texts and more are quicker taken out together."""
_STRETCH = 1 << 18
"""Bytes looked through at a time: what is compared stays in the processor's cache."""
_TOGETHER = 4
"""So many letters are compared everywhere, the rest only where these are found."""
