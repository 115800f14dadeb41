"""Registries that many tests begin with: each is made once in a process and on each database, then copied."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from postgis_cluster import Cluster, database_of

Make = Callable[[str], object]
"""Makes a registry at an address where there is none, and leaves it closed."""

CopyOf = Callable[[Make], str]
"""The fixture ``copy_of``."""


class MadeOnce:
    """Owns what was made; ``folder`` takes the GeoPackages."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[Make, Path] = {}
        self._databases: dict[Make, str] = {}

    def as_file(self, make: Make, path: Path) -> str:
        """A copy of the GeoPackage that ``make`` makes, at ``path``."""
        if make not in self._files:
            made = self._folder / f"{len(self._files)}.gpkg"
            make(str(made))
            self._files[make] = made
        return str(shutil.copy(self._files[make], path))

    def as_database(self, make: Make, cluster: Cluster) -> str:
        """A copy of the database that ``make`` makes. The caller drops it."""
        if make not in self._databases:
            made = cluster.create_database()
            make(made)
            self._databases[make] = made
        return cluster.create_database(template=database_of(self._databases[make]))
