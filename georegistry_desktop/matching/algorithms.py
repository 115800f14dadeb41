"""Ways to match, by name. Others join through the entry point ``georegistry.matchers``."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Protocol

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.matching import iaso
from georegistry_desktop.matching.dictionary import Dictionary
from georegistry_desktop.matching.equal import match_as_iaso, match_codes, match_references
from georegistry_desktop.matching.full import match, match_names
from georegistry_desktop.matching.geometry import match_places
from georegistry_desktop.matching.matching import Matching
from georegistry_desktop.matching.rules import Rules

if TYPE_CHECKING:
    import geopandas as gpd

GROUP = "georegistry.matchers"


class Algorithm(Protocol):
    """From two frames (see ``full.match``) to a matching."""

    def __call__(
        self,
        a: gpd.GeoDataFrame,
        b: gpd.GeoDataFrame,
        *,
        rules: Rules,
        dictionary: Dictionary | None,
        progress: Progress,
    ) -> Matching: ...


BUILT_IN: Mapping[str, Algorithm] = {
    "full": match,
    "names": match_names,
    "reference": match_references,
    "code": match_codes,
    "geometry": match_places,
    "iaso": match_as_iaso,
    iaso.NAMES: match_as_iaso,
    iaso.EXTERNAL_ID: iaso.match_external_ids,
}
UNWEIGHED = frozenset(BUILT_IN) - {"full", "names"}
"""Those whose scores are no chances."""


def algorithm_names() -> list[str]:
    """What there is, in the order of the alphabet."""
    return sorted({*BUILT_IN, *(point.name for point in entry_points(group=GROUP))})


def algorithm(name: str) -> Algorithm:
    """The algorithm of that name; a plugin may not take that of a built-in one.

    Raises ``Refused`` (``option-bad``, ``plugin-broken``).
    """
    if name in BUILT_IN:
        return BUILT_IN[name]
    for point in entry_points(group=GROUP):
        if point.name == name:
            try:
                found: Algorithm = point.load()
            except Exception as error:  # a plugin may fail in any way
                raise Refused("plugin-broken", name=name, reason=error) from error
            if not callable(found):
                raise Refused("plugin-broken", name=name, reason="it cannot be called")
            return found
    raise Refused("option-bad", value=name, option="algorithm", known=", ".join(algorithm_names()))
