"""What people decide of links is kept, told, undone and met again by the next version; on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest
from factories import small_country, uid
from sqlalchemy import text

from georegistry_desktop import open_registry
from georegistry_desktop.domain import ConflictError, Refused
from georegistry_desktop.domain.linking import LINK_DECISION_COLUMNS, PAIR_COLUMNS, LinkDecision
from georegistry_desktop.domain.resolving import Decision
from georegistry_desktop.storage import MatchRun, Registry

F1, F2, F3, N1 = (uid(name) for name in ("f1", "f2", "f3", "n1"))


@pytest.fixture
def country(curated: Registry) -> Registry:
    """Source A with a snapshot, source P with a live version, and source B with a snapshot."""
    curated.load("B", small_country(), origin={})
    return curated


def accepted(a: str, b: str, **more: object) -> LinkDecision:
    return LinkDecision(a, b, "accepted", **more)  # type: ignore[arg-type]


def states(registry: Registry, a: str = "A", b: str = "B") -> dict[tuple[str, str], str]:
    found = registry.links.decisions(a, b)
    return {(one, two): state for one, two, state in zip(found["a"], found["b"], found["state"], strict=True)}


def kept(registry: Registry, a: str = "A", b: str = "B", scores: tuple[float, ...] = (99.5, 40)) -> MatchRun:
    count = len(scores)
    pairs = pd.DataFrame({"a": [F1, F2][:count], "b": [F1, F3][:count], "score": scores})
    return registry.links.keep_run(
        a,
        b,
        algorithm="full",
        parameters={"threshold": 50},
        counts={"proposed": 1},
        figures={"expected_wrong": 0.5},
        log=["read", "linked"],
        seconds=1.5,
        pairs=pairs,
    )


def test_that_a_decision_is_kept_with_who_when_and_what_it_was_based_on(country: Registry) -> None:
    decision = accepted(F1, F2, comment="same gate", score=96.5, mark_a="m1", mark_b="m2")
    entry = country.links.decide("A", "B", [decision], label="Accept F1")
    found = country.links.decisions("A@1", "B@1")
    assert list(found.columns) == list(LINK_DECISION_COLUMNS)
    row = found.iloc[0]
    assert tuple(row[:7]) == (F1, F2, "accepted", "same gate", 96.5, "m1", "m2")
    assert row["decided_by"] == country.user
    assert abs(datetime.fromisoformat(row["decided_at"]) - datetime.now(UTC)) < timedelta(minutes=1)
    assert (entry.kind, entry.label, entry.version, entry.details["with"]) == (
        "match",
        "Accept F1",
        "A@1",
        "B@1",
    )
    assert entry.revision == country.revision()


def test_that_it_reads_the_same_from_either_side(country: Registry) -> None:
    country.links.decide("B", "A", [accepted(F2, F1, mark_a="of b", mark_b="of a")], label="one")
    country.links.decide("B", "A", [LinkDecision(F3, "", "no-match", mark_a="of b")], label="two")
    from_a = country.links.decisions("A", "B").set_index("b").sort_index()
    assert from_a.loc[F2, "a"] == F1
    assert from_a.loc[F2, ["mark_a", "mark_b"]].tolist() == ["of a", "of b"]
    assert from_a.loc[F3, "a"] == ""
    assert states(country, "B", "A") == {(F2, F1): "accepted", (F3, ""): "no-match"}


def test_that_a_decision_outlives_the_next_version_of_either_source(country: Registry) -> None:
    country.links.decide("A", "B", [accepted(F1, F2)], label="one")
    country.load("B", small_country(), origin={})
    country.load("A", small_country(), origin={})
    assert states(country, "A@2", "B@2") == {(F1, F2): "accepted"}
    country.drop("B@1")
    assert states(country) == {(F1, F2): "accepted"}


def test_that_a_snapshot_stays_as_it_is(country: Registry) -> None:
    before = country.units("A@1")
    country.links.decide("A", "B", [accepted(F1, F2)], label="one")
    assert country.find_version("A").state == "snapshot"
    assert country.units("A@1").equals(before)
    assert country.health() == []


def test_that_undo_and_redo_take_decisions_back_and_do_them_again(country: Registry) -> None:
    country.links.decide("A", "B", [accepted(F1, F2, score=90.0, mark_a="x")], label="one")
    first = country.links.decisions("A", "B")
    country.links.decide("A", "B", [LinkDecision(F1, F2, "rejected"), accepted(F1, F3)], label="two")
    assert states(country) == {(F1, F2): "rejected", (F1, F3): "accepted"}
    country.undo()
    pd.testing.assert_frame_equal(country.links.decisions("A", "B"), first)
    country.undo()
    assert states(country) == {}
    country.redo()
    country.redo()
    assert states(country) == {(F1, F2): "rejected", (F1, F3): "accepted"}
    assert [e.kind for e in country.history()][-4:] == ["undo", "undo", "redo", "redo"]


def test_that_taking_a_decision_back_is_a_decision_too(country: Registry) -> None:
    country.links.decide("A", "B", [accepted(F1, F2)], label="one")
    country.links.decide("A", "B", [LinkDecision(F1, F2, None)], label="Break F1")
    assert states(country) == {}
    country.undo()
    assert states(country) == {(F1, F2): "accepted"}


def test_that_an_older_act_is_reverted_unless_something_came_after(country: Registry) -> None:
    first = country.links.decide("A", "B", [accepted(F1, F2)], label="one")
    second = country.links.decide("A", "B", [LinkDecision(F3, "", "no-match")], label="two")
    country.links.decide("A", "B", [LinkDecision(F3, "", "flagged", "who knows")], label="three")
    country.undo(first.revision)
    assert states(country) == {(F3, ""): "flagged"}
    with pytest.raises(ConflictError) as caught:
        country.undo(second.revision)
    (conflict,) = caught.value.conflicts
    assert (conflict.unit, conflict.unit_name) == (F3, "Health post 3")
    assert conflict.field == "links:B:"
    assert (conflict.ancestor, conflict.ours, conflict.theirs) == ("no-match", None, "flagged who knows")
    assert conflict.who == country.user
    country.undo(second.revision, decisions=[Decision(conflict, "mine")])
    assert states(country) == {}


def test_that_nothing_is_left_to_revert_where_all_of_it_is_theirs(country: Registry) -> None:
    first = country.links.decide("A", "B", [accepted(F1, F2)], label="one")
    country.links.decide("A", "B", [LinkDecision(F1, F2, "rejected")], label="two")
    with pytest.raises(ConflictError) as caught:
        country.undo(first.revision)
    with pytest.raises(Refused) as refused:
        country.undo(first.revision, decisions=[Decision(c, "theirs") for c in caught.value.conflicts])
    assert refused.value.code == "nothing-to-commit"
    assert states(country) == {(F1, F2): "rejected"}


def test_that_a_colleague_is_not_overwritten_silently(country: Registry) -> None:
    with open_registry(country.address, user="bob") as theirs:
        theirs.links.decide("A", "B", [LinkDecision(F1, F2, "rejected", "closed in 2019")], label="theirs")
    with pytest.raises(ConflictError) as caught:
        country.links.decide(
            "A",
            "B",
            [accepted(F1, F2), accepted(F2, F3)],
            label="mine",
            seen={(F1, F2): None, (F2, F3): None},
        )
    (conflict,) = caught.value.conflicts
    assert conflict.field == f"links:B:{F2}"
    assert (conflict.ours, conflict.theirs) == ("accepted", "rejected closed in 2019")
    assert states(country) == {(F1, F2): "rejected"}, "nothing of it is written"
    country.links.decide(
        "A", "B", [accepted(F1, F2)], label="mine", seen={(F1, F2): "rejected closed in 2019"}
    )
    assert states(country) == {(F1, F2): "accepted"}


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("first", ["no-match", "accepted"])
def test_that_what_a_colleague_said_of_a_unit_is_not_contradicted_unseen(
    country: Registry, first: str, side: str
) -> None:
    link = accepted(F1, F2)
    nobody = LinkDecision(F1, "", "no-match") if side == "left" else LinkDecision("", F2, "no-match")
    hers, mine = (nobody, link) if first == "no-match" else (link, nobody)
    with open_registry(country.address, user="her") as registry:
        registry.links.decide("A", "B", [hers], label="hers", seen={(hers.a, hers.b): None})
        her = registry.user
    with pytest.raises(ConflictError) as caught:
        country.links.decide("A", "B", [mine], label="mine", seen={(mine.a, mine.b): None})
    (conflict,) = caught.value.conflicts
    assert (conflict.who, conflict.theirs) == (her, hers.state)
    assert states(country) == {(hers.a, hers.b): hers.state}
    # Who saw it puts his own in its place.
    both = [mine, LinkDecision(hers.a, hers.b, None)]
    seen = {(mine.a, mine.b): None, (hers.a, hers.b): hers.state}
    country.links.decide("A", "B", both, label="mine", seen=seen)
    assert states(country) == {(mine.a, mine.b): mine.state}


def test_that_who_decides_the_same_meets_no_conflict(country: Registry) -> None:
    country.links.decide("A", "B", [accepted(F1, F2)], label="theirs")
    country.links.decide("A", "B", [accepted(F1, F2)], label="mine", seen={(F1, F2): None})
    assert states(country) == {(F1, F2): "accepted"}


@pytest.mark.parametrize("second", [(F1, F3), (F3, F2)], ids=["same a", "same b"])
def test_that_a_unit_gets_one_counterpart_unless_several_are_meant(
    country: Registry, second: tuple[str, str]
) -> None:
    country.links.decide("A", "B", [accepted(F1, F2)], label="one")
    with pytest.raises(ConflictError) as caught:
        country.links.decide("A", "B", [accepted(*second)], label="two")
    (conflict,) = caught.value.conflicts
    assert (conflict.field, conflict.theirs) == (f"links:B:{F2}", "accepted")
    with pytest.raises(Refused) as refused:
        country.links.decide("A", "B", [accepted(F3, N1), accepted(F3, F3)], label="three")
    assert refused.value.code == "link-twice"
    country.links.decide("A", "B", [accepted(*second)], label="two", several=True)
    assert len(states(country)) == 2
    country.undo()
    country.redo()
    assert len(states(country)) == 2


def test_that_the_one_before_can_be_given_up_in_the_same_act(country: Registry) -> None:
    country.links.decide("A", "B", [accepted(F1, F2)], label="one")
    country.links.decide("A", "B", [accepted(F3, F2), LinkDecision(F1, F2, None)], label="two")
    assert states(country) == {(F3, F2): "accepted"}


def test_that_history_tells_of_links_as_fields_of_units(country: Registry) -> None:
    entry = country.links.decide("A", "B", [accepted(F1, F2), LinkDecision("", F3, "no-match")], label="one")
    told = {(c.unit, c.field, c.before, c.after) for c in country.changes(entry.id)}  # type: ignore[union-attr]
    assert told == {(F1, f"links:B:{F2}", None, "accepted"), (F3, "links:A:", None, "no-match")}
    assert entry in country.history([F1])
    assert entry in country.history([F2])
    assert len(country.changes(entry.id, F1)) == 1
    assert country.sizes([entry.id]) == {entry.id: 2}
    assert country.feed(entry.revision - 1).entries == (entry,)


def test_that_the_database_keeps_the_history_itself(country: Registry) -> None:
    country.links.decide("A", "B", [accepted(F1, F2)], label="one")
    before = country.revision()
    statements = ("UPDATE link SET state = 'flagged'", "DELETE FROM link")
    schema = "" if country.kind == "geopackage" else "georegistry."
    for statement in statements:
        with country._database.engine.begin() as connection:
            connection.execute(text(statement.replace("link", f"{schema}link")))
    assert country.revision() > before
    last = country.history()[-1]
    assert last.kind == "outside"
    assert country.feed(before).entries
    with pytest.raises(Exception, match="history"), country._database.engine.begin() as connection:
        connection.execute(text(f"DELETE FROM {schema}link_history"))


def test_that_duplicates_inside_one_source_are_links_too(country: Registry) -> None:
    country.links.decide("A", "A", [accepted(F2, F1, mark_a="two", mark_b="one")], label="same")
    assert states(country, "A", "A") == {(F1, F2): "accepted", (F2, F1): "accepted"}
    found = country.links.decisions("A", "A").set_index("a")
    assert found.loc[F2, "mark_a"] == "two"
    country.links.decide("A", "A", [LinkDecision(F1, F2, "rejected")], label="not the same")
    assert states(country, "A", "A") == {(F1, F2): "rejected", (F2, F1): "rejected"}


def test_that_a_run_is_kept_with_its_pairs_until_the_next_one(country: Registry) -> None:
    first = kept(country)
    assert (first.a, first.b, first.algorithm, first.author) == ("A@1", "B@1", "full", country.user)
    assert (first.parameters, first.counts, first.log) == (
        {"threshold": 50},
        {"proposed": 1},
        ("read", "linked"),
    )
    pairs = country.links.pairs(first.id)
    assert list(pairs.columns) == list(PAIR_COLUMNS)
    assert pairs.to_dict("list") == {"a": [F1, F2], "b": [F1, F3], "score": [99.5, 40]}
    other = kept(country, "B", "A")
    country.load("A", small_country(), origin={})
    second = kept(country, scores=(80,))
    assert [run.id for run in country.links.runs("A", "B")] == [second.id, first.id]
    assert [run.has_pairs for run in country.links.runs()] == [True, True, False]
    assert [run.is_newest for run in country.links.runs()] == [True, True, False]
    assert country.links.newest("A@1", "B") == country.links.runs("A", "B")[0]
    assert country.links.pairs(first.id).empty
    assert len(country.links.pairs(other.id)) == 2
    assert country.links.pairs(second.id)["score"].tolist() == [80]


def test_that_the_newest_run_counts_also_where_it_found_nothing(country: Registry) -> None:
    kept(country)
    assert country.links.newest("B", "A") is None
    empty = kept(country, scores=())
    assert country.links.newest("A", "B") == empty
    assert [(run.is_newest, run.has_pairs) for run in country.links.runs()] == [(True, False), (False, False)]


def test_that_a_run_changes_no_decision(country: Registry) -> None:
    country.links.decide("A", "B", [accepted(F1, F2)], label="one")
    kept(country)
    assert states(country) == {(F1, F2): "accepted"}


def test_that_nothing_to_decide_is_refused(country: Registry) -> None:
    with pytest.raises(Refused) as refused:
        country.links.decide("A", "B", [], label="nothing")
    assert refused.value.code == "nothing-to-commit"


def test_that_links_are_never_between_two_versions_of_one_source(country: Registry) -> None:
    country.load("A", small_country(), origin={})
    for refused_act in (
        lambda: country.links.decide("A@1", "A@2", [accepted(F1, F2)], label="no"),
        lambda: kept(country, "A@1", "A@2"),
        lambda: country.links.sides("A@2", "A@1"),
    ):
        with pytest.raises(Refused) as refused:
            refused_act()
        assert refused.value.code == "links-one-source"
        assert "keeps its uuid" in str(refused.value)
    with pytest.raises(Refused) as refused:
        country.links.decide("A", "A", [accepted(F1, F1)], label="no", several=True)
    assert refused.value.code == "link-self"
    assert states(country, "A", "A") == {}


def test_that_undo_gives_back_several_counterparts_that_stood_before(country: Registry) -> None:
    two = [accepted(F1, F2), accepted(F1, F3)]
    country.links.decide("A", "B", two, label="two", several=True)
    before = states(country)
    nobody = [LinkDecision(F1, F2, None), LinkDecision(F1, F3, None), LinkDecision(F1, "", "no-match")]
    for act in (nobody, [LinkDecision(F1, F3, "rejected")]):
        entry = country.links.decide("A", "B", act, label="act")
        country.undo(entry.revision)
        assert states(country) == before
        country.redo()
        assert states(country) != before
        country.undo()
        assert states(country) == before


def test_that_undo_gives_no_second_counterpart_to_what_was_linked_since(country: Registry) -> None:
    country.links.decide("A", "B", [accepted(F1, F2)], label="one")
    broken = country.links.decide("A", "B", [LinkDecision(F1, F2, None)], label="broken")
    country.links.decide("A", "B", [accepted(F1, F3)], label="since")
    with pytest.raises(ConflictError) as caught:
        country.undo(broken.revision)
    assert [c.theirs for c in caught.value.conflicts] == ["accepted"]
    assert states(country) == {(F1, F3): "accepted"}
