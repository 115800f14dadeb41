"""What a terminal, a pipe and another encoding make of what is printed; and Ctrl-C."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from end_to_end.running import PROGRAM, document, georegistry, ran

from georegistry_desktop.cli.ending import run
from georegistry_desktop.cli.printing import harmless

pty = pytest.importorskip("pty")

NASTY = "Post [red]one[/] [/] :smile: \x1b[2J\x07\u202e é €"


@pytest.fixture
def nasty(registry: Path) -> Path:
    ran("set", registry, "P", "f1", f"name={NASTY}")
    return registry


def on_a_terminal(*arguments: object, width: int = 100) -> str:
    """What the program prints where both outputs are a terminal."""
    ours, its = pty.openpty()
    told: list[bytes] = []

    def listen() -> None:
        while True:
            try:
                told.append(os.read(ours, 65536))
            except OSError:  # the last one has closed the terminal
                return

    listener = threading.Thread(target=listen)
    listener.start()
    subprocess.run(
        [PROGRAM, *map(str, arguments)],
        stdin=its,
        stdout=its,
        stderr=its,
        check=False,
        env=os.environ | {"TERM": "xterm", "COLUMNS": str(width), "PYTHONUTF8": "1"},
        timeout=300,
    )
    os.close(its)
    listener.join()
    os.close(ours)
    return b"".join(told).decode()


def test_that_names_are_printed_as_they_are_without_moving_the_terminals_pen(nasty: Path) -> None:
    for said in (
        ran("compare", nasty, "A", "P"),
        ran("history", nasty, "--unit", "f1"),
        georegistry("set", nasty, "P", "f1", "parent=f1").stderr,
    ):
        assert "\x1b" not in said
        assert "\u202e" not in said
    assert "Post [red]one[/] [/] :smile: \\x1b[2J\\x07\\u202e é €" in " ".join(said.split())
    answer = document("history", nasty, "--unit", "f1")
    assert answer[-1]["changes"][0]["after"] == NASTY


def test_that_columns_that_hold_nothing_take_no_room(registry: Path) -> None:
    headings = [line.split() for line in ran("compare", registry, "P", "B", "--by", "ref").splitlines()]
    assert ["name", "field", "base", "other", "measure"] in headings
    said = ran("compare", registry, "P", "B", "--by", "ref", "--fields", "name")
    assert ["name", "field", "base", "other"] in [line.split() for line in said.splitlines()]


def test_that_every_sign_that_a_terminal_obeys_is_made_visible() -> None:
    for sign in (*range(0x20), *range(0x7F, 0xA0)):
        if chr(sign) not in "\t\n":
            assert harmless(chr(sign)).plain == f"\\x{sign:02x}"
    for kept in ("été", "مركز\u200f صحي", "👩\u200d⚕️", "क्\u200dष"):
        assert harmless(kept).plain == kept


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_that_a_terminal_of_another_encoding_gets_all_of_it(nasty: Path, encoding: str) -> None:
    for arguments in (("compare", nasty, "A", "P"), ("import", "--help"), ("history", nasty)):
        done = georegistry(*arguments, PYTHONIOENCODING=encoding)
        assert done.returncode == 0, done.stderr
    done = georegistry("history", nasty, "--unit", "f1", "--json", PYTHONIOENCODING=encoding)
    assert json.loads(done.stdout)[-1]["changes"][0]["after"] == NASTY


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("versions", "{r}-{bad}"), 1),
        (("import", "{r}", "{bad}.csv", "--source", "X"), 1),
        (("import", "{r}", "{r}.csv", "--source", "{bad}"), 2),
        (("history", "{r}", "--unit", "{bad}"), 2),
        (("set", "{r}", "P", "f1", "name={bad}"), 1),
        (("{bad}",), 2),
    ],
)
def test_that_arguments_that_are_no_text_are_refused_in_words(
    registry: Path, arguments: tuple[str, ...], code: int
) -> None:
    Path(f"{registry}.csv").write_text("ref,name\na,A\n")
    done = georegistry(*(a.format(r=registry, bad="caf\udce9") for a in arguments))
    assert done.returncode == code
    assert "caf\\udce9" in done.stderr


def test_that_a_reader_who_leaves_is_not_told_of_it(registry: Path) -> None:
    for arguments in (("history", registry), ("history", registry, "--json"), ("--help",)):
        reader, writer = os.pipe()
        os.close(reader)
        with os.fdopen(writer, "wb") as closed:
            done = subprocess.run(
                [PROGRAM, *map(str, arguments)], stdout=closed, stderr=subprocess.PIPE, check=False
            )
        assert done.stderr == b""


def test_that_a_full_disk_is_told_in_words(registry: Path) -> None:
    for arguments in (("history", registry), ("history", registry, "--json")):
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [PROGRAM, *map(str, arguments)], stdout=full, stderr=subprocess.PIPE, text=True, check=False
            )
        assert done.returncode == 1
        assert "No space left" in done.stderr
        assert "Traceback" not in done.stderr


def test_that_progress_is_shown_on_a_terminal_only(registry: Path, tmp_path: Path) -> None:
    assert "━" in on_a_terminal("export", registry, "A", tmp_path / "x.csv")
    done = georegistry("export", registry, "A", tmp_path / "y.csv")
    assert done.stderr == f"Wrote the 6 units of A@1 to {tmp_path / 'y.csv'}.\n"


def test_that_problems_beyond_what_a_terminal_holds_are_counted_and_elsewhere_all_shown(
    registry: Path, tmp_path: Path
) -> None:
    file = tmp_path / "many.csv"
    file.write_text("ref,name\n" + "".join(f"u{i},\n" for i in range(250)))
    said = " ".join(on_a_terminal("import", registry, file, "--source", "X").split())
    assert "51 more problem(s) are not shown. All of them: with --json" in said
    done = georegistry("import", registry, file, "--source", "X")
    assert done.stderr.count("The name is blank.") == 250
    assert "not shown" not in done.stderr


def test_that_ctrl_c_while_loading_leaves_without_a_traceback() -> None:
    script = """
import signal, sys
class Presser:
    def find_spec(self, name, *_):
        if name == "typer":
            signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Presser())
sys.argv = ["georegistry", "doctor", "registry.gpkg"]
from georegistry_desktop.cli import main
main()
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Cancelled.\n")


@pytest.mark.parametrize("arguments", [("versions",), ("versions", "--json")])
def test_that_ctrl_c_is_told_also_where_its_exception_gets_lost(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def swallowed() -> None:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            raise RuntimeError("user-defined function raised exception") from None

    before = signal.getsignal(signal.SIGINT)
    monkeypatch.setattr(sys.stdout, "reconfigure", lambda **_: None, raising=False)
    monkeypatch.setattr(sys.stderr, "reconfigure", lambda **_: None, raising=False)
    try:
        assert run(swallowed, arguments) == 130
    finally:
        signal.signal(signal.SIGINT, before)
    told = capsys.readouterr()
    assert told.err.startswith("Cancelled.\n")
    assert ("interrupted" in told.out) == ("--json" in arguments)
