"""The registries of the pictures, each made once in the folder of the run."""

from __future__ import annotations

from pathlib import Path

import shapely

from georegistry_desktop import create_registry
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import import_version
from georegistry_desktop.workflows.demo_file import ensure_demo

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "sierra-leone-dhis2"
_METADATA = SHARED / "metadata_2021_play2.34.json"
NAMES = ("demo", "sierra-leone")


def make_country(name: str, folder: Path) -> Path | None:
    """A registry of that country; None where its data is not here."""
    file = folder / f"{name}.gpkg"
    if file.exists():
        return file
    if name == "demo":
        ensure_demo(file, units=3000)
        return file
    if not _METADATA.exists():
        return None
    with create_registry(file) as registry:
        import_version(registry, [_METADATA], source="DHIS2", lenient=True)
        registry.copy("DHIS2", "Pyramid")
        registry.set_default("Pyramid")
        _second_list(registry, folder)
    return file


def _second_list(registry: Registry, folder: Path) -> None:
    """A ministry's list of the same country: a few names and places differ, some units are gone."""
    units = registry.units("DHIS2").copy()
    names = units["name"].astype(object)
    names[5::97] = names[5::97] + " Community"
    units["name"] = names
    points = units.index[units["point"].notna()]
    units.loc[points[::61], "point"] = shapely.transform(
        units.loc[points[::61], "point"].to_numpy(), lambda at: at + 0.02
    )
    units = units.drop(points[7::113])
    rows = units[["uuid", "parent", "name", "code", "type", "source_ref"]].copy()
    refs = units.set_index("uuid")["source_ref"]
    rows["ref"], rows["parent_ref"] = rows["source_ref"], rows["parent"].map(refs)
    places = units["point"].to_numpy()
    rows["latitude"], rows["longitude"] = shapely.get_y(places), shapely.get_x(places)
    list_file = folder / "ministry.csv"
    rows[["ref", "parent_ref", "name", "code", "type", "latitude", "longitude"]].to_csv(
        list_file, index=False
    )
    import_version(registry, [list_file], source="Ministry list", lenient=True)
