"""Write one version to a file."""

from __future__ import annotations

from pathlib import Path

from georegistry_desktop import exchange
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.storage import Registry


def export_version(
    registry: Registry,
    version: str,
    path: Path,
    *,
    format: str | None = None,
    layout: str = "plain",
    progress: Progress = silent,
) -> int:
    """Write ``version`` to ``path``, whole or not at all; gives the number of units.

    ``format`` follows from the file's ending where not given. Raises ``Refused``.
    """
    frame = registry.read(version, progress=progress)
    exchange.write(frame, path, format=format, layout=layout, progress=progress)
    return len(frame.units)
