"""The real command ``georegistry``, run as a person's shell would run it."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAM = Path(sys.executable).with_name("georegistry")
SECONDS = 120


@dataclass(frozen=True)
class Answer:
    """What one call gave back."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on stdout; anything beside it fails here."""
        return json.loads(self.out)


def call(*arguments: object, within: Path | None = None) -> Answer:
    """Run ``georegistry`` with the arguments, in the folder ``within``, whatever its exit code."""
    done = subprocess.run(
        [PROGRAM, *map(str, arguments)],
        cwd=within,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=SECONDS,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def done(*arguments: object, within: Path | None = None) -> Answer:
    """``call``, for a command that must end with exit code 0."""
    answer = call(*arguments, within=within)
    assert answer.code == 0, answer
    return answer


def refused(*arguments: object, within: Path | None = None) -> Answer:
    """``call``, for a command that must end with exit code 1, a sentence on stderr and no traceback."""
    answer = call(*arguments, within=within)
    assert answer.code == 1, answer
    assert answer.err.strip(), answer
    assert "Traceback" not in answer.err, answer
    return answer


def compared(registry: object, base: str, other: str, *options: object) -> Any:
    """The document of ``compare --json``."""
    return done("compare", registry, base, other, *options, "--json").document


def versions(registry: object) -> list[dict[str, Any]]:
    """The document of ``versions --json``."""
    listed: list[dict[str, Any]] = done("versions", registry, "--json").document
    return listed


def write_rows(path: Path, rows: Sequence[Mapping[str, object]]) -> Path:
    """A CSV of the rows; the first one names the columns."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_lines(path: Path, lines: Iterable[str]) -> Path:
    """A text file of the lines."""
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path
