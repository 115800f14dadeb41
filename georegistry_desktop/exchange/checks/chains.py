"""Chains of names as references, for lists that have none."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from georegistry_desktop.domain.names import fold
from georegistry_desktop.exchange.checks.identity import first_of
from georegistry_desktop.exchange.draft import Findings, Ints, replaced, text

_BETWEEN = " > "
_LONGEST = 100


def references(
    rows: pd.DataFrame, parent: Ints, keyless: npt.NDArray[np.bool_], findings: Findings
) -> pd.Series[Any]:
    """The references (n,), of ``keyless`` rows "country > region > unit", folded.

    So the next import of the source knows these units again. Those whose chain stands more than once are told
    and have none, as have those without a name. ``parent`` are the positions of the parents, without circles.
    """
    held: pd.Series[Any] = rows["ref"]
    at = np.flatnonzero(keyless & rows["name"].notna().to_numpy())
    if not len(at):
        return held
    chains = text(_chains(rows["name"], parent, at))
    first = first_of(chains)
    times = np.bincount(first, minlength=len(at))
    again = np.flatnonzero(times > 1)
    findings.add_all(
        at[again],
        "chain-repeated",
        "warning",
        "name",
        value=[word[:_LONGEST] for word in chains.iloc[again]],
        count=times[again].tolist(),
    )
    once = times[first] == 1
    return replaced(held, at[once], chains[once].tolist())


def _chains(names: pd.Series[Any], parent: Ints, at: Ints) -> list[str]:
    folded = {word: fold(word) for word in names.dropna().unique()}
    own = names.map(folded).fillna("?").to_numpy(dtype=object)
    made, above = own[at], parent[at]
    while len(has := np.flatnonzero(above >= 0)):
        made[has] = own[above[has]] + _BETWEEN + made[has]
        above[has] = parent[above[has]]
    chains: list[str] = made.tolist()
    return chains
