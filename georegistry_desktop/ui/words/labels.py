"""The labels of changes, which are kept in English, in the language of the window."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from georegistry_desktop.ui.words.retelling import retold
from georegistry_desktop.ui.words.terms import FIELD_WORDS, field_word
from georegistry_desktop.ui.words.values import date_words, number_words
from georegistry_desktop.ui.words.versions import version_words

_TEMPLATES = (
    QT_TRANSLATE_NOOP("labels", "Undo: {label}"),
    QT_TRANSLATE_NOOP("labels", "Redo: {label}"),
    QT_TRANSLATE_NOOP("labels", "{count} edits: {labels}"),
    QT_TRANSLATE_NOOP("labels", "{count} edits"),
    QT_TRANSLATE_NOOP("labels", "Rename group set {group} to {name}"),
    QT_TRANSLATE_NOOP("labels", "Rename group {group} to {name}"),
    QT_TRANSLATE_NOOP("labels", "Rename {unit} to {name}"),
    QT_TRANSLATE_NOOP("labels", "Create group set {group}"),
    QT_TRANSLATE_NOOP("labels", "Create group {group} with {unit}"),
    QT_TRANSLATE_NOOP("labels", "Create group {group}"),
    QT_TRANSLATE_NOOP("labels", "Create {unit} under {parent}"),
    QT_TRANSLATE_NOOP("labels", "Create {unit}"),
    QT_TRANSLATE_NOOP("labels", "Delete group set {group}"),
    QT_TRANSLATE_NOOP("labels", "Delete group {group}"),
    QT_TRANSLATE_NOOP("labels", "Delete {count} groups"),
    QT_TRANSLATE_NOOP("labels", "Delete {unit} and {count} below"),
    QT_TRANSLATE_NOOP("labels", "Delete {unit}"),
    QT_TRANSLATE_NOOP("labels", "Add alias {name} to {unit}"),
    QT_TRANSLATE_NOOP("labels", "Add reference {name} to {unit}"),
    QT_TRANSLATE_NOOP("labels", "Add {count} aliases to {unit}"),
    QT_TRANSLATE_NOOP("labels", "Add {count} references to {unit}"),
    QT_TRANSLATE_NOOP("labels", "Add {unit} to group {group}"),
    QT_TRANSLATE_NOOP("labels", "Add {unit} to {count} groups"),
    QT_TRANSLATE_NOOP("labels", "Remove alias {name} from {unit}"),
    QT_TRANSLATE_NOOP("labels", "Remove reference {name} from {unit}"),
    QT_TRANSLATE_NOOP("labels", "Remove {count} aliases from {unit}"),
    QT_TRANSLATE_NOOP("labels", "Remove {count} references from {unit}"),
    QT_TRANSLATE_NOOP("labels", "Take {unit} out of group {group}"),
    QT_TRANSLATE_NOOP("labels", "Take {unit} out of {count} groups"),
    QT_TRANSLATE_NOOP("labels", "Change alias {before} of {unit} to {after}"),
    QT_TRANSLATE_NOOP("labels", "Change reference {before} of {unit} to {after}"),
    QT_TRANSLATE_NOOP("labels", "Change {field} of {unit}"),
    QT_TRANSLATE_NOOP("labels", "Change group set {group}"),
    QT_TRANSLATE_NOOP("labels", "Change group {group}"),
    QT_TRANSLATE_NOOP("labels", "Move point of {unit}"),
    QT_TRANSLATE_NOOP("labels", "Give {unit} a point"),
    QT_TRANSLATE_NOOP("labels", "Move {unit} under {parent}"),
    QT_TRANSLATE_NOOP("labels", "Move {unit} to the top"),
    QT_TRANSLATE_NOOP("labels", "Set altitude and accuracy of {unit}"),
    QT_TRANSLATE_NOOP("labels", "Set {field} of {unit} to {value}"),
    QT_TRANSLATE_NOOP("labels", "Set {field} of {unit}"),
    QT_TRANSLATE_NOOP("labels", "Remove {field} of {unit}"),
    QT_TRANSLATE_NOOP("labels", "Clear {field} of {unit}"),
    QT_TRANSLATE_NOOP("labels", "Validate {unit}"),
    QT_TRANSLATE_NOOP("labels", "Reject {unit}"),
    QT_TRANSLATE_NOOP("labels", "Make {unit} new again"),
    QT_TRANSLATE_NOOP("labels", "Close {unit} on {day}"),
    QT_TRANSLATE_NOOP("labels", "Reopen {unit}"),
    QT_TRANSLATE_NOOP("labels", "Apply {other} to {base}"),
    QT_TRANSLATE_NOOP("labels", "Import {count} links"),
    QT_TRANSLATE_NOOP("labels", "Import {count} link"),
    QT_TRANSLATE_NOOP("labels", "Import {version}"),
    QT_TRANSLATE_NOOP("labels", "Copy {version}"),
    QT_TRANSLATE_NOOP("labels", "Publish {version}"),
    QT_TRANSLATE_NOOP("labels", "Default is {source}"),
    QT_TRANSLATE_NOOP("labels", "Drop {version}"),
    QT_TRANSLATE_NOOP("labels", "Link {unit} to {name}"),
    QT_TRANSLATE_NOOP("labels", "Tell {unit} apart from {name}"),
    QT_TRANSLATE_NOOP("labels", "No match for {unit}"),
    QT_TRANSLATE_NOOP("labels", "Flag {unit}"),
    QT_TRANSLATE_NOOP("labels", "Break the link of {unit} and {name}"),
    QT_TRANSLATE_NOOP("labels", "Leave {unit} open"),
    QT_TRANSLATE_NOOP("labels", "Decide on {count} links"),
    QT_TRANSLATE_NOOP("labels", "Accept {count} links"),
    QT_TRANSLATE_NOOP("labels", "No match for {count} units"),
    QT_TRANSLATE_NOOP("labels", "Merge {unit} into {name}"),
    QT_TRANSLATE_NOOP("labels", "Merge {count} units"),
    QT_TRANSLATE_NOOP("labels", "Merge {count} unit"),
    QT_TRANSLATE_NOOP("labels", "Take for one place: {count} pairs"),
    QT_TRANSLATE_NOOP("labels", "Take for one place: {count} pair"),
    QT_TRANSLATE_NOOP("labels", "Take for one place: {unit} and {name}"),
    QT_TRANSLATE_NOOP("labels", "Tell apart: {count} pairs"),
    QT_TRANSLATE_NOOP("labels", "Tell apart: {count} pair"),
    QT_TRANSLATE_NOOP("labels", "Tell apart: {unit} and {name}"),
    QT_TRANSLATE_NOOP("labels", "Leave open: {unit} and {name}"),
)
_UNITS = (QT_TRANSLATE_NOOP("labels", "{count} units"),)
_FIELDS = {field.replace("_", " ").removeprefix("source "): field for field in FIELD_WORDS}


def label_words(label: str) -> str:
    """What a change says it does: ``Rename Bo to Kakua``. One that its author worded stays as it is."""
    return retold(label, "labels", _TEMPLATES, _filled)


def _filled(hole: str, held: str) -> str:
    if hole == "label":
        return label_words(held)
    if hole in ("version", "base", "other"):
        return version_words(held)
    if hole == "labels":
        return "; ".join(map(label_words, held.split("; ")))
    if hole == "field":
        return ", ".join(map(_field, held.split(", ")))
    if hole == "count":
        return number_words(int(held.replace(",", "")))
    if hole == "day":
        return date_words(date.fromisoformat(held))
    return retold(held, "labels", _UNITS, _filled)


def _field(word: str) -> str:
    if word in _FIELDS:
        return field_word(_FIELDS[word]).lower()
    key = word.removeprefix("translation ")
    return QCoreApplication.translate("labels", "translation {key}").format(key=key) if key != word else word
