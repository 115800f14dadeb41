"""What is left to commit once a person has decided about conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from georegistry_desktop.domain.changes import Change, Changeset, Created, Deleted, Set, difference, target
from georegistry_desktop.domain.conflicts import Conflict
from georegistry_desktop.domain.records import Record, with_value
from georegistry_desktop.domain.values import Value

Take = Literal["mine", "merged", "theirs"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What one conflict ends in; ``merged`` is the value where that is taken."""

    conflict: Conflict
    take: Take
    merged: Value = None


def resolve(changeset: Changeset, decisions: Iterable[Decision]) -> Changeset:
    """The changeset after all its conflicts were decided: what stays mine starts from what is theirs now.

    What is taken from them is no change any more; a deletion stays away whole where anything of theirs is
    kept. Commit the result: who changed things once more meanwhile is met again.
    """
    held: dict[str, dict[str, Decision]] = {}
    for decision in decisions:
        held.setdefault(decision.conflict.unit, {})[decision.conflict.field] = decision
    changes = [left for change in changeset for left in _left(change, held.get(target(change)[1], {}))]
    return Changeset(changeset.label, tuple(changes))


def _left(change: Change, decided: Mapping[str, Decision]) -> list[Change]:
    if isinstance(change, Set):
        decision = decided.get(change.field)
        if decision is None:
            return [change]
        if decision.take == "theirs":
            return []
        value = change.after if decision.take == "mine" else decision.merged
        return [Set(change.unit, change.field, cast(Value, decision.conflict.theirs), value, change.kind)]
    if isinstance(change, Created):
        decision = decided.get("record")
        if decision is None:
            return [change]
        theirs = cast("Record | None", decision.conflict.theirs)
        return [] if decision.take == "theirs" else difference(theirs, change.record)
    if any(decision.take != "mine" for decision in decided.values()):
        return []
    record = change.record
    for field, decision in decided.items():
        record = with_value(record, field, cast(Value, decision.conflict.theirs))
    return [Deleted(record)]
