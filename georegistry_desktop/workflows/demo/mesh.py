"""The ground of the demo country: a mesh of small cells, some of them land, grown into areas.

Three cells meet at every corner, so a region of cells never touches itself in a point,
and every outline cut from the mesh is a simple ring.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

# Open ocean, so that no real country lies beneath, and near the equator, so that a point with latitude
# and longitude swapped is still somewhere on Earth. Degrees.
WEST, SOUTH, WIDTH, HEIGHT = -22.0, -0.5, 8.0, 7.0
LAND_SHARE = 0.42
MOST_ISLANDS = 14
SEA = -1


@dataclass(frozen=True)
class Mesh:
    """Owns the cells and the straight edges between them, before anything is displaced.

    ``centres`` (cells, 2) and ``corners`` (corners, 2) are longitude, latitude in EPSG:4326.
    Edge i runs from corner ``start[i]`` to ``end[i]`` with cell ``left[i]`` on its left and
    ``right[i]`` on its right. ``ferries`` (n, 2) are pairs of land cells joined across water.
    """

    centres: Floats
    corners: Floats
    left: Ints
    right: Ints
    start: Ints
    end: Ints
    land: npt.NDArray[np.bool_]
    ferries: Ints


def make_mesh(land_cells: int, rng: np.random.Generator) -> Mesh:
    """Lay out about ``land_cells`` cells of land in a sea: one mainland and a few islands."""
    centres, triangles, rim = _lattice(land_cells / LAND_SHARE)
    spacing = np.linalg.norm(centres[1] - centres[0])
    height = _height(centres, rng)
    height[rim] = -np.inf
    wanted = height > np.quantile(height, 1 - LAND_SHARE)

    # Cells near the rim count as sea, so triangles on the rim need no special case below.
    angle = rng.uniform(0, 2 * np.pi, len(centres))
    reach = spacing * 0.33 * np.sqrt(rng.uniform(0, 1, len(centres)))
    centres = centres + np.stack([np.cos(angle), np.sin(angle)], axis=1) * reach[:, None]
    centres = _warp(centres, rng)

    start, end, left, right = _edges(triangles, len(centres))
    pairs = np.stack([left, right], axis=1)
    land = _without_lakes_and_rocks(wanted, rim, pairs)
    touches = land[left] | land[right]
    return Mesh(
        centres=centres,
        corners=centres[triangles].mean(axis=1),
        left=left[touches],
        right=right[touches],
        start=start[touches],
        end=end[touches],
        land=land,
        ferries=_ferries(land, pairs, centres),
    )


def components(pairs: Ints, count: int) -> Ints:
    """The smallest member of the connected component of each of ``count`` nodes."""
    root = np.arange(count)
    while len(pairs):
        a, b = root[pairs[:, 0]], root[pairs[:, 1]]
        apart = a != b
        if not apart.any():
            break
        pairs, a, b = pairs[apart], a[apart], b[apart]
        np.minimum.at(root, np.maximum(a, b), np.minimum(a, b))
        while not np.array_equal(further := root[root], root):
            root = further
    return root


def grow(pairs: Ints, count: int, seeds: Ints, rng: np.random.Generator) -> Ints:
    """Let each seed take in free neighbours at random until every node has a seed's number.

    Each territory stays in one piece and its border comes out ragged. The graph has to be connected.
    """
    owner = np.full(count, -1)
    owner[seeds] = np.arange(len(seeds))
    pairs = np.concatenate([pairs, pairs[:, ::-1]])
    while (owner < 0).any():
        pairs = pairs[owner[pairs[:, 1]] < 0]
        front = pairs[owner[pairs[:, 0]] >= 0]
        if not len(front):
            raise ValueError("The graph to grow on is not connected.")
        # The last writer wins, so the order has to be random, or growth leans to one side.
        front = front[rng.permutation(len(front))]
        # Large territories wait for small ones, or some would end with a single node.
        size = np.bincount(owner[owner >= 0], minlength=len(seeds))
        lead = size[owner[front[:, 0]]] / size.mean()
        front = front[rng.uniform(size=len(front)) < 0.5 / np.maximum(lead, 1) ** 2]
        owner[front[:, 1]] = owner[front[:, 0]]
    return owner


def spread(places: Floats, weight: Floats, count: int, rng: np.random.Generator) -> Ints:
    """Choose ``count`` different nodes, evenly spread by weight.

    Equal shares of a space-filling curve are far apart on the ground too, at the cost of one sort.
    """
    low, high = places.min(axis=0), places.max(axis=0)
    grid = ((places - low) / np.maximum(high - low, 1e-12) * 65535).astype(np.int64)
    curve = np.zeros(len(places), dtype=np.int64)
    for bit in range(16):
        curve |= ((grid[:, 0] >> bit) & 1) << (2 * bit) | ((grid[:, 1] >> bit) & 1) << (2 * bit + 1)
    order = np.argsort(curve, kind="stable")
    share = np.cumsum(weight[order])
    at = (np.arange(count) + rng.uniform(0.2, 0.8, count)) / count * share[-1]
    chosen = np.unique(order[np.searchsorted(share, at)])
    free = np.setdiff1d(order, chosen)
    more = rng.choice(free, count - len(chosen), replace=False)
    result: Ints = np.concatenate([chosen, more])
    return result


def city_weight(places: Floats, rng: np.random.Generator, cities: int = 6) -> Floats:
    """How densely people live: areas are small around towns and wide elsewhere."""
    weight = np.ones(len(places))
    for middle in places[rng.choice(len(places), cities, replace=len(places) < cities)]:
        apart = ((places - middle) ** 2).sum(axis=1)
        weight += 4 * np.exp(-apart / rng.uniform(0.02, 0.25))
    return weight


def _lattice(cells: float) -> tuple[Floats, Ints, npt.NDArray[np.bool_]]:
    """Centres of a triangular lattice, its triangles (anticlockwise), and which cells lie on its rim."""
    spacing = np.sqrt(WIDTH * HEIGHT / cells / np.sqrt(0.75))
    rows, cols = int(HEIGHT / spacing / np.sqrt(0.75)) + 4, int(WIDTH / spacing) + 4
    r, c = (axis.ravel() for axis in np.indices((rows, cols)))
    centres = np.stack([WEST + (c + 0.5 * (r % 2)) * spacing, SOUTH + r * np.sqrt(0.75) * spacing], axis=1)
    rim = (r < 2) | (r >= rows - 2) | (c < 2) | (c >= cols - 2)

    r, c = (axis.ravel() for axis in np.indices((rows - 1, cols - 1)))
    here = r * cols + c
    east, north, beyond = here + 1, here + cols, here + cols + 1
    # Odd rows are shifted half a cell east, so a square of four splits along the other diagonal.
    odd = (r % 2).astype(bool)
    first = np.stack([here, np.where(odd, beyond, east), north], axis=1)
    second = np.stack(
        [np.where(odd, here, east), np.where(odd, east, beyond), np.where(odd, beyond, north)], axis=1
    )
    return centres, np.concatenate([first, second]), rim


def _waves(places: Floats, rng: np.random.Generator, lengths: Floats, power: float) -> Floats:
    """A smooth random field: plane waves, the longer the stronger; lengths in degrees."""
    field = np.zeros(len(places))
    for length in lengths:
        angle, phase = rng.uniform(0, 2 * np.pi, 2)
        along = places @ np.array([np.cos(angle), np.sin(angle)])
        field += (length / lengths.max()) ** power * np.sin(along * 2 * np.pi / length + phase)
    return field


def _height(places: Floats, rng: np.random.Generator) -> Floats:
    """Above or below the sea: a dome, dented by waves of ever shorter length."""
    middle = np.array([WEST + WIDTH / 2, SOUTH + HEIGHT / 2])
    offset = (places - middle) / np.array([WIDTH / 2, HEIGHT / 2])
    waves = _waves(places, rng, np.geomspace(7.0, 0.2, 48), power=0.7)
    height: Floats = 0.25 * waves - 1.6 * (offset**2).sum(axis=1) - 1.2 * (offset**6).sum(axis=1)
    return height


def _warp(places: Floats, rng: np.random.Generator) -> Floats:
    """Bend the lattice gently, so that rows of cells cannot be seen; too gentle to fold a triangle."""
    lengths = np.geomspace(5.0, 1.5, 6)
    bend = np.stack([_waves(places, rng, lengths, 1.0) for _ in range(2)], axis=1)
    return places + 0.05 * bend


def _edges(triangles: Ints, cells: int) -> tuple[Ints, Ints, Ints, Ints]:
    """Start corner, end corner, left cell, right cell of each edge; a triangle is a corner."""
    a = triangles.ravel()
    b = np.roll(triangles, -1, axis=1).ravel()
    corner = np.repeat(np.arange(len(triangles)), 3)
    # An anticlockwise triangle lies left of its side a > b: the edge between the cells ends there.
    up = a < b
    ahead_key, behind_key = (a * cells + b)[up], (b * cells + a)[~up]
    ahead, behind = np.argsort(ahead_key), np.argsort(behind_key)
    _, i, j = np.intersect1d(ahead_key[ahead], behind_key[behind], assume_unique=True, return_indices=True)
    ahead, behind = ahead[i], behind[j]
    return corner[~up][behind], corner[up][ahead], a[up][ahead], b[up][ahead]


def _without_lakes_and_rocks(
    land: npt.NDArray[np.bool_], rim: npt.NDArray[np.bool_], pairs: Ints
) -> npt.NDArray[np.bool_]:
    """Fill inland water, and keep the mainland and its largest islands only."""
    alike = pairs[land[pairs[:, 0]] == land[pairs[:, 1]]]
    part = components(alike, len(land))
    land = ~np.isin(part, part[rim])
    part = components(pairs[land[pairs[:, 0]] == land[pairs[:, 1]]], len(land))
    parts, sizes = np.unique(part[land], return_counts=True)
    large = parts[np.argsort(-sizes, kind="stable")][: MOST_ISLANDS + 1]
    return land & np.isin(part, large)


def _ferries(land: npt.NDArray[np.bool_], pairs: Ints, centres: Floats) -> Ints:
    """Join each island to a near cell of the mainland, so that territories can grow onto it."""
    part = components(pairs[land[pairs[:, 0]] & land[pairs[:, 1]]], len(land))
    parts, sizes = np.unique(part[land], return_counts=True)
    mainland = np.flatnonzero(part == parts[sizes.argmax()])
    lines: list[tuple[int, int]] = []
    for island in parts[parts != parts[sizes.argmax()]]:
        cells = np.flatnonzero(part == island)
        harbour = mainland[((centres[mainland] - centres[cells].mean(axis=0)) ** 2).sum(axis=1).argmin()]
        landing = cells[((centres[cells] - centres[harbour]) ** 2).sum(axis=1).argmin()]
        lines.append((int(harbour), int(landing)))
    return np.array(lines, dtype=np.int64).reshape(-1, 2)
