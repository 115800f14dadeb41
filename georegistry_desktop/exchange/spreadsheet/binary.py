"""How far the cells of a workbook of Excel in binary form (.xlsb, [MS-XLSB]) reach."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from georegistry_desktop.exchange.spreadsheet.extents import Extent

BOOK = "xl/workbook.bin"
_RELATIONS = "xl/_rels/workbook.bin.rels"
_ROW, _SHEET = 0, 156
_CELLS = frozenset(range(2, 12))
"""Records of cells that hold something: numbers, errors, truths, texts and formulas."""
_STATE = 8
"""Bytes before the words in the record of a sheet."""


def extents_of(archive: zipfile.ZipFile) -> dict[str, Extent]:
    """The extent of each sheet by its name. Raises ``ValueError``, and what zipfile and ElementTree raise."""
    relations = ElementTree.fromstring(archive.read(_RELATIONS))
    targets = {r.get("Id"): r.get("Target") or "" for r in relations}
    names = {name.lower(): name for name in archive.namelist()}
    found: dict[str, Extent] = {}
    book = archive.read(BOOK)
    for kind, start, end in _records(book):
        if kind == _SHEET:
            relation, at = _word(book, start + _STATE, end)
            name, _ = _word(book, at, end)
            if relation not in targets:
                raise ValueError(f"the sheet {name} is not in it")
            target = targets[relation]
            part = names.get((target.lstrip("/") if target.startswith("/") else f"xl/{target}").lower())
            if part is not None:
                found[name] = _extent(archive.read(part))
    return found


def _extent(sheet: bytes) -> Extent:
    extent, row = Extent(), 0
    for kind, start, end in _records(sheet):
        if kind == _ROW or kind in _CELLS:
            if end - start < 4:
                raise ValueError("a record is too short")
            [number] = struct.unpack_from("<I", sheet, start)
            if kind == _ROW:
                row = number
            else:
                extent.add(row + 1, number + 1)
                if extent.fault is not None:
                    break
    return extent


def _records(part: bytes) -> Iterator[tuple[int, int, int]]:
    """The kind of each record, and where its data begin and end."""
    at, count = 0, len(part)
    while at < count:
        kind = part[at]
        at += 1
        if kind & 0x80 and at < count:
            kind = kind & 0x7F | part[at] << 7
            at += 1
        size = 0
        for shift in (0, 7, 14, 21):
            if at == count:
                raise ValueError("it ends in the middle of a record")
            byte = part[at]
            at += 1
            size |= (byte & 0x7F) << shift
            if not byte & 0x80:
                break
        if at + size > count:
            raise ValueError("it ends in the middle of a record")
        yield kind, at, at + size
        at += size


def _word(part: bytes, start: int, end: int) -> tuple[str, int]:
    """A text that its length in UTF-16 stands before, and where it ends."""
    if start + 4 > end:
        raise ValueError("a text is cut off")
    [length] = struct.unpack_from("<I", part, start)
    last = start + 4 + 2 * length
    if last > end:
        raise ValueError("a text is cut off")
    return part[start + 4 : last].decode("utf-16-le", "replace"), last
