"""The field's own words: records, changes, conflicts, problems, and pure functions over them.

Imports nothing of the other rooms.
"""

from georegistry_desktop.domain.changes import Change, Changeset, Created, Deleted, Set
from georegistry_desktop.domain.conflicts import Conflict
from georegistry_desktop.domain.errors import (
    Cancelled,
    ConflictError,
    GeoRegistryError,
    ImportRefused,
    Refused,
    RegistryBusy,
    RulesBroken,
    UnionRefused,
)
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.progress import Progress, silent
from georegistry_desktop.domain.records import Group, GroupSet, Record, Unit, UnitType
from georegistry_desktop.domain.values import Json, Value

__all__ = [
    "Cancelled",
    "Change",
    "Changeset",
    "Conflict",
    "ConflictError",
    "Created",
    "Deleted",
    "GeoRegistryError",
    "Group",
    "GroupSet",
    "ImportRefused",
    "Json",
    "Problem",
    "Progress",
    "Record",
    "Refused",
    "RegistryBusy",
    "RulesBroken",
    "Set",
    "UnionRefused",
    "Unit",
    "UnitType",
    "Value",
    "silent",
]
