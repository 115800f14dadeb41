"""What of a tree is asked for, found away from the GUI thread; only the latest question is answered."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QObject, Signal

from georegistry_desktop.domain.records import STATUSES
from georegistry_desktop.scene.tree import TreeArrays, Unfolded
from georegistry_desktop.scene.tree.forest import Mask
from georegistry_desktop.scene.tree.ranking import RankedBy, ranks
from georegistry_desktop.scene.tree.spans import Rows
from georegistry_desktop.scene.tree.unfolded import opened_for
from georegistry_desktop.ui.bridge import deliver

Work = Callable[[], "Answer"]
Away = Callable[[Work], Future["Answer"]]


@dataclass(frozen=True, slots=True)
class Question:
    """``text`` as the search understands it; empty ``types`` and ``statuses`` let all through."""

    text: str = ""
    types: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    sorted_by: RankedBy = "name"
    descending: bool = False

    @property
    def narrows(self) -> bool:
        """Whether it asks for less than the whole tree."""
        return bool(self.text.strip() or self.types or self.statuses)

    @property
    def order(self) -> tuple[RankedBy, bool]:
        """What siblings are ordered by, and which way."""
        return self.sorted_by, self.descending


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """``unfolded`` shows all hits, None for the whole tree; ``hits`` are rows in their order."""

    question: Question
    tree: TreeArrays
    rank: Rows | None
    unfolded: Unfolded | None = None
    hits: Rows = field(default_factory=lambda: np.zeros(0, np.int32))
    unknown: tuple[str, ...] = ()


def answer(tree: TreeArrays, question: Question, held: Answer | None = None) -> Answer:
    """Look through the tree; ``held`` is an answer whose order may still hold."""
    rank = None
    if held is not None and held.tree is tree and held.question.order == question.order:
        rank = held.rank
    elif question.order != Question().order:
        rank = ranks(tree, question.sorted_by, descending=question.descending)
    if not question.narrows:
        return Answer(question, tree, rank)
    hits, unknown = tree.alive, tuple[str, ...]()
    if question.text.strip():
        found = tree.search(question.text)
        hits, unknown = found.hits, found.unknown
    hits = hits & _let_through(tree, question)
    kept = tree.forest.with_ancestors(hits)
    unfolded = Unfolded.of(tree, opened_for(tree, kept), kept=kept, rank=rank)
    return Answer(question, tree, rank, unfolded, unfolded.rows[hits[unfolded.rows]], unknown)


def _let_through(tree: TreeArrays, question: Question) -> Mask:
    through = np.ones(tree.n, bool)
    if question.types:
        kinds = [i for i, name in enumerate(tree.types) if name in question.types]
        through &= np.isin(tree.type_of, kinds)
    if question.statuses:
        through &= np.isin(tree.status, [STATUSES.index(status) for status in question.statuses])
    return through


class Finder(QObject):
    """``answered(Answer)`` and ``failed(BaseException)`` for the latest question."""

    answered = Signal(object)
    failed = Signal(object)

    def __init__(self, away: Away, parent: QObject | None = None) -> None:
        """``away`` does a piece of work on another thread."""
        super().__init__(parent)
        self._away = away
        self._number = 0

    def ask(self, tree: TreeArrays, question: Question, held: Answer | None) -> None:
        """Ask; an answer to what was asked before is no longer wanted."""
        self._number += 1
        number = self._number
        future = self._away(lambda: answer(tree, question, held))
        deliver(
            future,
            self,
            lambda found: self.answered.emit(found) if number == self._number else None,
            lambda fault: self.failed.emit(fault) if number == self._number else None,
        )

    def forget(self) -> None:
        """Want no answer any more."""
        self._number += 1
