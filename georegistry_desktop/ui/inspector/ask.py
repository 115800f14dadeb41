"""What rows of the inspector ask for, and what they hear of others."""

from __future__ import annotations

from dataclasses import dataclass

from georegistry_desktop.domain.edit_view import Edit
from georegistry_desktop.ui.inspector.row import Row


@dataclass(frozen=True, slots=True)
class Ask:
    """An edit that a person made in ``row``."""

    row: Row
    edit: Edit


@dataclass(frozen=True, slots=True)
class News:
    """Who changed the units last, and when (ISO), as the feed told."""

    who: str
    when: str | None
