"""What can be decided together: the counts are said before, with how many of them will be wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.matching.reviewing import Bulk, LinkReview
from georegistry_desktop.ui.pairs.bulk_bar import foretold_words
from georegistry_desktop.ui.widgets import allow

translate = QCoreApplication.translate


@dataclass(frozen=True, eq=False)
class Part:
    """Some units by the words for them, and what could be accepted of them."""

    words: str
    above: Bulk
    same_name: Bulk
    left: Bulk
    again: Bulk


def parts_of(review: LinkReview, score: float, parts: Sequence[tuple[str, Rows | None]]) -> list[Part]:
    """What could be accepted of each part (its words, its rows; None for all)."""
    return [
        Part(
            words,
            review.above(score, rows),
            review.same_name(rows),
            review.no_match_left(rows),
            review.accept_again(rows),
        )
        for words, rows in parts
    ]


def bulk_menu(parent: QWidget, parts: Sequence[Part], score: int, accept: Callable[[Bulk], object]) -> QMenu:
    """A menu of the parts, with what can be done in each; it goes when it closes."""
    menu = QMenu(parent)
    for part in parts:
        inside = menu.addMenu(part.words.replace("&", "&&"))
        inside.setToolTipsVisible(True)
        for words, bulk in (
            (translate("MatchBulk", "Accept all above {score}").format(score=score), part.above),
            (translate("MatchBulk", "Accept all of the same name below the same parent"), part.same_name),
        ):
            told = foretold_words(bulk.count, bulk.expected_wrong)
            action = QAction(f"{words} · {told}".replace("&", "&&"), inside)
            if not bulk.count:
                none = translate("MatchBulk", "There is none that waits for a decision.")
                action.setText(words.replace("&", "&&"))
                allow(action, none)
            action.triggered.connect(lambda _=False, b=bulk: accept(b))
            inside.addAction(action)
        inside.addAction(_no_match(inside, part.left, accept))
        inside.addAction(_again(inside, part.again, accept))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _no_match(menu: QMenu, left: Bulk, accept: Callable[[Bulk], object]) -> QAction:
    """Say of all that have no candidate that they have no match."""
    action = QAction(menu)
    if left.count:
        action.setText(translate("MatchBulk", "No match for %Ln unit(s) without a candidate", "", left.count))
        action.triggered.connect(lambda: accept(left))
    else:
        action.setText(translate("MatchBulk", "No match for those without a candidate"))
        allow(action, translate("MatchBulk", "Each unit that waits for a decision has a candidate."))
    return action


def _again(menu: QMenu, again: Bulk, accept: Callable[[Bulk], object]) -> QAction:
    """Accept what was accepted before its units changed."""
    action = QAction(menu)
    if again.count:
        words = translate(
            "MatchBulk", "Accept again %Ln link(s) of units that changed since", "", again.count
        )
        action.setText(words)
        action.triggered.connect(lambda: accept(again))
    else:
        action.setText(translate("MatchBulk", "Accept again links of units that changed since"))
        allow(action, translate("MatchBulk", "No unit with an accepted link changed since."))
    return action
