"""What a session tells its listeners. Told on the session's own threads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from georegistry_desktop.session.jobs import Job

if TYPE_CHECKING:
    from georegistry_desktop.scene.map.map_scene import MapScene
    from georegistry_desktop.scene.tree import TreeArrays
    from georegistry_desktop.storage import Entry


@dataclass(frozen=True, slots=True)
class UnitsChanged:
    """Units of a version are to be looked at again. ``mine`` when all of it was done through this session.

    ``uuids`` may be empty: then groups or sets of groups changed. ``entries`` is empty where edits were
    collected only. ``tree`` and ``scene`` are the ones to show from now on, None where nobody uses one; when
    ``rebuilt`` their rows have new numbers.
    """

    version_id: int
    uuids: frozenset[str]
    entries: tuple[Entry, ...]
    mine: bool
    tree: TreeArrays | None = field(default=None, compare=False, repr=False)
    scene: MapScene | None = field(default=None, compare=False, repr=False)
    rebuilt: bool = False


@dataclass(frozen=True, slots=True)
class VersionsChanged:
    """Versions came, went, or another source became the default one."""


@dataclass(frozen=True, slots=True)
class ProposalsChanged:
    """Proposals (ids of their headers) came, went, grew or were decided on, here or elsewhere."""

    keys: frozenset[int]


@dataclass(frozen=True, slots=True)
class ClaimsChanged:
    """Parts of a matching's queue were claimed or released, here or elsewhere."""


@dataclass(frozen=True, slots=True)
class HistoryChanged:
    """Changesets were committed, here or elsewhere; oldest first."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class StepsChanged:
    """``Session.steps`` is another one: undo and redo would do something else, or nothing."""


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
    UnitsChanged
    | VersionsChanged
    | ProposalsChanged
    | ClaimsChanged
    | HistoryChanged
    | StepsChanged
    | JobChanged
    | ConnectionChanged
)
