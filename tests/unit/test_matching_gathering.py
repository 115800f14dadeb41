"""A version as a matching wants it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matching.small_lists import country

from georegistry_desktop.domain.frames import TABLES, VersionFrame
from georegistry_desktop.matching import match, with_tables


def table(name: str, rows: Sequence[Sequence[str | None]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(TABLES[name])).astype("str")


def version(**tables: pd.DataFrame) -> VersionFrame:
    return VersionFrame(label="A@1", units=country(), fields=frozenset({"name"}), **tables)


def test_that_a_version_without_tables_is_its_units() -> None:
    given = version()
    assert with_tables(given) is given.units


def test_that_groups_stand_beside_the_units_by_name() -> None:
    groups = table("groups", [("g1", "Urban", None, None), ("g2", 'The "old" ones', None, None)])
    members = table("memberships", [("f01", "g2"), ("f00", "g1"), ("f01", "g1")])
    found = with_tables(version(groups=groups, memberships=members)).set_index("uuid")["groups"]
    assert found["f00"] == '["Urban"]'
    assert found["f01"] == '["The \\"old\\" ones","Urban"]'
    assert found.drop(["f00", "f01"]).isna().all()


def test_that_each_system_has_a_column_and_several_references_of_one_unit_several() -> None:
    references = table(
        "references",
        [("f00", "Iaso", "12"), ("f00", "DHIS2", "x"), ("f01", "Iaso", "14"), ("f00", "Iaso", "13")],
    )
    found = with_tables(version(references=references)).set_index("uuid")
    assert [name for name in found if name.startswith("reference:")] == [
        "reference:DHIS2", "reference:Iaso", "reference:Iaso:2",
    ]  # fmt: skip
    assert found.loc["f00", "reference:Iaso"] == "12"
    assert found.loc["f00", "reference:Iaso:2"] == "13"
    assert found.loc["f01", "reference:Iaso"] == "14"
    assert pd.isna(found.loc["f02", "reference:Iaso"])


def test_that_the_units_of_a_version_are_not_changed() -> None:
    given = version(references=table("references", [("f00", "Iaso", "12")]))
    with_tables(given)
    assert "reference:Iaso" not in given.units


def test_that_a_list_s_code_among_the_other_s_references_finds_a_unit_that_lost_its_name() -> None:
    other = country()
    other["name"] = other["name"].where(~other["uuid"].isin(["f03", "f07"]), "Qqxwz " + other["uuid"])
    other["uuid"], other["parent"] = "b-" + other["uuid"], "b-" + other["parent"]
    other["code"] = other["uuid"].str.replace("b-f", "HF-").where(other["uuid"].str.startswith("b-f"))
    numbers = [(f"f{at:02}", "Ministry", f"hf {at}") for at in range(12)]
    found = match(with_tables(version(references=table("references", numbers))), other)
    linked = dict(found.links[["a", "b"]].itertuples(index=False))
    assert (linked.get("f03"), linked.get("f07")) == ("b-f03", "b-f07")
    assert {r.kind: r.bits for r in found.explain("f03", "b-f03")}["key"] > 0


def test_that_references_of_a_system_that_both_carry_find_a_unit_that_lost_its_name() -> None:
    both = []
    for prefix in ("", "b-"):
        rows = [(f"f{at:02}", "DHIS2", f"Rp{at:02}xz") for at in range(12)]
        frame = with_tables(version(references=table("references", rows)))
        both.append(frame.assign(uuid=prefix + frame["uuid"], parent=prefix + frame["parent"]))
    both[1].loc[both[1]["uuid"] == "b-f05", "name"] = "Elsewhere Clinic"
    linked = dict(match(*both).links[["a", "b"]].itertuples(index=False))
    assert linked.get("f05") == "b-f05"
