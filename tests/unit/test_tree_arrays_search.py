"""Finding units in a tree of arrays."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from outlines import outline_of

from georegistry_desktop.domain import Unit
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.scene.tree.texts import Texts

UNITS = [
    Unit(uuid="land", name="Land"),
    Unit(uuid="bo", name="Bo", parent="land", code="D 1", source_ref="R1"),
    Unit(uuid="thies", name="Thiès Nord", parent="land", short_name="TN", code="OU_600", source_ref="R2"),
    Unit(uuid="njala", name="Njala CHC", parent="bo", aliases=frozenset({"Vieux Poste"}), source_ref="R3"),
    Unit(uuid="kon", name="Kono", parent="bo", code="ou_601", source_ref="R4"),
]
TREE = TreeArrays.build(outline_of(UNITS))


def found(text: str, tree: TreeArrays = TREE) -> list[str]:
    return [tree.uuid(row) for row in np.flatnonzero(tree.search(text).hits).tolist()]


@pytest.mark.parametrize(
    ("text", "uuids"),
    [
        ("thies", ["thies"]),
        ("THIÈS", ["thies"]),
        ("nord thi", ["thies"]),
        ('"thies nord"', ["thies"]),
        ('"nord thies"', []),
        ('"thies no', ["thies"]),
        ("tn", ["thies"]),
        ("vieux", ["njala"]),
        ("o", ["bo", "thies", "njala", "kon"]),
        ("   ", []),
        ("nothing", []),
        ("OU_600", ["thies"]),
        ("r3", ["njala"]),
        ("D 1", ["bo"]),
        ("codes: OU_600, OU_601; nope", ["thies", "kon"]),
        ("Refs:R1 R4", ["bo", "kon"]),
        ("ids: land\nnjala", ["land", "njala"]),
        ("ids:", []),
    ],
)
def test_that_units_are_found_by(text: str, uuids: list[str]) -> None:
    assert found(text) == uuids


def test_that_a_name_does_not_run_on_into_the_next_one() -> None:
    assert found("ordtn") == []
    assert found("bothies") == []


def test_that_ancestors_are_kept_with_the_hits() -> None:
    kept = TREE.search("njala").kept
    assert [TREE.uuid(row) for row in np.flatnonzero(kept).tolist()] == ["land", "bo", "njala"]


def test_that_entries_of_a_list_that_nobody_has_are_told() -> None:
    assert TREE.search("codes: OU_600, nope").unknown == ("nope",)


def test_that_search_knows_what_changed_and_what_is_gone() -> None:
    changed = {"bo": Unit(uuid="bo", name="Boom", parent="land"), "kon": None}
    patched = TREE.patched({**changed, "new": Unit(uuid="new", name="Thiès Sud", code="S", parent="bo")})
    assert found("boom", patched) == ["bo"]
    assert found("kono", patched) == []
    assert found("thies", patched) == ["thies", "new"]
    assert found("codes: s ou_601", patched) == ["new"]
    assert found("R1", patched) == []


@given(st.lists(st.text("abé\x1f ", max_size=9)), st.text("abé ", min_size=1, max_size=6))
def test_that_containing_is_what_python_says(texts: list[str], needle: str) -> None:
    import pyarrow as pa

    column = Texts.of(pa.array(texts, pa.large_string()))
    assert column.containing(needle).tolist() == [needle in text for text in texts]


@pytest.mark.parametrize("at", range(-7, 8))
def test_that_a_text_is_found_where_two_stretches_meet(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow as pa

    monkeypatch.setattr("georegistry_desktop.scene.tree.texts._STRETCH", 16)
    texts = ["x" * (16 + at), "needles", "x"]
    column = Texts.of(pa.array(texts, pa.large_string()))
    assert column.containing("needles").tolist() == [False, True, False]
