"""A JSON file as a whole, or the problem that keeps it from being read."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.domain.values import Json


def load(path: Path, encoding: str | None) -> tuple[dict[str, Json] | None, Problem | None]:
    """The object in the file (UTF-8, 16 or 32 where no encoding is said), or what is wrong with it."""
    try:
        raw = path.read_bytes()
        said = encoding or json.detect_encoding(raw)
        # Neither database takes a NUL in text, and no name means one.
        words = raw.decode(said).replace(r"\u0000", r"\ufffd")
        with _no_collecting():
            held = json.loads(words.removeprefix("\ufeff"))
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
    if not isinstance(held, dict):
        return None, _fatal(path, "metadata-empty")
    return held, None


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


def _fatal(path: Path, code: str, **params: object) -> Problem:
    return Problem(code=code, severity="fatal", file=path.name, params=params)
