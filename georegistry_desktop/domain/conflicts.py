"""Two people changed one thing: what it was, what we want, what they made of it."""

from __future__ import annotations

from dataclasses import dataclass

from georegistry_desktop.domain.values import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """One field of one record in a three-way merge.

    ``field`` is ``"record"`` where one side deleted or created the whole record; its
    values are then None (not there) or the record itself.
    """

    unit: str
    field: str
    ancestor: object | Value
    ours: object | Value
    theirs: object | Value
    unit_name: str | None = None
    who: str | None = None
    when: str | None = None
