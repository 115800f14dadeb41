"""What a column of a list can be taken for, and the mapping that follows from a choice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from georegistry_desktop.ui.words.columns import COLUMN_WORDS, column_word

if TYPE_CHECKING:
    from georegistry_desktop.exchange import FileMapping, Guess

EXTRA, IGNORED, LEVEL, LEVEL_REF = "extra field", "ignored", "level", "level-ref"
_MOST_LEVELS = 8
_LONGEST = 1000
"""Signs of the beginning of a reference, as in a mapping file."""
_PARENTS = ("parent_ref", "parent_code", "parent_uuid", "path")
_WHYS = {
    "heading": QT_TRANSLATE_NOOP("ColumnChoices", "known heading"),
    "tag": QT_TRANSLATE_NOOP("ColumnChoices", "HXL tag"),
    "spelling": QT_TRANSLATE_NOOP("ColumnChoices", "nearly “{like}”"),
    "values": QT_TRANSLATE_NOOP("ColumnChoices", "by its values"),
    "levels": QT_TRANSLATE_NOOP("ColumnChoices", "one column per level"),
}


def choices(levels: int) -> list[str]:
    """All that a column can be, where ``levels`` columns name ancestors so far."""
    count = min(levels + 1, _MOST_LEVELS)
    named = [f"{LEVEL}:{n}" for n in range(1, count + 1)]
    coded = [f"{LEVEL_REF}:{n}" for n in range(1, levels + 1)]
    return [EXTRA, IGNORED, *COLUMN_WORDS, *named, *coded]


def choice_word(choice: str) -> str:
    """The word of a choice."""
    base, _, number = choice.partition(":")
    texts = {
        EXTRA: _tr("Extra field"),
        IGNORED: _tr("Leave out"),
        LEVEL: _tr("Ancestor, level {number}").format(number=number),
        LEVEL_REF: _tr("Code of ancestor, level {number}").format(number=number),
    }
    return texts[base] if base in texts else column_word(base)


def choice_of(mapping: FileMapping, heading: str) -> str:
    """What a column is taken for."""
    for field, taken in mapping.columns.items():
        if heading == taken or heading in mapping.instead.get(field, ()):
            return field
    for at, level in enumerate(mapping.levels, 1):
        if heading == level.name:
            return f"{LEVEL}:{at}"
        if heading == level.ref:
            return f"{LEVEL_REF}:{at}"
    return IGNORED if heading in mapping.ignored else EXTRA


def why_words(guesses: Sequence[Guess], heading: str, choice: str) -> str:
    """Why a column was taken for what it is, and how sure that is; what was thought of where it is not."""
    for guess in guesses:
        if guess.heading == heading:
            why = _tr(str(_WHYS[guess.why])).format(like=guess.like)
            sure = _tr("{percent} %, {why}").format(percent=round(guess.confidence * 100), why=why)
            if guess.field == choice or choice.startswith(LEVEL):
                return sure
            return _tr("perhaps {field}: {sure}").format(field=choice_word(guess.field), sure=sure)
    return ""


def assigned(mapping: FileMapping, heading: str, choice: str) -> FileMapping:
    """``mapping`` with one column taken for something else; what stood in its way gives way.

    Parents come from one place: a column of parents ends levels and beginnings, a level the others.
    """
    from georegistry_desktop.exchange import Level

    columns = {field: taken for field, taken in mapping.columns.items() if taken != heading}
    instead = {
        field: tuple(h for h in others if h != heading)
        for field, others in mapping.instead.items()
        if field in columns
    }
    levels = [
        replace(
            level,
            name=None if level.name == heading else level.name,
            ref=None if level.ref == heading else level.ref,
        )
        for level in mapping.levels
    ]
    ignored, prefixes, place = mapping.ignored - {heading}, mapping.prefixes, mapping.place
    base, _, number = choice.partition(":")
    at = int(number) - 1 if number else 0
    if base == IGNORED:
        ignored |= {heading}
    elif base in (LEVEL, LEVEL_REF):
        levels += [Level()] * (at + 1 - len(levels))
        held = levels[at]
        levels[at] = (
            replace(held, name=heading, type=held.type or heading)
            if base == LEVEL
            else replace(held, ref=heading)
        )
        columns = {field: taken for field, taken in columns.items() if field not in _PARENTS}
        prefixes, place = (), False
    elif base != EXTRA:
        columns[base] = heading
        instead.pop(base, None)
        if base in _PARENTS:
            levels, prefixes = [], ()
            columns = {f: taken for f, taken in columns.items() if f not in _PARENTS or f == base}
    return replace(
        mapping,
        columns=columns,
        instead=instead,
        levels=tuple(level for level in levels if level.name or level.ref),
        ignored=ignored,
        prefixes=prefixes,
        place=place,
    )


def lengths_of(text: str) -> tuple[int, ...]:
    """The lengths of beginnings in what was typed, such as ``2, 5, 7``. Raises ``ValueError``."""
    lengths = {int(word) for word in re.split(r"[\s,;]+", text) if word}
    if any(not 1 <= length <= _LONGEST for length in lengths):
        raise ValueError(text)
    return tuple(sorted(lengths))


def by_beginnings(mapping: FileMapping, lengths: tuple[int, ...]) -> FileMapping:
    """``mapping`` with parents named by beginnings of the reference; what else named them gives way."""
    if not lengths:
        return replace(mapping, prefixes=())
    columns = {field: taken for field, taken in mapping.columns.items() if field not in _PARENTS}
    instead = {field: others for field, others in mapping.instead.items() if field in columns}
    return replace(mapping, columns=columns, instead=instead, levels=(), prefixes=lengths)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ColumnChoices", text)
