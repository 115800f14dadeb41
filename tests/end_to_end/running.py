"""The real command, as a person runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

PROGRAM = str(Path(sys.executable).with_name("georegistry"))


def georegistry(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``georegistry`` without a display, give its exit code and both outputs; never with a traceback."""
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)],
        capture_output=True,
        encoding=environment.get("PYTHONIOENCODING", "utf-8"),
        check=False,
        env=os.environ | {"PYTHONUTF8": "1", "DISPLAY": "", "WAYLAND_DISPLAY": ""} | environment,
        timeout=300,
    )
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
