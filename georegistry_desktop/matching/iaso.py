"""Iaso's matching by external id, for those who expect it; its matching by names is in ``equal``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.matching import dictionary as dictionaries
from georegistry_desktop.matching.dictionary import Dictionary
from georegistry_desktop.matching.equal import check_rules, numbered, plain
from georegistry_desktop.matching.full import matching_of
from georegistry_desktop.matching.joins import equal_keys
from georegistry_desktop.matching.lists import read_lists
from georegistry_desktop.matching.matching import Matching
from georegistry_desktop.matching.rules import Rules

if TYPE_CHECKING:
    import geopandas as gpd

EXTERNAL_ID, NAMES = "matching_on_external_id", "matching_algo_name_sim_1"
"""What Iaso calls its two algorithms."""
_MOST = 10_000


def match_external_ids(
    a: gpd.GeoDataFrame,
    b: gpd.GeoDataFrame,
    *,
    rules: Rules = Rules(),
    dictionary: Dictionary | None = None,
    progress: Progress = silent,
) -> Matching:
    """As Iaso's ``matching_on_external_id``: a ``source_ref`` that is the same in both lists to the letter,
    with score 100; ``reference`` forgives case, signs and leading zeros.

    Where a reference stands several times Iaso links every unit of a that has it with the last of b; here
    these are ties, and none is linked. Empty references are none. Of the rules only the threshold can be
    kept. Raises ``Refused`` (``key-missing``, ``match-rule``).
    """
    check_rules(rules, EXTERNAL_ID, "same_type", "within_parent", "metres")
    progress("Reading both lists")
    lists = read_lists(a, b, dictionary or dictionaries.shipped())
    references = []
    for letter, frame, side in (("A", a, lists.a), ("B", b, lists.b)):
        told = (
            frame["source_ref"].astype("str") if "source_ref" in frame else frame["uuid"].map(lambda _: None)
        )
        told = told.mask(told == "").iloc[side.origin].astype("str").reset_index(drop=True)
        if not told.notna().any():
            reason = f"none of the {len(told):,} units of list {letter} has one"
            raise Refused("key-missing", by="reference", reason=reason)
        references.append(told)
    keys, _ = numbered(references)
    pairs = equal_keys(keys[0], keys[1], _MOST)
    return matching_of(a, b, lists, plain(pairs, np.ones(len(pairs[0]))), rules)
