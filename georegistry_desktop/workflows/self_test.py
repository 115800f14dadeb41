"""The whole loop on a small demo country, to see that an installation works."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from georegistry_desktop import create_registry
from georegistry_desktop.domain.errors import GeoRegistryError
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.workflows.apply_comparison import apply_comparison
from georegistry_desktop.workflows.compare_versions import compare_versions
from georegistry_desktop.workflows.export_version import export_version
from georegistry_desktop.workflows.import_version import import_version
from georegistry_desktop.workflows.make_demo import make_demo

_UNITS = 400


class SelfTestFailed(GeoRegistryError):
    """A step gave another result than it must."""

    def __init__(self, step: str) -> None:
        super().__init__("self-test-failed", step=step)


def self_test(folder: Path, *, progress: Progress = silent) -> Iterator[str]:
    """Yield each step once it is done. Raises ``SelfTestFailed`` or whatever the step raised."""
    with create_registry(folder / "self-test.gpkg") as registry:
        first, second, curated = make_demo(registry, units=_UNITS, progress=progress)
        yield "demo country imported from DHIS2 metadata and from CSV"
        before = compare_versions(registry, curated, second).as_json()
        yield "two sources compared"
        applied = apply_comparison(registry, curated, second, fields=["name", "point"], kinds=["changed"])
        _require(applied.entry is not None, "apply")
        yield "differences applied as one change"
        registry.undo()
        _require(compare_versions(registry, curated, second).as_json() == before, "undo")
        yield "change undone"
        file = folder / "export.gpkg"
        export_version(registry, curated, file)
        import_version(registry, [file], source="Again")
        counts = compare_versions(registry, first, "Again", by="unit").counts
        _require(counts["same"] == registry.count_units(first), "export and import")
        yield "exported and read back without loss"
        _require(registry.health() == [], "health")
        yield "registry whole"


def _require(holds: bool, step: str) -> None:
    if not holds:
        raise SelfTestFailed(step)
