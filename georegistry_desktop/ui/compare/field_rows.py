"""A unit's fields in both versions as texts, to be made on a worker thread."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtCore import QLocale

from georegistry_desktop.compare import Differences
from georegistry_desktop.compare.fields import alias_set, cells, json_object, parent_rows, shapes
from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.domain.frames import NUMBER_COLUMNS, VersionFrame
from georegistry_desktop.domain.geometry import areas
from georegistry_desktop.ui.words import area_words, distance_words, field_word, point_words
from georegistry_desktop.ui.words.values import metres_words

_LISTS = ("aliases", "groups")
_KEYED = ("extra", "translations")


@dataclass(frozen=True, eq=False)
class FieldRow:
    """``name`` is a field, or ``extra:beds``; ``rows`` the differences in it, none where both say the same.

    ``base`` and ``other`` are texts, members of lists with commas between; ``note`` a measure of the change.
    """

    name: str
    base: str
    other: str
    rows: Rows
    note: str = ""


def field_rows(differences: Differences, base_row: int, other_row: int, unit: int) -> list[FieldRow]:
    """All fields that one of the two has a value in, in the order in which fields are compared."""
    comparison = differences.comparison
    rows = differences.rows_of(unit) if unit >= 0 else np.zeros(0, dtype=np.intp)
    names = [str(differences.names[r]) for r in rows]
    found: list[FieldRow] = []
    for field in comparison.fields:
        sides = (
            _texts(comparison.base_frame, field, base_row),
            _texts(comparison.other_frame, field, other_row),
        )
        if field in _KEYED:
            for key in sorted({*sides[0], *sides[1]}):
                mine = [r for r, n in zip(rows, names, strict=True) if n == f"{field}:{key}"]
                found.append(_row(f"{field}:{key}", sides[0].get(key, ""), sides[1].get(key, ""), mine))
            continue
        one, two = (side.get("", "") for side in sides)
        mine = [r for r, n in zip(rows, names, strict=True) if n.partition(":")[0] == field]
        if one or two or mine:
            found.append(_row(field, one, two, mine, _note(differences, mine)))
    whole = [r for r, n in zip(rows, names, strict=True) if n in ("new", "missing")]
    if whole:
        # One decision for the unit: it stands at its name.
        found[0] = _row(found[0].name, found[0].base, found[0].other, whole)
    return found


def _row(name: str, base: str, other: str, rows: list[Any], note: str = "") -> FieldRow:
    return FieldRow(name, base, other, np.array(rows, dtype=np.intp), note)


def _texts(frame: VersionFrame, field: str, row: int) -> dict[str, str]:
    """The text of a field by key; of a field without keys under the empty one."""
    if row < 0:
        return {}
    at = np.array([row], dtype=np.intp)
    if field == "parent":
        parent = int(parent_rows(frame)[row])
        return {"": str(frame.units["name"].iat[parent]) if parent >= 0 else ""}
    if field == "boundary":
        shape = shapes(frame, field, at)
        return {"": area_words(float(areas(shape)[0])) if shape[0] is not None else ""}
    if field == "groups":
        uuid = frame.units["uuid"].iat[row]
        held = frame.memberships["group"][frame.memberships["unit"] == uuid]
        titles = frame.groups["name"][frame.groups["uuid"].isin(held)]
        return {"": ", ".join(sorted(titles))}
    if field == "point":
        return {"": _place(frame, row)}
    text = cells(frame.units[field].iloc[at])[0]
    if field == "aliases":
        return {"": ", ".join(sorted(alias_set(text)))}
    if field in _KEYED:
        return {key: _plain(value) for key, value in json_object(text).items()}
    return {"": text or ""}


def _place(frame: VersionFrame, row: int) -> str:
    """Where a unit's point is, with its altitude and accuracy where these were measured."""
    point = shapes(frame, "point", np.array([row], dtype=np.intp))[0]
    parts = [point_words(point)] if point is not None else []
    measured = ((name, float(frame.units[name].iat[row])) for name in NUMBER_COLUMNS)
    parts += [f"{field_word(n).lower()} {metres_words(m)}" for n, m in measured if not np.isnan(m)]
    return ", ".join(parts)


def _plain(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _note(differences: Differences, rows: list[Any]) -> str:
    if not rows:
        return ""
    metres, iou = (float(differences.table[n].to_numpy()[rows[0]]) for n in ("metres", "iou"))
    if not np.isnan(metres):
        return distance_words(metres)
    return "" if np.isnan(iou) else f"IoU {QLocale().toString(iou, 'f', 2)}"
