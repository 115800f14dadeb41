"""Workbooks of Excel in binary form (.xlsb, [MS-XLSB]), made by hand: no library writes them."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

Cell = str | float | bool | None
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    "</Types>"
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROW, _BLANK, _BOOL, _REAL, _TEXT = 0, 1, 4, 5, 6
_SHEET, _END_SHEET, _BOOK, _END_BOOK = 129, 130, 131, 132
_SHEETS, _END_SHEETS, _DATA, _END_DATA, _EXTENT, _BUNDLE = 143, 144, 145, 146, 148, 156


def write_xlsb(
    path: Path, sheets: Mapping[str, Sequence[Sequence[Cell]]], *, hidden: Sequence[str] = ()
) -> Path:
    """A workbook of these sheets; text stands in the cells themselves."""
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATION}/worksheet" Target="worksheets/sheet{n}.bin"/>'
        for n in range(1, len(sheets) + 1)
    )
    bundles = b"".join(
        _record(_BUNDLE, struct.pack("<II", int(name in hidden), n) + _wide(f"rId{n}") + _wide(name))
        for n, name in enumerate(sheets, 1)
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
            f'Type="{_RELATION}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        )
        archive.writestr(
            "xl/_rels/workbook.bin.rels", f'<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>'
        )
        archive.writestr(
            "xl/workbook.bin",
            _record(_BOOK) + _record(_SHEETS) + bundles + _record(_END_SHEETS) + _record(_END_BOOK),
        )
        for n, rows in enumerate(sheets.values(), 1):
            archive.writestr(f"xl/worksheets/sheet{n}.bin", _sheet(rows))
    return path


def _sheet(rows: Sequence[Sequence[Cell]]) -> bytes:
    width = max(map(len, rows))
    made = [_record(_SHEET), _record(_EXTENT, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1))]
    made.append(_record(_DATA))
    for at, row in enumerate(rows):
        head = struct.pack("<IIHHBI", at, 0, 300, 0, 0, 1) + struct.pack("<II", 0, width - 1)
        made.append(_record(_ROW, head))
        made += [_cell(column, value) for column, value in enumerate(row)]
    return b"".join([*made, _record(_END_DATA), _record(_END_SHEET)])


def _cell(column: int, value: Cell) -> bytes:
    head = struct.pack("<II", column, 0)
    if value is None:
        return _record(_BLANK, head)
    if isinstance(value, bool):
        return _record(_BOOL, head + bytes([value]))
    if isinstance(value, str):
        return _record(_TEXT, head + _wide(value))
    return _record(_REAL, head + struct.pack("<d", value))


def _wide(text: str) -> bytes:
    held = text.encode("utf-16-le")
    return struct.pack("<I", len(held) // 2) + held


def _record(kind: int, data: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + _length(len(data)) + data


def _length(count: int) -> bytes:
    made = b""
    while True:
        count, part = count >> 7, count & 0x7F
        made += bytes([part | (0x80 if count else 0)])
        if not count:
            return made
