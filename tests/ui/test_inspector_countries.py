"""The inspector on whole countries, and with edits that are collected first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import uid
from inspecting import Inspecting, inspecting, shown
from made_once import CopyOf
from pytestqt.qtbot import QtBot
from whole_countries import demo, sierra_leone_with_groups

from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.ui.desk import Desk

F1 = uid("f1")


@pytest.fixture
def leone(desk: Desk, qtbot: QtBot, shared_data: Path, copy_of: CopyOf) -> Iterator[Inspecting]:
    with inspecting(desk, qtbot, copy_of(sierra_leone_with_groups)) as made:
        yield made


@pytest.fixture
def local(desk: Desk, qtbot: QtBot, country: str) -> Iterator[Inspecting]:
    with inspecting(desk, qtbot, country) as made:
        yield made


def test_that_a_chiefdom_of_sierra_leone_moves_under_a_district_that_is_found(leone: Inspecting) -> None:
    units = leone.registry.units("P")
    kakua = units[units["name"] == "Kakua"]["uuid"].iloc[0]
    leone.select(kakua)
    assert leone.inspector.head.about.text() == "Chiefdom · Bo · Sierra Leone"
    assert "km²" in leone.words(leone.row("boundary"))
    leone.type_in("parent", "kenema")  # Enter comes before anything is found
    leone.until(lambda: leone.inspector.head.about.text() == "Chiefdom · Kenema · Sierra Leone")
    assert leone.registry.history()[-1].label == "Move Kakua under Kenema"


def test_that_all_units_of_a_level_are_shown_together(leone: Inspecting) -> None:
    units = leone.registry.units("P")
    chiefdoms = units[units["type"] == "Chiefdom"]["uuid"].tolist()
    leone.select(*chiefdoms)
    assert leone.inspector.head.name.text().startswith(str(len(chiefdoms)))
    assert "units have one" in leone.words(leone.row("boundary"))


def test_that_the_demo_country_is_edited_in_every_text_field(
    desk: Desk, qtbot: QtBot, copy_of: CopyOf
) -> None:
    with inspecting(desk, qtbot, copy_of(demo)) as made:
        units = made.registry.units("Pyramid")
        facility = units[units["point"].notna()]["uuid"].iloc[0]
        made.select(facility, version="Pyramid@live")
        for field in ("name", "short_name", "code", "source_ref"):
            made.type_in(field, f"New {field}")
        made.until(lambda: made.registry.unit("Pyramid", facility).source_ref == "New source_ref")
        unit = made.registry.unit("Pyramid", facility)
        assert (unit.name, unit.short_name, unit.code) == ("New name", "New short_name", "New code")


def test_that_what_is_collected_is_shown_on_top_and_edited_on(local: Inspecting) -> None:
    session = local.live.session
    session.collecting = True
    local.select(F1)
    local.type_in("name", "Collected")
    local.until(lambda: local.inspector.head.name.text() == "Collected")
    assert local.registry.unit("P", "f1").name == "Health post 1"
    local.type_in("name", "Collected again")
    local.until(lambda: local.inspector.head.name.text() == "Collected again")
    session.commit_collected("P@live")
    local.until(lambda: local.registry.unit("P", "f1").name == "Collected again")
    local.until(lambda: shown(local, "name") == "Collected again")


def test_that_a_name_from_right_to_left_and_many_other_names_are_shown(local: Inspecting) -> None:
    name = "مستشفى الأمومة والطفولة"
    changes = [Set(F1, "name", "Health post 1", name)]
    changes += [Set(F1, f"aliases:Old name number {i}", None, True) for i in range(17)]
    session = local.live.session
    session.commit("P@live", Changeset("Many", tuple(changes))).result()
    local.select(F1)
    local.until(lambda: shown(local, "name") == name)
    aliases = local.members("aliases")
    assert (len(aliases.chips), aliases.more.text()) == (12, "6 more")
    local.push("6 more")
    assert len(aliases.chips) == 18
