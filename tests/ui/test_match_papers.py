"""A matching written to files out of the window, and lists of decisions brought into it."""

from __future__ import annotations

import csv
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import openpyxl
import pytest
from answers import Answers
from matching_screen import Screen, two_lists
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from georegistry_desktop import open_registry
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.session import Job, Session
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.matching import papers
from georegistry_desktop.workflows import export_links

Key = Qt.Key


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk, lists_address: str) -> Iterator[Screen]:
    made = Screen(qtbot, desk, lists_address)
    made.match()
    yield made
    made.end()


def listed(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", "utf-8")
    return path


def heard(screen: Screen, count: int = 1) -> str:
    """The latest message, once there are so many."""
    screen.wait(lambda: len(screen.said) >= count)
    return screen.said[-1].text


def test_that_the_report_has_what_was_decided_just_before(
    screen: Screen, answers: Answers, tmp_path: Path
) -> None:
    screen.go("Kori")
    screen.press(Key.Key_Return)
    answers.saves.append(tmp_path / "report.xlsx")
    screen.desk.actions.run("match.report")
    assert heard(screen) == "The matching of List · #1 with Country · #1 is in report.xlsx."
    assert answers.asked == ["Report of List · #1 with Country · #1"]
    book = openpyxl.load_workbook(tmp_path / "report.xlsx")
    assert {"Summary", "Links", "By type", "By person", "Flagged"} <= set(book.sheetnames)
    rows = list(book["Links"].values)
    state, name = (rows[0].index(column) for column in ("state", "a_name"))
    assert [row[name] for row in rows if row[state] == "accepted"] == ["Kori"]


@pytest.mark.parametrize("file", ["links.csv", "links.json"])
def test_that_the_list_is_written_by_the_ending_of_its_file(
    screen: Screen, answers: Answers, tmp_path: Path, file: str
) -> None:
    (tmp_path / file).write_text("former", "utf-8")  # the dialog has asked about it
    answers.saves.append(tmp_path / file)
    screen.desk.actions.run("match.list")
    heard(screen)
    text = (tmp_path / file).read_text("utf-8-sig")
    rows = json.loads(text)["links"] if file.endswith("json") else list(csv.DictReader(text.splitlines()))
    assert len(rows) == screen.review.counts()["proposed"]


def test_that_iaso_gets_its_columns(screen: Screen, answers: Answers, tmp_path: Path) -> None:
    answers.saves.append(tmp_path / "links.csv")
    screen.desk.actions.run("match.iaso")
    heard(screen)
    first = (tmp_path / "links.csv").read_text("utf-8-sig").splitlines()[0]
    assert first.startswith("ID,Run,Destination,Source,Validated")


def test_that_a_file_that_cannot_be_written_is_told_and_nothing_is_left(
    screen: Screen, answers: Answers, tmp_path: Path
) -> None:
    answers.saves += [tmp_path / "links.txt", None]
    screen.desk.actions.run("match.list")
    assert "no format" in heard(screen)
    screen.desk.actions.run("match.list")  # who gives no file gets none
    assert list(tmp_path.glob("links*")) == []


def test_that_a_report_that_is_cancelled_leaves_what_was_there(
    screen: Screen, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began: list[Job[object]] = []
    start = screen.live.session.start
    monkeypatch.setattr(
        screen.live.session, "start", lambda *a, **k: began.append(start(*a, **k)) or began[-1]
    )

    def slow(*args: object, progress: Progress, **more: object) -> object:
        began[0].cancel()
        return export_links(*args, progress=progress, **more)

    monkeypatch.setattr(papers, "export_links", slow)
    file = listed(tmp_path / "report.xlsx", "former")
    answers.saves.append(file)
    screen.desk.actions.run("match.report")
    screen.wait(lambda: began and began[0].state == "cancelled")
    assert file.read_text("utf-8") == "former\n"
    assert sorted(path.name for path in tmp_path.glob("*report*")) == ["report.xlsx"]
    assert screen.said == []


def test_that_decisions_of_a_list_come_in_show_at_once_and_are_taken_back(
    screen: Screen, answers: Answers, tmp_path: Path
) -> None:
    kori, bumpe = screen.go("Kori"), screen.go("Bumpe")
    rows = ("a_ref,b_ref,state", "aKori,bKori,accepted", "aBumpe,,no-match", "aBadjia,bBadjia,proposed")
    answers.files.append([listed(tmp_path / "links.csv", *rows)])
    screen.desk.actions.run("match.bring-in")
    assert heard(screen) == ("2 decision(s) came in from links.csv. 1 row(s) say nothing that was decided.")
    screen.wait(lambda: (screen.state(kori), screen.state(bumpe)) == ("accepted", "no-match"))
    assert screen.said[-1].undo is not None
    screen.said[-1].undo()
    screen.wait(lambda: (screen.state(kori), screen.state(bumpe)) == ("proposed", "proposed"))
    assert len(screen.kept()) == 0


def test_that_a_list_that_was_written_as_json_is_brought_in_again_once_what_was_taken_back_is_written(
    qtbot: QtBot, screen: Screen, answers: Answers, tmp_path: Path
) -> None:
    kori = screen.go("Kori")
    screen.press(Key.Key_Return)
    file = tmp_path / "links.json"
    answers.saves.append(file)
    screen.desk.actions.run("match.list")
    heard(screen)
    written = threading.Event()
    screen.live.session.write("A long one", lambda _: written.wait(10))
    screen.space.reviewing.take_back()
    screen.wait(lambda: screen.state(kori) == "proposed")
    answers.files.append([file])
    screen.desk.actions.run("match.bring-in")
    qtbot.wait(100)
    assert len(screen.said) == 1
    written.set()
    assert heard(screen, 2).startswith("1 decision(s) came in from links.json.")
    assert "*.json" in answers.filters[-1]
    screen.wait(lambda: screen.state(kori) == "accepted")


def test_that_what_stands_otherwise_stays_until_the_file_is_preferred(
    screen: Screen, answers: Answers, tmp_path: Path
) -> None:
    kori = screen.go("Kori")
    screen.press(Key.Key_N)
    screen.kept()
    answers.files.append([listed(tmp_path / "links.csv", "a_ref,b_ref", "aKori,bKori")])
    screen.desk.actions.run("match.bring-in")
    assert "1 stand(s) otherwise here and stayed so." in heard(screen)
    assert screen.state(kori) == "no-match"
    words, take = screen.said[-1].action
    assert words == "Take the file's"
    take()
    screen.wait(lambda: screen.state(kori) == "accepted")


def test_that_all_that_is_wrong_with_a_list_is_told_at_once_by_its_rows(
    screen: Screen, answers: Answers, tmp_path: Path
) -> None:
    rows = ("a_ref,b_ref,state", "aKori,bKori,accepted", "nobody,bKori,accepted", "aBumpe,none,agreed")
    answers.files.append([listed(tmp_path / "links.csv", *rows)])
    screen.desk.actions.run("match.bring-in")
    assert heard(screen).startswith("3 problems keep this out in any case; nothing was imported.")
    lines = screen.said[-1].details.splitlines()
    assert lines[0].startswith("links.csv, row 3: No unit of List · #1 is called 'nobody'.")
    assert lines[1].startswith(
        "links.csv, row 4: 'agreed' is no state of a link. Write under state one of: accepted,"
    )
    assert lines[2].startswith("links.csv, row 4: No unit of Country · #1 is called 'none'.")
    assert len(lines) == 3
    assert len(screen.kept()) == 0


def test_that_what_is_wrong_with_a_list_is_told_in_french_with_file_row_and_remedy(
    screen: Screen, answers: Answers, tmp_path: Path, french: None
) -> None:
    rows = (
        "a_ref,b_ref,state,score",
        "aKori,bKori,accepted,",
        "aKori,bBumpe,accepted,",
        "aBumpe,,accepted,",
        "aBumpe,bBumpe,agreed,many",
        "nobody,bKori,accepted,",
    )
    answers.files.append([listed(tmp_path / "liens.csv", *rows)])
    screen.desk.actions.run("match.bring-in")
    heard(screen)
    said = screen.said[-1].details.replace("\N{NO-BREAK SPACE}", " ")
    assert [line.removeprefix("liens.csv, ligne ") for line in said.splitlines()] == [
        "3 : aKori : elle a reçu un autre correspondant à la ligne 2. Gardez l’une des deux lignes.",
        "4 : La ligne dit accepted, et ne nomme pas les deux unités. Nommez les deux, ou écrivez no-match ou"
        " flagged sous state.",
        "5 : « agreed » n’est pas un état d’un lien. Écrivez sous state l’un de ceux-ci : accepted, rejected,"
        " no-match, flagged.",
        "5 : « many » n’est pas un score. Écrivez un nombre de 0 à 100, ou videz la cellule.",
        "6 : Aucune unité de List · #1 ne s’appelle « nobody ». Corrigez la cellule, ou retirez la ligne.",
    ]
    answers.files.append([listed(tmp_path / "liens.csv", "a,c", "1,2")])
    screen.desk.actions.run("match.bring-in")
    heard(screen, 2)
    said = screen.said[-1].details.replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("liens.csv : Ce n’est pas une liste de liens : la colonne b_ref manque.")
    assert "Nommez les deux unités d’une ligne : a_ref et b_ref" in said


def test_that_a_list_waits_for_a_decision_that_waits_for_its_turn(
    screen: Screen, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began: list[list[str]] = []

    def noted(registry: Registry, *args: Any, **named: Any) -> object:
        began.append(registry.links.decisions("List@1", "Country@1")["state"].tolist())
        return export_links(registry, *args, **named)

    monkeypatch.setattr(papers, "export_links", noted)
    go_on, reads = Event(), Event()

    def read(_: object) -> None:
        reads.set()
        assert go_on.wait(60)

    screen.go("Kori")
    screen.space.reviewing.read(read, lambda _: None)
    assert reads.wait(60)
    QTest.keyClick(screen.lines, Key.Key_Return)
    assert screen.space.reviewing.turns.is_waiting
    answers.saves.append(tmp_path / "links.csv")
    screen.desk.actions.run("match.list")
    screen.live.session.write("Wait", lambda _: None).result()
    # The maps may still be under way.
    assert all(job.name.startswith("Prepare ") for job in screen.live.session.jobs)
    go_on.set()
    heard(screen)
    assert began == [["accepted"]]


def test_that_what_a_message_offers_stays_with_its_registry(
    screen: Screen, answers: Answers, tmp_path: Path, lists_address: str
) -> None:
    screen.go("Kori")
    screen.press(Key.Key_Return)
    screen.wait(lambda: not screen.space.reviewing.is_writing)
    file = listed(tmp_path / "l.csv", "a_ref,b_ref,state", "aKori,bKori,rejected", "aBo,bBo,accepted")
    answers.files.append([file])
    screen.desk.actions.run("match.bring-in")
    heard(screen)
    offered = screen.said[-1]
    assert offered.action is not None
    assert offered.undo is not None
    other = LiveSession(Session.open(two_lists(str(tmp_path / "other.gpkg"))))
    screen.desk.use(other)
    offered.action[1]()
    offered.undo()
    other.session.write("Wait", lambda _: None).result()
    assert other.session.jobs == ()
    assert len(other.session.read(lambda r: r.links.decisions("List@1", "Country@1")).result()) == 0
    screen.desk.use(screen.live)
    other.close()
    with open_registry(lists_address) as registry:
        assert len(registry.links.decisions("List@1", "Country@1")) == 2
