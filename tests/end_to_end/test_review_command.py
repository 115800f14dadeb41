"""A review on the command line: decide, list, apply, end."""

from __future__ import annotations

from pathlib import Path

from end_to_end.running import document, georegistry, ran


def review(registry: Path, *options: object) -> dict[str, object]:
    found = document("review", registry, "P", "B", "--by", "ref", *options)
    assert isinstance(found, dict)
    return found


def test_that_decisions_stay_from_one_run_to_the_next(registry: Path) -> None:
    first = review(registry, "--accept", "field=name", "--refuse", "kind=missing")
    assert first["decisions"] == {  # type: ignore[comparison-overlap]
        "open": first["differences"] - 2,  # type: ignore[operator]
        "accept": 1,
        "refuse": 1,
        **dict.fromkeys(("refuse-until-changed", "close", "reject", "delete"), 0),
    }
    assert first["changes"] == 1
    again = review(registry, "--list", "state=accept|refuse")
    assert again["decisions"] == first["decisions"]
    assert {(row["name"], row["field"], row["decision"]) for row in again["list"]} == {  # type: ignore[attr-defined]
        ("Post one", "name", "accept"),
        ("Post three", "missing", "refuse"),
    }
    assert "P@live" in ran("review", registry)
    assert document("review", registry)[0]["decided"] == 2


def test_that_apply_takes_only_what_is_accepted_and_undo_takes_it_back(registry: Path) -> None:
    done = georegistry(
        "review", registry, "P", "B", "--by", "ref", "--accept", "field=parent|name", "--apply"
    )
    assert done.returncode == 0
    assert "Accepted 2 difference(s)." in done.stderr
    assert "take it back with: georegistry undo" in done.stderr
    assert "2 change(s): 1 renamed, 1 moved to another parent." in done.stdout
    left = review(registry, "--list", "unit=f1")
    assert {row["field"] for row in left["list"]} == {"point"}  # type: ignore[attr-defined]
    ran("undo", registry)
    assert review(registry)["changes"] == 2


def test_that_a_missing_unit_is_deleted_only_when_asked(registry: Path) -> None:
    found = review(registry, "--accept", "kind=missing", "--missing", "delete")
    assert found["words"][1] == "Delete Facility 'Post three'."  # type: ignore[index]


def test_that_an_ended_review_is_gone_and_remembers_what_holds_until_it_changes(registry: Path) -> None:
    review(registry, "--until-changed", "field=name", "--refuse", "field=point", "--close")
    assert "No review is open." in ran("review", registry)
    assert georegistry("review", registry, "P", "B", "--close").returncode == 1
    later = review(registry)
    assert later["remembered"] == 1
    assert later["decisions"]["refuse"] == 0  # type: ignore[index]


def test_that_wrong_filters_are_told_with_what_is_known(registry: Path) -> None:
    done = georegistry("review", registry, "P", "B", "--accept", "colour=red")
    assert done.returncode == 2
    assert "colour=red" in done.stderr
    assert "kind=changed" in done.stderr
    assert georegistry("review", registry, "P", "B", "--accept", "under=nowhere").returncode == 1
    assert georegistry("review", registry, "A", "B").returncode == 1
