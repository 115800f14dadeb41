"""A unit's differences in a few words for its line in the list."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QLocale

from georegistry_desktop.compare import Differences
from georegistry_desktop.ui.words import distance_words, field_word, sentence

translate = QCoreApplication.translate
_MOST = 3


def summary(differences: Differences, unit: int) -> str:
    """``name, boundary``; of one difference what it is: ``Badjia → Kakua``, ``point 1.8 km``."""
    rows = differences.rows_of(unit)
    table = differences.table
    first = rows[0]
    kind = str(table["kind"].iat[first])
    doubt = differences.doubts[unit]
    if doubt is not None:
        return sentence(str(doubt), {})
    if kind == "missing":
        text = translate("CompareList", "not in {version}")
        return text.format(version=differences.comparison.other.partition("@")[0])
    if kind == "new":
        type_name = table["type"].iat[first]
        return (
            translate("CompareList", "new: {type}").format(type=type_name)
            if isinstance(type_name, str)
            else ""
        )
    moved = [i for i in rows.tolist() if table["field"].iat[i] == "parent"]
    parts = [f"{_text(table['base_value'].iat[i])} → {_text(table['other_value'].iat[i])}" for i in moved]
    names = dict.fromkeys(str(differences.names[i]).partition(":")[0] for i in rows if i not in moved)
    if len(rows) == 1 and not moved:
        return _one(differences, int(first))
    parts += [field_word(name).lower() for name in names]
    more = len(parts) - _MOST
    return ", ".join(parts[:_MOST]) + (f" +{more}" if more > 0 else "")


def _one(differences: Differences, row: int) -> str:
    table, name = differences.table, str(differences.names[row])
    word = field_word(name.partition(":")[0]).lower()
    metres, share = (float(table[n].to_numpy()[row]) for n in ("metres", "share"))
    if not math.isnan(metres):
        return f"{word} {distance_words(metres)}"
    if not math.isnan(share):
        return f"{word} {QLocale().toString(100 * share, 'f', 1)} %"
    before, after = _text(table["base_value"].iat[row]), _text(table["other_value"].iat[row])
    text = translate("CompareList", "{field}: {before} → {after}")
    return text.format(field=word, before=before, after=after)


def _text(value: object) -> str:
    return value if isinstance(value, str) and value else "–"
