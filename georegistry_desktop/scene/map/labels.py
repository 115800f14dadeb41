"""Where names can stand: in the widest room of what is seen of an area, beside a dot, none over another, and
over as few dots as can be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from georegistry_desktop.scene.map.grid import Array
from georegistry_desktop.scene.map.picture import Picture

_CELL = 4
"""Areas are looked at in cells of so many pixels of a plain screen."""
_OVER = 1.25
"""How much wider than the room in its area a name may be."""
_GAP = 3.0
_LINE = 0.9
_SIDEWAYS = [0, 0, 0, -1, 1, -2, 2, -1, 1, -1, 1, 0, 0, -2, 2, -2, 2, -1, 1, -1, 1, 0, 0]
_LINES = [0, -1, 1, 0, 0, 0, 0, -1, -1, 1, 1, -2, 2, -1, -1, 1, 1, -2, -2, 2, 2, -3, 3]
_PLACES = np.array([_SIDEWAYS, _LINES]).T / (2, 1)
"""Where a name may stand in its area, the nearest first: parts of what is free at its sides, and lines."""
_PARTS = {0.0: 0.7, 0.5: 3.0, 1.0: 0.7}
"""What counts as how many dots below a name when it is not on its area: its ends and its middle."""


@dataclass(frozen=True)
class Spots:
    """Where names may stand, the most important first. All arrays (k,).

    ``rows``: int32. ``x``, ``y``: pixels, the middle of the room of an area, or of a dot. ``room``: pixels
    from side to side, ``deep`` from top to bottom; 0 for a dot, whose name stands beside it. ``around``:
    int32 (h, w), the row that names each cell of the picture, of ``cell`` pixels; None for dots.
    """

    rows: Array
    x: Array
    y: Array
    room: Array
    deep: Array
    around: Array | None = None
    cell: int = 1

    def __len__(self) -> int:
        return len(self.rows)

    def at(self, chosen: Array) -> Spots:
        """Those at some positions."""
        parts = {name: getattr(self, name)[chosen] for name in ("rows", "x", "y", "room", "deep")}
        return replace(self, **parts)


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
        (2.0 * below.reshape(-1)[at] + 1) * cell,
        ids,
        cell,
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
        nothing = np.empty(0)
        return Spots(np.empty(0, np.int32), nothing, nothing, nothing, nothing)
    row, column = np.divmod(dots.at, picture.ids.shape[1])
    none = np.zeros(len(dots.of))
    return Spots(dots.of, column + 0.5, row + 0.5, none, none)


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
    begin = 0
    limits = (picture.ids.shape[1], picture.ids.shape[0])
    for group in spots:
        mine = np.asarray(widths[begin : begin + len(group)], dtype=float)
        # Most areas are too small for their names: nobody looks where those could stand.
        fits = np.flatnonzero((mine > 0) & ((group.room == 0) | (mine <= group.room * _OVER + 8)))
        places = _places(group.at(fits), mine[fits], height, crowd).tolist()
        for index, wide, tries in zip((begin + fits).tolist(), mine[fits].tolist(), places, strict=True):
            for left, top in tries:
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
        begin += len(group)
    return np.array(found, dtype=float).reshape(-1, 3)


def _places(spots: Spots, wide: Array, height: float, crowd: _Crowd) -> Array:
    """Left and top of where each name may stand, float (k, c, 2): over the fewest dots and on its own area
    first, of those the nearest to its spot."""
    in_areas = bool(spots.room.any())
    if in_areas:
        left, top = _in_areas(spots, wide, height)
    else:
        left, top = _beside_dots(spots, wide, height, crowd.radius + 2)
    # A dot that is to be named may touch its name.
    rim = crowd.radius + 1 if in_areas else 0.0
    cost = crowd.within(left - rim, top - rim, left + wide[:, None] + rim, top + height + rim)
    if spots.around is not None:
        cost = cost + _outside(spots, spots.around, left, wide[:, None], top + height / 2)
    order = np.argsort(cost, axis=1, kind="stable")
    return np.stack([np.take_along_axis(a, order, axis=1) for a in (left, top)], axis=2)


def _in_areas(spots: Spots, wide: Array, height: float) -> tuple[Array, Array]:
    """In the middle of its room, and wherever else in that it fits; at least a line above and below."""
    sideways = np.maximum(spots.room - wide, 0)[:, None] / 2
    upright = np.maximum((spots.deep - height) / 2, _LINE * height)[:, None]
    left = (spots.x - wide / 2)[:, None] + sideways * _PLACES[:, 0]
    top = (spots.y - height / 2)[:, None] + np.clip(_PLACES[:, 1] * _LINE * height, -upright, upright)
    return left, top


def _outside(spots: Spots, around: Array, left: Array, wide: Array, middle: Array) -> Array:
    """How much of each name is not on its own area, in dots below it."""
    last_row, last_column = (n - 1 for n in around.shape)
    y = np.clip(middle // spots.cell, 0, last_row).astype(np.intp)
    strayed = np.zeros(left.shape)
    for part, weight in _PARTS.items():
        x = np.clip((left + part * wide) // spots.cell, 0, last_column).astype(np.intp)
        strayed += weight * (around[y, x] != spots.rows[:, None])
    return strayed


def _beside_dots(spots: Spots, wide: Array, height: float, away: float) -> tuple[Array, Array]:
    """Right, left, below and above."""
    beside, middle = spots.y - height / 2, spots.x - wide / 2
    left = np.stack([spots.x + away, spots.x - away - wide, middle, middle], axis=1)
    return left, np.stack([beside, beside, spots.y + away, spots.y - away - height], axis=1)


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

    def within(self, left: Array, top: Array, right: Array, bottom: Array) -> Array:
        """How many in each rectangle, pixels of one shape."""
        last_row, last_column = (n - 1 for n in self._sums.shape)
        x0, x1 = (np.clip(v // _CELL, 0, last_column).astype(np.intp) for v in (left, right + _CELL))
        y0, y1 = (np.clip(v // _CELL, 0, last_row).astype(np.intp) for v in (top, bottom + _CELL))
        sums = self._sums
        counts: Array = sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0]
        return counts
