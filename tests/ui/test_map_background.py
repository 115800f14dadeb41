"""Backgrounds from a server and from a file, and what happens when they cannot be had."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from maps import country, settled
from PySide6.QtCore import QBuffer, QByteArray, Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from georegistry_desktop.scene.map.tile_grid import Tile
from georegistry_desktop.ui.desk import Desk, Message
from georegistry_desktop.ui.map.backgrounds import Backgrounds
from georegistry_desktop.ui.map.layers_menu import Shown
from georegistry_desktop.ui.map.map_view import MapView
from georegistry_desktop.ui.map.tile_sources import MBTiles, WebTiles

LEFT = Qt.MouseButton.LeftButton
GREEN = QColor("#2A6B3C")


def png(colour: QColor) -> bytes:
    image = QImage(256, 256, QImage.Format.Format_RGB32)
    image.fill(colour)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")
    return bytes(held.data())


class TileServer(ThreadingHTTPServer):
    """Green tiles, or a refusal when ``broken``; ``asked`` are the paths."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.broken = False
        self.picture = png(GREEN)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/{{z}}/{{x}}/{{y}}.png"


class Answer(BaseHTTPRequestHandler):
    server: TileServer

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.agents.add(self.headers["User-Agent"])
        self.send_response(503 if self.server.broken else 200)
        self.send_header("Content-Length", str(len(self.server.picture)))
        self.end_headers()
        self.wfile.write(self.server.picture)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@pytest.fixture
def server() -> Iterator[TileServer]:
    made = TileServer()
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


@pytest.fixture
def tiles_file(tmp_path: Path) -> Path:
    """One tile: the Earth in green."""
    file = tmp_path / "earth.mbtiles"
    database = sqlite3.connect(file)
    with database:
        database.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        database.execute("CREATE TABLE tiles (zoom_level INT, tile_column INT, tile_row INT, tile_data BLOB)")
        facts = [("name", "Earth"), ("format", "png"), ("attribution", "<a href='x'>&copy; Someone</a>")]
        database.executemany("INSERT INTO metadata VALUES (?, ?)", facts)
        database.execute("INSERT INTO tiles VALUES (0, 0, 0, ?)", (png(GREEN),))
    database.close()
    return file


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> Iterator[MapView]:
    desk.theme.choose("light")
    made = MapView(desk.theme, Backgrounds(desk))
    qtbot.addWidget(made)
    made.resize(500, 350)
    made.show()
    made.show_content(country())
    settled(qtbot, made.canvas)
    yield made
    made.canvas.lay_on(None)


def sea(view: MapView) -> QColor:
    """What is seen beside the country."""
    x, y = view.canvas.camera.pixel_of(-0.2, 2)
    return view.canvas.grab().toImage().pixelColor(round(x), round(y))


def test_that_no_background_is_shown_and_no_server_asked_at_first(view: MapView, server: TileServer) -> None:
    view.menu.aboutToShow.emit()
    assert view.menu.shown.background == ""
    assert view.menu.backgrounds == []
    assert server.asked == []


def test_that_a_server_added_in_the_form_is_shown_below_the_map(
    qtbot: QtBot, view: MapView, server: TileServer
) -> None:
    view.menu.backgroundsAsked.emit()
    qtbot.keyClicks(view.form.url, server.url)
    qtbot.keyClicks(view.form.attribution, "Someone")
    qtbot.mouseClick(view.form.add, LEFT)
    assert view.form.isHidden()
    assert view.menu.shown.background == server.url
    qtbot.waitUntil(lambda: sea(view) == GREEN, timeout=10_000)
    assert server.agents == {"GeoRegistry Desktop"}
    view.show_as(Shown())
    settled(qtbot, view.canvas)
    assert sea(view) != GREEN


def test_that_an_address_without_places_for_numbers_is_refused_in_the_form(
    qtbot: QtBot, view: MapView
) -> None:
    view.menu.backgroundsAsked.emit()
    qtbot.keyClicks(view.form.url, "https://example.org/map.png")
    qtbot.mouseClick(view.form.add, LEFT)
    assert view.form.isVisible()
    assert "{z}" in view.form.problem.text()
    qtbot.keyClick(view.form, Qt.Key.Key_Escape)
    assert view.form.isHidden()


def test_that_a_file_is_shown_offline_with_who_made_it(
    qtbot: QtBot, view: MapView, desk: Desk, answers: object, tiles_file: Path
) -> None:
    answers.files.append([tiles_file])  # type: ignore[attr-defined]
    view.menu.backgroundsAsked.emit()
    qtbot.mouseClick(view.form.file, LEFT)
    qtbot.waitUntil(lambda: sea(view) == GREEN, timeout=10_000)
    assert view.canvas.background is not None
    assert view.canvas.background.attribution == "© Someone"
    assert view.menu.shown.background == str(tiles_file)


def test_that_what_is_no_tile_file_is_told_and_not_kept(
    qtbot: QtBot, view: MapView, desk: Desk, answers: object, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.mbtiles"
    wrong.write_bytes(b"no database at all, but long enough to be looked at" * 20)
    answers.files.append([wrong])  # type: ignore[attr-defined]
    said: list[Message] = []
    desk.said.connect(said.append)
    view.menu.backgroundsAsked.emit()
    qtbot.mouseClick(view.form.file, LEFT)
    assert [m.text for m in said] == [
        "The background wrong.mbtiles cannot be read. Choose a file of MBTiles that holds pictures."
    ]
    view.menu.aboutToShow.emit()
    assert view.menu.backgrounds == []


def test_that_an_added_background_is_removed_where_it_is_added(
    qtbot: QtBot, view: MapView, desk: Desk, server: TileServer
) -> None:
    view.menu.backgroundsAsked.emit()
    assert not view.form.remove.isVisible()  # there is none yet
    view.form.hide()
    grounds = Backgrounds(desk)
    for name in ("a", "b"):
        grounds.add_url(f"https://{name}.example.org/{{z}}/{{x}}/{{y}}.png", "Someone")
    grounds.add_url(server.url, "Someone")
    view.choose(Shown(background=server.url))
    view.menu.backgroundsAsked.emit()
    view.form.there.setCurrentIndex(view.form.there.findData(server.url))
    qtbot.mouseClick(view.form.remove, LEFT)
    assert view.menu.shown.background == ""
    assert view.canvas.background is None
    assert [title for _, title in Backgrounds(desk).choices()] == ["a.example.org", "b.example.org"]
    assert view.form.there.count() == 2


def test_that_backgrounds_are_found_again(view: MapView, desk: Desk, server: TileServer) -> None:
    Backgrounds(desk).add_url(server.url, "Someone")
    again = Backgrounds(desk)
    assert again.choices() == [(server.url, f"127.0.0.1:{server.server_port}")]
    opened = again.open(server.url)
    assert opened is not None
    assert opened.attribution == "Someone"
    opened.close()


def test_that_a_silent_server_is_left_alone_and_the_map_stays(
    qtbot: QtBot, view: MapView, server: TileServer
) -> None:
    server.broken = True

    view.show_as(Shown(background=server.url))
    background = view.canvas.background
    assert background is not None
    with qtbot.waitSignal(background.reached) as told:
        view.canvas.update()
    assert told.args == [False]
    asked = len(server.asked)
    view.canvas.zoom(2)
    view.canvas.pan(50, 50)
    settled(qtbot, view.canvas)
    assert len(server.asked) <= asked + 1


def test_that_tiles_are_kept_for_the_next_time_without_a_network(server: TileServer) -> None:
    source = WebTiles(server.url)
    assert source.read(Tile(1, 0, 0)) == server.picture
    server.broken = True
    later = WebTiles(server.url)
    assert later.read(Tile(1, 0, 0)) == server.picture
    with pytest.raises(OSError, match="503"):
        later.read(Tile(1, 1, 0))
    asked = len(server.asked)
    with pytest.raises(OSError, match="127"):
        later.read(Tile(1, 1, 1))
    assert len(server.asked) == asked
    source.close()
    later.close()


def test_that_a_tile_file_counts_rows_from_the_south(tiles_file: Path) -> None:
    database = sqlite3.connect(tiles_file)
    with database:
        database.execute("INSERT INTO tiles VALUES (1, 0, 1, x'01')")
    database.close()
    source = MBTiles(tiles_file)
    assert source.read(Tile(1, 0, 0)) == b"\x01"
    assert source.read(Tile(1, 0, 1)) is None
    assert (source.title, source.least, source.most) == ("Earth", 0, 1)
