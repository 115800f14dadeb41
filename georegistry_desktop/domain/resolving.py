"""What is left to commit once a person has decided about conflicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from georegistry_desktop.domain.changes import Change, Changeset, Created, Deleted, Set, difference, target
from georegistry_desktop.domain.conflicts import Conflict
from georegistry_desktop.domain.records import Record, get, with_value
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
    kept. A record that they deleted comes back as it last was where anything of mine is kept. Commit the
    result: who changed things once more meanwhile is met again.
    """
    held: dict[str, dict[str, Decision]] = {}
    for decision in decisions:
        held.setdefault(decision.conflict.unit, {})[decision.conflict.field] = decision
    back = {unit: gone for unit, decided in held.items() if (gone := _brought_back(decided.values()))}
    changes: list[Change] = []
    for change in changeset:
        unit = target(change)[1]
        if unit in back:
            changes.append(Created(back.pop(unit)))
        changes += _left(change, held.get(unit, {}))
    return Changeset(changeset.label, tuple(changes))


def _brought_back(decided: Iterable[Decision]) -> Record | None:
    return next(
        (d.conflict.gone for d in decided if d.conflict.gone is not None and d.take != "theirs"), None
    )


def _left(change: Change, decided: Mapping[str, Decision]) -> list[Change]:
    if isinstance(change, Set):
        decision = decided.get(change.field)
        if decision is None:
            return [change]
        if decision.take == "theirs":
            return []
        value = change.after if decision.take == "mine" else decision.merged
        gone = decision.conflict.gone
        now = cast(Value, decision.conflict.theirs) if gone is None else get(gone, change.field)
        return [Set(change.unit, change.field, now, value, change.kind)]
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
