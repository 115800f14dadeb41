"""What can be claimed: what words find, and from the unit in front up to everything; and what can be
released."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from georegistry_desktop.domain.linking import LINK_STATES
from georegistry_desktop.domain.names import fold
from georegistry_desktop.matching.reviewing import LinkReview
from georegistry_desktop.storage import LONGEST_CLAIM_TEXT
from georegistry_desktop.ui.matching.claims import EVERYTHING, Held, Mask, Masks, cover, part_words
from georegistry_desktop.ui.matching.queue_filter import Query
from georegistry_desktop.ui.widgets import allow

translate = QCoreApplication.translate
_WAITING = [LINK_STATES.index(state) for state in ("proposed", "check", "none", "flagged")]
_HIGHEST = 8


@dataclass(frozen=True)
class Part:
    """A subtree by the uuid and the name of its top (empty: everything), of it the units that ``text`` finds,
    with how much waits there for who claims it, and how much besides stays others'."""

    unit: str
    name: str
    waiting: int
    text: str = ""
    others: int = 0

    @property
    def words(self) -> str:
        """What it is called in the middle of a sentence."""
        return part_words(self.name, self.text)

    @property
    def key(self) -> tuple[str, str]:
        """What is the same of two that are the same part."""
        return self.unit, fold(self.text)


@dataclass(frozen=True)
class Parts:
    """What can be claimed: what the filter ``shows``, where it looks for words, and what the unit in front is
    ``around``. ``no_show`` is why what is shown cannot be claimed; ``wider`` what else ``shows`` has than
    is shown."""

    around: Sequence[Part]
    shows: Part | None = None
    no_show: str = ""
    wider: str = ""


def parts_of(review: LinkReview, row: int, query: Query, masks: Masks) -> Parts:
    """What a row of A is in, the smallest part first, where a unit without others below it is none; and what
    is shown by words. ``masks`` are the claims that stand."""
    waits = np.isin(review.state, _WAITING)

    def part(top: int, covered: Mask, text: str = "") -> Part:
        uuid = name = ""
        if top != EVERYTHING:
            uuid, name = (str(review.a.units[column].iat[top]) for column in ("uuid", "name"))
        all_waiting = int((covered & waits).sum())
        others = int((masks.stay(covered) & waits).sum())
        return Part(uuid, name, all_waiting - others, text, others)

    side = review.side_a
    around: list[Part] = []
    at = row
    while at >= 0 and len(around) < _HIGHEST:
        below = side.tree.below(at)
        if int(below.sum()) > 1:
            around.append(part(at, below))
        at = int(side.tree.parent[at])
    around.append(part(EVERYTHING, cover(review, EVERYTHING, "")))
    return Parts(around, *_shown(review, query, part))


def _shown(
    review: LinkReview, query: Query, part: Callable[[int, Mask, str], Part]
) -> tuple[Part | None, str, str]:
    """The part, why it cannot be claimed, and what else it has than is shown."""
    states = translate("MatchClaims", "States are no part of a claim: they change while one decides.")
    if not fold(query.text):
        more = translate("MatchClaims", "Look for words, too, or claim a part of the tree.")
        return None, f"{states} {more}" if query.states else "", ""
    row = review.side_a.row(query.under) if query.under else EVERYTHING
    if row < 0:
        row = EVERYTHING  # the queue shows all, then
    covered = cover(review, row, query.text)
    refusal = wider = ""
    if len(query.text) > LONGEST_CLAIM_TEXT:
        refusal = translate("MatchClaims", "A claim takes {count} letters.").format(count=LONGEST_CLAIM_TEXT)
    elif not covered.any():
        refusal = translate("MatchClaims", "No unit is found by these words.")
    elif query.states:
        wider = states
    elif query.whose:
        wider = translate("MatchClaims", "Whose units are shown is no part of a claim.")
    return part(row, covered, query.text), refusal, wider


def claim_menu(
    parent: QWidget,
    parts: Parts,
    held: Sequence[Held],
    claim: Callable[[Part], object],
    release: Callable[[Held], object],
) -> QMenu:
    """A menu of all of it; it goes when it closes."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    by_part = {(one.claim.unit, fold(one.claim.text)): one for one in held}

    def offer(part: Part, named: str, refusal: str = "", tip: str = "") -> None:
        there = by_part.get(part.key)
        if there is not None and there.mine:
            return
        words = [named.format(part=part.words), translate("MatchClaims", "%Ln to decide", "", part.waiting)]
        if part.others:
            words.append(translate("MatchClaims", "without %Ln of others", "", part.others))
        action = QAction(_plain(" · ".join(words)), menu)
        if tip:
            action.setToolTip(tip)
        action.triggered.connect(lambda: claim(part))
        allow(action, there.sentence() if there is not None else refusal or None)
        menu.addAction(action)

    if parts.shows is not None:
        named = translate("MatchClaims", "Claim what is shown: {part}")
        if parts.wider:
            named = translate("MatchClaims", "Claim all of {part}, not only what is shown")
        offer(parts.shows, named, parts.no_show, parts.wider)
    elif parts.no_show:
        action = QAction(translate("MatchClaims", "Claim what is shown"), menu)
        allow(action, parts.no_show)
        menu.addAction(action)
    if menu.actions():
        menu.addSeparator()
    for part in parts.around:
        named = translate("MatchClaims", "Claim {part} and below")
        offer(part, named if part.name else translate("MatchClaims", "Claim {part}"))
    if held:
        menu.addSeparator()
    for one in sorted(held, key=lambda one: not one.mine):
        if one.mine:
            words = translate("MatchClaims", "Release {part}").format(part=one.part)
        else:
            words = translate("MatchClaims", "Release {part}, claimed by {who} ({when})…").format(
                part=one.part, who=one.who, when=one.when
            )
        action = QAction(_plain(words), menu)
        action.triggered.connect(lambda _=False, o=one: release(o))
        menu.addAction(action)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _plain(words: str) -> str:
    """Whose & begin no mnemonic."""
    return words.replace("&", "&&")
