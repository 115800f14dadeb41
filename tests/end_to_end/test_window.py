"""The real process with a real window, driven from outside by keys and mouse."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from factories import curated

from georegistry_desktop import create_registry

pytestmark = pytest.mark.skipif(
    not os.environ.get("CI") and not (shutil.which("Xvfb") and shutil.which("xdotool")),
    reason="Xvfb and xdotool are not installed",
)
_PATIENCE = 180.0
PROGRAM = [sys.executable, "-c", "from georegistry_desktop.cli import main; main()"]


class Screen:
    """A display of its own, and what a person can do there."""

    def __init__(self, environment: dict[str, str]) -> None:
        self.environment = environment
        self._started: list[subprocess.Popen[str]] = []

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
        """End what a failed test left running."""
        for process in self._started:
            if process.poll() is None:
                process.kill()
            process.communicate()

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

    def wait_for_window(self, name: str) -> str:
        """The id of the window of that name."""
        wait(lambda: self.do("search", "--onlyvisible", "--name", name))
        window = self.do("search", "--onlyvisible", "--name", name).splitlines()[0]
        self.do("windowfocus", "--sync", window)
        return window


def wait(until: Callable[[], object]) -> None:
    end = time.monotonic() + _PATIENCE
    while not until():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


def ended(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, complaints = process.communicate(timeout=_PATIENCE)
    return process.returncode, complaints


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
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
