"""Set fields of one unit, at once."""

from __future__ import annotations

from collections.abc import Mapping

from georegistry_desktop.editing import set_fields
from georegistry_desktop.storage import Entry, Registry


def edit_unit(registry: Registry, version: str, unit: str, typed: Mapping[str, str]) -> Entry | None:
    """Commit what was typed for one unit (by reference, code or uuid); None when it says so already.

    Raises ``Refused``, ``RulesBroken`` or ``ConflictError``; then nothing is written.
    """
    record = registry.unit(version, unit)
    changeset = set_fields(
        record,
        typed,
        find=lambda key: registry.unit(version, key),
        find_group=lambda key: registry.group(version, key),
    )
    if not changeset.changes:
        return None
    return registry.commit(version, changeset)
