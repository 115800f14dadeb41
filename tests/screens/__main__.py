"""``python -m tests.screens FOLDER [--only NAME …]``: a PNG of every scene in every look."""

from __future__ import annotations

import argparse
import itertools
import subprocess
import sys
from pathlib import Path

THEMES = ("light", "dark", "contrast")
LANGUAGES = ("en", "fr")
SIZES = ("1280x800", "1920x1080")


def main() -> int:
    """A process for each look: languages and themes are the application's. 1 when a scene failed."""
    parser = argparse.ArgumentParser(prog="python -m tests.screens", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="*", default=[], help="names of scenes, such as pyramid")
    parser.add_argument("--themes", nargs="*", default=THEMES, choices=THEMES)
    parser.add_argument("--languages", nargs="*", default=LANGUAGES, choices=LANGUAGES)
    parser.add_argument("--sizes", nargs="*", default=SIZES, help="such as 1280x800")
    asked = parser.parse_args()
    failed = 0
    for look in itertools.product(asked.themes, asked.languages, asked.sizes):
        command = [sys.executable, "-m", "tests.screens.drawing", str(asked.folder.absolute()), *look]
        failed += subprocess.run([*command, *asked.only], check=False).returncode != 0
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
