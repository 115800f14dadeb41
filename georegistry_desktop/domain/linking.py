"""What a matching of two versions answers, as all rooms hand it on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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
)
"""Parents and runner-up are names; scores are 0..100, the probability in per cent where links
were weighed."""


@dataclass(frozen=True)
class LinkReport:
    """Owns the links of versions ``a`` and ``b`` (labels), rows of ``LINK_COLUMNS``, and what stands alone.

    ``unmatched_a``, ``unmatched_b`` have uuid, ref, name, parent, type; ``ties`` has ``LINK_COLUMNS`` up to
    the score. ``weighed`` tells whether scores are probabilities.
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

    @property
    def counts(self) -> Mapping[str, int]:
        """Links, units without one on either side, and units whose counterparts nothing tells apart."""
        return {
            "proposed": len(self.links),
            "unmatched_a": len(self.unmatched_a),
            "unmatched_b": len(self.unmatched_b),
            "ties": int(self.ties["a_uuid"].nunique()),
        }

    @property
    def expected_wrong(self) -> float | None:
        """How many of the links are expected to be wrong: the sum of what each score leaves open; None where
        nothing was weighed."""
        if not self.weighed:
            return None
        return float((100 - self.links["score"]).sum() / 100)

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
