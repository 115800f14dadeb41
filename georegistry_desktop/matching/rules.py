"""What a person demands of links: nothing by default, for lists seldom keep what one would ask of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.matching.candidates import Pair
from georegistry_desktop.matching.features import metres
from georegistry_desktop.matching.lists import Lists


@dataclass(frozen=True)
class Rules:
    """Owns the demands. ``threshold`` is the least score of a link (0..100); ``same_type`` asks for equal
    names of types, ``within_parent`` for parents that are likely the same, ``metres`` for points at most so
    far apart (pairs of which one has no point stay). ``several`` lets a unit be several of the other list,
    where it was split or merged.

    Raises ``Refused`` (``option-bad``) for numbers out of range.
    """

    threshold: float = 50.0
    same_type: bool = False
    within_parent: bool = False
    metres: float | None = None
    several: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.threshold <= 100:
            raise Refused(
                "option-bad", value=f"{self.threshold:g}", option="threshold", known="above 0, to 100"
            )
        if self.metres is not None and not self.metres > 0:
            raise Refused("option-bad", value=f"{self.metres:g}", option="distance", known="metres above 0")


def allowed(lists: Lists, rules: Rules, pairs: Pair) -> npt.NDArray[np.bool_]:
    """Which pairs the rules on types and places allow."""
    one, two = pairs
    kept = np.ones(len(one), dtype=bool)
    if rules.same_type:
        kept &= (lists.a.kind[one] == lists.b.kind[two]) & (lists.a.kind[one] >= 0)
    if rules.metres is not None:
        kept &= ~(metres(lists.a.degrees[one], lists.b.degrees[two]) > rules.metres)
    return kept
