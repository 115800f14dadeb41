"""Finds every string that the window shows, with the context that Qt looks it up in.

``lupdate`` alone would see neither the domain's messages nor calls through a function of the file's own.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from georegistry_desktop.domain.messages import MESSAGES

UI = Path(__file__).resolve().parents[2] / "georegistry_desktop" / "ui"
MESSAGE_CONTEXT = "messages"
_BY_NAME = {"QT_TRANSLATE_NOOP", "translate"}


@dataclass(frozen=True, slots=True, order=True)
class Shown:
    """A string in its context; ``plural`` when it has forms by a number ``%n``."""

    context: str
    text: str
    plural: bool = False


class NotLiteral(ValueError):
    """A translated text that is put together when it is shown: no translator can see it."""


def all_strings() -> set[Shown]:
    """Every string of the window."""
    found = {Shown(MESSAGE_CONTEXT, text) for pair in MESSAGES.values() for text in pair if text}
    for file in sorted(UI.rglob("*.py")):
        found |= set(strings_of(file.read_text("utf-8"), str(file.relative_to(UI)), lookups=is_words(file)))
    return found


def is_words(file: Path) -> bool:
    """Whether a file may look up texts that stand elsewhere: only the room of words."""
    return file.is_relative_to(UI / "words")


def strings_of(source: str, name: str, *, lookups: bool = False) -> Iterator[Shown]:
    """The strings of one file. Raises ``NotLiteral``, unless the file may look up: ``lookups``.

    Contexts whose strings the file marks with ``QT_TRANSLATE_NOOP`` may be looked up there, too.
    """
    tree = ast.parse(source)
    marks = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and _called(n) == "QT_TRANSLATE_NOOP"]
    marked = {ast.unparse(mark.args[0]) for mark in marks}
    contexts = {n.name: c for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and (c := _wraps(n))}
    for call, owner in _calls(tree, ""):
        try:
            yield from _one(call, owner, contexts)
        except NotLiteral:
            if not lookups and ast.unparse(call.args[0]) not in marked:
                raise NotLiteral(f"{name}:{call.lineno}: {ast.unparse(call)}") from None


def _wraps(function: ast.FunctionDef) -> str | None:
    """The context of a function of one's own that only translates its first argument."""
    if len(function.body) not in (1, 2) or not function.args.args:
        return None
    last = function.body[-1]
    call = last.value if isinstance(last, ast.Return) else None
    if not isinstance(call, ast.Call) or _called(call) != "translate":
        return None
    context, text = call.args[:2]
    mine = isinstance(text, ast.Name) and text.id == function.args.args[0].arg
    return str(context.value) if mine and isinstance(context, ast.Constant) else None


def _calls(node: ast.AST, owner: str) -> Iterator[tuple[ast.Call, str]]:
    """All calls, each with the class around it; not those of functions that only translate for others."""
    if isinstance(node, ast.FunctionDef) and _wraps(node):
        return
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child, owner
        yield from _calls(child, child.name if isinstance(child, ast.ClassDef) else owner)


def _one(call: ast.Call, owner: str, contexts: dict[str, str]) -> Iterator[Shown]:
    called, arguments = _called(call), call.args
    if called == "tr" and isinstance(call.func, ast.Attribute):
        context: ast.expr = ast.Constant(owner)
        text, plural = arguments[0], len(arguments) > 2
    elif called in contexts and isinstance(call.func, ast.Name):
        context = ast.Constant(contexts[called])
        text, plural = arguments[0], False
    elif called in _BY_NAME and len(arguments) > 1:
        context, text, plural = arguments[0], arguments[1], len(arguments) > 3
    else:
        return
    for choice in (text.body, text.orelse) if isinstance(text, ast.IfExp) else (text,):
        if not isinstance(context, ast.Constant) or not isinstance(choice, ast.Constant):
            raise NotLiteral
        yield Shown(str(context.value), str(choice.value), plural)


def _called(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
