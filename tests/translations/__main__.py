"""``python -m tests.translations [LANGUAGE …]``: merge new strings, compile, say what is not translated."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.translations.gathering import all_strings
from tests.translations.kept import missing

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "translations"
LANGUAGES = ("en", "fr")
"""English has a file for its plurals alone."""


def update(language: str, strings: Path) -> Path:
    """Merge the strings of the window into a language's file, without places: those would change each day."""
    file = FOLDER / f"{language}.ts"
    command = ["pyside6-lupdate", str(strings), "-ts", str(file), "-locations", "none", "-no-obsolete"]
    command += ["-source-language", "en", "-target-language", language, "-silent"]
    run([*command, "-pluralonly"] if language == "en" else command)
    return file


def run(command: list[str]) -> None:
    """Run one of Qt's tools, which lie beside Python."""
    subprocess.run([str(Path(sys.executable).with_name(command[0])), *command[1:]], check=True)


def twin() -> str:
    """A file of Python that names every string in a way that ``lupdate`` understands."""
    lines = ["from PySide6.QtCore import QCoreApplication"]
    for shown in sorted(all_strings()):
        number = ", None, 1" if shown.plural else ""
        lines.append(f"QCoreApplication.translate({shown.context!r}, {shown.text!r}{number})")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Gather, merge, compile; 1 when strings are not translated yet."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    lacking = 0
    with tempfile.TemporaryDirectory() as folder:
        strings = Path(folder, "strings.py")
        strings.write_text(twin(), "utf-8")
        for language in sys.argv[1:] or LANGUAGES:
            file = update(language, strings)
            run(["pyside6-lrelease", str(file), "-qm", str(file.with_suffix(".qm")), "-silent"])
            absent = missing(file, plurals_only=language == "en")
            lacking += len(absent)
            for shown in sorted(absent):
                print(f"{file.name}: {shown.context}: {shown.text}")
    print(f"{lacking} string(s) to translate" if lacking else "Everything is translated")
    return int(bool(lacking))


if __name__ == "__main__":
    sys.exit(main())
