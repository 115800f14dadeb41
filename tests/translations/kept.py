"""What a .ts file holds."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

from tests.translations.gathering import Shown, all_strings


def translations(file: Path) -> dict[Shown, list[str]]:
    """Each string with its finished translation, or one for each plural form."""
    found: dict[Shown, list[str]] = {}
    for context in ET.parse(file).getroot().findall("context"):
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
