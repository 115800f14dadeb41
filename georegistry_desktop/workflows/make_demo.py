"""The demo registry: two sources of one made-up country, and a curated copy of the first."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.workflows.import_version import import_version

if TYPE_CHECKING:
    from georegistry_desktop.storage import Registry

FIRST, SECOND, CURATED = "DHIS2", "Ministry list", "Pyramid"


def make_demo(
    registry: Registry, *, units: int = 6000, seed: int = 1, progress: Progress = silent
) -> tuple[str, str, str]:
    """Fill an empty registry; gives the names of the first source, the second one and the curated copy.

    Both sources come in through the importers, as files of their own would.
    """
    from georegistry_desktop.workflows.demo import make_country, write_csv, write_dhis2_json

    progress("Making a country")
    country = make_country(units, seed)
    with tempfile.TemporaryDirectory(prefix="georegistry-demo-") as folder:
        first, second = Path(folder, "metadata.json"), Path(folder, "ministry-list.csv")
        progress("Writing its files")
        write_dhis2_json(country, first)
        write_csv(country, second)
        import_version(registry, [first], source=FIRST, status="VALID", progress=progress)
        import_version(registry, [second], source=SECOND, progress=progress)
    registry.copy(FIRST, CURATED, progress=progress)
    registry.set_default(CURATED)
    return FIRST, SECOND, CURATED
