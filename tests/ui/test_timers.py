"""A timer never calls what is gone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def owner_of(called: ast.Attribute) -> str:
    """Whose method it is; a signal is of the object that has it."""
    owner = called.value
    if called.attr == "emit" and isinstance(owner, ast.Attribute):
        owner = owner.value
    return ast.unparse(owner)


def single_shots(*folders: str) -> Iterator[tuple[str, ast.Call]]:
    """Each call in these folders, with its place."""
    for folder in folders:
        for file in sorted((ROOT / folder).rglob("*.py")):
            for call in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(call, ast.Call) and ast.unparse(call.func).endswith("singleShot"):
                    yield f"{file.relative_to(ROOT)}:{call.lineno}", call


def test_that_each_timer_of_the_window_hangs_on_what_it_calls() -> None:
    # Without a context it calls on when that is gone, and says so on stderr.
    assert [place for place, call in single_shots("georegistry_desktop/ui") if len(call.args) < 3] == []


def test_that_no_timer_hangs_on_one_object_and_calls_a_method_of_another() -> None:
    # ``QTimer.singleShot(ms, context, method)`` neither holds the object of the method nor hears of its end,
    # and calls it all the same: that ends the process. With ``context`` it goes; what a lambda names stays.
    found = [
        place
        for place, call in single_shots("georegistry_desktop/ui", "tests")
        if len(call.args) > 2 and isinstance(called := call.args[-1], ast.Attribute)
        if owner_of(called) != ast.unparse(call.args[-2])
    ]
    assert found == []
