"""Which unit of one version is which of the other, by equal keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from georegistry_desktop.domain.comparison import Mask, Pairing, Rows
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.frames import VersionFrame

if TYPE_CHECKING:
    import pandas as pd

COLUMNS: dict[Pairing, str] = {"unit": "uuid", "ref": "source_ref", "code": "code"}
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


def pair(base: VersionFrame, other: VersionFrame, by: Pairing) -> Pairs:
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
            [_unpaired(*side) for side in (("base", base, one, usable[0]), ("other", other, two, usable[1]))],
            ignore_index=True,
        ),
    )


def _keys(frame: VersionFrame, by: Pairing) -> pd.Series[str]:
    keys: pd.Series[str] = frame.units[COLUMNS[by]].reset_index(drop=True)
    return keys.mask(keys == "")


def _unpaired(side: str, frame: VersionFrame, keys: pd.Series[str], usable: Mask) -> pd.DataFrame:
    import pandas as pd

    at = np.flatnonzero(~usable)
    units = frame.units.iloc[at]
    return pd.DataFrame(
        {
            "side": pd.Series([side] * len(at), dtype="str"),
            "uuid": units["uuid"].to_numpy(),
            "name": units["name"].to_numpy(),
            "key": keys.iloc[at].to_numpy(),
            "reason": pd.Series(np.where(keys.iloc[at].isna(), "no key", "repeated key"), dtype="str"),
        }
    )
