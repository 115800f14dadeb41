"""What is named and what is said of it, joined as the language does."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def colon_words(named: str, said: str) -> str:
    """``named: said``; in French the colon stands apart."""
    return QCoreApplication.translate("joined", "{named}: {said}").format(named=named, said=said)
