"""Look through the pairs of units of one version that may be one place, and decide on each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from georegistry_desktop.domain.comparison import Rows
from georegistry_desktop.domain.geometry import metres_between
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.domain.tree import last
from georegistry_desktop.workflows.pair_decisions import (
    Decisions,
    Keys,
    Said,
    pair_keys,
    read_decisions,
    rows_of_keys,
)

if TYPE_CHECKING:
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

Before: TypeAlias = "Mapping[int, Said | None]"
"""What was said of pairs, by their keys."""


@dataclass(eq=False)
class DuplicateReview:
    """Owns the pairs and how they stand. ``a`` and ``b`` (k,) are rows of ``frame.units``; ``score`` (k,) is
    0..100, NaN where nothing was weighed: people found the pair, or one of the two became part of another
    unit since; ``state`` (k,) are places in ``PAIR_STATES``; ``found_at`` (k,) is the row in
    ``found.pairs``, -1 for none.

    How pairs stand follows from what was found, merged and decided, in whatever order that is done and taken
    back.
    """

    frame: VersionFrame
    side: Side
    found: Duplicates
    threshold: float
    a: Rows
    b: Rows
    score: npt.NDArray[np.float64]
    found_at: Rows
    decisions: Decisions = field(default_factory=Decisions)

    def __post_init__(self) -> None:
        self._first = self.a.copy(), self.b.copy(), self.score.copy(), self.found_at.copy()
        self.state: npt.NDArray[np.int8] = np.zeros(len(self.a), dtype=np.int8)
        self._merged: dict[int, int] = {}
        """The row of each unit that was merged since -> the one that it went into."""
        self._absent: set[int] = set()
        self._handed: dict[int, Said] = {}
        self._settle()

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
        """Why a pair has its score; None where nothing was weighed."""
        row = int(self.found_at[at])
        return self.found.reasons(row) if row >= 0 else None

    def said(self, at: int) -> Said | None:
        """What was decided of a pair, by whom and when."""
        return self.decisions.own.get(self._key(at)) or self._handed.get(self._key(at))

    def is_handed(self, at: int) -> bool:
        """Whether what was decided was said of a unit that was merged since."""
        return self._key(at) not in self.decisions.own and self._key(at) in self._handed

    def was_found_with(self, at: int) -> list[int]:
        """The rows of those units of a pair, as it was found, that were merged since into what it has now."""
        ends = ((int(self._first[0][at]), int(self.a[at])), (int(self._first[1][at]), int(self.b[at])))
        return [before for before, now in ends if before != now]

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

    @property
    def merged_count(self) -> int:
        """How many units were merged since it was looked for pairs."""
        return len(self._merged)

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

    def place(self, one: str, two: str) -> int:
        """Where the pair of two units (uuids) is, -1 for nowhere."""
        rows = self.side.rows([one, two])
        found = np.flatnonzero(
            ((self.a == rows[0]) & (self.b == rows[1])) | ((self.a == rows[1]) & (self.b == rows[0]))
        )
        return int(found[0]) if len(found) else -1

    def pairs(self, rows: Rows) -> list[tuple[str, str]]:
        """The uuids of both, of many."""
        return list(zip(self.side.uuids(self.a[rows]), self.side.uuids(self.b[rows]), strict=True))

    def units_of_pairs(self) -> set[str]:
        """The uuids of all units that were found in a pair."""
        return set(self.side.uuids(np.unique(np.concatenate(self._first[:2]))))

    # Deciding

    def decide(self, rows: Iterable[int], state: PairState, *, by: str = "", at: str = "") -> Before:
        """Let pairs stand so from now on, ``proposed``: as if nobody had decided. Gives what was said of them
        before, in the order of ``rows``, for ``restore``."""
        held = np.fromiter(rows, np.intp)
        keys = pair_keys(self.a[held], self.b[held], self.side.n).tolist()
        before = {key: self.decisions.own.get(key) for key in keys}
        self._say(dict.fromkeys(keys, None if state == "proposed" else Said(state, None, by, at)))
        self.state[held] = _code(state)
        if state == "proposed":
            self._settle()  # what was said of one that is part of it now still is
        return before

    def restore(self, before: Before) -> None:
        """Let that be said of pairs again which was before a deed."""
        self._say(before)
        self._settle()

    def seen(self, rows: Iterable[int]) -> dict[tuple[str, str], str | None]:
        """How pairs stand before the person, see ``Links.decide``."""
        held = np.fromiter(rows, np.intp)
        own = self.decisions.own
        said = [own.get(key) for key in pair_keys(self.a[held], self.b[held], self.side.n).tolist()]
        return dict(zip(self.pairs(held), (one.value if one else None for one in said), strict=True))

    def merge(self, at: int, gone: int) -> None:
        """The unit at row ``gone`` went into the other one of a pair: what else was a pair with it is one
        with that from now on, and what was decided stands. ``unmerge`` takes it back."""
        self._merged[gone] = int(self.b[at] if int(self.a[at]) == gone else self.a[at])
        self._settle()

    def unmerge(self, gone: int) -> None:
        """The unit at a row is there again."""
        self._merged.pop(gone, None)
        self._settle()

    def hear(self, gone: Rows, there: Rows) -> bool:
        """Others took units away, of which nothing is asked any more, or brought them back. Whether that is
        news to any pair."""
        before = self.state.copy()
        self._absent = (self._absent - set(there.tolist())) | (set(gone.tolist()) - set(self._merged))
        self._settle()
        return bool((before != self.state).any())

    def take(self, decisions: Decisions) -> None:
        """How the registry has it by now, see ``read_decisions``."""
        self.decisions = decisions
        self._settle()

    def _say(self, said: Before) -> None:
        own = self.decisions.own
        for key, one in said.items():
            if one is None:
                own.pop(key, None)
            else:
                own[key] = one

    def _key(self, at: int) -> int:
        return int(pair_keys(self.a[at : at + 1], self.b[at : at + 1], self.side.n)[0])

    def _settle(self) -> None:
        """Work out how all pairs stand."""
        a0, b0, score, found_at = self._first
        goes = {gone: last(gone, self._merged) for gone in self._merged}
        a, b = _gone_into(a0, goes), _gone_into(b0, goes)
        merged = a == b
        absent = np.fromiter(self._absent, np.intp)
        lost = (np.isin(a, absent) | np.isin(b, absent)) & ~merged
        moved = ~merged & ~lost & ((a != a0) | (b != b0))
        key = pair_keys(a, b, self.side.n)
        self._handed = self._handed_on(goes)
        state = self._states(key, self.decisions.own)
        told_apart = self._states(pair_keys(a0, b0, self.side.n), self.decisions.own) == _code("rejected")
        state = np.where(state == 0, self._states(key, self._handed), state)
        # Of several that are one pair now that which always was it stays, else the first.
        rows = np.flatnonzero(~merged & ~lost)
        order = rows[np.lexsort((rows, moved[rows], key[rows]))]
        again = order[1:][key[order][1:] == key[order][:-1]]
        lost[again] = True
        lost |= moved & told_apart & (state == 0)
        state[merged], state[lost] = _code("merged"), _code("gone")
        moved &= ~lost
        # In place: the lines of the window are these very arrays.
        self.a[:], self.b[:] = np.where(moved, a, a0), np.where(moved, b, b0)
        self.score[:], self.found_at[:] = np.where(moved, np.nan, score), np.where(moved, -1, found_at)
        self.state[:] = state

    def _states(self, keys: Keys, said: Mapping[int, Said]) -> npt.NDArray[np.int8]:
        found = np.zeros(len(keys), dtype=np.int8)
        if said and len(keys):
            known = np.fromiter(said, np.int64)
            codes = np.fromiter((_CODES[one.state] for one in said.values()), np.int8)
            order = np.argsort(known)
            place = np.minimum(np.searchsorted(known, keys, sorter=order), len(known) - 1)
            hit = known[order[place]] == keys
            found[hit] = codes[order[place[hit]]]
        return found

    def _handed_on(self, goes: Mapping[int, int]) -> dict[int, Said]:
        """What was said of units that went, by the pairs of those that they went into."""
        found = dict(self.decisions.handed)
        if goes:
            for said in (self.decisions.handed, self.decisions.own):
                a, b = rows_of_keys(said, self.side.n)
                now = _gone_into(a, goes), _gone_into(b, goes)
                keys = pair_keys(*now, self.side.n)
                changed = np.flatnonzero(((now[0] != a) | (now[1] != b)) & (now[0] != now[1]))
                held = list(said.values())
                for row in changed.tolist():
                    if held[row].state != "rejected":
                        found.setdefault(int(keys[row]), held[row])
        return found


def _gone_into(rows: Rows, goes: Mapping[int, int]) -> Rows:
    """The rows, with that of what it went into for each that went."""
    if not goes:
        return rows.copy()
    known = np.array(sorted(goes), dtype=np.intp)
    into = np.array([goes[row] for row in known.tolist()], dtype=np.intp)
    place = np.minimum(np.searchsorted(known, rows), len(known) - 1)
    return np.where(known[place] == rows, into[place], rows)


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
    side = Side(frame)
    decisions = read_decisions(registry, frame.label, side)
    pairs = found.pairs
    a, b = (side.rows(pairs[name].tolist()).astype(np.intp) for name in ("a", "b"))
    listed = set(pair_keys(a, b, side.n).tolist())
    more = rows_of_keys((key for key in {**decisions.own, **decisions.handed} if key not in listed), side.n)
    return DuplicateReview(
        frame=frame,
        side=side,
        found=found,
        threshold=threshold,
        a=np.concatenate([a, more[0]]),
        b=np.concatenate([b, more[1]]),
        score=np.concatenate([pairs["score"].to_numpy(np.float64), np.full(len(more[0]), np.nan)]),
        found_at=np.concatenate([np.arange(len(pairs)), np.full(len(more[0]), -1)]).astype(np.intp),
        decisions=decisions,
    )


def _code(state: PairState) -> int:
    return PAIR_STATES.index(state)


_CODES: dict[str, int] = {state: code for code, state in enumerate(PAIR_STATES)}
