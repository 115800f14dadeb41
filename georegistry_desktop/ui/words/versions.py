"""What a version is called in the window; ``NAME@VERSION`` is for where it is typed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def version_words(label: str) -> str:
    """``Pyramid · live`` of ``Pyramid@live``, ``DHIS2 · #3`` of ``DHIS2@3``; other text stays as it is."""
    source, at, number = label.rpartition("@")
    return f"{source} · {number_in_source(number)}" if at and source else label


def number_in_source(number: int | str | None) -> str:
    """The part behind the source: ``live`` (also for None) or ``#3``."""
    if number is None or number == "live":
        return QCoreApplication.translate("versions", "live")
    return f"#{number}"
