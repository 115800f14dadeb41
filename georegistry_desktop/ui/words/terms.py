"""The words of the trade: fields of a unit, kinds of differences and of entries, statuses."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_CONTEXT = "terms"
FIELD_WORDS = {
    "name": QT_TRANSLATE_NOOP("terms", "Name"),
    "short_name": QT_TRANSLATE_NOOP("terms", "Short name"),
    "code": QT_TRANSLATE_NOOP("terms", "Code"),
    "source_ref": QT_TRANSLATE_NOOP("terms", "Reference"),
    "type": QT_TRANSLATE_NOOP("terms", "Type"),
    "parent": QT_TRANSLATE_NOOP("terms", "Parent"),
    "status": QT_TRANSLATE_NOOP("terms", "Status"),
    "opening_date": QT_TRANSLATE_NOOP("terms", "Opened"),
    "closed_date": QT_TRANSLATE_NOOP("terms", "Closed"),
    "aliases": QT_TRANSLATE_NOOP("terms", "Other names"),
    "groups": QT_TRANSLATE_NOOP("terms", "Groups"),
    "extra": QT_TRANSLATE_NOOP("terms", "More fields"),
    "references": QT_TRANSLATE_NOOP("terms", "References elsewhere"),
    "point": QT_TRANSLATE_NOOP("terms", "Point"),
    "altitude": QT_TRANSLATE_NOOP("terms", "Altitude"),
    "accuracy": QT_TRANSLATE_NOOP("terms", "Accuracy"),
    "boundary": QT_TRANSLATE_NOOP("terms", "Boundary"),
    "translations": QT_TRANSLATE_NOOP("terms", "Translations"),
    "links": QT_TRANSLATE_NOOP("terms", "Link"),
}
"""Fields of a unit with what they are called in English."""
_KINDS = {
    "new": QT_TRANSLATE_NOOP("terms", "new"),
    "missing": QT_TRANSLATE_NOOP("terms", "missing"),
    "changed": QT_TRANSLATE_NOOP("terms", "changed"),
    "moved": QT_TRANSLATE_NOOP("terms", "moved"),
    "check": QT_TRANSLATE_NOOP("terms", "check"),
    "same": QT_TRANSLATE_NOOP("terms", "same"),
}
_STATUSES = {
    "NEW": QT_TRANSLATE_NOOP("terms", "To be checked"),
    "VALID": QT_TRANSLATE_NOOP("terms", "Valid"),
    "REJECTED": QT_TRANSLATE_NOOP("terms", "Rejected"),
}
_ENTRIES = {
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
    "match": QT_TRANSLATE_NOOP("history", "Decided links"),
}


def field_word(field: str) -> str:
    """The name of a field; of ``extra:beds`` the key, which is the user's own word."""
    base, _, key = field.partition(":")
    return key or _translated(FIELD_WORDS[base])


def kind_word(kind: str) -> str:
    """The word of a kind of difference."""
    return _translated(_KINDS[kind])


def status_word(status: str) -> str:
    """The word of a status."""
    return _translated(_STATUSES[status])


def entry_word(kind: str) -> str:
    """The word of the kind of an entry of the history; of one that a plugin brought its own."""
    word = _ENTRIES.get(kind)
    return kind if word is None else QCoreApplication.translate("history", str(word))


def _translated(word: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(word))  # Qt's mark gives an object to the type checker
