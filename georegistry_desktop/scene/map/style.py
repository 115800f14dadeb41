"""Colours of rows, and the picture coloured by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from georegistry_desktop.scene.map.dots import Dots
from georegistry_desktop.scene.map.grid import Array
from georegistry_desktop.scene.map.picture import Picture

PLAIN, GROUP = 0, 1
"""Pens that each style has: of any border, and of one between two groups."""
CLOUD = 0.22
"""Where more than this share of pixels are borders, thin ones fade: they would be all that is seen."""
_BLOCK = 16
"""Pixels, in squares of which that share is taken."""


@dataclass(frozen=True)
class Pen:
    """``colour``: 0xAARRGGBB. ``width``: pixels of a plain screen."""

    colour: int
    width: float


@dataclass(frozen=True)
class Look:
    """How the rows of a category look; colours 0xAARRGGBB. ``outline``: their border, None for any."""

    fill: int
    dot: int
    outline: Pen | None = None


@dataclass(frozen=True)
class Style:
    """What each row looks like. Arrays have n + 1 elements; the last is for what is no row.

    ``fill``, ``dot``: uint32, 0xAARRGGBB. ``outline``: uint8, an index of ``pens``; of two areas at a border
    the higher one draws it. ``group``: int32 or None; borders between different groups get the pen ``GROUP``.
    ``sea``: where there is no area, of alpha 0 where a background is to be seen; ``halo``: around dots.
    """

    fill: Array
    dot: Array
    outline: Array
    pens: tuple[Pen, ...]
    sea: int
    halo: int
    group: Array | None = None

    @classmethod
    def by(
        cls,
        categories: Array,
        looks: Sequence[Look],
        *,
        border: Pen,
        groups: tuple[Array, Pen] | None = None,
        sea: int = 0,
        halo: int = 0,
    ) -> Style:
        """Row i looks like ``looks[categories[i]]``; ``groups``: int32 (n,) and the pen between them."""
        pens = [border, border if groups is None else groups[1]]
        outlines = []
        for look in looks:
            if look.outline is not None:
                pens.append(look.outline)
            outlines.append(PLAIN if look.outline is None else len(pens) - 1)
        return cls(
            fill=_with_nothing(np.array([look.fill for look in looks], np.uint32)[categories], sea),
            dot=_with_nothing(np.array([look.dot for look in looks], np.uint32)[categories], 0),
            outline=_with_nothing(np.array(outlines, np.uint8)[categories], PLAIN),
            pens=tuple(pens),
            sea=sea,
            halo=halo,
            group=None if groups is None else _with_nothing(groups[0].astype(np.int32), -1),
        )

    def marking(self, rows: Array, look: Look) -> Style:
        """The same with some rows looking otherwise, such as those that are selected."""
        fill, dot, outline = self.fill.copy(), self.dot.copy(), self.outline.copy()
        fill[rows], dot[rows] = look.fill, look.dot
        pens = self.pens
        if look.outline is not None:
            outline[rows] = len(pens)
            pens = (*pens, look.outline)
        return replace(self, fill=fill, dot=dot, outline=outline, pens=pens)

    def pen_between(self, one: Array, other: Array) -> Array:
        """uint8, the pen of the border between the rows (int32 (k,), -1 for none)."""
        pen = np.maximum(self.outline[one], self.outline[other])
        if self.group is not None:
            apart = self.group[one] != self.group[other]
            pen[(pen == PLAIN) & apart] = GROUP
        return pen


def _with_nothing(values: Array, nothing: int) -> Array:
    return np.append(values, np.array([nothing], dtype=values.dtype))


def colour(picture: Picture, style: Style, *, ratio: float = 1.0, borders: bool = True) -> Array:
    """The picture as uint32 (h, w), 0xAARRGGBB with colours multiplied by alpha.

    ``ratio``: pixels of the picture for one of a plain screen. Without ``borders`` they are left to whoever
    draws ``picture.lines``.
    """
    ids = picture.ids
    shown = _premultiplied(style.fill)[ids]
    if borders:
        draw_borders(shown, ids, style, ratio)
    if picture.dots is not None:
        draw_dots_on(shown, picture.dots, style)
    return shown


def draw_borders(shown: Array, ids: Array, style: Style, ratio: float) -> None:
    """Borders as pixels, where neighbouring rows differ."""
    width = ids.shape[1]
    flat, onto = ids.reshape(-1), shown.reshape(-1)
    beside = np.zeros(ids.shape, dtype=bool)
    beside[:, :-1] = ids[:, 1:] != ids[:, :-1]
    below = np.zeros(ids.shape, dtype=bool)
    below[:-1] = ids[1:] != ids[:-1]
    at = [np.flatnonzero(beside), np.flatnonzero(below)]
    pen = np.concatenate(
        [style.pen_between(flat[at[0]], flat[at[0] + 1]), style.pen_between(flat[at[1]], flat[at[1] + width])]
    )
    pixel = np.concatenate(at)
    fading = _fading(beside | below)
    for p, used in enumerate(style.pens):
        chosen = pixel[pen == p]
        if not len(chosen):
            continue
        fade: Array | np.uint32 = np.uint32(256)
        if p in (PLAIN, GROUP):
            row, column = np.divmod(chosen, width)
            fade = fading[row // _BLOCK, column // _BLOCK]
            # What parts groups fades less than what parts areas.
            fade = fade if p == PLAIN else (fade + 256) // 2
        thickness = max(round(used.width * ratio), 1)
        first = -((thickness - 1) // 2)
        for shift in range(first, first + thickness):
            for step in {shift, shift * width}:
                _mix(onto, np.clip(chosen + step, 0, flat.size - 1), np.uint32(used.colour), fade)


def tint(shown: Array, where: Array, argb: int) -> None:
    """Lay a colour (0xAARRGGBB, see-through as its alpha says) over the pixels of a bool (h, w) array."""
    _mix(shown.reshape(-1), np.flatnonzero(where), np.uint32(argb), np.uint32(256))


def _fading(border: Array) -> Array:
    """uint32, of 256: what is left of thin borders in each block of the picture."""
    height, width = border.shape
    blocks = np.zeros((-(-height // _BLOCK) * _BLOCK, -(-width // _BLOCK) * _BLOCK), dtype=np.uint8)
    blocks[:height, :width] = border
    down = blocks.reshape(-1, _BLOCK, blocks.shape[1]).sum(1, dtype=np.uint32)
    raw = down.reshape(len(down), -1, _BLOCK).sum(2) / _BLOCK**2
    # Softly from block to block.
    wide = np.pad(raw, 1, mode="edge")
    high, long = raw.shape
    share = np.mean([wide[y : y + high, x : x + long] for y in range(3) for x in range(3)], axis=0)
    return np.asarray(np.minimum(1, CLOUD / np.maximum(share, 1e-6)) ** 1.5 * 256).astype(np.uint32)


def draw_dots_on(shown: Array, dots: Dots, style: Style) -> None:
    """Discs, or the density of points, over what is there."""
    onto = shown.reshape(-1)
    halo = dots.halo.reshape(-1)
    ringed = np.flatnonzero(halo)
    _mix(onto, ringed, np.uint32(style.halo), _of_256(halo[ringed]))
    ink = dots.ink.reshape(-1)
    inked = np.flatnonzero(ink)
    _mix(onto, inked, style.dot[dots.rows.reshape(-1)[inked]], _of_256(ink[inked]))


def _of_256(share: Array) -> Array:
    wide = share.astype(np.uint32)
    return wide + (wide >> 7)


_RED_BLUE = np.uint32(0x00FF00FF)


def _mix(onto: Array, pixels: Array, argb: Array | np.uint32, share: Array | np.uint32) -> None:
    """Lay colours (uint32, alpha not multiplied) over pixels, with ``share`` of 256 of their alpha."""
    alpha = (argb >> 24) + (argb >> 31)  # of 256
    alpha = alpha * share >> 8
    left = 256 - alpha
    under = onto[pixels]
    # Two channels at a time, each with room for the product.
    even = (argb & _RED_BLUE) * alpha + (under & _RED_BLUE) * left
    odd = (argb >> 8 & 0xFF | 0x00FF0000) * alpha + (under >> 8 & _RED_BLUE) * left
    onto[pixels] = (even >> 8 & _RED_BLUE) | (odd & ~_RED_BLUE)


def _premultiplied(argb: Array) -> Array:
    alpha = argb >> 24
    found = alpha << 24
    for shift in (0, 8, 16):
        found = found | ((argb >> shift & 255) * alpha + 127) // 255 << shift
    return found.astype(np.uint32)
