"""Review a comparison: start or go on, decide on each difference, see what would come of it, apply.

A ``Review`` in hand never changes; each act gives a new one and is in the registry before it does.
"""

from georegistry_desktop.workflows.review.applying import Outcome, apply_review, outcome
from georegistry_desktop.workflows.review.deciding import decide, decide_each, refresh_review
from georegistry_desktop.workflows.review.review import Review, review_of, review_versions

__all__ = [
    "Outcome",
    "Review",
    "apply_review",
    "decide",
    "decide_each",
    "outcome",
    "refresh_review",
    "review_of",
    "review_versions",
]
