"""Dates as people write them: 2020-01-31, 31/01/2020, 1/31/2020, 31.1.2020, 31 janvier 2020, 20200131."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Literal

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from georegistry_desktop.domain.names import fold
from georegistry_desktop.exchange.draft import arrow, text

Order = Literal["DMY", "MDY"]
_PARTED = re.compile(r"(\d{1,2})\s*([/.\-])\s*(\d{1,2})\s*\2\s*(\d{4})(?:[T ]\d{1,2}:\d{2}(?::\d{2})?)?")
_YEAR_FIRST = re.compile(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_SPOKEN = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º)?[ \-.]*(?:de )?([a-z]{3,10})\.?,?[ \-]*(?:de )?(\d{4})")
_SPOKEN_MONTH_FIRST = re.compile(r"([a-z]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTHS = {
    word: number
    for number, words in enumerate(
        (
            "jan january janv janvier janeiro enero ene",
            "feb february fev fevr fevrier fevereiro febrero",
            "mar march mars marco marzo",
            "apr april avr avril abr abril",
            "may mai maio mayo",
            "jun june juin junho junio",
            "jul july juil juillet julho julio",
            "aug august aou aout ago agosto",
            "sep sept september septembre set setembro septiembre",
            "oct october octobre out outubro octubre",
            "nov november novembre novembro noviembre",
            "dec december decembre dez dezembro dic diciembre",
        ),
        1,
    )
    for word in words.split()
}


def iso_dates(column: pd.Series[Any], order: Order | None) -> tuple[pd.Series[Any], Order | None]:
    """The column with dates of other styles as ``YYYY-MM-DD``; what is none stays as it is.

    Whether a day or a month comes first follows from ``order``, else from a column that has a day above 12:
    then that order is the second of the answer. Where nothing tells, such dates stay as well.
    """
    encoded = pc.dictionary_encode(arrow(column))
    words: list[str] = encoded.dictionary.to_pylist()
    told = _order(words) if order is None else order
    made = [_iso(word, told) or word for word in words]
    if made == words:
        return column, None
    return text(pa.array(made, pa.large_string()).take(encoded.indices)), told if order is None else None


def _order(words: list[str]) -> Order | None:
    first, second = 0, 0
    for word in words:
        if match := _PARTED.fullmatch(word.strip()):
            first, second = max(first, int(match[1])), max(second, int(match[3]))
    if first > 12 >= second:
        return "DMY"
    return "MDY" if second > 12 >= first else None


def _iso(word: str, order: Order | None) -> str | None:
    plain = word.strip()
    if match := _PARTED.fullmatch(plain):
        if order is None:
            return None
        day, month = (match[1], match[3]) if order == "DMY" else (match[3], match[1])
        return _date(match[4], month, day)
    if match := _YEAR_FIRST.fullmatch(plain):
        return _date(match[1], match[3], match[4])
    if match := _COMPACT.fullmatch(plain):
        return _date(match[1], match[2], match[3])
    spoken = fold(plain)
    if match := _SPOKEN.fullmatch(spoken):
        return _date(match[3], _MONTHS.get(match[2], 0), match[1])
    if match := _SPOKEN_MONTH_FIRST.fullmatch(spoken):
        return _date(match[3], _MONTHS.get(match[1], 0), match[2])
    return None


def _date(year: str, month: str | int, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
