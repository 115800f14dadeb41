"""Spreadsheets: one sheet for each table, the cells of the types that they hold."""

from __future__ import annotations

from georegistry_desktop.exchange.formats import Format
from georegistry_desktop.exchange.spreadsheet.writer import loses, write


def _sniff(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04")


XLSX = Format(name="xlsx", extensions=(".xlsx",), sniff=_sniff, write=write, loses=loses)
