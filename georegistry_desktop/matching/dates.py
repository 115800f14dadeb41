"""When units were opened and closed, and what two of them say of each other by that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import pyarrow as pa

Floats = npt.NDArray[np.float64]
Bins = npt.NDArray[np.uint8]
_FILLER, _LEAST = 0.2, 5
"""A day that so large a share of a list's dates is, of so many at least, fills a gap and tells nothing."""
_RARE = 16
_YEAR = 366


def days(text: pa.Array) -> Floats:
    """Days since 1970 of dates ``YYYY-MM-DD`` (what stands behind is not read); NaN for none and fillers."""
    import pyarrow as pa
    import pyarrow.compute as pc

    found = np.full(len(text), np.nan)
    if text.null_count == len(text):
        return found
    coded = text.dictionary_encode()
    read = pc.utf8_slice_codeunits(coded.dictionary, 0, 10)
    dates = pc.strptime(read, format="%Y-%m-%d", unit="s", error_is_null=True).cast(pa.date32())
    day = pc.cast(
        pc.fill_null(dates.take(coded.indices).cast(pa.int32()), -(2**31) + 1), pa.int32()
    ).to_numpy()
    known = np.flatnonzero(day > -(2**31) + 1)
    which, inverse, often = np.unique(day[known], return_inverse=True, return_counts=True)
    told = (often < _LEAST) | (often < _FILLER * len(known))
    kept = told[inverse]
    found[known[kept]] = which[inverse[kept]]
    return found


def often_of_days(day: Floats) -> npt.NDArray[np.int32]:
    """How many have the day of each, 0 where it is unknown."""
    found = np.zeros(len(day), dtype=np.int32)
    known = np.flatnonzero(~np.isnan(day))
    _, inverse, often = np.unique(day[known], return_inverse=True, return_counts=True)
    found[known] = often[inverse]
    return found


def date_steps(
    opened: tuple[Floats, Floats], closed: tuple[Floats, Floats], often: tuple[npt.NDArray[np.int32], ...]
) -> Bins:
    """What the dates of pairs say, aligned: 0 nothing; 1 one was closed when the other opened; 2 opened more
    than a year apart; 3 less; 4 on the same day, as many others were; 5 on the same day, which is rare."""
    gap = np.abs(opened[0] - opened[1])
    rare = often[0].astype(np.int64) * often[1] <= _RARE
    with np.errstate(invalid="ignore"):
        apart = (closed[0] <= opened[1]) | (closed[1] <= opened[0])
        same = gap == 0
        choices = [apart, same & rare, same, gap <= _YEAR, gap > _YEAR]
    return np.select(choices, [1, 5, 4, 3, 2], 0).astype(np.uint8)
