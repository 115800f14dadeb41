"""A version in bulk: frames with Arrow strings, as the registry hands out and takes in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from georegistry_desktop.domain.records import COMPARED_FIELDS, UnitType

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

TEXT_COLUMNS = (
    "uuid",
    "parent",
    "type",
    "name",
    "short_name",
    "code",
    "source_ref",
    "status",
    "opening_date",
    "closed_date",
    "aliases",
    "extra",
    "translations",
)
"""Text columns of ``VersionFrame.units``. ``parent`` is a uuid, ``type`` a type's name, dates are
``YYYY-MM-DD``; ``aliases`` is a JSON list, ``extra`` and ``translations`` are JSON objects with sorted keys
(null where empty)."""
NUMBER_COLUMNS = ("altitude", "accuracy")
"""Metres, float64, NaN where unknown."""
GEOMETRY_COLUMNS = ("point", "boundary")
"""Point and MultiPolygon, 2D, EPSG:4326, None where missing; ``point`` is the active geometry."""

TABLES: Mapping[str, tuple[str, ...]] = {
    "groups": ("uuid", "name", "source_ref", "code"),
    "memberships": ("unit", "group"),
    "group_sets": ("uuid", "name", "source_ref"),
    "group_set_members": ("group_set", "group"),
    "references": ("unit", "source", "ref"),
}
"""The smaller tables beside the units; all text; units, groups and sets are named by uuid."""


def empty_table(name: str) -> pd.DataFrame:
    """An empty one of ``TABLES``."""
    import pandas as pd

    return pd.DataFrame({column: pd.Series(dtype="str") for column in TABLES[name]})


@dataclass(frozen=True)
class VersionFrame:
    """All units of one version with its groups.

    ``fields`` names what the version carries at all (of ``COMPARED_FIELDS``): what it does not carry is
    neither compared nor applied. ``lineage`` is equal for versions whose uuids mean the same units.
    ``types`` are those of the account (or, read from a file, those that the file needs). ``attributes`` gives
    keys of ``extra`` the id by which the system that the version comes from knows them.
    """

    label: str
    units: gpd.GeoDataFrame
    fields: frozenset[str]
    lineage: str | None = None
    types: tuple[UnitType, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)
    groups: pd.DataFrame = field(default_factory=lambda: empty_table("groups"))
    memberships: pd.DataFrame = field(default_factory=lambda: empty_table("memberships"))
    group_sets: pd.DataFrame = field(default_factory=lambda: empty_table("group_sets"))
    group_set_members: pd.DataFrame = field(default_factory=lambda: empty_table("group_set_members"))
    references: pd.DataFrame = field(default_factory=lambda: empty_table("references"))

    def filled(self) -> frozenset[str]:
        """The compared fields that some unit has a value of its own in."""
        found = {n for n in COMPARED_FIELDS if n in self.units and self.units[n].notna().any()} - {"status"}
        if (self.units["status"] != "NEW").any():
            found.add("status")
        return frozenset(found | ({"groups"} if len(self.memberships) else set()))
