"""Two versions into one: what is taken from where, and what speaks against it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from factories import square, uid, version_frame
from shapely import MultiPolygon, Point

from georegistry_desktop.compare import pair
from georegistry_desktop.compare.uniting import ByHand, Union, UnionRules, unite
from georegistry_desktop.compare.uniting.contested import rows_saying
from georegistry_desktop.domain import Refused
from georegistry_desktop.domain.comparison import LinkedPairs
from georegistry_desktop.domain.frames import VersionFrame


def one(**more: Any) -> VersionFrame:
    """Source A: country c with district d and facility f."""
    facility = {"ref": "f", "parent": "d", "name": "Kakua", **more}
    return version_frame([{"ref": "c"}, {"ref": "d", "parent": "c"}, facility], label="A@1")


def two(*rows: dict[str, Any], **more: Any) -> VersionFrame:
    """Source B: the same units under other references, and more ``rows``."""
    facility = {"ref": "zf", "parent": "zd", "name": "Kakua CHC", **more}
    return version_frame([{"ref": "zc"}, {"ref": "zd", "parent": "zc"}, facility, *rows], label="B@2")


def united(
    a: VersionFrame,
    b: VersionFrame,
    *by_hand: ByHand,
    links: str = "c d f",
    undecided: str = "",
    prefer: Any = "a",
    changed: Any = None,
    **rules: Any,
) -> Union:
    refs = links.split()
    pairs = LinkedPairs(
        base=np.array([uid(ref) for ref in refs], dtype=object),
        other=np.array([uid(f"z{ref}") for ref in refs], dtype=object),
        undecided=frozenset(map(uid, undecided.split())),
    )
    return unite(
        a, b, pair(a, b, "links", pairs), rules=UnionRules(prefer, rules), by_hand=by_hand, changed=changed
    )


def unit(union: Union, ref: str) -> dict[str, Any]:
    rows = union.frame.units.set_index("uuid")
    return {name: None if value is np.nan else value for name, value in rows.loc[uid(ref)].items()}


def origins(union: Union, ref: str = "f") -> dict[str, str]:
    return json.loads(unit(union, ref)["extra"] or "{}").get("united_from", {})


def test_that_linked_units_become_one_with_the_uuid_and_the_name_of_a() -> None:
    union = united(one(), two())
    assert sorted(union.frame.units["uuid"]) == sorted(map(uid, "cdf"))
    assert unit(union, "f")["name"] == "Kakua"
    assert unit(union, "f")["source_ref"] == "f"
    assert union.counts == {"units": 3, "both": 3, "only_a": 0, "only_b": 0, "left_out": 0}
    assert union.problems == ()


def test_that_every_system_finds_its_unit_again() -> None:
    b = replace(two(), references=version_frame([], references=[(uid("zf"), "MoH", "77")]).references)
    references = united(one(), b).frame.references
    mine = references[references["unit"] == uid("f")]
    assert sorted(zip(mine["source"], mine["ref"], strict=True)) == [("A", "f"), ("B", "zf"), ("MoH", "77")]


def test_that_what_only_b_has_stands_under_the_unit_that_its_parent_is_one_with() -> None:
    union = united(one(), two({"ref": "zg", "parent": "zd"}, {"ref": "zh", "parent": "zg"}))
    assert unit(union, "zg")["parent"] == uid("d")
    assert unit(union, "zh")["parent"] == uid("zg")
    assert union.counts["only_b"] == 2
    assert unit(union, "zg")["source_ref"] is None, "a may call another unit so"
    found = union.frame.references
    assert found[found["unit"] == uid("zg")][["source", "ref"]].to_numpy().tolist() == [["B", "zg"]]


def test_that_b_fills_what_a_lacks_and_is_asked_first_where_it_is_preferred() -> None:
    a, b = one(code=None, short_name="Kak"), two(code="12", short_name="KK")
    assert [unit(united(a, b), "f")[n] for n in ("name", "code", "short_name")] == ["Kakua", "12", "Kak"]
    union = united(a, b, prefer="b", short_name="a")
    assert [unit(union, "f")[n] for n in ("name", "code", "short_name")] == ["Kakua CHC", "12", "Kak"]
    assert origins(union) == {"name": "B@2", "short_name": "A@1"}, "the code is nobody's else"
    assert union.fields["code"] == {"differ": 0, "a": 0, "b": 0, "filled": 1}
    assert union.fields["name"] == {"differ": 3, "a": 0, "b": 3, "filled": 0}


def test_that_the_longer_text_and_the_more_precise_place_can_be_asked_for() -> None:
    a = one(point=Point(-11.5, 8.25), boundary=square(0))
    b = two(point=Point(-11.5123, 8.2512), boundary=MultiPolygon([square(0).buffer(0.1)]))
    union = united(a, b, name="longest", point="precise", boundary="precise")
    found = unit(union, "f")
    assert found["name"] == "Kakua CHC"
    assert found["point"].x == -11.5123
    assert len(found["boundary"].geoms[0].exterior.coords) > 5
    measured = united(
        one(point=Point(-11.5, 8.25), accuracy=5.0),
        two(point=Point(-11.5123, 8.2512), accuracy=50.0),
        point="precise",
    )
    assert (unit(measured, "f")["point"].x, unit(measured, "f")["accuracy"]) == (-11.5, 5.0)


def test_that_the_side_that_was_changed_later_can_be_preferred_for_each_unit() -> None:
    days = np.array(["2024-01-01", "2024-01-01", "2024-01-01"], dtype="datetime64[ms]")
    later = np.array(["2023-01-01", "2023-01-01", "2025-01-01"], dtype="datetime64[ms]")
    union = united(one(), two(), prefer="newest", changed=(days, later))
    assert unit(union, "f")["name"] == "Kakua CHC"
    assert unit(union, "d")["name"] == "D"


def test_that_what_is_decided_by_hand_counts_also_where_it_is_empty() -> None:
    a, b = one(code="1"), two(code=None)
    union = united(a, b, ByHand(uid("f"), "name", "b"), ByHand(uid("zf"), "code", "b"))
    assert (unit(union, "f")["name"], unit(union, "f")["code"]) == ("Kakua CHC", None)
    assert "code" not in union.fields, "nothing came from b"


def test_that_keys_and_members_of_both_are_kept_one_by_one() -> None:
    a = one(aliases='["Old"]', extra='{"beds": 4, "water": "yes"}', translations='{"fr:name": "K"}')
    b = two(aliases='["Older"]', extra='{"beds": 6, "staff": 2}', translations='{"fr:name": "KK"}')
    union = united(a, b, extra="b")
    found = unit(union, "f")
    assert json.loads(found["aliases"]) == ["Old", "Older"]
    extra = json.loads(found["extra"])
    assert extra.pop("united_from") == {"name": "A@1", "extra:beds": "B@2", "translations:fr:name": "A@1"}
    assert extra == {"beds": 6, "staff": 2, "water": "yes"}
    by_hand = united(a, b, ByHand(uid("f"), "extra:beds", "b"), ByHand(uid("f"), "aliases", "b"))
    assert json.loads(unit(by_hand, "f")["extra"])["beds"] == 6
    assert json.loads(unit(by_hand, "f")["aliases"]) == ["Older"]


def test_that_groups_of_both_are_one_where_they_are_the_same() -> None:
    groups = {"groups": [(uid("g1"), "Public", None, None)], "memberships": [(uid("f"), uid("g1"))]}
    a = version_frame([{"ref": "f"}], label="A@1", **groups)
    theirs = [(uid("g1"), "Rural", None, None), (uid("g2"), "public", None, None)]
    b = version_frame(
        [{"ref": "zf"}],
        label="B@1",
        groups=theirs,
        memberships=[(uid("zf"), uid("g1")), (uid("zf"), uid("g2"))],
        group_sets=[(uid("s"), "Kind", None)],
        group_set_members=[(uid("s"), uid("g2"))],
    )
    # Two groups may share a uuid and be others: here they do, so uuids pair them.
    frame = united(a, b, links="f").frame
    assert set(frame.memberships["unit"]) == {uid("f")}
    assert set(frame.memberships["group"]) <= set(frame.groups["uuid"])
    assert frame.groups["uuid"].is_unique
    assert frame.group_set_members["group"].isin(frame.groups["uuid"]).all()


def test_that_undecided_and_several_links_are_told_and_come_in_once_from_a() -> None:
    b = two({"ref": "zx", "parent": "zd", "name": "Child"}, {"ref": "zy", "parent": "zx"})
    union = united(one(), b, links="c d", undecided="f zf zx")
    assert [(p.code, p.severity) for p in union.problems] == [("union-undecided", "error")] * 3
    assert union.counts == {"units": 4, "both": 2, "only_a": 1, "only_b": 1, "left_out": 2}
    assert unit(union, "zy")["parent"] == uid("d"), "its own parent is left out"
    assert uid("zf") not in set(union.frame.units["uuid"])


def test_that_parents_that_come_back_to_themselves_are_told_by_name() -> None:
    a = version_frame([{"ref": "c"}, {"ref": "d", "parent": "c"}, {"ref": "f", "parent": "d"}], label="A@1")
    b = version_frame(
        [{"ref": "zc"}, {"ref": "zf", "parent": "zc"}, {"ref": "zd", "parent": "zf"}], label="B@1"
    )
    union = united(a, b, ByHand(uid("d"), "parent", "b"))
    (told,) = [p for p in union.problems if p.severity == "fatal"]
    assert told.code == "union-circle"
    assert "D (d) → F (f) → D (d)" in told.message
    assert united(a, b, parent="b").problems == ()


def test_that_dates_of_two_sides_do_not_close_a_unit_before_it_opens() -> None:
    a, b = one(opening_date="2020-01-01"), two(opening_date="2000-01-01", closed_date="2010-01-01")
    union = united(a, b)
    assert [p.code for p in union.problems] == ["union-dates"]
    assert unit(union, "f")["closed_date"] is None
    assert unit(union, "f")["opening_date"] == "2020-01-01"


def test_that_a_unit_of_b_whose_uuid_a_has_for_another_one_gets_its_own_and_always_the_same() -> None:
    b = two({"ref": "new", "parent": "zd", "uuid": uid("f")})
    found = [sorted(united(one(), b).frame.units["uuid"]) for _ in range(2)]
    assert found[0] == found[1]
    assert len(set(found[0])) == 4


def test_that_a_union_of_a_union_still_says_where_each_field_began() -> None:
    first = united(one(), two(), prefer="b")
    a = replace(first.frame, label="U@1")
    rows = a.units.assign(source_ref=["c", "d", "f"])
    third = version_frame([{"ref": "zf", "name": "Kakua Health Centre", "code": "5"}], label="C@1")
    union = united(replace(a, units=rows), third, links="f")
    assert origins(union) == {"name": "B@2"}
    assert unit(union, "f")["code"] == "5"


def test_that_tops_and_codes_that_the_union_makes_are_told() -> None:
    union = united(one(code="1"), two({"ref": "zq", "code": "1"}))
    assert [(p.code, p.severity) for p in union.problems] == [
        ("union-tops", "warning"),
        ("union-codes", "warning"),
    ]


def test_that_a_status_that_a_side_does_not_carry_is_no_value_of_it() -> None:
    a = one(status="NEW")
    assert (
        unit(united(replace(a, fields=a.fields - {"status"}), two(status="VALID")), "f")["status"] == "VALID"
    )


@pytest.mark.parametrize(
    "rules",
    [("c", {}), ("longest", {}), ("a", {"nam": "b"}), ("a", {"point": "longest"}), ("a", {"aliases": "a"})],
)
def test_that_rules_that_nobody_can_mean_are_refused(rules: tuple[Any, Any]) -> None:
    with pytest.raises(Refused) as refused:
        UnionRules(*rules)
    assert refused.value.code == "option-bad"


def test_that_each_unit_of_which_both_say_otherwise_is_told_with_both_values_and_the_side() -> None:
    a = one(code="1", extra='{"beds": 4, "staff": 1}')
    b = two(code="2", extra='{"beds": 6, "staff": 1}')
    union = united(a, b, ByHand(uid("f"), "name", "b"), ByHand(uid("f"), "extra:beds", "b"), code="b")
    told = {
        held.field: (
            held.units[-1],
            held.mine[-1],
            held.theirs[-1],
            bool(held.for_b[-1]),
            bool(held.by_hand[-1]),
        )
        for held in union.contested
    }
    assert told == {
        "name": (uid("f"), "Kakua", "Kakua CHC", True, True),
        "code": (uid("f"), "1", "2", True, False),
        "extra:beds": (uid("f"), 4, 6, True, True),
    }
    assert [len(held) for held in union.contested] == [3, 1, 1]
    assert [held.names[-1] for held in union.contested] == ["Kakua"] * 3


def test_that_a_parent_that_both_say_otherwise_is_told_by_name() -> None:
    rows = [{"ref": "c", "name": "Land"}, {"ref": "d", "parent": "c", "name": "Bo"}]
    a = version_frame([*rows, {"ref": "f", "parent": "d"}], label="A@1")
    b = version_frame(
        [{"ref": "zc"}, {"ref": "zd", "parent": "zc"}, {"ref": "zf", "parent": "zc"}], label="B@2"
    )
    [held] = [held for held in united(a, b).contested if held.field == "parent"]
    assert (held.mine.tolist(), held.theirs.tolist(), held.for_b.tolist()) == (["Bo"], ["Land"], [False])


def test_that_units_are_found_by_name_or_value_without_accents() -> None:
    [held] = united(one(name="Évêché"), two(name="Bishop")).contested
    assert [rows_saying(held, text).tolist() for text in ("eveche", "BISH", "", "x")] == [
        [2],
        [2],
        [0, 1, 2],
        [],
    ]


def test_that_parents_in_a_circle_that_is_left_out_lead_to_the_top() -> None:
    rows = [{"ref": "zx", "parent": "zy"}, {"ref": "zy", "parent": "zx"}, {"ref": "zg", "parent": "zx"}]
    union = united(one(), two(*rows), undecided="zx zy")
    assert unit(union, "zg")["parent"] is None
