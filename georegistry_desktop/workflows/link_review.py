"""Review what a matching proposed: open it, decide, and keep what was decided."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.linking import LinkDecision
from georegistry_desktop.domain.progress import Progress, silent

if TYPE_CHECKING:
    from georegistry_desktop.matching.reviewing import Bulk, LinkReview
    from georegistry_desktop.matching.reviewing.sides import Side
    from georegistry_desktop.storage import Entry, Registry


def open_link_review(registry: Registry, a: str, b: str, *, progress: Progress = silent) -> LinkReview:
    """What the newest matching of ``a`` with ``b`` proposed, with everybody's decisions.

    Without a matching it has the decisions alone. Raises ``Refused``: ``version-missing``,
    ``links-one-source``.
    """
    from georegistry_desktop.matching import UNWEIGHED
    from georegistry_desktop.matching.reviewing import LinkReview

    registry.links.sides(a, b)
    frame_a, frame_b = (registry.read(version, progress=progress) for version in (a, b))
    progress("Reading decisions")
    one, two = frame_a.label, frame_b.label
    run = registry.links.newest(one, two)
    return LinkReview(
        frame_a,
        frame_b,
        registry.links.pairs(-1 if run is None else run.id),
        registry.links.decisions(one, two),
        several=run is not None and bool(run.parameters.get("several")),
        # Runs of before do not say so themselves.
        weighed=run is None or bool(run.figures.get("weighed", run.algorithm not in UNWEIGHED)),
    )


def decide_links(
    registry: Registry,
    review: LinkReview,
    decisions: Sequence[LinkDecision],
    *,
    label: str | None = None,
    lock: AbstractContextManager[object] = nullcontext(),
) -> Entry:
    """Keep a plan of ``review``, which knows of it then; as one change that can be undone.

    ``lock`` is held while the review is read or changed, not while the registry writes. Raises
    ``ConflictError`` where somebody decided otherwise since, ``Refused`` for an empty plan; then nothing is
    kept.
    """
    with lock:
        seen = review.seen(decisions)
        label = label or link_label(review, decisions)
    entry = registry.links.decide(
        review.a.label, review.b.label, decisions, label=label, seen=seen, several=review.several
    )
    with lock:
        review.apply(decisions)
    return entry


def decide_bulk(
    registry: Registry,
    review: LinkReview,
    bulk: Bulk,
    *,
    label: str | None = None,
    lock: AbstractContextManager[object] = nullcontext(),
) -> tuple[Entry, int]:
    """Keep what of a ``bulk`` can be done as when it was made, and how many that are.

    ``lock`` and errors are as in ``decide_links``; where others decided on all of it since, ``Refused``
    (``links-decided-meanwhile``).
    """
    with lock:  # a plan marks its units, and the marks are the review's
        plan = review.still(bulk).decisions
    if bulk.count and not plan:
        raise Refused("links-decided-meanwhile")
    return decide_links(registry, review, plan, label=label, lock=lock), len(plan)


def link_label(review: LinkReview, decisions: Sequence[LinkDecision]) -> str:
    """What a plan does, in a line of the history."""
    main = [d for d in decisions if d.state is not None] or list(decisions)
    if len(main) == 1:
        decision = main[0]
        names = [
            _name(side, uuid) for side, uuid in ((review.side_a, decision.a), (review.side_b, decision.b))
        ]
        unit = names[0] or names[1] or "?"
        if decision.state is None:
            return f"Break the link of {unit} and {names[1]}" if all(names) else f"Leave {unit} open"
        return {
            "accepted": f"Link {unit} to {names[1]}",
            "rejected": f"Tell {unit} apart from {names[1]}",
            "no-match": f"No match for {unit}",
            "flagged": f"Flag {unit}",
        }[decision.state]
    states = {decision.state for decision in main}
    if states == {"accepted"}:
        return f"Accept {len(main):,} links"
    if states == {"no-match"}:
        return f"No match for {len(main):,} units"
    return f"Decide on {len(main):,} links"


def _name(side: Side, uuid: str) -> str | None:
    row = side.number(uuid)
    return str(side.frame.units["name"].iat[row]) if 0 <= row < side.n else None
