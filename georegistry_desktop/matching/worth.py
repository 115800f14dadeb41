"""Which pairs a person would want to see, and how many of one unit."""

from __future__ import annotations

WORTH = 0.005
"""Pairs below this chance are no candidates that a person would want to see."""
MOST_CANDIDATES = 9
"""Of one unit: as many as there are keys to choose one by."""
