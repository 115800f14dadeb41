"""Which differences are meant: by kind, field, type, place in the tree, words, size, or what was decided."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt

from georegistry_desktop.compare.differences import UNIT_KINDS, Differences
from georegistry_desktop.compare.fields import cells
from georegistry_desktop.domain.comparison import Mask
from georegistry_desktop.domain.decisions import DECISIONS
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.names import fold
from georegistry_desktop.domain.records import COMPARED_FIELDS

Measure = Literal["metres", "share"]
_FIELDS = (*COMPARED_FIELDS, "new", "missing")
_WORDS = ("kind", "field", "type", "unit", "under", "text", "state")
_TERM = re.compile(r"(kind|field|type|unit|under|text|state)=(.+)|(metres|share)([<>])(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Between:
    """A size from ``least`` to ``most``, both included."""

    least: float = 0.0
    most: float = float("inf")


@dataclass(frozen=True, slots=True)
class Filter:
    """Empty means any; several parts must all hold, several values of one part are alternatives.

    ``fields`` are names of fields, ``new`` and ``missing``; ``units`` and ``under`` (with all below) are
    uuids, references or codes of either version; ``text`` is looked for in names, keys and values, accents
    and case ignored; ``metres`` is how far a point moved, ``share`` how much of its area a boundary changed
    (1.0 is all of it); ``states`` are decisions.
    """

    kinds: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    text: str = ""
    metres: Between | None = None
    share: Between | None = None
    states: frozenset[str] = frozenset()


def parse_filter(text: str) -> Filter:
    """``all``, or parts with commas between: ``kind=changed,field=name|code,under=Bo,metres<500,share>0.1``.

    Raises ``Refused`` (``filter-bad``).
    """
    found = Filter()
    if text.strip() == "all":
        return found
    for part in text.split(","):
        term = _TERM.fullmatch(part.strip())
        if term is None:
            raise Refused("filter-bad", value=part.strip(), known=", ".join([*_WORDS, "metres", "share"]))
        word, values, measure, sign, number = term.groups()
        if measure:
            found = _sized(found, measure, sign, number)
        elif word == "text":
            found = replace(found, text=values)
        else:
            chosen = frozenset(v.strip() for v in values.split("|") if v.strip())
            _check(word, chosen)
            name = word if word == "under" else f"{word}s"
            found = replace(found, **{name: getattr(found, name) | chosen})
    return found


def _check(word: str, values: Iterable[str]) -> None:
    known = {"kind": UNIT_KINDS, "field": _FIELDS, "state": DECISIONS}.get(word)
    for value in values if known else ():
        if value not in (known or ()):
            raise Refused("option-bad", value=value, option=word, known=", ".join(known or ()))


def _sized(found: Filter, measure: str, sign: str, number: str) -> Filter:
    try:
        size = float(number)
    except ValueError:
        raise Refused(
            "filter-bad", value=f"{measure}{sign}{number}", known=f"{measure}{sign}NUMBER"
        ) from None
    held = getattr(found, measure) or Between()
    between = replace(held, most=size) if sign == "<" else replace(held, least=size)
    return replace(found, metres=between) if measure == "metres" else replace(found, share=between)


def matching(wanted: Filter, differences: Differences, decisions: npt.NDArray[np.int8] | None = None) -> Mask:
    """Which differences a filter means, (n,). Raises ``Refused`` (``unit-missing``) for a unit of neither
    version."""
    mask = np.ones(len(differences), dtype=bool)
    unit_of, table = differences.unit_of, differences.table
    if wanted.kinds:
        kinds = [i for i, kind in enumerate(UNIT_KINDS) if kind in wanted.kinds]
        mask &= np.isin(differences.kinds, kinds)[unit_of]
    if wanted.fields:
        mask &= np.isin(differences.fields, list(wanted.fields))
    if wanted.types:
        mask &= table["type"].isin(list(wanted.types)).to_numpy(dtype=bool)
    for keys, below in ((wanted.units, False), (wanted.under, True)):
        if keys:
            nodes = np.concatenate([_named(key, differences) for key in sorted(keys)])
            inside = differences.tree.below(nodes.tolist())[differences.nodes] if below else None
            held = np.isin(differences.nodes, nodes) if inside is None else inside
            mask &= held[unit_of]
    for name, between in (("metres", wanted.metres), ("share", wanted.share)):
        if between is not None:
            sizes = table[name].to_numpy(dtype=float)
            mask &= (sizes >= between.least) & (sizes <= between.most)
    if wanted.text.strip():
        mask &= _texts(wanted.text, differences)
    if wanted.states:
        now = np.zeros(len(mask), dtype=np.int8) if decisions is None else decisions
        mask &= np.isin(now, [i for i, d in enumerate(DECISIONS) if d in wanted.states])
    return mask


def _named(key: str, differences: Differences) -> npt.NDArray[np.intp]:
    """The nodes of a unit that is named by uuid, else by reference, else by code, in either version."""
    tree, comparison = differences.tree, differences.comparison
    for column in ("uuid", "source_ref", "code"):
        base, other = (
            np.flatnonzero(cells(frame.units[column]) == key)
            for frame in (comparison.base_frame, comparison.other_frame)
        )
        found = np.unique(np.concatenate([base, tree.of_other[other]]))
        if len(found):
            return found
    raise Refused("unit-missing", unit=key, version=f"{comparison.base} or {comparison.other}")


def _texts(text: str, differences: Differences) -> Mask:
    wanted, table = fold(text), differences.table
    folded: dict[str, bool] = {}
    found = np.zeros(len(differences), dtype=bool)
    for name in ("name", "ref", "key", "base_value", "other_value"):
        for i, value in enumerate(cells(table[name])):
            if value is not None and not found[i]:
                if value not in folded:
                    folded[value] = wanted in fold(value)
                found[i] = folded[value]
    return found
