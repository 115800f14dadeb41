"""The report of a matching that somebody keeps: figures of what was proposed and decided, as tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

FACTS = ("what", "value")
ALONE = ("uuid", "ref", "name", "type", "level", "parent", "state", "comment", "decided_by", "decided_at")
FLAGGED = (
    "a_ref",
    "a_name",
    "a_parent",
    "b_ref",
    "b_name",
    "b_parent",
    "comment",
    "decided_by",
    "decided_at",
)


@dataclass(frozen=True, kw_only=True)
class MatchingReport:
    """Owns the tables beside the list of links itself.

    ``facts`` has ``FACTS``: versions, figures, the run with its parameters. ``by_type`` and ``by_level``
    count the units of a by state, with the share that is decided; ``by_person`` who decided how much from
    when to when. ``alone_a`` and ``alone_b`` (``ALONE``) have the units without a counterpart, accepted or
    proposed; ``flagged`` (``FLAGGED``) what somebody asked about; ``log`` what the run did when.
    """

    facts: pd.DataFrame
    by_type: pd.DataFrame
    by_level: pd.DataFrame
    by_person: pd.DataFrame
    alone_a: pd.DataFrame
    alone_b: pd.DataFrame
    flagged: pd.DataFrame
    log: tuple[str, ...]
