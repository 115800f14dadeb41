"""What was changed, as it is listed and as it is taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from end_to_end.running import document, georegistry, ran


@pytest.fixture
def edited(registry: Path) -> Path:
    """Revisions 4 to 6 name f1 and f2, after two imports and a copy."""
    ran("set", registry, "P", "f1", "name=First")
    ran("set", registry, "P", "f2", "name=Second")
    ran("set", registry, "P", "f1", "code=C1")
    return registry


def revisions(said: str) -> list[int]:
    return [int(line.split()[0]) for line in said.splitlines() if line.split()[:1][0].isdecimal()][1:]


def differing(registry: Path) -> dict[str, int]:
    return {k: v for k, v in document("compare", registry, "A", "P")["fields"].items() if v}


def test_that_history_is_listed_newest_first_and_says_what_it_leaves_out(edited: Path) -> None:
    assert revisions(ran("history", edited)) == [6, 5, 4, 3, 2, 1]
    done = georegistry("history", edited, "--limit", 2)
    assert revisions(done.stdout) == [6, 5]
    assert "4 older ones are not shown; all with --limit 0." in done.stderr
    assert georegistry("history", edited, "--limit", 0).stderr == ""
    assert [e["revision"] for e in document("history", edited)] == [1, 2, 3, 4, 5, 6]
    assert [e["revision"] for e in document("history", edited, "--limit", 2)] == [5, 6]
    assert revisions(ran("history", edited, "--unit", "f1", "--limit", 1)) == [6]


def test_that_fifty_changes_are_listed_unless_more_are_asked_for(registry: Path) -> None:
    from georegistry_desktop import open_registry
    from georegistry_desktop.domain import Changeset, Set

    with open_registry(registry) as held:
        unit = held.unit("P", "f1").uuid
        for i in range(50):
            held.commit("P", Changeset(f"Step {i}", (Set(unit, "code", str(i - 1) if i else "001", str(i)),)))
    done = georegistry("history", registry)
    assert revisions(done.stdout)[:2] == [53, 52]
    assert "3 older ones are not shown" in done.stderr
    assert "older" not in georegistry("history", registry, "--limit", 0).stderr
    assert len(document("history", registry)) == 53


def test_that_a_unit_which_was_never_edited_is_not_called_missing(edited: Path) -> None:
    uuid = document("history", edited, "--unit", "f1")[0]["changes"][0]["unit"]
    assert revisions(ran("history", edited, "--unit", uuid)) == [6, 4]
    from georegistry_desktop import open_registry

    with open_registry(edited) as held:
        untouched = held.unit("P", "f3").uuid
    for key in ("f3", untouched):
        assert f"'{key}' was never edited" in ran("history", edited, "--unit", key)
        assert document("history", edited, "--unit", key) == []
    assert georegistry("history", edited, "--unit", untouched[:-1] + "x").returncode == 1


def test_that_any_revision_is_undone_once_and_redone_by_undoing_that(edited: Path) -> None:
    assert differing(edited) == {"name": 2, "code": 1}
    assert georegistry("undo", edited, 5).stderr.startswith("Revision 7: Undo: ")
    assert differing(edited) == {"name": 1, "code": 1}
    done = georegistry("undo", edited, 5)
    assert done.returncode == 1
    assert f"undone already, by revision 7.\nTo have it back, undo that one: georegistry undo {edited} 7" in (
        done.stderr
    )
    ran("undo", edited, 7)
    assert differing(edited) == {"name": 2, "code": 1}
    ran("undo", edited, 5)
    assert differing(edited) == {"name": 1, "code": 1}
    ran("doctor", edited)


def test_that_undoing_an_older_revision_meets_what_came_after_as_a_conflict(edited: Path) -> None:
    ran("set", edited, "P", "f1", "name=Later")
    done = georegistry("undo", edited, 4)
    assert done.returncode == 1
    assert "Later" in done.stderr
    assert differing(edited) == {"name": 2, "code": 1}


def test_that_taking_mine_brings_a_deleted_unit_back(edited: Path) -> None:
    ran("delete", edited, "P", "f1")
    told = georegistry("undo", edited, 4)
    assert told.returncode == 1
    assert "(deleted)" in told.stderr
    ran("undo", edited, 4, "--take", "mine")
    assert document("history", edited, "--unit", "f1")[-1]["label"] == "Undo: Rename Post one to First"


@pytest.mark.parametrize(
    ("revision", "said"),
    [(1, "georegistry drop {r} A@1"), (3, "the copy of P@live"), (4, "'Default is P'"), (5, "'Drop B@1'")],
)
def test_that_revisions_of_whole_versions_are_not_undone(registry: Path, revision: int, said: str) -> None:
    ran("default", registry, "P")
    ran("drop", registry, "B")
    done = georegistry("undo", registry, revision)
    assert done.returncode == 1
    assert said.format(r=registry) in done.stderr
