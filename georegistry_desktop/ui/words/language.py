"""The language of the window: English, which stands in the source, or a translation of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from georegistry_desktop.ui.desk.settings import Settings
from georegistry_desktop.ui.resources import resource

LANGUAGES = {"system": "", "en": "English", "fr": "Français"}
"""Codes with their own names; the name of ``system`` is translated."""


def chosen_language(settings: Settings) -> str:
    """One of ``LANGUAGES``."""
    chosen = settings.text("language", "system")
    return chosen if chosen in LANGUAGES else "system"


def choose_language(settings: Settings, language: str) -> None:
    """Speak another language from the next start on."""
    settings.set("language", language)


def speak(app: QCoreApplication, settings: Settings) -> str:
    """Load the chosen language, before any widget is made; gives its code.

    Numbers and dates follow the language too, in the user's own country where it speaks that language.
    """
    system = QLocale.system()
    chosen = chosen_language(settings)
    language = chosen if chosen != "system" else system.name().split("_")[0]
    if language not in LANGUAGES:
        language = "en"
    QLocale.setDefault(system if system.name().split("_")[0] == language else QLocale(language))
    folders = {
        f"qtbase_{language}": QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
        language: str(resource("translations")),
    }
    # English has plurals to fill in; what is in no file stays as the source has it.
    for name, folder in folders.items():
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
    return language
