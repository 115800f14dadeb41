"""The boundaries and facilities of an extract with their tags and shapes.

Only what is needed is held: a first pass notes the wanted objects, a second copies them, and all that their
outlines are made of, to a small file; outlines are put together from that. So a country's extract takes
little memory: no node's position is kept that no boundary and no facility needs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, TypeAlias

import osmium
from osmium.filter import KeyFilter
from osmium.geom import WKBFactory
from osmium.io import File
from osmium.osm import Area, Node, Relation, Way

from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.exchange.osm import tags as meaning
from georegistry_desktop.exchange.table import CannotRead

Kind = Literal["node", "way", "relation"]
Key: TypeAlias = tuple[Kind, int]

_KEYS = ("boundary", "amenity", "healthcare")
_KINDS: dict[str, Kind] = {"n": "node", "w": "way", "r": "relation"}
_LABELS = ("label", "admin_centre")
_STEP = 5_000
_MISSING = "the file lacks some of its ways or nodes"


@dataclass
class Place:
    """One object of an extract that may be a unit. ``shape`` is WKB in hexadecimal, EPSG:4326 (None: there is
    none, and ``lacking`` says why); ``inside`` the node that stands for it."""

    kind: Kind
    id: int
    tags: dict[str, str]
    shape: str | None = None
    lacking: str = ""
    inside: int | None = None
    outer: tuple[int, ...] = ()

    @property
    def ref(self) -> str:
        """How it is known in OpenStreetMap: ``way/123``."""
        return f"{self.kind}/{self.id}"

    @property
    def is_boundary(self) -> bool:
        """Whether it is an administrative area."""
        return meaning.is_boundary(self.tags)


@dataclass
class Extract:
    """The places of one file in its order, and when its data was taken out (empty: it does not say)."""

    places: dict[Key, Place] = field(default_factory=dict)
    timestamp: str = ""


def read_extract(path: Path, progress: Progress) -> Extract:
    """All administrative boundaries and health facilities of a file. Raises ``CannotRead``."""
    progress(f"Looking through {path.name}", 0, 0)
    try:
        source = File(str(path), _kind_of(path))
        needed = osmium.IdTracker()
        found = _wanted(source, path, needed, progress)
        if found.places:
            progress(f"Looking for the outlines in {path.name}", 0, 0)
            needed.complete_backward_references(source, relation_depth=0)
            with TemporaryDirectory(prefix="georegistry-") as folder:
                small = Path(folder, "needed.osm.pbf")
                _copy(source, path, needed, small, progress)
                _shape(found, small, path, progress)
    except (RuntimeError, ValueError, OSError, osmium.InvalidLocationError) as error:
        reason = getattr(error, "strerror", None) or str(error).split("\n")[0] or type(error).__name__
        raise CannotRead(path, "file-unreadable", reason=reason) from error
    except MemoryError as error:  # tables of positions reach as far as the largest id
        raise CannotRead(path, "file-unreadable", reason="an id in it is too large to hold") from error
    return found


def _kind_of(path: Path) -> str:
    """The format by content: the name may say anything."""
    with path.open("rb") as file:
        head = file.read(4)
    if head.startswith(b"\x1f\x8b"):
        return "osm.gz"
    if head.startswith(b"BZh"):
        return "osm.bz2"
    return "pbf" if head.startswith(b"\0") else "osm"


def _wanted(source: File, path: Path, needed: osmium.IdTracker, progress: Progress) -> Extract:
    processor = osmium.FileProcessor(source)
    found = Extract(timestamp=processor.header.get("osmosis_replication_timestamp", ""))
    for thing in processor.with_filter(KeyFilter(*_KEYS)):
        if not isinstance(thing, (Node, Way, Relation)) or (place := _place_of(thing)) is None:
            continue
        if thing.id < 0 or any(ref < 0 for ref in _referred(thing)):
            raise CannotRead(path, "osm-unsaved", value=place.ref)
        add = {"node": needed.add_node, "way": needed.add_way, "relation": needed.add_relation}[place.kind]
        add(thing.id)
        needed.add_references(thing)
        found.places[place.kind, thing.id] = place
        if len(found.places) % _STEP == 0:
            progress(f"Looking through {path.name}", len(found.places), 0)
    return found


def _place_of(thing: Node | Way | Relation) -> Place | None:
    """The object where it is a boundary or a facility, its shape still to be made."""
    place = Place(_KINDS[thing.type_str()], thing.id, dict(thing.tags))
    line = isinstance(thing, Way) and not thing.is_closed()
    # A line that is part of a border often has the tags of the border.
    wanted = not line and place.kind != "node" if place.is_boundary else meaning.facility(place.tags)
    if not wanted or not thing.visible:
        return None
    if isinstance(thing, Way):
        place.lacking = "it is a line, not an outline" if line else _MISSING
    elif isinstance(thing, Relation):
        place.lacking = _MISSING
        if place.tags.get("type") not in ("boundary", "multipolygon"):
            place.lacking = f"its type is '{place.tags.get('type', '')}', neither boundary nor multipolygon"
        members = [(m.type, m.ref, m.role) for m in thing.members]
        place.outer = tuple(ref for of, ref, role in members if of == "w" and role in ("outer", ""))
        nodes = {role: ref for of, ref, role in members if of == "n"}
        place.inside = next((nodes[role] for role in _LABELS if role in nodes), None)
    return place


def _referred(thing: Node | Way | Relation) -> Iterator[int]:
    if isinstance(thing, Way):
        yield from (node.ref for node in thing.nodes)
    elif isinstance(thing, Relation):
        yield from (member.ref for member in thing.members)


def _copy(source: File, path: Path, needed: osmium.IdTracker, small: Path, progress: Progress) -> None:
    with osmium.SimpleWriter(str(small)) as writer:
        for at, thing in enumerate(osmium.FileProcessor(source).with_filter(needed.id_filter())):
            writer.add(thing)
            if at % _STEP == 0:
                progress(f"Reading the outlines in {path.name}", at, 0)


def _shape(found: Extract, small: Path, path: Path, progress: Progress) -> None:
    """Put points and outlines into the places."""
    wkb = WKBFactory()
    labels: dict[int, list[Place]] = {}
    for place in found.places.values():
        if place.inside is not None:
            labels.setdefault(place.inside, []).append(place)
    for at, thing in enumerate(_shapes(small)):
        if isinstance(thing, Node):
            if not thing.location.valid():
                continue
            held = wkb.create_point(thing)
            for place in labels.get(thing.id, ()):
                place.shape = place.shape or held
            if own := found.places.get(("node", thing.id)):
                own.shape = held
        elif place_of := found.places.get(("way" if thing.from_way() else "relation", thing.orig_id())):
            if thing.num_rings()[0]:
                place_of.shape, place_of.lacking = wkb.create_multipolygon(thing), ""
            else:
                place_of.lacking = "its ways make no closed ring"
        if at % _STEP == 0:
            progress(f"Making the outlines of {path.name}", at, 0)
    for place in found.places.values():
        if place.kind == "node" and place.shape is None:
            place.lacking = "it has no position"


def _shapes(small: Path) -> Iterator[Node | Area]:
    for thing in osmium.FileProcessor(str(small)).with_areas():
        if isinstance(thing, (Node, Area)):
            yield thing
