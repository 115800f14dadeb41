from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor, wait

import pytest
from factories import uid
from shapely import Point

from georegistry_desktop import open_registry
from georegistry_desktop.domain import Changeset, ConflictError, Created, Refused, Set, Unit
from georegistry_desktop.domain.changes import target
from georegistry_desktop.storage import Registry
from georegistry_desktop.storage.proposals import extend

CHANGES = (
    Set(uid("f1"), "name", "Health post 1", "A"),
    Set(uid("f1"), "point", Point(0.1, 2.5), Point(1.5, 2.25)),
    Created(Unit(uuid=uid("n"), name="N", parent=uid("d1"), code="c")),
)


@pytest.fixture
def proposal(curated: Registry) -> int:
    return curated.propose("P", Changeset("review", CHANGES))


def test_that_a_proposal_is_stored_whole_and_changes_nothing(curated: Registry, proposal: int) -> None:
    before = curated.revision()
    with open_registry(curated.address) as another:
        held = another.proposal(proposal)
        assert tuple(c.change for c in held) == CHANGES
        assert [e.label for e in another.proposals()] == ["review"]
    assert curated.revision() == before
    assert curated.unit("P", "f1").name == "Health post 1"


def test_that_only_what_was_accepted_is_committed(curated: Registry, proposal: int) -> None:
    curated.decide(proposal, "accept", [1, 3])
    curated.decide(proposal, "refuse-until-changed", [2])
    entry = curated.commit_proposal(proposal)
    assert {target(c): c for c in curated.changes(entry.id)} == {
        target(c): c for c in (CHANGES[0], CHANGES[2])
    }
    assert curated.proposals() == []
    assert [c.decision for c in curated.proposal(proposal)] == ["accept", "refuse-until-changed", "accept"]
    curated.undo()
    assert curated.unit("P", "f1").name == "Health post 1"


def test_that_undecided_changes_keep_a_proposal_open(curated: Registry, proposal: int) -> None:
    curated.decide(proposal, "accept", [1])
    with pytest.raises(Refused) as caught:
        curated.commit_proposal(proposal)
    assert (caught.value.code, caught.value.params["count"]) == ("undecided", 2)


def test_that_a_change_added_while_a_proposal_is_committed_is_not_lost(
    curated: Registry, proposal: int
) -> None:
    curated.decide(proposal, "accept")
    with open_registry(curated.address) as another, ThreadPoolExecutor() as pool:
        with another._database.writing("extends") as connection:
            extend(connection, proposal, [Set(uid("f2"), "code", "102", "X")])
            waiting = pool.submit(curated.commit_proposal, proposal)
            assert wait([waiting], timeout=0.5).not_done
        with pytest.raises(Refused) as caught:
            waiting.result()
    assert (caught.value.code, caught.value.params["count"]) == ("undecided", 1)
    assert curated.unit("P", "f1").name == "Health post 1"


def test_that_a_value_may_look_like_our_own_marks(curated: Registry) -> None:
    value = {"$date": "2020-01-01"}
    key = curated.propose("P", Changeset("x", (Set(uid("f1"), "extra:k", None, value),)))
    curated.decide(key, "accept")
    curated.commit_proposal(key)
    assert curated.unit("P", "f1").extra["k"] == value


def test_that_a_decision_can_be_taken_back(curated: Registry, proposal: int) -> None:
    curated.decide(proposal, "accept")
    curated.decide(proposal, None, [2])
    assert [c.decision for c in curated.proposal(proposal)] == ["accept", None, "accept"]


def test_that_a_stale_proposal_conflicts_and_stays(curated: Registry, proposal: int) -> None:
    curated.commit("P", Changeset("theirs", (Set(uid("f1"), "name", "Health post 1", "T"),)))
    curated.decide(proposal, "accept")
    with pytest.raises(ConflictError) as caught:
        curated.commit_proposal(proposal)
    assert [c.field for c in caught.value.conflicts] == ["name"]
    assert len(curated.proposals()) == 1
    curated.decide(proposal, "refuse", [1])
    curated.commit_proposal(proposal)
    assert curated.unit("P", uid("f1")).point == Point(1.5, 2.25)


def test_that_edits_collect_in_a_proposal(curated: Registry, proposal: int) -> None:
    curated.extend_proposal(proposal, [Set(uid("f2"), "code", "102", "X")])
    curated.decide(proposal, "accept")
    curated.commit_proposal(proposal)
    assert curated.unit("P", "f2").code == "X"


def test_that_a_discarded_proposal_cannot_be_committed(curated: Registry, proposal: int) -> None:
    curated.discard_proposal(proposal)
    for action in (curated.commit_proposal, curated.discard_proposal):
        with pytest.raises(Refused) as caught:
            action(proposal)
        assert caught.value.code == "changeset-state"


def test_that_a_proposal_to_a_snapshot_is_refused(curated: Registry) -> None:
    with pytest.raises(Refused) as caught:
        curated.propose("A@1", Changeset("no", CHANGES))
    assert caught.value.code == "version-frozen"
