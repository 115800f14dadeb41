"""Put the point of a unit somewhere, or take it away."""

from __future__ import annotations

from shapely import Point

from georegistry_desktop.domain.changes import Changeset, Set
from georegistry_desktop.domain.edit_view import EditView
from georegistry_desktop.domain.errors import GeoRegistryError
from georegistry_desktop.domain.values import Value
from georegistry_desktop.editing import set_fields
from georegistry_desktop.editing.wording import subject


def check(
    view: EditView,
    uuid: str,
    point: Point | None,
    *,
    altitude: float | None = None,
    accuracy: float | None = None,
) -> GeoRegistryError | None:
    """Why the point cannot be there, beyond the range of degrees, say; None where it can."""
    return set_fields.check(view, [uuid], _values(point, altitude, accuracy))


def plan(
    view: EditView,
    uuid: str,
    point: Point | None,
    *,
    altitude: float | None = None,
    accuracy: float | None = None,
) -> Changeset:
    """Place a unit at ``point`` (2D, EPSG:4326); None takes its point away.

    Altitude and accuracy (metres) were measured with a point: those of the old one do not stay. Raises what
    ``check`` gives.
    """
    changes = set_fields.plan(view, [uuid], _values(point, altitude, accuracy)).changes
    who = subject(list(view.units([uuid]).values()))
    if point is None:
        return Changeset(f"Remove point of {who}", changes)
    before = [c.before for c in changes if isinstance(c, Set) and c.field == "point"]
    if not before:
        return Changeset(f"Set altitude and accuracy of {who}", changes)
    return Changeset(f"Give {who} a point" if before == [None] else f"Move point of {who}", changes)


def _values(point: Point | None, altitude: float | None, accuracy: float | None) -> dict[str, Value]:
    if point is None:
        return {"point": None, "altitude": None, "accuracy": None}
    return {"point": point, "altitude": altitude, "accuracy": accuracy}
