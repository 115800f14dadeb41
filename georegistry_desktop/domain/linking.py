"""What a matching of two versions answers, and what people decide of it, as all rooms hand it on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    import pandas as pd

LINK_COLUMNS = (
    "a_uuid",
    "a_ref",
    "a_name",
    "a_parent",
    "b_uuid",
    "b_ref",
    "b_name",
    "b_parent",
    "score",
    "state",
    "runner_up",
    "runner_up_score",
    "kind",
)
"""Parents and runner-up are names; scores are 0..100, the probability in per cent where links
were weighed. ``kind`` is ``one``, or ``split`` or ``merger`` where a unit of a, or of b, is several of the
other."""

PAIR_COLUMNS = ("a", "b", "score")
"""Of the pairs of a run that are worth a look: uuids, and the score 0..100."""

Decided: TypeAlias = Literal["accepted", "rejected", "no-match", "flagged"]
DECIDED: tuple[Decided, ...] = ("accepted", "rejected", "no-match", "flagged")
"""What a person decides of a pair, or of a unit that has no counterpart; it is kept in the registry."""
LinkState: TypeAlias = Literal["proposed", "accepted", "rejected", "no-match", "flagged", "check", "none"]
LINK_STATES: tuple[LinkState, ...] = (
    "proposed",
    "accepted",
    "rejected",
    "no-match",
    "flagged",
    "check",
    "none",
)
"""By position: the code of a unit's state in arrays. ``proposed``: it has a candidate and nobody decided;
``none``: it has none and nobody decided; ``check``: it was decided, and one of the two changed since."""

LINK_DECISION_COLUMNS = (
    "a",
    "b",
    "state",
    "comment",
    "score",
    "mark_a",
    "mark_b",
    "decided_by",
    "decided_at",
)


LISTED_COLUMNS = (
    *LINK_COLUMNS[:9],
    "state",
    "comment",
    "decided_by",
    "decided_at",
)
"""Of a list of what was decided and what is proposed."""


class LinkDecision(NamedTuple):
    """What a person decides of unit ``a`` and unit ``b`` (uuids), "" where there is none of that side.

    ``no-match`` of a unit names it alone; ``rejected`` and ``accepted`` name both. ``state`` None takes back
    what was decided. The marks say what the units were like when it was decided.
    """

    a: str
    b: str
    state: Decided | None
    comment: str | None = None
    score: float | None = None
    mark_a: str | None = None
    mark_b: str | None = None


def link_value(state: str | None, comment: str | None) -> str | None:
    """What a link says, in one text that tells whether somebody decided otherwise meanwhile: the state, with
    the comment after it; None where nothing was decided."""
    if state is None:
        return None
    return f"{state} {comment}" if comment else state


@dataclass(frozen=True)
class LinkReport:
    """Owns the links of versions ``a`` and ``b`` (labels), rows of ``LINK_COLUMNS``, and what stands alone.

    ``unmatched_a``, ``unmatched_b`` have uuid, ref, name, parent, type; ``ties`` has ``LINK_COLUMNS`` up to
    the score. ``weighed`` tells whether scores are probabilities; ``parameters`` are the rules that were
    asked for, and ``log`` says what was done when.
    """

    a: str
    b: str
    algorithm: str
    threshold: float
    links: pd.DataFrame
    unmatched_a: pd.DataFrame
    unmatched_b: pd.DataFrame
    ties: pd.DataFrame
    seconds: float
    weighed: bool = True
    parameters: Mapping[str, Any] = field(default_factory=dict)
    log: tuple[str, ...] = ()

    @property
    def counts(self) -> Mapping[str, int]:
        """Links, units without one on either side, and units whose counterparts nothing tells apart; where
        units may be several also how many are."""
        counts = {
            "proposed": len(self.links),
            "unmatched_a": len(self.unmatched_a),
            "unmatched_b": len(self.unmatched_b),
            "ties": int(self.ties["a_uuid"].nunique()),
        }
        if self.parameters.get("several"):
            kind = self.links["kind"]
            counts["splits"] = int(self.links["a_uuid"][kind == "split"].nunique())
            counts["mergers"] = int(self.links["b_uuid"][kind == "merger"].nunique())
        return counts

    @property
    def expected_wrong(self) -> float | None:
        """How many of the links are expected to be wrong: the sum of what each score leaves open; None where
        nothing was weighed. Splits and mergers are left out: their scores are no chances."""
        if not self.weighed:
            return None
        weighed = ~self.links["kind"].isin(("split", "merger"))
        return float((100 - self.links["score"][weighed]).sum() / 100)

    def as_json(self) -> dict[str, Any]:
        """The document of ``match --json``."""
        wrong = self.expected_wrong
        return {
            "a": self.a,
            "b": self.b,
            "algorithm": self.algorithm,
            "threshold": self.threshold,
            "counts": dict(self.counts),
            "expected_wrong": None if wrong is None else round(wrong, 2),
            "seconds": round(self.seconds, 2),
        }


@dataclass(frozen=True, kw_only=True)
class LinkList:
    """Owns what stands between versions ``a`` and ``b`` (labels): ``rows`` of ``LISTED_COLUMNS``, those that
    were decided with their state, those that nobody decided on as proposed; ``counts`` of units of a by
    state, and how many answers are expected to be wrong still. ``run`` is the newest matching; ``has_pairs``
    tells whether it found any pair."""

    a: str
    b: str
    run: int | None
    algorithm: str | None
    has_pairs: bool
    rows: pd.DataFrame
    counts: Mapping[str, int]
    remaining_wrong: float | None

    def as_json(self) -> dict[str, Any]:
        """The document of ``links --json``."""
        wrong = self.remaining_wrong
        return {
            "a": self.a,
            "b": self.b,
            "run": self.run,
            "algorithm": self.algorithm,
            "counts": dict(self.counts),
            "remaining_wrong": None if wrong is None else round(wrong, 2),
        }
