"""What the help says of menus and keys is so in the window."""

from __future__ import annotations

import re

from PySide6.QtWidgets import QMenu, QMenuBar

from georegistry_desktop.ui.resources import resource
from georegistry_desktop.ui.shell.main_window import MainWindow
from georegistry_desktop.ui.shell.panels import find_panels

MENU = re.compile(r"\*([^*\n]+) › ([^*]+)\*")
KEY = re.compile(
    r"\*\*((?:(?:Ctrl|Alt|Shift|Maj)\+)*(?:F\d+|[^*\s]|Ins|Inser|Del|Suppr|Return|Retour|Backspace|Effacement))\*\*"
)
FRENCH_KEYS = {"Maj": "Shift", "Suppr": "Del", "Inser": "Ins", "Retour": "Return", "Effacement": "Backspace"}
"""As Qt names them in the menus."""
WORKSPACES = tuple(panel.key for panel in find_panels()[0])


def pages(language: str) -> dict[str, str]:
    found = {}
    for file in sorted(resource("help", language).glob("*.md")):
        found[file.name] = " ".join(file.read_text("utf-8").split())
    return found


def plain(words: str) -> str:
    return words.replace("&", "").rstrip("…").split(": ")[0]


def lines_of_menus(window: MainWindow) -> set[tuple[str, str]]:
    """What each menu holds, in any workspace, by words."""
    found = set()
    for workspace in WORKSPACES:
        window.desk.go(workspace)
        bar = window.findChild(QMenuBar)
        assert bar is not None
        for menu in bar.findChildren(QMenu):
            if menu.objectName().count("/"):
                continue
            menu.aboutToShow.emit()
            found |= {(plain(menu.title()), plain(line.text())) for line in menu.actions()}
    return found


def keys_of(window: MainWindow) -> set[str]:
    for workspace in WORKSPACES:
        window.desk.go(workspace)
    return {keys for action in window.desk.actions.all() for keys in window.desk.actions.shortcuts(action.id)}


def in_english(key: str) -> str:
    for french, english in FRENCH_KEYS.items():
        key = key.replace(french, english)
    return key


def untrue(window: MainWindow, language: str) -> list[str]:
    """What the help names that is not there."""
    lines, keys = lines_of_menus(window), keys_of(window)
    wrong = []
    for name, text in pages(language).items():
        wrong += [
            f"{name}: {menu} › {line}" for menu, line in MENU.findall(text) if (menu, line) not in lines
        ]
        wrong += [f"{name}: {key}" for key in map(in_english, KEY.findall(text)) if key not in keys]
    return wrong


def test_that_the_help_names_menus_and_keys_as_they_are(whole_window: MainWindow) -> None:
    assert untrue(whole_window, "en") == []


def test_that_the_french_help_names_menus_and_keys_as_they_are(
    french: None, whole_window: MainWindow
) -> None:
    assert untrue(whole_window, "fr") == []


def test_that_both_languages_tell_the_same_keys() -> None:
    for name, text in pages("en").items():
        assert KEY.findall(text) == [in_english(key) for key in KEY.findall(pages("fr")[name])]


def test_that_the_help_tells_what_the_toolbar_and_the_way_to_the_tree_are() -> None:
    assert "**toolbar**" in pages("en")["2-window.md"]
    assert "**barre d’outils**" in pages("fr")["2-window.md"]
    assert all("**Ctrl+T**" in pages(language)["3-finding.md"] for language in ("en", "fr"))
