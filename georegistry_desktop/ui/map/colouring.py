"""Which colour each row has: by nothing, level, type, status or difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from georegistry_desktop.scene.map.grid import Array
from georegistry_desktop.scene.map.style import Look, Pen, Style
from georegistry_desktop.ui.map.colours import MapColours, faded, mixed
from georegistry_desktop.ui.map.content import MapContent

By = Literal["nothing", "level", "type", "status", "kind"]
_TINT = 0.78
"""How much of the land's colour is in the colour of an area, so that names on it can be read."""
_OVER_BACKGROUND = 0.4


@dataclass(frozen=True)
class Entry:
    """A line of the legend: the category, its colour as a dot and as an area, how many rows if known."""

    category: int
    dot: int
    area: int
    count: int | None


@dataclass(frozen=True, eq=False)
class Colouring:
    """How a map is coloured. ``kinds``: int8 (n,), 0 for the same, else 1 + an index of ``tokens.KINDS``."""

    colours: MapColours
    by: By = "nothing"
    kinds: Array | None = None
    over_background: bool = False

    def categories(self, content: MapContent) -> Array:
        """int64 (n,): the category of each row."""
        tree, n = content.tree, content.scene.n
        match self.by:
            case "level":
                found = np.maximum(tree.depth, 0)
            case "type":
                found = tree.type_of + 1
            case "status":
                found = tree.status
            case "kind" if self.kinds is not None:
                # Units that came since are the same until they are compared.
                found = np.append(self.kinds, np.zeros(max(n - len(self.kinds), 0), np.int8))
            case _:
                found = np.zeros(n, dtype=np.int8)
        return np.asarray(found, dtype=np.int64)[:n]

    def looks(self, count: int) -> list[Look]:
        """The looks of categories 0 to ``count`` - 1."""
        c = self.colours
        match self.by:
            case "level":
                return [self._tinted(c.types[i % len(c.types)]) for i in range(count)]
            case "type":
                plain = Look(self._land(), c.quiet_dot)
                return [plain, *(self._tinted(c.types[i % len(c.types)]) for i in range(count - 1))]
            case "status":
                own = [self._tinted(c.check), Look(self._land(), c.dot), self._tinted(c.missing)]
                return own[:count] + [self._tinted(c.quiet_dot)] * (count - len(own))
            case "kind":
                same = Look(self._land(), c.quiet_dot)
                marked = [Look(self._ground(ground), strong, Pen(strong, 1.8)) for strong, ground in c.kinds]
                return [same, *marked][:count]
            case _:
                return [Look(self._land(), c.dot)] * count

    def style(self, content: MapContent, depth: int) -> Style:
        """The colours of all rows when the areas of ``depth`` are drawn."""
        categories, c = self.categories(content), self.colours
        count = max(int(categories.max(initial=0)) + 1, 6 if self.by == "kind" else 1)
        # Without a level above all are one group, which the sea is not.
        above = content.layering.ancestors(depth - 1)[:-1] if depth > 0 else np.zeros(len(categories))
        return Style.by(
            categories,
            self.looks(count),
            border=Pen(c.border, 1.0),
            groups=(above, Pen(c.group, 1.5)),
            sea=0 if self.over_background else c.sea,
            halo=c.halo,
        )

    def selected_look(self, *, outlined: bool) -> Look:
        """How selected rows look."""
        c = self.colours
        return Look(self._ground(c.accent_ground), c.accent, Pen(c.accent, 2.4) if outlined else None)

    def legend(self, content: MapContent) -> Sequence[Entry]:
        """The categories that are there, with how many rows are shown in each."""
        if self.by == "nothing":
            return ()
        seen = content.scene.has_area | content.scene.has_point
        counts = np.bincount(self.categories(content)[seen])
        looks = self.looks(max(len(counts), 6))
        return [Entry(i, looks[i].dot, looks[i].fill, int(n)) for i, n in enumerate(counts) if n]

    def _land(self) -> int:
        return faded(self.colours.land, 0.0) if self.over_background else self.colours.land

    def _ground(self, colour: int) -> int:
        return faded(colour, _OVER_BACKGROUND + 0.2) if self.over_background else colour

    def _tinted(self, strong: int) -> Look:
        if self.over_background:
            return Look(faded(strong, _OVER_BACKGROUND), strong)
        return Look(mixed(strong, self.colours.land, _TINT), strong)
