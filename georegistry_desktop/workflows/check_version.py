"""Look for problems in a version: the database's rules, and what an import would report of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from georegistry_desktop import exchange
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress, silent

if TYPE_CHECKING:
    from georegistry_desktop.storage import Registry


def check_version(registry: Registry, version: str, *, progress: Progress = silent) -> list[Problem]:
    """All problems, the registry's own first. Raises ``Refused`` for an unknown version."""
    frame = registry.read(version, progress=progress)
    return [*registry.health(thorough=False), *exchange.check(frame)]
