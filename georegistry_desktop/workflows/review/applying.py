"""What a review would make of the base, and taking it over as one change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from georegistry_desktop.compare import Choice, Missing, Plan, plan_choice, words
from georegistry_desktop.domain.comparison import Comparison
from georegistry_desktop.domain.conflicts import Conflict
from georegistry_desktop.domain.decisions import DECISIONS, TREATMENTS
from georegistry_desktop.domain.errors import ConflictError, RulesBroken
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.domain.tree import label_of
from georegistry_desktop.workflows.review.review import Review

if TYPE_CHECKING:
    from georegistry_desktop.storage import Entry, Registry


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What applying a review comes to.

    ``problems`` of the would-be tree and ``conflicts`` with newer values refuse it; ``plan.skipped`` says
    what is left out. ``causes`` gives, by the name a problem calls a unit, the unit's position in the review.
    ``entry`` is the commit; None where nothing was written.
    """

    plan: Plan
    words: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    causes: Mapping[str, int] = field(default_factory=dict)
    entry: Entry | None = None


def outcome(registry: Registry, review: Review, *, progress: Progress = silent) -> Outcome:
    """What would come of applying now: everything that is wrong at once; writes nothing."""
    planned = planned_of(review, progress=progress)
    problems: tuple[Problem, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    if planned.changeset.changes:
        progress("Checking the result")
        try:
            registry.rehearse(review.base, planned.changeset, planned.types)
        except RulesBroken as fault:
            problems = fault.problems
        except ConflictError as fault:
            conflicts = fault.conflicts
    return Outcome(
        plan=planned,
        words=tuple(words(planned, review.differences.comparison)),
        problems=problems,
        conflicts=conflicts,
        causes=_causes(review) if problems or planned.skipped else {},
    )


def apply_review(registry: Registry, review: Review, *, progress: Progress = silent) -> Outcome:
    """Commit what is accepted as one change; what is open stays open in the review.

    Raises ``RulesBroken`` with all problems of the would-be tree, ``ConflictError`` with all values that are
    newer than the comparison; nothing is written then.
    """
    planned = planned_of(review, progress=progress)
    entry = None
    details: dict[str, object] = {"from": review.other, "by": review.differences.comparison.by}
    if review.header is not None:
        details["review"] = review.header.id
    if planned.changeset.changes:
        progress("Committing", 0, len(planned.changeset))
        entry = registry.commit(
            review.base,
            planned.changeset,
            origin="apply",
            types=planned.types,
            details=details,
        )
    said = tuple(words(planned, review.differences.comparison))
    return Outcome(plan=planned, words=said, causes=_causes(review) if planned.skipped else {}, entry=entry)


def planned_of(review: Review, *, progress: Progress = silent) -> Plan:
    """The changes that take over what is accepted."""
    progress("Planning")
    found = review.differences
    comparison, accepted = found.comparison, review.accepted
    kind = found.table["kind"].to_numpy(dtype=object)
    missing: dict[Any, Any] = {}
    for treatment in TREATMENTS:
        rows = np.flatnonzero(accepted & (review.decisions == DECISIONS.index(treatment)))
        if len(rows):
            missing[cast(Missing, treatment)] = found.base_at[rows]
    choice = Choice(
        new=found.other_at[accepted & (kind == "new")],
        changed=_changed(comparison, review, np.flatnonzero(accepted & (kind == "changed"))),
        missing=missing,
    )
    return plan_choice(comparison, choice, today=date.today(), progress=progress)


def _changed(
    comparison: Comparison, review: Review, rows: Any
) -> dict[int, dict[str, frozenset[str] | None]]:
    found = review.differences
    pair_of = np.full(len(comparison.base_frame.units), -1, dtype=np.intp)
    pair_of[comparison.base_rows] = np.arange(len(comparison.base_rows))
    chosen: dict[int, dict[str, set[str]]] = {}
    for pair, name in zip(pair_of[found.base_at[rows]].tolist(), found.names[rows], strict=True):
        field_name, _, key = str(name).partition(":")
        keys = chosen.setdefault(pair, {}).setdefault(field_name, set())
        if key:
            keys.add(key)
    return {
        pair: {name: frozenset(keys) or None for name, keys in fields.items()}
        for pair, fields in sorted(chosen.items())
    }


def _causes(review: Review) -> dict[str, int]:
    """The units that something is accepted of, by the names that problems call them."""
    found = review.differences
    names: dict[str, int] = {}
    frames = found.comparison.base_frame.units, found.comparison.other_frame.units
    for unit in np.unique(found.unit_of[review.accepted]).tolist():
        first = found.first[unit]
        for frame, row in zip(frames, (found.base_at[first], found.other_at[first]), strict=True):
            if row >= 0:
                texts = (frame[n].iat[row] for n in ("name", "uuid", "source_ref", "code"))
                name, uuid, ref, code = (t if isinstance(t, str) and t else None for t in texts)
                names[label_of(name, str(uuid), ref, code)] = unit
    return names
