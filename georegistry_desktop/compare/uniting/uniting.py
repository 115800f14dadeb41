"""Unite two versions."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import shapely

from georegistry_desktop.compare.fields import cells, differing, shapes
from georegistry_desktop.compare.pairing import Pairs
from georegistry_desktop.compare.uniting.choosing import Choice, Chooser, Moments, counted
from georegistry_desktop.compare.uniting.contested import Contested, Contests
from georegistry_desktop.compare.uniting.joined import Joined, joined
from georegistry_desktop.compare.uniting.keyed import united_aliases, united_keys
from georegistry_desktop.compare.uniting.rules import KEYED, UnionRules
from georegistry_desktop.compare.uniting.side_tables import united_tables
from georegistry_desktop.compare.uniting.speaking_against import circles_told, told_of_result, unpaired_told
from georegistry_desktop.compare.uniting.wanted import ByHand, Wanted
from georegistry_desktop.domain.comparison import Mask, Rows
from georegistry_desktop.domain.frames import NUMBER_COLUMNS, TEXT_COLUMNS, VersionFrame
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.domain.records import COMPARED_FIELDS

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

ORIGINS = "united_from"
"""The key of ``extra`` that says of which version a field is, where both had another value."""
_CHOSEN = ("name", "short_name", "code", "type", "status", "opening_date", "closed_date")
Texts = npt.NDArray[np.object_]


@dataclass(frozen=True, kw_only=True)
class Union:
    """Owns the united ``frame``, what speaks against it, and what was taken from where.

    Units that are not decided on or have several links are in ``frame`` once, from a, and left out of b.
    ``fields`` has, for each field, of how many units it ``differ``s, from which side (``a``, ``b``) those
    have it, and how often b ``filled`` what a lacks; ``contested`` has these units one by one.
    """

    frame: VersionFrame
    problems: tuple[Problem, ...]
    counts: Mapping[str, int]
    fields: Mapping[str, Mapping[str, int]]
    contested: tuple[Contested, ...]


def unite(
    a: VersionFrame,
    b: VersionFrame,
    pairs: Pairs,
    *,
    rules: UnionRules = UnionRules(),
    by_hand: Sequence[ByHand] = (),
    changed: tuple[Moments, Moments] | None = None,
    progress: Progress = silent,
) -> Union:
    """Every unit of both once: pairs as one, with a's uuid, each field from one side.

    ``changed`` (moments (n_a,), (n_b,)) is when each unit was changed last, for the rule ``newest``. Units of
    b alone stand under the unit that their parent is one with. Neither frame is changed; the same arguments
    give the same union.
    """
    nodes = joined(a, b, pairs)
    pair_of = {u: i for i, u in enumerate(b.units["uuid"].to_numpy(dtype=object)[pairs.other].tolist())}
    pair_of |= {u: i for i, u in enumerate(a.units["uuid"].to_numpy(dtype=object)[pairs.base].tolist())}
    wanted = Wanted.of(by_hand, pair_of, len(pairs.base))
    never = np.full(1, np.datetime64("NaT", "s")).astype("datetime64[s]")
    moments = changed or (np.repeat(never, len(a.units)), np.repeat(never, len(b.units)))
    builder = _Builder(Chooser(a, b, pairs, rules, wanted, moments), nodes, progress)
    frame, mixed_dates = builder.frame()
    problems = (
        *unpaired_told(a, b, pairs),
        *circles_told(builder.up, nodes, frame),
        *told_of_result(a, frame, builder.up, nodes, mixed_dates),
    )
    left = np.flatnonzero(nodes.of_b < 0)
    return Union(
        frame=frame,
        problems=problems,
        counts={
            "units": len(frame.units),
            "both": len(pairs.base),
            "only_a": len(a.units) - len(pairs.base),
            "only_b": len(pairs.new),
            "left_out": len(left),
        },
        fields={name: count for name, count in builder.counts.items() if any(count.values())},
        contested=builder.contests.all(),
    )


class _Builder:
    """Owns the columns of the union while they are put together."""

    def __init__(self, chooser: Chooser, nodes: Joined, progress: Progress) -> None:
        self.chooser, self.nodes, self.progress = chooser, nodes, progress
        self.a, self.b, self.pairs = chooser.a, chooser.b, chooser.pairs
        self.origins: dict[int, dict[str, str]] = {}
        self.counts: dict[str, Mapping[str, int]] = {}
        mine = (cells(self.a.units[name])[self.pairs.base] for name in ("uuid", "name"))
        self.contests = Contests(self.pairs.base, *mine)
        self._earlier = cells(self.a.units["extra"])

    def frame(self) -> tuple[VersionFrame, Mask]:
        """The union, and which pairs would close before they open: those have both dates from one side."""
        choices = {name: self._chosen(name) for name in _CHOSEN}
        dates, mixed = self._dates(choices["opening_date"], choices["closed_date"])
        choices["closed_date"] = dates
        place, boundary = self._chosen("point"), self._chosen("boundary")
        self.up = self._up()
        columns = {name: self._column(name, choice.from_b) for name, choice in choices.items()}
        columns["uuid"] = self.nodes.uuids
        parents = self.nodes.uuids[self.up]
        parents[self.up < 0] = None
        columns["parent"] = parents
        columns["source_ref"] = self._references()
        columns["aliases"] = self._with_pairs("aliases", united_aliases(self.chooser))
        columns["translations"] = self._keyed("translations")
        columns["extra"] = self._with_origins(self._keyed("extra"))
        units = self._units(columns, place.from_b, boundary.from_b)
        fields = self.a.fields | self.b.fields | ({"extra"} if self.origins else set())
        kinds = {kind.name: kind for kind in (*self.b.types, *self.a.types)}
        tables = united_tables(self.a, self.b, self.nodes, self.pairs, self.chooser.wanted)
        made = VersionFrame(
            label="",
            units=units,
            fields=frozenset(fields),
            lineage=self.a.lineage,
            types=tuple(kinds.values()),
            attributes=self.a.attributes,
            **tables,
        )
        return made, mixed

    def _chosen(self, name: str) -> Choice:
        self.progress(f"Uniting {name}", COMPARED_FIELDS.index(name), len(COMPARED_FIELDS))
        of_place = name in ("point", "boundary")
        choice = self.chooser.places(name) if of_place else self.chooser.texts(name)
        take = shapes if of_place else _column
        self._remember(
            name,
            choice,
            differing(name, self.a, self.b, self.pairs),
            lambda at: (take(self.a, name, self.pairs.base[at]), take(self.b, name, self.pairs.other[at])),
        )
        return choice

    def _remember(
        self, name: str, choice: Choice, differs: Mask, values: Callable[[Rows], tuple[Texts, Texts]]
    ) -> None:
        self.counts[name] = counted(choice, differs)
        at = np.flatnonzero(choice.both & differs)
        for pair in at.tolist():
            self._note(pair, name, "b" if choice.from_b[pair] else "a")
        decided, _ = self.chooser.wanted.masks(name)
        self.contests.note(name, at, values(at), choice.from_b[at], decided[at])

    def _note(self, pair: int, name: str, side: str) -> None:
        self.origins.setdefault(pair, {})[name] = self.b.label if side == "b" else self.a.label

    def _up(self) -> npt.NDArray[np.intp]:
        mine, theirs = (
            above[rows]
            for above, rows in (
                (self.nodes.above_a, self.pairs.base),
                (self.nodes.above_b, self.pairs.other),
            )
        )
        choice = self.chooser.choice(
            "parent", mine >= 0, theirs >= 0, lambda: np.zeros(len(mine), dtype=bool)
        )
        names = np.concatenate(
            [cells(self.a.units["name"]), cells(self.b.units["name"])[self.nodes.added]], dtype=object
        )
        self._remember("parent", choice, mine != theirs, lambda at: (names[mine[at]], names[theirs[at]]))
        return self.nodes.up(self.pairs, choice.from_b)

    def _dates(self, opening: Choice, closed: Choice) -> tuple[Choice, Mask]:
        found = [self._column(n, c.from_b) for n, c in (("opening_date", opening), ("closed_date", closed))]
        first, last = (values[self.pairs.base] for values in found)
        swapped = np.array([bool(o and c and o > c) for o, c in zip(first, last, strict=True)], dtype=bool)
        mixed = swapped & (opening.from_b != closed.from_b)
        return replace(closed, from_b=np.where(mixed, opening.from_b, closed.from_b)), mixed

    def _column(self, name: str, from_b: Mask) -> Texts:
        theirs = cells(self.b.units[name])
        found: Texts = np.concatenate([cells(self.a.units[name]), theirs[self.nodes.added]])
        found[self.pairs.base[from_b]] = theirs[self.pairs.other[from_b]]
        return found

    def _with_pairs(self, name: str, values: Texts) -> Texts:
        found: Texts = np.concatenate(
            [cells(self.a.units[name]), cells(self.b.units[name])[self.nodes.added]]
        )
        found[self.pairs.base] = values
        return found

    def _keyed(self, name: str) -> Texts:
        assert name in KEYED
        united = united_keys(self.chooser, name)
        self.counts[name] = united.counts()
        for key, of_key in united.differing.items():
            if key == f"extra:{ORIGINS}":
                continue
            self.contests.note_key(key, of_key)
            for pair, (_, _, side, _) in of_key.items():
                self._note(pair, key, side)
        return self._with_pairs(name, united.values)

    def _references(self) -> Texts:
        """a's; b's of what only b has, where both mean the same by them."""
        found = self._column("source_ref", np.zeros(len(self.pairs.base), dtype=bool))
        if self.pairs.by in ("code", "links"):
            found[self.nodes.count :] = None
        return found

    def _with_origins(self, extra: Texts) -> Texts:
        """Each with what says where its fields are from. What a's unit says of an earlier union stays true
        of what is a's still."""
        for pair, named in self.origins.items():
            row = int(self.pairs.base[pair])
            values: dict[str, Any] = json.loads(extra[row] or "{}")
            earlier = json.loads(self._earlier[row] or "{}").get(ORIGINS)
            if isinstance(earlier, dict):
                kept = {f: v for f, v in earlier.items() if named.get(f, self.a.label) == self.a.label}
                named = {**named, **kept}
            values[ORIGINS] = named
            extra[row] = json.dumps(values, ensure_ascii=False, sort_keys=True)
        return extra

    def _units(self, columns: Mapping[str, Texts], place_b: Mask, boundary_b: Mask) -> gpd.GeoDataFrame:
        import geopandas as gpd
        import pandas as pd

        texts: dict[str, pd.Series[Any]] = {
            name: pd.Series(columns[name], dtype="str") for name in TEXT_COLUMNS
        }
        numbers = {name: pd.Series(values) for name, values in self._numbers(place_b)}
        made = {}
        for name, from_b in (("point", place_b), ("boundary", boundary_b)):
            sides = [shapes(frame, name, np.arange(len(frame.units))) for frame in (self.a, self.b)]
            held = np.concatenate([sides[0], sides[1][self.nodes.added]])
            held[self.pairs.base[from_b]] = sides[1][self.pairs.other[from_b]]
            made[name] = gpd.GeoSeries(held, crs=4326)
        return gpd.GeoDataFrame({**texts, **numbers, **made}, geometry="point")

    def _numbers(self, place_b: Mask) -> Iterator[tuple[str, npt.NDArray[np.float64]]]:
        """Altitude and accuracy go with the point; without a point on either side, what there is."""
        none = [
            shapely.is_missing(shapes(frame, "point", rows))
            for frame, rows in ((self.a, self.pairs.base), (self.b, self.pairs.other))
        ]
        bare = none[0] & none[1]
        for name in NUMBER_COLUMNS:
            mine, theirs = (frame.units[name].to_numpy(dtype=float) for frame in (self.a, self.b))
            found = np.concatenate([mine, theirs[self.nodes.added]])
            from_b = place_b | (bare & np.isnan(mine[self.pairs.base]))
            found[self.pairs.base[from_b]] = theirs[self.pairs.other[from_b]]
            yield name, found


def _column(frame: VersionFrame, name: str, rows: Rows) -> Texts:
    found: Texts = cells(frame.units[name])[rows]
    return found
