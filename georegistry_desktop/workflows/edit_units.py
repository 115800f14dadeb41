"""Edit units, at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from georegistry_desktop.domain import Changeset, Unit
from georegistry_desktop.domain.edit_view import Edit, Overlay
from georegistry_desktop.editing import set_fields, typed_values

if TYPE_CHECKING:
    from georegistry_desktop.storage import Entry, Registry


def plan_edit(
    registry: Registry, version: str, edit: Edit, *, held: Mapping[str, Unit | None] | None = None
) -> Changeset:
    """What an edit would change, unwritten; of what is ``held``, as it stands there and not as stored by now.

    Raises what the edit refuses.
    """
    with registry.view(version) as view:
        return edit(Overlay(view, held) if held else view)


def edit_units(registry: Registry, version: str, edit: Edit) -> Entry | None:
    """Plan an edit and commit it; None when all says so already.

    Raises what the edit refuses, ``RulesBroken`` or ``ConflictError``; then nothing is written.
    """
    changeset = plan_edit(registry, version, edit)
    return registry.commit(version, changeset) if changeset.changes else None


def set_typed(
    registry: Registry, version: str, units: Collection[str], typed: Mapping[str, str]
) -> Entry | None:
    """Give units (by reference, code or uuid) what was typed for each field; see ``edit_units``."""
    uuids = [registry.unit(version, key).uuid for key in units]
    values = typed_values(
        typed,
        find=lambda key: registry.unit(version, key),
        find_group=lambda key: registry.group(version, key),
    )
    return edit_units(registry, version, lambda view: set_fields.plan(view, uuids, values))
