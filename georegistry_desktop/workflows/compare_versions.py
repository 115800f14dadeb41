"""Set two versions beside each other."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from georegistry_desktop.domain.comparison import Pairing
from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.workflows.linked_pairs import linked_pairs

if TYPE_CHECKING:
    from georegistry_desktop.compare import Comparison
    from georegistry_desktop.storage import Registry


def compare_versions(
    registry: Registry,
    base: str,
    other: str,
    *,
    by: Pairing | None = None,
    fields: Collection[str] | None = None,
    progress: Progress = silent,
) -> Comparison:
    """What ``other`` has new, lacks and says differently; see ``compare.compare``.

    Without ``by`` and without any key that both have it goes by the accepted links. Raises ``Refused``.
    """
    from georegistry_desktop.compare import choose_key, compare

    one, two = registry.find_version(base), registry.find_version(other)
    if one.id == two.id:
        raise Refused("compare-same", version=one.label)
    frames = [registry.read(version.label, progress=progress) for version in (one, two)]
    links = linked_pairs(registry, *frames) if by == "links" else None
    if by is None:
        try:
            by = choose_key(*frames)
        except Refused:
            links = linked_pairs(registry, *frames)
            if not len(links.base):
                raise
            by = "links"
    return compare(*frames, by=by, links=links, fields=fields, progress=progress)
