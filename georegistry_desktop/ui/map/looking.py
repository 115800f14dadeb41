"""Where a map should look so that a person sees a unit and what is around it."""

from __future__ import annotations

from georegistry_desktop.scene.map.camera import Box

_LEAST = 0.12
"""Degrees."""
_SPECK = 0.3


def together(boxes: list[Box]) -> Box:
    """The box around some, in degrees."""
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def widened(box: Box, least: float = _LEAST) -> Box:
    """At least so many degrees wide, by default some kilometres: a point is seen among its neighbours."""
    west, south, east, north = box
    more = max(0.0, (least - max(east - west, north - south)) / 2)
    return west - more, south - more, east + more, north + more


def well_seen(box: Box, view: Box) -> bool:
    """Whether a box lies in the view and is not a speck there."""
    inside = box[0] >= view[0] and box[1] >= view[1] and box[2] <= view[2] and box[3] <= view[3]
    size = max((box[2] - box[0]) / (view[2] - view[0]), (box[3] - box[1]) / (view[3] - view[1]))
    return inside and size > _SPECK
