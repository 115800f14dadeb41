"""What a job does just now, which lower rooms say in English, in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from georegistry_desktop.ui.words.retelling import retold
from georegistry_desktop.ui.words.terms import FIELD_WORDS, field_word
from georegistry_desktop.ui.words.versions import version_words

_TEMPLATES = (
    QT_TRANSLATE_NOOP("steps", "Asking {place} who it is"),
    QT_TRANSLATE_NOOP("steps", "Asking {place} which units there are"),
    QT_TRANSLATE_NOOP("steps", "Asking {place} for {name}"),
    QT_TRANSLATE_NOOP("steps", "Asking {place}"),
    QT_TRANSLATE_NOOP("steps", "Building keys and indexes"),
    QT_TRANSLATE_NOOP("steps", "Building the tree"),
    QT_TRANSLATE_NOOP("steps", "Checking references"),
    QT_TRANSLATE_NOOP("steps", "Checking the result"),
    QT_TRANSLATE_NOOP("steps", "Checking the tree"),
    QT_TRANSLATE_NOOP("steps", "Checking values"),
    QT_TRANSLATE_NOOP("steps", "Committing"),
    QT_TRANSLATE_NOOP("steps", "Comparing {field}"),
    QT_TRANSLATE_NOOP("steps", "Drawing boundaries"),
    QT_TRANSLATE_NOOP("steps", "Drawing it"),
    QT_TRANSLATE_NOOP("steps", "Fetching rows"),
    QT_TRANSLATE_NOOP("steps", "Going down both trees"),
    QT_TRANSLATE_NOOP("steps", "Laying both lists over each other"),
    QT_TRANSLATE_NOOP("steps", "Laying both trees beside each other"),
    QT_TRANSLATE_NOOP("steps", "Levels of detail"),
    QT_TRANSLATE_NOOP("steps", "Listing differences"),
    QT_TRANSLATE_NOOP("steps", "Looking at what the file can hold"),
    QT_TRANSLATE_NOOP("steps", "Looking at what was written"),
    QT_TRANSLATE_NOOP("steps", "Looking for links"),
    QT_TRANSLATE_NOOP("steps", "Looking for names that stand once"),
    QT_TRANSLATE_NOOP("steps", "Looking for pairs in both lists"),
    QT_TRANSLATE_NOOP("steps", "Looking for the outlines in {file}"),
    QT_TRANSLATE_NOOP("steps", "Looking for the units of the links"),
    QT_TRANSLATE_NOOP("steps", "Looking for what is left"),
    QT_TRANSLATE_NOOP("steps", "Looking through {file}"),
    QT_TRANSLATE_NOOP("steps", "Making a country"),
    QT_TRANSLATE_NOOP("steps", "Making the outlines of {file}"),
    QT_TRANSLATE_NOOP("steps", "Merging units"),
    QT_TRANSLATE_NOOP("steps", "Opening {file}"),
    QT_TRANSLATE_NOOP("steps", "Page {number} of {last} from {place}"),
    QT_TRANSLATE_NOOP("steps", "Pairing Locations and Organizations"),
    QT_TRANSLATE_NOOP("steps", "Pairing units"),
    QT_TRANSLATE_NOOP("steps", "Planning"),
    QT_TRANSLATE_NOOP("steps", "Prepare {version}"),
    QT_TRANSLATE_NOOP("steps", "Putting together"),
    QT_TRANSLATE_NOOP("steps", "Reading anew"),
    QT_TRANSLATE_NOOP("steps", "Reading both lists"),
    QT_TRANSLATE_NOOP("steps", "Reading boundaries"),
    QT_TRANSLATE_NOOP("steps", "Reading decisions"),
    QT_TRANSLATE_NOOP("steps", "Reading geometries"),
    QT_TRANSLATE_NOOP("steps", "Reading groups"),
    QT_TRANSLATE_NOOP("steps", "Reading the outlines in {file}"),
    QT_TRANSLATE_NOOP("steps", "Reading units"),
    QT_TRANSLATE_NOOP("steps", "Reading {file}"),
    QT_TRANSLATE_NOOP("steps", "Telling units apart"),
    QT_TRANSLATE_NOOP("steps", "Understanding the Locations"),
    QT_TRANSLATE_NOOP("steps", "Understanding the org units"),
    QT_TRANSLATE_NOOP("steps", "Understanding the places"),
    QT_TRANSLATE_NOOP("steps", "Understanding {file}"),
    QT_TRANSLATE_NOOP("steps", "Uniting {field}"),
    QT_TRANSLATE_NOOP("steps", "Units from {place}"),
    QT_TRANSLATE_NOOP("steps", "Upgrading"),
    QT_TRANSLATE_NOOP("steps", "Waiting {seconds} s for {place}"),
    QT_TRANSLATE_NOOP("steps", "Writing"),
    QT_TRANSLATE_NOOP("steps", "Writing boundaries"),
    QT_TRANSLATE_NOOP("steps", "Writing down the links"),
    QT_TRANSLATE_NOOP("steps", "Writing its files"),
    QT_TRANSLATE_NOOP("steps", "Writing units"),
    QT_TRANSLATE_NOOP("steps", "Writing {file}"),
    QT_TRANSLATE_NOOP("steps", "{size} MB from {place}"),
)


def step_words(step: str) -> str:
    """A step of a job, or the name that a job of the session itself has. A plugin's own stays as it is."""
    return retold(step, "steps", _TEMPLATES, _filled)


def _filled(hole: str, held: str) -> str:
    if hole == "version":
        return version_words(held)
    return field_word(held).lower() if hole == "field" and held in FIELD_WORDS else held
