"""People share a PostGIS registry by roles of their own, with the rights that the README names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from factories import make_curated, uid
from postgis_cluster import Cluster, database_of

from georegistry_desktop import open_registry
from georegistry_desktop.domain import Changeset, Refused, Set
from georegistry_desktop.workflows import decide_links, keep_matching, match_versions, open_link_review

README = Path(__file__).resolve().parents[2] / "README.md"
RENAME = Changeset("Rename", (Set(uid("f1"), "name", "Health post 1", "Renamed"),))


@pytest.fixture
def roles(postgis_cluster: Cluster) -> Iterator[dict[str, str]]:
    """The small country as the roles of the README, and one without any right, reach it."""
    address = postgis_cluster.create_database()
    make_curated(address)
    (block,) = re.findall(r"```sql\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    names = {role: f"{role}_{uuid4().hex}" for role in ("editor", "reader", "nobody")}
    for name in names.values():
        postgis_cluster.execute(f"CREATE ROLE {name} LOGIN")
    for line in block.splitlines():
        for role, name in names.items():
            line = line.replace(f"TO {role};", f"TO {name};")
        postgis_cluster.execute(line, database=database_of(address))
    yield {role: address.replace("postgres@", f"{name}@") for role, name in names.items()}
    postgis_cluster.drop_database(address)


def test_that_an_editor_edits_decides_and_claims(roles: dict[str, str]) -> None:
    with open_registry(roles["editor"]) as registry:
        entry = registry.commit("P", RENAME)
        assert entry.author.startswith("editor_")
        registry.undo()
        registry.publish("P")
        registry.copy("A@1", "Q")
        keep_matching(registry, *match_versions(registry, "A", "P"))
        review = open_link_review(registry, "A", "P")
        row = review.side_a.number(uid("f1"))
        decide_links(registry, review, review.accept(row, int(review.best[row])))
        registry.links.claim("A", "P")
        assert registry.propose("P", RENAME)
        assert registry.health() == []


def test_that_a_reader_reads_and_is_told_what_it_may_not(roles: dict[str, str]) -> None:
    with open_registry(roles["reader"]) as registry:
        assert len(registry.units("P")) == 12
        registry.watch().close()
        for write in (
            lambda: registry.commit("P", RENAME),
            lambda: registry.links.claim("A", "P"),
            lambda: registry.publish("P"),
        ):
            with pytest.raises(Refused) as caught:
                write()
            assert caught.value.code == "right-missing"
        assert registry.revision() == 2


def test_that_who_has_no_right_at_all_is_told(roles: dict[str, str]) -> None:
    with pytest.raises(Refused) as caught:
        open_registry(roles["nobody"])
    assert caught.value.code == "right-missing"
