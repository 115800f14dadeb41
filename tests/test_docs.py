"""The README is true: every command stands there, and every command there exists."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

from georegistry_desktop.cli.app import app

README = (Path(__file__).resolve().parents[1] / "README.md").read_text("utf-8")
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
EVERY = [(), *((name,) for name in COMMANDS)]


def test_that_every_command_is_documented_and_every_documented_one_exists() -> None:
    rows = [line for line in README.splitlines() if line.startswith("| `")]
    documented = {
        name for line in rows for name in re.findall(r"`([a-z-]+)(?: REGISTRY[^`]*)?`", line.split("|")[1])
    }
    assert documented == set(COMMANDS)


def test_that_the_options_in_the_readme_exist() -> None:
    for line in README.splitlines():
        if not line.startswith("| `"):
            continue
        names = re.findall(r"`([a-z-]+)(?: REGISTRY[^`]*)?`", line.split("|")[1])
        known = {option for name in names for p in COMMANDS[name].params for option in p.opts}
        assert set(re.findall(r"--[a-z-]+", line)) <= known, line


def test_that_every_command_says_what_it_does() -> None:
    assert [name for name, command in COMMANDS.items() if not command.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_that_the_help_of_a_command_has_an_example_that_can_be_typed(name: str) -> None:
    command = COMMANDS[name]
    examples = re.findall(r"georegistry [^;]+", command.epilog or "")
    assert examples
    for example in examples:
        program, called, *arguments = shlex.split(example)
        assert (program, called) == ("georegistry", name)
        command.make_context(name, arguments)


@pytest.mark.parametrize("width", [80, 200])
def test_that_help_is_cut_nowhere_and_can_be_shown_by_any_terminal(width: int) -> None:
    texts = [CliRunner().invoke(app, [*name, "--help"], terminal_width=width).output for name in EVERY]
    for text in texts:
        assert "..." not in re.sub(r"(\]|\})\.\.\.", "", text)
        assert text.isascii()
        assert max(map(len, text.splitlines())) <= width
