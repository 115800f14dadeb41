"""Areas filled with their numbers, by scanline, in a handful of passes over flat arrays."""

from __future__ import annotations

import numpy as np

from georegistry_desktop.scene.map.grid import Array


def fill(ids: Array, x: Array, y: Array, rings: Array, owners: Array) -> None:
    """Write into ``ids`` (int32 (h, w)) the numbers of the areas whose inside holds a pixel's middle.

    ``x``, ``y``: float64 (v,), pixels; closed rings one after the other. ``rings``: int64 (r + 1,), the first
    vertex of each ring. ``owners``: int32 (r,), not negative: the number of each ring's area.
    Areas overwrite those with a smaller number. Inside is told by the even-odd rule. Two areas with a
    border in common have no pixel in common and leave none between them.
    """
    height, width = ids.shape
    if len(x) < 2 or not height or not width:
        return
    # A line crosses the middles of the pixel rows above.. below of its ends.
    row = np.ceil(np.clip(y, -1, height + 1) - 0.5).astype(np.int32)
    np.clip(row, 0, height, out=row)
    rows = row[1:] - row[:-1]
    rows[rings[1:-1] - 1] = 0  # from the end of a ring to the begin of the next
    crossing = np.flatnonzero(rows)
    if not len(crossing):
        return
    count = rows[crossing]
    downward = count > 0
    upper, lower = crossing + ~downward, crossing + downward
    count = np.abs(count)
    # From above to below, in whichever direction a ring runs, so that neighbours get the very same middle.
    slope = (x[lower] - x[upper]) / (y[lower] - y[upper])
    at_zero = x[upper] + (0.5 - y[upper]) * slope
    area = np.repeat(owners, np.diff(rings))[crossing]
    first = row[upper]

    width_bits, height_bits = width.bit_length(), height.bit_length()
    total = int(count.sum())
    each = np.repeat(np.arange(len(crossing), dtype=np.int32), count)
    # The k-th row of a line: its place in all rows, less that of its first one.
    first -= np.cumsum(count, dtype=np.int64).astype(np.int32) - count
    line = np.arange(total, dtype=np.int32)
    line += first[each]
    column = slope[each]
    column *= line
    column += at_zero[each]
    column -= 0.5
    np.ceil(column, out=column)
    np.clip(column, 0, width, out=column)
    key = (area.astype(np.int64) << (width_bits + height_bits))[each]
    key |= line.astype(np.int64) << width_bits
    key |= column.astype(np.int64)
    key.sort()
    _paint(ids.reshape(-1), key, width, width_bits, height_bits)


def _paint(flat: Array, key: Array, width: int, width_bits: int, height_bits: int) -> None:
    """The crossings of an area in a row come in pairs: inside from one to the next."""
    begin, end = key[0::2], key[1::2]
    length = end - begin
    seen = np.flatnonzero(length)
    begin, length = begin[seen], length[seen]
    if not len(begin):
        return
    number = (begin >> (width_bits + height_bits)).astype(np.int32)
    pixel = ((begin >> width_bits) & ((1 << height_bits) - 1)) * width + (begin & ((1 << width_bits) - 1))
    before = np.cumsum(length) - length
    where = np.repeat(pixel - before, length)
    where += np.arange(len(where))
    flat[where] = np.repeat(number, length)
