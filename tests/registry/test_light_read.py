"""Trees and maps read less than a whole version, and know when what they keep is old."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
import shapely
from factories import curated, square, uid
from pandas.testing import assert_frame_equal
from shapely import Point

from georegistry_desktop import open_registry
from georegistry_desktop.domain import Changeset, Created, Deleted, Set, Unit
from georegistry_desktop.domain.progress import silent
from georegistry_desktop.storage import Registry

TEXTS = ["uuid", "parent", "type", "name", "short_name", "code", "source_ref", "status", "aliases"]


def test_that_an_outline_says_what_the_whole_version_says(curated: Registry) -> None:
    whole = curated.units("P")
    outline = curated.outline("P").units
    assert_frame_equal(outline[TEXTS], whole[TEXTS])
    assert outline["has_point"].tolist() == whole["point"].notna().tolist()
    assert outline["has_boundary"].tolist() == whole["boundary"].notna().tolist()
    assert outline["has_point"].sum() == 6 == outline["has_boundary"].sum()


def test_that_shapes_stand_in_the_order_of_the_outline(curated: Registry) -> None:
    whole = curated.units("P")
    shapes = curated.shapes("P")
    assert shapes.uuids.to_pylist() == curated.outline("P").units["uuid"].tolist()
    for mine, theirs in ((shapes.points, whole["point"]), (shapes.boundaries, whole["boundary"])):
        assert [g if g is None else shapely.to_wkb(g) for g in mine] == list(
            shapely.to_wkb(theirs.to_numpy())
        )


def test_that_a_version_without_units_has_an_empty_outline(registry: Registry) -> None:
    from factories import version_frame

    registry.load("E", version_frame([]), origin={})
    assert len(registry.outline("E").units) == 0
    assert len(registry.shapes("E").boundaries) == 0


def test_that_a_mark_changes_with_the_version_alone(curated: Registry) -> None:
    before, snapshot = curated.mark("P"), curated.mark("A@1")
    assert before == curated.outline("P").mark == curated.shapes("P").mark
    curated.commit("P", Changeset("n", (Set(uid("f1"), "name", "Health post 1", "N"),)))
    assert curated.mark("P") != before
    assert curated.mark("A@1") == snapshot


def test_that_all_that_was_touched_since_a_mark_is_told(curated: Registry) -> None:
    before = curated.mark("P")
    assert curated.touched_since(before) == frozenset()
    new = Unit(uuid=uid("n"), name="New", parent=uid("d1"), point=Point(0.5, 2.5))
    curated.commit("P", Changeset("new", (Created(new),)))
    curated.commit("P", Changeset("shape", (Set(uid("d1"), "boundary", square(0, 2), square(0, 2, 0.9)),)))
    curated.commit("P", Changeset("gone", (Deleted(curated.unit("P", uid("f6"))),)))
    curated.copy("A@1", "Q")
    curated.commit("Q", Changeset("n", (Set(uid("f2"), "name", "Health post 2", "N"),)))
    assert curated.touched_since(before) == {uid("n"), uid("d1"), uid("f6")}
    assert curated.touched_since(curated.mark("P")) == frozenset()


@pytest.mark.parametrize("other", ["registry", "changeset", "committed_at"])
def test_that_a_mark_of_another_registry_is_known_as_such(curated: Registry, other: str) -> None:
    mark = curated.mark("P")
    assert curated.touched_since(replace(mark, **{other: "another"})) is None
    assert curated.touched_since(replace(mark, revision=99)) is None


def test_that_copies_of_a_file_that_went_apart_have_other_marks(tmp_path: Path) -> None:
    from georegistry_desktop import create_registry

    one, two = tmp_path / "one.gpkg", tmp_path / "two.gpkg"
    with create_registry(one) as registry:
        before = curated(registry).mark("P")
    shutil.copy(one, two)
    marks = []
    for file, name in ((one, "N"), (two, "M")):
        with open_registry(file) as registry:
            assert registry.mark("P") == before
            registry.commit("P", Changeset("n", (Set(uid("f1"), "name", "Health post 1", name),)))
            marks.append(registry.mark("P"))
            assert registry.touched_since(before) == {uid("f1")}
    with open_registry(one) as registry:
        assert marks[0].revision == marks[1].revision
        assert registry.touched_since(marks[1]) is None


def test_that_reading_lightly_tells_its_progress_and_can_be_stopped(curated: Registry) -> None:
    steps: list[str] = []
    curated.shapes("P", progress=lambda step, *_: steps.append(step))
    assert steps == ["Reading units", "Reading boundaries"]
    assert curated.outline("P", progress=silent).units is not None
