"""What can be claimed, from the unit in front up to everything, and what can be released."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from georegistry_desktop.domain.linking import LINK_STATES
from georegistry_desktop.matching.reviewing import LinkReview
from georegistry_desktop.ui.matching.claims import Held
from georegistry_desktop.ui.widgets import allow

translate = QCoreApplication.translate
_WAITING = [LINK_STATES.index(state) for state in ("proposed", "check", "none", "flagged")]
_HIGHEST = 8


@dataclass(frozen=True)
class Part:
    """A subtree by the uuid and the name of its top (empty: everything), with how much waits there."""

    unit: str
    name: str
    waiting: int

    @property
    def words(self) -> str:
        """What it is called in the middle of a sentence."""
        return self.name or translate("MatchClaims", "everything")


def parts_of(review: LinkReview, row: int) -> list[Part]:
    """What a row of A is in, the smallest part first; a unit without others below it is none."""
    side = review.side_a
    waits = np.isin(review.state, _WAITING)
    found: list[Part] = []
    at = row
    while at >= 0 and len(found) < _HIGHEST:
        below = side.tree.below(at)
        if int(below.sum()) > 1:
            uuid, name = (str(review.a.units[column].iat[at]) for column in ("uuid", "name"))
            found.append(Part(uuid, name, int((below & waits).sum())))
        at = int(side.tree.parent[at])
    return [*found, Part("", "", int(waits.sum()))]


def claim_menu(
    parent: QWidget,
    parts: Sequence[Part],
    held: Sequence[Held],
    claim: Callable[[Part], object],
    release: Callable[[Held], object],
) -> QMenu:
    """A menu of all of it; it goes when it closes."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    by_unit = {one.claim.unit: one for one in held}
    for part in parts:
        there = by_unit.get(part.unit)
        if there is not None and there.mine:
            continue
        named = translate("MatchClaims", "Claim {part}") if not part.name else _below()
        left = translate("MatchClaims", "%Ln to decide", "", part.waiting)
        action = QAction(f"{named.format(part=part.words)} · {left}".replace("&", "&&"), menu)
        action.triggered.connect(lambda _=False, p=part: claim(p))
        allow(action, there.sentence() if there is not None else None)
        menu.addAction(action)
    if held:
        menu.addSeparator()
    for one in sorted(held, key=lambda one: not one.mine):
        if one.mine:
            words = translate("MatchClaims", "Release {part}").format(part=one.part)
        else:
            words = translate("MatchClaims", "Release {part}, claimed by {who} ({when})…").format(
                part=one.part, who=one.who, when=one.when
            )
        action = QAction(words.replace("&", "&&"), menu)
        action.triggered.connect(lambda _=False, o=one: release(o))
        menu.addAction(action)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _below() -> str:
    return translate("MatchClaims", "Claim {part} and below")
