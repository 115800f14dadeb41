"""Geometry in foreign systems and of foreign kinds: told, never read as degrees, never a crash."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely

from georegistry_desktop import exchange
from georegistry_desktop.exchange import Incoming

CURVE = "CURVEPOLYGON (CIRCULARSTRING (0 0, 1 1, 2 0, 1 -1, 0 0))"
AREA = shapely.box(0, 0, 1, 1)


def ewkb(srid: int) -> str:
    return str(shapely.to_wkb(shapely.set_srid(shapely.Point(30, 8), srid), hex=True, include_srid=True))


def read_cells(folder: Path, *cells: str) -> Incoming:
    path = folder / "a.csv"
    lines = [f"r{i}\tN{i}\t{cell}" for i, cell in enumerate(cells)]
    path.write_text("\n".join(["ref\tname\tgeom", *lines, ""]), "utf-8")
    return exchange.read(path)


def told(incoming: Incoming) -> list[tuple[str, str, int | None]]:
    return [(p.code, p.severity, p.row) for p in incoming.problems if p.code != "roots-several"]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (ewkb(999999), "999999"),
        ("SRID=999999;POINT (30 8)", "999999"),
        (
            '{"type": "Point", "coordinates": [30, 8], "crs": {"type": "name", "properties": '
            '{"name": "EPSG:32628"}}}'.replace('"', '""').join('""'),
            "crs",
        ),
        (CURVE, "Nonlinear"),
        ("MULTISURFACE (" + CURVE + ")", "Nonlinear"),
        (ewkb(4326)[:-8], "geometry cannot be read"),
    ],
)
def test_that_a_geometry_that_is_not_in_degrees_or_no_plain_one_is_told(
    tmp_path: Path, cell: str, reason: str
) -> None:
    incoming = read_cells(tmp_path, cell, "POINT (1 2)", ewkb(0))
    assert told(incoming) == [("geometry-bad", "error", 2)]
    assert reason in "".join(p.message for p in incoming.problems)
    assert incoming.version is not None
    assert [p is None for p in incoming.version.units["point"]] == [True, False, False]


@pytest.mark.parametrize("cell", ["SRID=4326;POINT (30 8)", "SRID=0;POINT (30 8)", ewkb(0), ewkb(4326)])
def test_that_degrees_are_read_with_and_without_their_number(tmp_path: Path, cell: str) -> None:
    incoming = read_cells(tmp_path, cell)
    assert not incoming.problems
    assert incoming.version is not None
    assert incoming.version.units["point"].iloc[0] == shapely.Point(30, 8)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (f"GEOMETRYCOLLECTION ({AREA.wkt})", []),
        (f"GEOMETRYCOLLECTION ({AREA.wkt}, POINT EMPTY)", []),
        (f"GEOMETRYCOLLECTION ({AREA.wkt}, LINESTRING (0 0, 1 1))", [("geometry-parts", "error", 2)]),
        (f"GEOMETRYCOLLECTION ({AREA.wkt}, POINT (0 0))", [("geometry-kind", "error", 2)]),
        ("GEOMETRYCOLLECTION (LINESTRING (0 0, 1 1))", [("geometry-kind", "error", 2)]),
    ],
)
def test_that_a_collection_is_its_only_part(tmp_path: Path, cell: str, expected: list[object]) -> None:
    incoming = read_cells(tmp_path, cell)
    assert told(incoming) == expected
    assert incoming.version is not None
    kept = incoming.version.units["boundary"].iloc[0]
    assert (kept is not None) == all(code != "geometry-kind" for code, *_ in expected)  # type: ignore[misc]


@pytest.mark.parametrize(("x", "expected"), [("30", [("point-differs", "warning", 2)]), ("30.00001", [])])
def test_that_two_places_for_one_point_are_told(tmp_path: Path, x: str, expected: list[object]) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"ref;name;latitude;longitude;wkt\na;A;8;{x};POINT (30.00002 8)\n".replace("30;", "31;"))
    incoming = exchange.read(path)
    assert told(incoming) == expected
    assert incoming.version is not None
    assert incoming.version.units["point"].iloc[0].y == 8


@pytest.mark.parametrize(
    ("coordinates", "code"),
    [
        ("[1 1,8]", "geometry-bad"),
        ("[1,8", "geometry-bad"),
        ('["1",8]', "geometry-bad"),
        ("[1,8],[2,9]", "geometry-bad"),
        ("[[1,8],[2,9]]", "geometry-kind"),
        ("1,8", "geometry-bad"),
        ("[1e999,8]", "geometry-range"),
    ],
)
def test_that_old_coordinates_that_cannot_be_read_are_told(
    tmp_path: Path, coordinates: str, code: str
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"organisationUnits": [{"id": "a", "name": "A", "coordinates": coordinates}]}))
    incoming = exchange.read(path)
    assert [p.code for p in incoming.problems] in ([code], ["geometry-bad"])
    assert incoming.version is not None
    assert incoming.version.units["point"].iloc[0] is None


def test_that_an_area_around_the_antimeridian_is_told_when_it_goes_the_wrong_way(tmp_path: Path) -> None:
    across = "POLYGON ((-179 -18, 179 -18, 179 -17, -179 -17, -179 -18))"
    beyond = "POLYGON ((179 -18, 181 -18, 181 -17, 179 -17, 179 -18))"
    east, west = shapely.box(179, -18, 180, -17), shapely.box(-180, -18, -179, -17)
    cut = shapely.MultiPolygon([east, west]).wkt
    incoming = read_cells(tmp_path, across, beyond, cut)
    assert told(incoming) == [("geometry-wide", "warning", 2), ("geometry-beyond", "error", 3)]


def test_that_each_cell_is_in_its_own_system_and_the_others_in_the_said_one(tmp_path: Path) -> None:
    x, y = 700000.0, 940000.0
    utm = shapely.set_srid(shapely.Point(x, y), 32629)
    cells = (
        "SRID=4326;POINT (-11.5 8.5)",
        '{"type": "Point", "coordinates": [-11.6, 8.6]}'.replace('"', '""').join('""'),
        f"SRID=32629;POINT ({x} {y})",
        str(shapely.to_wkb(utm, hex=True, include_srid=True)),
        f"POINT ({x} {y})",
    )
    path = tmp_path / "a.csv"
    path.write_text(
        "\n".join(["ref\tname\tgeom", *(f"r{i}\tN\t{c}" for i, c in enumerate(cells)), ""]), "utf-8"
    )
    incoming = exchange.read(path, crs="EPSG:32629")
    assert incoming.version is not None
    points = incoming.version.units["point"].tolist()
    assert points[0].equals(shapely.Point(-11.5, 8.5))
    assert points[1].equals(shapely.Point(-11.6, 8.6))
    for point in points[2:]:
        assert (round(point.x, 3), round(point.y, 3)) == (-7.183, 8.5)
    assert incoming.understood[0].crs == "EPSG:32629 (WGS 84 / UTM zone 29N), EPSG:4326 (WGS 84)"


def test_that_degrees_are_not_taken_for_metres(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("ref,name,latitude,longitude\na,A,8.5,-11.5\nb,B,940000,700000\n", "utf-8")
    incoming = exchange.read(path, crs="EPSG:32629")
    assert [p.code for p in incoming.problems if p.severity == "error"] == ["places-degrees"]
    assert incoming.version is not None
    assert incoming.version.units["point"].isna().tolist() == [True, False]


@pytest.mark.parametrize(
    ("latitude", "longitude"), [("13°15'W", "8°30'N"), ("8.5 E", "-11"), ("8", "11.5 N")]
)
def test_that_the_letter_of_another_side_is_no_latitude(
    tmp_path: Path, latitude: str, longitude: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"ref;name;latitude;longitude\na;A;{latitude};{longitude}\n", "utf-8")
    codes = {p.code for p in exchange.read(path).problems}
    assert codes & {"latitude-bad", "longitude-bad"}


@pytest.mark.parametrize("depth", [200, 100_000])
def test_that_what_is_nested_without_end_is_told(tmp_path: Path, depth: int) -> None:
    words = "GEOMETRYCOLLECTION (" * depth + "POINT (1 2)" + ")" * depth
    head = "0107000000" + "01000000"
    incoming = read_cells(tmp_path, words, head * depth + shapely.to_wkb(shapely.Point(1, 2), hex=True))
    assert told(incoming) == [("geometry-bad", "error", 2), ("geometry-bad", "error", 3)]
    assert "too deep" in incoming.problems[-1].message


def test_that_an_area_with_a_ring_that_encloses_nothing_is_told_and_left_out(tmp_path: Path) -> None:
    incoming = read_cells(
        tmp_path,
        '"POLYGON ((0 0, 1 1, 0 0))"',
        '"POLYGON ((0 0, 9 0, 9 9, 0 0), (2 1, 3 1, 2 1))"',
        '"POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))"',
    )
    assert told(incoming) == [
        ("geometry-bad", "error", 2),
        ("geometry-bad", "error", 3),
        ("geometry-invalid", "warning", 4),
    ]
    assert "fewer than four points" in incoming.problems[1].message
    assert incoming.version is not None
    assert incoming.version.units["boundary"].isna().tolist() == [True, True, False]
