"""Registries of whole countries, for ``copy_of``. Sierra Leone's want the fixture ``shared_data``."""

from __future__ import annotations

from dataclasses import replace

from real_data import SHARED
from reviews import changed_copy

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.workflows import import_version, make_demo

_FOLDER = SHARED / "data" / "sierra-leone-dhis2"


def demo(address: str) -> None:
    """The demo country: DHIS2@1, Ministry list@1, Pyramid@live, 300 units."""
    with create_registry(address) as registry:
        make_demo(registry, units=300)


def sierra_leone(address: str) -> None:
    """As DHIS2@1 and Pyramid@live."""
    with create_registry(address) as registry:
        import_version(registry, [_FOLDER / "metadata_2021_play2.34.json"], source="DHIS2")
        registry.copy("DHIS2", "Pyramid")


def changed_sierra_leone(address: str) -> None:
    """The same, and as it is some months later as DHIS2@2."""
    sierra_leone(address)
    with open_registry(address) as registry:
        frame = registry.read("DHIS2")
        registry.load("DHIS2", replace(changed_copy(frame), lineage=frame.lineage), origin={})


def sierra_leone_with_groups(address: str) -> None:
    """All files of Sierra Leone as DHIS2@1 and P@live."""
    with create_registry(address) as registry:
        import_version(registry, sorted(_FOLDER.glob("*.json")), source="DHIS2")
        registry.copy("DHIS2", "P")
