"""The README is true: every command stands there, and every command there exists."""

from __future__ import annotations

import re
from pathlib import Path

import typer.main

from georegistry_desktop.cli.app import app

README = (Path(__file__).resolve().parents[1] / "README.md").read_text("utf-8")
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


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
