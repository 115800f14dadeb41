"""What comes in from a DHIS2 whose tree is edited during a pull or since the last one."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import pytest
from dhis2_trees import BEDS, as_earlier, demo_document, edit_at_random, pulled, told
from fake_dhis2 import FakeDhis2, Fault


def test_that_edits_between_pages_neither_lose_nor_double_a_unit(fake: FakeDhis2, tmp_path: Path) -> None:
    for seed in range(8):
        chance = random.Random(seed)

        def meddle(running: FakeDhis2, page: int, chance: random.Random = chance) -> None:
            for _ in range(chance.randrange(4)):
                edit_at_random(running, chance)

        fake.on_page = meddle
        done = pulled(fake, tmp_path / f"busy{seed}", page_size=60)
        fake.on_page = None
        # What is still edited while the end of the pull is read comes with the next one.
        done = pulled(fake, tmp_path / f"since{seed}", earlier=as_earlier(done))
        quiet = pulled(fake, tmp_path / f"quiet{seed}")
        assert told(done.incoming.version) == told(quiet.incoming.version), seed


def test_that_a_deletion_made_up_for_by_an_addition_between_two_pages_is_seen(
    fake: FakeDhis2, tmp_path: Path
) -> None:
    leaves = fake.units.keys() - {u["parent"]["id"] for u in fake.units.values() if "parent" in u}
    first = min(leaves)

    def meddle(running: FakeDhis2, page: int) -> None:
        if page == 2 and first in running.units:
            parent = running.units[first]["parent"]["id"]
            running.delete(first)
            running.add("zzzzzzzzzzz", parent)

    fake.on_page = meddle
    done = told(pulled(fake, tmp_path).incoming.version)["units"]
    assert done.keys() == fake.units.keys()
    assert first not in done


@pytest.mark.parametrize("sees_deleted", [True, False])
@pytest.mark.parametrize("part", [False, True])
def test_that_what_changed_makes_the_same_version_as_the_whole(
    tmp_path: Path, part: bool, sees_deleted: bool
) -> None:
    for seed in range(4):
        chance = random.Random(seed)
        with FakeDhis2(demo_document(), sees_deleted=sees_deleted) as fake:
            fake.most_rows = 70
            root = next(u for u, r in fake.units.items() if "parent" not in r)
            below = sorted(u for u, r in fake.units.items() if r.get("parent") == {"id": root})
            subtree = below[0] if part else None
            last = pulled(fake, tmp_path / f"{seed}", subtree=subtree)
            for turn in range(3):
                fake.now += timedelta(days=1)
                edits = [edit_at_random(fake, chance) for _ in range(chance.randrange(1, 9))]
                # What changed just before a pull is looked at twice; what changed long before must do once.
                fake.now += timedelta(days=chance.randrange(2))
                if subtree not in (None, *fake.units):
                    break
                whole = pulled(fake, tmp_path / f"w{seed}.{turn}", subtree=subtree)
                last = pulled(fake, tmp_path / f"d{seed}.{turn}", subtree=subtree, earlier=as_earlier(last))
                assert told(last.incoming.version) == told(whole.incoming.version), (seed, edits)
                assert last.report.since == "D@1"


def test_that_only_what_changed_is_fetched(fake: FakeDhis2, tmp_path: Path) -> None:
    first = pulled(fake, tmp_path)
    fake.now += timedelta(days=1)
    leaves = sorted(fake.units.keys() - {u["parent"]["id"] for u in fake.units.values() if "parent" in u})
    fake.change(leaves[0], name="Changed")
    fake.delete(leaves[1])
    fake.now += timedelta(days=1)
    fake.asked.clear()
    done = pulled(fake, tmp_path, earlier=as_earlier(first))
    assert (done.report.fetched, done.report.gone) == (1, 1)
    assert len(fake.asked) == 9
    assert not any(p.get("fields") == ["id,level,parent[id]"] for _, p in fake.asked)


def test_that_below_a_moved_unit_the_levels_follow_though_nothing_tells_of_them(
    fake: FakeDhis2, tmp_path: Path
) -> None:
    first = pulled(fake, tmp_path)
    root = next(u for u, r in fake.units.items() if "parent" not in r)
    region, other = sorted(u for u, r in fake.units.items() if r.get("parent") == {"id": root})[:2]
    children = [u for u, r in fake.units.items() if r.get("parent") == {"id": region}]
    fake.now += timedelta(days=1)
    fake.move(region, other)
    fake.now += timedelta(days=1)
    done = told(pulled(fake, tmp_path, earlier=as_earlier(first)).incoming.version)["units"]
    assert {done[u]["type"] for u in children} == {"Area"}


@pytest.mark.parametrize("sees_deleted", [True, False])
def test_that_what_moves_in_and_out_of_a_subtree_is_known_though_as_many_units_come_as_leave(
    fake: FakeDhis2, tmp_path: Path, sees_deleted: bool
) -> None:
    fake.sees_deleted = sees_deleted
    root = next(u for u, r in fake.units.items() if "parent" not in r)
    mine, other = sorted(u for u, r in fake.units.items() if r.get("parent") == {"id": root})[:2]
    for top, posts in ((mine, 1), (other, 2)):
        fake.add(f"Area{top[:7]}", top)
        for number in range(posts):
            fake.add(f"Post{top[:6]}{number}", f"Area{top[:7]}")
    fake.now += timedelta(days=1)
    first = pulled(fake, tmp_path, subtree=mine)
    fake.now += timedelta(days=1)
    fake.move(f"Area{mine[:7]}", other)
    fake.move(f"Area{other[:7]}", mine)
    fake.now += timedelta(days=1)
    done = pulled(fake, tmp_path, subtree=mine, earlier=as_earlier(first))
    units = told(done.incoming.version)["units"].keys()
    assert {f"Area{other[:7]}", f"Post{other[:6]}0", f"Post{other[:6]}1"} <= units
    assert not {f"Area{mine[:7]}", f"Post{mine[:6]}0"} & units


def test_that_deletions_that_this_user_may_not_see_are_seen_though_as_many_units_were_added(
    fake: FakeDhis2, tmp_path: Path
) -> None:
    fake.sees_deleted = False
    leaf = min(fake.units.keys() - {u["parent"]["id"] for u in fake.units.values() if "parent" in u})
    first = pulled(fake, tmp_path)
    fake.now += timedelta(days=1)
    fake.add("NewInstead1", fake.units[leaf]["parent"]["id"])
    fake.delete(leaf)
    fake.now += timedelta(days=1)
    done = pulled(fake, tmp_path, earlier=as_earlier(first))
    assert told(done.incoming.version)["units"].keys() == fake.units.keys()
    assert done.report.gone == 1


def test_that_a_unit_edited_after_its_page_was_read_comes_as_it_is_now(
    fake: FakeDhis2, tmp_path: Path
) -> None:
    first = min(fake.units)

    def meddle(running: FakeDhis2, page: int) -> None:
        if page == 3:
            running.change(first, name="Edited meanwhile")

    fake.on_page = meddle
    done = pulled(fake, tmp_path)
    assert told(done.incoming.version)["units"][first]["name"] == "Edited meanwhile"
    assert done.report.fetched == 301


def test_that_what_was_stamped_before_the_last_pull_and_stored_after_it_is_not_lost(
    fake: FakeDhis2, tmp_path: Path
) -> None:
    first = pulled(fake, tmp_path)
    late = min(fake.units)
    stamp = (fake.now - timedelta(minutes=70)).isoformat(timespec="milliseconds")
    fake.units[late] |= {"name": "Late", "lastUpdated": stamp}
    fake.now += timedelta(days=1)
    done = pulled(fake, tmp_path, earlier=as_earlier(first))
    assert told(done.incoming.version)["units"][late]["name"] == "Late"


def test_that_faulty_units_are_asked_for_again(fake: FakeDhis2, tmp_path: Path) -> None:
    some = sorted(fake.units)[5]
    good = fake.units[some]["openingDate"]
    fake.units[some]["openingDate"] = "soon"
    first = pulled(fake, tmp_path / "1")
    assert first.incoming.refused(lenient=False)
    assert first.incoming.origin["faulty"] == [some]
    fake.now += timedelta(days=1)
    again = pulled(fake, tmp_path / "2", earlier=as_earlier(first))
    assert [p.unit for p in again.incoming.problems if p.code == "date-bad"] == [some]
    fake.units[some]["openingDate"] = good
    mended = pulled(fake, tmp_path / "3", earlier=as_earlier(first))
    assert not mended.incoming.refused(lenient=False)


def test_that_a_server_that_does_not_say_what_changed_is_read_whole(fake: FakeDhis2, tmp_path: Path) -> None:
    first = pulled(fake, tmp_path / "1")
    refusal = {"message": "Unable to parse filter", "errorCode": "E2014"}
    fake.faults.append(Fault("refuse", page=1, detail=refusal))
    done = pulled(fake, tmp_path / "2", earlier=as_earlier(first))
    assert done.report.since is None
    assert told(done.incoming.version) == told(first.incoming.version)


def test_that_a_deleted_attribute_takes_its_values_along(fake: FakeDhis2, tmp_path: Path) -> None:
    first = pulled(fake, tmp_path / "1")
    del fake.lists["attributes"][BEDS]
    for unit in fake.units.values():
        if "attributeValues" in unit:
            unit["attributeValues"] = [v for v in unit["attributeValues"] if v["attribute"]["id"] != BEDS]
    fake.now += timedelta(days=1)
    done = pulled(fake, tmp_path / "2", earlier=as_earlier(first))
    assert told(done.incoming.version) == told(pulled(fake, tmp_path / "3").incoming.version)
