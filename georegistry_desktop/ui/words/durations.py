"""How long something will take, as a person would say it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

_MINUTE, _HOUR = 60, 3600


def time_left(seconds: float | None) -> str:
    """``20 seconds left``; empty where it is not known."""
    if seconds is None:
        return ""
    if seconds < _MINUTE:
        # In steps of five: a figure that changes at each look tells nothing.
        return QCoreApplication.translate(
            "durations", "%Ln second(s) left", "", max(5, round(seconds / 5) * 5)
        )
    if seconds < _HOUR:
        return QCoreApplication.translate("durations", "%Ln minute(s) left", "", round(seconds / _MINUTE))
    return QCoreApplication.translate("durations", "%Ln hour(s) left", "", round(seconds / _HOUR))


def time_at_pace(seconds: float | None) -> str:
    """``about 40 min left``; empty where it is not known."""
    if seconds is None:
        return ""
    translate, number = QCoreApplication.translate, QLocale().toString
    if seconds < 2 * _HOUR:
        minutes = number(max(1, round(seconds / _MINUTE)))
        return translate("durations", "about {minutes} min left").format(minutes=minutes)
    return translate("durations", "about {hours} h left").format(hours=number(round(seconds / _HOUR)))
