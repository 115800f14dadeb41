from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_changes import Author, State, states

from georegistry_desktop.domain import Unit
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import apply_comparison, compare_versions


@pytest.fixture
def country(curated: Registry) -> Registry:
    return curated


def differing(registry: Registry, base: str, other: str) -> dict[str, int]:
    counts = compare_versions(registry, base, other).counts
    return {kind: counts[kind] for kind in ("new", "missing", "changed")}


def compared(found: State) -> Mapping[object, object]:
    """Without references, which no comparison looks at."""
    return {k: replace(r, references=frozenset()) if isinstance(r, Unit) else r for k, r in found.items()}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_that_applying_all_differences_makes_the_base_equal_to_the_other(
    country: Registry, data: st.DataObject
) -> None:
    """For any edits: apply(base, other) makes base into other; one undo makes it what it was."""
    author = Author((country,), data)
    start = states(country)
    try:
        for _ in range(data.draw(st.integers(1, 4))):
            author.commit()
        wanted = states(country)
        other = country.publish("P").label
    finally:  # also when hypothesis gives an example up: the next one starts where this one did
        for entry in reversed(author.entries[country]):
            country.undo(entry.revision)
    try:
        applied = apply_comparison(country, "P", other, missing="delete")
        assert applied.plan.skipped == ()
        assert compared(states(country)) == compared(wanted)
        assert differing(country, "P", other) == {"new": 0, "missing": 0, "changed": 0}
        assert differing(country, other, "P") == {"new": 0, "missing": 0, "changed": 0}
    finally:
        if country.history()[-1].kind == "apply":
            country.undo()
    assert states(country) == start
    country.drop(other)
