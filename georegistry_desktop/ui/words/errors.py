"""Errors and problems of the domain in the language of the window."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from georegistry_desktop.domain.errors import Cancelled, ConflictError, GeoRegistryError, PullCutOff
from georegistry_desktop.domain.problems import Problem
from georegistry_desktop.ui.words.joined import colon_words
from georegistry_desktop.ui.words.labels import label_words
from georegistry_desktop.ui.words.reasons import reason_words
from georegistry_desktop.ui.words.terms import FIELD_WORDS, entry_word, field_word
from georegistry_desktop.ui.words.values import number_words
from georegistry_desktop.ui.words.versions import version_words
from georegistry_desktop.ui.words.window_messages import window_message

_CONTEXT = "messages"
_VERSIONS = ("version", "base", "other", "known")
_LABEL = re.compile(r"[^@]+@(live|\d+)")
_BRACKETS = re.compile(r"\{(?P<name>\w+)\}|\((?P<ending>[sx])\)")
_NUMBERED = ("revision", "by", "changeset")
"""Numbers that name something: no counts."""


@dataclass(frozen=True, slots=True)
class ErrorWords:
    """What to tell of an error: ``text`` in a line or two, ``details`` to read and to copy."""

    text: str
    details: str | None
    kind: Literal["info", "warning", "error"]


def sentence(code: str, params: Mapping[str, object]) -> str:
    """What happened, translated."""
    return _filled(window_message(code)[0], params)


def remedy(code: str, params: Mapping[str, object]) -> str:
    """What to do next, translated; empty where there is nothing to do."""
    template = window_message(code)[1]
    return _filled(template, params) if template else ""


def error_words(error: BaseException) -> ErrorWords:
    """What to tell of any error."""
    if isinstance(error, Cancelled):
        return ErrorWords(sentence(error.code, error.params), None, "info")
    if isinstance(error, GeoRegistryError):
        text = sentence(error.code, error.params)
        advice = remedy(error.code, error.params)
        kept = remedy("pages-kept", error.params) if isinstance(error, PullCutOff) else ""
        told = " ".join(part for part in (text, advice, kept) if part)
        return ErrorWords(told, _listed(error), "warning")
    text = QCoreApplication.translate("errors", "The program made a mistake: {error}")
    return ErrorWords(
        text.format(error=f"{type(error).__name__}: {error}"),
        "".join(traceback.format_exception(error)),
        "error",
    )


def _listed(error: GeoRegistryError) -> str | None:
    if isinstance(error, ConflictError):
        lines = [colon_words(c.unit_name or c.unit, str(_words("field", c.field))) for c in error.conflicts]
    else:
        problems = getattr(error, "problems", ())
        lines = [_problem_line(p) for p in problems]
    return "\n".join(lines) or None


def _problem_line(problem: Problem) -> str:
    """A problem with the file and the row where it stands, and what to do about it there."""
    params = {"unit": problem.unit, "field": problem.field, **problem.params}
    said = sentence(problem.code, params)
    if problem.row is None and problem.file is None:
        return said
    if problem.row is None:
        place = problem.file or ""
    elif problem.file is None:
        place = QCoreApplication.translate("errors", "Row {row}").format(row=number_words(problem.row))
    else:
        place = QCoreApplication.translate("errors", "{file}, row {row}")
        place = place.format(file=problem.file, row=number_words(problem.row))
    return " ".join(filter(None, (colon_words(place, said), remedy(problem.code, params))))


def _filled(template: str, params: Mapping[str, object]) -> str:
    said = {name: _words(name, value) for name, value in params.items()}
    return _several(QCoreApplication.translate(_CONTEXT, template), params).format_map(_Known(said))


def _several(template: str, params: Mapping[str, object]) -> str:
    """Without the brackets of ``unit(s)`` where the number before it is not one.

    Of one they stay, for the verb would be another too.
    """
    number: object = 1

    def shown(match: re.Match[str]) -> str:
        nonlocal number
        if name := match["name"]:
            value = params.get(name)
            number = value if type(value) is int else number
            return match[0]
        return match[0] if number == 1 else match["ending"]

    return _BRACKETS.sub(shown, template)


def _words(name: str, value: object) -> object:
    """A parameter as it is shown: codes of fields and kinds as words, what lower rooms say translated."""
    if name == "field" and str(value).partition(":")[0] in FIELD_WORDS:
        return value if ":" in str(value) else field_word(str(value)).lower()
    if name == "kind":
        return entry_word(str(value)).lower()
    if name == "label":
        return label_words(str(value))
    if name in _VERSIONS and _LABEL.fullmatch(str(value)):
        return version_words(str(value))
    if type(value) is int and name not in _NUMBERED:
        return number_words(value)
    return reason_words(str(value)) if name in ("reason", "expected") and value else value


class _Known(dict[str, object]):
    # An error must reach its reader even when one of its parameters is missing.
    def __missing__(self, key: str) -> str:
        return "?"
