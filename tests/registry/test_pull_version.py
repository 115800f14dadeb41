"""A running DHIS2 as the next snapshot of a source, on both databases."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from dhis2_trees import QUICK, edit_at_random, told
from fake_dhis2 import FakeDhis2, Fault

from georegistry_desktop import exchange
from georegistry_desktop.domain import ImportRefused, Refused
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import Imported, import_version, pull_version


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    return tmp_path / "spool"


def pull(registry: Registry, fake: FakeDhis2, spool: Path, source: str = "D", **options: Any) -> Imported:
    return pull_version(
        registry,
        fake.address + "/api/",
        source=source,
        credentials=exchange.Token(fake.token),
        settings=exchange.PullSettings(page_size=100, patience=QUICK, spool_root=spool),
        **options,
    )


def codes(done: Imported) -> set[str]:
    return {p.code for p in done.problems}


def test_that_what_changed_gives_the_same_snapshot_as_the_whole_and_units_keep_their_uuids(
    registry: Registry, fake: FakeDhis2, spool: Path
) -> None:
    chance = random.Random(7)
    done = pull(registry, fake, spool, status="VALID")
    assert (done.version, done.units, done.known) == ("D@1", 300, 0)
    for turn in (2, 3):
        fake.now += timedelta(days=3)
        for _ in range(12):
            edit_at_random(fake, chance)
        done = pull(registry, fake, spool, status="VALID", since_last=True)
        assert done.pull is not None
        assert (done.version, done.pull.since) == (f"D@{turn}", f"D@{turn - 1}")
        assert done.pull.fetched < 100
        assert "since-last-whole" not in codes(done)
        whole = pull(registry, fake, spool, source=f"W{turn}", status="VALID")
        assert told(registry.read(f"D@{turn}")) == told(registry.read(f"W{turn}@1"))
        assert whole.known == 0
        assert done.known > 250
    assert registry.health() == []
    assert list(spool.iterdir()) == []


def test_that_without_an_earlier_one_of_the_same_server_the_whole_tree_comes_with_a_warning(
    registry: Registry, fake: FakeDhis2, spool: Path, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text("ref,name\na,A\n")
    import_version(registry, [file], source="D")
    done = pull(registry, fake, spool, since_last=True)
    assert "since-last-whole" in codes(done)
    assert "no earlier snapshot of the same server" in next(
        p.message for p in done.problems if p.code == "since-last-whole"
    )
    import_version(registry, [file], source="D")
    done = pull(registry, fake, spool, since_last=True)
    assert done.pull is not None
    assert (done.version, done.pull.since) == ("D@4", "D@2")
    root = next(u for u, r in fake.units.items() if "parent" not in r)
    below = next(u for u, r in fake.units.items() if r.get("parent") == {"id": root})
    assert "since-last-whole" in codes(pull(registry, fake, spool, since_last=True, subtree=below))


def test_that_a_dropped_snapshot_is_not_gone_on_from(
    registry: Registry, fake: FakeDhis2, spool: Path
) -> None:
    pull(registry, fake, spool)
    pull(registry, fake, spool)
    registry.drop("D@2")
    done = pull(registry, fake, spool, since_last=True)
    assert done.pull is not None
    assert done.pull.since == "D@1"


def test_that_nothing_is_written_when_rows_are_refused_and_the_pages_are_not_fetched_again(
    registry: Registry, fake: FakeDhis2, spool: Path
) -> None:
    some = sorted(fake.units)[3]
    fake.units[some]["openingDate"] = "soon"
    assert pull(registry, fake, spool, dry_run=True).refused
    with pytest.raises(ImportRefused) as refused:
        pull(registry, fake, spool)
    assert [p.unit for p in refused.value.problems if p.severity == "error"] == [some]
    assert registry.versions() == []
    done = pull(registry, fake, spool, lenient=True)
    assert done.pull is not None
    assert (done.version, done.pull.resumed) == ("D@1", 3)
    assert fake.pages().count(2) == 1
    with pytest.raises(ImportRefused):
        pull(registry, fake, spool, since_last=True)
    fake.change(some, openingDate="2020-01-01T00:00:00.000")
    assert pull(registry, fake, spool, since_last=True).version == "D@2"


def test_that_nothing_is_asked_where_the_source_cannot_take_it(
    registry: Registry, fake: FakeDhis2, spool: Path
) -> None:
    pull(registry, fake, spool)
    registry.copy("D", "P")
    fake.asked.clear()
    with pytest.raises(Refused) as refused:
        pull(registry, fake, spool, source="P")
    assert refused.value.code == "source-curated"
    assert fake.asked == []


def test_that_a_pull_that_fails_leaves_the_registry_as_it_was(
    registry: Registry, fake: FakeDhis2, spool: Path
) -> None:
    fake.faults.append(Fault("expire", path="organisationUnitGroups"))
    with pytest.raises(Refused) as refused:
        pull(registry, fake, spool)
    assert (refused.value.code, refused.value.params["kept"]) == ("sign-in-refused", 3)
    assert registry.versions() == []
