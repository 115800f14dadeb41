"""Links decided by keys: kept at once, shown at once, taken back, and put back where they are refused."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from matching_screen import Screen
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from georegistry_desktop import open_registry
from georegistry_desktop.domain import Changeset, Deleted, Set
from georegistry_desktop.domain.linking import LinkDecision
from georegistry_desktop.matching.reviewing import LinkReview
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.pairs.bulk_bar import foretold_words
from georegistry_desktop.ui.widgets import reason_of

Key = Qt.Key


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, lists_address: str) -> Iterator[Screen]:
    made = Screen(qtbot, desk, lists_address)
    made.match()
    yield made
    made.end()


def states(screen: Screen) -> dict[str, str]:
    """What is kept of each unit by name, the links by the names of both."""
    a, b = screen.space.reviewing.sides
    names = [{side.text("uuid", row): side.name(row) for row in range(len(side))} for side in (a, b)]
    return {
        " = ".join(filter(None, (names[0].get(d.a, ""), names[1].get(d.b, "")))): d.state
        for d in screen.kept().itertuples()
    }


def test_that_enter_accepts_and_goes_on(screen: Screen) -> None:
    first = screen.go("Kori")
    screen.press(Key.Key_Return)
    screen.wait(lambda: screen.lines.current_row() != first)
    assert screen.state(first) == "accepted"
    assert states(screen) == {"Kori = Kori": "accepted"}
    assert screen.space.queue.count.text() == f"1 of {screen.review.total}"
    screen.wait(lambda: screen.live.session.steps.undo)  # told after it is kept
    assert screen.live.session.steps.undo[0].label == "Link Kori to Kori"


def test_that_keys_are_heard_as_soon_as_a_unit_is_shown(screen: Screen) -> None:
    accept, heard = screen.desk.actions.qaction("match.accept"), []
    screen.space.fronting.shown.connect(lambda: heard.append(accept.isEnabled()))
    accept.setEnabled(False)  # as where the one before had no candidate
    screen.go("Kori")
    assert heard[-1]


def test_that_n_x_s_and_f_decide_skip_and_flag(screen: Screen) -> None:
    row = screen.go("Bumpe")
    screen.press("s")
    screen.wait(lambda: screen.lines.current_row() != row)
    screen.go("Kori")
    screen.press("n")
    screen.go("Badjia")
    screen.press("x")
    screen.wait(
        lambda: screen.space.unit.candidates and screen.space.unit.candidates[-1].decided == "rejected"
    )
    assert screen.lines.lines.name(screen.lines.current_row()) == "Badjia"
    flagged = screen.go("Moyamba")
    screen.press("f")
    QTest.keyClicks(screen.space.unit.comment, "ask the district")
    screen.press(Key.Key_Return, screen.space.unit.comment)
    screen.wait(lambda: screen.state(flagged) == "flagged")
    assert states(screen) == {"Kori": "no-match", "Badjia = Badjia": "rejected", "Moyamba": "flagged"}
    screen.go("Moyamba")
    assert "ask the district" in screen.space.unit.who.text()
    assert screen.space.unit.chip.text() == "flagged"


def test_that_escape_gives_up_a_flag(screen: Screen) -> None:
    row = screen.go("Moyamba")
    screen.press("f")
    QTest.keyClicks(screen.space.unit.comment, "n")
    screen.press(Key.Key_Escape, screen.space.unit.comment)
    assert screen.state(row) == "proposed"
    assert screen.lines.hasFocus()
    assert states(screen) == {}


def test_that_numbers_and_arrows_choose_a_candidate(screen: Screen) -> None:
    screen.go("Njala Uni. Health Centre", "Bo")
    unit = screen.space.unit
    side = screen.space.reviewing.sides[1]
    other = next(r for r in range(len(side)) if side.name(r) == "Taiama CHC" and side.parent_name(r) == "Bo")
    screen.space.fronting.add_by_hand(other)
    screen.wait(lambda: unit.candidates and unit.candidates[0].row == other)
    assert unit.place == 0
    screen.press("2")
    assert unit.place == 1
    screen.press(Key.Key_Left, screen.lines)
    assert unit.place == 0
    screen.press(Key.Key_Right, screen.lines)
    assert unit.place == 1
    screen.press("9")
    assert unit.place == 1
    screen.click(unit.cards.cards[0])
    assert unit.chosen_told().row == other
    screen.click(unit.cards.cards[0], twice=True)
    assert states(screen) == {"Njala Uni. Health Centre = Taiama CHC": "accepted"}


def test_that_a_counterpart_that_is_taken_from_another_unit_is_told(screen: Screen) -> None:
    first = screen.go("Kori")
    taken = screen.space.unit.chosen_told().row
    screen.press(Key.Key_Return)
    second = screen.go("Bumpe")
    screen.space.fronting.add_by_hand(taken)
    screen.wait(lambda: screen.space.unit.chosen_told().row == taken)
    screen.press(Key.Key_Return)
    screen.wait(lambda: screen.state(second) == "accepted")
    assert screen.said[-1].text == "Kori had this counterpart, and waits for a decision again."
    assert states(screen) == {"Bumpe = Kori": "accepted"}
    screen.said[-1].undo()
    screen.wait(lambda: screen.state(first) == "accepted")
    assert states(screen) == {"Kori = Kori": "accepted"}


def test_that_u_takes_the_latest_back_and_keeps_its_candidates(screen: Screen) -> None:
    first = screen.go("Kori")
    before = [told.row for told in screen.space.unit.candidates]
    screen.press(Key.Key_Return)
    second = screen.go("Bumpe")
    screen.press("n")
    screen.go("Badjia")
    screen.press("u")
    screen.wait(lambda: screen.space.deciding.front and screen.space.deciding.front.row == second)
    screen.wait(lambda: screen.state(second) == "proposed")
    screen.press("u")
    screen.wait(lambda: screen.space.deciding.front and screen.space.deciding.front.row == first)
    assert [told.row for told in screen.space.unit.candidates] == before
    assert states(screen) == {}
    assert screen.space.queue.count.text() == f"0 of {screen.review.total}"


def test_that_a_key_does_not_wait_for_what_reads_the_review(screen: Screen) -> None:
    row = screen.go("Kori")
    reading, over = Event(), Event()

    def read(review: LinkReview) -> None:
        reading.set()
        over.wait(60)

    screen.space.reviewing.read(read, lambda _: None)
    screen.wait(reading.is_set)
    screen.press(Key.Key_Return)  # would wait for ever
    screen.press(Key.Key_Return)  # of one who saw nothing happen
    screen.press(Key.Key_Down)  # goes on before it was decided
    assert screen.state(row) == "proposed"
    over.set()
    screen.wait(lambda: screen.state(row) == "accepted")
    screen.wait_front()
    screen.wait(lambda: states(screen) == {"Kori = Kori": "accepted"})


def test_that_the_undo_of_the_window_is_shown_too(screen: Screen) -> None:
    row = screen.go("Kori")
    screen.press(Key.Key_Return)
    screen.wait(lambda: not screen.space.reviewing.is_writing)
    screen.live.session.undo().result()
    screen.wait(lambda: screen.state(row) == "proposed")
    assert not screen.space.reviewing.can_take_back
    screen.live.session.redo().result()
    screen.wait(lambda: screen.state(row) == "accepted")


def test_that_a_link_is_broken(screen: Screen) -> None:
    row = screen.go("Kori")
    screen.press(Key.Key_Return)
    screen.wait(lambda: screen.state(row) == "accepted")
    screen.go("Kori")
    screen.press(Key.Key_Delete)
    screen.wait(lambda: screen.state(row) == "proposed")
    assert screen.lines.current_row() == row
    assert states(screen) == {}


def test_that_a_unit_is_found_by_hand_anywhere(screen: Screen) -> None:
    screen.go("St Joseph Clinic", "Moyamba")
    screen.press("/")
    find = screen.space.unit.finder
    screen.wait(find.field.hasFocus)
    QTest.keyClicks(find.field, "rotifunk")
    screen.wait(lambda: find.hits.count() == 2)
    screen.press(Key.Key_Down, find.field)
    screen.press(Key.Key_Return, find.field)
    screen.wait(lambda: screen.space.deciding.told and screen.space.deciding.told.name.startswith("Rotifunk"))
    assert screen.space.deciding.told.above[0] == "Moyamba"
    assert screen.lines.hasFocus()
    assert not find.isVisible()
    screen.press(Key.Key_Return)
    assert states(screen) == {"St Joseph Clinic = Rotifunk Mission Hospital": "accepted"}


def test_that_blind_mode_hides_scores_and_their_order(screen: Screen) -> None:
    screen.go("Kori")
    unit, queue = screen.space.unit, screen.space.queue
    shown = queue.lines.lines.index(queue.lines.currentIndex().row(), 0).data(
        Qt.ItemDataRole.AccessibleTextRole
    )
    assert "score" in shown
    screen.press("b")
    screen.wait(lambda: queue.filters.query().order == "tree")
    hidden = queue.lines.lines.index(queue.lines.currentIndex().row(), 0)
    assert "score" not in hidden.data(Qt.ItemDataRole.AccessibleTextRole)
    assert not any(card._score.isVisible() or card._bar.isVisible() for card in unit.cards.cards)
    assert unit.place == -1
    screen.press(Key.Key_Return)
    assert screen.said[-1].text == "Choose a candidate first, by its number."
    screen.press("1")
    screen.press(Key.Key_Return)
    assert set(states(screen).values()) == {"accepted"}
    screen.press("b")
    screen.wait(lambda: screen.space.deciding.front is not None)
    assert not queue.lines.lines.is_blind


def test_that_enter_in_a_field_accepts_nothing(screen: Screen) -> None:
    screen.go("Kori")
    field = screen.space.queue.filters.search
    field.setFocus()
    QTest.keyClicks(field, "n")
    screen.press(Key.Key_Return, field)
    screen.space.queue.bulk.score.setFocus()
    screen.press(Key.Key_Return, screen.space.queue.bulk.score)
    assert states(screen) == {}


def test_that_many_are_accepted_with_the_errors_told_before_and_taken_back(screen: Screen) -> None:
    bulk = screen.space.queue.bulk
    bulk.score.setValue(60)
    screen.wait(lambda: bulk.accept.text().startswith("Accept ") and bulk.accept.isEnabled())
    screen.wait(lambda: screen.review.above(60).count == screen.space._bulk[0])
    assert bulk.foretold.text() == foretold_words(*screen.space._bulk)
    assert screen.space._bulk[1] == screen.review.above(60).expected_wrong
    count = screen.review.above(60).count
    screen.click(bulk.accept)
    screen.wait(lambda: screen.said and screen.said[-1].undo)
    assert str(count) in screen.said[-1].text
    assert screen.review.counts()["accepted"] == count
    assert len(screen.kept()) == count
    screen.said[-1].undo()
    screen.wait(lambda: screen.review.counts()["accepted"] == 0)
    assert len(screen.kept()) == 0


def test_that_a_subtree_is_accepted_by_name(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    menus: list[tuple[QMenu, QPoint]] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, at: menus.append((menu, at)))
    screen.go("Kori")
    screen.press("m")
    screen.wait(lambda: menus)
    parts = [action.menu() for action in menus[0][0].actions()]
    assert [part.title() for part in parts] == ["All that is shown", "Kori and below"]
    assert reason_of(parts[1].actions()[2]) == "Each unit that waits for a decision has a candidate."
    inside = parts[1].actions()[1]
    assert inside.text().startswith("Accept all of the same name below the same parent · ")
    inside.trigger()
    screen.wait(lambda: screen.said and screen.said[-1].undo)
    assert set(states(screen)) == {
        f"{name} = {name}" for name in ("Kori", "Kori Centre", "Kori CHC", "Kori MCHP")
    }


def test_that_what_somebody_else_decided_is_shown(screen: Screen, lists_address: str) -> None:
    row = screen.go("Kori")
    uuid = screen.space.unit.front.uuid
    with open_registry(lists_address, user="her") as registry:
        registry.links.decide(
            "List@1", "Country@1", [LinkDecision(uuid, "", "flagged", "look")], label="Flag"
        )
        her = registry.user
    screen.wait(lambda: screen.state(row) == "flagged")
    screen.wait(lambda: screen.space.unit.who.text().startswith(f"by {her}, "))
    assert screen.space.unit.who.text().endswith(": look")


def test_that_a_conflict_puts_the_state_back_and_is_told(
    screen: Screen, lists_address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = screen.go("Kori")
    front, told = screen.space.unit.front, screen.space.unit.chosen_told()
    other = screen.space.reviewing.sides[1].text("uuid", told.row)
    screen.live.historyChanged.disconnect()
    with open_registry(lists_address, user="her") as registry:
        decision = LinkDecision(front.uuid, other, "rejected")
        registry.links.decide("List@1", "Country@1", [decision], label="Tell apart")
    screen.press(Key.Key_Return)
    screen.wait(lambda: screen.said)
    assert screen.said[-1].text == (
        "Somebody else decided on Kori meanwhile. Your decision was not kept; theirs is shown."
    )
    screen.wait(lambda: screen.review.candidates(row)[-1].state == "rejected")
    screen.wait(lambda: screen.space.deciding.front and screen.space.deciding.front.row == row)
    assert states(screen) == {"Kori = Kori": "rejected"}
    assert not screen.space.reviewing.can_take_back


def test_that_a_unit_that_changed_since_is_to_be_checked_again(
    qtbot: QtBot, desk: Desk, lists_address: str
) -> None:
    with open_registry(lists_address) as registry:
        registry.copy("Country", "Pyramid")
    screen = Screen(qtbot, desk, lists_address)
    screen.match("List@1", "Pyramid@live")
    row = screen.go("Kori")
    told = screen.space.unit.chosen_told()
    uuid = screen.space.reviewing.sides[1].text("uuid", told.row)
    screen.press(Key.Key_Return)
    screen.wait(lambda: not screen.space.reviewing.is_writing)
    change = Changeset("Rename Kori", (Set(uuid, "name", "Kori", "Lower Kori"),))
    screen.live.session.commit("Pyramid", change).result()
    screen.wait(lambda: screen.state(row) == "check")
    screen.wait_shown()
    screen.go("Kori")
    assert screen.space.unit.chip.text() == "to check again"
    assert "one of the two has changed since" in screen.space.unit.who.text()
    screen.end()


def test_that_the_unit_in_front_stays_where_a_version_changes_meanwhile(
    qtbot: QtBot, desk: Desk, lists_address: str
) -> None:
    with open_registry(lists_address) as registry:
        registry.copy("List", "Pyramid")
    screen = Screen(qtbot, desk, lists_address)
    screen.match("Pyramid@live", "Country@1")
    screen.go("Kori")
    version = screen.space.reviewing.sides[0].frame.units
    gone = version[version["name"] == "St Joseph Clinic"]["uuid"].tolist()
    unit = screen.live.session.records("Pyramid", gone).result()[gone[0]]
    before = screen.space.reviewing.found
    screen.live.session.commit("Pyramid", Changeset("Delete a clinic", (Deleted(unit),))).result()
    screen.wait(lambda: screen.space.reviewing.found is not before)
    screen.wait_shown()
    screen.wait(lambda: screen.space.deciding.front and screen.space.deciding.front.name == "Kori")
    assert len(screen.lines.lines.rows) == len(version) - 1
    screen.end()


def test_that_decisions_at_speed_are_all_kept(screen: Screen) -> None:
    screen.lines.setFocus()
    for key in ("n", Key.Key_Return, "n", "s", Key.Key_Return, "n") * 2:
        screen.press(key)
    kept = len(screen.kept())
    count = sum(screen.review.counts()[state] for state in ("accepted", "no-match"))
    assert kept == count
    for left in reversed(range(count)):
        screen.press("u")
        screen.wait(lambda left=left: screen.review.decided_count == left)
    assert len(screen.kept()) == 0


def test_that_a_key_while_the_unit_in_front_is_read_anew_decides_once_it_is_read(screen: Screen) -> None:
    row = screen.go("Kori")
    screen.space.fronting.look_again()  # as when what was decided elsewhere has been worked in
    assert not screen.space.fronting.is_current
    QTest.keyClick(screen.lines, Key.Key_Return)
    screen.wait(lambda: screen.state(row) == "accepted")
    assert states(screen) == {"Kori = Kori": "accepted"}


def test_that_a_key_is_told_as_too_early_where_the_unit_stands_otherwise_by_then(screen: Screen) -> None:
    row = screen.go("Kori")
    for _ in range(2):
        QTest.keyClick(screen.lines, "x")
    screen.wait(lambda: [message.text for message in screen.said if "read anew" in message.text])
    assert screen.said[-1].text == "Kori was read anew before it was decided on. Decide again."
    assert screen.lines.current_row() == row
    assert states(screen) == {"Kori = Kori": "rejected"}


def test_that_a_key_for_a_unit_that_was_left_meanwhile_decides_nothing(screen: Screen) -> None:
    screen.go("Kori")
    screen.space.fronting.look_again()
    QTest.keyClick(screen.lines, "n")
    screen.go("Bumpe")
    assert states(screen) == {}


def test_that_a_key_for_a_matching_that_was_left_meanwhile_decides_nothing_in_the_next(
    screen: Screen,
) -> None:
    before = screen.review
    screen.go(screen.lines.lines.name(screen.lines.current_row()))
    screen.space.fronting.look_again()
    QTest.keyClick(screen.lines, "n")
    screen.space.show_all()
    screen.match()
    assert screen.review is not before
    assert states(screen) == {}


def test_that_an_accepted_parent_scores_its_children_anew(screen: Screen) -> None:
    child = screen.go("Kori CHC")
    before = float(screen.review.score[child])
    screen.go("Kori")
    with screen.qtbot.waitSignal(screen.space.reviewing.rescored, timeout=30_000) as told:
        screen.press("n")
    assert child in told.args[0]
    assert float(screen.review.score[child]) != before
    screen.press("u")
    screen.wait(lambda: abs(float(screen.review.score[child]) - before) < 0.01)


def test_that_the_next_likeliest_is_chosen_where_one_is_refused(screen: Screen) -> None:
    screen.go("Njala Uni. Health Centre", "Bo")
    unit, side = screen.space.unit, screen.space.reviewing.sides[1]
    likely = unit.chosen_told().row
    other = next(r for r in range(len(side)) if side.name(r) == "Taiama CHC" and side.parent_name(r) == "Bo")
    screen.space.fronting.add_by_hand(other)
    screen.wait(lambda: unit.chosen_told().row == other)
    screen.press("x")
    screen.wait(lambda: unit.chosen_told() and unit.chosen_told().row == likely)
    assert states(screen) == {"Njala Uni. Health Centre = Taiama CHC": "rejected"}
    screen.press(Key.Key_Delete)
    screen.wait(lambda: not screen.space.reviewing.is_writing)
    assert states(screen) == {}
