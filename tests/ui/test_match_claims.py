"""Parts of a matching's queue claimed by reviewers: seen by all, asked about, released."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from answers import Answers
from matching_screen import Screen
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from georegistry_desktop import open_registry
from georegistry_desktop.ui.desk import Desk

Key = Qt.Key


@pytest.fixture
def hers(lists_address: str, request: pytest.FixtureRequest) -> str:
    """The same registry as Awa opens it at another desktop; on PostgreSQL by a role of her own."""
    if lists_address.endswith(".gpkg"):
        return lists_address
    request.getfixturevalue("postgis_cluster").execute(
        """DO $$ BEGIN CREATE ROLE "Awa" SUPERUSER LOGIN;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"""
    )
    return lists_address.replace("postgres@", "Awa@")


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, lists_address: str) -> Iterator[Screen]:
    made = Screen(qtbot, desk, lists_address)
    made.match()
    yield made
    made.end()


def uuid(screen: Screen, name: str) -> str:
    side = screen.space.reviewing.sides[0]
    return side.text("uuid", next(row for row in range(len(side)) if side.name(row) == name))


def awa_claims(screen: Screen, hers: str, name: str = "", text: str = "") -> None:
    """Awa, at another desktop, claims a part; the window has heard of it."""
    before = len(screen.space.claiming.masks.held)
    with open_registry(hers, user="Awa") as registry:
        registry.links.claim("List@1", "Country@1", uuid(screen, name) if name else "", text=text)
    screen.wait(lambda: len(screen.space.claiming.masks.held) > before)


def open_menu(screen: Screen) -> QMenu:
    (menu,) = [m for m in screen.space.findChildren(QMenu) if m.isVisible()]
    return menu


def offered(screen: Screen, *, by_mouse: bool = False) -> dict[str, QMenu]:
    """The lines of the menu of claims, by what they say; by key, or ``by_mouse``."""
    if by_mouse:
        screen.click(screen.space.bar.claim)
    else:
        screen.press("t", screen.lines)
    screen.wait(lambda: [m for m in screen.space.findChildren(QMenu) if m.isVisible()])
    return {action.text(): action for action in open_menu(screen).actions() if action.text()}


def choose(screen: Screen, begin: str) -> None:
    """Press the line of that menu that begins so."""
    lines = offered(screen)
    (action,) = [action for text, action in lines.items() if text.startswith(begin)]
    action.trigger()
    close_menus(screen)


def close_menus(screen: Screen) -> None:
    for menu in screen.space.findChildren(QMenu):
        menu.close()


def look_for(screen: Screen, words: str) -> None:
    """Type words into the field above the queue, and go on to what they find."""
    screen.desk.actions.run("match.filter")
    search = screen.space.queue.filters.search
    search.selectAll()
    QTest.keyClicks(search, words)
    screen.wait(lambda: screen.space.queue.query.text == words)
    QTest.keyClick(search, Key.Key_Return)


def names(screen: Screen) -> set[str]:
    return {screen.lines.lines.name(int(row)) for row in screen.lines.lines.rows}


def test_that_a_part_is_claimed_and_released_from_the_unit_in_front(screen: Screen) -> None:
    screen.go("Njala Uni. Health Centre", "Bo")
    lines = list(offered(screen))
    assert [text.split(" · ")[0] for text in lines] == [
        "Claim Bo and below",
        "Claim Northern and below",
        "Claim Sierra and below",
        "Claim everything",
    ]
    assert "5 to decide" in lines[0]
    close_menus(screen)
    choose(screen, "Claim Bo")
    screen.wait(lambda: screen.space.queue.filters.claims.isVisible())
    assert screen.space.queue.filters.claims.text().startswith("Bo: you, ")
    screen.wait(lambda: screen.said)
    assert screen.said[-1].text == "Bo is yours, and others see so: 5 unit(s) to decide."
    claims = screen.live.session.read(lambda r: r.links.claims("List@1", "Country@1")).result()
    assert [(claim.unit, claim.claimed_by) for claim in claims] == [
        (uuid(screen, "Bo"), screen.live.session.user)
    ]
    screen.said[-1].action[1]()
    screen.wait(lambda: len(screen.lines.lines.rows) == 5)
    assert "Bo" in names(screen)
    choose(screen, "Release Bo")
    screen.wait(lambda: not screen.space.queue.filters.claims.isVisible())
    screen.wait(lambda: len(screen.lines.lines.rows) == screen.review.total)
    screen.wait(lambda: screen.said[-1].text == "Bo is free again.")


def test_that_another_ones_claim_shows_and_can_be_left_out(screen: Screen, hers: str) -> None:
    awa_claims(screen, hers, "Southern")
    awa_claims(screen, hers, "Kakua")
    row = screen.go("Kori")
    assert screen.space.queue.filters.claims.text().startswith("Southern: Awa, ")
    screen.wait(lambda: "Awa has claimed Southern (" in screen.space.unit.claim.text())
    assert screen.lines.lines.held_words(row) == "claimed by Awa"
    screen.go("Badjia")
    assert not screen.space.unit.claim.isVisible()
    screen.space.queue.filters.show_whose("free")
    screen.wait(lambda: "Kori" not in names(screen))
    assert {"Badjia", "Bo", "Northern"} <= names(screen)
    assert not {"Southern", "Kori", "Kakua"} & names(screen)
    screen.space.queue.filters.show_whose("mine")
    screen.wait(lambda: names(screen) == set())


def test_that_a_decision_in_another_ones_claim_is_asked_about_once(screen: Screen, hers: str) -> None:
    awa_claims(screen, hers, "Southern")
    kori = screen.go("Kori")
    screen.press(Key.Key_Return)
    ask = screen.space.unit.ask
    assert ask.isVisible()
    assert screen.state(kori) == "proposed"
    screen.press(Key.Key_Escape, ask)
    assert not ask.isVisible()
    assert screen.state(kori) == "proposed"
    screen.lines.setFocus()
    screen.press(Key.Key_Return, screen.lines)
    screen.press(Key.Key_Return)  # where the keyboard is now
    screen.wait(lambda: screen.state(kori) == "accepted")
    bumpe = screen.go("Bumpe")
    screen.press(Key.Key_N)
    screen.wait(lambda: screen.state(bumpe) == "no-match")
    assert len(screen.kept()) == 2
    mine = screen.go("Badjia")
    screen.press(Key.Key_Return)
    screen.wait(lambda: screen.state(mine) == "accepted")


def test_that_many_at_once_leave_out_what_others_claimed(screen: Screen, hers: str, answers: Answers) -> None:
    awa_claims(screen, hers, "Southern")
    kori, badjia = screen.go("Kori"), screen.go("Badjia")
    screen.space.queue.bulk.score.setValue(50)
    answers.choices += [None, 0]
    screen.desk.actions.run("match.accept-above")
    screen.wait(lambda: len(answers.asked) == 1)
    assert "are in parts that Awa has claimed." in answers.asked[0]
    assert screen.state(badjia) == "proposed"
    screen.desk.actions.run("match.accept-above")
    screen.wait(lambda: screen.state(badjia) == "accepted")
    assert screen.state(kori) == "proposed"


def test_that_anyone_can_release_a_claim_and_its_holder_is_told(
    screen: Screen, hers: str, answers: Answers
) -> None:
    awa_claims(screen, hers, "Southern")
    screen.go("Kori")
    answers.confirmations += [False, True]
    choose(screen, "Release Southern, claimed by Awa")
    assert answers.asked == ["Release what Awa has claimed?"]
    assert screen.space.claiming.masks.held
    choose(screen, "Release Southern")
    screen.wait(lambda: not screen.space.claiming.masks.held)
    screen.go("Badjia")
    choose(screen, "Claim Northern")
    screen.wait(lambda: screen.space.claiming.masks.held)
    with open_registry(hers, user="Awa") as registry:
        registry.links.release(registry.links.claims("List@1", "Country@1")[0].id)
    screen.wait(lambda: screen.said[-1].text == "Somebody released your claim on Northern.")


def test_that_what_another_one_holds_cannot_be_claimed(screen: Screen, hers: str) -> None:
    awa_claims(screen, hers, "Southern")
    screen.go("Kori")
    lines = offered(screen)
    taken = next(action for text, action in lines.items() if text.startswith("Claim Southern"))
    assert not taken.isEnabled()
    close_menus(screen)
    choose(screen, "Claim Kori")  # within it, for that is nearer
    screen.wait(lambda: len(screen.space.claiming.masks.held) == 2)
    row = screen.go("Kori")
    assert screen.space.claiming.of_other(row) is None
    assert screen.space.claiming.of_other(screen.go("Bumpe")) is not None


def test_that_another_matching_is_opened_with_its_own_claims(
    qtbot: QtBot, screen: Screen, lists_address: str
) -> None:
    with open_registry(lists_address) as registry:
        registry.copy("Country", "Pyramid")
    choose(screen, "Claim everything")
    screen.wait(lambda: screen.space.queue.filters.claims.isVisible())
    screen.live.session.write("Claim", lambda r: r.links.claim("Country@1", "Pyramid@live")).result()
    screen.space.queue.filters.show_whose("mine")
    screen.wait(lambda: screen.space.queue.query.whose == "mine")
    said = len(screen.said)
    # It has more units than the one before.
    screen.space.went(a="Country@1", b="Pyramid@live")
    screen.wait(lambda: screen.space.reviewing.found.labels[0] == "Country@1")
    screen.wait(lambda: screen.space.claiming.masks.held)
    screen.wait(lambda: len(screen.lines.lines.rows) == screen.review.total)
    assert screen.said[said:] == []


def test_that_who_claimed_parts_of_many_units_is_told_once_each(screen: Screen, hers: str) -> None:
    awa_claims(screen, hers, "Southern")
    awa_claims(screen, hers, "Kakua")
    masks, review = screen.space.claiming.masks, screen.review
    rows = np.arange(review.total)
    assert [held.name for held in masks.of_rows(rows)] == ["Southern", "Kakua"]
    assert masks.of_rows(rows[~masks.taken(rows)]) == []


def test_that_what_words_find_is_claimed_by_keyboard_and_given_back(screen: Screen) -> None:
    look_for(screen, "clinic")
    screen.wait(lambda: names(screen) == {"St Joseph Clinic"})
    assert screen.lines.hasFocus()
    lines = offered(screen)
    assert next(iter(lines)) == "Claim what is shown: 'clinic' · 2 to decide"
    menu = open_menu(screen)
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    screen.wait(lambda: screen.space.queue.filters.claims.text().startswith("'clinic': you, "))
    screen.wait(lambda: screen.said)
    assert screen.said[-1].text == "'clinic' is yours, and others see so: 2 unit(s) to decide."
    screen.space.queue.filters.reset()
    screen.wait(lambda: len(screen.lines.lines.rows) == screen.review.total)
    screen.said[-1].action[1]()
    screen.wait(lambda: names(screen) == {"St Joseph Clinic"})
    lines = list(offered(screen))
    assert not [line for line in lines if "shown" in line]
    assert lines[-1] == "Release 'clinic'"
    close_menus(screen)
    choose(screen, "Release 'clinic'")
    screen.wait(lambda: not screen.space.claiming.masks.held)
    screen.wait(lambda: screen.said[-1].text == "'clinic' is free again.")


def test_that_words_in_one_part_of_the_tree_are_claimed_by_mouse(screen: Screen) -> None:
    screen.go("Southern")
    filters = screen.space.queue.filters
    screen.click(filters.under)
    look_for(screen, "CLINIC")
    screen.wait(lambda: len(screen.lines.lines.rows) == 1)
    first = next(iter(offered(screen, by_mouse=True).values()))
    menu = open_menu(screen)
    assert first.text() == "Claim what is shown: 'CLINIC' in Southern · 1 to decide"
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(first).center())
    screen.wait(lambda: screen.space.claiming.masks.held)
    claims = screen.live.session.read(lambda r: r.links.claims("List@1", "Country@1")).result()
    assert [(claim.unit, claim.text) for claim in claims] == [(uuid(screen, "Southern"), "CLINIC")]
    assert filters.claims.text().startswith("'CLINIC' in Southern: you, ")


def test_that_states_are_no_part_of_a_claim_and_the_menu_says_so(screen: Screen) -> None:
    chip = screen.space.queue.filters.chips["proposed"]
    screen.click(chip)
    screen.wait(lambda: screen.space.queue.query.states)
    first = next(iter(offered(screen).values()))
    assert first.text() == "Claim what is shown"
    assert not first.isEnabled()
    assert "States are no part of a claim" in first.toolTip()
    close_menus(screen)
    look_for(screen, "kori")
    lines = offered(screen)
    (text,) = [text for text in lines if "shown" in text]
    assert text.startswith("Claim all of 'kori', not only what is shown · ")
    assert "States are no part of a claim" in lines[text].toolTip()
    close_menus(screen)
    screen.click(chip)
    look_for(screen, "nobody has this name")
    first = next(iter(offered(screen, by_mouse=True).values()))
    assert not first.isEnabled()
    assert first.toolTip() == "No unit is found by these words."
    close_menus(screen)


def test_that_words_another_one_claimed_are_asked_about_and_left_out(
    screen: Screen, hers: str, answers: Answers
) -> None:
    awa_claims(screen, hers, text="clinic")
    assert screen.space.queue.filters.claims.text().startswith("'clinic': Awa, ")
    row = screen.go("St Joseph Clinic", "Moyamba")
    screen.wait(lambda: "Awa has claimed 'clinic' (" in screen.space.unit.claim.text())
    assert screen.lines.lines.held_words(row) == "claimed by Awa"
    screen.press(Key.Key_N)
    ask = screen.space.unit.ask
    assert ask.isVisible()
    assert screen.state(row) != "no-match"
    screen.press(Key.Key_Escape, ask)
    screen.space.queue.filters.show_whose("free")
    screen.wait(lambda: "St Joseph Clinic" not in names(screen))
    assert "Moyamba" in names(screen)
    look_for(screen, "Clinic")
    screen.space.queue.filters.show_whose("")
    screen.wait(lambda: len(screen.lines.lines.rows) == 2)
    first = next(iter(offered(screen).values()))
    assert not first.isEnabled()
    assert "Awa has claimed 'clinic' (" in first.toolTip()
    close_menus(screen)
    answers.confirmations += [True]
    choose(screen, "Release 'clinic', claimed by Awa")
    screen.wait(lambda: not screen.space.claiming.masks.held)


def test_that_many_at_once_ask_about_words_another_one_claimed(
    screen: Screen, hers: str, answers: Answers
) -> None:
    awa_claims(screen, hers, text="kori")
    kori, badjia = screen.go("Kori"), screen.go("Badjia")
    screen.space.queue.bulk.score.setValue(50)
    answers.choices += [0]
    screen.desk.actions.run("match.accept-above")
    screen.wait(lambda: screen.state(badjia) == "accepted")
    assert "are in parts that Awa has claimed." in answers.asked[0]
    assert screen.state(kori) == "proposed"


def test_that_of_claims_that_overlap_the_older_stands_and_an_inner_one_goes_before(
    screen: Screen, hers: str
) -> None:
    awa_claims(screen, hers, "Southern")
    look_for(screen, "clinic")
    choose(screen, "Claim what is shown: 'clinic' · 1 to decide · without 1 of others")
    screen.wait(lambda: len(screen.space.claiming.masks.held) == 2)
    screen.wait(lambda: screen.said)
    assert screen.said[-1].text == "'clinic' is yours, and others see so: 1 unit(s) to decide."
    assert screen.space.queue.filters.claims.text().startswith("'clinic': you, ")
    assert screen.space.queue.filters.more_claims.text().startswith("Southern: Awa, ")
    screen.space.queue.filters.reset()
    screen.wait(lambda: len(screen.lines.lines.rows) == screen.review.total)
    claiming = screen.space.claiming
    assert claiming.of_other(screen.go("St Joseph Clinic", "Moyamba")) is not None
    assert claiming.of_other(screen.go("St Joseph Clinic", "Bo")) is None
    awa_claims(screen, hers, text="clinic bo")
    awa_claims(screen, hers, "Southern", "kori")
    look_for(screen, "kori m")
    choose(screen, "Claim what is shown: 'kori m' · 1 to decide")
    screen.wait(lambda: len(claiming.masks.held) == 5)
    screen.space.queue.filters.reset()
    screen.wait(lambda: len(screen.lines.lines.rows) == screen.review.total)
    assert claiming.of_other(screen.go("Kori MCHP")) is None
    assert claiming.of_other(screen.go("Kori")) is not None
