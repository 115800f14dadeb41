"""Move units, with all below them, under another parent."""

from __future__ import annotations

from collections.abc import Collection

from georegistry_desktop.domain.changes import Changeset
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.errors import GeoRegistryError
from georegistry_desktop.editing import set_fields


def check(view: EditView, uuids: Collection[str], parent: str | None) -> GeoRegistryError | None:
    """Why they cannot stand there: it is below one of them, its type is not allowed as parent, it is gone."""
    return set_fields.check(view, uuids, {"parent": parent})


def plan(view: EditView, uuids: Collection[str], parent: str | None) -> Changeset:
    """Move the units under ``parent`` (a uuid); None makes them roots. Raises what ``check`` gives."""
    return set_fields.plan(view, uuids, {"parent": parent})
