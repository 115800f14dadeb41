"""The real process with a real window, driven from outside by keys and mouse."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from factories import curated, uid
from reviews import edited, pulled

from georegistry_desktop import create_registry, open_registry

pytestmark = pytest.mark.skipif(
    not os.environ.get("CI") and not (shutil.which("Xvfb") and shutil.which("xdotool")),
    reason="Xvfb and xdotool are not installed",
)
_PATIENCE = 180.0
_AGAIN = 6.0
"""Seconds after which keys that came before the window was ready for them are pressed once more."""
PROGRAM = [sys.executable, "-c", "from georegistry_desktop.cli import main; main()"]


class Screen:
    """A display of its own, and what a person can do there."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self._started: list[subprocess.Popen[str]] = []
        self._window = ""

    def start(self, *arguments: str) -> subprocess.Popen[str]:
        """The program, with a pipe for what it complains of."""
        process = subprocess.Popen(
            [*PROGRAM, *arguments],
            env=self.environment,
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._started.append(process)
        return process

    def close(self) -> None:
        """End what a failed test left running: it tells where its threads were; what had ended, why."""
        for process in self._started:
            if process.poll() is None:
                process.send_signal(signal.SIGABRT)
            try:
                said, complaints = process.communicate(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                said, complaints = process.communicate()
            print(f"ended with {process.returncode}", said, complaints, sep="\n")
        for report in sorted(Path(self.environment["XDG_STATE_HOME"]).rglob("reports/*.txt")):
            print(report, report.read_text("utf-8", "replace")[-4_000:], sep="\n")

    def do(self, *arguments: str) -> str:
        """What xdotool answers, empty where it found nothing."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=30,
        )
        return done.stdout.strip()

    def press(self, *keys: str) -> None:
        """One key after the other; what begins with ``=`` is typed."""
        for key in keys:
            self.do(*(("type", "--delay", "30", key[1:]) if key.startswith("=") else ("key", key)))

    def press_until(self, until: Callable[[], object], *keys: str) -> None:
        """Press keys, and again each time when nothing came of it; once more than needed does no harm."""

        def act() -> None:
            # No window manager gives the keys back to the window when something above it has closed.
            self.do("windowfocus", self._window)
            self.press(*keys)

        again_and_again(act, until)

    def click_until(self, until: Callable[[], object], window: str, *, right: int, bottom: int) -> None:
        """Click so many pixels from the lower right corner, again each time when nothing came of it."""
        shell = self.do("getwindowgeometry", "--shell", window).splitlines()
        size = dict(line.split("=") for line in shell)
        x, y = int(size["WIDTH"]) - right, int(size["HEIGHT"]) - bottom
        place = ("mousemove", "--window", window, str(x), str(y), "click", "1")
        again_and_again(lambda: self.do(*place), until)

    def shows(self, name: str) -> bool:
        """Whether a window of that name is there."""
        return bool(self.do("search", "--onlyvisible", "--name", name))

    def wait_for_window(self, name: str) -> str:
        """The id of the window of that name."""
        wait(lambda: self.shows(name))
        window = self.do("search", "--onlyvisible", "--name", name).splitlines()[0]
        self.do("windowfocus", "--sync", window)
        self._window = window
        return window


def wait(until: Callable[[], object]) -> None:
    end = time.monotonic() + _PATIENCE
    while not until():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


def again_and_again(act: Callable[[], object], until: Callable[[], object]) -> None:
    end = time.monotonic() + _PATIENCE
    while not until():
        assert time.monotonic() < end, "nothing came of it"
        act()
        again = time.monotonic() + _AGAIN
        while time.monotonic() < again and not until():
            time.sleep(0.1)


def names_in(file: str, column: str, value: str) -> list[str]:
    """The names of the units with a value in whatever version, read without holding the window up."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=30)) as connection:
        query = f"SELECT name FROM org_unit WHERE {column} = ? ORDER BY name"
        return [name for (name,) in connection.execute(query, [value])]


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, complaints = process.communicate(timeout=_PATIENCE)
    return process.returncode, complaints


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    read, write = os.pipe()
    # Without -noreset it begins anew when its last client has gone, and whoever comes just then is sent away.
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait(30)


@pytest.fixture
def screen(display: str, tmp_path: Path) -> Iterator[Screen]:
    environment = os.environ | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "LANGUAGE": "",
        "LC_ALL": "C.UTF-8",
        "PYTHONFAULTHANDLER": "1",
    }
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        environment[f"XDG_{name}_HOME"] = str(tmp_path / name.lower())
    environment.pop("WAYLAND_DISPLAY", None)
    made = Screen(environment)
    yield made
    made.close()


@pytest.fixture
def country(tmp_path: Path) -> str:
    address = str(tmp_path / "country.gpkg")
    with create_registry(address) as registry:
        curated(registry)
    return address


def test_that_a_registry_opens_in_a_window_and_closes_clean(screen: Screen, country: str) -> None:
    process = screen.start("open", country)
    screen.wait_for_window("country")
    screen.do("key", "ctrl+q")
    code, complaints = ended(process)
    assert (code, complaints) == (0, "")
    # One file that can be copied: the journal was folded in.
    assert not Path(f"{country}-wal").exists()


def test_that_the_very_first_start_opens_the_demo_country_once(screen: Screen, tmp_path: Path) -> None:
    demo = tmp_path / "data" / "georegistry" / "demo.gpkg"
    made = []
    for _ in range(2):
        process = screen.start()
        screen.wait_for_window("demo – GeoRegistry")
        made.append(demo.stat().st_ino)
        # The tour lies over the window at first; Escape ends it.
        screen.press_until(lambda process=process: process.poll() is not None, "Escape", "ctrl+q")  # type: ignore[misc]
        assert ended(process) == (0, "")
    assert made[0] == made[1]


def test_that_a_typed_command_is_run_and_remembered(screen: Screen, country: str, tmp_path: Path) -> None:
    process = screen.start("open", country)
    screen.wait_for_window("country")
    screen.do("key", "ctrl+k")
    screen.do("type", "--delay", "40", "dark")
    screen.do("key", "Return")
    settings = tmp_path / "config" / "georegistry" / "window.ini"
    screen.do("key", "ctrl+q")
    assert ended(process) == (0, "")
    assert "theme=dark" in settings.read_text()


def test_that_after_a_kill_the_place_is_found_and_the_end_is_told(
    screen: Screen, country: str, tmp_path: Path
) -> None:
    process = screen.start("open", country)
    screen.wait_for_window("country")
    process.kill()
    ended(process)
    again = screen.start()
    screen.wait_for_window("country")
    screen.do("key", "ctrl+q")
    assert ended(again)[0] == 0
    reports = list((tmp_path / "state" / "georegistry" / "reports").glob("*crash*"))
    assert len(reports) == 1


def test_that_a_unit_is_found_and_renamed_and_the_name_taken_back(screen: Screen, country: str) -> None:
    def names() -> list[str]:
        return names_in(country, "uuid", uid("d1"))

    process = screen.start("open", country)
    screen.wait_for_window("country")
    find = ("ctrl+f", "ctrl+a", "=Kakua", "Return", "Return")
    screen.press_until(lambda: names() == ["Kakua", "Kakua Town"], *find, "F2", "=Kakua Town", "Return")
    screen.press_until(lambda: names() == ["Kakua", "Kakua"], "ctrl+f", "Down", "ctrl+z")
    screen.do("key", "ctrl+q")
    assert ended(process) == (0, "")
    with open_registry(country) as registry:
        assert [entry.kind for entry in registry.history([uid("d1")])] == ["edit", "undo"]


def test_that_a_list_comes_in_by_keys_and_one_click(screen: Screen, country: str, tmp_path: Path) -> None:
    rows = "ref,name,parent_ref,type\nc,Land,,Country\nn,North,c,District\ns,South,c,District\n"
    file = tmp_path / "Health list.csv"
    file.write_text(rows, "utf-8")

    process = screen.start("open", country)
    window = screen.wait_for_window("country")
    # To the page on which something comes in; its first field is the source's name, then come its files.
    screen.press_until(lambda: screen.shows("Bring in files"), "ctrl+4", "ctrl+i", "Tab", "space")
    screen.wait_for_window("Bring in files")
    path = ("alt+n", "ctrl+a", f"={file}", "Return")
    screen.press_until(lambda: not screen.shows("Bring in files"), *path)
    screen.do("windowfocus", "--sync", window)
    screen.click_until(lambda: names_in(country, "name", "Land"), window, right=80, bottom=55)
    screen.do("key", "ctrl+q")
    assert ended(process) == (0, "")
    with open_registry(country) as registry:
        assert sorted(registry.units("Health list")["name"]) == ["Land", "North", "South"]


def test_that_a_display_that_is_not_there_is_told_in_words(screen: Screen, country: str) -> None:
    screen.environment["DISPLAY"] = ":987"
    screen.environment["QT_QPA_PLATFORM"] = ""
    code, complaints = ended(screen.start("open", country))
    assert code == 1
    assert "The display :987 cannot be reached." in complaints


def test_that_the_demo_compares_where_there_is_no_display(screen: Screen, tmp_path: Path) -> None:
    del screen.environment["DISPLAY"]
    screen.environment["QT_QPA_PLATFORM"] = ""
    process = screen.start("demo", "--to", str(tmp_path / "demo.gpkg"), "--units", "200")
    answer, complaints = process.communicate(timeout=120)
    assert process.returncode == 0
    assert "There is no display here" in complaints
    assert "Try next:" in answer


def test_that_a_review_outlives_a_kill_and_is_gone_on_with_and_applied(screen: Screen, country: str) -> None:
    with open_registry(country) as registry:
        registry.load("A", edited(pulled), origin={})

    def accepted() -> int:
        query = "SELECT count(*) FROM review_decision WHERE decision = 'accept'"
        with closing(sqlite3.connect(f"file:{country}?mode=ro", uri=True, timeout=30)) as connection:
            return int(connection.execute(query).fetchone()[0])

    def applied() -> bool:
        query = "SELECT count(*) FROM changeset WHERE kind = 'apply'"
        with closing(sqlite3.connect(f"file:{country}?mode=ro", uri=True, timeout=30)) as connection:
            return bool(connection.execute(query).fetchone()[0])

    process = screen.start("open", country)
    screen.wait_for_window("country")
    screen.press_until(accepted, "ctrl+2", "space", "a")
    process.kill()
    ended(process)
    decided = accepted()  # keys may have been pressed twice
    again = screen.start()
    screen.wait_for_window("country")
    assert accepted() == decided
    screen.press_until(applied, "ctrl+2", "space", "ctrl+Return")
    # The window asks while the job is about to end; Escape stays.
    screen.press_until(lambda: again.poll() is not None, "Escape", "ctrl+q")
    assert ended(again)[0] == 0
    with open_registry(country) as registry:
        last = registry.history()[-1]
        assert (last.kind, last.version) == ("apply", "P@live")
