"""The words, colours and marks of a matching: states, algorithms, and what scores are made of."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale

from georegistry_desktop.ui.words.link_states import KINDS, state_word

__all__ = [
    "ICONS",
    "KEYS_ALONE",
    "KINDS",
    "algorithm_words",
    "chip_words",
    "in_order",
    "score_words",
    "state_word",
]

_CONTEXT = "MatchTerms"
ICONS = {
    "accepted": "check",
    "no-match": "missing",
    "flagged": "flag",
    "check": "refresh",
    "rejected": "close",
}
"""The mark of each state; what nobody decided has none."""
_CHIPS = {
    "proposed": QT_TRANSLATE_NOOP("MatchTerms", "Proposed {count}"),
    "accepted": QT_TRANSLATE_NOOP("MatchTerms", "Accepted {count}"),
    "no-match": QT_TRANSLATE_NOOP("MatchTerms", "No match {count}"),
    "flagged": QT_TRANSLATE_NOOP("MatchTerms", "Flagged {count}"),
    "check": QT_TRANSLATE_NOOP("MatchTerms", "To check again {count}"),
    "rejected": QT_TRANSLATE_NOOP("MatchTerms", "Refused {count}"),
    "none": QT_TRANSLATE_NOOP("MatchTerms", "No candidate {count}"),
}
_ALGORITHMS = {
    "full": QT_TRANSLATE_NOOP("MatchTerms", "all that is known"),
    "names": QT_TRANSLATE_NOOP("MatchTerms", "names and trees"),
    "geometry": QT_TRANSLATE_NOOP("MatchTerms", "places and shapes alone"),
    "reference": QT_TRANSLATE_NOOP("MatchTerms", "equal references"),
    "code": QT_TRANSLATE_NOOP("MatchTerms", "equal codes"),
    "matching_algo_name_sim_1": QT_TRANSLATE_NOOP("MatchTerms", "similar names, as Iaso does"),
    "matching_on_external_id": QT_TRANSLATE_NOOP("MatchTerms", "external ids, as Iaso does"),
    "iaso": QT_TRANSLATE_NOOP("MatchTerms", "similar names, as Iaso does"),
}
_OTHER_NAMES = frozenset({"iaso"})
KEYS_ALONE = frozenset({"reference", "code", "matching_on_external_id"})
"""Those that look at one key and nothing else."""


def in_order(names: Sequence[str]) -> list[str]:
    """The algorithms to choose from, the usual one first, plugins' last; each under one name."""
    known = list(_ALGORITHMS)
    found = [name for name in names if name not in _OTHER_NAMES]
    return sorted(found, key=lambda name: known.index(name) if name in known else len(known))


def chip_words(state: str, count: int) -> str:
    """``Proposed 2,798``."""
    return _translated(_CHIPS[state]).format(count=QLocale().toString(count))


def algorithm_words(name: str) -> str:
    """How units are matched; a plugin's name stays as it is."""
    return _translated(_ALGORITHMS[name]) if name in _ALGORITHMS else name


def score_words(score: float) -> str:
    """A score as a whole number, never 100 where there is a doubt; ``—`` where there is none."""
    return "—" if score != score else QLocale().toString(int(score + 0.5) if score < 99.5 else int(score))


def _translated(word: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(word))
