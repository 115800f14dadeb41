"""Two versions set beside each other: what is new, missing, changed, and the plan that takes it over."""

from georegistry_desktop.compare.comparing import compare
from georegistry_desktop.compare.consequences import Consequences
from georegistry_desktop.compare.differences import UNIT_KINDS, Differences, differences
from georegistry_desktop.compare.filtering import Filter, matching, parse_filter
from georegistry_desktop.compare.pairing import PAIRINGS, Pairs, choose_key, pair
from georegistry_desktop.compare.planning import Choice, Missing, Plan, plan, plan_choice
from georegistry_desktop.compare.wording import words
from georegistry_desktop.domain.comparison import Comparison

__all__ = [
    "PAIRINGS",
    "UNIT_KINDS",
    "Choice",
    "Comparison",
    "Consequences",
    "Differences",
    "Filter",
    "Missing",
    "Pairs",
    "Plan",
    "choose_key",
    "compare",
    "differences",
    "matching",
    "pair",
    "parse_filter",
    "plan",
    "plan_choice",
    "words",
]
