"""What stands of a unit in a matching: its word and its colour."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

KINDS = {
    "proposed": "changed",
    "accepted": "new",
    "no-match": "missing",
    "flagged": "check",
    "check": "moved",
    "rejected": "same",
    "none": "same",
}
"""The colour of each state, by the kinds of the theme; ``same`` has none of its own."""
_STATES = {
    "proposed": QT_TRANSLATE_NOOP("MatchTerms", "proposed"),
    "accepted": QT_TRANSLATE_NOOP("MatchTerms", "accepted"),
    "no-match": QT_TRANSLATE_NOOP("MatchTerms", "no match"),
    "flagged": QT_TRANSLATE_NOOP("MatchTerms", "flagged"),
    "check": QT_TRANSLATE_NOOP("MatchTerms", "to check again"),
    "rejected": QT_TRANSLATE_NOOP("MatchTerms", "refused"),
    "none": QT_TRANSLATE_NOOP("MatchTerms", "no candidate"),
}


def state_word(state: str) -> str:
    """What stands of a unit."""
    return QCoreApplication.translate("MatchTerms", str(_STATES[state]))
