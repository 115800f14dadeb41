"""Two lists under review."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import numpy as np

from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.linking import LINK_STATES, LinkDecision, link_value
from georegistry_desktop.matching.reviewing import bulk as bulks
from georegistry_desktop.matching.reviewing import reading
from georegistry_desktop.matching.reviewing.bulk import Bulk
from georegistry_desktop.matching.reviewing.choosing import Candidate, Choices
from georegistry_desktop.matching.reviewing.following import Following
from georegistry_desktop.matching.reviewing.ledger import ACCEPTED, FLAGGED, NONE, PROPOSED, Remembered
from georegistry_desktop.matching.reviewing.level_order import Ids, Mask, Rows
from georegistry_desktop.matching.reviewing.matched import Matched
from georegistry_desktop.matching.reviewing.pairs import Floats, keys_of, parts_of
from georegistry_desktop.matching.reviewing.plans import Plans
from georegistry_desktop.matching.reviewing.queueing import doubts, in_order
from georegistry_desktop.matching.reviewing.sides import Side
from georegistry_desktop.matching.reviewing.standing import Standing, States

if TYPE_CHECKING:
    import pandas as pd

    from georegistry_desktop.matching.explaining import Reason
    from georegistry_desktop.matching.matching import Matching


class LinkReview:
    """Owns the states of all units of ``a`` (and of ``b``) under the pairs of a run and people's decisions.

    Rows are positions in ``a.units`` and ``b.units``. ``pairs`` has ``PAIR_COLUMNS`` (None: those of
    ``matching``), ``decisions`` ``LINK_DECISION_COLUMNS``. With ``several`` a unit may have several
    counterparts. ``weighed`` tells whether scores are chances. Neither frame is changed.

    A plan (``accept``, ``above``, …) changes nothing: hand it to the registry, then tell ``apply`` or
    ``decided``. Arrays are kept up to date in place. Memory: about 500 bytes per unit.
    """

    def __init__(
        self,
        a: VersionFrame,
        b: VersionFrame,
        pairs: pd.DataFrame | None,
        decisions: pd.DataFrame | None,
        *,
        matching: Matching | None = None,
        several: bool = False,
        weighed: bool = True,
    ) -> None:
        self.a, self.b = a, b
        self.several, self.weighed = several, weighed
        self.side_a, self.side_b = Side(a), Side(b)
        self.attach(matching)
        found = reading.pairs(pairs, self._matched, self.side_a, self.side_b)
        self._standing = Standing(found, self.side_b.tree.place, self.side_a.n, several=several)
        self._plans = Plans(self.side_a, self.side_b, self._standing)
        self._namesakes = bulks.Namesakes(self.side_a, self.side_b)
        self._table: pd.DataFrame | None = None
        self._telling = 0
        if decisions is not None and len(decisions):
            self.decided(decisions)

    # --- what stands ---

    @property
    def state(self) -> States:
        """(n_a,) places in ``LINK_STATES``. ``flagged`` goes before ``check``, this before what was decided;
        a unit is ``rejected`` where all that it might be was, and ``none`` where all of it is taken."""
        return self._standing.state

    @property
    def best(self) -> Ids:
        """(n_a,) rows of b: the accepted one, else the likeliest that may be had; -1 where there is none."""
        return self._standing.best

    @property
    def score(self) -> Floats:
        """(n_a,) 0..100, of ``best``; NaN where there is none or it was never scored."""
        return self._standing.score

    @property
    def chosen(self) -> Ids:
        """(n_a,) rows of b that were accepted, -1 for none; of several the likeliest (see ``accepted``)."""
        return self._standing.chosen

    @property
    def state_b(self) -> States:
        """(n_b,) the same of b: ``proposed`` is what is the likeliest for an undecided unit of a. Made anew
        at each call."""
        return self._standing.states_of_b()

    @property
    def free_b(self) -> Mask:
        """(n_b,) which units of b are accepted for none."""
        found: Mask = self._standing.held == 0
        return found

    @property
    def total(self) -> int:
        """Units of a."""
        return self.side_a.n

    @property
    def decided_count(self) -> int:
        """Units of a that a person decided about and that ask for nothing more."""
        counts = self.counts()
        return counts["accepted"] + counts["rejected"] + counts["no-match"]

    def counts(self) -> dict[str, int]:
        """How many units of a have each of ``LINK_STATES``."""
        found = np.bincount(self.state, minlength=len(LINK_STATES)).tolist()
        return dict(zip(LINK_STATES, found, strict=True))

    def accepted(self, row: int) -> Rows:
        """Rows of b that were accepted for ``row``."""
        ledger = self._standing.ledger
        at = ledger.of_a(row)
        rows: Rows = ledger.b[at[ledger.entries["state"][at] == ACCEPTED]].astype(np.intp)
        return rows[rows < self.side_b.n]

    def partner(self, b_row: int) -> int:
        """The row of a that a unit of b is linked with or proposed for, -1 for none."""
        return self._standing.partner(b_row)

    def history(self, row: int) -> pd.DataFrame:
        """What was decided of ``row`` as the registry told last: ``LINK_DECISION_COLUMNS``. What ``apply``
        took since is not in it."""
        import pandas as pd

        from georegistry_desktop.domain.linking import LINK_DECISION_COLUMNS

        ledger = self._standing.ledger
        sources = ledger.entries["source"][ledger.of_a(row)]
        if self._table is None:
            return pd.DataFrame(columns=list(LINK_DECISION_COLUMNS))
        return self._table.iloc[sources[sources >= 0]].reset_index(drop=True)

    def comment(self, row: int) -> str | None:
        """The comment of the unit's flag, or of what else was decided about it."""
        ledger = self._standing.ledger
        at = ledger.of_a(row)
        flags_first = sorted(at.tolist(), key=lambda one: ledger.entries["state"][one] != FLAGGED)
        keys = [int(ledger.entries["key"][one]) for one in flags_first]
        return next((ledger.comments[key] for key in keys if key in ledger.comments), None)

    # --- what comes in ---

    def attach(self, matching: Matching | None) -> None:
        """From now on there are reasons, candidates that the run did not keep, and ``rescored``."""
        self.matching = matching
        self._following: Following | None = None
        self.__dict__.pop("_matched", None)

    @cached_property
    def _matched(self) -> Matched | None:
        matching = self.matching
        return Matched(matching, self.side_a, self.side_b) if matching is not None else None

    def rescored(self, lock: AbstractContextManager[object] = nullcontext()) -> Rows:
        """Let all that was decided since the last call work on the scores of what was not: an accepted parent
        scopes its children anew, rivals of what is taken gain or lose. The rows of a that changed.

        Pairs that are decided, or are of units that are, keep the scores that they were decided by. What is
        taken back works too. Nothing without a matching. For a million units the first call takes seconds,
        one after a single decision milliseconds, one after hundreds of thousands as long as the matching;
        ``lock`` is held only while the review is read or changed. One thread at a time may call it.
        """
        with lock:
            matched = self._matched
        if matched is None:
            return np.zeros(0, dtype=np.intp)
        following = self._following
        if following is None or following.matched is not matched:
            following = Following(matched)
        with lock:
            new, gone = following.untold(self._standing.ledger)
        if not len(new.codes) and not len(gone.codes):
            self._following = following
            return np.zeros(0, dtype=np.intp)
        one, two = following.tell(new, gone)
        with lock:
            self._following = following
            near = self._standing.around(gone.units)
            one, two = parts_of(np.union1d(keys_of(one, two), near))
            score = following.scores(one, two)
            known = ~np.isnan(score)
            return self._standing.rescore(one[known], two[known], score[known])

    def decided(self, decisions: pd.DataFrame) -> Rows:
        """The decisions as they all stand in the registry now; the rows of a that changed. Takes seconds
        for a million; ``apply`` is for a few."""
        entries, comments, self._table = reading.decisions(decisions, self.side_a, self.side_b)
        self._telling += 1
        return self._standing.start_over(entries, comments)

    def apply(self, decisions: Sequence[LinkDecision]) -> Rows:
        """Decisions that were just made, over those that are known; the rows of a that changed (others whose
        candidate was taken or came free too)."""
        entries, comments = reading.entries(decisions, self.side_a, self.side_b)
        return self._standing.put(entries, comments)

    def remembered(self, decisions: Sequence[LinkDecision]) -> Remembered:
        """What stands of these pairs before ``apply``, for ``restore``."""
        entries, _ = reading.entries(decisions, self.side_a, self.side_b)
        ledger = self._standing.ledger
        at = ledger.positions(entries["key"])
        was = reading.forgotten(entries["key"])
        was[at >= 0] = ledger.entries[at[at >= 0]]
        keys = was["key"].tolist()
        comments = {key: ledger.comments[key] for key in keys if key in ledger.comments}
        return Remembered(was, comments, self._telling)

    def restore(self, remembered: Remembered) -> Rows:
        """Undo what was applied since; the rows of a that changed."""
        entries = remembered.entries
        if remembered.telling != self._telling:  # the registry has told anew since
            entries = entries.copy()
            entries["source"] = -1
        return self._standing.put(entries, remembered.comments)

    def seen(self, decisions: Sequence[LinkDecision]) -> dict[tuple[str, str], str | None]:
        """What is known here of the pairs of a plan, as ``registry.links.decide`` takes it: the state, with
        its comment where it has one."""
        was = self.remembered(decisions)
        found: dict[tuple[str, str], str | None] = {}
        for decision, entry in zip(decisions, was.entries, strict=True):
            comment = was.comments.get(int(entry["key"]))
            state = LINK_STATES[entry["state"]] if entry["state"] >= 0 else None
            found[decision.a, decision.b] = link_value(state, comment)
        return found

    # --- what to look at ---

    def queue(
        self,
        order: Literal["doubt", "tree"] = "doubt",
        *,
        states: Collection[str] | None = None,
        text: str | None = None,
        under: int | None = None,
        lowest: float = 0,
        highest: float = 100,
    ) -> Rows:
        """Rows of a in the order in which to decide about them.

        By ``doubt``: to be checked, then proposals, those whose likeliest answer is wrong most likely first
        (in whole per cent; parents before children), then flagged, none, and what is decided. By ``tree``:
        level by level, siblings together, in the order of their parents. ``text`` as in ``find``; ``under``
        a row: its subtree; scores from ``lowest`` to ``highest``, where no score counts as 0.
        """
        kept = np.ones(self.total, dtype=bool)
        if states is not None:
            kept &= np.isin(self.state, [LINK_STATES.index(state) for state in states])
        if under is not None:
            kept &= self.side_a.tree.below(under)
        if lowest > 0 or highest < 100:
            score = np.nan_to_num(self.score)
            kept &= (score >= lowest) & (score <= highest)
        if text and text.strip():
            kept &= self.side_a.holding(text)
        rows = np.flatnonzero(kept)
        return in_order(self._standing, self.side_a.tree.place, rows, by_tree=order == "tree")

    def candidates(self, row: int) -> list[Candidate]:
        """What ``row`` might be, best first, at most nine: accepted ones, then by score; rejected ones
        last, as they are no candidates any more."""
        return self._choices().of(row)

    def candidate(self, row: int, b_row: int) -> Candidate:
        """The same of any unit of b, as one found by hand."""
        return self._choices().one(row, b_row)

    def reasons(self, row: int, b_row: int) -> list[Reason] | None:
        """Why this pair has its score; None where no matching is attached or it did not look at the pair."""
        matched, following = self._matched, self._following
        if following is not None and not self._standing.is_settled(row, b_row):
            return following.reasons(row, b_row)
        return matched.reasons(row, b_row) if matched is not None else None

    def siblings_free(self, row: int) -> Rows:
        """Children of the matched parent that nobody took: of the accepted, else the proposed parent; the
        roots for a root."""
        above = int(self.side_a.tree.parent[row])
        there = int(self.best[above]) if above >= 0 else -1
        if above >= 0 and there < 0:
            return np.zeros(0, dtype=np.intp)
        rows = self.side_b.tree.children(there)
        return rows[self.free_b[rows]]

    def find(self, text: str, limit: int = 50) -> Rows:
        """Rows of b by hand: all words in a name, accents and case ignored, or the beginning of a code, a
        reference or a uuid; best first."""
        return self.side_b.find(text, limit)

    # --- plans ---

    def accept(self, row: int, b_row: int) -> list[LinkDecision]:
        """``row`` is ``b_row``. Other links of both are broken by the same plan (see ``breaks``) unless
        ``several``; a flag and a no match are done with."""
        return self._plans.accept(row, b_row)

    def no_match(self, row: int) -> list[LinkDecision]:
        """``row`` has no counterpart; links of it are broken."""
        return self._plans.no_match(row)

    def no_match_of_b(self, b_row: int) -> list[LinkDecision]:
        """``b_row`` has no counterpart in a, and is proposed no more."""
        return self._plans.no_match_of_b(b_row)

    def flag(self, row: int, comment: str | None = None) -> list[LinkDecision]:
        """Somebody else shall look at ``row``. Links stay; a no match gives way to the flag."""
        return self._plans.flag(row, comment)

    def reject(self, row: int, b_row: int) -> list[LinkDecision]:
        """``row`` is not ``b_row``, which is then never proposed for it again."""
        return self._plans.reject(row, b_row)

    def break_link(self, row: int) -> list[LinkDecision]:
        """``row`` is open again: links and no match are forgotten; where there are none its flag; where
        there is none either, what was rejected. Empty where nothing was decided."""
        return self._plans.take_back(row)

    def breaks(self, decisions: Sequence[LinkDecision]) -> list[tuple[str, str]]:
        """The accepted links (uuids) that a plan breaks."""
        other = [d for d in decisions if d.state != "accepted"]
        was = self.remembered(other).entries["state"] == ACCEPTED
        return [(d.a, d.b) for d, accepted in zip(other, was.tolist(), strict=True) if accepted]

    def above(self, score: float, rows: Rows | None = None) -> Bulk:
        """Accept the proposals of ``rows`` (None: all) from ``score`` up: each unit of b once, for the
        likeliest of those that want it, nothing where two are as likely. With ``several`` all pairs of a unit
        that are likelier than not (shares of ground count as chances then). What is decided, flagged or to be
        checked stays."""
        return self._bulk(*bulks.above(self._standing, score, self._rows(rows)))

    def same_name(self, rows: Rows | None = None) -> Bulk:
        """Accept what alone has its name below a parent on either side. It never crosses a parent: these
        are linked, or bear the same name themselves, up to the roots."""
        return self._bulk(*bulks.same_name(self.side_a, self.side_b, self._standing, self._rows(rows)))

    def accept_again(self, rows: Rows | None = None) -> Bulk:
        """Accept once more the links of ``rows`` (None: all) that are to be checked because a unit changed
        since, as after what the links led to was applied."""
        return self._bulk(*bulks.again(self._standing, self._rows(rows)))

    def no_match_left(self, rows: Rows | None = None) -> Bulk:
        """Say of the undecided units of ``rows`` that have no candidate, nor open ``Namesakes``, that they
        have no counterpart. How many of these are wrong nobody can tell."""
        kept = self._rows(rows)
        kept = kept[(self.state[kept] == NONE) & ~self._namesakes.left(self._standing)[0][kept]]
        nobody = np.full(len(kept), -1, dtype=np.int32)
        unknown = np.full(len(kept), np.nan, dtype=np.float32)
        return Bulk(kept, nobody, unknown, False, (self.side_a, self.side_b))

    def still(self, bulk: Bulk) -> Bulk:
        """What of a ``bulk`` can be done as when it was made: units that nobody decided about since, whose
        counterpart nobody took, and pairs that nobody rejected."""
        kept = bulks.still(self._standing, bulk)
        return bulk if kept.all() else self._bulk(bulk.rows[kept], bulk.b_rows[kept], bulk.scores[kept])

    def remaining_wrong(self) -> float | None:
        """How many units would be answered wrongly if one stopped now: of the links accepted in bulk what
        their scores leave open, and of the proposals the chance that their likeliest answer (a candidate, or
        none) is wrong.

        An expectation from the scores, as good as they are. What people decided one by one counts as right;
        a counterpart that never was a candidate is not counted, but of open ``Namesakes``. None where scores
        are no chances.
        """
        if not self.weighed:
            return None
        entries = self._standing.ledger.entries
        scores = entries["score"][entries["state"] == ACCEPTED].astype(np.float64)
        proposed = np.flatnonzero(self.state == PROPOSED)
        open_ = self._namesakes.left(self._standing)[1]
        return float(np.nansum(1 - scores / 100) + doubts(self._standing, proposed).sum() + open_)

    # --- inside ---

    def _rows(self, rows: Rows | None) -> Rows:
        if rows is None:
            return np.arange(self.total)
        mask = np.zeros(self.total, dtype=bool)
        mask[np.asarray(rows, dtype=np.intp)] = True
        return np.flatnonzero(mask)

    def _bulk(self, rows: Rows, b_rows: Ids, scores: Floats) -> Bulk:
        return Bulk(rows, b_rows, scores, self.weighed, (self.side_a, self.side_b))

    def _choices(self) -> Choices:
        return Choices(self.side_a, self.side_b, self._standing, self._matched)
