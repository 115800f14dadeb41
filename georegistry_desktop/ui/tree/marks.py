"""Marks beside units: a kind with a colour, an icon and a word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mark:
    """``kind`` is one of ``theme.tokens.KINDS``; ``words`` say why, for tips and screen readers."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a tree by row; ``below`` are rows with a marked one somewhere below."""

    own: Mapping[int, Mark] = field(default_factory=dict)
    below: frozenset[int] = frozenset()
