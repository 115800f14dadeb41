"""Borders: every edge between two areas is roughened once, and every polygon is cut from those edges.

Neighbours therefore share exactly the same vertices, and a parent's outline is made of its children's.
All coordinates are longitude, latitude in EPSG:4326, rounded to six decimals (a tenth of a metre).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from .mesh import SEA, Floats, Ints, Mesh, city_weight, components, grow, make_mesh, spread

DECIMALS = 6


@dataclass(frozen=True)
class Land:
    """Owns who lies where: pieces of ground, the area of each, and the rough edges between pieces.

    ``left`` and ``right`` are pieces (or SEA); ``chain`` (edges, points, 2) are the vertices between an
    edge's two corners. ``roadways`` (n, 2) are pairs of areas that touch or are joined by a ferry.
    """

    mesh: Mesh
    area_of_cell: Ints
    area_of_piece: Ints
    district_of_area: Ints
    region_of_district: Ints
    roadways: Ints
    corners: Floats
    edges: Ints
    left: Ints
    right: Ints
    chain: Floats


def make_land(regions: int, districts: int, areas: int, rng: np.random.Generator) -> Land:
    """Raise a country from the sea and divide it; cost grows linearly with ``areas``."""
    mesh = make_mesh(areas * (7 if areas <= 20_000 else 5) + 20, rng)
    cells = np.flatnonzero(mesh.land)
    number = np.full(len(mesh.land), SEA)
    number[cells] = np.arange(len(cells))

    inland = mesh.land[mesh.left] & mesh.land[mesh.right]
    tracks = np.stack([mesh.left[inland], mesh.right[inland]], axis=1)
    places = mesh.centres[cells]
    seeds = spread(places, city_weight(places, rng), areas, rng)
    grown = grow(number[np.concatenate([tracks, mesh.ferries])], len(cells), seeds, rng)
    area_of_cell = np.full(len(mesh.land), SEA)
    area_of_cell[cells] = grown

    roadways = _unlike_pairs(area_of_cell[np.concatenate([tracks, mesh.ferries])])
    middles = _means(places, grown, areas)
    district_of_area = grow(roadways, areas, spread(middles, np.ones(areas), districts, rng), rng)
    highways = _unlike_pairs(district_of_area[roadways])
    middles = _means(middles, district_of_area, districts)
    region_of_district = grow(highways, districts, spread(middles, np.ones(districts), regions, rng), rng)

    # An area that reaches an island by ferry is in several pieces; outlines are cut piece by piece.
    alike = tracks[area_of_cell[tracks[:, 0]] == area_of_cell[tracks[:, 1]]]
    roots, piece = np.unique(components(alike, len(mesh.land))[cells], return_inverse=True)
    piece_of_cell = np.full(len(mesh.land), SEA)
    piece_of_cell[cells] = piece
    edges = np.flatnonzero(area_of_cell[mesh.left] != area_of_cell[mesh.right])
    land = Land(
        mesh=mesh,
        area_of_cell=area_of_cell,
        area_of_piece=area_of_cell[roots],
        district_of_area=district_of_area,
        region_of_district=region_of_district,
        roadways=roadways,
        corners=mesh.corners.round(DECIMALS),
        edges=edges,
        left=piece_of_cell[mesh.left[edges]],
        right=piece_of_cell[mesh.right[edges]],
        chain=np.empty((len(edges), 0, 2)),
    )
    depth = 3 if areas <= 1_500 else 2 if areas <= 20_000 else 1
    return replace(land, chain=_rough(land, edges, depth, rng))


def redraw(land: Land, share: float, rng: np.random.Generator) -> Land:
    """The same land with a share of the borders between two areas surveyed anew: other vertices."""
    sides = np.where((land.left < 0) | (land.right < 0), SEA, land.area_of_piece[land.left])
    others = land.area_of_piece[land.right]
    border = np.minimum(sides, others) * len(land.district_of_area) + np.maximum(sides, others)
    inner = np.unique(border[sides >= 0])
    again = rng.choice(inner, min(len(inner), max(1, round(len(inner) * share))), replace=False)
    which = np.flatnonzero((sides >= 0) & np.isin(border, again))
    depth = int(np.log2(land.chain.shape[1] + 1))
    chain = land.chain.copy()
    chain[which] = _rough(land, land.edges[which], depth, rng)
    return replace(land, chain=chain)


def outlines(land: Land, label_of_area: Ints, count: int) -> npt.NDArray[Any]:
    """Cut the outline of each label 0..count-1 out of the land: Polygon or MultiPolygon, None if empty.

    Equal borders give equal coordinates in equal order, in whatever division they are asked for.
    """
    label = label_of_area[land.area_of_piece]
    sides = np.append(label, SEA)
    shown = np.flatnonzero(sides[land.left] != sides[land.right])
    start, end = land.mesh.start[land.edges[shown]], land.mesh.end[land.edges[shown]]

    # Each edge is walked forwards by what lies on its left and backwards by what lies on its right.
    piece = np.concatenate([land.left[shown], land.right[shown]])
    ashore = piece >= 0
    piece = piece[ashore]
    edge = np.concatenate([shown, shown])[ashore]
    origin = np.concatenate([start, end])[ashore]
    target = np.concatenate([end, start])[ashore]
    backwards = np.repeat([False, True], len(shown))[ashore]

    # Three cells meet at a corner, so a label leaves each corner by one edge at most.
    leaving = origin * count + label[piece]
    order = np.argsort(leaving)
    following = order[np.searchsorted(leaving, target * count + label[piece], sorter=order)]
    ring, position = _rings(following)

    both = (land.left >= 0) & (land.right >= 0)
    pairs = np.stack([land.left[both], land.right[both]], axis=1)
    body = components(pairs[label[pairs[:, 0]] == label[pairs[:, 1]]], len(label))[piece]

    order = np.lexsort((position, ring))
    coordinates = np.empty((len(order), land.chain.shape[1] + 1, 2))
    coordinates[:, 0] = land.corners[origin[order]]
    chain = land.chain[edge[order]]
    coordinates[:, 1:] = np.where(backwards[order][:, None, None], chain[:, ::-1], chain)
    firsts = np.flatnonzero(np.diff(ring[order], prepend=-1))
    number = np.repeat(np.arange(len(firsts)), np.diff(firsts, append=len(order)))
    points = coordinates.reshape(-1, 2)
    rings: Any = shapely.linearrings(points, indices=np.repeat(number, coordinates.shape[1]))
    return _assemble(rings, body[order[firsts]], label[piece[order[firsts]]], count)


def points_within(land: Land, areas: Ints, rng: np.random.Generator) -> Floats:
    """A random point in each of the given areas; a few fall just outside, as surveyed ones do."""
    mesh = land.mesh
    cell = np.concatenate([mesh.left, mesh.right])
    edge = np.tile(np.arange(len(mesh.left)), 2)
    owner = land.area_of_cell[cell]
    order = np.argsort(owner, kind="stable")
    low, high = (np.searchsorted(owner[order], areas, side=side) for side in ("left", "right"))
    chosen = order[(low + rng.uniform(size=len(areas)) * (high - low)).astype(np.int64)]
    along = rng.uniform(size=(len(areas), 1))
    rim = mesh.corners[mesh.start[edge[chosen]]] * along + mesh.corners[mesh.end[edge[chosen]]] * (1 - along)
    # A border is displaced to half-way to the centre at most, so this far out is nearly always within.
    out = 0.72 * np.sqrt(rng.uniform(size=(len(areas), 1)))
    middle = mesh.centres[cell[chosen]]
    points: Floats = (middle + (rim - middle) * out).round(DECIMALS)
    return points


def _rough(land: Land, edges: Ints, depth: int, rng: np.random.Generator) -> Floats:
    """Vertices between the two corners of each edge, by displacing midpoints ``depth`` times.

    A stretch from a to b stays in the quadrangle a, p, b, q, where a and b lie on either side of p-q.
    Its new midpoint lies on p-q, and the halves get quadrangles of their own within the two triangles
    a, p, q and b, p, q. Nothing can cross, however rough.
    """
    mesh = land.mesh
    a, b = mesh.corners[mesh.start[edges]][:, None], mesh.corners[mesh.end[edges]][:, None]
    p, q = mesh.centres[mesh.left[edges]][:, None], mesh.centres[mesh.right[edges]][:, None]
    for _ in range(depth):
        t = rng.uniform(0.25, 0.75, (*a.shape[:2], 1))
        middle = p + (q - p) * t
        a, b, p, q = (
            np.stack(halves, axis=2).reshape(len(edges), -1, 2)
            for halves in (
                (a, middle),
                (middle, b),
                ((a + p) / 2, (p + b) / 2),
                ((a + q) / 2, (q + b) / 2),
            )
        )
    chain: Floats = a[:, 1:].round(DECIMALS)
    return chain


def _rings(following: Ints) -> tuple[Ints, Ints]:
    """The ring (its smallest member) of each directed edge, and its position along it.

    By pointer doubling: a ring of n edges takes log n rounds over all edges at once.
    """
    ring = np.arange(len(following))
    ahead = following
    while not np.array_equal(least := np.minimum(ring, ring[ahead]), ring):
        ring, ahead = least, ahead[ahead]
    last = ring[following] == following
    ahead = np.where(last, np.arange(len(following)), following)
    left_over = (~last).astype(np.int64)
    while not np.array_equal(further := ahead[ahead], ahead):
        left_over, ahead = left_over + left_over[ahead], further
    return ring, -left_over


def _assemble(rings: npt.NDArray[Any], body: Ints, label: Ints, count: int) -> npt.NDArray[Any]:
    """Rings to polygons to one geometry per label; each body of ground has one outer ring."""
    outer = shapely.is_ccw(rings)
    shells, holes = np.flatnonzero(outer), np.flatnonzero(~outer)
    shells = shells[np.argsort(body[shells], kind="stable")]
    holes = holes[np.argsort(body[holes], kind="stable")]
    polygons: Any = shapely.polygons(rings[shells])
    within = np.searchsorted(body[shells], body[holes])
    for shell in np.unique(within):
        polygons[shell] = shapely.polygons(rings[shells[shell]], holes=rings[holes[within == shell]])

    owner = label[shells]
    order = np.argsort(owner, kind="stable")
    parts = np.bincount(owner, minlength=count)
    result = np.full(count, None, dtype=object)
    alone = order[parts[owner[order]] == 1]
    result[owner[alone]] = polygons[alone]
    several = order[parts[owner[order]] > 1]
    if len(several):
        owners, index = np.unique(owner[several], return_inverse=True)
        result[owners] = shapely.multipolygons(polygons[several], indices=index)
    return result


def _unlike_pairs(pairs: Ints) -> Ints:
    """Each pair of different numbers once, in order."""
    pairs = np.sort(pairs[pairs[:, 0] != pairs[:, 1]], axis=1)
    return np.unique(pairs, axis=0).reshape(-1, 2)


def _means(places: Floats, group: Ints, count: int) -> Floats:
    size = np.bincount(group, minlength=count)
    return np.stack([np.bincount(group, places[:, axis], count) / size for axis in (0, 1)], axis=1)
