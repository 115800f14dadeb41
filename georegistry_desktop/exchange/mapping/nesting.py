"""What codes say of the tree: which lie in which, and which begin with which."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_NEARLY = 0.95
_MANY = 4
_DENSE = 3
"""Numbers of which one in three is there are counted, not composed."""
_FEWEST = 20
"""Codes below which a pattern may be chance."""


def all_in(wanted: pa.ChunkedArray, among: pa.ChunkedArray) -> bool:
    """Whether each wanted text stands in ``among``; nulls do not count."""
    return bool(pc.all(pc.is_in(wanted.drop_null(), value_set=among.combine_chunks())).as_py() is not False)


def within(below: pa.ChunkedArray, above: pa.ChunkedArray) -> bool:
    """Whether nearly all of the lower texts stand beside one upper text only."""
    pairs = pa.table({"below": below, "above": above}).drop_null().group_by(["below", "above"]).aggregate([])
    apart = pc.count_distinct(pairs["below"]).as_py()
    return len(pairs) > 0 and apart / len(pairs) >= _NEARLY


def prefix_lengths(codes: pa.ChunkedArray) -> tuple[int, ...]:
    """The lengths of the beginnings that name ancestors, ascending; empty where there is no such pattern.

    Codes are all of one length and filled up with zeros (1300000000, 1380100000), or grow with each level
    (SL01, SL0102).
    """
    held = pc.unique(codes.drop_null())
    if len(held) < _FEWEST or _counted(held):
        return ()
    sizes = pc.utf8_length(held)
    widths = np.unique(sizes.to_numpy())
    if len(widths) == 1:
        return _filled(held, int(widths[0]))
    candidates = [int(n) for n in widths[:-1] if _leads(held, held.filter(pc.greater(sizes, int(n))), int(n))]
    return tuple(candidates) if len(candidates) == len(widths) - 1 else ()


def _counted(held: pa.Array) -> bool:
    """Whether these are running numbers, maybe behind one word: HF1 begins HF10 to HF19, and means nothing
    by it."""
    parts = pc.extract_regex(held, r"^(?P<word>\D*)(?P<number>\d{1,18})$").drop_null()
    words, numbers = pc.struct_field(parts, "word"), pc.struct_field(parts, "number")
    most = max(pc.value_counts(words).to_pylist(), key=lambda one: one["counts"], default=None)
    if most is None or most["counts"] < _NEARLY * len(held):
        return False
    own = pc.min_max(numbers.filter(pc.equal(words, most["values"])).cast(pa.int64())).as_py()
    return bool(own["max"] - own["min"] < _DENSE * len(held))


def _leads(held: pa.Array, longer: pa.Array, length: int) -> bool:
    known = pc.is_in(pc.utf8_slice_codeunits(longer, 0, length), value_set=held)
    return len(longer) > 0 and float(pc.mean(known).as_py()) >= _NEARLY


def _filled(held: pa.Array, width: int) -> tuple[int, ...]:
    said = pc.utf8_length(pc.utf8_rtrim(held, "0")).to_numpy()
    counts = np.bincount(np.maximum(said, 1), minlength=width + 2)
    # A level's own digits end in a zero now and then, which gives a tenth of its units one digit less.
    ends = [
        n for n in range(1, width) if _MANY * counts[n - 1] < counts[n] and counts[n + 1] < _MANY * counts[n]
    ]
    good = []
    for n in ends:
        deeper = held.filter(pa.array(said > n))
        above = pc.utf8_rpad(pc.utf8_slice_codeunits(deeper, 0, n), width, "0")
        if len(deeper) and float(pc.mean(pc.is_in(above, value_set=held)).as_py()) >= _NEARLY:
            good.append(n)
    return tuple(good)


def parents(codes: pa.Array, lengths: tuple[int, ...]) -> tuple[pa.Array, pa.Array]:
    """Of each code the longest beginning that is another code, filled up with zeros where it has to be, and
    the longest one that should be; null where none is."""
    filled = len(pc.unique(pc.utf8_length(codes.drop_null()))) == 1
    width = pc.max(pc.utf8_length(codes)).as_py() or 0
    found = wanted = pa.nulls(len(codes), pa.large_string())
    for n in sorted(lengths):
        start = pc.utf8_slice_codeunits(codes, 0, n)
        start = pc.utf8_rpad(start, width, "0") if filled else start
        other = pc.fill_null(pc.not_equal(start, codes), False)
        wanted = pc.if_else(other, start, wanted)
        found = pc.if_else(pc.and_(other, pc.is_in(start, value_set=codes)), start, found)
    return found, wanted
