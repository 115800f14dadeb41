"""Two versions set beside each other: what is new, missing, changed, and the plan that takes it over."""

from georegistry_desktop.compare.comparing import compare
from georegistry_desktop.compare.planning import Missing, Plan, plan
from georegistry_desktop.compare.wording import words
from georegistry_desktop.domain.comparison import Comparison

__all__ = ["Comparison", "Missing", "Plan", "compare", "plan", "words"]
