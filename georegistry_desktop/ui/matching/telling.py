"""What is to be said of a unit, read out of the review off the GUI thread."""

from __future__ import annotations

from collections.abc import Sequence

from georegistry_desktop.domain.linking import LINK_STATES
from georegistry_desktop.matching.reviewing import Candidate, LinkReview
from georegistry_desktop.ui.matching.front import Front, Told
from georegistry_desktop.ui.pairs.side import Side
from georegistry_desktop.ui.words.word_diff import changed_spans

_MOST_FREE = 12
_LONGEST = 300
"""Letters of a name of which differences are looked for."""


def front_of(
    review: LinkReview,
    sides: tuple[Side, Side],
    row: int,
    by_hand: Sequence[int] = (),
    said: tuple[str, str] | None = None,
) -> Front:
    """All that is said of a unit of A; ``by_hand`` are rows of B that a person found for it, latest first;
    ``said`` is who decided on it just now, and when."""
    a, b = sides
    found = review.candidates(row)
    extra = [review.candidate(row, other) for other in by_hand if all(c.row != other for c in found)]
    told = [_told(review, sides, row, one, by_hand=one in extra) for one in (*extra, *found)]
    free = [int(one) for one in review.siblings_free(row)]
    above = int(a.parents[row])
    there = int(review.best[above]) if above >= 0 else -1
    history = review.history(row)
    if said is None and len(history):
        latest = history.sort_values("decided_at").iloc[-1]
        said = _text(latest["decided_by"]), _text(latest["decided_at"])
    state = LINK_STATES[int(review.state[row])]
    who, when = said if said is not None else ("", "")
    return Front(
        row=row,
        uuid=a.text("uuid", row),
        version=a.label,
        name=a.name(row),
        above=a.above(row),
        type=a.text("type", row),
        code=a.text("code", row),
        ref=a.text("source_ref", row),
        state=state,
        who=who,
        when=when,
        comment=review.comment(row) or "",
        candidates=tuple(told),
        free=tuple((one, b.name(one)) for one in free[:_MOST_FREE]),
        free_in=b.name(there) if there >= 0 else "",
        free_more=max(0, len(free) - _MOST_FREE),
    )


def _told(review: LinkReview, sides: tuple[Side, Side], row: int, found: Candidate, *, by_hand: bool) -> Told:
    a, b = sides
    mine, theirs = changed_spans(a.name(row)[:_LONGEST], b.name(found.row)[:_LONGEST])
    reasons = review.reasons(row, found.row)
    return Told(
        row=found.row,
        name=b.name(found.row),
        above=b.above(found.row),
        type=b.text("type", found.row),
        code=b.text("code", found.row),
        score=float("nan") if found.score is None else found.score,
        metres=found.distance_m,
        decided="" if found.state == "proposed" else found.state,
        taken_by=a.name(found.taken_by) if found.taken_by is not None else "",
        by_hand=by_hand,
        spans=tuple(theirs),
        unit_spans=tuple(mine),
        reasons=tuple(reasons) if reasons is not None else None,
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
