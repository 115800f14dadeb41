"""The labels of edits, as undo and the history show them."""

from __future__ import annotations

from collections.abc import Sequence

from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.records import Unit
from georegistry_desktop.domain.values import Value, show_value

_LONGEST = 40


def subject(units: Sequence[Unit]) -> str:
    """Of one unit the name, of many their count."""
    if len(units) == 1:
        return short(units[0].name or units[0].uuid)
    return f"{len(units):,} units"


def value_label(view: EditView, field: str, units: Sequence[Unit], value: Value) -> str:
    """What setting one field of some units does: ``Rename Kakua to Kakwa``."""
    who = subject(units)
    base, _, key = field.partition(":")
    if base in ("aliases", "groups", "references"):
        return member_label(view, base, [key], units, joining=bool(value))
    what = key or base.replace("_", " ").removeprefix("source ")
    if base == "translations":
        what = f"translation {key}"
    if base == "parent":
        parent = view.unit(str(value)) if value else None
        return f"Move {who} under {subject([parent])}" if parent else f"Move {who} to the top"
    if base in ("point", "boundary"):
        return f"Set {what} of {who}" if value is not None else f"Remove {what} of {who}"
    if value is None or value == "":
        return f"Clear {what} of {who}"
    said = short(str(show_value(value)))
    return f"Rename {who} to {said}" if base == "name" else f"Set {what} of {who} to {said}"


def member_label(
    view: EditView, base: str, keys: Sequence[str], units: Sequence[Unit], *, joining: bool
) -> str:
    """What adding members to a set of units, or taking them away, does."""
    who = subject(units)
    word = {"aliases": "alias", "groups": "group", "references": "reference"}[base]
    names = [view.groups[k].name if base == "groups" and k in view.groups else k for k in keys]
    what = f"{word} {short(names[0])}" if len(names) == 1 else f"{len(names):,} {base}"
    if base == "groups":
        return f"Add {who} to {what}" if joining else f"Take {who} out of {what}"
    return f"Add {what} to {who}" if joining else f"Remove {what} from {who}"


def short(text: str) -> str:
    """One line that fits into a menu."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
