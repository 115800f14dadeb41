"""GeoRegistry Desktop: curate a country's pyramid of health org units.

From Python::

    from georegistry_desktop import open_registry
    with open_registry("country.gpkg") as registry:
        units = registry.units("Pyramid")          # a GeoDataFrame, EPSG:4326

Importing this package loads neither Qt nor a database driver.
"""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from georegistry_desktop.storage import Registry

__version__ = "0.1.0"
__all__ = ["create_registry", "open_registry"]


def open_registry(address: str | PathLike[str], *, user: str | None = None) -> Registry:
    """Open an existing registry: a GeoPackage path, ``postgresql://…`` or ``service=name``.

    ``user`` is the author noted with each commit on a GeoPackage; a PostGIS registry
    takes the database's own user. Raises ``GeoRegistryError`` when nothing is there,
    it is no registry, or its schema wants ``georegistry upgrade``.
    """
    from georegistry_desktop.storage import Registry

    return Registry.open(str(address), user=user)


def create_registry(address: str | PathLike[str], *, user: str | None = None) -> Registry:
    """Make an empty registry at ``address`` and open it; refuses an address that holds one."""
    from georegistry_desktop.storage import Registry

    return Registry.create(str(address), user=user)
