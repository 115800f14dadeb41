"""What the window may ask of a registry at any moment without SQL, as of the last look at its feed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from georegistry_desktop.domain.records import UnitType
from georegistry_desktop.storage import Feed, Registry, Version

_VERSION_KINDS = frozenset({"import", "copy", "publish", "drop", "default"})


@dataclass(frozen=True, slots=True)
class Facts:
    """``proposals`` is what ``Registry.proposal_marks`` gave."""

    revision: int
    versions: tuple[Version, ...]
    types: Mapping[str, UnitType]
    proposals: Mapping[int, tuple[object, ...]]

    @classmethod
    def read(cls, registry: Registry) -> Facts:
        """The revision first: what is committed meanwhile is looked at again."""
        return cls(
            revision=registry.revision(),
            versions=tuple(registry.versions()),
            types=registry.types(),
            proposals=registry.proposal_marks(),
        )

    def after(self, feed: Feed, registry: Registry) -> Facts:
        """The facts after what the feed tells; only what may be another is read again."""
        changed = replace(self, proposals=registry.proposal_marks())
        if not feed.entries:
            return changed
        if changes_versions(feed):
            changed = replace(changed, versions=tuple(registry.versions()))
        return replace(changed, revision=feed.revision, types=registry.types())


def changes_versions(feed: Feed) -> bool:
    """Whether versions came, went, or another source became the default one."""
    return any(entry.kind in _VERSION_KINDS for entry in feed.entries)
