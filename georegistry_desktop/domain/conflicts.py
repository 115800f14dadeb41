"""Two people changed one thing: what it was, what we want, what they made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from georegistry_desktop.domain.values import Value

if TYPE_CHECKING:
    from georegistry_desktop.domain.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One field of one record in a three-way merge.

    ``field`` is ``"record"`` where one side deleted or created the whole record; its
    values are then None (not there) or the record itself. ``gone`` is the record as it
    last was where they deleted it and we set a field of it: ``theirs`` is None then.
    """

    unit: str
    field: str
    ancestor: object | Value
    ours: object | Value
    theirs: object | Value
    unit_name: str | None = None
    who: str | None = None
    when: str | None = None
    gone: Record | None = None
