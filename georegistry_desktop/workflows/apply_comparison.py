"""Take what another version says into a live one, as one changeset."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from georegistry_desktop.domain.comparison import Pairing
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.workflows.compare_versions import compare_versions

if TYPE_CHECKING:
    from georegistry_desktop.compare import Comparison, Missing, Plan
    from georegistry_desktop.storage import Entry, Registry


@dataclass(frozen=True, kw_only=True)
class Applied:
    """What applying did, or with ``dry_run`` would do. ``entry`` is None for a dry run and
    where nothing differs."""

    comparison: Comparison
    plan: Plan
    words: tuple[str, ...]
    entry: Entry | None


def apply_comparison(
    registry: Registry,
    base: str,
    other: str,
    *,
    by: Pairing | None = None,
    fields: Collection[str] | None = None,
    kinds: Collection[str] = ("new", "changed"),
    missing: Missing = "keep",
    units: Collection[str] | None = None,
    subtree: str | None = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> Applied:
    """Commit the chosen differences of ``other`` to the live version ``base``.

    ``units`` and ``subtree`` name units of either version by reference, code or uuid. The rules are
    checked on the would-be tree first, also for a dry run. Raises ``Refused`` for a snapshot,
    ``RulesBroken``, and ``ConflictError`` where somebody changed the base since it was read; nothing is
    written then.
    """
    from georegistry_desktop.compare import plan, words

    found = registry.find_version(base)
    if found.state != "live":
        raise Refused("version-frozen", version=found.label)
    comparison = compare_versions(registry, base, other, by=by, fields=fields, progress=progress)
    planned = plan(
        comparison,
        fields=fields,
        kinds=kinds,
        missing=missing,
        units=None if units is None else _uuids(comparison, units),
        subtree=None if subtree is None else _uuids(comparison, [subtree]),
        today=date.today(),
    )
    said = tuple(words(planned, comparison))
    entry = None
    if planned.changeset.changes and dry_run:
        registry.rehearse(found.label, planned.changeset, planned.types)
    elif planned.changeset.changes:
        progress("Committing", 0, len(planned.changeset))
        entry = registry.commit(
            found.label,
            planned.changeset,
            origin="apply",
            types=planned.types,
            details={"from": comparison.other, "by": comparison.by},
        )
    return Applied(comparison=comparison, plan=planned, words=said, entry=entry)


def _uuids(comparison: Comparison, keys: Collection[str]) -> list[str]:
    """What each key names in either version: a uuid, else a reference, else a code. Raises ``Refused``."""
    found: dict[str, set[str]] = {key: set() for key in keys}
    for frame in (comparison.base_frame, comparison.other_frame):
        open_keys = set(found)
        for column, word in (("uuid", "uuid"), ("source_ref", "reference"), ("code", "code")):
            named = frame.units[frame.units[column].isin(open_keys)]
            repeated = named[column][named[column].duplicated()]
            if len(repeated):
                raise Refused(
                    "unit-ambiguous", unit=repeated.iloc[0], key=word, count="several", version=frame.label
                )
            for key, uuid in zip(named[column], named["uuid"], strict=True):
                found[key].add(uuid)
            open_keys -= set(named[column])
    for key, uuids in found.items():
        if not uuids:
            versions = f"{comparison.base} or {comparison.other}"
            raise Refused("unit-missing", unit=key, version=versions)
    return sorted(set().union(*found.values()))
