"""What a session tells its listeners. Told on the session's own threads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

from georegistry_desktop.session.jobs import Job
from georegistry_desktop.storage import Entry


@dataclass(frozen=True, slots=True)
class UnitsChanged:
    """Units of a version are to be looked at again. ``mine`` when all of it was written through this session.

    ``uuids`` may be empty: then groups or sets of groups changed.
    """

    version_id: int
    uuids: frozenset[str]
    entries: tuple[Entry, ...]
    mine: bool


@dataclass(frozen=True, slots=True)
class VersionsChanged:
    """Versions came, went, or another source became the default one."""


@dataclass(frozen=True, slots=True)
class ProposalsChanged:
    """Proposals (ids of their headers) came, went, grew or were decided on, here or elsewhere."""

    keys: frozenset[int]


@dataclass(frozen=True, slots=True)
class HistoryChanged:
    """Changesets were committed, here or elsewhere; oldest first."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class JobChanged:
    """A job began, moved on, was paused or ended."""

    job: Job[Any]


@dataclass(frozen=True, slots=True)
class ConnectionChanged:
    """The registry can no longer be reached (``reason`` says why, in English), or again."""

    online: bool
    reason: str = ""


Event: TypeAlias = (
    UnitsChanged | VersionsChanged | ProposalsChanged | HistoryChanged | JobChanged | ConnectionChanged
)
