"""What a .ts file holds."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from tests.translations.gathering import Shown, all_strings


def parts(file: Path) -> list[Path]:
    """Files beside that of a language, such as ``fr.duplicates.ts``, that hold some of its contexts whole:
    one would be too large for a person to look through."""
    return sorted(file.parent.glob(f"{file.stem}.*.ts"))


def contexts(file: Path) -> set[str]:
    """The contexts that a file holds."""
    return {context.findtext("name") or "" for context in ET.parse(file).getroot().findall("context")}


def translations(file: Path) -> dict[Shown, list[str]]:
    """Each string of a language with its finished translation, or one for each plural form."""
    found: dict[Shown, list[str]] = {}
    files = (file, *parts(file))
    for context in [held for each in files for held in ET.parse(each).getroot().findall("context")]:
        name = context.findtext("name") or ""
        for message in context.findall("message"):
            plural = message.get("numerus") == "yes"
            told = message.find("translation")
            if told is None or told.get("type"):
                continue
            forms = [form.text or "" for form in told.findall("numerusform")] if plural else [told.text or ""]
            if all(forms):
                found[Shown(name, message.findtext("source") or "", plural)] = forms
    return found


def missing(file: Path, *, plurals_only: bool = False) -> set[Shown]:
    """The strings of the window that ``file`` has no finished translation of."""
    return {shown for shown in all_strings() if shown.plural or not plurals_only} - translations(file).keys()
