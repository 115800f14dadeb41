"""The records in a JSON document, whatever somebody has done to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from georegistry_desktop.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class Entry:
    """One object with its place: its position in its list, from 1."""

    file: str
    row: int
    record: dict[str, Any]


def entries(file: str, plural: str, held: object) -> tuple[list[Entry], list[Problem]]:
    """The objects of a list, and a problem for each item that is none."""
    if held is None:
        return [], []
    if not isinstance(held, list):
        bad = Problem(code="record-bad", file=file, field=plural, params={"value": type(held).__name__})
        return [], [bad]
    good = [Entry(file, row, item) for row, item in enumerate(held, 1) if isinstance(item, dict)]
    problems = [
        Problem(code="record-bad", file=file, row=row, field=plural, params={"value": str(item)[:80]})
        for row, item in enumerate(held, 1)
        if not isinstance(item, dict)
    ]
    return good, problems


def word(value: object) -> str | None:
    """Text as it stands; numbers as text; None for what is empty or neither."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return None


def identifier(value: object) -> str | None:
    """The id of a reference ``{"id": …}``; a bare id is taken as well."""
    return word(value.get("id")) if isinstance(value, dict) else word(value)


def listed(value: object) -> list[Any]:
    """A list, or an empty one."""
    return value if isinstance(value, list) else []
