"""The moment of a version that a copy of it, kept elsewhere, was made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A version as the changeset of a revision left it.

    Equal marks mean equal content, also in copies of a file that went ways of their own. ``registry`` names
    the registry, the same in all its copies.
    """

    registry: str
    version_id: int
    revision: int
    changeset: str
    committed_at: str
