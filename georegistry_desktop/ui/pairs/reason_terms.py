"""The words of what a score is made of: a line of the waterfall, and a few of them on a candidate's card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from georegistry_desktop.matching import Reason
from georegistry_desktop.ui.words import distance_words

_CONTEXT = "MatchReasons"
_MOST = 3
_GROUPS = {
    **dict.fromkeys(("core", "sound", "words", "contained", "short"), "name"),
    "rare sound": "rarity",
    "kind": "type",
}
_LITTLE = 0.4
"""Bits below which a reason is not worth a word on a card."""
_ALIKE = 99.5
"""Per cent of names that are told to be the same."""


def reason_line(reason: Reason) -> str:
    """What was seen, for or against, as a line of the waterfall: ``Core name 91 % alike``."""
    speaks = reason.bits >= 0
    if reason.value is not None:
        if reason.kind == "distance":
            said = _tr("{distance} apart").format(distance=distance_words(reason.value))
            return said[:1].upper() + said[1:]
        alike = _ALIKE_WORDS.get(reason.kind)
        if alike is not None:
            same, some = alike()
            return same if reason.value >= _ALIKE else some.format(share=_percent(reason.value))
    words = _WORDS.get(reason.kind)
    return words()[not speaks] if words is not None else reason.kind


def group_of(kind: str) -> str:
    """Which thing a reason is about: the names are measured in several ways."""
    return _GROUPS.get(kind, kind)


def group_line(reasons: Sequence[Reason], bits: float) -> str:
    """What several reasons of one thing say together: the strongest of those on the side of their sum."""
    same = [r for r in reasons if (r.bits >= 0) == (bits >= 0)] or list(reasons)
    sameness = [r for r in same if r.kind in ("name", "core") and (r.value or 0) >= _ALIKE]
    return reason_line(sameness[0] if sameness else max(same, key=lambda r: abs(r.bits)))


def short_reason(reasons: Sequence[Reason], *, rivals: bool = False) -> str:
    """The strongest reasons in one line, strongest first: ``same core name, 120 m apart, parents match``."""
    groups: dict[str, list[Reason]] = {}
    for reason in reasons:
        if reason.kind != "prior" and (rivals or reason.kind != "rivals"):
            groups.setdefault(group_of(reason.kind), []).append(reason)
    told = [(sum(r.bits for r in held), held) for held in groups.values()]
    told.sort(key=lambda pair: -abs(pair[0]))
    said = dict.fromkeys(_lowered(group_line(held, bits)) for bits, held in told if abs(bits) >= _LITTLE)
    return ", ".join([*said][:_MOST])


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _percent(value: float) -> str:
    return QLocale().toString(round(value))


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


_ALIKE_WORDS = {
    "name": lambda: (_tr("Same name"), _tr("Names {share} % alike")),
    "core": lambda: (_tr("Same core name"), _tr("Core names {share} % alike")),
    "sound": lambda: (_tr("Sounds the same"), _tr("Sounds {share} % alike")),
    "words": lambda: (_tr("All words shared"), _tr("Words {share} % shared")),
    "contained": lambda: (_tr("One name holds the other"), _tr("One name holds {share} % of the other")),
    "short": lambda: (
        _tr("All letters of one in the other"),
        _tr("{share} % of the letters of one in the other"),
    ),
}
_WORDS = {
    "prior": lambda: (_tr("Before anything is seen"),) * 2,
    "number": lambda: (_tr("Same number in the name"), _tr("Another number in the name")),
    "rarity": lambda: (_tr("Rare name"), _tr("Common name")),
    "rare sound": lambda: (_tr("Rare sound"), _tr("Common sound")),
    "type": lambda: (_tr("Types go together"), _tr("Types seldom go together")),
    "kind": lambda: (_tr("Same kind in the name"), _tr("Another kind in the name")),
    "parent": lambda: (_tr("Parents match"), _tr("Other parents")),
    "children": lambda: (_tr("Children match"), _tr("Other children")),
    "distance": lambda: (_tr("Places near each other"), _tr("Places far apart")),
    "overlap": lambda: (_tr("Shapes overlap"), _tr("Shapes lie apart")),
    "other name": lambda: (_tr("Another name fits"), _tr("No other name fits")),
    "key": lambda: (_tr("Same code or reference"), _tr("Other codes or references")),
    "dates": lambda: (_tr("Dates agree"), _tr("Dates do not agree")),
    "groups": lambda: (_tr("Groups go together"), _tr("Groups seldom go together")),
    "left": lambda: (_tr("Both are left over"),) * 2,
    "rivals": lambda: (_tr("No rival"), _tr("Rivals")),
    "others": lambda: (_tr("All else"),) * 2,
}
