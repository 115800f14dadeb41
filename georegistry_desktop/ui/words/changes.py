"""What was changed, in a line: ``Code set to OU_600``, ``Moved from Bo Town to Bo``."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from georegistry_desktop.domain.changes import Change, Created, Set
from georegistry_desktop.domain.geometry import metres_between
from georegistry_desktop.domain.values import Value
from georegistry_desktop.ui.words.joined import colon_words
from georegistry_desktop.ui.words.terms import field_word, status_word
from georegistry_desktop.ui.words.values import Namer, distance_words, value_words

_LONGEST = 60


def change_words(change: Change, name: Namer = str) -> str:
    """One change of a record that is known from where this stands; units and groups by ``name``."""
    if not isinstance(change, Set):
        return _tr("Created") if isinstance(change, Created) else _tr("Deleted")
    base, _, key = change.field.partition(":")
    if base == "links":
        return _link(key, change.after, name)
    before, after = (short(value_words(change.field, v, name)) for v in (change.before, change.after))
    if base in ("aliases", "groups", "references"):
        return _member(base, short(name(key) if base == "groups" else key), joined=bool(change.after))
    if base == "name":
        return _tr("Renamed from {before} to {after}").format(before=before, after=after)
    if base == "parent":
        places = [
            value if held else _tr("the top")
            for held, value in ((change.before, before), (change.after, after))
        ]
        return _tr("Moved from {before} to {after}").format(before=places[0], after=places[1])
    if base == "status":
        return _tr("Status set to {after}").format(after=status_word(str(change.after)))
    if base == "closed_date":
        if change.after is None:
            return _tr("Opened again")
        return _tr("Closed on {day}").format(day=after)
    if base in ("point", "boundary"):
        return _shape(base, change)
    what = field_word(change.field)
    if change.after is None or change.after == "":
        return _tr("{field} emptied, it was {before}").format(field=what, before=before)
    return _tr("{field} set to {after}").format(field=what, after=after)


def changes_words(changes: Sequence[Change], name: Namer = str, *, most: int = 3) -> list[str]:
    """The first ``most`` changes, then how many there are besides."""
    lines = [change_words(change, name) for change in changes[:most]]
    if len(changes) > most:
        lines.append(QCoreApplication.translate("changes", "and %Ln more", None, len(changes) - most))
    return lines


def short(text: str) -> str:
    """One line of sixty letters."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _member(base: str, member: str, *, joined: bool) -> str:
    words = {
        ("aliases", True): _tr("Other name {member} added"),
        ("aliases", False): _tr("Other name {member} removed"),
        ("groups", True): _tr("Joined group {member}"),
        ("groups", False): _tr("Left group {member}"),
        ("references", True): _tr("Reference {member} added"),
        ("references", False): _tr("Reference {member} removed"),
    }
    return words[base, joined].format(member=member)


def _link(key: str, after: Value, name: Namer) -> str:
    source, _, other = key.rpartition(":")
    # By its source: both may have a unit of this uuid.
    named = name(key)
    state, _, comment = str(after or "").partition(" ")
    words = {
        "accepted": _tr("Linked to {other} of {source}"),
        "rejected": _tr("Told apart from {other} of {source}"),
        "no-match": _tr("Has no match in {source}"),
        "flagged": _tr("Flagged in the matching with {source}"),
        "": _tr("What was decided of {source} taken back"),
    }
    said = words[state].format(other=short(named if named != key else name(other)), source=source)
    return colon_words(said, short(comment)) if comment else said


def _shape(base: str, change: Set) -> str:
    if base == "boundary":
        if change.before is None:
            return _tr("Boundary drawn")
        return _tr("Boundary removed") if change.after is None else _tr("Boundary redrawn")
    if change.before is None or change.after is None:
        return _tr("Point set") if change.after is not None else _tr("Point removed")
    one, two = (np.array([point], dtype=object) for point in (change.before, change.after))
    return _tr("Point moved by {distance}").format(
        distance=distance_words(float(metres_between(one, two)[0]))
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("changes", text)
