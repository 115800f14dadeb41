from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from factories import square, uid
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_changes import Author, states
from shapely import Point

from georegistry_desktop.domain import Changeset, Created, Deleted, Refused, Set, Unit
from georegistry_desktop.domain.changes import change_to_json
from georegistry_desktop.storage import Registry, undoing


def rename(before: str, after: str, unit: str = "f1") -> Changeset:
    return Changeset(f"to {after}", (Set(uid(unit), "name", before, after),))


def name(registry: Registry, unit: str = "f1") -> str:
    return registry.unit("P", uid(unit)).name


def test_that_steps_tell_what_undo_and_redo_will_do_and_why_not(curated: Registry) -> None:
    steps = curated.steps()
    assert (steps.undo, steps.redo) == ((), ())
    assert (steps.no_undo and steps.no_undo.code, steps.no_redo and steps.no_redo.code) == (
        "undo-import",
        "nothing-to-redo",
    )
    for before, after in (("Health post 1", "A"), ("A", "B"), ("B", "C")):
        curated.commit("P", Changeset(after, (Set(uid("f1"), "name", before, after),)))
    curated.undo()
    curated.undo()
    curated.redo()
    curated.undo()
    steps = curated.steps()
    assert ([e.label for e in steps.undo], [e.label for e in steps.redo]) == (["A"], ["Undo: B", "Undo: C"])
    assert (steps.no_undo, steps.no_redo) == (None, None)
    assert len(curated.steps(most=1).redo) == 1
    assert [curated.redo().undoes, curated.redo().undoes] == [e.id for e in steps.redo]
    assert [e.label for e in curated.steps().undo] == ["C", "B", "A"]


def test_that_undo_and_redo_walk_back_and_forth(curated: Registry) -> None:
    curated.commit("P", rename("Health post 1", "A"))
    curated.commit("P", rename("A", "B"))
    steps = []
    for step in (curated.undo, curated.undo, curated.redo, curated.redo, curated.undo):
        step()
        steps.append(name(curated))
    assert steps == ["A", "Health post 1", "A", "B", "A"]


def test_that_undo_goes_back_further_than_it_reads_at_once(
    curated: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "_PAGE", 2)
    names = ["Health post 1", "A", "B", "C", "D", "E"]
    for before, after in pairwise(names):
        curated.commit("P", rename(before, after))
    back = [(curated.undo(), name(curated))[1] for _ in names[1:]]
    assert back == names[-2::-1]
    assert [(curated.redo(), name(curated))[1] for _ in names[1:]] == names[1:]


def test_that_a_new_edit_ends_redo(curated: Registry) -> None:
    curated.commit("P", rename("Health post 1", "A"))
    curated.undo()
    curated.commit("P", rename("Health post 1", "B"))
    with pytest.raises(Refused) as caught:
        curated.redo()
    assert caught.value.code == "nothing-to-redo"


def test_that_undo_stops_at_an_import_and_names_the_remedy(curated: Registry) -> None:
    with pytest.raises(Refused) as caught:
        curated.undo()
    assert "georegistry drop" in caught.value.remedy


def test_that_a_revision_that_was_undone_is_passed_by(curated: Registry) -> None:
    first = curated.commit("P", rename("Health post 1", "A"))
    second = curated.commit("P", rename("Health post 2", "B", "f2"))
    taken_back = curated.undo(first.revision)
    with pytest.raises(Refused) as caught:
        curated.undo(first.revision)
    assert (caught.value.code, caught.value.params["by"]) == ("undone-already", taken_back.revision)
    curated.undo()
    assert (name(curated), name(curated, "f2")) == ("Health post 1", "Health post 2")
    assert curated.redo().undoes is not None
    assert curated.redo().undoes == taken_back.id
    assert (name(curated), name(curated, "f2")) == ("A", "B")
    curated.undo()
    assert curated.history()[-1].undoes == second.id


@pytest.mark.parametrize(
    ("revision", "code"), [(1, "undo-event"), (3, "undo-final"), (9, "revision-missing")]
)
def test_that_what_is_no_change_of_units_is_not_undone(curated: Registry, revision: int, code: str) -> None:
    curated.set_default("P")
    with pytest.raises(Refused) as caught:
        curated.undo(revision)
    assert caught.value.code == code


def test_that_undo_and_redo_pass_by_what_changes_no_unit(curated: Registry) -> None:
    curated.commit("P", rename("Health post 1", "A"))
    curated.copy("P", "Q")
    curated.commit("Q", rename("A", "B"))
    curated.drop("Q@live")
    curated.set_default("P")
    curated.publish("P")
    curated.undo()
    assert name(curated) == "Health post 1"
    curated.drop("P@1")
    curated.copy("P", "R")
    curated.commit("R", rename("Health post 1", "C"))
    curated.undo()
    curated.drop("R@live")
    curated.redo()
    assert name(curated) == "A"


def test_that_undo_of_a_change_that_was_built_upon_keeps_the_other_fields(curated: Registry) -> None:
    first = curated.commit("P", rename("Health post 1", "A"))
    curated.commit("P", Changeset("code", (Set(uid("f1"), "code", "101", "X"),)))
    curated.undo(first.revision)
    unit = curated.unit("P", uid("f1"))
    assert (unit.name, unit.code) == ("Health post 1", "X")


def test_that_a_changeset_reads_the_same_after_later_ones(curated: Registry) -> None:
    changes = (
        Set(uid("f1"), "name", "Health post 1", "A"),
        Set(uid("d1"), "boundary", curated.unit("P", "d1").boundary, square(5)),
        Set(uid("f1"), f"groups:{uid('g2')}", None, True),
        Created(Unit(uuid=uid("n"), name="N", parent=uid("d1"), point=Point(1, 1))),
    )
    entry = curated.commit("P", Changeset("first", changes))
    first = curated.changes(entry.id)
    curated.commit("P", rename("A", "B"))
    curated.commit("P", Changeset("b", (Set(uid("d1"), "boundary", square(5), None),)))
    curated.commit("P", Changeset("g", (Set(uid("f1"), f"groups:{uid('g2')}", True, None),)))
    curated.commit("P", Changeset("d", (Deleted(curated.unit("P", uid("n"))),)))
    assert curated.changes(entry.id) == first
    assert sorted(map(str, map(change_to_json, first))) == sorted(map(str, map(change_to_json, changes)))


def test_that_the_feed_names_who_what_and_which_units(curated: Registry) -> None:
    since = curated.revision()
    curated.commit("P", rename("Health post 1", "A"))
    curated.commit("P", rename("Health post 2", "B", "f2"))
    feed = curated.feed(since)
    assert feed.revision == since + 2
    assert [e.label for e in feed.entries] == ["to A", "to B"]
    (units,) = feed.units.values()
    assert units == {uid("f1"), uid("f2")}
    assert curated.feed(feed.revision).entries == ()
    curated.publish("P")
    assert len(curated.feed(feed.revision).versions) == 1


def test_that_revisions_have_no_gap(curated: Registry) -> None:
    for i in range(5):
        curated.commit(
            "P", Changeset("n", (Set(uid("f1"), "short_name", str(i - 1) if i else None, str(i)),))
        )
        with pytest.raises(Refused):
            curated.commit("P", Changeset("bad", (Set(uid("f1"), "nonsense", None, 1),)))
    assert [e.revision for e in curated.history()] == list(range(1, 8))


def test_that_the_history_of_a_unit_is_its_own(curated: Registry) -> None:
    curated.commit("P", rename("Health post 1", "A"))
    curated.commit("P", rename("Health post 2", "B", "f2"))
    assert [e.label for e in curated.history([uid("f2")])] == ["to B"]


def test_that_every_unit_knows_who_changed_it_last(curated: Registry) -> None:
    before = curated.units("P").set_index("uuid")["rev"]
    curated.commit("P", rename("Health post 1", "A"))
    after = curated.units("P").set_index("uuid")["rev"]
    assert after[uid("f1")] == before[uid("f1")] + 1
    assert after.drop(uid("f1")).equals(before.drop(uid("f1")))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_that_random_changesets_invert_and_replay_alike_on_both_databases(
    both_registries: tuple[Registry, Registry], data: st.DataObject
) -> None:
    """Inverse restores; the feed's changes replayed over the start give the rows; both databases agree."""
    author = Author(both_registries, data)
    start = states(both_registries[0])
    try:
        made = [author.commit() for _ in range(data.draw(st.integers(1, 4)))]
        one, two = (states(r) for r in both_registries)
        assert one == two
        assert author.replayed(start, made) == one
    finally:  # also when hypothesis gives an example up: the next one starts where this one did
        for registry in both_registries:
            for entry in reversed(author.entries[registry]):
                registry.undo(entry.revision)
    for registry in both_registries:
        assert states(registry) == start
        assert registry.health(thorough=False) == []


def test_that_dates_survive_the_journey(curated: Registry) -> None:
    curated.commit(
        "P", Changeset("d", (Set(uid("f1"), "opening_date", date(2001, 2, 3), date(1899, 12, 31)),))
    )
    assert curated.unit("P", "f1").opening_date == date(1899, 12, 31)
    assert curated.units("P").set_index("uuid").loc[uid("f1"), "opening_date"] == "1899-12-31"
