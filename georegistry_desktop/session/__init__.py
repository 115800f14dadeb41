"""One open registry at work: its threads, long jobs, the feed of what changes.

``Session`` is the door. No Qt; ``ui.bridge`` brings its events to the window.
"""

from georegistry_desktop.session.events import (
    ClaimsChanged,
    ConnectionChanged,
    Event,
    HistoryChanged,
    JobChanged,
    ProposalsChanged,
    StepsChanged,
    UnitsChanged,
    VersionsChanged,
)
from georegistry_desktop.session.glimpse import Glimpse
from georegistry_desktop.session.jobs import Job
from georegistry_desktop.session.kept_edits import Kept, KeptEdits, UnreadableEdits
from georegistry_desktop.session.opening import begin
from georegistry_desktop.session.pending import Pending
from georegistry_desktop.session.session import Session
from georegistry_desktop.session.views import VersionView

__all__ = [
    "ClaimsChanged",
    "ConnectionChanged",
    "Event",
    "Glimpse",
    "HistoryChanged",
    "Job",
    "JobChanged",
    "Kept",
    "KeptEdits",
    "Pending",
    "ProposalsChanged",
    "Session",
    "StepsChanged",
    "UnitsChanged",
    "UnreadableEdits",
    "VersionView",
    "VersionsChanged",
    "begin",
]
