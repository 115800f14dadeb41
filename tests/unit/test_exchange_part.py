"""A part of a version: a subtree, some statuses, some fields; and what a format does not hold of it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from factories import ALL_FIELDS, small_country, uid, version_frame

from georegistry_desktop import exchange
from georegistry_desktop.domain import Refused
from georegistry_desktop.domain.frames import VersionFrame


def refs(version: VersionFrame) -> set[str]:
    return set(version.units["source_ref"])


@pytest.mark.parametrize("key", ["d1", "01", uid("d1")])
def test_that_a_subtree_is_named_in_three_ways_and_its_top_is_a_root(key: str) -> None:
    part, [told] = exchange.part_of(small_country(), subtree=key)
    assert refs(part) == {"d1", "f1", "f2"}
    parents = dict(zip(part.units["source_ref"], part.units["parent"].astype(object), strict=True))
    assert parents["f1"] == uid("d1")
    assert part.units["parent"].isna().sum() == 1
    assert told.message == "'Kakua' is a root in the file: its parent 'North' stays out."
    assert exchange.part_of(small_country(), subtree="c")[1] == []
    assert exchange.part_of(small_country(), subtree=key, fields=["code"])[1] == []


def test_that_groups_and_sets_go_with_their_members() -> None:
    rural = exchange.part_of(small_country(), subtree="f1")[0]
    assert rural.groups["name"].tolist() == ["Public"]
    assert rural.memberships.values.tolist() == [[uid("f1"), uid("g1")]]
    assert rural.group_sets["name"].tolist() == ["Ownership"]
    south = exchange.part_of(small_country(), subtree="r2")[0]
    assert [len(south.groups), len(south.memberships), len(south.group_sets)] == [0, 0, 0]
    assert len(south.group_set_members) == 0


def test_that_units_above_a_chosen_status_stay_and_are_told() -> None:
    country = version_frame(
        [
            {"ref": "c", "status": "NEW"},
            {"ref": "r", "parent": "c", "status": "REJECTED"},
            {"ref": "a", "parent": "r"},
            {"ref": "b", "parent": "r", "status": "NEW"},
            {"ref": "z", "status": "NEW"},
        ]
    )
    part, [told] = exchange.part_of(country, statuses=["VALID"])
    assert refs(part) == {"c", "r", "a"}
    assert (told.code, told.params["value"]) == ("kept-above", 2)
    assert "C, R" in told.message
    below, told_below = exchange.part_of(country, statuses=["VALID"], subtree="r")
    assert refs(below) == {"r", "a"}
    assert [p.params["value"] for p in told_below] == ["C", 1]


def test_that_only_chosen_fields_come_along_and_identity_always_does() -> None:
    whole = small_country()
    part, problems = exchange.part_of(whole, fields=["code", "boundary"])
    assert part.fields == {"name", "code", "boundary"}
    assert part.units["uuid"].tolist() == whole.units["uuid"].tolist()
    assert part.units["source_ref"].tolist() == whole.units["source_ref"].tolist()
    assert part.units["boundary"].notna().sum() == 6
    for gone in ("parent", "type", "point", "opening_date", "aliases", "extra"):
        assert part.units[gone].isna().all(), gone
    assert (part.types, len(part.groups), len(part.memberships)) == ((), 0, 0)
    assert set(part.units["status"]) == {"NEW"}
    assert problems == []
    assert whole.units["point"].notna().any(), "the whole stays as it was"


def test_that_a_field_which_the_version_does_not_carry_is_told() -> None:
    country = version_frame([{"ref": "c"}])
    bare = exchange.part_of(country, fields=ALL_FIELDS - {"point"})[0]
    [told] = exchange.part_of(bare, fields=["point", "name"])[1]
    assert (told.code, told.field) == ("field-absent", "point")


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"subtree": "nowhere"}, "unit-missing"),
        ({"subtree": "twice"}, "unit-ambiguous"),
        ({"statuses": ["GOOD"]}, "option-bad"),
        ({"fields": ["colour"]}, "option-bad"),
        ({"statuses": ["REJECTED"]}, "part-empty"),
    ],
)
def test_that_what_cannot_be_chosen_is_refused(options: dict[str, object], code: str) -> None:
    country = version_frame([{"ref": "a", "code": "twice"}, {"ref": "b", "code": "twice"}])
    with pytest.raises(Refused) as caught:
        exchange.part_of(country, **options)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert "?" not in str(caught.value)


@pytest.mark.parametrize("ending", ["json", "gpkg"])
def test_that_nothing_is_said_of_a_format_that_holds_all(tmp_path: Path, ending: str) -> None:
    assert exchange.losses(small_country(), tmp_path / f"a.{ending}") == []


def test_that_the_losses_of_a_csv_are_counted(tmp_path: Path) -> None:
    groups = [(uid("g1"), "Public", "pub", None), (uid("g2"), "Rural", None, None)]
    country = version_frame(
        [{"ref": "a", "name": "+1"}, {"ref": "b", "name": "-"}],
        groups=[*groups, (uid("g3"), "Nobody's", None, None)],
        memberships=[(uid("a"), uid("g1")), (uid("b"), uid("g2"))],
        group_sets=[(uid("s1"), "Ownership", "own")],
    )
    told = {p.code: p.params["value"] for p in exchange.losses(country, tmp_path / "a.csv")}
    assert told == {"lost-groups-empty": 1, "lost-group-refs": 1, "lost-group-sets": 1, "formula-cells": 2}
    for_people = exchange.losses(country, tmp_path / "a.csv", layout="spreadsheet")
    assert "formula-cells" not in {p.code for p in for_people}
    assert all("?" not in p.message for p in for_people)


FORMULAS = ["=1+1", "+1", "-", "@x", "\tx", "\rx", "＝1", "'=1", "''=1", "'", "'Alofi", "''", "plain", "=\n-"]


@pytest.mark.parametrize("layout", ["plain", "spreadsheet"])
def test_that_cells_like_formulas_come_back_from_either_layout(tmp_path: Path, layout: str) -> None:
    country = version_frame([{"ref": f"u{n}", "name": name, "code": name} for n, name in enumerate(FORMULAS)])
    path = tmp_path / "a.csv"
    exchange.write(country, path, layout=layout)
    incoming = exchange.read(path)
    assert incoming.version is not None
    assert incoming.version.units["name"].tolist() == FORMULAS
    [told] = [p for p in incoming.problems if p.code == "apostrophes-taken"]
    assert told.params["value"] == (4 if layout == "plain" else 20)


def test_that_no_cell_of_the_spreadsheet_layout_is_a_formula(tmp_path: Path) -> None:
    country = version_frame([{"ref": f"-{n}", "name": name} for n, name in enumerate(FORMULAS)])
    path = tmp_path / "a.csv"
    exchange.write(country, path, layout="spreadsheet")
    with path.open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r\n＝＋－＠")]


def test_that_a_layout_belongs_to_its_format(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="layout of json"):
        exchange.write(small_country(), tmp_path / "a.json", layout="spreadsheet")
    with pytest.raises(Refused, match="layout of csv"):
        exchange.losses(small_country(), tmp_path / "a.csv", layout="iaso")
