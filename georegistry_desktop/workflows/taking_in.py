"""What was read for a source, and taking it in: two steps, so that a person may look in between."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.workflows.next_snapshot import Imported, MappingOrigin, check_source, next_snapshot

if TYPE_CHECKING:
    from georegistry_desktop.exchange import Incoming, Pulled
    from georegistry_desktop.storage import Registry


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What was read for ``source``; nothing of it is in the registry. ``mapping`` says where the mapping of
    its lists came from; ``pulled`` is there where a server was asked."""

    source: str
    incoming: Incoming
    mapping: MappingOrigin = "guessed"
    pulled: Pulled | None = None


def take_in(
    registry: Registry,
    reading: Reading,
    *,
    lenient: bool = False,
    dry_run: bool = False,
    progress: Progress = silent,
) -> Imported:
    """Make what was read the next snapshot of its source, or say with ``dry_run`` what that would be.

    Raises ``ImportRefused`` with all its problems (``lenient`` takes faulty rows in as far as they go), and
    ``Refused`` for a source that takes no snapshots; nothing is written then.
    """
    check_source(registry, reading.source)
    done = next_snapshot(
        registry,
        reading.source,
        reading.incoming,
        mapping=reading.mapping,
        lenient=lenient,
        dry_run=dry_run,
        progress=progress,
    )
    if reading.pulled is None:
        return done
    if done.version is not None:
        reading.pulled.done()
    return replace(done, pull=reading.pulled.report)
