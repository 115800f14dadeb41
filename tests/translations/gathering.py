"""Finds every string that the window shows, with the context that Qt looks it up in.

``lupdate`` alone would see neither the domain's messages nor calls through a function of the file's own.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from georegistry_desktop.domain.messages import MESSAGES
from georegistry_desktop.ui.words.window_messages import window_message

UI = Path(__file__).resolve().parents[2] / "georegistry_desktop" / "ui"
_BY_NAME = {"QT_TRANSLATE_NOOP", "translate"}
Helpers = dict[str, tuple[str, int, bool]]
"""Own functions that translate an argument: name -> context, place of the argument, whether by number."""


@dataclass(frozen=True, slots=True, order=True)
class Shown:
    """A string in its context; ``plural`` when it has forms by a number ``%Ln``."""

    context: str
    text: str
    plural: bool = False


class NotLiteral(ValueError):
    """A translated text that is put together when it is shown: no translator can see it."""


def all_strings() -> set[Shown]:
    """Every string of the window."""
    found = {Shown("messages", text) for code in MESSAGES for text in window_message(code) if text}
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
    tree = _with_constants(ast.parse(source))
    helpers = _helpers(tree)
    marks = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and _called(n) == "QT_TRANSLATE_NOOP"]
    marked = {ast.unparse(mark.args[0]) for mark in marks}
    for call, owner in _calls(tree, ""):
        for context, text, plural in _translated(call, owner, helpers):
            for choice in (text.body, text.orelse) if isinstance(text, ast.IfExp) else (text,):
                if isinstance(choice, ast.Constant):
                    yield Shown(context, str(choice.value), plural)
                elif not lookups and repr(context) not in marked and not _handed_on(choice):
                    raise NotLiteral(f"{name}:{call.lineno}: {ast.unparse(call)}")


def _with_constants(tree: ast.Module) -> ast.Module:
    """The tree with the texts of the file's constants in the place of their names."""
    texts = {
        target.id: line.value
        for line in tree.body
        if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant)
        for target in line.targets
        if isinstance(target, ast.Name) and isinstance(line.value.value, str)
    }

    class Fill(ast.NodeTransformer):
        def visit_Name(self, node: ast.Name) -> ast.expr:
            return texts.get(node.id, node) if isinstance(node.ctx, ast.Load) else node

    return Fill().visit(tree)


def _helpers(tree: ast.AST) -> Helpers:
    """Functions that hand an argument on to be translated, by way of each other too."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    found: Helpers = {}
    before = -1
    while before != len(found):
        before = len(found)
        for function in functions:
            names = [argument.arg for argument in function.args.args]
            for call in (n for n in ast.walk(function) if isinstance(n, ast.Call)):
                for context, text, plural in _translated(call, "", found):
                    if context and isinstance(text, ast.Name) and text.id in names:
                        found.setdefault(function.name, (context, names.index(text.id), plural))
                        text.handed_on = True  # type: ignore[attr-defined]
    return found


def _handed_on(text: ast.AST) -> bool:
    return getattr(text, "handed_on", False)


def _calls(node: ast.AST, owner: str) -> Iterator[tuple[ast.Call, str]]:
    """All calls, each with the class around it."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield child, owner
        yield from _calls(child, child.name if isinstance(child, ast.ClassDef) else owner)


def _translated(call: ast.Call, owner: str, helpers: Helpers) -> Iterator[tuple[str, ast.expr, bool]]:
    """Context, text and whether it has plurals, of a call that translates."""
    called, arguments = _called(call), call.args
    if called == "tr" and isinstance(call.func, ast.Attribute):
        yield owner, arguments[0], len(arguments) > 2
    elif called in helpers and isinstance(call.func, ast.Name):
        context, place, plural = helpers[called]
        if place < len(arguments):
            yield context, arguments[place], plural
    elif called in _BY_NAME and len(arguments) > 1 and isinstance(arguments[0], ast.Constant):
        yield str(arguments[0].value), arguments[1], len(arguments) > 3
    elif called in _BY_NAME and len(arguments) > 1:
        yield "", arguments[1], False


def _called(call: ast.Call) -> str:
    function = call.func
    if isinstance(function, ast.Attribute):
        # Lines and rectangles are translated, too, by other means.
        mine = function.attr != "translate" or ast.unparse(function.value) == "QCoreApplication"
        return function.attr if mine else ""
    return getattr(function, "id", "")
