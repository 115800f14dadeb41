"""Actions for the look of the window: theme, text size, language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from georegistry_desktop.ui.actions import Action
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.theme.theme import SCHEMES, TEXT_SIZES
from georegistry_desktop.ui.words.language import LANGUAGES, choose_language, chosen_language


def look_commands(desk: Desk) -> list[Action]:
    """Switches under View."""
    return [*_themes(desk), *_sizes(desk), *_languages(desk)]


def _themes(desk: Desk) -> list[Action]:
    def word(scheme: str) -> str:
        words = {
            "system": QCoreApplication.translate("look", "Theme of the &system"),
            "light": QCoreApplication.translate("look", "&Light theme"),
            "dark": QCoreApplication.translate("look", "&Dark theme"),
            "contrast": QCoreApplication.translate("look", "&High contrast"),
        }
        return words[scheme]

    return [
        Action(
            id=f"view.theme.{scheme}",
            text=lambda scheme=scheme: word(scheme),  # type: ignore[misc]
            run=lambda scheme=scheme: desk.theme.choose(scheme),  # type: ignore[misc]
            icon="theme",
            menu="view/theme",
            checked=lambda scheme=scheme: desk.theme.choice == scheme,  # type: ignore[misc]
        )
        for scheme in SCHEMES
    ]


def _sizes(desk: Desk) -> list[Action]:
    theme = desk.theme

    def next_size(step: int) -> int | None:
        place = TEXT_SIZES.index(theme.text_size) + step
        return TEXT_SIZES[place] if 0 <= place < len(TEXT_SIZES) else None

    def resize(step: int) -> None:
        if size := next_size(step):
            theme.resize_text(size)

    def at_the_end(step: int) -> str | None:
        if next_size(step):
            return None
        return QCoreApplication.translate("look", "Text has no further size.")

    return [
        Action(
            id="view.text.larger",
            text=lambda: QCoreApplication.translate("look", "&Larger text"),
            run=lambda: resize(1),
            icon="zoom-in",
            shortcuts=("Ctrl++", "Ctrl+="),
            menu="view/text",
            group=10,
            reason=lambda: at_the_end(1),
        ),
        Action(
            id="view.text.smaller",
            text=lambda: QCoreApplication.translate("look", "&Smaller text"),
            run=lambda: resize(-1),
            icon="zoom-out",
            shortcuts=("Ctrl+-",),
            menu="view/text",
            group=11,
            reason=lambda: at_the_end(-1),
        ),
        Action(
            id="view.text.normal",
            text=lambda: QCoreApplication.translate("look", "&Normal text"),
            run=lambda: theme.resize_text(100),
            icon="label",
            shortcuts=("Ctrl+0",),
            menu="view/text",
            group=12,
        ),
    ]


def _languages(desk: Desk) -> list[Action]:
    def choose(language: str) -> None:
        choose_language(desk.settings, language)
        desk.say(QCoreApplication.translate("look", "The language changes at the next start."))

    return [
        Action(
            id=f"view.language.{code}",
            # Each in its own language: who is lost in another one finds his own.
            text=lambda name=name: (  # type: ignore[misc]
                name or QCoreApplication.translate("look", "&Language of the system")
            ),
            run=lambda code=code: choose(code),  # type: ignore[misc]
            icon="language",
            menu="view/language",
            checked=lambda code=code: chosen_language(desk.settings) == code,  # type: ignore[misc]
        )
        for code, name in LANGUAGES.items()
    ]
