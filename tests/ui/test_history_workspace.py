"""The history: entries, where they changed what, taking them back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import uid
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from georegistry_desktop import open_registry
from georegistry_desktop.domain import Changeset, Created, Deleted, Set, Unit
from georegistry_desktop.domain.linking import LinkDecision
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk, Message
from georegistry_desktop.ui.history import reading
from georegistry_desktop.ui.history.entry_list import TAKEN_BACK
from georegistry_desktop.ui.history.workspace import HistoryWorkspace
from georegistry_desktop.workflows import import_version

BADJIA, POST = uid("d2"), uid("f6")


@pytest.fixture
def country(country: str) -> str:
    """With a history: Badjia renamed and redrawn, a post deleted, another made."""
    with open_registry(country) as registry:
        shape = registry.unit("P", uid("d1")).boundary
        badjia = registry.unit("P", BADJIA)
        commit(registry, "Rename Badjia", Set(BADJIA, "name", "Badjia", "Badja"))
        commit(registry, "Redraw Badja", Set(BADJIA, "boundary", badjia.boundary, shape))
        commit(registry, "Delete a post", Deleted(registry.unit("P", POST)))
        commit(registry, "New post", Created(Unit(uuid=uid("f9"), name="Post 9", parent=uid("d1"))))
    return country


def commit(registry: Registry, label: str, *changes: Set | Created | Deleted) -> None:
    registry.commit("P", Changeset(label, changes))


@pytest.fixture
def past(desk: Desk, live: LiveSession, qtbot: QtBot) -> Iterator[HistoryWorkspace]:
    """The workspace in front, the newest entry chosen and seen."""
    desk.use(live)
    made = HistoryWorkspace(desk)
    made.finish()
    qtbot.addWidget(made)
    made.resize(1280, 760)
    desk.actions.serve(made)
    desk.actions.add(made.commands())
    made.show()
    made.opened(live)
    desk.actions.enter("history")
    qtbot.waitUntil(lambda: made.scenery.maps.other.content is not None)
    yield made
    made.closed()
    desk.use(None)


def labels(past: HistoryWorkspace) -> list[str]:
    return [entry.label for entry in past.entries.entries]


def go(past: HistoryWorkspace, qtbot: QtBot, label: str) -> None:
    """Choose an entry with the mouse, and wait until map and tree show it."""
    index = past.entries.index(labels(past).index(label), 0)
    past.list.scrollTo(index)
    at = past.list.visualRect(index).center()
    qtbot.mouseClick(past.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert past._entry is not None
    assert past._entry.label == label
    qtbot.waitUntil(lambda: past.scenery.tree.tree is not None)


def seen_names(past: HistoryWorkspace) -> list[str]:
    tree = past.scenery.tree.tree
    return tree.names.many(past.scenery.tree.units.rows.tolist()) if tree else []


def test_that_the_newest_change_is_in_front_with_who_and_where(past: HistoryWorkspace) -> None:
    assert labels(past)[:4] == ["New post", "Delete a post", "Redraw Badja", "Rename Badjia"]
    assert past.detail.changes.rowCount() == 1
    assert past.detail.changes.index(0, 0).data() == "Post 9"
    assert past.detail.changes.index(0, 1).data() == "Created"


def test_that_a_change_is_seen_before_and_after(past: HistoryWorkspace, qtbot: QtBot) -> None:
    go(past, qtbot, "Rename Badjia")
    before, after = past.scenery.maps.base.content, past.scenery.maps.other.content
    assert before is not None
    assert after is not None
    row = before.tree.row(BADJIA)
    assert row is not None
    assert (before.tree.name(row), after.tree.name(row)) == ("Badjia", "Badja")
    assert seen_names(past) == ["Country", "North", "Badja"]


def test_that_a_redrawn_boundary_lies_over_the_old_one(past: HistoryWorkspace, qtbot: QtBot) -> None:
    go(past, qtbot, "Redraw Badja")
    qtbot.waitUntil(lambda: past.scenery.maps.mode == "overlay")
    assert past.scenery.maps.base.canvas.overlaid is not None


def test_that_a_deleted_unit_is_on_the_map_before_and_in_the_tree(
    past: HistoryWorkspace, qtbot: QtBot
) -> None:
    go(past, qtbot, "Delete a post")
    before, after = past.scenery.maps.base.content, past.scenery.maps.other.content
    assert before is not None
    assert after is not None
    assert before.tree.row(POST) is not None
    assert after.tree.row(POST) is None
    assert "Health post 6" in seen_names(past)


def test_that_taking_back_is_told_and_can_be_undone(
    past: HistoryWorkspace, qtbot: QtBot, said: list[Message], live: LiveSession
) -> None:
    go(past, qtbot, "Delete a post")
    qtbot.mouseClick(past.detail.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(said))
    assert said[0].text == "Taken back: Delete a post"
    qtbot.waitUntil(lambda: labels(past)[0] == "Undo: Delete a post")
    row = labels(past).index("Delete a post")
    assert past.entries.index(row, 0).data(TAKEN_BACK)
    assert not past.detail.back.isEnabled()
    assert "taken back by revision" in past.detail.back.toolTip()
    assert said[0].undo is not None
    said[0].undo()
    qtbot.waitUntil(lambda: labels(past)[0] == "Undo: Undo: Delete a post")
    assert POST not in live.session.records("P", [POST]).result()


def test_that_a_later_change_of_the_same_field_is_asked_about(
    past: HistoryWorkspace, qtbot: QtBot, live: LiveSession
) -> None:
    later = Changeset("Rename again", (Set(BADJIA, "name", "Badja", "Bagia"),))
    live.session.commit("P", later).result()
    qtbot.waitUntil(lambda: labels(past)[0] == "Rename again")
    go(past, qtbot, "Rename Badjia")
    qtbot.mouseClick(past.detail.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: past.detail.conflicts.isVisible())
    qtbot.keyClick(past.detail.conflicts, Qt.Key.Key_1)
    qtbot.mouseClick(past.detail.conflicts._apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: labels(past)[0] == "Undo: Rename Badjia")
    assert live.session.records("P", [BADJIA]).result()[BADJIA].name == "Badjia"


def test_that_half_made_decisions_stay_when_a_colleague_commits(
    past: HistoryWorkspace, qtbot: QtBot, live: LiveSession
) -> None:
    later = Changeset("Rename again", (Set(BADJIA, "name", "Badja", "Bagia"),))
    live.session.commit("P", later).result()
    qtbot.waitUntil(lambda: labels(past)[0] == "Rename again")
    go(past, qtbot, "Rename Badjia")
    past.take_back()
    qtbot.waitUntil(lambda: past.detail.conflicts.isVisible())
    live.session.commit("P", Changeset("Elsewhere", (Set(uid("f1"), "code", "101", "X"),)))
    qtbot.waitUntil(lambda: labels(past)[0] == "Elsewhere")
    assert past.detail.conflicts.isVisible()
    go(past, qtbot, "Elsewhere")
    assert not past.detail.conflicts.isVisible()


def test_that_conflicts_of_an_entry_are_not_asked_about_below_another_one(
    past: HistoryWorkspace, qtbot: QtBot, live: LiveSession, said: list[Message]
) -> None:
    later = Changeset("Rename again", (Set(BADJIA, "name", "Badja", "Bagia"),))
    live.session.commit("P", later).result()
    qtbot.waitUntil(lambda: labels(past)[0] == "Rename again")
    go(past, qtbot, "Rename Badjia")
    past.take_back()
    past.list.setCurrentIndex(past.entries.index(0, 0))
    qtbot.waitUntil(lambda: bool(said))
    assert not past.detail.conflicts.isVisible()


def test_that_an_import_says_why_it_is_not_undone_here(past: HistoryWorkspace, qtbot: QtBot) -> None:
    past.list.setCurrentIndex(past.entries.index(past.entries.rowCount() - 1, 0))
    assert not past.detail.back.isEnabled()
    assert "drop the version" in past.detail.back.toolTip()


def test_that_typing_narrows_the_list_and_show_all_widens_it(past: HistoryWorkspace, qtbot: QtBot) -> None:
    qtbot.keyClicks(past.bar.text, "badj")
    assert labels(past) == ["Redraw Badja", "Rename Badjia"]
    past.bar.kinds.setCurrentIndex(past.bar.kinds.findData("import"))
    assert labels(past) == []
    qtbot.mouseClick(past.bar._all, Qt.MouseButton.LeftButton)
    assert len(labels(past)) > 5


def test_that_the_changes_of_one_unit_can_be_asked_for(past: HistoryWorkspace, qtbot: QtBot) -> None:
    past.went(unit=BADJIA)
    qtbot.waitUntil(lambda: labels(past) == ["Redraw Badja", "Rename Badjia"])


def test_that_the_filter_stands_again_as_it_was(
    past: HistoryWorkspace, qtbot: QtBot, live: LiveSession
) -> None:
    past.went(unit=BADJIA)
    qtbot.waitUntil(lambda: labels(past) == ["Redraw Badja", "Rename Badjia"])
    qtbot.keyClicks(past.bar.text, "rename")
    past.bar.versions.setCurrentIndex(past.bar.versions.findData("P@live"))
    assert labels(past) == ["Rename Badjia"]
    place, chosen = json.loads(json.dumps(past.save())), past.bar.filters
    past.closed()
    assert not past.bar.text.text()
    past.opened(live)
    past.restore(place)
    qtbot.waitUntil(lambda: past.bar.filters == chosen)
    qtbot.waitUntil(lambda: labels(past) == ["Rename Badjia"])
    assert past.bar.text.text() == "rename"
    assert past.bar.versions.currentData() == "P@live"
    assert past.bar._all.isVisible()


def test_that_a_kept_filter_that_is_not_understood_is_passed_over(
    past: HistoryWorkspace, qtbot: QtBot, live: LiveSession
) -> None:
    count = len(labels(past))
    gone = {"version": 1, "chosen": {"version": "Gone@live", "kind": "strange", "author": "Nobody"}}
    for kept in (
        gone,
        None,
        3,
        {"version": 2, "chosen": {"text": "x"}},
        {"version": 1, "chosen": {"text": 1}},
    ):
        past.closed()
        past.opened(live)
        past.restore({"filter": kept, "unit": "nobody", "entry": "x"})
        qtbot.waitUntil(lambda: len(labels(past)) == count)
        assert not past.bar._all.isVisible()


def test_that_edits_made_elsewhere_appear(
    past: HistoryWorkspace, qtbot: QtBot, country: str, live: LiveSession
) -> None:
    with open_registry(country, user="colleague") as other:
        commit(other, "From elsewhere", Set(BADJIA, "code", "02", "22"))
    qtbot.waitUntil(lambda: labels(past)[0] == "From elsewhere")
    assert past._entry is not None
    assert past._entry.label == "New post"  # what was in front stays


def test_that_its_units_are_shown_in_the_pyramid(past: HistoryWorkspace, qtbot: QtBot, desk: Desk) -> None:
    go(past, qtbot, "Rename Badjia")
    with qtbot.waitSignal(desk.going) as going:
        desk.actions.qaction("history.pyramid").trigger()
    assert going.args == ["pyramid", {"version": "P@live", "units": (BADJIA,)}]


def test_that_very_many_units_are_shown_in_the_pyramid_too(
    past: HistoryWorkspace, qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_UNITS", 0)
    go(past, qtbot, "Rename Badjia")
    assert desk.actions.reason("history.pyramid") is None
    with qtbot.waitSignal(desk.going) as going:
        desk.actions.qaction("history.pyramid").trigger()
    assert going.args == ["pyramid", {"version": "P@live", "units": (BADJIA,)}]


def test_that_the_models_keep_the_rules_of_qt(past: HistoryWorkspace, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(past.entries)
    qtmodeltester.check(past.detail.changes)


def test_that_the_newest_change_is_in_front_again_after_work_elsewhere(
    past: HistoryWorkspace, country: str, qtbot: QtBot
) -> None:
    past.hide()
    with open_registry(country) as registry:
        commit(registry, "Name a post", Set(uid("f9"), "name", "Post 9", "Post nine"))
    qtbot.waitUntil(lambda: labels(past)[0] == "Name a post")
    assert past._entry is not None
    assert past._entry.label == "Name a post"


def facts_of(past: HistoryWorkspace, label: str, qtbot: QtBot) -> dict[str, str]:
    entry = next(e for e in past.entries.entries if e.label == label)
    past.list.setCurrentIndex(past.entries.index(past.entries.row_of(entry.id), 0))
    qtbot.waitUntil(lambda: past._looked is not None and past._looked.back.entry.id == entry.id)
    return dict(past.detail.facts.told)


def test_that_an_import_tells_its_files_columns_and_options_in_words(
    past: HistoryWorkspace, live: LiveSession, tmp_path: Path, qtbot: QtBot
) -> None:
    from georegistry_desktop.exchange import FileMapping, Level

    file = tmp_path / "liste.csv"
    file.write_text('id;nom;zone;lat;lon;etat\na;Alpha;Nord;"9,5";"-12,2";Ouvert\n')
    said = FileMapping(
        columns={"ref": "id", "name": "nom", "latitude": "lat", "longitude": "lon", "status": "etat"},
        levels=(Level(name="zone"),),
        decimal=",",
        dates="DMY",
        statuses={"Ouvert": "VALID"},
    )
    live.session.write(
        "in",
        lambda r: (
            import_version(r, [file], source="M", mapping=said, repairs=["zeros"], lenient=True) and None
        ),
    ).result()
    qtbot.waitUntil(lambda: labels(past)[0] == "Import M@1")
    told = facts_of(past, "Import M@1", qtbot)
    assert told.pop("Files").startswith("liste.csv · ")
    assert told == {
        "Units": "2",
        "Format": "Text table (CSV)",
        "Encoding": "utf-8",
        "Put right": "lost zeros",
        "Taken in": "as far as it could be read",
        "Columns": (
            "Reference: id\nName: nom\nStatus: etat\nLatitude or northing: lat\nLongitude or easting: lon"
        ),
        "Ancestors in columns": "zone",
        "Decimal sign": "comma",
        "Dates": "day first",
        "Meanings of statuses": "“Ouvert”: Valid",
    }
    assert past.detail.facts.isVisible()
    assert not past.detail.table.isVisible()


def test_that_a_copy_tells_what_it_is_a_copy_of(past: HistoryWorkspace, qtbot: QtBot) -> None:
    assert facts_of(past, "Copy P@live", qtbot)["Copied from"] == "A · #1"


def test_that_no_fact_of_the_history_is_json(past: HistoryWorkspace, qtbot: QtBot) -> None:
    for entry in past.entries.entries:
        for value in facts_of(past, entry.label, qtbot).values():
            assert not set('{}[]"') & set(value)


def test_that_who_comes_to_the_history_has_the_keyboard_in_the_list(
    desk: Desk, live: LiveSession, qtbot: QtBot
) -> None:
    desk.use(live)
    pages, before = QStackedWidget(), QPushButton("Strip")
    qtbot.addWidget(pages)
    pages.addWidget(before)
    made = HistoryWorkspace(desk)
    made.finish()
    pages.addWidget(made)
    pages.show()
    qtbot.waitExposed(pages)
    before.setFocus()
    made.opened(live)
    pages.setCurrentWidget(made)
    qtbot.waitUntil(lambda: made.list.model().rowCount() > 1)
    qtbot.waitUntil(made.list.hasFocus)
    assert made.list.currentIndex().row() == 0
    qtbot.keyClick(made.list, Qt.Key.Key_Down)
    assert made.list.currentIndex().row() == 1
    made.closed()
    desk.use(None)


def test_that_a_whole_version_is_not_promised_as_a_map_but_shown_in_the_pyramid(
    past: HistoryWorkspace, qtbot: QtBot, desk: Desk
) -> None:
    entry = next(e for e in past.entries.entries if e.kind == "copy")
    past.list.setCurrentIndex(past.entries.index(past.entries.row_of(entry.id), 0))
    qtbot.waitUntil(past.middle.whole.isVisible)
    (step,) = past.middle.whole.findChildren(QPushButton)
    with qtbot.waitSignal(desk.going) as going:
        step.click()
    assert going.args == ["pyramid", {"version": "P@live"}]
    go(past, qtbot, "Rename Badjia")
    assert past.scenery.isVisible()


def test_that_a_decision_on_a_link_shows_its_unit_and_not_a_fault(
    past: HistoryWorkspace, live: LiveSession, said: list[Message], qtbot: QtBot
) -> None:
    decision = [LinkDecision(BADJIA, "", "no-match")]
    entry = live.session.write("", lambda r: r.links.decide("P", "A", decision, label="No match for Badja"))
    key = entry.result().id
    qtbot.waitUntil(lambda: past.entries.row_of(key) >= 0, timeout=30_000)
    past.went(entry=key)
    qtbot.waitUntil(lambda: "No match for Badja" in past.detail._title.text(), timeout=30_000)
    qtbot.waitUntil(lambda: past.scenery._then is not None or bool(said), timeout=30_000)
    assert [message.text for message in said] == []
    assert past.detail.changes.rowCount() == 1


def test_that_tree_and_maps_offer_what_the_list_does(
    past: HistoryWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    menus: list[list[str]] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: menus.append([a.text() for a in menu.actions()]))
    past.list.customContextMenuRequested.emit(QPoint(3, 3))
    past.scenery.tree.menuAsked.emit(QPoint(3, 3))
    past.scenery.maps.base.menuAsked.emit(QPoint(3, 3))
    past.scenery.maps.other.menuAsked.emit(QPoint(3, 3))
    assert len(menus) == 4
    assert len(menus[0]) >= 2
    assert all(menu == menus[0] for menu in menus)
