"""A JSON file as a whole, or the problem that keeps it from being read."""

from __future__ import annotations

import gc
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.values import Json
from georegistry_desktop.exchange.json_text import storable

_UNSTORABLE = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")


def load(path: Path, encoding: str | None) -> tuple[dict[str, Json] | None, list[Problem]]:
    """The object in the file, as ``load_any``; None also where it holds something else."""
    held, problems = load_any(path, encoding)
    if isinstance(held, dict) or any(problem.severity == "fatal" for problem in problems):
        return held if isinstance(held, dict) else None, problems
    return None, _fatal(path, "metadata-empty")


def load_any(path: Path, encoding: str | None) -> tuple[Json, list[Problem]]:
    """What is in the file (UTF-8, 16 or 32 where no encoding is said; None where it cannot be read), and what
    is wrong with it. Characters that neither database takes become ``LOST``."""
    try:
        raw = path.read_bytes()
        said = encoding or json.detect_encoding(raw)
        held, constants = parsed(raw.decode(said).removeprefix("\ufeff"))
    except OSError as error:
        return None, _fatal(path, "file-unreadable", reason=error.strerror or type(error).__name__)
    except (UnicodeError, LookupError) as error:
        reason = getattr(error, "reason", error)
        return None, _fatal(path, "encoding-bad", value=encoding or "utf-8", reason=reason)
    except json.JSONDecodeError as error:
        reason = f"{error.msg} in line {error.lineno}, column {error.colno}"
        return None, _fatal(path, "file-unreadable", reason=reason)
    except (ValueError, RecursionError) as error:
        return None, _fatal(path, "file-unreadable", reason=str(error).split(";")[0])
    return held, [
        Problem(code="json-constant", file=path.name, params={"value": word}) for word in sorted(constants)
    ]


def parsed(words: str) -> tuple[Json, set[str]]:
    """The value in JSON text without what cannot be stored, and the constants in it that are no JSON.

    Raises ``ValueError`` or ``RecursionError``.
    """
    constants: set[str] = set()
    with _no_collecting():
        held: Json = json.loads(words, parse_constant=constants.add)
        if _UNSTORABLE.search(words):
            held = storable(held, sys.getrecursionlimit())
    return held, constants


@contextmanager
def _no_collecting() -> Iterator[None]:
    # A document makes millions of objects and no garbage; looking for some doubles the time.
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _fatal(path: Path, code: str, **params: object) -> list[Problem]:
    return [Problem(code=code, severity="fatal", file=path.name, params=params)]
