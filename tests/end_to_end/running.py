"""The real command, as a person runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def georegistry(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run ``georegistry`` and give its exit code and both outputs; never with a traceback."""
    command = [str(Path(sys.executable).with_name("georegistry")), *map(str, arguments)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONUTF8": "1"},
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
