"""Dates as they are typed: as the language writes them, as ISO does, or in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from georegistry_desktop.domain import Refused
from georegistry_desktop.ui.words.values import date_format, date_words


def typed_date(text: str) -> date | None:
    """None for an empty text. Raises ``Refused`` (``value-bad``)."""
    text = text.strip()
    if not text:
        return None
    locale = QLocale()
    forms = (date_format(), "yyyy-MM-dd", locale.dateFormat(QLocale.FormatType.LongFormat), "d MMM yyyy")
    for form in forms:
        made = locale.toDate(text, form)
        if made.isValid() and made.year() >= 1000:
            return date(made.year(), made.month(), made.day())
    expected = QCoreApplication.translate("Inspector", "{day} or 2026-01-31")
    expected = expected.format(day=date_words(date(2026, 1, 31)))
    raise Refused("value-bad", value=text, field="date", reason="no date is written so", expected=expected)


def as_qdate(day: date) -> QDate:
    """The same day for Qt."""
    return QDate(day.year, day.month, day.day)
