"""The real command, as a person runs it."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

PROGRAM = str(Path(sys.executable).with_name("georegistry"))
SURROUNDINGS = {"PYTHONUTF8": "1", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
LIBRARIES = ["geopandas", "openpyxl", "pyarrow.compute", "psycopg2", "pyogrio", "rich.progress", "rich.table"]
LIBRARIES += ["sqlalchemy.dialects.postgresql", "sqlalchemy.dialects.sqlite", "typer"]

# Half of what a command takes is loading libraries, hundreds of times in these tests: a process that has
# loaded them, and nothing of ours, becomes the command. Another environment needs a start of its own.
_loaded = multiprocessing.get_context("forkserver")
_loaded.set_forkserver_preload(LIBRARIES)


def georegistry(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``georegistry`` without a display, give its exit code and both outputs; never with a traceback."""
    texts = [str(argument) for argument in arguments]
    done = _started(texts, environment) if environment else _forked(texts)
    assert "Traceback" not in done.stderr, done.stderr
    return done


def ran(*arguments: object) -> str:
    """Run it, expect success, give what it printed."""
    done = georegistry(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def document(*arguments: object) -> Any:
    """The JSON document that ``--json`` prints."""
    return json.loads(ran(*arguments, "--json"))


def _started(arguments: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [PROGRAM, *arguments],
        capture_output=True,
        encoding=environment.get("PYTHONIOENCODING", "utf-8"),
        check=False,
        env=os.environ | SURROUNDINGS | environment,
        timeout=300,
    )


def _forked(arguments: list[str]) -> subprocess.CompletedProcess[str]:
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        around = dict(os.environ) | SURROUNDINGS
        command = _loaded.Process(
            target=_become, args=(arguments, around, str(Path.cwd()), str(out), str(err))
        )
        command.start()
        command.join(300)
        if command.exitcode is None:
            command.kill()
            raise subprocess.TimeoutExpired([PROGRAM, *arguments], 300)
        return subprocess.CompletedProcess(
            arguments, command.exitcode, out.read_text("utf-8"), err.read_text("utf-8")
        )


def _become(arguments: list[str], around: dict[str, str], folder: str, out: str, err: str) -> None:
    for number, path in ((1, out), (2, err)):
        file = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
        os.dup2(file, number)
        os.close(file)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    os.environ.clear()
    os.environ.update(around)
    os.chdir(folder)
    sys.argv = [PROGRAM, *arguments]
    from georegistry_desktop.cli import main

    main()
