"""What applying a comparison would do, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from georegistry_desktop.compare.planning import Plan
from georegistry_desktop.domain.changes import Change, Created, Deleted
from georegistry_desktop.domain.comparison import Comparison
from georegistry_desktop.domain.records import COMPARED_FIELDS, Unit
from georegistry_desktop.domain.wording import describe

_SUMMARY = {
    "name": "renamed",
    "parent": "moved to another parent",
    "point": "with another point",
    "boundary": "redrawn",
    "closed_date": "with another closing date",
    "status": "with another status",
}


def words(plan: Plan, comparison: Comparison, *, most: int = 20) -> Iterator[str]:
    """A line that counts, then a sentence for each of the first ``most`` changes."""
    changes = plan.changeset.changes
    if not changes:
        yield "Nothing changes."
        return
    yield _summary(changes)
    brought = _brought(changes, comparison)
    if brought:
        yield f"The new units bring {', '.join(brought)}, which {comparison.base} did not carry."
    names: dict[str, str] = {}
    for frame in (comparison.other_frame, comparison.base_frame):
        for table in (frame.units, frame.groups):
            names.update(zip(table["uuid"], table["name"], strict=True))
    for change in changes:
        if isinstance(change, Created):
            names[change.record.uuid] = change.record.name
    for change in changes[:most]:
        yield f"{describe(change, lambda uuid: names.get(uuid, uuid))}."
    if len(changes) > most:
        yield f"… and {len(changes) - most:,} more."


def _brought(changes: tuple[Change, ...], comparison: Comparison) -> list[str]:
    """The fields that only new units fill; from then on they are compared for all."""
    made = [c.record for c in changes if isinstance(c, Created) and isinstance(c.record, Unit)]
    unknown = [f for f in COMPARED_FIELDS if f not in comparison.base_frame.fields]
    return [f.replace("_", " ") for f in unknown if any(getattr(u, f) for u in made)]


def _summary(changes: tuple[Change, ...]) -> str:
    counts: Counter[str] = Counter()
    units: dict[str, set[str]] = {}
    for change in changes:
        if isinstance(change, (Created, Deleted)):
            kind = "unit" if isinstance(change.record, Unit) else "group"
            counts[f"new {kind}s" if isinstance(change, Created) else f"{kind}s deleted"] += 1
        else:
            field = change.field.partition(":")[0]
            units.setdefault(_SUMMARY.get(field, f"with other {field.replace('_', ' ')}"), set()).add(
                change.unit
            )
    counts.update({said: len(held) for said, held in units.items()})
    parts = ", ".join(f"{count:,} {said}" for said, count in counts.most_common())
    return f"{len(changes):,} change(s): {parts}."
