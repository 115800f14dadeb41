"""Small valid files of each format, spoilt at random: only problems come out, the rest can be stored."""

from __future__ import annotations

import csv
import io
import json
import random
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
import pytest
import shapely
from factories import small_country
from test_exchange_spreadsheet import ods

from georegistry_desktop import create_registry, exchange
from georegistry_desktop.compare.records import Records
from georegistry_desktop.domain import Created, Unit
from georegistry_desktop.domain.checking import check_changes
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.domain.tree import broken_rules
from georegistry_desktop.exchange import Incoming

WORDS: tuple[Any, ...] = (
    *(
        "",
        " ",
        "\t",
        "\u00a0",
        "a",
        " a ",
        "f1",
        "f2",
        "c",
        "0",
        "-1",
        "1e999",
        "nan",
        "8,4657",
        "91",
        "12 m",
    ),
    *(
        "\n",
        "x\ny",
        "a,b\nc,d",
        '"',
        "'",
        '"x',
        "é" * 300,
        "\0",
        "\ufffd",
        "🏥",
        "\ud800",
        "\u2028",
        "\ufeff",
    ),
    *("2020-02-30", "2024-01-01", "0001-01-01", "VALID", "maybe", "=1+1", "/c/r1/d1", "/", "\x1f", "\x85"),
    *(
        "[]",
        "{}",
        "[",
        '[""]',
        "[1]",
        '["a"',
        "[null]",
        '{"a": NaN}',
        '{"": 1}',
        '{"a": "\\u0000"}',
        "[" * 3000,
    ),
    *(
        "a;b",
        ";",
        ":x",
        "x:",
        "x:1;x:1",
        "00000000-0000-4000-8000-000000000000",
        "POINT EMPTY",
        "POINT (1 2)",
    ),
    *("POINT (1 2 nan)", "CURVEPOLYGON (CIRCULARSTRING (0 0, 1 1, 2 0, 1 -1, 0 0))", "SRID=3857;POINT (1 2)"),
    *("POLYGON ((0 0, 1 1))", "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))", "[[[[0,0],[1,0],[1,1],[0,0]]]]"),
    '{"type": "Point", "coordinates": [1, 1e999]}',
)
VALUES: tuple[Any, ...] = (
    *WORDS,
    None,
    True,
    False,
    0,
    -1,
    7,
    2.5,
    1e308,
    float("nan"),
    float("inf"),
    [],
    {},
    [[]],
)


def dhis2_document() -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [1, 2]}
    full = {
        "coordinates": "[1,2]",
        "code": "1",
        "shortName": "E",
        "comment": "free",
        "attributeValues": [{"attribute": {"id": "x"}, "value": "7"}],
        "translations": [{"locale": "fr", "property": "NAME", "value": "É"}],
        "organisationUnitGroups": [{"id": "g"}],
    }
    units: list[dict[str, Any]] = [
        {"id": "c", "name": "C", "level": 1, "path": "/c", "openingDate": "2001-01-01T00:00:00.000"},
        {"id": "d", "name": "D", "level": 2, "parent": {"id": "c"}, "geometry": point},
        {"id": "e", "name": "E", "path": "/c/d/e", **full},
    ]
    return {
        "organisationUnits": units,
        "organisationUnitLevels": [{"level": 1, "name": "Country"}],
        "organisationUnitGroups": [{"id": "g", "name": "G", "code": "1", "organisationUnits": [{"id": "c"}]}],
        "organisationUnitGroupSets": [{"id": "s", "name": "S", "organisationUnitGroups": [{"id": "g"}]}],
    }


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return written_seeds(tmp_path_factory.mktemp("seeds"))


def written_seeds(folder: Path) -> list[Path]:
    for kind in ("csv", "json", "gpkg"):
        exchange.write(small_country(), folder / f"ours.{kind}")
    (folder / "dhis2.json").write_text(json.dumps(dhis2_document()))
    (folder / "levels.csv").write_text(
        "region,district,name,code,groups\nNord,Bo,P,1,g\nNord,Ko,Q,2,\nSud,,R,3,h\n"
    )
    (folder / "path.csv").write_text(
        "id;path;name;level;lat;lon;geom\na;/a;A;1;1;2;\nb;/a/b;B;2;;;POINT (1 2)\n"
    )
    more_seeds(folder)
    return sorted(folder.iterdir())  # fmt: skip


def more_seeds(folder: Path) -> None:
    """A list in each format that others write."""
    columns: dict[str, list[Any]] = {
        "ref": ["r", "d", "f"],
        "parent_ref": [None, "r", "d"],
        "name": ["Nord", "Thiès", "Poste"],
        "code": ["007", "008", "009"],
        "beds": [1, 2, 3],
        "opened": ["2001-02-03", None, "31/12/2004"],
    }
    shapes = [shapely.box(-12, 8, -11, 9), shapely.box(-12, 8, -11.5, 8.5), shapely.box(-12, 8, -11.9, 8.1)]
    frame = gpd.GeoDataFrame(columns, geometry=shapes, crs=4326)
    for name, driver in (
        ("list.geojson", "GeoJSON"),
        ("list.kml", "LIBKML"),
        ("list.gml", "GML"),
        ("list.fgb", "FlatGeobuf"),
    ):
        pyogrio.write_dataframe(frame, folder / name, driver=driver)
    (folder / "list.xsd").unlink()
    for at, layer in enumerate(("level-1-Region", "level-2-District")):
        pyogrio.write_dataframe(
            frame.iloc[[at]], folder / "iaso.gpkg", layer=layer, driver="GPKG", append=at > 0
        )
    pyogrio.write_dataframe(frame.to_crs(32629), folder / "layers.gpkg", layer="units", driver="GPKG")
    frame.to_parquet(folder / "list.parquet")
    with tempfile.TemporaryDirectory() as shapefiles, zipfile.ZipFile(folder / "list.zip", "w") as archive:
        pyogrio.write_dataframe(frame, Path(shapefiles) / "list.shp")
        for part in Path(shapefiles).iterdir():
            archive.write(part, part.name)
    plain = pd.DataFrame(columns)
    plain.to_excel(folder / "list.xlsx", index=False)
    ods(folder, [[*columns], *([*row] for row in zip(*columns.values(), strict=True))], name="list.ods")
    (folder / "minutes.csv").write_text(
        "ref;name;latitude;longitude;date\na;A;8°30'N;11°15'O;1/2/2020\nb;ThiÃ¨s;712345;934567;\n", "utf-8"
    )


def spoil_bytes(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 4)):
        at, length = chance.randrange(len(data) + 1), chance.choice((0, 0, 1, 1, 4, 60))
        other = chance.choice(
            (b"", b'"', b"\n", b",", b"\0", b"{", b"]", b"\xff", b"\\u0000", b"\\ud800", b"9")
        )
        data[at : at + length] = other
    path.write_bytes(bytes(data))


def spoil_cells(path: Path, chance: random.Random) -> None:
    text = path.read_text("utf-8")
    delimiter = ";" if path.name.startswith("path") else ","
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    for _ in range(chance.randint(1, 4)):
        row = chance.choice(rows[chance.choice((0, 1, 1, 1)) :])
        if row:
            row[chance.randrange(len(row))] = chance.choice(WORDS)
        if chance.random() < 0.2:
            rows.append([*chance.choice(rows)])
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=delimiter).writerows(rows)
    path.write_bytes(made.getvalue().encode("utf-8", "surrogatepass"))


def spoil_json(path: Path, chance: random.Random) -> None:
    document = json.loads(path.read_text("utf-8"))
    for _ in range(chance.randint(1, 4)):
        at, steps = document, chance.randint(1, 6)
        while steps and isinstance(at, (dict, list)) and at:
            key = chance.choice([*at]) if isinstance(at, dict) else chance.randrange(len(at))
            steps -= 1
            if steps and isinstance(at[key], (dict, list)) and at[key]:
                at = at[key]
            elif chance.random() < 0.15:
                at.append(at[key]) if isinstance(at, list) else at.pop(key)
                break
            else:
                at[key] = chance.choice(VALUES)
                break
    path.write_text(json.dumps(document), "utf-8")


def spoil_archive(path: Path, chance: random.Random) -> None:
    """One of the files in it, so that the archive itself stays whole."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([*parts])
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(parts[name])
    spoil_bytes(part, chance)
    parts[name] = part.read_bytes()
    part.unlink()
    with zipfile.ZipFile(path, "w") as archive:
        for inner, content in parts.items():
            archive.writestr(inner, content)


def spoil_layers(path: Path, chance: random.Random) -> None:
    with closing(sqlite3.connect(path)) as held, held:
        for (name,) in held.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            held.execute(f'DROP TRIGGER "{name}"')
        layers = [row[0] for row in held.execute("SELECT table_name FROM gpkg_contents")]
        for _ in range(chance.randint(1, 3)):
            table = chance.choice(layers)
            column = chance.choice([row[1] for row in held.execute(f"PRAGMA table_info('{table}')")][1:])
            value = chance.choice(
                [v for v in VALUES if not isinstance(v, (list, dict))] + [b"GP\0\1", b"\xff"]
            )
            value = value.replace("\ud800", "?") if isinstance(value, str) else value
            held.execute(f'UPDATE "{table}" SET "{column}" = ?', (value,))


def spoil_tables(path: Path, chance: random.Random) -> None:
    with closing(sqlite3.connect(path)) as held, held:
        for (name,) in held.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            held.execute(f'DROP TRIGGER "{name}"')
        for _ in range(chance.randint(1, 4)):
            tables = ("units",) * 4 + ("boundaries", "types", "about", "groups", "memberships", "references")
            table = chance.choice(tables)
            column = chance.choice([row[1] for row in held.execute(f"PRAGMA table_info('{table}')")][1:])
            value = chance.choice(
                [v for v in VALUES if not isinstance(v, (list, dict))] + [b"GP\0\1", b"\xff"]
            )
            value = value.replace("\ud800", "?") if isinstance(value, str) else value
            held.execute(
                f'UPDATE "{table}" SET "{column}" = ? WHERE rowid IN'
                f' (SELECT rowid FROM "{table}" ORDER BY rowid LIMIT 1 OFFSET ?)',
                (value, chance.randrange(12)),
            )


SPOILERS: dict[str, tuple[Callable[[Path, random.Random], None], ...]] = {
    ".csv": (spoil_bytes, spoil_cells, spoil_cells),
    ".json": (spoil_bytes, spoil_json, spoil_json),
    ".gpkg": (spoil_tables,),
    **dict.fromkeys((".xlsx", ".ods", ".zip"), (spoil_bytes, spoil_archive, spoil_archive)),
    **dict.fromkeys((".geojson", ".kml", ".gml", ".fgb", ".parquet"), (spoil_bytes,)),
}


def spoilt(seeds: list[Path], folder: Path, seed: int) -> Path:
    chance = random.Random(seed)
    whole = seeds[seed % len(seeds)]
    path = folder / f"{seed}-{whole.name}"
    shutil.copy(whole, path)
    layers = whole.suffix == ".gpkg" and not whole.name.startswith("ours")
    chance.choice((spoil_layers,) if layers else SPOILERS[path.suffix])(path, chance)
    return path


class Nothing:
    """The tree before anything is in it."""

    def unit(self, _uuid: str) -> Unit | None:
        return None

    def parent(self, _uuid: str) -> str | None:
        return None

    def children(self, _uuid: str) -> list[str]:
        return []

    def __contains__(self, _uuid: object) -> bool:
        return False


def assert_storable(version: VersionFrame, told: set[str]) -> None:
    records = Records(version)
    units: dict[str, Unit | None] = {}
    for row in range(len(version.units)):
        unit = records.unit(row)
        units[unit.uuid] = unit
        check_changes([Created(unit)])
        for key in (unit.source_ref, unit.code):
            assert key is None or key == key.strip() != ""
    assert len(units) == len(version.units)
    types = {t.name: t for t in version.types}
    assert len(types) == len(version.types)
    broken = broken_rules(units, Nothing(), types=types, groups=set(version.groups["uuid"]))
    assert {p.code for p in broken} <= {"dates-swapped", "parent-type"}
    refs = version.units["source_ref"].dropna()
    assert refs.is_unique or "ref-repeated" in told
    assert set(version.units["type"].dropna()) <= types.keys()
    for name in ("groups", "group_sets"):
        frame = getattr(version, name)
        assert frame["uuid"].is_unique
        assert (frame["name"].fillna("").str.strip() != "").all()
    for name in ("memberships", "group_set_members", "references"):
        frame = getattr(version, name)
        assert not frame.duplicated().any()
        assert not frame.isna().any(axis=None)


def assert_only_problems(path: Path) -> Incoming:
    incoming = exchange.read(path)
    for problem in incoming.problems:
        json.dumps(problem.as_dict(), ensure_ascii=False).encode()
        assert problem.file is None or problem.file.startswith(path.name)
        assert problem.message
    assert incoming.version is not None or incoming.problems
    if incoming.version is not None and not any(p.severity == "fatal" for p in incoming.problems):
        told = {p.code for p in incoming.problems}
        assert_storable(incoming.version, told)
        assert {p.code for p in exchange.check(incoming.version)} <= told | other_names(told)
    return incoming


def other_names(told: set[str]) -> set[str]:
    """What ``check`` calls otherwise than the import, or finds because of what the import left out."""
    same = {"key-repeated"} if told & {"ref-repeated", "code-repeated"} else set()
    return same | ({"roots-several"} if told & {"ref-unknown", "parent-differs", "parent-cycle"} else set())


@pytest.mark.parametrize("block", range(6))
def test_that_no_spoilt_file_gives_anything_but_problems(
    seeds: list[Path], tmp_path: Path, block: int
) -> None:
    for seed in range(block, 300, 6):
        path = spoilt(seeds, tmp_path, seed)
        assert_only_problems(path)


SOAKED = range(1000, 7_900)
"""Seeds of the soak; with those of the other readers, see ``test_exchange_feeds_fuzz``, 10,000 files."""


@pytest.mark.soak
@pytest.mark.parametrize("block", range(20))
def test_that_no_spoilt_file_keeps_a_registry_from_loading_it(
    seeds: list[Path], tmp_path: Path, block: int
) -> None:
    for seed in SOAKED[block::20]:
        path = spoilt(seeds, tmp_path, seed)
        incoming = assert_only_problems(path)
        if seed % 10 == block % 10 and not incoming.refused(lenient=True):
            assert incoming.version is not None
            file = tmp_path / "registry.gpkg"
            with create_registry(file) as registry:
                registry.load("A", incoming.version, origin=incoming.origin)
            file.unlink()
        path.unlink()
