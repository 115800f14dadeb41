"""Write one version, or a part of it, to a file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from georegistry_desktop import exchange
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress, silent

if TYPE_CHECKING:
    from georegistry_desktop.storage import Registry


@dataclass(frozen=True, kw_only=True)
class Exported:
    """What an export wrote or, with ``dry_run``, would write; ``problems`` say what the file does not hold
    and what of the version stays out."""

    version: str
    format: str
    layout: str
    units: int
    groups: int
    fields: tuple[str, ...]
    problems: tuple[Problem, ...]
    dry_run: bool


def export_version(
    registry: Registry,
    version: str,
    path: Path,
    *,
    format: str | None = None,
    layout: str = "plain",
    subtree: str | None = None,
    fields: Collection[str] | None = None,
    statuses: Collection[str] | None = None,
    dry_run: bool = False,
    replace: bool = False,
    progress: Progress = silent,
) -> Exported:
    """Write ``version`` to ``path``, whole or not at all.

    ``format`` follows from the file's ending where not given. ``subtree`` (a unit by reference, code or
    uuid), ``fields`` and ``statuses`` choose a part, see ``exchange.part_of``. Raises ``Refused``, also for a
    file that is there without ``replace``.
    """
    name = exchange.format_name(path, format)
    exchange.check_output(path, replace=replace)
    label = registry.find_version(version).label
    whole = registry.read(label, progress=progress)
    frame, problems = exchange.part_of(whole, subtree=subtree, fields=fields, statuses=statuses)
    progress("Looking at what the file can hold")
    problems += exchange.losses(frame, path, format=format, layout=layout)
    if not dry_run:
        exchange.write(frame, path, format=format, layout=layout, replace=replace, progress=progress)
    return Exported(
        version=label,
        format=name,
        layout=layout,
        units=len(frame.units),
        groups=len(frame.groups),
        fields=tuple(sorted(frame.fields)),
        problems=tuple(problems),
        dry_run=dry_run,
    )
