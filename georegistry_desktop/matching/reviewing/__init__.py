"""Links under review: what is proposed, what people decided, and what one more decision would do.

No database and no window. ``LinkReview`` is the door. Inside: ``sides`` (one list as it is looked into),
``level_order`` (its tree), ``pairs`` (candidates), ``ledger`` (decisions), ``standing`` (what follows from
both for each unit), ``following`` (new scores), ``queueing`` (what to look at next), ``choosing`` (what one
unit might be), ``plans`` and ``bulk`` (decisions to be handed to the registry), ``marks`` (whether a unit is
still what it was when it was decided about).
"""

from georegistry_desktop.matching.reviewing.bulk import Bulk
from georegistry_desktop.matching.reviewing.choosing import Candidate
from georegistry_desktop.matching.reviewing.marks import unit_marks
from georegistry_desktop.matching.reviewing.review import LinkReview
from georegistry_desktop.matching.worth import MOST_CANDIDATES

__all__ = ["MOST_CANDIDATES", "Bulk", "Candidate", "LinkReview", "unit_marks"]
