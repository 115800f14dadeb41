"""Fields with keys or members: aliases, extra and translations, united one by one."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from georegistry_desktop.compare.fields import alias_set, cells, json_object
from georegistry_desktop.compare.uniting.choosing import Chooser
from georegistry_desktop.compare.uniting.wanted import Side

Cells = npt.NDArray[np.object_]


@dataclass
class KeyedField:
    """Owns what becomes of one such field: ``values`` (n,) of the pairs, and what differed: field with its
    key -> pair -> both values, the side that is taken, whether by hand."""

    values: Cells
    differing: dict[str, dict[int, tuple[Any, Any, Side, bool]]] = field(default_factory=dict)
    filled: int = 0

    def counts(self) -> Mapping[str, int]:
        """As ``choosing.counted``, of units."""
        taken: dict[int, set[Side]] = {}
        for of_key in self.differing.values():
            for pair, (_, _, side, _) in of_key.items():
                taken.setdefault(pair, set()).add(side)
        sides = list(taken.values())
        return {
            "differ": len(sides),
            "a": sum("a" in found for found in sides),
            "b": sum("b" in found for found in sides),
            "filled": self.filled,
        }


def united_aliases(chooser: Chooser) -> Cells:
    """What either side has; of pairs that were decided by hand that side's alone."""
    one, two = _columns(chooser, "aliases")
    decided, for_b = chooser.wanted.masks("aliases")
    found = one.copy()
    for i in np.flatnonzero((one != two) & ((two != None) | decided)).tolist():  # noqa: E711 - of an array
        if decided[i]:
            found[i] = two[i] if for_b[i] else one[i]
        else:
            found[i] = _text_of(sorted(alias_set(one[i]) | alias_set(two[i])))
    return found


def united_keys(chooser: Chooser, name: str) -> KeyedField:
    """``extra`` or ``translations``: each key by the field's rule, where both sides have it."""
    one, two = _columns(chooser, name)
    rule = chooser.rules.of(name)
    newer = chooser.newer() if rule == "newest" else None
    by_key = chooser.wanted.keys(name)
    whole, whole_b = chooser.wanted.masks(name)
    found = KeyedField(one.copy())
    for i in np.flatnonzero((one != two) & ((two != None) | whole)).tolist() + [  # noqa: E711 - of an array
        pair for pair in by_key if two[pair] is None and not whole[pair]
    ]:
        mine, theirs = json_object(one[i]), json_object(two[i])
        if whole[i]:
            found.values[i] = two[i] if whole_b[i] else one[i]
            continue
        prefers = _preference(rule, newer is not None and bool(newer[i]))
        values: dict[str, Any] = {}
        filled = False
        for key in sorted(mine.keys() | theirs.keys()):
            said = by_key.get(i, {}).get(key)
            both = key in mine and key in theirs
            both_b = both and prefers(mine[key], theirs[key])
            side: Side = said or ("b" if both_b or key not in mine else "a")
            held = theirs if side == "b" else mine
            if key in held:
                values[key] = held[key]
            filled |= key not in mine and side == "b"
            if both and mine[key] != theirs[key]:
                told = mine[key], theirs[key], side, said is not None
                found.differing.setdefault(f"{name}:{key}", {})[i] = told
        found.filled += filled
        found.values[i] = _text_of(values)
    return found


def _preference(rule: str, newer: bool) -> Callable[[Any, Any], bool]:
    """Whether b's value of a key is taken where a has another one."""
    if rule == "longest":
        return lambda mine, theirs: len(_shown(theirs)) > len(_shown(mine))
    return lambda *_: rule == "b" or newer


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _columns(chooser: Chooser, name: str) -> tuple[Cells, Cells]:
    found = []
    for frame, rows in ((chooser.a, chooser.pairs.base), (chooser.b, chooser.pairs.other)):
        values = cells(frame.units[name])[rows]
        values[values == ""] = None
        found.append(values)
    return found[0], found[1]


def _text_of(value: Any) -> str | None:
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else None
