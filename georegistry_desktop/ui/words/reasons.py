"""Reasons and expectations in the words of lower rooms, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from georegistry_desktop.ui.words.retelling import retold

_TEMPLATES = (
    QT_TRANSLATE_NOOP("reasons", "'{mark}' is not allowed in it"),
    QT_TRANSLATE_NOOP("reasons", "'{number}' is no number"),
    QT_TRANSLATE_NOOP("reasons", "'{scheme}' is no kind of database known here"),
    QT_TRANSLATE_NOOP("reasons", "a review in progress"),
    QT_TRANSLATE_NOOP("reasons", "an '@' in a user or password is written %40"),
    QT_TRANSLATE_NOOP("reasons", "an id in it is too large to hold"),
    QT_TRANSLATE_NOOP("reasons", "it does not hold what its name says"),
    QT_TRANSLATE_NOOP("reasons", "it does not say what time it is"),
    QT_TRANSLATE_NOOP("reasons", "it holds a blank or an odd sign"),
    QT_TRANSLATE_NOOP("reasons", "it is a folder"),
    QT_TRANSLATE_NOOP("reasons", "it is empty"),
    QT_TRANSLATE_NOOP("reasons", "it is no Format"),
    QT_TRANSLATE_NOOP("reasons", "it is no JSON object"),
    QT_TRANSLATE_NOOP("reasons", "it is no latitude with a longitude"),
    QT_TRANSLATE_NOOP("reasons", "it is not UTF-8: save it as UTF-8"),
    QT_TRANSLATE_NOOP("reasons", "it is not known"),
    QT_TRANSLATE_NOOP("reasons", "it is not written so"),
    QT_TRANSLATE_NOOP("reasons", "it lacks the registry's tables"),
    QT_TRANSLATE_NOOP("reasons", "it leads nowhere"),
    QT_TRANSLATE_NOOP("reasons", "it leaves the range of degrees"),
    QT_TRANSLATE_NOOP("reasons", "it names no file: sqlite:///list.db does"),
    QT_TRANSLATE_NOOP("reasons", "it names no server"),
    QT_TRANSLATE_NOOP("reasons", "it only points to other data"),
    QT_TRANSLATE_NOOP("reasons", "it says no version of DHIS2"),
    QT_TRANSLATE_NOOP("reasons", "its XML breaks: {error}"),
    QT_TRANSLATE_NOOP("reasons", "its port is no number"),
    QT_TRANSLATE_NOOP("reasons", "its result does not fit into memory"),
    QT_TRANSLATE_NOOP("reasons", "its source is the default one"),
    QT_TRANSLATE_NOOP("reasons", "it cannot be called"),
    QT_TRANSLATE_NOOP("reasons", "it cannot be read"),
    QT_TRANSLATE_NOOP("reasons", "it has no column '{column}'"),
    QT_TRANSLATE_NOOP("reasons", "it has several columns '{column}'"),
    QT_TRANSLATE_NOOP("reasons", "its column '{column}' has no geometries"),
    QT_TRANSLATE_NOOP("reasons", "its uuids are numbers, not texts"),
    QT_TRANSLATE_NOOP("reasons", "it has neither degrees nor a projection of the Earth"),
    QT_TRANSLATE_NOOP("reasons", "latitude, longitude: {example}"),
    QT_TRANSLATE_NOOP("reasons", "list or object"),
    QT_TRANSLATE_NOOP("reasons", "no date is written so"),
    QT_TRANSLATE_NOOP("reasons", "no unit of {version} has one"),
    QT_TRANSLATE_NOOP("reasons", "none of the {count} units of list {list} has one"),
    QT_TRANSLATE_NOOP("reasons", "none was found"),
    QT_TRANSLATE_NOOP("reasons", "number"),
    QT_TRANSLATE_NOOP("reasons", "one of them has neither"),
    QT_TRANSLATE_NOOP("reasons", "proposed"),
    QT_TRANSLATE_NOOP("reasons", "several of its units have the uuid {uuid}"),
    QT_TRANSLATE_NOOP("reasons", "the extension is not installed"),
    QT_TRANSLATE_NOOP("reasons", "the two may be swapped"),
    QT_TRANSLATE_NOOP("reasons", "there is no folder {folder}"),
    QT_TRANSLATE_NOOP("reasons", "there is no such file"),
    QT_TRANSLATE_NOOP("reasons", "{count} proposal(s) are open on it"),
    QT_TRANSLATE_NOOP("reasons", "{count} of its units have no uuid"),
    QT_TRANSLATE_NOOP("reasons", "{unit} is changed after it was deleted"),
)


def reason_words(reason: str) -> str:
    """A reason in the language of the window; what the system or a library said stays as it is."""
    return retold(reason, "reasons", _TEMPLATES)
