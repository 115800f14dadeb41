"""What an entry of the history is, in a word, and what it did, in a word."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from georegistry_desktop.domain.changes import Change, Created, Deleted, Set, target

_KINDS = {
    "edit": QT_TRANSLATE_NOOP("history", "Edit"),
    "outside": QT_TRANSLATE_NOOP("history", "Edit from another program"),
    "apply": QT_TRANSLATE_NOOP("history", "Applied comparison"),
    "collected": QT_TRANSLATE_NOOP("history", "Collected edits"),
    "undo": QT_TRANSLATE_NOOP("history", "Undo"),
    "redo": QT_TRANSLATE_NOOP("history", "Redo"),
    "import": QT_TRANSLATE_NOOP("history", "Import"),
    "copy": QT_TRANSLATE_NOOP("history", "Copy"),
    "publish": QT_TRANSLATE_NOOP("history", "Publication"),
    "default": QT_TRANSLATE_NOOP("history", "Default source"),
    "drop": QT_TRANSLATE_NOOP("history", "Dropped version"),
}


def entry_word(kind: str) -> str:
    """The word of an entry's kind; of one that a plugin brought its own."""
    word = _KINDS.get(kind)
    return kind if word is None else QCoreApplication.translate("history", str(word))


def kinds_of_units(changes: Iterable[Change]) -> dict[str, str]:
    """Uuid of each touched unit -> new, missing, moved or changed, see ``theme.tokens.KINDS``."""
    kinds: dict[str, str] = {}
    for change in changes:
        kind, uuid = target(change)
        if kind != "unit":
            continue
        if isinstance(change, Created):
            kinds[uuid] = "new"
        elif isinstance(change, Deleted):
            kinds[uuid] = "missing"
        elif isinstance(change, Set) and change.field in ("parent", "point"):
            kinds.setdefault(uuid, "moved")
            kinds[uuid] = "moved" if kinds[uuid] == "changed" else kinds[uuid]
        else:
            kinds.setdefault(uuid, "changed")
    return kinds
