"""Files and options made to hang or break a reader: each is refused or told, in no time."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import geopandas as gpd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from shapely import Point, to_wkb

from georegistry_desktop import exchange
from georegistry_desktop.cli import ending, printing
from georegistry_desktop.domain import Cancelled, Problem, Refused
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.exchange import Incoming
from georegistry_desktop.exchange.crs import crs_of
from georegistry_desktop.exchange.sql import table


def read_text(folder: Path, content: str, **options: object) -> Incoming:
    path = folder / "units.csv"
    path.write_text(content, "utf-8")
    return exchange.read(path, **options)  # type: ignore[arg-type]


def version_of(incoming: Incoming) -> VersionFrame:
    assert incoming.version is not None
    return incoming.version


def codes(incoming: Incoming) -> list[str]:
    return [p.code for p in incoming.problems]


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A pipe into which nobody writes: whoever opens it waits."""
    path = tmp_path / "pipe.csv"
    os.mkfifo(path)
    return path


def test_that_pipes_devices_and_folders_are_no_files_to_read(pipe: Path) -> None:
    incoming = exchange.read([pipe, Path("/dev/zero"), pipe.parent])
    assert codes(incoming) == ["file-special", "file-special", "file-folder"]
    assert incoming.problems[2].remedy == f"Name the files in it, such as {pipe.parent}/*.shp"
    assert incoming.refused(lenient=True)


def test_that_a_mapping_is_a_small_regular_file(pipe: Path) -> None:
    large = pipe.with_name("large.toml")
    large.write_text("#" * 1_000_001)
    for path, reason in ((pipe, "a pipe or a device"), (pipe.parent, "a folder"), (large, "1,000,000 bytes")):
        with pytest.raises(Refused, match="is no mapping") as refused:
            exchange.read_mapping(path)
        assert reason in str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_that_a_mapping_may_be_what_powershell_writes(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes("[columns]\nname = 'Thiès'\n".encode(encoding))
    assert exchange.read_mapping(path).columns == {"name": "Thiès"}


def test_that_a_mapping_in_another_encoding_is_to_be_saved_as_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes("[columns]\nname = 'Thiès'\n".encode("cp1252"))
    with pytest.raises(Refused, match="save it as UTF-8"):
        exchange.read_mapping(path)


def test_that_levels_no_database_holds_are_words(tmp_path: Path) -> None:
    incoming = read_text(tmp_path, "ref,name,level\na,A,0\nb,B,999\nc,C,1000\nd,D,1e30\ne,E,-5\n")
    types = [(t.name, t.depth) for t in version_of(incoming).types]
    assert sorted(types, key=str) == [
        ("-5", None),
        ("1000", None),
        ("1e30", None),
        ("Level 0", 0),
        ("Level 999", 999),
    ]


def test_that_a_layer_of_a_level_without_end_is_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "iaso.gpkg"
    units = gpd.GeoDataFrame({"ref": ["a"], "name": ["A"]}, geometry=[Point(1, 2)], crs=4326)
    for name in ("level-1-Country", "level-99999999999999999999-Planet"):
        units.to_file(path, layer=name)
    incoming = exchange.read(path)
    told = [p for p in incoming.problems if p.code == "iaso-level"]
    assert [(p.severity, p.params["value"]) for p in told] == [("error", "level-99999999999999999999-Planet")]
    assert [(t.name, t.depth) for t in version_of(incoming).types] == [("Country", 1)]


@pytest.mark.parametrize(("level", "depth"), [("1" * 5000, 1), ("0004", 4), ("³", 1)])
def test_that_a_level_of_5000_digits_counts_as_none(tmp_path: Path, level: str, depth: int) -> None:
    path = tmp_path / "a.json"
    unit = {"id": "a", "name": "A", "path": "/a", "level": level}
    levels = [{"level": n, "name": f"L{n}"} for n in (1, 4)]
    path.write_text(json.dumps({"organisationUnits": [unit], "organisationUnitLevels": levels}))
    assert version_of(exchange.read(path)).units["type"].tolist() == [f"L{depth}"]


@pytest.mark.parametrize("delimiter", ["é", "😀", ";"])
def test_that_excels_line_may_name_any_delimiter(tmp_path: Path, delimiter: str) -> None:
    rows = [("ref", "name"), ("a", "A"), ("b", "B")]
    lines = [f"sep={delimiter}", *(delimiter.join(row) for row in rows)]
    incoming = read_text(tmp_path, "\n".join(lines) + "\n")
    assert version_of(incoming).units["name"].tolist() == ["A", "B"]


SITE = 'ENGCRS["x",EDATUM["y"],CS[Cartesian,2],AXIS["a",east],AXIS["b",north],LENGTHUNIT["m",1]]'


@pytest.mark.parametrize(
    ("crs", "reason"),
    [
        ("ESRI:104903", "no way is known"),
        ("IAU_2015:30100", "no way is known"),
        ('LOCAL_CS["x"]', "neither degrees nor a projection"),
        (SITE, "neither degrees nor a projection"),
        ("EPSG:5773", "neither degrees nor a projection"),
        ("EPSG:4978", "neither degrees nor a projection"),
    ],
)
def test_that_systems_of_the_moon_of_sites_and_of_heights_are_refused(
    tmp_path: Path, crs: str, reason: str
) -> None:
    content = "ref,name,latitude,longitude\na,A,1,2\n"
    with pytest.raises(Refused, match="is no reference system for units") as refused:
        read_text(tmp_path, content, crs=crs)
    assert reason in str(refused.value)
    mapping = tmp_path / "m.toml"
    mapping.write_text(f"crs = '{crs}'\n[columns]\nname = 'name'\nlatitude = 'latitude'\n", "utf-8")
    with pytest.raises(Refused) as refused:
        read_text(tmp_path, content, mapping=exchange.read_mapping(mapping))
    assert refused.value.code == "crs-bad"


@pytest.mark.parametrize("crs", ["EPSG:32629", "EPSG:4979", "EPSG:4326+5773", "+proj=geos +h=35785831"])
def test_that_systems_of_the_earth_are_taken(crs: str) -> None:
    assert crs_of(crs).name


def test_that_nothing_is_written_over_a_pipe(tmp_path: Path, pipe: Path) -> None:
    version = version_of(read_text(tmp_path, "ref,name\na,A\n"))
    with pytest.raises(Refused, match="a pipe or a device"):
        exchange.write(version, pipe)
    assert pipe.is_fifo()


def test_that_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    version = version_of(read_text(tmp_path, "ref,name\na,A\n"))
    (tmp_path / "away").mkdir()
    for name, kept in (("old.csv", "kept"), ("new.csv", None)):
        target, link = tmp_path / "away" / name, tmp_path / name
        if kept:
            target.write_text(kept)
        link.symlink_to(target)
        exchange.write(version, link, replace=True)
        assert link.is_symlink()
        assert exchange.read(target).version is not None
    assert sorted(p.name for p in (tmp_path / "away").iterdir()) == ["new.csv", "old.csv"]


def test_that_a_link_to_itself_is_no_place_to_write(tmp_path: Path) -> None:
    version = version_of(read_text(tmp_path, "ref,name\na,A\n"))
    link = tmp_path / "loop.csv"
    link.symlink_to(link)
    with pytest.raises(Refused, match="levels of symbolic links"):
        exchange.write(version, link)
    assert codes(exchange.read(link)) == ["file-unreadable"]


def test_that_a_circle_of_many_units_is_one_problem(tmp_path: Path) -> None:
    rows = [f"u{n},u{(n + 1) % 20_000},N{n}" for n in range(20_000)] + ["a,b,A", "b,a,B"]
    incoming = read_text(tmp_path, "\n".join(["ref,parent_ref,name", *rows]) + "\n")
    assert [(p.code, p.row, p.unit) for p in incoming.problems] == [
        ("parent-cycle", 2, "u0"),
        ("parent-cycle", 20_002, "a"),
    ]
    assert "u0 → u1 → u2" in incoming.problems[0].message
    assert "(20000 units)" in incoming.problems[0].message


def test_that_a_thousand_problems_are_shown_and_the_others_counted(
    capsys: pytest.CaptureFixture[str],
) -> None:
    printing.problems([Problem(code="name-blank", file="a.csv", row=n) for n in range(2, 1_203)])
    said = capsys.readouterr().err
    assert said.count("The name is blank.") == 1_000
    assert "201 more problem(s) are not shown. All of them: with --json." in said


@pytest.mark.parametrize(
    ("odd", "reason"),
    [
        ({"crs": "x"}, "unrecognized format"),
        ({"crs": {"a": 1}}, "Missing"),
        ({"crs": 5}, "not found"),
        ({"encoding": "point"}, "not those of GeoParquet"),
        (None, "not those of GeoParquet"),
    ],
)
def test_that_odd_metadata_of_geoparquet_are_told(
    tmp_path: Path, odd: dict[str, object] | None, reason: str
) -> None:
    column = {"encoding": "WKB", "geometry_types": [], **(odd or {})}
    metadata = {"version": "1.0.0", "primary_column": "geometry", "columns": {"geometry": column}}
    said = "[" * 100_000 if odd is None else json.dumps(metadata)
    held = pa.table({"ref": ["a"], "name": ["A"], "geometry": [to_wkb(Point(1, 2))]})
    pq.write_table(held.replace_schema_metadata({"geo": said}), tmp_path / "a.parquet")
    incoming = exchange.read(tmp_path / "a.parquet")
    assert codes(incoming) == ["file-unreadable"]
    assert reason in incoming.problems[0].message


@pytest.fixture
def database(tmp_path: Path) -> str:
    with closing(sqlite3.connect(tmp_path / "a.db")) as held:
        held.execute("CREATE TABLE unit (ref TEXT)")
    return f"sqlite:///{tmp_path}/a.db"


def test_that_a_value_of_a_database_has_100_mb_at_most(database: str) -> None:
    with pytest.raises(Refused, match="a value has more than 100 MB"):
        exchange.read_query(database, "SELECT 'a' AS ref, zeroblob(900000000) AS name")


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) AS ref FROM n"


@pytest.mark.parametrize("reason", [Cancelled, KeyboardInterrupt])
def test_that_a_query_without_end_can_be_cancelled(database: str, reason: type[BaseException]) -> None:
    asked = []

    def progress(step: str, done: int = 0, total: int = 0) -> None:
        asked.append((step, done, total))
        if len(asked) == 3:
            raise reason

    with pytest.raises(reason):
        exchange.read_query(database, ENDLESS, progress=progress)
    assert asked == [(f"Asking {database}", 0, 0)] * 3


def test_that_a_result_beyond_memory_is_refused(database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_value: object) -> str:
        raise pa.lib.ArrowMemoryError("malloc of size 1 failed")

    monkeypatch.setattr(table, "as_text", full)
    with pytest.raises(Refused, match="does not fit into memory"):
        exchange.read_query(database, "SELECT 'a' AS ref")


def test_that_too_little_memory_ends_a_command_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    def command() -> object:
        raise pa.lib.ArrowMemoryError("malloc of size 1 failed")

    taken = signal.getsignal(signal.SIGINT)
    try:
        assert ending.run(command, []) == 1
    finally:
        signal.signal(signal.SIGINT, taken)
    assert "It does not fit into memory" in capsys.readouterr().err


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["b;B", "b;B;C"])
def test_that_a_list_may_begin_far_below_its_top(tmp_path: Path, end: str, last: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes((end * 70_000 + end.join(["ref;name", "a;A", last, ""])).encode())
    incoming = exchange.read(path)
    assert version_of(incoming).units["name"].tolist() == ["A", "B"]
    assert incoming.places["row"].tolist() == [70_002, 70_003]
    assert [p.row for p in incoming.problems if p.code == "row-length"] == [70_003] * last.count(";C")


def test_that_nothing_but_blanks_is_an_empty_file(tmp_path: Path) -> None:
    assert codes(read_text(tmp_path, " \r\n\t" * 2_000_000)) == ["file-empty"]


def test_that_ctrl_c_ends_a_query_whenever_it_comes(database: str) -> None:
    before = signal.signal(signal.SIGALRM, signal.default_int_handler)
    try:
        for wait in (0.05, 0.1, 0.3):
            signal.setitimer(signal.ITIMER_REAL, wait)
            with pytest.raises(KeyboardInterrupt):
                exchange.read_query(database, ENDLESS)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
