"""Close units on a day, or open them again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from georegistry_desktop.domain.changes import Changeset
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.errors import GeoRegistryError
from georegistry_desktop.editing import set_fields
from georegistry_desktop.editing.wording import subject


def check(view: EditView, uuids: Collection[str], on: date | None) -> GeoRegistryError | None:
    """Why the units cannot close on that day, one opens later, say; None where they can."""
    return set_fields.check(view, uuids, {"closed_date": on})


def plan(view: EditView, uuids: Collection[str], on: date | None) -> Changeset:
    """Close the units on a day; None opens them again. Raises what ``check`` gives."""
    changes = set_fields.plan(view, uuids, {"closed_date": on}).changes
    who = subject(list(view.units(uuids).values()))
    return Changeset(f"Reopen {who}" if on is None else f"Close {who} on {on.isoformat()}", changes)
