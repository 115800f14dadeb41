"""Look through the pairs of units of one version that may be one place, and decide on each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.domain.geometry import metres_between
from georegistry_desktop.domain.linking import link_value
from georegistry_desktop.domain.progress import Progress, silent

if TYPE_CHECKING:
    import pandas as pd

    from georegistry_desktop.domain.frames import VersionFrame
    from georegistry_desktop.matching import Reason
    from georegistry_desktop.matching.duplicates import Duplicates
    from georegistry_desktop.matching.reviewing.sides import Side
    from georegistry_desktop.storage import Registry

PairState: TypeAlias = Literal["proposed", "accepted", "rejected", "flagged", "merged", "gone"]
PAIR_STATES: tuple[PairState, ...] = ("proposed", "accepted", "rejected", "flagged", "merged", "gone")
"""By position: the code of a pair's state. ``accepted``: one place, not merged yet; ``rejected``: two places;
``gone``: one of the two is in the version no more."""
OPEN_STATES: tuple[PairState, ...] = ("proposed", "accepted", "flagged")
"""Those in which a pair can still be decided on."""

Before: TypeAlias = "Mapping[int, tuple[int, int, int]]"
"""What stood of pairs: their rows of a and of b, and their states."""


@dataclass(eq=False)
class DuplicateReview:
    """Owns the pairs and how they stand. ``a`` and ``b`` (k,) are rows of ``frame.units``; ``score`` (k,) is
    0..100, NaN where people found a pair that the engine did not; ``state`` (k,) are places in
    ``PAIR_STATES``; ``found_at`` (k,) is the row in ``found.pairs``, -1 for none."""

    frame: VersionFrame
    side: Side
    found: Duplicates
    threshold: float
    a: Rows
    b: Rows
    score: npt.NDArray[np.float64]
    state: npt.NDArray[np.int8]
    comment: list[str | None]
    found_at: Rows
    by: dict[int, tuple[str, str]] = field(default_factory=dict)
    """Who decided on a pair, and when (ISO text)."""

    def __len__(self) -> int:
        return len(self.a)

    @property
    def parents(self) -> npt.NDArray[np.int32]:
        """The row of each unit's parent, -1 at the top."""
        return self.side.tree.parent

    def pair(self, at: int) -> tuple[str, str]:
        """The uuids of both."""
        return self.side.uuid(int(self.a[at])), self.side.uuid(int(self.b[at]))

    def names(self, at: int) -> tuple[str, str]:
        """The names of both."""
        held = self.frame.units["name"].array
        one, two = held[int(self.a[at])], held[int(self.b[at])]
        return (one if isinstance(one, str) else ""), (two if isinstance(two, str) else "")

    def state_of(self, at: int) -> PairState:
        """How a pair stands."""
        return PAIR_STATES[int(self.state[at])]

    def reasons(self, at: int) -> list[Reason] | None:
        """Why a pair has its score; None where the engine did not find it, or not as it stands by now."""
        row = int(self.found_at[at])
        return self.found.reasons(row) if row >= 0 else None

    def metres(self, at: int) -> float | None:
        """How far apart the points of both are; None where one has none."""
        points = np.asarray(self.frame.units.geometry.array[[int(self.a[at]), int(self.b[at])]], dtype=object)
        metres = float(metres_between(points[:1], points[1:])[0])
        return None if np.isnan(metres) else metres

    def counts(self) -> dict[PairState, int]:
        """Pairs by state."""
        found = np.bincount(self.state, minlength=len(PAIR_STATES))
        return {state: int(found[code]) for code, state in enumerate(PAIR_STATES)}

    def waiting(self) -> int:
        """How many pairs nobody has decided on."""
        return int((self.state == _code("proposed")).sum())

    def queue(
        self, order: str = "score", *, states: Collection[PairState] | None = None, text: str | None = None
    ) -> Rows:
        """Places of pairs, likeliest first, by ``doubt`` or as the ``tree``; ``text`` is looked for in what
        either unit is known by."""
        kept = np.ones(len(self), dtype=bool)
        if states is not None:
            kept &= np.isin(self.state, [_code(state) for state in states])
        if text and text.strip():
            holding = self.side.holding(text)
            kept &= holding[self.a] | holding[self.b]
        rows = np.flatnonzero(kept)
        if order == "tree":
            place = self.side.tree.place
            return rows[np.lexsort((place[self.b[rows]], place[self.a[rows]]))]
        if order == "doubt":
            return rows[np.argsort(np.abs(np.nan_to_num(self.score[rows], nan=100) - 50), kind="stable")]
        return rows

    def above(self, score: float, rows: Rows | None = None) -> tuple[Rows, float]:
        """The pairs of ``rows`` that nobody decided on from a score up, and how many of them are expected to
        be two places."""
        among = np.arange(len(self)) if rows is None else np.sort(rows)
        held = among[(self.state[among] == _code("proposed")) & (self.score[among] >= score)]
        return held, float((100 - self.score[held]).sum() / 100)

    # Deciding

    def decide(self, rows: Iterable[int], state: PairState) -> Before:
        """Let pairs stand so from now on; gives what stood before, for ``restore``."""
        before = {int(at): (int(self.a[at]), int(self.b[at]), int(self.state[at])) for at in rows}
        for at in before:
            self.state[at] = _code(state)
            self.comment[at] = None
        return before

    def seen(self, rows: Iterable[int]) -> dict[tuple[str, str], str | None]:
        """How pairs stand before the person, see ``Links.decide``."""
        told: dict[tuple[str, str], str | None] = {}
        for at in rows:
            state, comment = self.state_of(at), self.comment[at]
            decided = state if state in ("accepted", "rejected", "flagged") else None
            told[self.pair(at)] = link_value(decided, comment)
        return told

    def merge(self, at: int, gone: int) -> Before:
        """The unit at row ``gone`` went into the other one of a pair. What else was a pair with it is one
        with that other unit from now on, unless there is such a pair already."""
        kept = int(self.b[at] if int(self.a[at]) == gone else self.a[at])
        before = dict(self.decide([at], "merged"))
        still = np.isin(self.state, [_code(state) for state in (*OPEN_STATES, "rejected")])
        others = np.flatnonzero(still & ((self.a == gone) | (self.b == gone)))
        known = {frozenset((int(a), int(b))) for a, b in zip(self.a, self.b, strict=True)}
        for other in others.tolist():
            before[other] = (int(self.a[other]), int(self.b[other]), int(self.state[other]))
            ends = [kept if int(row) == gone else int(row) for row in (self.a[other], self.b[other])]
            if frozenset(ends) in known or ends[0] == ends[1] or self.state_of(other) == "rejected":
                self.state[other] = _code("gone")
            else:
                known.add(frozenset(ends))
                self.a[other], self.b[other] = ends
                self.state[other] = _code("proposed")  # what was said of the other name is asked anew
        return before

    def restore(self, before: Before) -> None:
        """Let stand again what stood before a deed."""
        for at, (a, b, state) in before.items():
            self.a[at], self.b[at], self.state[at] = a, b, state

    def left(self, gone: Collection[str]) -> bool:
        """Units (uuids) are in the version no more: nothing is asked of them. Whether any pair had one."""
        rows = [row for uuid in gone if 0 <= (row := self.side.number(uuid)) < self.side.n]
        still = np.isin(self.state, [_code(state) for state in (*OPEN_STATES, "rejected")])
        lost = still & (np.isin(self.a, rows) | np.isin(self.b, rows))
        self.state[lost] = _code("gone")
        return bool(lost.any())

    def decided(self, table: pd.DataFrame) -> None:
        """How the registry has it by now, of pairs whose units are there; see ``Links.decisions``."""
        stands = _standing(table, set(self.frame.units["uuid"]))
        self.by.clear()
        for at in range(len(self)):
            if self.state_of(at) in ("merged", "gone"):
                continue
            found = stands.get(frozenset(self.pair(at)))
            self.state[at] = _code("proposed" if found is None else found.state)
            self.comment[at] = None if found is None else found.comment
            if found is not None:
                self.by[at] = found.by, found.at

    @cached_property
    def units_of_pairs(self) -> frozenset[str]:
        """The uuids of all units that are in a pair."""
        return frozenset(self.side.uuid(int(row)) for row in np.unique(np.concatenate([self.a, self.b])))


@dataclass(frozen=True, slots=True)
class _Stands:
    state: PairState
    comment: str | None
    by: str
    at: str


def open_duplicate_review(
    registry: Registry, version: str, *, threshold: float = 50.0, progress: Progress = silent
) -> DuplicateReview:
    """Look for the units of a version that are likely one place, with what was decided of them.

    It goes by the registry's own words where it has some. What was decided is among the pairs whatever
    its score. The registry is only read. Raises ``Refused``: ``option-bad``, ``version-missing``,
    ``match-units``.
    """
    from georegistry_desktop import matching
    from georegistry_desktop.matching.duplicates import duplicates
    from georegistry_desktop.matching.reviewing.sides import Side

    rules = matching.Rules(threshold=threshold)
    frame = registry.read(version, progress=progress)
    words = registry.links.words()
    dictionary = None if words is None else matching.Dictionary.parse(words, file="the registry's words")
    found = duplicates(frame.units, rules=rules, dictionary=dictionary, progress=progress)
    progress("Reading decisions")
    decided = registry.links.decisions(frame.label, frame.label)
    side = Side(frame)
    pairs = found.pairs
    a, b = (side.rows(pairs[name].tolist()).astype(np.intp) for name in ("a", "b"))
    listed = {frozenset(pair) for pair in zip(pairs["a"], pairs["b"], strict=True)}
    more = [sorted(key) for key in _standing(decided, set(frame.units["uuid"])) if key not in listed]
    a, b = (_joined(rows, side, [pair[end] for pair in more]) for end, rows in ((0, a), (1, b)))
    review = DuplicateReview(
        frame=frame,
        side=side,
        found=found,
        threshold=threshold,
        a=a,
        b=b,
        score=np.concatenate([pairs["score"].to_numpy(np.float64), np.full(len(more), np.nan)]),
        state=np.zeros(len(a), dtype=np.int8),
        comment=[None] * len(a),
        found_at=np.concatenate([np.arange(len(pairs)), np.full(len(more), -1)]).astype(np.intp),
    )
    review.decided(decided)
    return review


def _joined(rows: Rows, side: Side, uuids: Sequence[str]) -> Rows:
    return np.concatenate([rows, side.rows(list(uuids)).astype(np.intp)]) if uuids else rows


def _standing(table: pd.DataFrame, there: Collection[str]) -> dict[frozenset[str], _Stands]:
    """What was decided of pairs of two units that are there."""
    columns = ("a", "b", "state", "comment", "decided_by", "decided_at")
    stands: dict[frozenset[str], _Stands] = {}
    for a, b, state, comment, by, at in zip(*(table[name] for name in columns), strict=True):
        if a in there and b in there and state in ("accepted", "rejected", "flagged"):
            words = [text if isinstance(text, str) else "" for text in (comment, by, at)]
            stands[frozenset((a, b))] = _Stands(state, words[0] or None, words[1], words[2])
    return stands


def _code(state: PairState) -> int:
    return PAIR_STATES.index(state)
