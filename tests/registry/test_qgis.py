"""The registry's file in QGIS, by its own API, and in the GDAL that newer ones bring."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pyogrio
import pytest
from factories import curated, uid
from shapely import Point, box

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.domain import Changeset, Refused, Set
from georegistry_desktop.storage import Registry

SYSTEM_PYTHON = "/usr/bin/python3"
WITH_QGIS = """
import json, sys
from qgis.core import Qgis, QgsApplication, QgsFeature, QgsGeometry, QgsVectorLayer
QgsApplication.setPrefixPath("/usr", True)
application = QgsApplication([], False)
application.initQgis()
steps = json.load(sys.stdin)
told = []
for step in steps:
    layer = QgsVectorLayer(f"{sys.argv[1]}|layername={step['layer']}", step["layer"], "ogr")
    assert layer.isValid(), step
    if "show" in step:
        names = step["show"]
        told.append([[f[n] if f[n] else None for n in names] for f in layer.getFeatures()])
        continue
    assert layer.startEditing()
    if "add" in step:
        made = QgsFeature(layer.fields())
        for name, value in step["add"].items():
            made[name] = value
        made.setGeometry(QgsGeometry.fromWkt(step["wkt"]))
        assert layer.addFeature(made)
    else:
        layer.selectByExpression(step["where"])
        (feature,) = layer.selectedFeatures()
        for name, value in step.get("set", {}).items():
            assert layer.changeAttributeValue(feature.id(), layer.fields().indexOf(name), value)
        if "wkt" in step:
            assert layer.changeGeometry(feature.id(), QgsGeometry.fromWkt(step["wkt"]))
        if step.get("delete"):
            assert layer.deleteFeature(feature.id())
    told.append([layer.commitChanges(), " ".join(layer.commitErrors())])
    layer.rollBack()
del layer
print("told:", json.dumps(told))
"""


def run_qgis(path: Path, *steps: dict[str, Any]) -> list[Any]:
    """What QGIS says to each step, done in its own process as a person does it on a layer."""
    done = subprocess.run(
        [SYSTEM_PYTHON, "-c", WITH_QGIS, str(path)],
        input=json.dumps(steps),
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": os.environ["PATH"], "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(path.parent)},
    )
    assert "told:" in done.stdout, done.stderr
    told: list[Any] = json.loads(done.stdout.rpartition("told:")[2])
    return told


@pytest.fixture(scope="session")
def qgis() -> Callable[..., list[Any]]:
    found = (
        shutil.which(SYSTEM_PYTHON)
        and not subprocess.run(
            [SYSTEM_PYTHON, "-c", "import qgis.core"], capture_output=True, check=False
        ).returncode
    )
    if not found:
        pytest.skip("QGIS is not installed (apt-get install python3-qgis)")
    return run_qgis


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "made.gpkg"
    with create_registry(path) as registry:
        curated(registry)
        registry.set_default("P")
    return path


def assert_valid(path: Path) -> None:
    command = [sys.executable, "-m", "osgeo_utils.samples.validate_gpkg", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def unit_of(registry: Registry, name: str) -> Any:
    units = registry.read("P").units
    (uuid,) = units["uuid"][units["name"] == name]
    return registry.unit("P", uuid)


def test_that_layers_show_one_version_in_words(file: Path) -> None:
    units = pyogrio.read_dataframe(file, layer="units").set_index("name")
    assert len(units) == 12
    assert units.loc["Kakua", ["type", "parent", "ref"]].tolist() == ["District", "North", "d1"]
    areas = pyogrio.read_dataframe(file, layer="areas").set_index("name")
    assert areas.loc["Kakua", ["type", "parent"]].tolist() == ["District", "North"]
    assert areas.geometry["Kakua"].equals(box(0, 2, 1, 3))
    assert_valid(file)


def test_that_what_sqlite_is_told_of_a_layer_is_kept_by_our_rules(file: Path) -> None:
    with open_registry(file) as registry:
        before = registry.revision()
    with closing(sqlite3.connect(file)) as raw:
        for name in ("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
            raw.create_function(name, 1, lambda _: 1.0)
        raw.create_function("ST_IsEmpty", 1, lambda _: 0)
        for statement, said in (
            ("UPDATE units SET parent = 'nobody' WHERE name = 'Kakua'", "not exactly one such parent"),
            ("UPDATE units SET type = 'Castle' WHERE name = 'Kakua'", "no such type"),
            ("UPDATE areas SET parent = 'd1' WHERE name = 'North'", "cycle"),
            ("DELETE FROM units WHERE name = 'Kakua'", "has children"),
            ("INSERT INTO units (name, parent) VALUES ('X', 'nobody')", "not exactly one such parent"),
            ("INSERT INTO areas (name) VALUES ('X')", "needs a shape"),
        ):
            with pytest.raises(sqlite3.IntegrityError, match=said):
                raw.execute(statement)
            raw.rollback()
        raw.execute("UPDATE units SET name = name, parent = 'South' WHERE name = 'Kakua'")
        raw.execute("UPDATE areas SET name = name WHERE name = 'Badjia'")
        raw.execute("DELETE FROM areas WHERE name = 'Bargbe'")
        raw.commit()
    with open_registry(file) as registry:
        assert registry.unit("P", uid("d1")).parent == uid("r2")
        assert registry.unit("P", uid("d3")).boundary is None
        (touched,) = registry.feed(before).units.values()
        assert uid("d1") in touched
        assert uid("d2") not in touched  # was only looked at
        assert registry.health() == []


def test_that_an_area_drawn_anew_is_that_of_its_unit(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        for name in ("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
            raw.create_function(name, 1, lambda _: 1.0)
        raw.create_function("ST_IsEmpty", 1, lambda _: 0)
        (shape,) = raw.execute("SELECT geom FROM areas WHERE ref = 'd1'").fetchone()
        raw.execute("DELETE FROM areas WHERE ref = 'd1'")
        raw.execute("INSERT INTO areas (name, ref, geom) VALUES ('Kakua', 'd1', ?)", (shape,))
        raw.execute("INSERT INTO areas (name, ref, geom) VALUES ('Other', 'd9', ?)", (shape,))
        raw.commit()
        assert raw.execute("SELECT count(*) FROM units WHERE ref = 'd1'").fetchone() == (1,)
        assert raw.execute("SELECT name FROM areas WHERE ref IN ('d1', 'd9')").fetchall() == [
            ("Kakua",),
            ("Other",),
        ]


def test_that_a_moved_point_has_no_altitude(file: Path) -> None:
    with open_registry(file) as registry:
        before = registry.unit("P", uid("f1"))
        changes = (Set(uid("f1"), "altitude", before.altitude, 120.0),)
        registry.commit("P", Changeset("measured", changes))
    with closing(sqlite3.connect(file)) as raw:
        for name in ("ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
            raw.create_function(name, 1, lambda _: 1.0)
        raw.create_function("ST_IsEmpty", 1, lambda _: 0)
        raw.execute("UPDATE units SET name = 'Same place' WHERE ref = 'f1'")
        raw.execute("UPDATE units SET point = (SELECT point FROM units WHERE ref = 'f2') WHERE ref = 'f3'")
        raw.commit()
    with open_registry(file) as registry:
        assert registry.unit("P", uid("f1")).altitude == 120
        assert registry.unit("P", uid("f3")).altitude is None


def test_that_a_layer_of_somebody_elses_is_told_by_an_upgrade(tmp_path: Path) -> None:
    file = tmp_path / "old.gpkg"
    shutil.copy(Path(__file__).parent / "first_schema" / "registry.gpkg", file)
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("CREATE TABLE units (id INTEGER PRIMARY KEY)")
    with pytest.raises(Refused, match="layer 'units'"):
        Registry.upgrade(str(file))
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("DROP TABLE units")
    Registry.upgrade(str(file))
    assert "units" in {name for name, _ in pyogrio.list_layers(file)}


def test_that_a_newer_gdal_edits_the_layers(file: Path) -> None:
    """As QGIS does it from 3.34 on; the library is the one that reads and writes our files."""
    (library,) = (Path(pyogrio.__file__).parent.parent / "pyogrio.libs").glob("libgdal*")
    gdal = ctypes.CDLL(str(library))
    for name in ("GDALOpenEx", "GDALDatasetGetLayerByName", "OGR_L_GetNextFeature"):
        getattr(gdal, name).restype = ctypes.c_void_p
    gdal.GDALAllRegister()
    update, vector = 0x01, 0x04
    data = ctypes.c_void_p(gdal.GDALOpenEx(str(file).encode(), update | vector, None, None, None))
    layer = ctypes.c_void_p(gdal.GDALDatasetGetLayerByName(data, b"areas"))
    for capability in (b"RandomWrite", b"DeleteFeature", b"SequentialWrite", b"FastSpatialFilter"):
        assert gdal.OGR_L_TestCapability(layer, capability) == 1
    gdal.OGR_L_SetAttributeFilter(layer, b"ref = 'd1'")
    feature = ctypes.c_void_p(gdal.OGR_L_GetNextFeature(layer))
    gdal.OGR_F_SetFieldString(feature, gdal.OGR_F_GetFieldIndex(feature, b"name"), b"Kakua Est")
    assert gdal.OGR_L_SetFeature(layer, feature) == 0
    gdal.OGR_F_Destroy(feature)
    gdal.GDALClose(data)
    with open_registry(file) as registry:
        assert registry.unit("P", uid("d1")).name == "Kakua Est"
        assert registry.health() == []
    assert_valid(file)


def test_that_qgis_shows_names_types_and_parents(file: Path, qgis: Callable[..., list[Any]]) -> None:
    shown = {"show": ["name", "type", "parent"]}
    units, areas = qgis(file, {"layer": "units", **shown}, {"layer": "areas", **shown})
    assert ["Kakua", "District", "North"] in units
    assert ["Kakua", "District", "North"] in areas
    assert (len(units), len(areas)) == (12, 6)


def test_that_what_qgis_changes_is_kept_told_and_undone(file: Path, qgis: Callable[..., list[Any]]) -> None:
    with open_registry(file) as registry:
        before = registry.revision()
    live = "version_id = (maximum(version_id))"
    told = qgis(
        file,
        {"layer": "org_unit", "where": f"{live} and source_ref = 'f1'", "set": {"name": "Poste 1"}},
        {"layer": "org_unit", "where": f"{live} and source_ref = 'f2'", "wkt": "POINT (0.5 2.5)"},
        {
            "layer": "boundary",
            "where": f"{live} and org_unit_id = (minimum(org_unit_id, filter:={live}) + 3)",
            "wkt": "MULTIPOLYGON (((0 2, 1 2, 1 3.5, 0 3, 0 2)))",
        },
        {
            "layer": "areas",
            "add": {"name": "New district", "type": "District", "parent": "South"},
            "wkt": "POLYGON ((1 0, 2 0, 2 1, 1 1, 1 0))",
        },
        {
            "layer": "units",
            "add": {"name": "New post", "type": "Facility", "parent": "d3"},
            "wkt": "POINT (0.5 0.5)",
        },
    )
    assert [done for done, _ in told] == [True] * 5, told
    with open_registry(file) as registry:
        assert registry.unit("P", uid("f1")).name == "Poste 1"
        assert registry.unit("P", uid("f2")).point == Point(0.5, 2.5)
        assert registry.unit("P", uid("d1")).boundary.bounds == (0, 2, 1, 3.5)
        area = unit_of(registry, "New district")
        assert (area.parent, area.type, area.status) == (uid("r2"), "District", "NEW")
        assert area.boundary.bounds == (1, 0, 2, 1)
        post = unit_of(registry, "New post")
        assert (post.parent, post.point) == (uid("d3"), Point(0.5, 0.5))
        feed = registry.feed(before)
        (touched,) = feed.units.values()
        assert touched >= {uid("f1"), uid("f2"), uid("d1"), area.uuid, post.uuid}
        assert registry.health() == []
        assert "Changed outside GeoRegistry" in {entry.label for entry in registry.history([uid("f1")])}
    assert_valid(file)


def test_that_qgis_is_refused_in_our_words(file: Path, qgis: Callable[..., list[Any]]) -> None:
    live = "version_id = (maximum(version_id))"
    told = qgis(
        file,
        {
            "layer": "org_unit",
            "where": "version_id = (minimum(version_id)) and source_ref = 'f1'",
            "set": {"name": "X"},
        },
        {"layer": "org_unit", "where": f"{live} and source_ref = 'd1'", "delete": True},
        {"layer": "areas", "add": {"name": "X", "parent": "nobody"}, "wkt": "POLYGON ((1 0, 2 0, 2 1, 1 0))"},
    )
    assert [done for done, _ in told] == [False, False, False]
    for (_, said), words in zip(
        told, ("snapshot", "has children", "not exactly one such parent"), strict=True
    ):
        assert words in said
    with open_registry(file) as registry:
        assert registry.unit("P", uid("f1")).name == "Health post 1"
