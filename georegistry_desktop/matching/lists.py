"""Two lists of units as arrays, in an order of their own, so that no answer hangs on the order of rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from anyascii import anyascii

from georegistry_desktop.matching.cells import names_in
from georegistry_desktop.matching.dates import days, often_of_days
from georegistry_desktop.matching.dictionary import Dictionary
from georegistry_desktop.matching.groups import Groups, read_sets
from georegistry_desktop.matching.joins import grouped
from georegistry_desktop.matching.normalise import Ids, Pool, normalise
from georegistry_desktop.matching.threads import side_by_side
from georegistry_desktop.matching.usable import check_units, texts

if TYPE_CHECKING:
    import geopandas as gpd
    import pyarrow as pa

Rows = npt.NDArray[np.intp]
Floats = npt.NDArray[np.float64]
UP = 3
"""How many ancestors of a unit are looked at."""
RARE = 24
"""A key that more pairs share tells little outside a known parent."""
REFERENCE = "reference:"
"""Columns that begin so have the references of the system that is named behind it."""
_SYSTEMS = 8
_LETTERS = 300
"""Letters of a name that are looked at. DHIS2 takes 230; to compare names takes the product of theirs."""
_PIECES = re.compile(r"[a-z]+|[0-9]+")


@dataclass(frozen=True)
class Units:
    """Owns one list. Rows are in the order of uuids; ``origin`` gives each its row in the frame.

    ``text`` is the row of the name in the pool; ``owner`` and ``alias`` list other names (short,
    alternative, translated). ``above[k]`` is the ancestor k + 1 levels up, -1 where there is none. ``code``,
    ``ref`` and ``others`` (a row for each further system that knows units) number equal keys of both lists,
    -1 for none; so does ``kind`` types (levels where a list has no types), ``groups`` sets of groups.
    ``opened`` and ``closed`` are days since 1970, NaN where unknown. ``degrees`` is longitude and latitude
    of the point or of the middle of the boundary, NaN where unknown; ``box`` its envelope.
    """

    origin: Rows
    text: Ids
    owner: Ids
    alias: Ids
    above: npt.NDArray[np.int32]
    depth: Ids
    children: Ids
    code: Ids
    ref: Ids
    others: npt.NDArray[np.int32]
    kind: Ids
    groups: Ids
    opened: Floats
    closed: Floats
    degrees: Floats
    box: Floats

    def __len__(self) -> int:
        return len(self.origin)

    @property
    def keys(self) -> tuple[Ids, ...]:
        """What systems know the units by: codes, references, and the references of further systems."""
        return self.code, self.ref, *self.others

    def some(self, rows: Ids) -> Units:
        """The units of these rows with their names but no others; what is above them is told by the old
        rows."""
        nothing = np.zeros(0, dtype=np.int32)
        by_row = ("origin", "text", "depth", "children", "code", "ref", "kind", "groups", "opened", "closed")
        chosen = {name: getattr(self, name)[rows] for name in (*by_row, "degrees", "box")}
        chosen |= {name: getattr(self, name)[:, rows] for name in ("above", "others")}
        return Units(owner=nothing, alias=nothing, **chosen)

    @cached_property
    def flat(self) -> bool:
        """Whether no unit has a parent."""
        return not len(self) or int(self.depth.max()) == 0

    @cached_property
    def names(self) -> tuple[npt.NDArray[np.int32], Ids]:
        """All names of each unit, its own first: where those of each begin (one more than there are units),
        and their rows in the pool."""
        rows = np.concatenate([np.arange(len(self), dtype=np.int32), self.owner])
        order, begin = grouped(rows, len(self))
        return begin, np.concatenate([self.text, self.alias])[order]


@dataclass(frozen=True)
class Lists:
    """Owns both lists and the pool of their names. ``sides`` is (a, b)."""

    a: Units
    b: Units
    pool: Pool
    codes: int
    kinds: int
    groups: Groups

    @cached_property
    def namesakes(self) -> tuple[tuple[Ids, Ids], ...]:
        """How many units of its list have the core of each unit, of a and of b: below the same parent, below
        the same grandparent, anywhere."""
        core = self.pool.joined_id
        ways = ((side.above[0], side.above[1], None) for side in (self.a, self.b))
        one, two = (
            [_often(core[side.text], above) for above in way]
            for side, way in zip((self.a, self.b), ways, strict=True)
        )
        return tuple(zip(one, two, strict=True))

    @cached_property
    def common(self) -> npt.NDArray[np.bool_]:
        """Which names of the pool have a core that more pairs of units share than are looked at anywhere."""
        core, size = self.pool.core_id, int(self.pool.core_id.max(initial=0)) + 1
        often = [np.bincount(core[side.text], minlength=size) for side in (self.a, self.b)]
        found: npt.NDArray[np.bool_] = ((often[0] * often[1] > RARE) & (np.arange(size) > 0))[core]
        return found

    @cached_property
    def shared_keys(self) -> tuple[tuple[int, int], ...]:
        """Which of ``Units.keys`` of a and of b have a key in common."""
        held = [
            [np.bincount(ids[ids >= 0], minlength=self.codes) > 0 for ids in side.keys]
            for side in (self.a, self.b)
        ]
        return tuple(
            (at, to)
            for at, left in enumerate(held[0])
            for to, right in enumerate(held[1])
            if (left & right).any()
        )

    @cached_property
    def openings(self) -> tuple[Ids, Ids]:
        """How many units of its list opened on the day of each unit, of a and of b; 0 where it is unknown."""
        one, two = (often_of_days(side.opened) for side in (self.a, self.b))
        return one, two

    @cached_property
    def soundalikes(self) -> tuple[Ids, Ids]:
        """How many units of its list sound like each unit, of a and of b."""
        one, two = (_often(self.pool.sound_id[side.text], None) for side in (self.a, self.b))
        return one, two


def read_lists(a: gpd.GeoDataFrame, b: gpd.GeoDataFrame, dictionary: Dictionary) -> Lists:
    """Both frames as arrays. Only ``uuid`` and ``name`` have to be there (see ``frames.TEXT_COLUMNS``).

    Raises ``Refused`` (``match-units``) where a list lacks one of them, units cannot be told apart by their
    uuids, or a column holds what it is not for.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    for letter, frame in (("A", a), ("B", b)):
        check_units(letter, frame)
    drafts = side_by_side(partial(_Draft, a), partial(_Draft, b))
    names = [part for draft in drafts for part in (draft.name, draft.other)]
    coded = pa.concat_arrays(names).dictionary_encode()
    if pc.any(pc.greater(pc.utf8_length(coded.dictionary), _LETTERS)).as_py():
        coded = pc.utf8_slice_codeunits(pa.concat_arrays(names), 0, _LETTERS).dictionary_encode()
    distinct = coded.dictionary.cast(pa.string())
    pool = normalise(pa.concat_arrays([distinct, pa.array([""], pa.string())]), dictionary)
    codes = pc.fill_null(coded.indices, len(distinct)).to_numpy()
    pieces = np.split(codes, np.cumsum([len(part) for part in names])[:-1])
    keys, count = _numbers([key for draft in drafts for key in draft.keys])
    begin = np.cumsum([0, *(len(draft.keys) for draft in drafts)])
    kinds, kind_count = _numbers([draft.kind() for draft in drafts])
    sets, groups = read_sets([draft.groups for draft in drafts])

    def units(at: int) -> Units:
        own = drafts[at]
        coded = keys[begin[at] : begin[at + 1]]
        return own.units(pool, pieces[2 * at], pieces[2 * at + 1], coded, kinds[at], sets[at])

    one, two = side_by_side(partial(units, 0), partial(units, 1))
    return Lists(one, two, pool, count, kind_count, groups)


def _often(key: Ids, above: Ids | None) -> Ids:
    """How often the key of each unit is there (below the same ancestor)."""
    import pandas as pd

    which: npt.NDArray[Any] = key
    if above is not None:
        which, _ = pd.factorize((above.astype(np.int64) + 1 << 32) | key)
    often: Ids = np.bincount(which).astype(np.int32)[which]
    return often


class _Draft:
    """Owns one frame while it is read."""

    def __init__(self, frame: gpd.GeoDataFrame) -> None:
        import pyarrow.compute as pc

        uuid = texts(frame["uuid"])
        self._frame = frame
        self._order = pc.array_sort_indices(uuid)
        self._uuid = uuid.take(self._order)
        self.origin: Rows = self._order.to_numpy().astype(np.intp)
        self.name = self._text("name")
        self.owner, self.other = self._other_names()
        self.keys = [_plain_key(self._text(column)) for column in ("code", "source_ref", *self._systems())]
        self.groups = self._text("groups")
        self.opened, self.closed = (days(self._text(column)) for column in ("opening_date", "closed_date"))
        self.parent = self._parents()
        self.depth = _depths(self.parent)

    def kind(self) -> pa.Array:
        """Types; where a list has none, its levels."""
        import pyarrow as pa
        import pyarrow.compute as pc

        kind = self._text("type")
        if kind.null_count < len(kind):
            return kind
        word, nothing = (pa.scalar(text, kind.type) for text in ("level ", ""))
        return pc.binary_join_element_wise(word, pa.array(self.depth).cast(kind.type), nothing)

    def _systems(self) -> list[str]:
        """The columns of references, those first that tell most."""
        columns = [str(name) for name in self._frame if str(name).startswith(REFERENCE)]
        told = {name: int(self._frame[name].notna().sum()) for name in columns}
        return sorted(columns, key=lambda name: (-told[name], name))[:_SYSTEMS]

    def units(self, pool: Pool, text: Ids, other: Ids, keys: list[Ids], kind: Ids, groups: Ids) -> Units:
        count = len(text)
        above = np.full((UP, count), -1, dtype=np.int32)
        above[0] = self.parent
        for up in range(1, UP):
            above[up] = np.where(above[up - 1] >= 0, self.parent[above[up - 1]], -1)
        fresh = pool.full_id[other] != pool.full_id[text[self.owner]]
        degrees, box = self._places()
        return Units(
            origin=self.origin,
            text=text,
            owner=self.owner[fresh],
            alias=other[fresh],
            above=above,
            depth=self.depth,
            children=np.bincount(self.parent[self.parent >= 0], minlength=count).astype(np.int32),
            code=keys[0],
            ref=keys[1],
            others=np.array(keys[2:], dtype=np.int32).reshape(len(keys) - 2, count),
            kind=kind,
            groups=groups,
            opened=self.opened,
            closed=self.closed,
            degrees=degrees,
            box=box,
        )

    def _text(self, column: str) -> pa.Array:
        """The column in the order of uuids; what is empty is none."""
        import pyarrow as pa
        import pyarrow.compute as pc

        if column not in self._frame:
            return pa.nulls(len(self._frame), pa.large_string())
        text = texts(self._frame[column]).take(self._order)
        return pc.if_else(pc.equal(text, ""), None, text)

    def _other_names(self) -> tuple[Ids, pa.Array]:
        import pyarrow as pa
        import pyarrow.compute as pc

        short = self._text("short_name")
        differs = pc.and_(short.is_valid(), pc.fill_null(pc.not_equal(short, self.name), True))
        rows = np.flatnonzero(differs.to_numpy(zero_copy_only=False))
        owners, found = rows.tolist(), short.take(pa.array(rows)).to_pylist()
        for column in ("aliases", "translations"):
            text = self._text(column)
            rows = np.flatnonzero(text.is_valid().to_numpy(zero_copy_only=False))
            for row, cell in zip(rows.tolist(), text.take(pa.array(rows)).to_pylist(), strict=True):
                names = names_in(cell, languages=column == "translations")
                owners += [row] * len(names)
                found += names
        return np.array(owners, dtype=np.int32), pa.array(found, pa.large_string())

    def _parents(self) -> Ids:
        import pyarrow.compute as pc

        rows = pc.index_in(self._text("parent"), value_set=self._uuid)
        found: Ids = pc.fill_null(rows, -1).to_numpy()
        return found

    def _places(self) -> tuple[Floats, Floats]:
        import shapely

        count = len(self._frame)
        degrees, box = np.full((count, 2), np.nan), np.full((count, 4), np.nan)
        if "boundary" in self._frame:
            shapes = _filled(self._frame["boundary"])[self.origin]
            box = shapely.bounds(shapes)
            degrees = _middles(shapes)
        if "point" in self._frame:
            points = np.array(self._frame["point"].array, dtype=object)
            points[shapely.is_empty(points)] = None
            own = np.column_stack([shapely.get_x(points), shapely.get_y(points)])[self.origin]
            own[~np.isfinite(own).all(axis=1)] = np.nan  # nowhere, or beyond all numbers
            degrees = np.where(np.isnan(own), degrees, own)
        return degrees, box


def _filled(column: gpd.GeoSeries) -> npt.NDArray[np.object_]:
    """The geometries, None for what is empty or reaches beyond all numbers."""
    import shapely

    shapes: npt.NDArray[np.object_] = np.array(column.array, dtype=object)
    shapes[~np.isfinite(shapely.bounds(shapes)).all(axis=1)] = None
    return shapes


def _middles(shapes: npt.NDArray[np.object_]) -> Floats:
    import shapely

    middles = shapely.centroid(shapes)
    return np.column_stack([shapely.get_x(middles), shapely.get_y(middles)])


def _plain_key(text: pa.Array) -> pa.Array:
    """A code or reference without case, signs and leading zeros: ``SL-007``, ``sl 7`` and ``SL7`` are one,
    ``1-23`` and ``12-3`` are two. Letters of other scripts count as they sound."""
    import pyarrow as pa

    coded = text.dictionary_encode()
    plain = [_plain(key) or None for key in coded.dictionary.to_pylist()]
    return pa.array(plain, pa.large_string()).take(coded.indices)


def _plain(key: str) -> str:
    pieces = _PIECES.findall(anyascii(key.casefold()).lower())
    return "-".join((piece.lstrip("0") or "0") if piece.isdigit() else piece for piece in pieces)


def _numbers(texts: list[pa.Array]) -> tuple[list[Ids], int]:
    """Equal texts of all arrays by equal numbers, -1 for none."""
    import pyarrow as pa
    import pyarrow.compute as pc

    coded = pa.concat_arrays(texts).dictionary_encode()
    codes = pc.fill_null(coded.indices, -1).to_numpy()
    return np.split(codes, np.cumsum([len(text) for text in texts])[:-1]), len(coded.dictionary)


def _depths(parent: Ids) -> Ids:
    """Levels from the roots, 0. Members of a cycle, and all that is below them, count as roots."""
    up = parent.copy()
    depth = (up >= 0).astype(np.int64)
    for _ in range(len(parent).bit_length()):  # each step looks twice as far up as the one before
        some = np.flatnonzero(up >= 0)
        if not len(some):
            break
        depth[some] += depth[up[some]]
        up[some] = up[up[some]]
    return np.where(up < 0, depth, 0).astype(np.int32)
