"""Compare two versions."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from georegistry_desktop.compare.fields import (
    alias_set,
    differing,
    json_object,
    memberships,
    parent_rows,
    shapes,
    shared_groups,
    unknown_keys,
)
from georegistry_desktop.compare.ordering import in_tree_order
from georegistry_desktop.compare.pairing import PAIRINGS, Pairs, choose_key, pair
from georegistry_desktop.domain.comparison import (
    DIFFERENCE_COLUMNS,
    Comparison,
    LinkedPairs,
    Mask,
    Pairing,
    Rows,
)
from georegistry_desktop.domain.errors import require_known
from georegistry_desktop.domain.frames import NUMBER_COLUMNS, VersionFrame
from georegistry_desktop.domain.geometry import metres_between, overlap
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.domain.records import COMPARED_FIELDS

if TYPE_CHECKING:
    import pandas as pd

_KEYED = ("extra", "translations")
_PER_UNIT = ("aliases", "groups", "extra", "translations")


def compare(
    base: VersionFrame,
    other: VersionFrame,
    *,
    by: Pairing | None = None,
    links: LinkedPairs | None = None,
    fields: Collection[str] | None = None,
    progress: Progress = silent,
) -> Comparison:
    """What ``other`` has new, lacks and says differently from ``base``.

    Without ``by`` the best key that both have is taken; ``links`` are those that "links" goes by. Only fields
    that both carry are compared (of ``fields``, when given).
    Raises ``Refused``: ``key-missing``, ``links-none``, ``option-bad``.
    """
    wanted = _wanted(fields)
    require_known("key", [] if by is None else [by], PAIRINGS)
    progress("Pairing units")
    pairs = pair(base, other, by or choose_key(base, other), links)
    carried = base.fields & other.fields
    compared = tuple(f for f in wanted if f in carried)
    ignored = {f: unknown_keys(f, base, other, pairs.by) for f in _KEYED if f in compared}
    changed: dict[str, Mask] = {}
    for i, field in enumerate(compared):
        progress(f"Comparing {field}", i, len(compared))
        changed[field] = differing(field, base, other, pairs, ignored.get(field, frozenset()))
    progress("Listing differences", len(compared), len(compared))
    return Comparison(
        base=base.label,
        other=other.label,
        by=pairs.by,
        fields=compared,
        not_compared=(
            *(f for f in wanted if f not in carried),
            *(f"{field}:{key}" for field, keys in ignored.items() for key in sorted(keys)),
        ),
        ignored=ignored,
        base_frame=base,
        other_frame=other,
        base_rows=pairs.base,
        other_rows=pairs.other,
        new=pairs.new,
        missing=pairs.missing,
        changed=changed,
        differences=_listed(base, other, pairs, changed, ignored),
        unpaired=pairs.unpaired,
    )


def _wanted(fields: Collection[str] | None) -> tuple[str, ...]:
    if fields is None:
        return COMPARED_FIELDS
    require_known("field", fields, COMPARED_FIELDS)
    return tuple(f for f in COMPARED_FIELDS if f in fields)


def _listed(
    base: VersionFrame,
    other: VersionFrame,
    pairs: Pairs,
    changed: Mapping[str, Mask],
    ignored: Mapping[str, frozenset[str]],
) -> pd.DataFrame:
    import pandas as pd

    none = np.array([], dtype=np.intp)
    parts = [
        _rows("new", base, other, none, in_tree_order(other, pairs.new), pairs),
        _rows("missing", base, other, in_tree_order(base, pairs.missing), none, pairs),
    ]
    changes = []
    for field, mask in changed.items():
        at = np.flatnonzero(mask)
        if len(at):
            changes.append(_changed_rows(field, base, other, pairs, at, ignored.get(field, frozenset())))
    if changes:
        differing = np.logical_or.reduce([*changed.values()])
        order = in_tree_order(base, pairs.base[differing])
        rows = pd.concat(changes, ignore_index=True)
        rank = pd.Index(base.units["uuid"].iloc[order]).get_indexer(pd.Index(rows["base_uuid"]))
        parts.append(rows.iloc[np.argsort(rank, kind="stable")])
    listed = pd.concat([p for p in parts if len(p)] or parts, ignore_index=True)
    return listed.reindex(columns=list(DIFFERENCE_COLUMNS))


def _rows(
    kind: str, base: VersionFrame, other: VersionFrame, base_at: Rows, other_at: Rows, pairs: Pairs
) -> pd.DataFrame:
    """The columns that every row has; the base names a unit where it has it."""
    import pandas as pd

    shown, at = (base, base_at) if len(base_at) else (other, other_at)
    units = shown.units.iloc[at]
    count = len(units)
    nothing = pd.Series([None] * count, dtype="str")

    def uuids(frame: VersionFrame, rows: Rows) -> pd.Series[str]:
        return frame.units["uuid"].iloc[rows].reset_index(drop=True) if len(rows) else nothing

    return pd.DataFrame(
        {
            "kind": pd.Series([kind] * count, dtype="str"),
            "base_uuid": uuids(base, base_at),
            "other_uuid": uuids(other, other_at),
            "ref": units["code" if pairs.by == "code" else "source_ref"].reset_index(drop=True),
            "name": units["name"].reset_index(drop=True),
            "type": units["type"].reset_index(drop=True),
            **dict.fromkeys(("field", "key", "base_value", "other_value"), nothing),
            **{name: np.full(count, np.nan) for name in ("metres", "iou", "share")},
        }
    )


def _changed_rows(
    field: str, base: VersionFrame, other: VersionFrame, pairs: Pairs, at: Rows, ignored: frozenset[str]
) -> pd.DataFrame:
    base_at, other_at = pairs.base[at], pairs.other[at]
    if field in _PER_UNIT:
        keyed = _keyed(field, base, other, base_at, other_at, ignored)
        rows = _rows("changed", base, other, base_at, other_at, pairs).iloc[
            keyed["pair"].to_numpy(dtype=np.intp)
        ]
        rows = rows.reset_index(drop=True)
        rows["field"] = field
        for name in ("key", "base_value", "other_value"):
            rows[name] = keyed[name].astype("str")
        return rows
    rows = _rows("changed", base, other, base_at, other_at, pairs)
    rows["field"] = field
    one, two = shapes_or_none(field, base, base_at), shapes_or_none(field, other, other_at)
    if field == "point":
        rows["metres"] = metres_between(one, two)
    elif field == "boundary":
        rows["iou"], rows["share"] = overlap(one, two)
    rows["base_value"] = _shown(field, base, base_at, one)
    rows["other_value"] = _shown(field, other, other_at, two)
    if field == "parent":
        alike = rows["base_value"] == rows["other_value"]
        for column, frame, at in (("base_value", base, base_at), ("other_value", other, other_at)):
            rows.loc[alike, column] += _told_apart(frame, at)[alike]
    return rows


def _told_apart(frame: VersionFrame, at: Rows) -> pd.Series[str]:
    """What tells each unit's parent from another one of its name."""
    parents = frame.units.iloc[parent_rows(frame)[at]]
    keys: pd.Series[str] = parents["source_ref"].fillna(parents["code"]).fillna(parents["uuid"])
    return keys.reset_index(drop=True).map(" ({})".format)


def shapes_or_none(field: str, frame: VersionFrame, at: Rows) -> Any:
    """The geometries of a geometry field; None for other fields."""
    return shapes(frame, field, at) if field in ("point", "boundary") else None


def shown_value(field: str, frame: VersionFrame, at: Rows) -> list[str | None]:
    """A field of the units at ``at`` as people read it, see ``Comparison.differences``."""
    shown = _shown(field, frame, at, shapes_or_none(field, frame, at))
    return [value if isinstance(value, str) else None for value in shown]


def _shown(field: str, frame: VersionFrame, at: Rows, geometries: Any) -> pd.Series[str]:
    """Values as people read them: names of parents, latitude and longitude, numbers of vertices."""
    import pandas as pd

    if field == "parent":
        parents = parent_rows(frame)[at]
        names = frame.units["name"].to_numpy(dtype=object)[parents]
        return pd.Series([n if p >= 0 else None for n, p in zip(names, parents, strict=True)], dtype="str")
    if field == "point":
        x, y = shapely.get_x(geometries), shapely.get_y(geometries)
        measured = (frame.units[n].to_numpy()[at] for n in NUMBER_COLUMNS)
        return pd.Series([_place(*p) for p in zip(x, y, *measured, strict=True)], dtype="str")
    if field == "boundary":
        counts = shapely.get_num_coordinates(geometries)
        return pd.Series([f"{n:,} vertices" if n else None for n in counts], dtype="str")
    values: pd.Series[str] = frame.units[field].iloc[at].reset_index(drop=True)
    return values.mask(values == "")


def _place(x: float, y: float, altitude: float, accuracy: float) -> str | None:
    parts = [] if np.isnan(x) else [_degrees(y, "NS"), _degrees(x, "EW")]
    parts += [] if np.isnan(altitude) else [f"{altitude:g} m high"]
    parts += [] if np.isnan(accuracy) else [f"within {accuracy:g} m"]
    return ", ".join(parts) or None


def _degrees(value: float, sides: str) -> str:
    return f"{abs(value):.6f}° {sides[int(value < 0)]}"


def _keyed(
    field: str,
    base: VersionFrame,
    other: VersionFrame,
    base_at: Rows,
    other_at: Rows,
    ignored: frozenset[str],
) -> pd.DataFrame:
    """``pair``, ``key``, ``base_value``, ``other_value`` of each key that differs."""
    import pandas as pd

    found: list[tuple[int, str, object, object]] = []
    if field == "groups":
        names = shared_groups(base, other)
        titles = dict(zip(other.groups["uuid"], other.groups["name"], strict=True))
        titles |= dict(zip(base.groups["uuid"], base.groups["name"], strict=True))
        one, two = memberships(base, base_at), memberships(other, other_at, names)
        both = one.drop_duplicates().merge(two.drop_duplicates(), how="outer", indicator=True)
        differing = both[both["_merge"] != "both"].sort_values(["pair", "group"])
        for pair_at, group, side in zip(
            differing["pair"], differing["group"], differing["_merge"], strict=True
        ):
            values = ("yes", None) if side == "left_only" else (None, "yes")
            found.append((pair_at, titles[group], *values))
    else:
        cells = zip(base.units[field].iloc[base_at], other.units[field].iloc[other_at], strict=True)
        for i, (mine, theirs) in enumerate(cells):
            if field == "aliases":
                have, want = alias_set(mine), alias_set(theirs)
                found += [
                    (i, k, "yes" if k in have else None, "yes" if k in want else None)
                    for k in sorted(have ^ want)
                ]
            else:
                old, new = json_object(mine, ignored), json_object(theirs)
                found += [
                    (i, k, old.get(k), new.get(k))
                    for k in sorted(old.keys() | new.keys())
                    if old.get(k) != new.get(k)
                ]
    shown = [(pair_at, key, _text(one), _text(two)) for pair_at, key, one, two in found]
    return pd.DataFrame(shown, columns=["pair", "key", "base_value", "other_value"], dtype=object)


def _text(value: object) -> str | None:
    """A JSON value as people read it."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)
