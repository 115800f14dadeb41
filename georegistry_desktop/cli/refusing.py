"""What a refusal looks like: in words for a person, and as the document of ``--json``."""

from __future__ import annotations

import json

from georegistry_desktop.cli import printing
from georegistry_desktop.domain import (
    Conflict,
    ConflictError,
    GeoRegistryError,
    ImportRefused,
    RulesBroken,
    UnionRefused,
)
from georegistry_desktop.domain.values import Json, show_value

_LONGEST = 60


def say(fault: GeoRegistryError, *, listed: bool = True) -> None:
    """Why something was refused; ``listed`` with every problem or conflict that it names."""
    if listed and isinstance(fault, (ImportRefused, RulesBroken, UnionRefused)):
        printing.problems(fault.problems)
    if listed and isinstance(fault, ConflictError):
        _conflicts(fault)
    printing.say(str(fault))
    if fault.remedy:
        printing.say(fault.remedy)


def document(code: str, message: str, remedy: str) -> dict[str, object]:
    """An error as ``--json`` prints it."""
    return {"error": {"code": code, "message": message, "remedy": remedy}}


def as_document(fault: GeoRegistryError) -> dict[str, object]:
    """A refusal with all problems or conflicts that it names."""
    told = document(fault.code, str(fault), fault.remedy)
    if isinstance(fault, ImportRefused):
        told["refused"] = True
    if isinstance(fault, (ImportRefused, RulesBroken, UnionRefused)):
        told["problems"] = [p.as_dict() for p in fault.problems]
    if isinstance(fault, ConflictError):
        told["conflicts"] = [conflict_as_dict(c) for c in fault.conflicts]
    return told


def conflict_as_dict(conflict: Conflict) -> dict[str, object]:
    """One conflict as ``--json`` prints it."""
    return {
        "unit": conflict.unit,
        "name": conflict.unit_name,
        "field": conflict.field,
        "ancestor": _value(conflict.ancestor),
        "ours": _value(conflict.ours),
        "theirs": _value(conflict.theirs),
        "deleted": conflict.gone is not None,
        "who": conflict.who,
        "when": conflict.when,
    }


def _conflicts(fault: ConflictError) -> None:
    printing.first_of_many(
        "conflict(s)",
        ("unit", "field", "it was", "yours", "theirs", "who", "when"),
        [
            (
                c.unit_name or c.unit,
                c.field,
                _short(c.ancestor),
                _short(c.ours),
                "(deleted)" if c.gone is not None else _short(c.theirs),
                c.who,
                c.when,
            )
            for c in fault.conflicts
        ],
    )


def _value(value: object) -> Json:
    return show_value(getattr(value, "name", value))  # of a whole record its name


def _short(value: object) -> str:
    if value is None:
        return "(nothing)"
    shown = _value(value)
    text = shown if isinstance(shown, str) else json.dumps(shown, ensure_ascii=False)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
