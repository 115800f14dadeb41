"""The command that draws every screen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_that_a_scene_is_drawn_in_each_look_that_is_asked_for(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.screens", str(tmp_path), "--only", "start", "--languages", "en"]
    done = subprocess.run(
        [*command, "--themes", "light", "dark", "--sizes", "900x600"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    drawn = {file.name: file.read_bytes() for file in tmp_path.glob("*.png")}
    assert drawn.keys() == {"start light en 900x600.png", "start dark en 900x600.png"}
    assert len(set(drawn.values())) == 2
