"""The records in a JSON document, whatever somebody has done to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.exchange.draft import Findings


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
        Problem(code="record-bad", file=file, row=row, field=plural, params={"value": shown(item)})
        for row, item in enumerate(held, 1)
        if not isinstance(item, dict)
    ]
    return good, problems


def word(value: object) -> str | None:
    """Text as it stands; numbers as text; None for what is empty or neither."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return None


def words(records: Sequence[dict[str, Any]], field: str, findings: Findings, *keys: str) -> list[str | None]:
    """The text under the first of ``keys`` that has any; a value that is none is found."""
    made = [word(record.get(keys[0])) for record in records]
    for at in [at for at, held in enumerate(made) if held is None]:
        told = [value for key in keys if (value := records[at].get(key)) is not None]
        made[at] = next((held for value in told if (held := word(value)) is not None), None)
        if made[at] is None:
            for odd in told:
                if not isinstance(odd, str):
                    findings.add(at, "value-kind", field=field, value=shown(odd))
    return made


def identifier(value: object) -> str | None:
    """The id of a reference ``{"id": …}``, without outer white space; a bare id is taken as well."""
    found = word(value.get("id")) if isinstance(value, dict) else word(value)
    return found and found.strip()


def listed(value: object) -> list[Any]:
    """A list, or an empty one."""
    return value if isinstance(value, list) else []


def no_lists(held: Sequence[Entry], *keys: str) -> list[Problem]:
    """A problem for each record that has something else than a list under a key."""
    return [
        Problem(
            code="value-kind",
            file=entry.file,
            row=entry.row,
            field=key,
            unit=identifier(entry.record),
            params={"value": shown(value)},
        )
        for key in keys
        for entry in held
        if (value := entry.record.get(key)) is not None and not isinstance(value, list) and value != ""
    ]


def shown(value: object) -> str:
    """A value as it is named in a message."""
    try:
        return str(value)[:60]
    except RecursionError:
        return type(value).__name__
