"""Plain algorithms for those who want nothing weighed: equal references, equal codes, and Iaso's equal
names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.matching import dictionary as dictionaries
from georegistry_desktop.matching.candidates import Pair
from georegistry_desktop.matching.dictionary import Dictionary
from georegistry_desktop.matching.engine import Scored
from georegistry_desktop.matching.features import FEATURES
from georegistry_desktop.matching.full import matching_of
from georegistry_desktop.matching.joins import equal_keys
from georegistry_desktop.matching.lists import read_lists
from georegistry_desktop.matching.matching import Matching
from georegistry_desktop.matching.model import Model
from georegistry_desktop.matching.rules import Rules

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

_IASO_PHRASES = ("centre de sante", "centre de santé", "poste de sante", "poste de santé")
"""What Iaso's ``matching_algo_name_sim_1`` takes out of names."""
_DEMANDS = {
    "same_type": "equal types",
    "within_parent": "parents that are the same",
    "metres": "a greatest distance",
}
"""Rules that are no threshold, and what they ask for."""


def match_references(
    a: gpd.GeoDataFrame,
    b: gpd.GeoDataFrame,
    *,
    rules: Rules = Rules(),
    dictionary: Dictionary | None = None,
    progress: Progress = silent,
) -> Matching:
    """Links where a ``source_ref`` stands once in each list; compared without case, signs and leading zeros.

    Of the rules only the threshold can be kept. Raises ``Refused`` (``key-missing``, ``match-rule``).
    """
    return _by_key(a, b, "source_ref", "reference", rules, dictionary, progress)


def match_codes(
    a: gpd.GeoDataFrame,
    b: gpd.GeoDataFrame,
    *,
    rules: Rules = Rules(),
    dictionary: Dictionary | None = None,
    progress: Progress = silent,
) -> Matching:
    """Links where a ``code`` stands once in each list; compared without case, signs and leading zeros.

    Of the rules only the threshold can be kept. Raises ``Refused`` (``key-missing``, ``match-rule``).
    """
    return _by_key(a, b, "code", "code", rules, dictionary, progress)


def match_as_iaso(
    a: gpd.GeoDataFrame,
    b: gpd.GeoDataFrame,
    *,
    rules: Rules = Rules(),
    dictionary: Dictionary | None = None,
    progress: Progress = silent,
) -> Matching:
    """As Iaso's ``matching_algo_name_sim_1``: equal lower-cased names without four French phrases, level by
    level below linked parents, same type; the score is 100 over the number of units of the level with that
    name.

    It is within parents by itself. Raises ``Refused`` (``match-rule``) for a distance, which it cannot keep.
    """
    check_rules(rules, "iaso", "metres")
    lists = read_lists(a, b, dictionary or dictionaries.shipped())
    names = [_iaso_names(frame, side.origin) for frame, side in ((a, lists.a), (b, lists.b))]
    key, _ = numbered(names)
    one, two, chance = [], [], []
    partner = np.full(len(lists.a) + 1, -1, dtype=np.int64)
    last = int(lists.a.depth.max(initial=0))
    for depth in range(last + 1):
        progress("Going down both trees", depth, last + 1)
        rows = [np.flatnonzero(side.depth == depth) for side in (lists.a, lists.b)]
        above = partner[lists.a.above[0][rows[0]]], lists.b.above[0][rows[1]].astype(np.int64)
        if depth == 0:
            above = np.zeros(len(rows[0]), dtype=np.int64), np.zeros(len(rows[1]), dtype=np.int64)
        width = int(max(part.max(initial=0) for part in key)) + 1
        keys = [
            np.where((up >= 0) & (part[row] >= 0), up * width + part[row], -1)
            for up, part, row in zip(above, key, rows, strict=True)
        ]
        at, to = equal_keys(keys[0], keys[1], 1)
        left, right = rows[0][at], rows[1][to]
        same = lists.a.kind[left] == lists.b.kind[right]
        if rules.same_type:
            same &= lists.a.kind[left] >= 0
        left, right = left[same], right[same]
        partner[left] = right
        often = np.bincount(key[1][rows[1]] + 1, minlength=width + 1)
        one.append(left)
        two.append(right)
        chance.append(1 / np.maximum(often[key[1][right] + 1], 1))
    pairs = np.concatenate(one).astype(np.int32), np.concatenate(two).astype(np.int32)
    return matching_of(a, b, lists, plain(pairs, np.concatenate(chance)), rules)


def _iaso_names(frame: gpd.GeoDataFrame, origin: npt.NDArray[np.intp]) -> pd.Series[str]:
    names: pd.Series[str] = frame["name"].astype("str").iloc[origin].str.lower()
    for phrase in _IASO_PHRASES:
        names = names.str.replace(phrase, "", regex=False)
    return names.str.strip().reset_index(drop=True)


def numbered(texts: list[pd.Series[str]]) -> tuple[list[npt.NDArray[np.int64]], int]:
    """Equal texts as equal numbers, -1 for null: of each of two columns, and how many differ."""
    import pandas as pd

    codes, distinct = pd.factorize(pd.concat(texts, ignore_index=True))
    return np.split(codes, [len(texts[0])]), len(distinct)


def _by_key(
    a: gpd.GeoDataFrame,
    b: gpd.GeoDataFrame,
    column: str,
    word: str,
    rules: Rules,
    dictionary: Dictionary | None,
    progress: Progress,
) -> Matching:
    check_rules(rules, word, *_DEMANDS)
    progress("Reading both lists")
    lists = read_lists(a, b, dictionary or dictionaries.shipped())
    keys = [
        getattr(side, "ref" if column == "source_ref" else "code").astype(np.int64)
        for side in (lists.a, lists.b)
    ]
    for letter, key in zip("AB", keys, strict=True):
        if not (key >= 0).any():
            reason = f"none of the {len(key):,} units of list {letter} has one"
            raise Refused("key-missing", by=word, reason=reason)
    pairs = equal_keys(keys[0], keys[1], 1)
    return matching_of(a, b, lists, plain(pairs, np.ones(len(pairs[0]))), rules)


def check_rules(rules: Rules, algorithm: str, *unable: str) -> None:
    """Raise ``Refused`` (``match-rule``) for a demand that this algorithm cannot keep."""
    for demand in unable:
        if getattr(rules, demand):
            raise Refused("match-rule", algorithm=algorithm, rule=_DEMANDS[demand])


def plain(pairs: Pair, chance: npt.NDArray[np.float64]) -> Scored:
    """Pairs that were not weighed: their score is all there is."""
    order = np.lexsort((pairs[1], pairs[0]))
    count = len(order)
    nothing = np.zeros(count, dtype=np.float32)
    blank = Model(tuple(np.zeros(feature.size) for feature in FEATURES), 0.0)
    return Scored(
        (pairs[0][order], pairs[1][order]),
        np.zeros((len(FEATURES), count), dtype=np.uint8),
        nothing,
        nothing,
        nothing,
        chance[order].astype(np.float32),
        blank,
    )
