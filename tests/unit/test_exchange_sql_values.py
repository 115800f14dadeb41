"""What each kind of value in a database becomes in a version."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pyogrio
import pytest
import shapely
from geopandas import GeoDataFrame
from incoming import units_by_ref

from georegistry_desktop import exchange
from georegistry_desktop.exchange.sql.table import as_text


def test_that_every_kind_of_value_comes_as_text(postgis_address: str) -> None:
    query = """
        SELECT 'a' AS ref, 'A' AS name, DATE '2001-02-03' AS opening_date,
               TIMESTAMPTZ '2024-01-02 03:04:05.5+00' AS closed_date, NUMERIC '100000000000000000000.50' AS n,
               1.5::float8 AS f, 3::float8 AS whole, true AS yes, ARRAY['x', 'y'] AS aliases,
               '{"é": [1, null]}'::jsonb AS extra, '\\xff00'::bytea AS bytes, INTERVAL '1 day' AS i,
               ST_SetSRID(ST_MakePoint(-11.5, 8.25), 4326) AS geom, int4range(1, 3) AS r,
               '6d2b1a4e-0000-4000-8000-000000000001'::uuid AS u
    """
    incoming = exchange.read_query(postgis_address, query)
    assert incoming.problems == ()
    found = units_by_ref(incoming)["a"]
    assert (found["opening_date"], found["closed_date"]) == ("2001-02-03", "2024-01-02")
    assert json.loads(found["aliases"]) == ["x", "y"]
    assert found["point"].wkt == "POINT (-11.5 8.25)"
    assert {k: v for k, v in json.loads(found["extra"]).items() if k != "r"} == {
        "n": "100000000000000000000.50", "f": "1.5", "whole": "3", "yes": "true", "é": [1, None],
        "bytes": "ff00", "i": "1 day, 0:00:00", "u": "6d2b1a4e-0000-4000-8000-000000000001",
    }  # fmt: skip


def test_that_dates_outside_of_the_calendar_are_told_with_their_row(postgis_address: str) -> None:
    query = """
        SELECT 'a' AS ref, 'A' AS name, 'infinity'::timestamptz AS opening_date
        UNION ALL SELECT 'b', 'B', '0044-03-15 BC'::timestamptz ORDER BY 1
    """
    incoming = exchange.read_query(postgis_address, query)
    assert [(p.code, p.row) for p in incoming.problems if p.row] == [("date-bad", 1), ("date-bad", 2)]


def test_that_another_reference_system_is_read_and_shown(postgis_address: str) -> None:
    query = "SELECT 'a' AS ref, 'A' AS name, ST_SetSRID(ST_MakePoint(700000, 940000), 32629) AS geom"
    incoming = exchange.read_query(postgis_address, query)
    assert not incoming.problems
    point = units_by_ref(incoming)["a"]["point"]
    assert (round(point.x, 3), round(point.y, 3)) == (-7.183, 8.5)
    assert incoming.understood[0].crs == "EPSG:32629 (WGS 84 / UTM zone 29N)"


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857"])
def test_that_a_geopackage_is_a_database_too(tmp_path: Path, crs: str) -> None:
    shapes = [shapely.box(0, 0, 1, 1), shapely.Point(0.5, 0.25)]
    frame = GeoDataFrame({"ref": ["a", "b"], "name": ["A", "B"]}, geometry=shapes, crs="EPSG:4326")
    pyogrio.write_dataframe(frame.to_crs(crs), tmp_path / "a.gpkg", layer="places")
    incoming = exchange.read_query(f"sqlite:///{tmp_path}/a.gpkg", "SELECT ref, name, geom FROM places")
    assert not [p for p in incoming.problems if p.row]
    found = units_by_ref(incoming)
    assert shapely.hausdorff_distance(found["a"]["boundary"], shapes[0]) < 1e-9
    assert found["b"]["point"].distance(shapes[1]) < 1e-9


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, None), ("", None), ("a\0b", "a\ufffdb"), (True, "true"), (7, "7"), (7.0, "7"), (0.1, "0.1"),
        (1e300, "1e+300"), (float("nan"), "nan"), (float("inf"), "inf"), (Decimal("1E+5"), "100000"),
        (date(2001, 2, 3), "2001-02-03"), (datetime(2001, 2, 3, 4, 5), "2001-02-03T04:05:00"),
        (datetime(2001, 2, 3, tzinfo=timezone(timedelta(hours=2))), "2001-02-03T00:00:00+02:00"),
        (b"\x00\xff", "00ff"), (b"", None), (memoryview(b"\x01"), "01"), (b"GP", "4750"),
        (b"GP\0\1\0\0\0\0xx", "475000010000000078 78".replace(" ", "")), (b"GP\0\xff" + b"\xff" * 90, None),
        ([1, Decimal("2.5"), None], '[1, "2.5", null]'), ({"a": date(2001, 2, 3)}, '{"a": "2001-02-03"}'),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
    ],
)  # fmt: skip
def test_that_a_value_is_written_as_a_list_would(value: Any, text: str | None) -> None:
    if isinstance(value, bytes) and value.startswith(b"GP\0\xff"):
        text = value.hex()
    assert as_text(value) == text
