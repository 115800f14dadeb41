"""The default algorithm: all that the lists have, weighed together."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.matching import dictionary as dictionaries
from georegistry_desktop.matching.dictionary import Dictionary
from georegistry_desktop.matching.engine import Scored, score
from georegistry_desktop.matching.features import LIKELY_PARENT, PLACE_OF
from georegistry_desktop.matching.lists import REFERENCE, Lists, read_lists
from georegistry_desktop.matching.matching import Matching
from georegistry_desktop.matching.model import Model
from georegistry_desktop.matching.other_names import by_other_names
from georegistry_desktop.matching.overlaps import Outlines
from georegistry_desktop.matching.rules import Rules, allowed

if TYPE_CHECKING:
    import geopandas as gpd

BESIDE_NAMES = ("point", "boundary", "code", "source_ref", "groups", "opening_date", "closed_date")


def match(
    a: gpd.GeoDataFrame,
    b: gpd.GeoDataFrame,
    *,
    rules: Rules = Rules(),
    dictionary: Dictionary | None = None,
    model: Model | None = None,
    progress: Progress = silent,
) -> Matching:
    """Link the units of ``a`` with those of ``b``.

    Both frames have ``uuid`` and ``name`` and as much as there is of ``frames.TEXT_COLUMNS``, ``groups`` and
    ``reference:SYSTEM`` (see ``with_tables``), ``point`` and ``boundary`` (EPSG:4326); the uuids of one need
    not be those of the other and tell nothing. Neither is changed. Memory grows by less than 1 kB per unit
    of both. The same frames give the same answer, in whatever order their rows stand. Raises ``Refused``
    (``key-missing``) for a rule on types where a list has none.
    """
    lists = read_lists(a, b, dictionary or dictionaries.shipped())
    if rules.same_type:
        _refuse_untyped(a, b)
    scored = score(lists, model or _shipped(), allowed=partial(allowed, lists, rules), progress=progress)
    scored = by_other_names(lists, scored)
    return matching_of(a, b, lists, _below_parents(scored) if rules.within_parent else scored, rules)


def match_names(
    a: gpd.GeoDataFrame,
    b: gpd.GeoDataFrame,
    *,
    rules: Rules = Rules(),
    dictionary: Dictionary | None = None,
    progress: Progress = silent,
) -> Matching:
    """As ``match``, by names, types and trees alone: places, codes, groups and dates are not looked at."""
    bare_a, bare_b = (
        frame.drop(columns=[name for name in frame if name in BESIDE_NAMES or name.startswith(REFERENCE)])
        for frame in (a, b)
    )
    return match(bare_a, bare_b, rules=rules, dictionary=dictionary, progress=progress)


def matching_of(
    a: gpd.GeoDataFrame, b: gpd.GeoDataFrame, lists: Lists, scored: Scored, rules: Rules
) -> Matching:
    """The answer with the uuids of the frames."""
    one, two = (
        frame["uuid"].to_numpy(dtype=object)[side.origin] for frame, side in ((a, lists.a), (b, lists.b))
    )
    outlines = (Outlines.of(a, lists.a), Outlines.of(b, lists.b)) if rules.several else None
    return Matching(lists, scored, (one, two), rules, outlines)


def _below_parents(scored: Scored) -> Scored:
    """Without the pairs whose parents are known and are hardly the same."""
    step = scored.steps[PLACE_OF["parent"]]
    kept = (step >= LIKELY_PARENT) | (step <= 1)
    return replace(
        scored,
        pairs=(scored.pairs[0][kept], scored.pairs[1][kept]),
        steps=scored.steps[:, kept],
        **{name: getattr(scored, name)[kept] for name in ("keys", "own", "lead", "probability")},
    )


def _refuse_untyped(a: gpd.GeoDataFrame, b: gpd.GeoDataFrame) -> None:
    for side, frame in (("A", a), ("B", b)):
        if "type" not in frame or not frame["type"].notna().any():
            raise Refused("key-missing", by="type", reason=f"no unit of {side} has one")


@cache
def _shipped() -> Model:
    return Model.shipped()
