"""Edits from the command line, each one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from end_to_end.running import document, georegistry, ran


def test_that_several_units_are_set_in_one_step(registry: Path) -> None:
    told = georegistry("set", registry, "P", "f1", "002", "f3", "status=NEW", "extra:beds=4").stderr
    assert "Set status, beds of 3 units." in told
    ran("undo", registry)
    assert document("compare", registry, "A", "P")["counts"]["changed"] == 0


def test_that_a_unit_is_created_named_by_its_uuid_and_deleted(registry: Path) -> None:
    uuid = ran("create", registry, "P", "New post", "parent=r", "type=Facility", "code=009").strip()
    (made,) = document("history", registry, "--unit", "009")
    assert made["label"] == "Create Facility New post under Region"
    refused = georegistry("delete", registry, "P", "r")
    assert refused.returncode == 1
    assert "3 unit(s) stand below it: Post one, Post two, New post" in " ".join(refused.stderr.split())
    ran("delete", registry, "P", uuid, "f1")
    ran("delete", registry, "P", "r", "--children", "lift")
    counts = document("compare", registry, "A", "P")["fields"]
    assert counts["parent"] == 1
    assert georegistry("delete", registry, "P", "c", "--children", "delete").returncode == 0
    assert document("versions", registry)[-1]["units"] == 0


def test_that_groups_and_sets_are_made_listed_changed_and_deleted(registry: Path) -> None:
    ran("groups", registry, "P", "--create", "Rural")
    ran("groups", registry, "P", "--rename", "Rural=Far away")
    ran("groups", registry, "P", "--sets", "--create", "Place")
    ran("groups", registry, "P", "--put", "Far away=Place")
    ran("set", registry, "P", "f1", "f2", "groups:Far away=yes")
    (group,) = document("groups", registry, "P")
    assert (group["name"], group["units"]) == ("Far away", 2)
    assert document("groups", registry, "P", "--sets")[0]["groups"] == ["Far away"]
    assert "Far away" in ran("groups", registry, "P", "--sets")
    assert "says so already" in georegistry("groups", registry, "P", "--put", "Far away=Place").stderr
    ran("groups", registry, "P", "--take", "Far away=Place")
    ran("groups", registry, "P", "--delete", "Far away")
    ran("groups", registry, "P", "--sets", "--rename", "Place=Where")
    assert document("groups", registry, "P") == []
    assert document("groups", registry, "P", "--sets")[0]["name"] == "Where"
    assert "0 group(s)" in ran("groups", registry, "P")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("set", "P", "f1", "name"), 2, "FIELD=VALUE"),
        (("set", "P", "name=A"), 2, "at least one UNIT"),
        (("create", "P", "X", "parent=nowhere"), 1, "no unit 'nowhere'"),
        (("create", "P", "X", "broken"), 2, "'broken' is not FIELD=VALUE"),
        (("create", "A", "X"), 1, "A@1 is a snapshot"),
        (("delete", "P", "r", "--children", "eat"), 2, "keep, delete, lift"),
        (("groups", "P", "--delete", "Nobody"), 1, "'Nobody' names no group"),
        (("groups", "P", "--rename", "Nobody"), 2, "'Nobody' is not A=B"),
        (("groups", "P", "--create", "A", "--delete", "B"), 2, "one change at a time"),
    ],
)
def test_that_an_edit_which_cannot_be_is_told(
    registry: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    command, *rest = arguments
    done = georegistry(command, registry, *rest)
    assert done.returncode == code
    assert said in " ".join(done.stderr.replace("│", " ").split())
