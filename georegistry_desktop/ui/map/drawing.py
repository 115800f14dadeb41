"""A picture as it is asked for and as it is handed out. Made off the GUI thread, without Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from georegistry_desktop.scene.map.camera import Camera
from georegistry_desktop.scene.map.grid import Array
from georegistry_desktop.scene.map.labels import Spots, area_spots, dot_spots
from georegistry_desktop.scene.map.overlaying import changed_area, changed_pixels
from georegistry_desktop.scene.map.picture import Picture, render
from georegistry_desktop.scene.map.smoothing import halved
from georegistry_desktop.scene.map.style import Pen, Style, colour, draw_dots_on, tint
from georegistry_desktop.ui.map.colouring import Colouring
from georegistry_desktop.ui.map.colours import faded
from georegistry_desktop.ui.map.content import MapContent

MARKED = 0.55
"""How much of the colour of a change lies over what changed."""


@dataclass(frozen=True, eq=False)
class Overlaid:
    """Another version laid over the one that is drawn: what areas gained and lost is marked.

    ``to_other``: int32 (n + 1,), the row in ``other`` of each row drawn, -1 for none and last. ``selected``:
    rows of ``other``, which with the selected ones of the order are marked alone; None to mark all changes.
    """

    other: MapContent
    to_other: Array
    selected: Array | None = None


@dataclass(frozen=True, eq=False)
class Order:
    """A picture that a canvas wants.

    ``camera``: in pixels of the screen, of which ``ratio`` are one of a plain screen. ``level``: the depth
    whose areas are drawn, None for the one that fits. ``selected``: int rows; ``outlined``: the picture has
    to show their outline too. ``last``: a picture that may still do. ``fine``: smooth, for a canvas at rest.
    """

    content: MapContent
    camera: Camera
    ratio: float
    colouring: Colouring
    level: int | None = None
    points: bool = True
    selected: Array | None = None
    outlined: bool = False
    last: Drawn | None = None
    fine: bool = False
    overlaid: Overlaid | None = None

    @property
    def geometry(self) -> tuple[object, ...]:
        """What the picture without its colours depends on."""
        return (id(self.content), self.camera, self.level, self.points)

    def same_as(self, other: Order) -> bool:
        """Whether both ask for the same picture, smooth or not."""
        same = self.geometry == other.geometry and self.colouring is other.colouring
        same = same and self.overlaid is other.overlaid
        return same and np.array_equal(self._chosen, other._chosen)

    @property
    def _chosen(self) -> Array:
        return np.empty(0) if self.selected is None else self.selected


@dataclass(frozen=True, eq=False)
class Drawn:
    """A picture that was made.

    ``plain``: the style without what is selected. ``image``: uint32 (h, w), 0xAARRGGBB multiplied by alpha.
    ``strokes``: borders to be drawn smoothly over it, lines float64 (k, 4) by pen; ``dots``: a second image
    over those. ``depth``: of the areas drawn, -1 for none; ``named``: of the names in ``spots``.
    """

    order: Order
    picture: Picture
    plain: Style
    image: Array
    strokes: tuple[tuple[Pen, Array], ...]
    dots: Array | None
    spots: tuple[Spots, ...]
    depth: int
    named: int

    @property
    def style_of(self) -> tuple[Colouring, MapContent]:
        """What ``plain`` was made of, with ``depth``."""
        return self.order.colouring, self.order.content


def draw(order: Order, wanted: Callable[[], bool] = lambda: True) -> Drawn:
    """Make the picture. Raises ``Stale`` when ``wanted()`` says no in between."""
    layering = order.content.layering
    step = order.camera.step * order.ratio
    depth = layering.fitting(step) if order.level is None else order.level
    # What was made must not hold what was made before it.
    last, order = order.last, replace(order, last=None)
    if last is not None and (last.style_of == (order.colouring, order.content) and last.depth == depth):
        plain = last.plain
    else:
        plain = order.colouring.style(order.content, depth)
    style = plain
    if order.selected is not None and len(order.selected):
        style = style.marking(order.selected, order.colouring.selected_look(outlined=order.outlined))
    if last is not None and last.order.geometry == order.geometry:
        image, strokes, dots = _coloured(order, last.picture, style)
        drawn = replace(last, order=order, plain=plain, image=image, strokes=strokes, dots=dots)
    else:
        picture = _render(order, order.camera, depth, order.ratio, wanted)
        image, strokes, dots = _coloured(order, picture, style)
        named = layering.named(step, depth)
        spots = _spots(order, picture, depth, named)
        drawn = Drawn(order, picture, plain, image, strokes, dots, spots, depth, named)
    if order.overlaid is not None:
        _mark_changes(order, order.overlaid, drawn, depth, wanted)
    elif order.fine and not drawn.strokes and not (drawn.picture.dots and drawn.picture.dots.dense):
        twice = _render(order, order.camera.finer(2), depth, order.ratio * 2, wanted)
        drawn = replace(drawn, image=halved(colour(twice, style, ratio=order.ratio * 2)), dots=None)
    return drawn


def _render(order: Order, camera: Camera, depth: int, ratio: float, wanted: Callable[[], bool]) -> Picture:
    content = order.content
    areas = content.layering.areas(depth)
    points = content.dots if order.points else np.zeros(content.scene.n, dtype=bool)
    return render(content.scene, camera, areas, points, ratio=ratio, wanted=wanted)


def _coloured(
    order: Order, picture: Picture, style: Style
) -> tuple[Array, tuple[tuple[Pen, Array], ...], Array | None]:
    lines = picture.lines
    if lines is None:
        return colour(picture, style, ratio=order.ratio), (), None
    image = colour(replace(picture, dots=None), style, ratio=order.ratio, borders=False)
    pens = style.pen_between(lines.one, lines.other)
    strokes = tuple(
        (pen, np.ascontiguousarray(lines.ends[chosen]))
        for i, pen in enumerate(style.pens)
        if (chosen := np.flatnonzero(pens == i)).size
    )
    dots = None
    if picture.dots is not None:
        dots = np.zeros(picture.ids.shape, dtype=np.uint32)
        draw_dots_on(dots, picture.dots, style)
    return image, strokes, dots


def _mark_changes(
    order: Order, overlaid: Overlaid, drawn: Drawn, depth: int, wanted: Callable[[], bool]
) -> None:
    content, colours = overlaid.other, order.colouring.colours
    if overlaid.selected is None:
        other = _areas(content, order.camera, content.layering.areas(depth), wanted)
        found = changed_pixels(drawn.picture.ids, other, overlaid.to_other)
    else:
        rows = np.empty(0, dtype=np.int64) if order.selected is None else order.selected
        had = _areas(order.content, order.camera, [_mask(order.content, rows)], wanted)
        has = _areas(content, order.camera, [_mask(content, overlaid.selected)], wanted)
        found = changed_area(had >= 0, has >= 0)
    for pixels, argb in (
        (found.gained, colours.new),
        (found.lost, colours.missing),
        (found.passed, colours.changed),
    ):
        tint(drawn.image, pixels, faded(argb, MARKED))
    if overlaid.selected is not None:
        tint(drawn.image, found.common, faded(colours.accent, MARKED / 4))


def _areas(content: MapContent, camera: Camera, areas: list[Array], wanted: Callable[[], bool]) -> Array:
    points = np.zeros(content.scene.n, dtype=bool)
    return render(content.scene, camera, areas, points, wanted=wanted).ids


def _mask(content: MapContent, rows: Array) -> Array:
    mask = np.zeros(content.scene.n, dtype=bool)
    mask[rows] = True
    return mask


def _spots(order: Order, picture: Picture, depth: int, named: int) -> tuple[Spots, ...]:
    label_of = None
    if depth >= 0:
        label_of = order.content.layering.ancestors(named)
    return (area_spots(picture, label_of, ratio=order.ratio), dot_spots(picture))
