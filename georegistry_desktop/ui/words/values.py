"""Values of fields as a person says them, in the language and the manner of the window."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime
from shapely import MultiPolygon, Point, get_num_coordinates
from shapely.geometry.base import BaseGeometry

from georegistry_desktop.domain.records import Record
from georegistry_desktop.ui.words.terms import status_word

_SQUARE_KM = 1e6
_HECTARE = 1e4
_PLACES = 6
"""Decimal places of degrees: a tenth of a metre."""
Namer = Callable[[str], str]
"""The name of a unit or a group by uuid."""


def area_words(square_metres: float) -> str:
    """``312.4 km²``; ``3.20 km²`` below ten, ``4.1 ha`` below one."""
    size = square_metres / _SQUARE_KM
    if size and size < 0.01:
        return _tr("{number} ha").format(number=_number(square_metres / _HECTARE, 1 if size > 1e-5 else 3))
    digits = 0 if size >= 1000 else 1 if size >= 10 else 2
    return _tr("{number} km²").format(number=_number(size, digits))


def distance_words(metres: float) -> str:
    """``850 m``, ``1.8 km``, ``42 km``."""
    if metres < 1:
        return _tr("under 1 m")
    if metres < 1000:
        return _tr("{number} m").format(number=_number(metres, 0))
    return _tr("{number} km").format(number=_number(metres / 1000, 0 if metres >= 10_000 else 1))


def metres_words(metres: float) -> str:
    """An altitude or an accuracy, as exact as it was measured: ``120.5 m``."""
    return _tr("{number} m").format(
        number=QLocale().toString(metres, "g", QLocale.FloatingPointPrecisionOption.FloatingPointShortest)
    )


def number_words(number: int) -> str:
    """A whole number with its thousands apart."""
    return QLocale().toString(number)


def date_words(day: date) -> str:
    """A date in the short form of the language, with all four digits of the year."""
    return QLocale().toString(QDate(day.year, day.month, day.day), date_format())


def date_format() -> str:
    """Qt's format of ``date_words``."""
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return form if "yyyy" in form else form.replace("yy", "yyyy")


def moment_words(iso: str, *, now: datetime | None = None) -> str:
    """A moment given as ISO text, in one's own time: ``14:03``, ``12 Nov, 14:03`` or ``12 Nov 2024``."""
    then = datetime.fromisoformat(iso)
    then = (then if then.tzinfo else then.replace(tzinfo=UTC)).astimezone()
    today = (now or datetime.now(UTC)).astimezone()
    locale = QLocale()
    clock = locale.toString(QTime(then.hour, then.minute), QLocale.FormatType.ShortFormat)
    if then.date() == today.date():
        return clock
    day = QDate(then.year, then.month, then.day)
    if then.year != today.year:
        return locale.toString(day, "d MMM yyyy")
    return _tr("{day}, {time}").format(day=locale.toString(day, "d MMM"), time=clock)


def point_words(point: Point) -> str:
    """Latitude and longitude in degrees, as they can be pasted: ``8.2, -12.1``."""
    return f"{_degrees(point.y)}, {_degrees(point.x)}"


def side_word(side: str) -> str:
    """The letter of ``N``, ``S``, ``E`` or ``W``, as the language abbreviates it."""
    return _tr(side)


def sexagesimal_words(point: Point) -> str:
    """``8°12′00.0″ N, 12°06′00.0″ W``."""
    north, east = side_word("N" if point.y >= 0 else "S"), side_word("E" if point.x >= 0 else "W")
    return f"{_sixtieths(point.y)} {north}, {_sixtieths(point.x)} {east}"


def boundary_words(boundary: MultiPolygon, square_metres: float) -> str:
    """``312.4 km² · 1,204 vertices · 2 parts``."""
    parts = [area_words(square_metres)]
    vertices = int(get_num_coordinates(boundary)) - sum(1 + len(p.interiors) for p in boundary.geoms)
    parts.append(QCoreApplication.translate("values", "%Ln vertices", None, vertices))
    if len(boundary.geoms) > 1:
        parts.append(QCoreApplication.translate("values", "%Ln parts", None, len(boundary.geoms)))
    return " · ".join(parts)


def value_words(field: str, value: object, name: Namer = str) -> str:
    """One value of a field in a line; of units and groups their ``name``; "nothing" where there is none."""
    base, _, key = field.partition(":")
    if value is None or value == "":
        return _tr("nothing")
    if isinstance(value, Record):
        return value.name
    if base in ("aliases", "groups", "references"):
        return name(key) if base == "groups" else key
    if base == "parent":
        return name(str(value))
    if base == "status":
        return status_word(str(value))
    if base in ("altitude", "accuracy"):
        return metres_words(float(str(value)))
    if isinstance(value, BaseGeometry):
        return _geometry_words(value)
    if isinstance(value, date):
        return date_words(value)
    return json_words(value)


def json_words(value: object) -> str:
    """A value of ``extra``: text as it is, yes and no in words, the rest as JSON."""
    if isinstance(value, bool):
        return _tr("yes") if value else _tr("no")
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _geometry_words(shape: BaseGeometry) -> str:
    if isinstance(shape, Point):
        return point_words(shape)
    return QCoreApplication.translate(
        "values", "a boundary of %Ln vertices", None, int(get_num_coordinates(shape))
    )


def _degrees(value: float) -> str:
    # A point, not the comma of the language: this is pasted into other programs, a comma is between the two.
    text = f"{value:.{_PLACES}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _sixtieths(value: float) -> str:
    tenths = round(abs(value) * 36000)
    degrees, rest = divmod(tenths, 36000)
    minutes, seconds = divmod(rest, 600)
    return f"{degrees}°{minutes:02d}′{seconds / 10:04.1f}″"


def _number(value: float, digits: int) -> str:
    return QLocale().toString(value, "f", digits)


def _tr(text: str) -> str:
    return QCoreApplication.translate("values", text)
