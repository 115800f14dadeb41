"""Cells made into values: numbers, dates, statuses, points from two columns."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import shapely

from georegistry_desktop.domain.names import fold
from georegistry_desktop.domain.records import STATUSES
from georegistry_desktop.exchange import json_text
from georegistry_desktop.exchange.draft import LOST, ROW_TEXT, Array, Findings, Ints, arrow, text

_NUMBER = r"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$"
_NULLS = pa.array(["NULL", "null", "Null"], pa.large_string())
_DAY_NUMBER = r"^\s*[2-5]\d{4}(?:\.\d+)?\s*$"
_FIRST_DAY = date(1899, 12, 30)
"""From which spreadsheets count days: 20,000 is in 1954, 59,999 in 2064."""
_TIME = re.compile(r"(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_STATUS_WORDS = {
    "NEW": ("new", "nouveau", "nouvelle"),
    "VALID": ("valid", "validated", "valide", "validee", "true", "yes", "oui", "1"),
    "REJECTED": ("rejected", "rejete", "rejetee", "false", "no", "non", "0"),
}
_STATUSES = {word: status for status, words in _STATUS_WORDS.items() for word in words}


def unblanked(column: pd.Series[Any]) -> pd.Series[Any]:
    """The column with cells of nothing but white space as null."""
    held = arrow(column)
    blank = pc.equal(pc.utf8_trim_whitespace(held), "")
    return text(pc.if_else(blank, pa.scalar(None, pa.large_string()), held))


def trimmed(column: pd.Series[Any]) -> pd.Series[Any]:
    """The column without white space around its words, null where nothing is left."""
    held = pc.utf8_trim_whitespace(arrow(column))
    return text(pc.if_else(pc.equal(held, ""), pa.scalar(None, pa.large_string()), held))


def without_nulls(column: pd.Series[Any]) -> pd.Series[Any]:
    """The column without cells that say NULL, which databases and Iaso write for nothing."""
    held = arrow(column)
    said = pc.is_in(held, value_set=_NULLS)
    return text(pc.if_else(said, pa.scalar(None, pa.large_string()), held))


def check_words(rows: pd.DataFrame, findings: Findings) -> None:
    """Line breaks in names and keys, and what stands for characters that were lost on the way."""
    for name in ("ref", "parent_ref", "name", "short_name", "code", "type"):
        broken = _holding(rows[name], "\n", "\r")
        findings.add_all(broken, "line-break", "warning", name, value=_shown(rows[name], broken))
    for name in ROW_TEXT:
        lost = _holding(rows[name], LOST)
        findings.add_all(lost, "characters-lost", "warning", name, value=_shown(rows[name], lost))


def _holding(column: pd.Series[Any], *marks: str) -> Ints:
    """The positions of the cells that hold one of the marks."""
    held = arrow(column)
    words = held.buffers()[2]
    # All words in one piece: most columns hold none of the marks, and this tells so in no time.
    whole = words.to_pybytes() if words is not None else b""
    found = [pc.match_substring(held, mark) for mark in marks if mark.encode() in whole]
    if not found:
        return np.zeros(0, np.int64)
    return np.flatnonzero(
        np.any([pc.fill_null(f, False).to_numpy(zero_copy_only=False) for f in found], axis=0)
    )


def _shown(column: pd.Series[Any], at: Ints) -> list[str]:
    return [" ".join(str(word).split())[:60] for word in column.iloc[at]]


def numbers(column: pd.Series[Any]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """The numbers (n,), NaN where blank or bad, and where they are bad."""
    trimmed = pc.utf8_trim_whitespace(arrow(column))
    good = pc.fill_null(pc.match_substring_regex(trimmed, _NUMBER), False)
    plain = pc.if_else(good, pc.utf8_ltrim(trimmed, "+"), pa.scalar(None, pa.large_string()))
    # Arrow's parser is exact: what repr() wrote comes back bit by bit.
    found = pc.cast(plain, pa.float64()).to_numpy(zero_copy_only=False).astype(np.float64)
    bad = ~good.to_numpy(zero_copy_only=False) & column.notna().to_numpy()
    return found, bad | np.isinf(found)


def number_column(column: pd.Series[Any], name: str, findings: Findings) -> npt.NDArray[np.float64]:
    """Numbers in metres or whatever the column holds; bad ones are found and left out."""
    found, bad = numbers(column)
    findings.add_all(np.flatnonzero(bad), "number-bad", field=name, value=_words(column, bad))
    return np.where(bad, np.nan, found)


def points(latitude: pd.Series[Any], longitude: pd.Series[Any], findings: Findings) -> Array:
    """Points (n,) in EPSG:4326 from degrees in two columns; None where one is missing or bad."""
    found, usable = {}, np.ones(len(latitude), bool)
    for name, column, limit in (("latitude", latitude, 90), ("longitude", longitude, 180)):
        value, bad = numbers(column)
        with np.errstate(invalid="ignore"):
            bad |= np.abs(value) > limit
        findings.add_all(np.flatnonzero(bad), f"{name}-bad", field=name, value=_words(column, bad))
        found[name] = value
        usable &= ~bad & ~np.isnan(value)
    half = latitude.notna().to_numpy() ^ longitude.notna().to_numpy()
    findings.add_all(np.flatnonzero(half), "point-half", field="point")
    made: Array = np.full(len(latitude), None, dtype=object)
    made[usable] = shapely.points(found["longitude"][usable], found["latitude"][usable])
    return made


def dates(column: pd.Series[Any], name: str, findings: Findings) -> pd.Series[Any]:
    """``YYYY-MM-DD``; an ISO time of day is cut off; what is no date is found and left out."""
    made, bad = _converted(column, _date)
    counted = bad & pc.fill_null(pc.match_substring_regex(arrow(column), _DAY_NUMBER), False).to_numpy(
        zero_copy_only=False
    )
    meant = [(_FIRST_DAY + timedelta(days=int(float(w)))).isoformat() for w in column[counted]]
    findings.add_all(
        np.flatnonzero(counted), "date-counted", field=name, value=_words(column, counted), other=meant
    )
    bad = bad & ~counted
    findings.add_all(np.flatnonzero(bad), "date-bad", field=name, value=_words(column, bad))
    return made


def objects(column: pd.Series[Any], name: str, findings: Findings) -> pd.Series[Any]:
    """JSON objects in the one form of text columns; what is none is found and left out."""
    made: list[str | None] = []
    for at, word in enumerate(column.to_numpy(dtype=object)):
        if not isinstance(word, str) or not word.strip():
            made.append(None)
            continue
        try:
            held, reason = json_text.checked_object(json.loads(word, parse_constant=_no_json))
        except (ValueError, RecursionError) as error:
            held, reason = None, str(error)
        if reason:
            findings.add(at, "json-bad", field=name, value=word[:80], reason=reason)
        made.append(held)
    return text(made)


def _no_json(word: str) -> None:
    raise ValueError(f"{word} is no JSON")


def statuses(column: pd.Series[Any], blank: str, findings: Findings) -> pd.Series[Any]:
    """One of ``STATUSES``: ``blank`` where nothing is said, NEW where it is not understood, which is told
    once for each word."""
    made, bad = _converted(column.fillna(blank), status_of)
    words = column[bad]
    counts = words.value_counts()
    for at, word in words.drop_duplicates().items():
        findings.add(int(str(at)), "status-bad", field="status", value=word, count=int(counts[word]))
    return made.fillna("NEW")


def _converted(
    column: pd.Series[Any], convert: Callable[[str], str | None]
) -> tuple[pd.Series[Any], npt.NDArray[np.bool_]]:
    """The values, and where there is a word that has none: few different words stand in many rows, each is
    converted once."""
    encoded = pc.dictionary_encode(arrow(column))
    words: list[str] = encoded.dictionary.to_pylist()
    values = pa.array([convert(w) for w in words], pa.large_string())
    made = text(values.take(encoded.indices))
    return made, (made.isna() & column.notna()).to_numpy()


def _date(word: str) -> str | None:
    word = word.strip()
    if not word[:4].isdecimal() or not _TIME.fullmatch(word[10:]):
        return None
    try:
        found = date.fromisoformat(word[:10]).isoformat()
    except ValueError:
        return None
    # fromisoformat also takes 20210131 and 2021-W05-1, which people may mean otherwise.
    return found if found == word[:10] else None


def status_of(word: str) -> str | None:
    """The status that a word means; None where it means none."""
    return word if word in STATUSES else _STATUSES.get(fold(word))


def _words(column: pd.Series[Any], at: npt.NDArray[np.bool_]) -> list[str]:
    return [str(v) for v in column[at]]
