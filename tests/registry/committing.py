"""Changes that tests commit, and which rules they broke."""

from __future__ import annotations

import pytest
from factories import uid

from georegistry_desktop.domain import Changeset, RulesBroken, Set
from georegistry_desktop.storage import Registry


def change(field: str, before: object, after: object, unit: str = "f1") -> Set:
    return Set(uid(unit), field, before, after)  # type: ignore[arg-type]


def codes(fault: RulesBroken) -> list[str]:
    return [p.code for p in fault.problems]


def broken(registry: Registry, *changes: Set) -> list[str]:
    """The rules that changes of P would break."""
    with pytest.raises(RulesBroken) as caught:
        registry.commit("P", Changeset("bad", changes))
    return codes(caught.value)
