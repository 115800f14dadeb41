"""How far the cells of a workbook of Excel 97 (.xls) reach: [MS-CFB] and [MS-XLS].

Programs that read it take memory for what it claims to hold; one that is spoilt claims anything.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from georegistry_desktop.exchange.spreadsheet.extents import Extent, Fault, letters

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How it begins, and one that is locked with a password."""
MOST_ROWS, MOST_COLUMNS = 65_536, 256
_FREE = 0xFFFFFFFA
"""Numbers of sectors from which on they mean something else: the end of a chain, a free one."""
_SHORT_STREAM = 4096
_ENTRY = 128
_BOF, _SHEET, _STRINGS, _SIZE = 0x0809, 0x0085, 0x00FC, 0x0200
_SIZES = {10: "<HHHH", 14: "<IIHH"}
"""How the record is laid out that says how large a sheet is, by its bytes: Excel 5, Excel 97."""
_CELLS = frozenset((0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E))
"""Records of cells that hold something."""
_DAMAGED = "it is damaged"


def extents_of_biff(path: Path) -> list[Extent]:
    """The extents of its sheets, in order, behind that of what they have in common, which has no cells.

    None for one that holds no workbook, or a locked one. Raises ``ValueError`` and ``OSError``.
    """
    held = _Ole(path.read_bytes())
    return [*_extents(held.stream("Workbook") or held.stream("Book"))]


def _extents(stream: bytes) -> Iterator[Extent]:
    extent: Extent | None = None
    begun, named = set(), set()
    for kind, start, size in _records(stream):
        if kind == _SHEET and size >= 4:
            named.add(struct.unpack_from("<I", stream, start)[0])
        if kind == _BOF:
            begun.add(start - 4)
            if extent is not None:
                yield extent
            extent = Extent()
        elif extent is None:
            raise ValueError(_DAMAGED)
        elif kind == _SIZE and size in _SIZES:
            top, bottom, left, right = struct.unpack_from(_SIZES[size], stream, start)
            _check(extent, bottom, right)
            if top > bottom or left > right:
                raise ValueError(_DAMAGED)
        elif kind == _STRINGS and size >= 8:
            [count] = struct.unpack_from("<I", stream, start + 4)
            if count > len(stream):
                raise ValueError(_DAMAGED)
        elif kind in _CELLS and size >= 4:
            row, column = struct.unpack_from("<HH", stream, start)
            _check(extent, row + 1, column + 1)
            extent.add(row + 1, column + 1)
            if (
                kind == 0x00BD and size >= 6
            ):  # numbers in several columns, the last of which stands behind them
                [last] = struct.unpack_from("<H", stream, start + size - 2)
                _check(extent, row + 1, last + 1)
                extent.add(row + 1, last + 1)
    if not named <= begun:  # what is read from there on is no records
        raise ValueError(_DAMAGED)
    if extent is not None:
        yield extent


def _check(extent: Extent, row: int, column: int) -> None:
    if (row > MOST_ROWS or column > MOST_COLUMNS) and extent.fault is None:
        extent.fault = Fault("cell-beyond", {"value": f"{letters(column)}{row}"})


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    """The kind of each record, where its data begin, and their bytes."""
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if at + 4 + size > len(stream):
            return
        yield kind, at + 4, size
        at += 4 + size


class _Ole:
    """The streams in a file; ``ValueError`` where its tables lead beyond it or round in circles."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512 or not data.startswith(OLE):
            raise ValueError(_DAMAGED)
        self._data = data
        shift, short_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or short_shift != 6:
            raise ValueError(_DAMAGED)
        self._sector = 1 << shift
        self._most = len(data) // self._sector + 1
        fats, directory, _, _, short_fat, short_fats, more, mores = struct.unpack_from("<8I", data, 44)
        if max(fats, short_fats, mores) > self._most:
            raise ValueError(_DAMAGED)
        self._next = self._table(self._of_fat(more))
        self._short_next = self._table(self._chain(short_fat, self._next))
        entries = self._joined(self._chain(directory, self._next))
        self._entries = [entries[at : at + _ENTRY] for at in range(0, len(entries) - _ENTRY + 1, _ENTRY)]
        if not self._entries:
            raise ValueError(_DAMAGED)
        start, size = self._place(self._entries[0])
        self._short = self._joined(self._chain(start, self._next))[:size]

    def stream(self, name: str) -> bytes:
        """What stands under a name; nothing where it is not there."""
        for entry in self._entries:
            [length] = struct.unpack_from("<H", entry, 64)
            if entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace") == name:
                start, size = self._place(entry)
                if size >= _SHORT_STREAM:
                    return self._joined(self._chain(start, self._next))[:size]
                parts = self._chain(start, self._short_next)
                return b"".join(self._short[64 * n : 64 * n + 64] for n in parts)[:size]
        return b""

    def _place(self, entry: bytes) -> tuple[int, int]:
        start, size, rest = struct.unpack_from("<III", entry, 116)
        if size > len(self._data) or (rest and self._sector != 512):
            raise ValueError(_DAMAGED)
        return start, size

    def _of_fat(self, more: int) -> list[int]:
        found = [*struct.unpack_from("<109I", self._data, 76)]
        seen: set[int] = set()
        while more < _FREE:
            if more in seen:
                raise ValueError(_DAMAGED)
            seen.add(more)
            held = struct.unpack(f"<{self._sector // 4}I", self._at(more))
            found += held[:-1]
            more = held[-1]
        return [number for number in found if number < _FREE]

    def _table(self, sectors: list[int]) -> list[int]:
        table: list[int] = np.frombuffer(self._joined(sectors), dtype="<u4").tolist()
        return table

    def _chain(self, start: int, following: list[int]) -> list[int]:
        found: list[int] = []
        while start < _FREE:
            if start >= len(following) or len(found) > len(following):
                raise ValueError(_DAMAGED)
            found.append(start)
            start = following[start]
        return found

    def _joined(self, sectors: list[int]) -> bytes:
        return b"".join(map(self._at, sectors))

    def _at(self, number: int) -> bytes:
        start = (number + 1) * self._sector
        held = self._data[start : start + self._sector]
        if not held:
            raise ValueError(_DAMAGED)
        return held.ljust(self._sector, b"\0")
