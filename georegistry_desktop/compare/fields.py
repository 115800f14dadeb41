"""How each field is compared: a mask of the pairs that differ, over whole columns at once.

Empty text, null, an empty list and an empty geometry are the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import numpy.typing as npt
import shapely

from georegistry_desktop.compare.pairing import COLUMNS, Pairs
from georegistry_desktop.domain.comparison import Mask, Pairing, Rows
from georegistry_desktop.domain.frames import NUMBER_COLUMNS, VersionFrame
from georegistry_desktop.domain.names import fold

if TYPE_CHECKING:
    import pandas as pd

Shapes: TypeAlias = npt.NDArray[Any]


def differing(
    field: str, base: VersionFrame, other: VersionFrame, pairs: Pairs, ignored: frozenset[str] = frozenset()
) -> Mask:
    """Which pairs differ in ``field``, (n,); keys of ``extra`` and ``translations`` may be ``ignored``."""
    if field == "parent":
        return _parents(base, other, pairs)
    if field == "groups":
        return _groups(base, other, pairs)
    if field == "point":
        return _points(base, other, pairs)
    if field == "boundary":
        return _boundaries(shapes(base, "boundary", pairs.base), shapes(other, "boundary", pairs.other))
    one, two = (_texts(f, field, rows) for f, rows in ((base, pairs.base), (other, pairs.other)))
    mask = (one != two).to_numpy(dtype=bool, copy=True)
    if field in ("aliases", "extra", "translations"):
        read: Callable[[str], object] = (
            alias_set if field == "aliases" else lambda text: json_object(text, ignored)
        )
        for i in np.flatnonzero(mask).tolist():
            mask[i] = read(str(one.iat[i])) != read(str(two.iat[i]))
    return mask


def shapes(frame: VersionFrame, column: str, rows: Rows) -> Shapes:
    """Geometries at ``rows``, (n,), with empty ones as None."""
    values = np.asarray(frame.units[column].array, dtype=object)[rows]
    empty = shapely.is_empty(values)
    if empty.any():
        values[empty] = None
    return values


def cells(values: pd.Series[Any]) -> npt.NDArray[np.object_]:
    """A column's values, (n,), None for what is missing."""
    found: npt.NDArray[np.object_] = values.to_numpy(dtype=object, copy=True)
    found[values.isna().to_numpy()] = None
    return found


def alias_set(text: object) -> frozenset[str]:
    """A cell of aliases; empty for null."""
    return frozenset(json.loads(text)) if isinstance(text, str) and text else frozenset()


def json_object(text: object, ignored: Collection[str] = ()) -> dict[str, Any]:
    """A cell of ``extra`` or ``translations``, without what is empty; ``{}`` for null."""
    return without_empty(json.loads(text) if isinstance(text, str) and text else {}, ignored)


def without_empty(values: Mapping[str, Any], ignored: Collection[str] = ()) -> dict[str, Any]:
    """What a mapping says, of keys that are not ``ignored``."""
    return {k: v for k, v in values.items() if v is not None and v not in ("", [], {}) and k not in ignored}


def unknown_keys(field: str, base: VersionFrame, other: VersionFrame, by: Pairing) -> frozenset[str]:
    """Keys of the base's ``extra`` or ``translations`` that no unit of the other has.

    Like a column that a file lacks: its source does not say that all of them are empty. Versions of one
    lineage do.
    """
    if by == "unit":
        return frozenset()
    mine, theirs = (
        {k for text in f.units[field].dropna().unique() for k in json_object(text)} for f in (base, other)
    )
    return frozenset(mine - theirs)


def shared_groups(base: VersionFrame, other: VersionFrame) -> dict[str, str]:
    """Uuid of the other's group -> uuid of the base's that is the same.

    By uuid, else by reference, else by name without accents and case; repeated names pair nothing.
    """
    import pandas as pd

    found: dict[str, str] = {}
    taken: set[str] = set()
    for column in ("uuid", "source_ref", "name"):
        keys = [
            pd.Series(f.groups[column].to_numpy(), index=f.groups["uuid"].to_numpy()) for f in (base, other)
        ]
        if column == "name":
            keys = [k.map(fold, na_action="ignore") for k in keys]
        one, two = (k[k.notna() & ~k.duplicated(keep=False)] for k in keys)
        by_key = {key: uuid for uuid, key in one.items() if uuid not in taken}
        for uuid, key in two.items():
            if uuid not in found and key in by_key and by_key[key] not in taken:
                found[str(uuid)] = str(by_key[key])
                taken.add(str(by_key[key]))
    return found


def memberships(frame: VersionFrame, rows: Rows, names: dict[str, str] | None = None) -> pd.DataFrame:
    """``pair`` (position in ``rows``) and ``group`` (uuid, renamed by ``names``) of the units at ``rows``."""
    import pandas as pd

    position = pd.Series(np.arange(len(rows)), index=frame.units["uuid"].to_numpy()[rows])
    held = frame.memberships[frame.memberships["unit"].isin(position.index)]
    groups = held["group"] if not names else held["group"].map(names).fillna(held["group"])
    return pd.DataFrame({"pair": position.loc[held["unit"]].to_numpy(), "group": groups.to_numpy()})


def _texts(frame: VersionFrame, column: str, rows: Rows) -> pd.Series[str]:
    values: pd.Series[str] = frame.units[column].iloc[rows].fillna("").reset_index(drop=True)
    return values


def _parents(base: VersionFrame, other: VersionFrame, pairs: Pairs) -> Mask:
    one, two = (parent_rows(frame) for frame in (base, other))
    mine, theirs = one[pairs.base], two[pairs.other]
    partner = np.where(theirs >= 0, pairs.partner[theirs], -1)
    mask: Mask = np.where((mine < 0) | (theirs < 0), (mine < 0) != (theirs < 0), mine != partner)
    # Parents with a repeated key, or without one, are no pair; equal keys still say the same.
    unsure = np.flatnonzero(mask & (mine >= 0) & (theirs >= 0) & (partner < 0))
    # Between two systems equal references say nothing.
    columns = ("uuid",) if pairs.by == "links" else (COLUMNS[pairs.by], "uuid", "source_ref")
    for column in dict.fromkeys(columns) if len(unsure) else ():
        key, other_key = base.units[column].iloc[mine[unsure]], other.units[column].iloc[theirs[unsure]]
        mask[unsure] &= ~((key.to_numpy() == other_key.to_numpy()) & key.notna().to_numpy())
    return mask


def parent_rows(frame: VersionFrame) -> Rows:
    """Position of each unit's parent in the frame, -1 for roots, (n,)."""
    import pandas as pd

    parents = frame.units["parent"]
    rows: Rows = pd.Index(frame.units["uuid"]).get_indexer(pd.Index(parents))
    rows[parents.isna().to_numpy()] = -1
    return rows


def _groups(base: VersionFrame, other: VersionFrame, pairs: Pairs) -> Mask:
    import pandas as pd

    one = memberships(base, pairs.base)
    two = memberships(other, pairs.other, shared_groups(base, other))
    once = pd.concat([one.drop_duplicates(), two.drop_duplicates()]).drop_duplicates(keep=False)
    mask = np.zeros(len(pairs.base), dtype=bool)
    mask[once["pair"].to_numpy(dtype=np.intp)] = True
    return mask


def _points(base: VersionFrame, other: VersionFrame, pairs: Pairs) -> Mask:
    one, two = shapes(base, "point", pairs.base), shapes(other, "point", pairs.other)
    x, y = (shapely.get_x(s) for s in (one, two)), (shapely.get_y(s) for s in (one, two))
    (ax, bx), (ay, by) = x, y
    same = (ax == bx) & (ay == by)
    both_missing = shapely.is_missing(one) & shapely.is_missing(two)
    mask: Mask = ~(same | both_missing)
    for column in NUMBER_COLUMNS:
        if pairs.by == "unit" or (carries(base, column) and carries(other, column)):
            a, b = (f.units[column].to_numpy()[r] for f, r in ((base, pairs.base), (other, pairs.other)))
            mask |= ~((a == b) | (np.isnan(a) & np.isnan(b)))
    return mask


def carries(frame: VersionFrame, column: str) -> bool:
    """Whether a version knows altitudes, or accuracies, at all."""
    return bool(frame.units[column].notna().any())


def _boundaries(one: Shapes, two: Shapes) -> Mask:
    has_one, has_two = ~shapely.is_missing(one), ~shapely.is_missing(two)
    mask: Mask = has_one != has_two
    both = np.flatnonzero(has_one & has_two)
    unequal = both[~shapely.equals_exact(one[both], two[both], tolerance=0.0)]
    # Where a ring starts, and which way round it runs, is no difference.
    still = ~shapely.equals_exact(
        shapely.normalize(one[unequal]), shapely.normalize(two[unequal]), tolerance=0.0
    )
    mask[unequal[still]] = True
    return mask
