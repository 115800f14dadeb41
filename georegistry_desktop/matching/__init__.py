"""Which unit of one list is which of another: links with a probability and its reasons.

Two frames in, links out; no database, no window. The stages: ``normalise`` (names into words),
``candidates`` (few pairs, hardly a true one missed; parents that children vote for), ``features`` (what is
seen of a pair), ``model`` (evidence), ``rivals`` (one counterpart each), ``assign`` (links) and
``explaining``. ``engine`` runs them; ``rescoring`` answers anew to what people decide.
"""

from georegistry_desktop.matching.algorithms import UNWEIGHED, algorithm, algorithm_names
from georegistry_desktop.matching.dictionary import Dictionary, shipped_text
from georegistry_desktop.matching.explaining import Reason
from georegistry_desktop.matching.full import match, match_names
from georegistry_desktop.matching.gathering import with_tables
from georegistry_desktop.matching.kept_pairs import kept_pairs
from georegistry_desktop.matching.matching import Matching
from georegistry_desktop.matching.rescoring import Changed, Rescorer
from georegistry_desktop.matching.rules import Rules

__all__ = [
    "UNWEIGHED",
    "Changed",
    "Dictionary",
    "Matching",
    "Reason",
    "Rescorer",
    "Rules",
    "algorithm",
    "algorithm_names",
    "kept_pairs",
    "match",
    "match_names",
    "shipped_text",
    "with_tables",
]
