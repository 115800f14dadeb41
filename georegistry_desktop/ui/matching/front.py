"""All that the screen says of the unit in front, put together off the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from georegistry_desktop.matching import Reason
from georegistry_desktop.ui.words.word_diff import Span

NOBODY = -1


@dataclass(frozen=True, eq=False)
class Told:
    """A candidate: ``row`` of B, what it is called, where it is and what it has; ``spans`` are the stretches
    of its name that the unit lacks, ``unit_spans`` those of the unit that it lacks. ``score`` is NaN for one
    that nobody weighed, ``metres`` None where a place is missing. ``decided`` is what was decided of the
    pair, empty for nothing; ``taken_by`` names the unit that has it, empty for none. ``reasons`` are None
    where they cannot be told."""

    row: int
    name: str
    above: tuple[str, ...]
    type: str
    code: str
    score: float = float("nan")
    metres: float | None = None
    decided: str = ""
    taken_by: str = ""
    by_hand: bool = False
    spans: tuple[Span, ...] = ()
    unit_spans: tuple[Span, ...] = ()
    reasons: tuple[Reason, ...] | None = None


@dataclass(frozen=True, eq=False)
class Front:
    """The unit of A in front, with its candidates, best first. ``who``, ``when`` (ISO text) and ``comment``
    are of its decision, empty where there is none. ``free`` are (row of B, name) below ``free_in`` that
    nobody took, ``free_more`` how many others there are."""

    row: int
    uuid: str
    version: str
    name: str
    above: tuple[str, ...]
    type: str
    code: str
    ref: str
    state: str
    who: str = ""
    when: str = ""
    comment: str = ""
    candidates: tuple[Told, ...] = ()
    free: tuple[tuple[int, str], ...] = ()
    free_in: str = ""
    free_more: int = 0

    def place_of(self, b_row: int) -> int:
        """Which candidate a row of B is, -1 for none."""
        return next((at for at, told in enumerate(self.candidates) if told.row == b_row), NOBODY)


def in_blind_order(candidates: Sequence[Told]) -> tuple[Told, ...]:
    """By name and place: the order tells nothing of the scores."""
    return tuple(sorted(candidates, key=lambda told: (told.name.casefold(), told.above, told.row)))
