"""Why a pair has its score: what each thing that is seen of it adds, in bits, until the sum is the log
odds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from georegistry_desktop.matching.engine import Scored
from georegistry_desktop.matching.features import FEATURES, metres
from georegistry_desktop.matching.lists import Lists
from georegistry_desktop.matching.similarity import Names

_BIT = float(np.log(2))
_MOST = 1 - 1e-9


@dataclass(frozen=True)
class Reason:
    """Owns one bar of the waterfall: ``kind`` is what was seen (``prior``, a feature's name, ``key``,
    ``rivals``: what is left, how the evidence reads beside that of other pairs), ``bits`` how many times it
    doubles (or halves) the odds, ``value`` what was measured: per cent of names, metres of distances, else
    None."""

    kind: str
    bits: float
    value: float | None = None


def reasons(lists: Lists, names: Names, scored: Scored, at: int) -> list[Reason]:
    """The reasons of pair ``at``, in the order of the features; the bits add up to the log2 odds of its
    score."""
    one, two = (int(side[at]) for side in scored.pairs)
    found = [Reason("prior", scored.model.constant / _BIT)]
    values = _values(lists, names, one, two)
    for feature, table, step in zip(FEATURES, scored.model.tables, scored.steps[:, at], strict=True):
        bits = float(table[step]) / _BIT
        if bits:
            found.append(Reason(feature.name, bits, values.get(feature.name)))
    if scored.keys[at]:
        found.append(Reason("key", float(scored.keys[at]) / _BIT))
    chance = min(max(float(scored.probability[at]), 1e-9), _MOST)
    whole = float(np.log2(chance / (1 - chance)))
    found.append(Reason("rivals", whole - sum(reason.bits for reason in found)))
    return found


def _values(lists: Lists, names: Names, one: int, two: int) -> dict[str, float]:
    a, b = lists.a, lists.b
    measures = names.measure(a.text[[one]], b.text[[two]])
    apart = float(metres(a.degrees[[one]], b.degrees[[two]])[0])
    found = {
        "name": float(min(measures.full[0], 100)),
        "core": float(measures.core[0]),
        "sound": float(measures.sound[0]),
        "words": float(measures.shared[0]),
        "contained": float(min(measures.held[0], 100)),
        "short": float(min(measures.short[0], 100)),
    }
    return found if np.isnan(apart) else found | {"distance": apart}
