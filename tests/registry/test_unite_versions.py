"""Two versions united in a registry, on both databases."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from factories import small_country, uid, version_frame

from georegistry_desktop.compare.uniting import ByHand, UnionRules
from georegistry_desktop.domain import Changeset, Refused, Set, UnionRefused
from georegistry_desktop.domain.linking import LinkDecision
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.sources.version_words import origin_words
from georegistry_desktop.workflows import compare_versions, unite_versions

REFS = ("c", "r1", "r2", "d1", "d2", "d3", *(f"f{i}" for i in range(1, 7)))


def z(ref: str) -> str:
    return uid(f"z{ref}")


@pytest.fixture
def two(curated: Registry) -> Registry:
    """P, live, and B: the same country in another system, with one more facility; all but that are linked."""
    country = small_country()
    units = country.units.copy()
    refs = dict(zip(units["uuid"], units["source_ref"], strict=True))
    for column in ("uuid", "parent"):
        units[column] = [z(refs[u]) if isinstance(u, str) else u for u in units[column]]
    units["source_ref"] = "other-" + units["source_ref"]
    units["name"] = units["name"].str.replace("Health post", "PHU")
    more = version_frame([{"ref": "n", "name": "New one", "type": "Facility", "uuid": z("n")}]).units
    more["parent"] = z("d1")
    import pandas as pd

    units = pd.concat([units, more], ignore_index=True)
    empty = country.memberships.iloc[:0], country.references.iloc[:0]
    curated.load("B", replace(country, units=units, memberships=empty[0], references=empty[1]), origin={})
    link(curated, *REFS)
    return curated


def link(registry: Registry, *refs: str) -> None:
    decisions = [LinkDecision(uid(ref), z(ref), "accepted") for ref in refs]
    registry.links.decide("P", "B", decisions, label="accepted")


def test_that_a_union_is_the_next_snapshot_of_its_source_and_says_what_it_came_of(two: Registry) -> None:
    done = unite_versions(two, "P", "B", source="Both", rules=UnionRules(fields={"name": "longest"}))
    assert (done.version, done.by, done.counts["units"], done.counts["only_b"]) == ("Both@1", "links", 13, 1)
    origin = two.find_version("Both").origin["union"]
    assert isinstance(origin, dict)
    assert (origin["a"], origin["b"], origin["rules"]) == ("P@live", "B@1", {"name": "longest"})
    found = two.unit("Both", "f1")
    assert found.uuid == uid("f1")
    assert {"P:f1", "B:other-f1"} <= found.references
    assert found.extra["united_from"] == {"name": "P@live"}
    assert two.records("Both", [z("n")])[z("n")].parent == uid("d1")
    assert {"MoH:77", "P:f4", "B:other-f4"} <= two.unit("Both", "f4").references
    assert unite_versions(two, "P", "B", source="Both").version == "Both@2"
    assert two.health() == []


def test_that_a_union_is_called_one_where_versions_are_listed(two: Registry) -> None:
    unite_versions(two, "P", "B", source="Both")
    assert origin_words(two.find_version("Both")) == "Union of P · live and B · #1"


def test_that_a_union_can_be_copied_edited_and_compared_with_what_it_came_of(two: Registry) -> None:
    unite_versions(two, "P", "B", source="Both")
    two.copy("Both", "Curated")
    assert two.find_version("Curated").state == "live"
    found = compare_versions(two, "P", "Both")
    assert found.by == "unit"
    assert found.counts["new"] == 1
    assert found.counts["missing"] == 0


def test_that_a_unit_that_was_edited_later_counts_as_the_newer_one(two: Registry) -> None:
    rules = UnionRules("newest")
    unite_versions(two, "P", "B", source="Before", rules=rules)
    assert two.unit("Before", "f1").name == "PHU 1", "B was made later"
    two.commit("P", Changeset("edit", (Set(uid("f1"), "name", "Health post 1", "Clinic"),)))
    unite_versions(two, "P", "B", source="After", rules=rules)
    assert (two.unit("After", "f1").name, two.unit("After", "f2").name) == ("Clinic", "PHU 2")


def test_that_everything_that_speaks_against_it_is_told_at_once_and_nothing_is_written(
    two: Registry, tmp_path: Path
) -> None:
    two.links.decide("P", "B", [LinkDecision(uid("f2"), z("f2"), None)], label="break")
    two.links.decide("P", "B", [LinkDecision(uid("f2"), "", "flagged", "where?")], label="flag")
    file = tmp_path / "by_hand.csv"
    file.write_text("unit,field,side\nnobody,name,b\nf1,nam,b\nf1,name,c\nf2,name,b\nf1,name,a\nf1,name,b\n")
    with pytest.raises(UnionRefused) as refused:
        unite_versions(two, "P", "B", source="Both", by_hand=file)
    assert sorted(p.code for p in refused.value.problems) == [
        "by-hand-alone",
        "by-hand-field",
        "by-hand-side",
        "by-hand-twice",
        "by-hand-unit",
        "union-codes",
        "union-undecided",
    ]
    assert "Both" not in [version.source for version in two.versions()]
    tried = unite_versions(two, "P", "B", source="Both", by_hand=file, dry_run=True)
    assert tried.refused
    assert tried.version is None


def test_that_lenient_takes_what_is_undecided_once(two: Registry) -> None:
    two.links.decide("P", "B", [LinkDecision(uid("f2"), z("f2"), "flagged")], label="flag")
    done = unite_versions(two, "P", "B", source="Both", lenient=True)
    assert done.counts["left_out"] == 1
    assert done.counts["units"] == 13
    assert len(done.problems) == 2


def test_that_a_list_decides_by_hand(two: Registry, tmp_path: Path) -> None:
    file = tmp_path / "by_hand.csv"
    file.write_text(f"Unit,Field,Side\nother-f1,name,B\n{uid('f2')},name,b\n")
    done = unite_versions(two, "P", "B", source="Both", by_hand=file)
    assert done.by_hand == 2
    assert [two.unit("Both", ref).name for ref in ("f1", "f2", "f3")] == ["PHU 1", "PHU 2", "Health post 3"]


def test_that_choices_decide_by_hand_before_a_list(two: Registry, tmp_path: Path) -> None:
    file = tmp_path / "by_hand.csv"
    file.write_text("unit,field,side\nf1,name,b\nf2,name,b\n")
    chosen = [ByHand(uid("f1"), "name", "a"), ByHand(z("f3"), "name", "b")]
    done = unite_versions(two, "P", "B", source="Both", by_hand=file, choices=chosen)
    assert done.by_hand == 3
    names = [two.unit("Both", ref).name for ref in ("f1", "f2", "f3")]
    assert names == ["Health post 1", "PHU 2", "PHU 3"]
    assert two.unit("Both", "f3").extra["united_from"] == {"name": "B@1"}


def test_that_choices_that_cannot_hold_are_told(two: Registry) -> None:
    chosen = [ByHand(z("n"), "name", "b"), ByHand(uid("nobody"), "code", "a")]
    tried = unite_versions(two, "P", "B", source="Both", choices=chosen, dry_run=True)
    assert [(p.code, p.field) for p in tried.problems if p.severity == "fatal"] == [
        ("by-hand-alone", "name"),
        ("by-hand-unit", "code"),
    ]
    with pytest.raises(UnionRefused):
        unite_versions(two, "P", "B", source="Both", choices=chosen)
    for bad in (ByHand(uid("f1"), "nam", "a"), ByHand(uid("f1"), "name", "c")):  # type: ignore[arg-type]
        with pytest.raises(Refused) as refused:
            unite_versions(two, "P", "B", source="Both", choices=[bad])
        assert refused.value.code == "option-bad"


def test_that_a_union_does_not_become_the_next_snapshot_of_what_is_none(two: Registry) -> None:
    two.load("C", small_country(), origin={})
    for source, code in (
        ("A", "union-source"),
        ("B", "union-source"),
        ("P", "source-curated"),
        ("x@y", "source-name-bad"),
    ):
        with pytest.raises(Refused) as refused:
            unite_versions(two, "P", "B", source=source)
        assert refused.value.code == code
    unite_versions(two, "P", "B", source="Both")
    with pytest.raises(Refused) as refused:
        unite_versions(two, "C", "B", source="Both", by="code")
    assert refused.value.code == "union-source"
    assert unite_versions(two, "Both", "C", source="Both", by="ref", lenient=True).version == "Both@2"


def test_that_it_goes_by_keys_where_no_link_is_accepted(curated: Registry) -> None:
    curated.load("C", small_country(), origin={})
    done = unite_versions(curated, "A", "C", source="Both")
    assert (done.by, done.counts["both"], done.problems) == ("ref", 12, ())
    assert "united_from" not in json.loads(json.dumps(dict(curated.unit("Both", "f1").extra)))
    assert len(curated.groups("Both")) == 2
    with pytest.raises(Refused) as refused:
        unite_versions(curated, "A", "C", source="Both", by="links")
    assert refused.value.code == "links-none"
    with pytest.raises(Refused) as refused:
        unite_versions(curated, "A", "A@1", source="Both")
    assert refused.value.code == "compare-same"
