"""``python -m tests.translations [LANGUAGE …]``: merge new strings, compile, say what is not translated."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.translations.gathering import Shown, all_strings
from tests.translations.kept import contexts, missing, parts

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "translations"
LANGUAGES = ("en", "fr")
"""English has a file for its plurals alone."""


def update(language: str, file: Path, strings: Path) -> None:
    """Merge strings of the window into a file of a language, without places: those would change each day."""
    command = ["pyside6-lupdate", str(strings), "-ts", str(file), "-locations", "none", "-no-obsolete"]
    command += ["-source-language", "en", "-target-language", language, "-silent"]
    run([*command, "-pluralonly"] if language == "en" else command)


def run(command: list[str]) -> None:
    """Run one of Qt's tools, which lie beside Python."""
    subprocess.run([str(Path(sys.executable).with_name(command[0])), *command[1:]], check=True)


def twin(strings: Iterable[Shown]) -> str:
    """A file of Python that names strings in a way that ``lupdate`` understands."""
    lines = ["from PySide6.QtCore import QCoreApplication"]
    for shown in sorted(strings):
        number = ", None, 1" if shown.plural else ""
        lines.append(f"QCoreApplication.translate({shown.context!r}, {shown.text!r}{number})")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Gather, merge, compile; 1 when strings are not translated yet."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    lacking = 0
    with tempfile.TemporaryDirectory() as folder:
        strings, every = Path(folder, "strings.py"), all_strings()
        for language in sys.argv[1:] or LANGUAGES:
            file = FOLDER / f"{language}.ts"
            rest = set(every)
            for part in parts(file):
                mine = {shown for shown in every if shown.context in contexts(part)}
                strings.write_text(twin(mine), "utf-8")
                update(language, part, strings)
                rest -= mine
            strings.write_text(twin(rest), "utf-8")
            update(language, file, strings)
            files = [str(each) for each in (file, *parts(file))]
            run(["pyside6-lrelease", *files, "-qm", str(file.with_suffix(".qm")), "-silent"])
            absent = missing(file, plurals_only=language == "en")
            lacking += len(absent)
            for shown in sorted(absent):
                print(f"{file.name}: {shown.context}: {shown.text}")
    print(f"{lacking} string(s) to translate" if lacking else "Everything is translated")
    return int(bool(lacking))


if __name__ == "__main__":
    sys.exit(main())
