"""A small country with posts in its districts, as the tests of Match and Duplicates list it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import NAMESPACE_URL, uuid5

from shapely import Point

PLACES = {
    "Northern": (("Bo", 0.1), ("Kakua", 0.3), ("Badjia", 0.5)),
    "Southern": (("Moyamba", 1.1), ("Kori", 1.3), ("Bumpe", 1.5)),
}
"""Regions with their districts, and how far east each lies."""


def rows_of(posts: Callable[[str], list[str]], prefix: str, off: float) -> list[dict[str, object]]:
    """Rows of a list with the ``posts`` of each district; references begin with ``prefix``, points lie
    ``off`` degrees to the north-east."""
    rows: list[dict[str, object]] = [
        {"ref": f"{prefix}c", "parent": None, "name": "Sierra", "type": "Country"}
    ]
    for region, districts in PLACES.items():
        rows.append({"ref": prefix + region, "parent": f"{prefix}c", "name": region, "type": "Region"})
        for district, east in districts:
            ref = prefix + district
            rows.append({"ref": ref, "parent": prefix + region, "name": district, "type": "District"})
            for place, name in enumerate(posts(district)):
                point = Point(east + place * 0.02 + off, 8 + place * 0.013 + off)
                rows.append(
                    {"ref": f"{ref}{place}", "parent": ref, "name": name, "type": "Facility", "point": point}
                )
    return [{**row, "uuid": str(uuid5(NAMESPACE_URL, str(row["ref"])))} for row in rows]
