"""Which side a field of each pair is taken from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from georegistry_desktop.compare.fields import Shapes, cells, shapes
from georegistry_desktop.compare.pairing import Pairs
from georegistry_desktop.compare.uniting.rules import Rule, UnionRules
from georegistry_desktop.compare.uniting.wanted import Wanted
from georegistry_desktop.domain.comparison import Mask, Rows
from georegistry_desktop.domain.frames import VersionFrame

Moments = npt.NDArray[np.datetime64]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """Of one field, a mask (n,) over the pairs each: ``from_b``, and whether both sides, or b alone, have a
    value."""

    from_b: Mask
    both: Mask
    only_b: Mask


@dataclass(frozen=True)
class Chooser:
    """Owns what choices go by. ``changed`` says when each unit of a and of b was changed last."""

    a: VersionFrame
    b: VersionFrame
    pairs: Pairs
    rules: UnionRules
    wanted: Wanted
    changed: tuple[Moments, Moments]

    def texts(self, name: str) -> Choice:
        """A text column. A status that a version does not carry is no value of it."""
        one, two = (cells(f.units[name])[rows] for f, rows in self._sides())
        has = [
            np.array([bool(value) for value in values], dtype=bool) & (name in frame.fields)
            for values, frame in ((one, self.a), (two, self.b))
        ]
        return self.choice(name, has[0], has[1], lambda: _lengths(two) > _lengths(one))

    def places(self, name: str) -> Choice:
        """Points with their altitude and accuracy, or boundaries."""
        one, two = (shapes(frame, name, rows) for frame, rows in self._sides())
        has = [~shapely.is_missing(found) for found in (one, two)]
        if name == "boundary":
            vertices = shapely.get_num_coordinates
            return self.choice(name, has[0], has[1], lambda: vertices(two) > vertices(one))
        return self.choice(name, has[0], has[1], lambda: self._better_points(one, two))

    def newer(self) -> Mask:
        """Which pairs b changed later."""
        mine, theirs = self.changed
        found: Mask = theirs[self.pairs.other] > mine[self.pairs.base]
        return found

    def choice(self, name: str, has_a: Mask, has_b: Mask, better: Callable[[], Mask]) -> Choice:
        """By the field's rule; ``better`` says which pairs are more precise, or longer, in b."""
        rule: Rule = self.rules.of(name)
        both = has_a & has_b
        if rule in ("a", "b"):
            prefers = np.full(len(both), rule == "b")
        else:
            prefers = self.newer() if rule == "newest" else better()
        from_b = np.where(both, prefers, has_b)
        decided, for_b = self.wanted.masks(name)
        return Choice(from_b=np.where(decided, for_b, from_b), both=both, only_b=has_b & ~has_a)

    def _better_points(self, one: Shapes, two: Shapes) -> Mask:
        mine, theirs = (frame.units["accuracy"].to_numpy()[rows] for frame, rows in self._sides())
        measured = ~np.isnan(mine) & ~np.isnan(theirs) & (mine != theirs)
        found: Mask = np.where(measured, theirs < mine, False)
        open_ = np.flatnonzero(~measured & ~shapely.is_missing(one) & ~shapely.is_missing(two))
        found[open_] = _decimals(two[open_]) > _decimals(one[open_])
        return found

    def _sides(self) -> tuple[tuple[VersionFrame, Rows], tuple[VersionFrame, Rows]]:
        return (self.a, self.pairs.base), (self.b, self.pairs.other)


def _lengths(values: npt.NDArray[np.object_]) -> npt.NDArray[np.intp]:
    return np.array([len(value.strip()) if value else 0 for value in values], dtype=np.intp)


def _decimals(points: Shapes) -> npt.NDArray[np.intp]:
    """How many decimals the finer one of each point's coordinates was written with."""
    places = zip(shapely.get_x(points), shapely.get_y(points), strict=True)
    return np.array(
        [max(len(np.format_float_positional(c, trim="-").partition(".")[2]) for c in p) for p in places],
        dtype=np.intp,
    )


def counted(choice: Choice, differs: Mask) -> Mapping[str, int]:
    """How many pairs differ, which side those are taken from, and where b fills what a lacks."""
    both = choice.both & differs
    taken = int((both & choice.from_b).sum())
    return {
        "differ": int(both.sum()),
        "a": int(both.sum()) - taken,
        "b": taken,
        "filled": int((choice.from_b & choice.only_b).sum()),
    }
