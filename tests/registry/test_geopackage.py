"""What makes the embedded registry a good GeoPackage and a safe file."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import geopandas as gpd
import pyogrio
import pytest
from factories import curated, small_country, uid
from shapely import MultiPolygon, Point, box

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.domain import Changeset, Deleted, Refused, Set
from georegistry_desktop.exchange.comparison import write_comparison
from georegistry_desktop.storage import Registry
from georegistry_desktop.workflows import compare_versions, export_version


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "made.gpkg"


@pytest.fixture
def made(file: Path) -> Iterator[Registry]:
    with create_registry(file) as registry:
        yield curated(registry)


def edit(registry: Registry, before: str, after: str) -> None:
    registry.commit("P", Changeset("x", (Set(uid("f1"), "name", before, after),)))


def test_that_the_file_is_a_valid_geopackage(made: Registry, file: Path) -> None:
    edit(made, "Health post 1", "X")
    made.drop("A@1")
    made.close()
    command = [sys.executable, "-m", "osgeo_utils.samples.validate_gpkg", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_that_gdal_reads_points_and_areas(made: Registry, file: Path) -> None:
    made.close()
    layers = {name: kind for name, kind in pyogrio.list_layers(file) if kind}
    assert layers["org_unit"] == "Point"
    assert layers["boundary"] == "MultiPolygon"
    points = pyogrio.read_dataframe(file, layer="org_unit", bbox=(0.05, 2, 0.25, 3))
    assert sorted(points["name"].unique()) == ["Health post 1", "Health post 2"]


def test_that_layers_of_other_programs_keep_their_triggers(made: Registry, file: Path) -> None:
    made.close()
    roads = gpd.GeoDataFrame({"name": ["A1"]}, geometry=[Point(1, 1)], crs=4326)
    pyogrio.write_dataframe(roads, file, layer="roads", append=True)

    def theirs() -> set[str]:
        with closing(sqlite3.connect(file)) as raw:
            query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'roads'"
            return {name for (name,) in raw.execute(query)}

    before = theirs()
    assert before
    made.load("B", small_country(), origin={})
    made.drop("B@1")
    Registry.upgrade(str(file))
    assert theirs() == before


def test_that_no_file_is_written_over_a_registry(made: Registry, file: Path, tmp_path: Path) -> None:
    comparison = compare_versions(made, "A", "P")
    for write in (
        lambda: export_version(made, "P", file),
        lambda: write_comparison(comparison, file),
        lambda: write_comparison(comparison, file, format="csv"),
        lambda: export_version(made, "P", file, replace=True),
    ):
        with pytest.raises(Refused) as caught:
            write()
        assert caught.value.code == "output-registry"
    assert [p.name for p in tmp_path.glob("*.gpkg")] == ["made.gpkg"]
    assert made.unit("P", "f1").name == "Health post 1"
    export_version(made, "P", tmp_path / "plain.gpkg")
    export_version(made, "P", tmp_path / "plain.gpkg", replace=True)


def test_that_a_closed_registry_is_one_file_and_a_copy_is_whole(
    made: Registry, file: Path, tmp_path: Path
) -> None:
    edit(made, "Health post 1", "X")
    made.close()
    assert [p.name for p in tmp_path.iterdir()] == ["made.gpkg"]
    shutil.copy(file, tmp_path / "copy.gpkg")
    with open_registry(tmp_path / "copy.gpkg") as copy:
        assert copy.unit("P", "f1").name == "X"
        assert copy.health() == []


@pytest.mark.filterwarnings("ignore:A geometry of type POLYGON is inserted:RuntimeWarning")
def test_that_an_area_of_one_polygon_from_another_program_is_kept_and_undone(
    made: Registry, file: Path
) -> None:
    made.close()
    with closing(sqlite3.connect(file)) as raw:
        unit, version = raw.execute(
            "SELECT u.id, u.version_id FROM org_unit u JOIN source_version v ON v.id = u.version_id"
            " WHERE v.state = 'live' AND u.source_ref = 'f1'"
        ).fetchone()
    area = gpd.GeoDataFrame(
        {"org_unit_id": [unit], "version_id": [version]}, geometry=[box(0, 0, 1, 1)], crs=4326
    )
    pyogrio.write_dataframe(area, file, layer="boundary", append=True, promote_to_multi=False)
    with open_registry(file) as registry:
        held = registry.unit("P", "f1")
        assert held.boundary == MultiPolygon([box(0, 0, 1, 1)])
        assert registry.units("P").set_index("source_ref")["boundary"]["f1"] == held.boundary
        registry.commit("P", Changeset("gone", (Deleted(held),)))
        registry.undo()
        assert registry.unit("P", "f1") == held
        assert registry.health() == []


def test_that_it_closes_to_one_file_after_several_threads_read_it(made: Registry, file: Path) -> None:
    together = Barrier(3)

    def read(_: int) -> None:
        with made._database.reading():
            together.wait()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(read, range(3)))
    made.close()
    assert [p.name for p in file.parent.iterdir()] == [file.name]
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_that_a_registry_is_made_where_an_attempt_was_killed(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA user_version = 1")
    assert file.stat().st_size
    with pytest.raises(Refused):
        open_registry(file)
    with create_registry(file) as made:
        assert made.health() == []


def test_that_no_registry_is_made_out_of_what_is_none(tmp_path: Path) -> None:
    text = tmp_path / "list.csv"
    text.write_text("ref,name\n" * 500)
    with pytest.raises(Refused) as caught:
        create_registry(text)
    assert caught.value.code == "file-exists"
    with pytest.raises(Refused) as caught:
        Registry.upgrade(str(tmp_path / "none.gpkg"))
    assert caught.value.code == "registry-missing"
    assert list(tmp_path.iterdir()) == [text]


def test_that_every_commit_is_synced_to_the_disk(made: Registry) -> None:
    with made._database.writing("looks") as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_that_a_reopened_registry_writes_through_a_wal_again(made: Registry, file: Path) -> None:
    made.close()
    with open_registry(file) as again:
        edit(again, "Health post 1", "X")
        with again._database.reading() as connection:
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_that_a_power_cut_leaves_whole_commits_only(made: Registry, file: Path, tmp_path: Path) -> None:
    """The WAL cut at any length is what a power cut leaves; each opens as some prefix of the commits."""
    made.load("B", small_country(), origin={})
    names = ["Health post 1", *(f"N{i}" for i in range(12))]
    for before, after in itertools.pairwise(names):
        edit(made, before, after)
    wal = Path(f"{file}-wal").read_bytes()
    assert len(wal) > 100_000
    seen = set()
    for part in range(0, 41):
        cut = tmp_path / f"cut{part}.gpkg"
        shutil.copy(file, cut)
        Path(f"{cut}-wal").write_bytes(wal[: len(wal) * part // 40])
        with closing(sqlite3.connect(cut)) as raw:
            assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            if raw.execute("SELECT count(*) FROM sqlite_master WHERE name = 'source_version'").fetchone() == (
                0,
            ):
                continue
            states = {row[0] for row in raw.execute("SELECT state FROM source_version")}
            assert states <= {"snapshot", "live"}
            name = raw.execute(
                "SELECT name FROM org_unit WHERE version_id = 2 AND source_ref = 'f1'"
            ).fetchone()
            commits = raw.execute("SELECT count(*) FROM changeset WHERE kind = 'edit'").fetchone()[0]
            assert raw.execute("SELECT count(*) FROM open_changeset").fetchone() == (0,)
            if name is not None:
                assert name[0] == names[commits]
                seen.add(commits)
    assert len(seen) > 3
    made.close()


def test_that_the_spatial_index_follows_every_edit(made: Registry) -> None:
    from shapely import Point

    for after in (Point(50, 50), None, Point(-170, -80)):
        unit = made.unit("P", "f1")
        made.commit("P", Changeset("p", (Set(uid("f1"), "point", unit.point, after),)))
        with made._database.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT r.minx, r.maxy FROM rtree_org_unit_point r JOIN org_unit u USING (id)"
                " JOIN source_version v ON v.id = u.version_id WHERE v.state = 'live' AND u.uuid = ?",
                (uid("f1"),),
            ).all()
        assert rows == ([] if after is None else [(after.x, after.y)])
