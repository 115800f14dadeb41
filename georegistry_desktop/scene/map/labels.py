"""Where names can stand: in the widest room of what is seen of an area, beside a dot, none over another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from georegistry_desktop.scene.map.grid import Array
from georegistry_desktop.scene.map.picture import Picture

_CELL = 4
"""Areas are looked at in cells of so many pixels of a plain screen."""
_OVER = 1.25
"""How much wider than the room in its area a name may be."""
_GAP = 3.0


@dataclass(frozen=True)
class Spots:
    """Where names may stand, the most important first. All arrays (k,).

    ``rows``: int32. ``x``, ``y``: pixels, the middle of the room of an area, or of a dot. ``room``: pixels
    from side to side; 0 for a dot, whose name stands beside it.
    """

    rows: Array
    x: Array
    y: Array
    room: Array

    def __len__(self) -> int:
        return len(self.rows)


def area_spots(
    picture: Picture, label_of: Array | None = None, *, most: int = 400, ratio: float = 1
) -> Spots:
    """The rooms of the largest areas in view, at most ``most``.

    ``label_of``: int32 (n + 1,), the row that names the area of each row (an ancestor at the level of the
    names), -1 for none and as the last element; without it each area has its own name. ``ratio``: pixels of
    the picture for one of a plain screen.
    """
    cell = max(round(_CELL * ratio), 1)
    ids = picture.ids[cell // 2 :: cell, cell // 2 :: cell]
    if label_of is not None:
        ids = label_of[ids]
    height, width = ids.shape
    beside = np.minimum(_free(ids), _free(ids[:, ::-1])[:, ::-1])
    below = np.minimum(_free(ids.T), _free(ids.T[:, ::-1])[:, ::-1]).T
    # A name is some three times as wide as high.
    room = np.minimum(beside, 3 * below + 1)
    score = room.astype(np.int64) * 64 + np.minimum(np.minimum(beside, 31) + np.minimum(below, 31), 63)
    key = (ids.astype(np.int64) << 40) | (score << 24) | np.arange(height * width).reshape(height, width)
    key = np.sort(key[ids >= 0])
    rows = key >> 40
    last = np.flatnonzero(np.append(rows[1:] != rows[:-1], True)) if len(rows) else np.empty(0, np.int64)
    size = np.diff(last, prepend=-1)
    chosen = np.argsort(-size, kind="stable")[:most]
    at = key[last[chosen]] & 0xFFFFFF
    return Spots(
        rows[last[chosen]].astype(np.int32),
        (at % width + 0.5) * cell,
        (at // width + 0.5) * cell,
        (2.0 * beside.reshape(-1)[at] + 1) * cell,
    )


def _free(ids: Array) -> Array:
    """How many cells to the left are of the same row."""
    column = np.arange(ids.shape[1], dtype=np.int32)
    begin = np.zeros(ids.shape, dtype=np.int32)
    begin[:, 1:] = np.where(ids[:, 1:] != ids[:, :-1], column[1:], 0)
    np.maximum.accumulate(begin, axis=1, out=begin)
    free: Array = column - begin
    return free


def dot_spots(picture: Picture, *, most: int = 150) -> Spots:
    """The dots in view, if there are at most ``most``; else none: names would be all that is seen."""
    dots = picture.dots
    if dots is None or dots.count > most:
        return Spots(*(np.empty(0, t) for t in (np.int32, float, float, float)))
    row, column = np.divmod(dots.at, picture.ids.shape[1])
    return Spots(dots.of, column + 0.5, row + 0.5, np.zeros(len(dots.of)))


def arrange(
    spots: Sequence[Spots],
    widths: Array,
    height: float,
    picture: Picture,
    taken: Sequence[tuple[float, float, float, float]] = (),
) -> Array:
    """Choose the names to be written: float (k, 3), index in all spots, left and top in pixels.

    ``widths``: float, the pixels that each name needs, for all spots one after the other; ``height``:
    those of a line. ``taken``: rectangles (left, top, right, bottom) where something else stands. No name
    lies over another or goes out of the picture. Of the places that are near, the one over the fewest dots
    is chosen.
    """
    crowd = _Crowd(picture)
    placed = np.empty((len(taken) + len(widths), 4))
    count = len(taken)
    placed[:count] = np.reshape(taken, (-1, 4))
    found = []
    index = -1
    limits = (picture.ids.shape[1], picture.ids.shape[0])
    for group in spots:
        for x, y, room in zip(group.x.tolist(), group.y.tolist(), group.room.tolist(), strict=True):
            index += 1
            wide = float(widths[index])
            if not wide or (room and wide > room * _OVER + 8):
                continue
            for left, top in _places(x, y, room, wide, height, crowd):
                box = (left - _GAP, top - 1, left + wide + _GAP, top + height + 1)
                if box[0] < 0 or box[1] < 0 or box[2] > limits[0] or box[3] > limits[1]:
                    continue
                others = placed[:count]
                over = (others[:, 0] < box[2]) & (others[:, 2] > box[0])
                over &= (others[:, 1] < box[3]) & (others[:, 3] > box[1])
                if not over.any():
                    placed[count] = box
                    count += 1
                    found.append((index, left, top))
                    break
    return np.array(found, dtype=float).reshape(-1, 3)


def _places(
    x: float, y: float, room: float, wide: float, height: float, crowd: _Crowd
) -> list[tuple[float, float]]:
    if room:
        left = x - wide / 2
        tries = [(left, y - height / 2 + shift * height) for shift in (0, -0.9, 0.9)]
    else:
        away = crowd.radius + 2
        beside, middle = y - height / 2, x - wide / 2
        tries = [
            (x + away, beside),
            (x - away - wide, beside),
            (middle, y + away),
            (middle, y - away - height),
        ]
    # A dot that is to be named may touch its name.
    rim = crowd.radius + 1 if room else 0.0
    return sorted(
        tries,
        key=lambda p: crowd.within(p[0] - rim, p[1] - rim, p[0] + wide + rim, p[1] + height + rim),
    )


class _Crowd:
    """How many dots lie in a rectangle, by sums over cells."""

    def __init__(self, picture: Picture) -> None:
        dots = picture.dots
        height, width = picture.ids.shape
        rows, columns = height // _CELL + 1, width // _CELL + 1
        self.radius = 0.0
        self._sums = np.zeros((rows + 1, columns + 1), dtype=np.int64)
        if dots is not None and not dots.dense:
            self.radius = dots.radius
            row, column = np.divmod(dots.at, width)
            cells = np.bincount(row // _CELL * columns + column // _CELL, minlength=rows * columns)
            self._sums[1:, 1:] = cells.reshape(rows, columns).cumsum(0).cumsum(1)

    def within(self, left: float, top: float, right: float, bottom: float) -> int:
        last_row, last_column = (n - 1 for n in self._sums.shape)
        x0, x1 = (min(max(int(v // _CELL), 0), last_column) for v in (left, right + _CELL))
        y0, y1 = (min(max(int(v // _CELL), 0), last_row) for v in (top, bottom + _CELL))
        sums = self._sums
        return int(sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0])
