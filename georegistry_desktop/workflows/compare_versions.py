"""Set two versions beside each other."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Literal

from georegistry_desktop.domain.errors import Refused
from georegistry_desktop.domain.progress import Progress, silent

if TYPE_CHECKING:
    from georegistry_desktop.compare import Comparison
    from georegistry_desktop.storage import Registry


def compare_versions(
    registry: Registry,
    base: str,
    other: str,
    *,
    by: Literal["unit", "ref", "code"] | None = None,
    fields: Collection[str] | None = None,
    progress: Progress = silent,
) -> Comparison:
    """What ``other`` has new, lacks and says differently; see ``compare.compare``. Raises ``Refused``."""
    from georegistry_desktop.compare import compare

    one, two = registry.find_version(base), registry.find_version(other)
    if one.id == two.id:
        raise Refused("compare-same", version=one.label)
    return compare(
        registry.read(one.label, progress=progress),
        registry.read(two.label, progress=progress),
        by=by,
        fields=fields,
        progress=progress,
    )
