"""Deciding on many differences at once: what is offered, with the count said before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from georegistry_desktop.domain.comparison import Mask, Rows
from georegistry_desktop.ui.compare.terms import name_word
from georegistry_desktop.workflows import Review

translate = QCoreApplication.translate
Decide = Callable[[Rows, str], object]


@dataclass(frozen=True, eq=False)
class Part:
    """Some differences by the words for them; ``missing``: some of them are of units that the other lacks."""

    words: str
    rows: Rows
    missing: bool = False


def parts_of(review: Review, shown: Mask, unit: int, units: Rows) -> list[Part]:
    """What can be decided together: the chosen units, what is below the unit in front, its fields wherever
    they are shown, all that is shown. Parts without differences, or equal to another one, are left out."""
    found = review.differences
    parts: list[Part] = []
    if len(units):
        chosen = found.rows_of_many(units)
        words = (
            translate("CompareBulk", "the %Ln chosen unit(s)", "", len(units))
            if len(units) > 1
            else _name(review, int(units[0]))
        )
        parts.append(Part(words, chosen))
    if unit >= 0:
        inside = found.tree.below([int(found.nodes[unit])])[found.nodes]
        below = np.flatnonzero(inside[found.unit_of] & shown)
        words = translate("CompareBulk", "{unit} and all shown below it").format(unit=_name(review, unit))
        parts.append(Part(words, below))
        fields = dict.fromkeys(str(found.fields[r]) for r in found.rows_of(unit))
        for field in fields:
            words = translate("CompareBulk", "{field} of all shown units").format(field=name_word(field))
            parts.append(Part(words, np.flatnonzero((found.fields == field) & shown)))
    parts.append(Part(translate("CompareBulk", "all that is shown"), np.flatnonzero(shown)))
    kept: list[Part] = []
    for part in parts:
        if len(part.rows) and not any(np.array_equal(part.rows, other.rows) for other in kept):
            kept.append(replace(part, missing=bool((found.names[part.rows] == "missing").any())))
    return kept


def bulk_menu(parent: QWidget, parts: list[Part], decide: Decide) -> QMenu:
    """A menu of the parts, with the decisions in each; it goes when it closes."""
    menu = QMenu(parent)
    for part in parts:
        count = translate("CompareBulk", "%Ln difference(s)", "", len(part.rows))
        inside = menu.addMenu(f"{part.words} · {count}".replace("&", "&&"))
        treated = (
            ("reject", translate("CompareBulk", "Accept %Ln, reject missing units", "", len(part.rows))),
            ("delete", translate("CompareBulk", "Accept %Ln, delete missing units", "", len(part.rows))),
        )
        for decision, words in (
            ("accept", translate("CompareBulk", "Accept %Ln", "", len(part.rows))),
            *(treated if part.missing else ()),
            ("refuse", translate("CompareBulk", "Refuse %Ln", "", len(part.rows))),
            (
                "refuse-until-changed",
                translate("CompareBulk", "Refuse %Ln until they change", "", len(part.rows)),
            ),
            ("open", translate("CompareBulk", "Reopen %Ln", "", len(part.rows))),
        ):
            action = QAction(words, inside)
            action.triggered.connect(lambda _=False, r=part.rows, d=decision: decide(r, d))
            inside.addAction(action)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _name(review: Review, unit: int) -> str:
    return str(review.differences.table["name"].iat[review.differences.first[unit]])
