"""Groups, sets of groups and references of the union."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, uuid5

import numpy as np

from georegistry_desktop.compare.fields import cells, shared_groups
from georegistry_desktop.compare.pairing import Pairs
from georegistry_desktop.compare.uniting.joined import Joined
from georegistry_desktop.compare.uniting.wanted import Wanted
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.names import fold

if TYPE_CHECKING:
    import pandas as pd


def united_tables(
    a: VersionFrame, b: VersionFrame, joined: Joined, pairs: Pairs, wanted: Wanted
) -> dict[str, pd.DataFrame]:
    """All tables beside the units, by their names in ``VersionFrame``."""
    groups = _fresh(a.groups, b.groups, shared_groups(a, b))
    sets = _fresh(a.group_sets, b.group_sets, _shared_sets(a, b))
    units = {
        uuid: joined.uuids[node]
        for uuid, node in zip(b.units["uuid"].tolist(), joined.of_b.tolist(), strict=True)
        if node >= 0
    }
    return {
        "groups": _with_more(a.groups, b.groups, groups),
        "group_sets": _with_more(a.group_sets, b.group_sets, sets),
        "memberships": _memberships(a, b, units, groups, pairs, wanted),
        "group_set_members": _stacked(
            a.group_set_members,
            b.group_set_members.assign(
                group_set=_named(b.group_set_members["group_set"], sets),
                group=_named(b.group_set_members["group"], groups),
            ),
        ),
        "references": _references(a, b, units),
    }


def _fresh(mine: pd.DataFrame, theirs: pd.DataFrame, same: dict[str, str]) -> dict[str, str]:
    """The uuid in the union of each group of b: a's where both have it, else its own unless taken."""
    taken = set(mine["uuid"])
    return {
        uuid: same.get(uuid) or (str(uuid5(NAMESPACE_OID, uuid)) if uuid in taken else uuid)
        for uuid in theirs["uuid"]
    }


def _shared_sets(a: VersionFrame, b: VersionFrame) -> dict[str, str]:
    """Sets of groups are the same by uuid, or by name."""
    by_name = {fold(n): u for u, n in zip(a.group_sets["uuid"], a.group_sets["name"], strict=True)}
    own = set(a.group_sets["uuid"])
    found: dict[str, str] = {}
    for uuid, name in zip(b.group_sets["uuid"], b.group_sets["name"], strict=True):
        same = uuid if uuid in own else by_name.get(fold(name))
        if same is not None and same not in found.values():
            found[uuid] = same
    return found


def _with_more(mine: pd.DataFrame, theirs: pd.DataFrame, names: dict[str, str]) -> pd.DataFrame:
    renamed = theirs.assign(uuid=_named(theirs["uuid"], names))
    return _stacked(mine, renamed[~renamed["uuid"].isin(mine["uuid"])])


def _memberships(
    a: VersionFrame,
    b: VersionFrame,
    units: dict[str, str],
    groups: dict[str, str],
    pairs: Pairs,
    wanted: Wanted,
) -> pd.DataFrame:
    mine, theirs = a.memberships, b.memberships
    decided, for_b = wanted.masks("groups")
    if decided.any():
        only_b = a.units["uuid"].to_numpy(dtype=object)[pairs.base[decided & for_b]]
        only_a = b.units["uuid"].to_numpy(dtype=object)[pairs.other[decided & ~for_b]]
        mine, theirs = mine[~mine["unit"].isin(only_b)], theirs[~theirs["unit"].isin(only_a)]
    theirs = theirs[theirs["unit"].isin(units)]
    renamed = theirs.assign(unit=_named(theirs["unit"], units), group=_named(theirs["group"], groups))
    return _stacked(mine, renamed)


def _references(a: VersionFrame, b: VersionFrame, units: dict[str, str]) -> pd.DataFrame:
    """Those that both had, and what each of the two calls its units: SOURCE:REF."""
    held = b.references[b.references["unit"].isin(units)]
    own = _own(b)
    own = own[own["unit"].isin(units)]
    theirs = [part.assign(unit=_named(part["unit"], units)) for part in (held, own)]
    return _stacked(a.references, _own(a), *theirs)


def _own(frame: VersionFrame) -> pd.DataFrame:
    import pandas as pd

    refs = cells(frame.units["source_ref"])
    there = np.flatnonzero([bool(ref) for ref in refs])
    source = frame.label.partition("@")[0]
    columns = {
        "unit": frame.units["uuid"].to_numpy(dtype=object)[there],
        "source": np.full(len(there), source, dtype=object),
        "ref": refs[there],
    }
    return pd.DataFrame({name: pd.Series(values, dtype="str") for name, values in columns.items()})


def _named(column: pd.Series[str], names: dict[str, str]) -> pd.Series[str]:
    return column.map(names).astype("str")


def _stacked(*parts: pd.DataFrame) -> pd.DataFrame:
    """All rows, each once."""
    import pandas as pd

    filled = [part for part in parts if len(part)] or [parts[0]]
    return pd.concat(filled, ignore_index=True).drop_duplicates(ignore_index=True)
