"""What the window may ask of a registry at any moment without SQL, as of the last look at its feed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from georegistry_desktop.domain.records import UnitType
from georegistry_desktop.session.pending import Pending

if TYPE_CHECKING:
    from georegistry_desktop.storage import Feed, Registry, Version

_VERSION_KINDS = frozenset({"import", "copy", "publish", "drop", "default"})


@dataclass(frozen=True, slots=True)
class Facts:
    """``proposals`` is what ``Registry.proposal_marks`` gave, ``pending`` the person's own by version,
    ``claims`` what ``links.claim_marks`` gave.

    ``trace`` is ``Registry.trace`` of the revision.
    """

    revision: int
    trace: tuple[str, str | None]
    versions: tuple[Version, ...]
    types: Mapping[str, UnitType]
    proposals: Mapping[int, tuple[object, ...]]
    pending: Mapping[int, Pending]
    claims: frozenset[tuple[int, str, str]] = frozenset()

    @classmethod
    def read(cls, registry: Registry) -> Facts:
        """The revision first: what is committed meanwhile is looked at again."""
        revision = registry.revision()
        return cls(
            revision=revision,
            trace=registry.trace(revision),
            versions=tuple(registry.versions()),
            types=registry.types(),
            proposals=registry.proposal_marks(),
            pending=_pending(registry),
            claims=registry.links.claim_marks(),
        )

    def version(self, name: str) -> Version | None:
        """By its label, or of a curated source by the source's name alone."""
        return next(
            (v for v in self.versions if name == v.label or (v.state == "live" and name == v.source)), None
        )

    def after(self, feed: Feed, registry: Registry) -> Facts:
        """The facts after what the feed tells; only what may be another is read again."""
        changed = replace(self, proposals=registry.proposal_marks(), claims=registry.links.claim_marks())
        if changed.proposals != self.proposals:
            # Types are made at once, also where the units of them are only collected.
            changed = replace(changed, pending=_pending(registry), types=registry.types())
        if not feed.entries:
            return changed
        if changes_versions(feed):
            changed = replace(changed, versions=tuple(registry.versions()))
        trace = registry.trace(feed.revision)
        return replace(changed, revision=feed.revision, trace=trace, types=registry.types())


def _pending(registry: Registry) -> dict[int, Pending]:
    return {held.version_id: Pending.read(registry, held) for held in registry.collections.mine()}


def changes_versions(feed: Feed) -> bool:
    """Whether versions came, went, or another source became the default one."""
    return any(entry.kind in _VERSION_KINDS for entry in feed.entries)
