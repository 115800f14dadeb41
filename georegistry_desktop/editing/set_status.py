"""Validate units, reject them, or make them new again."""

from __future__ import annotations

from collections.abc import Collection

from georegistry_desktop.domain.changes import Changeset
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.errors import GeoRegistryError
from georegistry_desktop.editing import set_fields
from georegistry_desktop.editing.wording import subject

_LABELS = {"VALID": "Validate {}", "REJECTED": "Reject {}", "NEW": "Make {} new again"}


def check(view: EditView, uuids: Collection[str], status: str) -> GeoRegistryError | None:
    """Why the units cannot have this status; None where they can."""
    return set_fields.check(view, uuids, {"status": status})


def plan(view: EditView, uuids: Collection[str], status: str) -> Changeset:
    """Give the units a status: NEW, VALID or REJECTED. Raises what ``check`` gives."""
    changes = set_fields.plan(view, uuids, {"status": status}).changes
    return Changeset(_LABELS[status].format(subject(list(view.units(uuids).values()))), changes)
