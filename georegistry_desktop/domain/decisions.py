"""What can be decided of one difference between two versions."""

from __future__ import annotations

from typing import Literal, TypeAlias

Decision: TypeAlias = Literal["open", "refuse", "refuse-until-changed", "accept", "close", "reject", "delete"]
DECISIONS: tuple[Decision, ...] = (
    "open",
    "refuse",
    "refuse-until-changed",
    "accept",
    "close",
    "reject",
    "delete",
)
"""By position: the code of a decision in arrays, 0 is open, ``ACCEPTED`` and more are taken over.

``refuse`` holds for this review, ``refuse-until-changed`` also for later ones while the other side goes on
saying the same. ``close``, ``reject`` and ``delete`` say what becomes of a unit that the other side lacks.
"""
ACCEPTED = DECISIONS.index("accept")
TREATMENTS: tuple[Decision, ...] = ("close", "reject", "delete")
"""What accepting can mean for a unit that the other side lacks."""
