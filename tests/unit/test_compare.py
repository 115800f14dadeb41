from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from factories import small_country, square, uid, version_frame
from shapely import MultiPolygon, Point, Polygon

from georegistry_desktop.compare import Comparison, compare, plan, words
from georegistry_desktop.domain import Created, Deleted, Refused, Set, Unit
from georegistry_desktop.domain.frames import VersionFrame

BASE = {"ref": "a", "name": "Alpha", "uuid": uid("base-a")}
TODAY = date(2026, 1, 1)


def one(**other: Any) -> Comparison:
    """Compare one unit with itself changed."""
    mine = other.pop("base", {})
    return compare(version_frame([BASE | mine]), version_frame([BASE | mine | other]), by="ref")


def fields(comparison: Comparison) -> set[str]:
    return {name for name, count in comparison.field_counts.items() if count}


@pytest.mark.parametrize(
    ("field", "mine", "theirs"),
    [
        ("name", "Alpha", "alpha"),
        ("short_name", None, "A"),
        ("code", "01", "1"),
        ("type", "Area", "Aire"),
        ("status", "VALID", "NEW"),
        ("opening_date", "2001-01-01", None),
        ("closed_date", None, "2020-01-01"),
        ("aliases", '["A"]', '["A", "B"]'),
        ("extra", '{"beds": 1}', '{"beds": 2}'),
        ("translations", None, '{"fr:name": "Alfa"}'),
        ("point", Point(1, 2), Point(1, 2.001)),
        ("point", None, Point(1, 2)),
        ("boundary", square(0), square(0, 0, 2)),
        ("boundary", square(0), None),
    ],
)
def test_that_a_field_that_differs_is_found_alone(field: str, mine: Any, theirs: Any) -> None:
    comparison = one(base={field: mine}, **{field: theirs})
    assert fields(comparison) == {field}
    assert comparison.counts == {"new": 0, "missing": 0, "changed": 1, "same": 0}


@pytest.mark.parametrize(
    ("field", "mine", "theirs"),
    [
        ("short_name", None, ""),
        ("aliases", '["A", "B"]', '["B", "A"]'),
        ("aliases", None, "[]"),
        ("extra", None, "{}"),
        ("extra", '{"a": 1, "b": 2}', '{"b": 2, "a": 1}'),
        ("extra", '{"a": ""}', None),
        ("point", None, Point()),
        ("boundary", None, MultiPolygon()),
        ("boundary", square(0), MultiPolygon([Polygon([(1, 1), (0, 1), (0, 0), (1, 0)])])),
        ("altitude", 1.0, np.nan),
    ],
)
def test_that_what_says_the_same_is_no_difference(field: str, mine: Any, theirs: Any) -> None:
    assert fields(one(base={field: mine}, **{field: theirs})) == set()


def test_that_altitudes_belong_to_the_point_where_both_sides_measure_them() -> None:
    rows = one(base={"altitude": 1.0, "point": Point(-1, 2)}, altitude=2.5, point=Point(-1, 2)).differences
    place = "2.000000° N, 1.000000° W"
    assert rows[["field", "base_value", "other_value", "metres"]].values.tolist() == [
        ["point", f"{place}, 1 m high", f"{place}, 2.5 m high", 0.0]
    ]


@pytest.mark.parametrize(("theirs", "altitude"), [(np.nan, 12.0), (30.0, 30.0)])
def test_that_a_version_without_altitudes_takes_none_away(theirs: float, altitude: float) -> None:
    comparison = one(base={"point": Point(0, 0), "altitude": 12.0}, point=Point(0, 1), altitude=theirs)
    changes = plan(comparison, today=TODAY).changeset.changes
    after = {c.field: c.after for c in changes if isinstance(c, Set)}
    assert after.get("altitude", 12.0) == altitude
    assert after["point"] == Point(0, 1)


def test_that_moves_and_redraws_are_measured() -> None:
    moved = one(base={"point": Point(0, 0)}, point=Point(0, 1)).differences.iloc[0]
    assert moved["metres"] == pytest.approx(110_574, abs=1)
    drawn = one(
        base={"boundary": square(0)}, boundary=MultiPolygon([Polygon([(0, 0), (2, 0), (2, 1), (0, 1)])])
    )
    assert drawn.differences["iou"].iloc[0] == pytest.approx(0.5)
    assert drawn.differences["share"].iloc[0] == pytest.approx(1.0)


def test_that_keys_inside_a_field_are_listed_one_by_one() -> None:
    rows = one(base={"extra": '{"a": 1, "b": 2}'}, extra='{"a": 1, "b": 3, "c": 4}').differences
    cells = rows[["key", "base_value", "other_value"]].fillna("")
    assert list(cells.itertuples(index=False, name=None)) == [("b", "2", "3"), ("c", "", "4")]


def test_that_the_key_is_chosen_by_lineage_then_reference_then_code() -> None:
    mine, other = small_country(), small_country()
    assert compare(replace(mine, lineage="x"), replace(other, lineage="x")).by == "unit"
    assert compare(mine, other).by == "ref"
    bare = version_frame([{"ref": "a", "source_ref": None, "code": "1"}])
    assert compare(bare, bare).by == "code"
    nothing = version_frame([{"ref": "a", "source_ref": None}])
    with pytest.raises(Refused) as caught:
        compare(nothing, nothing)
    assert caught.value.code == "key-missing"


def test_that_repeated_and_missing_keys_are_never_paired() -> None:
    mine = version_frame(
        [
            {"ref": "a"},
            {"ref": "b1", "source_ref": "b"},
            {"ref": "b2", "source_ref": "b"},
            {"ref": "n", "source_ref": None},
        ]
    )
    other = version_frame([{"ref": "a"}, {"ref": "b"}, {"ref": "n", "source_ref": ""}])
    comparison = compare(mine, other, by="ref")
    assert comparison.counts == {"new": 0, "missing": 0, "changed": 0, "same": 1}
    assert comparison.as_json()["unpaired"] == {
        "base": {"repeated key": 2, "no key": 1},
        "other": {"repeated key": 1, "no key": 1},
    }


def test_that_parents_are_compared_by_their_pairs() -> None:
    mine = version_frame(
        [{"ref": "r"}, {"ref": "s"}, {"ref": "a", "parent": "r"}, {"ref": "b", "parent": "s"}]
    )
    other = version_frame(
        [
            {"ref": "r", "uuid": uid("other")},
            {"ref": "s", "uuid": uid("others")},
            {"ref": "a", "parent": "r"},
            {"ref": "b", "parent": "r"},
        ]
    )
    comparison = compare(mine, other, by="ref")
    rows = comparison.differences
    assert list(zip(rows["field"], rows["name"], rows["base_value"], rows["other_value"], strict=True)) == [
        ("parent", "B", "S", "R")
    ]


def test_that_groups_are_one_by_reference_or_name() -> None:
    def grouped(uuid: str, name: str, ref: str | None) -> VersionFrame:
        return version_frame([{"ref": "a"}], groups=[(uuid, name, ref, None)], memberships=[(uid("a"), uuid)])

    mine = grouped(uid("g1"), "Hôpitaux publics", None)
    assert fields(compare(mine, grouped(uid("g2"), "hopitaux  publics", None), by="ref")) == set()
    assert fields(compare(mine, grouped(uid("g2"), "Other", None), by="ref")) == {"groups"}
    by_ref = grouped(uid("g1"), "A", "x")
    assert fields(compare(by_ref, grouped(uid("g2"), "B", "x"), by="ref")) == set()


def test_that_fields_of_one_side_only_are_named_and_left_alone() -> None:
    mine = small_country()
    other = replace(mine, fields=mine.fields - {"groups", "extra"}, units=mine.units.assign(extra=None))
    comparison = compare(mine, other, by="ref")
    assert comparison.not_compared == ("groups", "extra")
    assert comparison.counts["same"] == 12
    with pytest.raises(Refused):
        compare(mine, other, fields=["colour"])


def test_that_swapping_sides_mirrors_new_and_missing() -> None:
    mine, other = small_country(), version_frame([{"ref": "c"}, {"ref": "x"}])
    one_way, back = compare(mine, other, by="ref"), compare(other, mine, by="ref")
    assert (one_way.counts["new"], one_way.counts["missing"]) == (1, 11)
    assert (back.counts["new"], back.counts["missing"]) == (11, 1)


def new_facilities() -> Comparison:
    other = version_frame(
        [
            {"ref": "c", "type": "Country"},
            {"ref": "n1", "parent": "n2", "type": "Post"},
            {"ref": "n2", "parent": "c", "type": "Zone"},
            {"ref": "n3", "parent": "c", "uuid": uid("f1")},
        ]
    )
    return compare(small_country(), other, by="ref")


def test_that_new_units_come_parents_first_and_keep_their_uuid_where_it_is_free() -> None:
    planned = plan(new_facilities(), kinds=["new"], today=TODAY)
    made = [c.record for c in planned.changeset if isinstance(c, Created) and isinstance(c.record, Unit)]
    assert [u.name for u in made].index("N2") < [u.name for u in made].index("N1")
    by_name = {u.name: u for u in made}
    assert by_name["N1"].uuid == uid("n1")
    assert by_name["N1"].parent == uid("n2")
    assert by_name["N2"].parent == uid("c")
    assert by_name["N3"].uuid != uid("f1"), "that uuid is another unit's in the base"
    assert by_name["N1"].references == {"made:n1"}
    assert {t.name for t in planned.types} == {"Post", "Zone", "Area"}


def test_that_a_unit_without_its_parent_stays_out_and_the_others_go_on() -> None:
    comparison = new_facilities()
    planned = plan(comparison, kinds=["new"], units=[uid("n1"), uid("f1")], today=TODAY)
    made = [c.record for c in planned.changeset if isinstance(c, Created)]
    assert [u.name for u in made] == ["N3"]
    assert [p.code for p in planned.skipped] == ["parent-left-out"]


def test_that_missing_units_are_kept_closed_rejected_or_deleted() -> None:
    other = version_frame([{"ref": "c"}, {"ref": "r2", "parent": "c"}, {"ref": "f6", "parent": "c"}])
    comparison = compare(small_country(), other, by="ref", fields=["parent"])
    assert plan(comparison, kinds=[], today=TODAY).changeset.changes == ()
    closed = plan(comparison, kinds=[], missing="close", today=TODAY).changeset
    assert {(c.field, c.after) for c in closed if isinstance(c, Set)} == {("closed_date", TODAY)}
    # Nine are missing, and f4 is closed already.
    assert len(closed) == 8
    rejected = plan(comparison, kinds=[], missing="reject", today=TODAY).changeset
    assert {c.after for c in rejected if isinstance(c, Set)} == {"REJECTED"}
    # f6 stays below d3 unless it is moved away in the same plan.
    kept = plan(comparison, kinds=[], missing="delete", today=TODAY)
    assert "Bargbe (d3)" in {p.unit for p in kept.skipped}
    gone = plan(comparison, kinds=["changed"], missing="delete", today=TODAY)
    names = [c.record.name for c in gone.changeset if isinstance(c, Deleted)]
    assert len(names) == 9
    assert names.index("Health post 1") < names.index("Kakua") < names.index("North")


def test_that_keys_of_extra_that_the_other_does_not_know_stay() -> None:
    mine = version_frame([{"ref": "a", "extra": '{"phone": "1", "water": "tap"}'}, {"ref": "b"}])
    theirs = version_frame(
        [{"ref": "a", "extra": '{"remarks": "new"}'}, {"ref": "b", "extra": '{"water": "no"}'}]
    )
    comparison = compare(mine, theirs, by="ref")
    assert comparison.not_compared == ("extra:phone",)
    changes = {
        (c.unit, c.field): c.after for c in plan(comparison, today=TODAY).changeset if isinstance(c, Set)
    }
    assert changes == {
        (uid("a"), "extra:water"): None,
        (uid("a"), "extra:remarks"): "new",
        (uid("b"), "extra:water"): "no",
    }
    rows = comparison.differences
    assert sorted(zip(rows["ref"], rows["key"], strict=True)) == [
        ("a", "remarks"),
        ("a", "water"),
        ("b", "water"),
    ]


def test_that_a_subtree_is_all_that_is_touched() -> None:
    mine = small_country()
    other = replace(mine, units=mine.units.assign(code=mine.units["name"]))
    comparison = compare(mine, other, by="ref")
    planned = plan(comparison, subtree=[uid("d1")], today=TODAY)
    assert planned.changeset.units() == {uid("d1"), uid("f1"), uid("f2")}


def test_that_words_count_and_tell() -> None:
    comparison = one(base={"point": Point(0, 0)}, name="Beta", point=Point(0, 0.01), status="REJECTED")
    said = list(words(plan(comparison, today=TODAY), comparison))
    assert said[0] == "3 change(s): 1 renamed, 1 with another status, 1 with another point."
    assert "Rename 'Alpha' to 'Beta'." in said
    assert "Move the point of 'Alpha' by 1,106 m." in said
    assert list(words(plan(one(), today=TODAY), one())) == ["Nothing changes."]


@pytest.mark.parametrize(
    "choice", [{"missing": "close "}, {"kinds": ["New"]}, {"kinds": ["missing"]}, {"fields": ["nom"]}]
)
def test_that_a_choice_that_is_not_known_is_refused(choice: dict[str, Any]) -> None:
    with pytest.raises(Refused) as caught:
        plan(new_facilities(), today=TODAY, **choice)
    assert caught.value.code == "option-bad"


def test_that_units_paired_by_code_keep_to_their_own_references() -> None:
    mine = version_frame([{"ref": "a", "code": "1"}, {"ref": "b", "code": "2"}])
    theirs = version_frame([{"ref": "x", "code": "1"}, {"ref": "a", "code": "3", "parent": "x"}], label="O@1")
    made = plan(compare(mine, theirs, by="code"), kinds=["new"], today=TODAY).changeset.changes[0]
    assert isinstance(made, Created)
    assert isinstance(made.record, Unit)
    assert (made.record.source_ref, made.record.references) == (None, {"O:a"})


def test_that_units_that_close_before_they_open_are_left_out_with_their_reason() -> None:
    swapped = {"opening_date": "2020-01-02", "closed_date": "2020-01-01"}
    mine = version_frame([{"ref": "a"}, {"ref": "b", **swapped, "name": "Old"}])
    theirs = version_frame(
        [{"ref": "a", **swapped, "name": "New"}, {"ref": "b", **swapped}, {"ref": "n", **swapped}]
    )
    planned = plan(compare(mine, theirs, by="ref"), today=TODAY)
    assert [(p.code, p.unit) for p in planned.skipped] == [
        ("dates-swapped", "N (n)"),
        ("dates-swapped", "A (a)"),
    ]
    assert [(c.unit, c.field) for c in planned.changeset if isinstance(c, Set)] == [
        (uid("a"), "name"),
        (uid("b"), "name"),
    ]
    assert len(planned.changeset) == 2


def test_that_fields_that_only_new_units_bring_are_said() -> None:
    mine = version_frame([{"ref": "a"}])
    mine = replace(mine, fields=mine.fields - {"short_name"})
    comparison = compare(mine, version_frame([{"ref": "a"}, {"ref": "n", "short_name": "N"}]), by="ref")
    said = list(words(plan(comparison, today=TODAY), comparison))
    assert said[1] == "The new units bring short name, which made did not carry."


def test_that_parents_of_one_name_are_told_apart() -> None:
    rows = [{"ref": "a", "name": "Town"}, {"ref": "b", "name": "Town"}, {"ref": "x", "parent": "a"}]
    moved = compare(version_frame(rows), version_frame([*rows[:2], {"ref": "x", "parent": "b"}]), by="ref")
    assert moved.differences[["base_value", "other_value"]].values.tolist() == [["Town (a)", "Town (b)"]]


def test_that_a_parent_without_a_key_is_known_by_its_reference() -> None:
    rows = [
        {"ref": "North/Bo", "name": "Bo"},
        {"ref": "a", "code": "A", "name": "Post", "parent": "North/Bo"},
    ]
    one, two = version_frame(rows), version_frame([{**row, "uuid": uid(f"2{row['ref']}")} for row in rows])
    found = compare(one, two, by="code")
    assert found.counts["changed"] == 0


def test_that_differences_stand_in_the_order_of_the_tree_whatever_that_of_the_rows_is() -> None:
    country, other = small_country(), small_country()
    shuffled = [10, 4, 0, 8, 2, 11, 6, 1, 9, 3, 7, 5]

    def changed(frame: VersionFrame, **columns: Any) -> VersionFrame:
        return replace(frame, units=frame.units.iloc[shuffled].reset_index(drop=True).assign(**columns))

    tree = ["c", "r1", "d2", "f3", "f4", "d1", "f1", "f2", "r2", "d3", "f5", "f6"]  # Badjia before Kakua
    rows = compare(changed(country), changed(other, short_name="x", code="y"), by="ref").differences
    assert rows["ref"].tolist() == [ref for ref in tree for _ in range(2)]
    assert rows["field"].tolist() == ["short_name", "code"] * 12
    gone = compare(
        changed(country), changed(other, source_ref=[f"n{n}" for n in shuffled]), by="ref"
    ).differences
    assert gone["kind"].tolist() == ["new"] * 12 + ["missing"] * 12
    assert gone["ref"].tolist()[12:] == tree
    assert gone["name"].tolist()[:12] == gone["name"].tolist()[12:]
    assert gone["ref"].tolist()[0] == "n0"


def test_that_numbers_in_names_are_ordered_by_their_value_as_the_tree_does() -> None:
    rows = [{"ref": "c", "name": "Country"}]
    rows += [{"ref": f"w{n}", "name": f"Ward {n}", "parent": "c"} for n in (10, 9, 100)]
    renamed = [{**row, "short_name": "x"} if row["ref"] != "c" else row for row in rows]
    found = compare(version_frame(rows), version_frame(renamed), by="ref").differences
    assert found["ref"].tolist() == ["w9", "w10", "w100"]
