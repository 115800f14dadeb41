"""Merge all pairs of units that people, or a score, took for one place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from georegistry_desktop.domain.changes import Changeset
from georegistry_desktop.domain.errors import GeoRegistryError, Refused
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.domain.tree import label
from georegistry_desktop.workflows.merge_duplicates import links_elsewhere

if TYPE_CHECKING:
    from georegistry_desktop.storage import Entry, Registry


@dataclass(frozen=True)
class MergedMany:
    """``entry`` is the one change that they are; None where none could be merged. ``went``: (uuid of a unit
    that is gone, of what it went into). ``refused``: (unit, unit, why) of pairs that cannot be merged.
    ``links``: (version, count) of links to other sources that those had which went; see
    ``links_elsewhere``."""

    entry: Entry | None
    went: tuple[tuple[str, str], ...]
    refused: tuple[tuple[str, str, GeoRegistryError], ...]
    links: tuple[tuple[str, int], ...]


def merge_decided(
    registry: Registry, version: str, pairs: Sequence[tuple[str, str]], *, progress: Progress = silent
) -> MergedMany:
    """Merge pairs of units (uuids) of a live version, one after the other, as one change.

    Of each the one stays that knows more, see ``editing.merge_pairs``. What cannot be merged is told, the
    others are merged. Raises ``Refused`` (``version-frozen``, ``version-missing``), ``ConflictError`` or
    ``Cancelled``; then nothing is written.
    """
    from georegistry_desktop.editing import merge_pairs

    with registry.view(version) as view:
        if not view.live:
            raise Refused("version-frozen", version=view.version)
        planned = merge_pairs.plan_all(view, pairs, progress=progress)
    refused = tuple((label(one), label(two), why) for one, two, why in planned.refused)
    if not planned.went:
        return MergedMany(None, (), refused, ())
    links: Counter[str] = Counter()
    for done, (gone, _) in enumerate(planned.went):
        progress("Looking for links", done, len(planned.went))
        links.update(dict(links_elsewhere(registry, version, gone)))
    count = len(planned.went)
    words = f"Merge {count:,} {'unit' if count == 1 else 'units'}"
    progress("Committing")
    entry = registry.commit(
        version, Changeset(words, planned.changes), details={"merged": dict(planned.went)}
    )
    return MergedMany(entry, planned.went, refused, tuple(sorted(links.items())))
