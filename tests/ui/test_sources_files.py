"""Bringing files in: read and looked at first, then taken in."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from sources_screen import SourcesScreen

from georegistry_desktop import create_registry
from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.sources import importing
from georegistry_desktop.ui.sources.column_model import EXTRA, TAKEN, WHY
from georegistry_desktop.ui.sources.problem_model import FIELD, FILE, REMEDY, ROW, TEXT
from georegistry_desktop.workflows import Imported, Reading, take_in

Key = Qt.Key
Left = Qt.MouseButton.LeftButton
LIST = "ref,name,parent_ref,latitude,longitude\nc,Country,,,\nn,North,c,9.5,-12\ns,South,c,8.5,-12\n"


@pytest.fixture
def screen(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[SourcesScreen]:
    create_registry(tmp_path / "r.gpkg").close()
    made = SourcesScreen(qtbot, desk, str(tmp_path / "r.gpkg"))
    yield made
    made.close()


def written(folder: Path, text: str | bytes, name: str = "list.csv") -> Path:
    file = folder / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def read(screen: SourcesScreen, *files: Path) -> None:
    """Go to the page with these files, as after a drop on the window, and wait for what was read."""
    screen.space.went(files=files)
    screen.wait(lambda: screen.space.importing.preview is not None)


def words(screen: SourcesScreen) -> str:
    return screen.space.incoming.words.text()


def test_that_files_chosen_in_the_dialog_are_shown_before_they_come_in(
    screen: SourcesScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    screen.desk.asking.files.append([written(tmp_path, LIST)])  # type: ignore[attr-defined]
    qtbot.mouseClick(screen.button("Bring in files…"), Left)
    page = screen.space.incoming
    assert page.do.toolTip() == "Choose files, or drop them here."
    qtbot.mouseClick(page.files.choose, Left)
    screen.wait(lambda: screen.space.importing.preview is not None)
    assert page.source.text() == "list"
    assert words(screen) == "3 unit(s). No problems."
    tree = page.preview.units.tree
    assert tree is not None
    assert sorted(tree.name(row) for row in range(tree.n)) == ["Country", "North", "South"]
    assert page.preview.map.content is not None
    assert screen.labels == [], "nothing is written yet"
    assert page.do.text() == "Bring in 3 unit(s)"
    qtbot.mouseClick(page.do, Left)
    screen.wait(lambda: screen.labels == ["list@1"])
    screen.wait(lambda: screen.said)
    assert screen.space.list.isVisible()
    assert screen.said[-1].action is not None
    screen.said[-1].action[1]()
    assert screen.gone[-1] == ("pyramid", {"version": "list@1"})


def test_that_one_key_takes_in_what_was_read_and_says_why_it_cannot(
    screen: SourcesScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    actions = screen.desk.actions
    assert actions.reason("sources.take") == "Nothing is being brought in."
    screen.space.bring_in("files")
    assert actions.reason("sources.take") == "Choose files, or drop them here."
    read(screen, written(tmp_path, LIST))
    screen.space.incoming.source.setText("Ministry")
    screen.wait(lambda: actions.qaction("sources.take").isEnabled())
    qtbot.keyClick(screen.space.incoming.source, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    screen.wait(lambda: len(screen.labels) == 1)
    screen.wait(screen.space.list.table.hasFocus)


def test_that_the_second_snapshot_leads_to_the_comparison(
    screen: SourcesScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    for _ in range(2):
        screen.said.clear()
        read(screen, written(tmp_path, LIST))
        qtbot.mouseClick(screen.space.incoming.do, Left)
        screen.wait(lambda: screen.said)
    assert screen.labels == ["list@1", "list@2"]
    assert screen.said[-1].action is not None
    assert screen.said[-1].action[0] == "Compare with list · #1"
    screen.said[-1].action[1]()
    assert screen.gone[-1] == ("compare", {"base": "list@1", "other": "list@2"})


def test_that_dropped_files_are_read(screen: SourcesScreen, tmp_path: Path) -> None:
    screen.space.bring_in()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(written(tmp_path, LIST)))])
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Left, Qt.KeyboardModifier.NoModifier)
    screen.space.incoming.dropEvent(event)
    screen.wait(lambda: screen.space.importing.preview is not None)
    assert words(screen) == "3 unit(s). No problems."


def test_that_columns_are_shown_with_why_and_can_be_taken_for_something_else(
    screen: SourcesScreen, tmp_path: Path, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    read(screen, written(tmp_path, "ref,name,label\na,Alpha,First\nb,Beta,Second\n"))
    table = screen.space.incoming.columns
    model = table.columns
    qtmodeltester.check(model)
    assert [model.index(row, TAKEN).data() for row in range(3)] == ["Reference", "Name", "Extra field"]
    assert model.index(0, WHY).data() == "99 %, known heading"
    before = screen.space.importing.preview
    at = table.visualRect(model.index(2, TAKEN)).center()
    qtbot.mouseClick(table.viewport(), Left, pos=at)
    box = table.indexWidget(model.index(2, TAKEN)) or table.viewport().focusWidget()
    assert box is not None
    qtbot.keyClicks(box, "Short")
    qtbot.keyClick(box, Key.Key_Return)
    screen.wait(lambda: screen.space.importing.preview not in (None, before))
    preview = screen.space.importing.preview
    assert preview is not None
    assert preview.reading.mapping == "given"
    assert preview.reading.incoming.version is not None
    assert preview.reading.incoming.version.units["short_name"].tolist() == ["First", "Second"]


@pytest.mark.parametrize("width", [1280, 1024])
def test_that_the_reasons_of_columns_are_read_in_full(
    screen: SourcesScreen, tmp_path: Path, width: int, french: None
) -> None:
    screen.window.resize(width, 800)
    read(screen, written(tmp_path, "ref,nom,parnt_ref,latitudde\na,Alpha,,9.5\nb,Beta,a,8.5\n"))
    table = screen.space.incoming.columns
    model, metrics = table.columns, table.fontMetrics()
    model.setData(model.index(2, TAKEN), EXTRA)
    assert "peut-être" in model.index(2, WHY).data()
    for row in range(model.rowCount()):
        room = table.visualRect(model.index(row, WHY)).adjusted(8, 0, -8, 0)
        reason = model.index(row, WHY).data()
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, reason)
        assert needed.width() <= room.width(), reason
        assert needed.height() <= room.height(), reason
        assert room.right() < table.viewport().width()


def test_that_faulty_rows_come_in_only_as_what_can_be_read(
    screen: SourcesScreen, tmp_path: Path, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    read(screen, written(tmp_path, LIST + "x,Lost,nowhere,8,-12\ny,Far,c,980,-12\n"))
    page = screen.space.incoming
    assert page.do.text() == "Bring in what can be read"
    assert "5 unit(s)" in words(screen)
    assert "each fault is noted with it" in words(screen)
    problems = page.preview.problems
    qtmodeltester.check(problems)
    rows = {problems.index(r, ROW).data(): r for r in range(problems.rowCount())}
    first = rows["5"]
    assert problems.index(first, FILE).data() == "list.csv"
    assert problems.index(first, FIELD).data() == "Parent"
    assert "nowhere" in problems.index(first, TEXT).data()
    assert problems.index(first, REMEDY).data()
    at = page.preview.table.visualRect(problems.index(first, TEXT)).center()
    qtbot.mouseClick(page.preview.table.viewport(), Left, pos=at)
    tree = page.preview.units.tree
    assert tree is not None
    [chosen] = page.preview.units.selected_uuids()
    assert tree.name(tree.row(chosen) or 0) == "Lost"
    qtbot.mouseClick(page.do, Left)
    screen.wait(lambda: screen.labels == ["list@1"])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4),
        ("broken.gpkg", b"SQLite format 3\0" + b"\0" * 200),
        ("half.geojson", b'{"type": "FeatureCollection", "features": ['),
    ],
)
def test_that_a_file_that_cannot_be_read_is_refused_in_place(
    screen: SourcesScreen, tmp_path: Path, name: str, content: bytes
) -> None:
    read(screen, written(tmp_path, content, name))
    page = screen.space.incoming
    assert words(screen).startswith("It cannot be brought in")
    assert not page.do.isEnabled()
    assert page.preview.problems.index(0, TEXT).data()
    assert page.preview.problems.index(0, FILE).data() == name
    assert screen.said == []


def test_that_a_wrong_reference_system_is_refused_in_place_and_a_right_one_confirmed(
    screen: SourcesScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    read(screen, written(tmp_path, "ref,name,x,y\na,Alpha,700000,1000000\nb,Beta,710000,1010000\n"))
    page = screen.space.incoming
    page.files.crs.setFocus()
    qtbot.keyClicks(page.files.crs, "EPSG:99999999")
    qtbot.keyClick(page.files.crs, Key.Key_Return)
    screen.wait(lambda: "99999999" in words(screen))
    page.files.crs.selectAll()
    qtbot.keyClicks(page.files.crs, "32629")
    qtbot.keyClick(page.files.crs, Key.Key_Return)
    screen.wait(lambda: screen.space.importing.preview is not None)
    assert page.confirmed.isVisible()
    assert "UTM zone 29N" in page.system.text()
    assert not page.do.isEnabled()
    assert words(screen).endswith("Look at the map and confirm the coordinates first.")
    page.confirmed.click()
    assert page.do.isEnabled()


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("ref,name,latitude,longitude\na,Alpha,8,-12\n", "Coordinates are in EPSG:4326."),
        ("ref,name\na,Alpha\n", None),
    ],
)
def test_that_degrees_are_said_and_need_no_word(
    screen: SourcesScreen, tmp_path: Path, rows: str, told: str | None
) -> None:
    read(screen, written(tmp_path, rows))
    page = screen.space.incoming
    assert (page.system.text() if page.system.isVisible() else None) == told
    assert not page.confirmed.isVisible()
    assert page.do.isEnabled()


def test_that_garbled_letters_are_offered_to_be_put_right(
    screen: SourcesScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    read(screen, written(tmp_path, "ref,name\na,BokÃ©\nb,Labé\n"))
    tick = screen.space.incoming.files.repairs["letters"]
    assert tick.isVisible()
    before = screen.space.importing.preview
    tick.click()
    screen.wait(lambda: screen.space.importing.preview not in (None, before))
    tree = screen.space.incoming.preview.units.tree
    assert tree is not None
    assert tree.name(0) == "Boké"


@pytest.mark.parametrize(
    "rows",
    [
        "ref,name,parent_ref\n7,Country,\n8,North,007\n",
        "ref,name,parent_ref\n007,Country,\n008,North,7\n009,South,7\n",
    ],
    ids=["references", "parents"],
)
def test_that_lost_zeros_are_offered_to_be_put_back_wherever_they_were_lost(
    screen: SourcesScreen, tmp_path: Path, rows: str
) -> None:
    read(screen, written(tmp_path, rows))
    assert screen.space.incoming.files.repairs["zeros"].isVisible()


def test_that_a_suggested_name_follows_the_files_and_a_typed_one_stays(
    screen: SourcesScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    page = screen.space.incoming
    read(screen, written(tmp_path, LIST, "wrong.csv"))
    page.files.show_files([written(tmp_path, LIST, "right.csv")])
    assert page.source.text() == "right"
    page.source.clear()
    qtbot.keyClicks(page.source, "Ministry")
    page.files.show_files([tmp_path / "wrong.csv"])
    assert page.source.text() == "Ministry"


def test_that_a_typed_name_is_read_for_before_the_click_that_brings_it_in(
    screen: SourcesScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    page = screen.space.incoming
    read(screen, written(tmp_path, LIST))
    page.source.selectAll()
    qtbot.keyClicks(page.source, "Ministry")
    screen.wait(lambda: (p := screen.space.importing.preview) and p.reading.source == "Ministry")
    assert page.source.hasFocus()
    qtbot.mouseClick(page.do, Left)
    screen.wait(lambda: screen.labels == ["Ministry@1"])


def test_that_leaving_the_page_gives_up_and_writes_nothing(
    screen: SourcesScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    screen.space.went(files=[written(tmp_path, LIST)])
    qtbot.mouseClick(screen.space.incoming.back, Left)
    screen.wait(lambda: not screen.live.session.jobs)
    assert screen.labels == []
    assert not screen.space.incoming.job.isVisible()


def test_that_a_late_end_of_an_older_import_leaves_the_newer_file_in_front(
    screen: SourcesScreen, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def deaf(registry: Registry, reading: Reading, *, lenient: bool, progress: Progress) -> Imported:
        begun.set()
        assert go_on.wait(30)
        return take_in(registry, reading, lenient=lenient)

    monkeypatch.setattr(importing, "take_in", deaf)
    read(screen, written(tmp_path, LIST))
    qtbot.mouseClick(screen.space.incoming.do, Left)
    assert begun.wait(30)
    read(screen, written(tmp_path, LIST.replace("North", "Nord"), "other.csv"))
    go_on.set()
    screen.wait(lambda: [message.text for message in screen.said] == ["list · #1 is in."])
    preview = screen.space.importing.preview
    assert preview is not None
    assert preview.reading.source == "other"
    assert screen.space.incoming.isVisible()
    assert screen.space.incoming.do.isEnabled()


@pytest.mark.parametrize("kind", ["geopackage", "postgis"])
def test_that_files_come_in_on_both_registries(
    kind: str, desk: Desk, tmp_path: Path, request: pytest.FixtureRequest, qtbot: QtBot
) -> None:
    address = str(tmp_path / "both.gpkg")
    if kind == "postgis":
        address = request.getfixturevalue("postgis_address")
    create_registry(address).close()
    screen = SourcesScreen(qtbot, desk, address)
    read(screen, written(tmp_path, LIST))
    qtbot.mouseClick(screen.space.incoming.do, Left)
    screen.wait(lambda: screen.labels == ["list@1"])
    screen.wait(lambda: screen.cell(0, 2) == "3")
    screen.close()


@pytest.mark.parametrize(
    ("files", "units"),
    [
        (("sierra-leone-dhis2/metadata_2021_play2.34.json",), 1332),
        (("sierra-leone-dhis2/organisation_units_2021.csv",), 1332),
        (("iaso/gpkg",), 0),
    ],
)
def test_that_real_files_come_in(
    screen: SourcesScreen, shared_data: Path, files: tuple[str, ...], units: int, qtbot: QtBot
) -> None:
    if files == ("iaso/gpkg",):
        for file in sorted((shared_data / "iaso" / "gpkg").glob("*.gpkg")):
            read(screen, file)
            preview = screen.space.importing.preview
            assert preview is not None
            assert preview.impossible or screen.space.incoming.do.isEnabled(), file.name
        return
    read(screen, *(shared_data / name for name in files))
    assert screen.space.incoming.do.text().endswith(f"{units:,} unit(s)")
    qtbot.mouseClick(screen.space.incoming.do, Left)
    screen.wait(lambda: len(screen.labels) == 1)
    screen.wait(lambda: screen.cell(0, 2) == f"{units:,}")


def test_that_what_came_in_is_offered_to_be_matched_with_another_source(
    screen: SourcesScreen, tmp_path: Path, qtbot: QtBot
) -> None:
    went: list[tuple[str, object]] = []
    screen.desk.going.connect(lambda key, place: went.append((key, place)))
    for name, count in (("list.csv", 1), ("other.csv", 2)):
        read(screen, written(tmp_path, LIST, name))
        qtbot.mouseClick(screen.space.incoming.do, Left)
        screen.wait(lambda n=count: len(screen.said) == n)
    assert screen.said[0].instead is None  # there is nothing to match it with
    words, match = screen.said[1].instead
    assert words == "Match it"
    match()
    assert went == [("match", {"a": "other@1", "b": "list@1", "form": True})]
