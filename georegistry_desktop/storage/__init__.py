"""The registry over a GeoPackage or PostGIS: tables, commit, bulk load, history, change feed, migrations.

``Registry`` is the door. Row ids never leave this room.
"""

from georegistry_desktop.domain.mark import Mark
from georegistry_desktop.storage.claims import LONGEST_CLAIM_TEXT, Claim
from georegistry_desktop.storage.collected import Collected
from georegistry_desktop.storage.history import Entry, Feed
from georegistry_desktop.storage.light_read import Outline, VersionShapes
from georegistry_desktop.storage.links import Links, MatchRun
from georegistry_desktop.storage.proposals import Decision, ProposedChange
from georegistry_desktop.storage.registry import Registry
from georegistry_desktop.storage.reviews import Decided, ReviewHeader, Reviews
from georegistry_desktop.storage.steps import Steps
from georegistry_desktop.storage.unit_links import UnitLink
from georegistry_desktop.storage.versions import Identities, Version
from georegistry_desktop.storage.watching import Watch

__all__ = [
    "LONGEST_CLAIM_TEXT",
    "Claim",
    "Collected",
    "Decided",
    "Decision",
    "Entry",
    "Feed",
    "Identities",
    "Links",
    "Mark",
    "MatchRun",
    "Outline",
    "ProposedChange",
    "Registry",
    "ReviewHeader",
    "Reviews",
    "Steps",
    "UnitLink",
    "Version",
    "VersionShapes",
    "Watch",
]
