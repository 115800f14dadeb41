"""What the window says of errors and problems names what is in the window, never the command line."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import georegistry_desktop
from georegistry_desktop import exchange
from georegistry_desktop.domain.errors import PullCutOff
from georegistry_desktop.domain.messages import MESSAGES
from georegistry_desktop.ui.resources import resource
from georegistry_desktop.ui.words import error_words, remedy, sentence
from georegistry_desktop.ui.words.formats import format_word, layout_word
from georegistry_desktop.ui.words.window_messages import _REMEDIES, _SENTENCES, window_message
from tests.translations.gathering import all_strings
from tests.translations.kept import translations

PACKAGE = Path(georegistry_desktop.__file__).parent
OF_A_TERMINAL = re.compile(
    r"(?<!\w)--\w|\bgeoregistry [a-z]|\bterminal\b|\bcommand|\bcommande|\bmapping\b|\[\w+\]|\w+ = \"|\.toml"
)
"""An option, a command, a word for the place where they are typed, a line of a mapping file."""
TOLD_THERE_ALONE = {"text-bad", "option-for-server", "option-for-files"}
"""About what was typed in a terminal."""
FRENCH = {s.text: forms[0] for s, forms in translations(resource("translations", "fr.ts")).items()}
CONTROLS = {shown.text.replace("&", "") for shown in all_strings() if shown.context != "messages"}


@pytest.mark.parametrize("code", sorted(MESSAGES.keys() - TOLD_THERE_ALONE))
def test_that_no_message_of_the_window_speaks_of_the_command_line(code: str) -> None:
    said = [text for text in window_message(code) if text]
    assert [text for text in said if OF_A_TERMINAL.search(text)] == []
    assert [FRENCH[text] for text in said if OF_A_TERMINAL.search(FRENCH[text])] == []


@pytest.mark.parametrize("code", sorted(_SENTENCES.keys() | _REMEDIES.keys()))
def test_that_a_control_is_called_as_it_is_in_the_window(code: str) -> None:
    for text in filter(None, window_message(code)):
        for control in re.findall("“(.*?)”", text):
            assert control in CONTROLS, f"there is no “{control}”"
            named = {f.replace("&", "") for t, f in FRENCH.items() if t.replace("&", "") == control}
            assert any(f"«\N{NO-BREAK SPACE}{name}\N{NO-BREAK SPACE}»" in FRENCH[text] for name in named), (
                named
            )


def test_that_the_window_has_words_of_its_own_only_where_they_differ() -> None:
    assert {code for code, text in _SENTENCES.items() if text == MESSAGES[code][0]} == set()
    assert {code for code, text in _REMEDIES.items() if text == MESSAGES[code][1]} == set()


def test_that_every_hole_of_a_message_is_filled_as_on_the_command_line() -> None:
    holes = re.compile(r"\{(\w+)")
    for code in _SENTENCES.keys() | _REMEDIES.keys():
        known = set(holes.findall(" ".join(MESSAGES[code])))
        assert set(holes.findall(" ".join(window_message(code)))) <= known, code


def test_that_no_lower_room_puts_an_option_into_a_reason() -> None:
    """Reasons and words of parameters come to the window as they are."""
    own = ("cli", "ui", "exchange/comparison", "exchange/mapping/text.py", "domain")
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        if not str(file.relative_to(PACKAGE)).startswith(own):
            tree = ast.parse(file.read_text("utf-8"))
            docs = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
            texts = [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
            found += [
                n.value for n in texts if id(n) not in docs and re.search(r"(?<![\w-])--[a-z]", n.value)
            ]
    assert found == []


def test_that_a_zero_lost_is_put_back_by_the_tick_of_the_form() -> None:
    assert remedy("zeros-lost", {"other": "007"}) == (
        "Tick “Put lost zeros back before references” to have them filled up, 007, or correct the file."
    )


def test_that_a_pull_cut_off_says_how_to_go_on() -> None:
    words = error_words(PullCutOff("server-offline", server="play", reason="gone", kept=3))
    assert words.text.endswith("The 3 pages so far are kept for a day: “Fetch units” goes on there.")


def test_that_every_format_and_layout_has_a_word_of_its_own() -> None:
    read_or_written = [found for found in exchange.FORMATS if found.read or found.write]
    words = [format_word(found.name) for found in read_or_written]
    assert len({*words}) == len(words)
    assert [found.name for found in read_or_written if format_word(found.name) == found.name] == []
    layouts = {name for found in read_or_written for name in found.known_layouts()}
    assert [name for name in layouts if layout_word(name) == name] == []


@pytest.mark.parametrize(("count", "shown"), [(1, "1 unit(s) stand"), (1332, "1,332 units stand")])
def test_that_brackets_go_where_a_number_is_not_one(count: int, shown: str) -> None:
    assert sentence("units-below-it", {"count": count}).startswith(shown)


def test_that_only_a_number_settles_the_brackets_after_it() -> None:
    said = sentence("moves-with-below", {"unit": "Bo (s)", "before": "7", "after": "8", "count": 2})
    assert said == "Bo (s) moves from 7 to 8 with 2 units below it."
