"""Places as people write and paste them: ``8.2, -12.1``, ``8°12'0"N 12°6'0"W``, ``POINT (-12.1 8.2)``."""

from __future__ import annotations

import re

from shapely import Point

from georegistry_desktop.domain import Refused
from georegistry_desktop.editing import typed_value

_SEPARATORS = re.compile(r"[;,]\s*|\s+|(?<=[NSEWOnsewo])(?=\d)")
_DECIMAL_COMMA = re.compile(r"([-+−]?\d{1,3}),(\d+)")
_NUMBERS = re.compile(r"\d+(?:[.,]\d+)?")
_LETTER = {"NS": re.compile("[NS]", re.IGNORECASE), "EWO": re.compile("[EWO]", re.IGNORECASE)}


def typed_position(text: str) -> Point | None:
    """The point (EPSG:4326) that a text names, latitude first; None for an empty text.

    A letter of the sky says which is which, in either order. Raises ``Refused`` (``value-bad``).
    """
    text = text.strip().strip("()[]")
    if not text:
        return None
    if text.upper().startswith("POINT"):
        value = typed_value("point", text + ")")
        assert isinstance(value, Point)
        return value
    found: list[tuple[int, Point]] = []
    for match in _SEPARATORS.finditer(text):
        one, two = text[: match.start()].strip(), text[match.end() :].strip()
        if (point := _point(one, two)) is not None:
            # Degrees, minutes and seconds may be parted by spaces, too: both halves are as long then.
            uneven = abs(len(_NUMBERS.findall(one)) - len(_NUMBERS.findall(two)))
            found.append((uneven, point))
    if not found:
        raise _refused(text, "it is no latitude with a longitude")
    point = min(found, key=lambda held: held[0])[1]
    if abs(point.y) > 90 or abs(point.x) > 180:
        swapped = abs(point.y) <= 180 and abs(point.x) <= 90
        raise _refused(text, "the two may be swapped" if swapped else "it leaves the range of degrees")
    return point


def _point(one: str, two: str) -> Point | None:
    for first, second in (("NS", "EWO"), ("EWO", "NS")):
        if first == "EWO" and not (_LETTER["EWO"].search(one) and _LETTER["NS"].search(two)):
            continue
        a, b = _angle(one, first), _angle(two, second)
        if a is not None and b is not None:
            return Point(b, a) if first == "NS" else Point(a, b)
    return None


def _angle(text: str, sides: str) -> float | None:
    import pandas as pd

    from georegistry_desktop.exchange.angles import decimal_degrees

    plain = text.replace("−", "-")
    if match := _DECIMAL_COMMA.fullmatch(plain):
        plain = f"{match[1]}.{match[2]}"
    degrees = decimal_degrees(pd.Series([plain], dtype="str"), sides).iloc[0]
    try:
        return float(degrees)
    except ValueError:
        return None


def _refused(text: str, reason: str) -> Refused:
    return Refused(
        "value-bad", value=text, field="point", reason=reason, expected="latitude, longitude: 8.2, -12.1"
    )
