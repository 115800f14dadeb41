"""Workbooks of Excel and LibreOffice: each sheet a table, understood like any list."""

from __future__ import annotations

from georegistry_desktop.exchange.formats import ARCHIVE, Format
from georegistry_desktop.exchange.lists import table_reader
from georegistry_desktop.exchange.spreadsheet.biff import OLE
from georegistry_desktop.exchange.spreadsheet.sheets import read_sheets
from georegistry_desktop.exchange.spreadsheet.writer import loses, write

XLSX = Format(
    name="xlsx",
    extensions=(".xlsx", ".xlsm", ".xlsb", ".xls"),
    sniff=lambda head: head.startswith(OLE) or (head.startswith(ARCHIVE) and b"xl/workbook" in head),
    read=table_reader(read_sheets),
    tables=read_sheets,
    write=write,
    loses=loses,
)
ODS = Format(
    name="ods",
    extensions=(".ods",),
    sniff=lambda head: head.startswith(ARCHIVE) and b"content.xml" in head and b"META-INF/" in head,
    read=table_reader(read_sheets),
    tables=read_sheets,
)
