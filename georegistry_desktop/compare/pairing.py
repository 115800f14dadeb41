"""Which unit of one version is which of the other, by equal keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.comparison import LinkedPairs, Mask, Pairing, Rows
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.frames import VersionFrame

if TYPE_CHECKING:
    import pandas as pd

COLUMNS: dict[Pairing, str] = {"unit": "uuid", "ref": "source_ref", "code": "code"}
"""What tells units that are paired by it; links need none."""
PAIRINGS: tuple[Pairing, ...] = (*COLUMNS, "links")
_WORDS: dict[Pairing, str] = {"unit": "uuid", "ref": "reference", "code": "code"}


@dataclass(frozen=True)
class Pairs:
    """Positions in the two frames. ``partner`` gives each row of ``other`` its row in ``base``, else -1."""

    by: Pairing
    base: Rows
    other: Rows
    partner: Rows
    new: Rows
    missing: Rows
    unpaired: pd.DataFrame


def choose_key(base: VersionFrame, other: VersionFrame) -> Pairing:
    """Unit where both share a lineage, else reference, else code. Raises ``Refused`` (``key-missing``)."""
    if base.lineage is not None and base.lineage == other.lineage:
        return "unit"
    for by in ("ref", "code"):
        if all(_keys(frame, by).notna().any() for frame in (base, other)):
            return by
    raise Refused("key-missing", by="reference or code", reason="one of them has neither")


def pair(base: VersionFrame, other: VersionFrame, by: Pairing, links: LinkedPairs | None = None) -> Pairs:
    """The pairs of two versions, see ``Pairs``; ``links`` where it goes by them. Raises ``Refused``
    (``key-missing``) where one side has no key at all, or where no link is accepted."""
    return by_keys(base, other, by) if by != "links" else by_links(base, other, links)


def by_links(base: VersionFrame, other: VersionFrame, links: LinkedPairs | None) -> Pairs:
    """Pair what was accepted. What is linked several times, or not decided yet, is never paired."""
    import pandas as pd

    if links is None or not len(links.base):
        raise Refused("links-none", base=base.label, other=other.label)
    uuids = [pd.Index(frame.units["uuid"].to_numpy(dtype=object)) for frame in (base, other)]
    one, two = (
        index.get_indexer(pd.Index(side))
        for index, side in zip(uuids, (links.base, links.other), strict=True)
    )
    there = (one >= 0) & (two >= 0)
    one, two = one[there], two[there]
    often = [np.bincount(rows, minlength=len(index)) for rows, index in zip((one, two), uuids, strict=True)]
    undecided = [index.isin(pd.Index([*links.undecided], dtype=object)) for index in uuids]
    single = (often[0][one] == 1) & (often[1][two] == 1)
    open_ = undecided[0][one] | undecided[1][two]
    several = [np.zeros(len(index), dtype=bool) for index in uuids]
    for side, rows in enumerate((one, two)):
        several[side][rows[~single]] = True
        undecided[side][rows[open_]] = True
    one, two = one[single & ~open_], two[single & ~open_]
    order = np.argsort(one, kind="stable")
    one, two = one[order], two[order]
    partner = np.full(len(uuids[1]), -1, dtype=np.intp)
    partner[two] = one
    alone: list[Rows] = []
    unpaired = []
    for name, frame, rows, twice, waiting in zip(
        ("base", "other"), (base, other), (one, two), several, undecided, strict=True
    ):
        left = twice | waiting
        rest = ~left
        rest[rows] = False
        alone.append(np.flatnonzero(rest))
        reasons = np.where(twice, "several links", "not decided")
        unpaired.append(_left_out(name, frame, frame.units["source_ref"], left, reasons))
    return Pairs(
        by="links",
        base=one,
        other=two,
        partner=partner,
        new=alone[1],
        missing=alone[0],
        unpaired=pd.concat(unpaired, ignore_index=True),
    )


def by_keys(base: VersionFrame, other: VersionFrame, by: Pairing) -> Pairs:
    """Pair by equal keys. What has no key, or one that is repeated on either side, is never paired."""
    import pandas as pd

    one, two = _keys(base, by), _keys(other, by)
    for frame, keys in ((base, one), (other, two)):
        if len(keys) and not keys.notna().any():
            raise Refused("key-missing", by=_WORDS[by], reason=f"no unit of {frame.label} has one")
    repeated = pd.Index(pd.concat([k[k.duplicated(keep=False) & k.notna()] for k in (one, two)]).unique())
    usable = [(k.notna() & ~k.isin(repeated)).to_numpy() for k in (one, two)]
    base_at, other_at = (np.flatnonzero(u) for u in usable)
    found = pd.Index(one.iloc[base_at]).get_indexer(pd.Index(two.iloc[other_at]))
    paired = found >= 0
    partner = np.full(len(two), -1, dtype=np.intp)
    partner[other_at[paired]] = base_at[found[paired]]
    is_missing = usable[0].copy()
    is_missing[base_at[found[paired]]] = False
    # In the order of the base, so that a report reads like its list.
    order = np.argsort(base_at[found[paired]], kind="stable")
    return Pairs(
        by=by,
        base=base_at[found[paired]][order],
        other=other_at[paired][order],
        partner=partner,
        new=other_at[~paired],
        missing=np.flatnonzero(is_missing),
        unpaired=pd.concat(
            [
                _left_out(side, frame, keys, ~used, np.where(keys.isna(), "no key", "repeated key"))
                for side, frame, keys, used in (
                    ("base", base, one, usable[0]),
                    ("other", other, two, usable[1]),
                )
            ],
            ignore_index=True,
        ),
    )


def _keys(frame: VersionFrame, by: Pairing) -> pd.Series[str]:
    keys: pd.Series[str] = frame.units[COLUMNS[by]].reset_index(drop=True)
    return keys.mask(keys == "")


def _left_out(
    side: str, frame: VersionFrame, keys: pd.Series[str], left: Mask, reasons: npt.NDArray[np.str_]
) -> pd.DataFrame:
    import pandas as pd

    at = np.flatnonzero(left)
    units = frame.units.iloc[at]
    return pd.DataFrame(
        {
            "side": pd.Series([side] * len(at), dtype="str"),
            "uuid": units["uuid"].to_numpy(),
            "name": units["name"].to_numpy(),
            "key": keys.iloc[at].to_numpy(),
            "reason": pd.Series(reasons[at], dtype="str"),
        }
    )
