"""Two versions into one: which units there are, which side each field is taken from, what is kept of both.

Two frames and their pairs in, a frame out, with the problems that speak against it; no database.
"""

from georegistry_desktop.compare.uniting.contested import Contested
from georegistry_desktop.compare.uniting.rules import RULED_FIELDS, RULES, Rule, UnionRules, rules_of
from georegistry_desktop.compare.uniting.uniting import Union, unite
from georegistry_desktop.compare.uniting.wanted import ByHand, Wanted

__all__ = [
    "RULED_FIELDS",
    "RULES",
    "ByHand",
    "Contested",
    "Rule",
    "Union",
    "UnionRules",
    "Wanted",
    "rules_of",
    "unite",
]
