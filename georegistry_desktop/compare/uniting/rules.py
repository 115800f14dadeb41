"""By what rule each field of two linked units is taken from one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, cast, get_args

from georegistry_desktop.domain.errors import require_known
from georegistry_desktop.domain.records import COMPARED_FIELDS

Rule: TypeAlias = Literal["a", "b", "newest", "precise", "longest"]
RULES: tuple[Rule, ...] = get_args(Rule)
PREFERENCES: tuple[Rule, ...] = ("a", "b", "newest")
"""Rules that can be meant of every field."""
KEPT_OF_BOTH = ("aliases", "groups")
"""Sets: what either side has is in the union, so no rule has anything to decide."""
RULED_FIELDS = tuple(name for name in COMPARED_FIELDS if name not in KEPT_OF_BOTH)
KEYED = ("extra", "translations")
_PRECISE = ("point", "boundary")
_LONGEST = ("name", "short_name", "code", *KEYED)


@dataclass(frozen=True)
class UnionRules:
    """Owns the rules: ``prefer`` for all fields without one of their own in ``fields``.

    ``a`` and ``b`` take that side's value, the other's where it is empty; ``newest`` that of the side that
    was changed later; ``precise`` the point with the better accuracy, else with more decimals, and the
    boundary with more vertices; ``longest`` the longer text. What a rule leaves open is a's. Raises
    ``Refused`` (``option-bad``).
    """

    prefer: Rule = "a"
    fields: Mapping[str, Rule] = field(default_factory=dict)

    def __post_init__(self) -> None:
        require_known("preference", [self.prefer], PREFERENCES)
        require_known("field with a rule", self.fields, RULED_FIELDS)
        for name, rule in self.fields.items():
            require_known(f"rule for {name}", [rule], rules_of(name))

    def of(self, name: str) -> Rule:
        """The rule of a field."""
        return self.fields.get(name, self.prefer)


def rules_of(name: str) -> tuple[Rule, ...]:
    """The rules that can be meant of a field."""
    more = (("precise",) if name in _PRECISE else ()) + (("longest",) if name in _LONGEST else ())
    return (*PREFERENCES, *(cast(Rule, rule) for rule in more))
