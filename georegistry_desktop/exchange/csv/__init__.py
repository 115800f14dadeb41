"""Delimited text, in any common encoding: one row per unit, every cell read as text."""

from __future__ import annotations

from georegistry_desktop.exchange.csv.reader import read
from georegistry_desktop.exchange.csv.writer import write
from georegistry_desktop.exchange.formats import Format


def _sniff(_head: bytes) -> bool:
    # Nothing in a text file says that it is one: the extension does.
    return False


CSV = Format(name="csv", extensions=(".csv", ".tsv", ".txt"), sniff=_sniff, read=read, write=write)
