"""What ``check`` reports of a version that is stored, whichever way it got there."""

from __future__ import annotations

from dataclasses import replace

from factories import small_country, version_frame
from shapely import MultiPolygon, Polygon

from georegistry_desktop.domain import UnitType
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import check_version

BOW_TIE = MultiPolygon([Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])])


def found(registry: Registry, version: str = "A") -> list[tuple[str, str | None, str | None]]:
    return [(p.code, p.field, p.unit) for p in check_version(registry, version)]


def test_that_a_sound_version_has_no_problems(curated: Registry) -> None:
    assert found(curated, "P") == []


def test_that_all_that_an_import_would_say_is_reported(registry: Registry) -> None:
    rows = [
        {"ref": "r", "name": "Region", "type": "Region"},
        {"ref": "a", "name": "Post", "parent": "r", "code": "K", "source_ref": "same"},
        {"ref": "b", "name": "Post", "parent": "r", "code": "K", "source_ref": "same"},
        {
            "ref": "d",
            "name": "Dated",
            "parent": "r",
            "opening_date": "2020-01-01",
            "closed_date": "2019-01-01",
        },
        {"ref": "e", "name": "Crossing", "parent": "r", "boundary": BOW_TIE},
        {"ref": "n", "name": " ", "parent": "r"},
        {"ref": "s", "name": "Second root"},
    ]
    registry.load("A", version_frame(rows), origin={})
    assert found(registry) == [
        ("key-repeated", "source_ref", "Post (same)"),
        ("key-repeated", "source_ref", "Post (same)"),
        ("key-repeated", "code", "Post (same)"),
        ("key-repeated", "code", "Post (same)"),
        ("name-blank", "name", "  (n)"),
        ("roots-several", "parent", None),
        ("dates-swapped", "closed_date", "Dated (d)"),
        ("name-repeated", "name", "Post (same)"),
        ("geometry-invalid", "boundary", "Crossing (e)"),
    ]


def test_that_a_type_below_a_parent_that_it_does_not_allow_is_reported(registry: Registry) -> None:
    kinds = (
        UnitType(name="Region", allowed_parents=frozenset({"Country"})),
        UnitType(name="District", allowed_parents=frozenset({"Country", "Area"})),
    )
    others = tuple(t for t in small_country().types if t.name not in ("Region", "District"))
    registry.load("A", replace(small_country(), types=(*others, *kinds)), origin={})
    assert found(registry) == [
        ("parent-type", "parent", "Kakua (d1)"),
        ("parent-type", "parent", "Badjia (d2)"),
        ("parent-type", "parent", "Bargbe (d3)"),
    ]
