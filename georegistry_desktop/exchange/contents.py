"""What a file holds that is not what its name says."""

from __future__ import annotations

import codecs

_MARKS: tuple[tuple[bytes, str], ...] = (
    (b"%pdf", "a PDF"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x89png", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"<!doctype html", "a web page, maybe one to sign in"),
    (b"<html", "a web page, maybe one to sign in"),
)
_EXCEL_XML = b'progid="excel.sheet"'
_BINARY = frozenset((".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".gpkg", ".fgb", ".parquet", ".kmz", ".zip"))
_CONTROL = bytes({*range(32)} - {*b"\t\n\r\f"})


def other_content(head: bytes) -> str | None:
    """What a file is that begins with ``head`` and holds no units in any form: words for it, or None."""
    start = head.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if _EXCEL_XML in start:
        return "a workbook in the XML of Excel 2003"
    return next((words for mark, words in _MARKS if start.startswith(mark)), None)


def is_text_by_mistake(name: str, head: bytes) -> bool:
    """Whether the ending of ``name`` is that of a binary format, and ``head`` begins a text."""
    if not any(name.lower().endswith(ending) for ending in _BINARY):
        return False
    return len(head.translate(None, _CONTROL)) == len(head)
