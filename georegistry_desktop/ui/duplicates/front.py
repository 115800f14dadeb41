"""All that the screen says of the pair in front, read off the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from shapely import MultiPolygon

from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.errors import GeoRegistryError
from georegistry_desktop.domain.geometry import areas
from georegistry_desktop.domain.records import Unit
from georegistry_desktop.editing import merge_pairs, merge_units
from georegistry_desktop.matching import Reason
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.duplicates.pair_list import PairNames
from georegistry_desktop.ui.words import boundary_words, value_words
from georegistry_desktop.ui.words.word_diff import Span, changed_spans
from georegistry_desktop.workflows import DuplicateReview
from georegistry_desktop.workflows.pair_decisions import Said

Place = Literal[0, 1]
_LONGEST = 300
"""Letters of a name of which differences are looked for."""
FIELDS = ("name", "short_name", "code", "type", "status", "parent", "opening_date", "closed_date")
"""Fields that a merge takes from one of the two, besides the shapes."""
_SHAPES = ("point", "boundary")


@dataclass(frozen=True, eq=False)
class FieldPair:
    """What both have in a field, as texts. ``taken`` says whose value stays when the one at each place stays
    and nobody chose; ``can_choose`` whether a person can."""

    name: str
    texts: tuple[str, str]
    taken: tuple[Place, Place]
    can_choose: bool


@dataclass(frozen=True, eq=False)
class Told:
    """One of the two: ``row`` in the frame, ``spans`` are the stretches of its name that the other lacks,
    ``below`` how many units stand right below it."""

    row: int
    uuid: str
    name: str
    above: tuple[str, ...]
    type: str
    ref: str
    below: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, eq=False)
class Front:
    """The pair in front. ``stays`` is the one that knows more; ``refused`` says for each place why the other
    cannot go into it; ``reasons`` are None where they cannot be told. ``both`` are what is kept of both:
    groups, references and other names that only the one at each place has. ``said`` is what was decided,
    ``handed`` whether that was said of a unit which is part of one of them now, ``found_with`` are the names
    of such units. ``dropped`` names what is lost of the one at each place when it goes."""

    at: int
    version: str
    live: bool
    state: str
    said: Said | None
    handed: bool
    found_with: tuple[str, ...]
    score: float
    metres: float | None
    units: tuple[Told, Told]
    fields: tuple[FieldPair, ...]
    both: tuple[int, int]
    dropped: tuple[tuple[str, ...], tuple[str, ...]]
    stays: Place
    refused: tuple[GeoRegistryError | None, GeoRegistryError | None]
    reasons: tuple[Reason, ...] | None


def front_of(registry: Registry, review: DuplicateReview, names: PairNames, at: int) -> Front | None:
    """All that is said of a pair, as its units are by now; None where one of the two is not there."""
    uuids = review.pair(at)
    with registry.view(review.frame.label) as view:
        found = view.units(uuids)
        if len(found) < 2:
            return None
        units = found[uuids[0]], found[uuids[1]]
        below = tuple(len(view.children(uuid)) for uuid in uuids)
        parents = view.units([uuid for unit in units if (uuid := unit.parent) is not None])
        live = view.live
        stays: Place = uuids.index(merge_pairs.knows_more(view, *units))  # type: ignore[assignment]
        refused = (_refused(view, uuids[1], uuids[0]), _refused(view, *uuids)) if live else (None, None)
    spans = changed_spans(units[0].name[:_LONGEST], units[1].name[:_LONGEST])
    rows = names.both(at)
    told = [
        Told(
            row=rows[place],
            uuid=unit.uuid,
            name=unit.name,
            above=names.side.above(rows[place]),
            type=unit.type or "",
            ref=unit.source_ref or unit.code or "",
            below=below[place],
            spans=tuple(spans[place]),
        )
        for place, unit in enumerate(units)
    ]
    reasons = review.reasons(at)
    return Front(
        at=at,
        version=review.frame.label,
        live=live,
        state=review.state_of(at),
        said=review.said(at),
        handed=review.is_handed(at),
        found_with=tuple(map(names.side.name, review.was_found_with(at))),
        score=float(review.score[at]),
        metres=review.metres(at),
        units=(told[0], told[1]),
        fields=tuple(_fields(units, parents)),
        both=(_own(*units), _own(*reversed(units))),
        dropped=(_dropped(*units), _dropped(*reversed(units))),
        stays=stays,
        refused=refused,
        reasons=None if reasons is None else tuple(reasons),
    )


def _refused(view: EditView, gone: str, into: str) -> GeoRegistryError | None:
    return merge_units.check(view, gone, into)


def _fields(units: tuple[Unit, Unit], parents: Mapping[str, Unit]) -> list[FieldPair]:
    def named(uuid: str) -> str:
        return parents[uuid].name if uuid in parents else uuid

    found = []
    for name in (*FIELDS, *_SHAPES):
        values = [getattr(unit, name) for unit in units]
        there = [value is not None and value != "" for value in values]
        if not any(there):
            continue
        texts = [_text(name, value, named) if value is not None else "" for value in values]
        differ = _differ(*values)
        # What one lacks the other gives, whoever stays; of a parent there is always a choice.
        fixed: Place | None = None if all(there) or name == "parent" else (0 if there[0] else 1)
        taken: tuple[Place, Place] = (0, 1) if fixed is None else (fixed, fixed)
        found.append(FieldPair(name, (texts[0], texts[1]), taken, differ and fixed is None))
    return found


def _text(name: str, value: Any, named: Any) -> str:
    if isinstance(value, MultiPolygon):
        return boundary_words(value, float(areas(np.array([value], dtype=object))[0]))
    return value_words(name, value, named)


def _differ(one: Any, two: Any) -> bool:
    if hasattr(one, "equals_exact") and hasattr(two, "equals_exact"):
        return not one.equals_exact(two, 0.0)
    return bool(one != two)


def _own(mine: Unit, other: Unit) -> int:
    """How many groups, references and other names only this one has."""
    return sum(len(getattr(mine, n) - getattr(other, n)) for n in ("groups", "references", "aliases"))


def _dropped(old: Unit, kept: Unit) -> tuple[str, ...]:
    return tuple(merge_units.dropped(old, kept))
