"""Extracts, bundles and tables of databases, spoilt at random: only problems come out."""

from __future__ import annotations

import base64
import json
import random
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import osmium
import pytest
from factories import small_country
from fhir_bundles import BOUNDARY, FACILITY, JURISDICTION, SQUARE, location, organization, ref, saved
from test_exchange_fuzz import (
    SOAKED,
    VALUES,
    WORDS,
    assert_only_problems,
    assert_storable,
    spoil_bytes,
    spoil_json,
    written_seeds,
)
from test_exchange_osm import admin, country, node, relation, square, way

from georegistry_desktop import exchange

NUMBERS = ("0", "1", "-1", "999999999999", "99999999999999999999", "1e5", "nan", "", "x", "91", "-181", "0.0")
WORDS_OF_XML = (
    *(w for w in WORDS if "\0" not in w and "\ud800" not in w),
    "boundary",
    "administrative",
    "2;4",
)


@pytest.fixture(scope="session")
def extracts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("extracts")
    plain = country(
        folder / "plain.osm",
        node(50, 2, 2, amenity="clinic", name="A", ref="1"),
        node(51, 7, 7, healthcare="yes", name="B"),
        square(60, 3, 3, 0.1),
        way(60, [60, 61, 62, 63, 60], {"amenity": "hospital", "name": "H"}),
        relation(200, [("way", 60, "outer"), ("way", 999, "inner"), ("node", 50, "label")], admin(6, "Cut")),
    )
    packed = folder / "packed.osm.pbf"
    with osmium.SimpleWriter(str(packed)) as writer:
        for thing in osmium.FileProcessor(str(plain)):
            writer.add(thing)
    return [plain, plain, packed]


@pytest.fixture(scope="session")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("bundles")
    exchange.write(small_country(), folder / "ours.fhir.json")
    attachment = {"data": base64.b64encode(json.dumps(SQUARE).encode()).decode()}
    saved(
        folder / "theirs.json",
        location("land", type=[JURISDICTION], extension=[{"url": BOUNDARY, "valueAttachment": attachment}]),
        organization("o", type=[JURISDICTION], alias=["A"]),
        location(
            "f", partOf=ref("Location/land"), type=[FACILITY], managingOrganization=ref("Organization/o")
        ),
        location("g", position={"longitude": 1, "latitude": 2}, identifier=[{"system": "s", "value": "v"}]),
        organization("p", type=[FACILITY], partOf=ref("Organization/o")),
        link=[{"relation": "self", "url": "u"}],
    )
    return sorted(folder.iterdir())


def spoil_xml(path: Path, chance: random.Random) -> None:
    """Values of attributes, and whole lines gone, doubled or elsewhere."""
    lines = path.read_text("utf-8").splitlines(keepends=True)
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(2, len(lines) - 1)
        kind = chance.random()
        if kind < 0.15:
            del lines[at]
        elif kind < 0.3:
            lines.insert(chance.randrange(2, len(lines) - 1), lines[at])
        elif spots := [*re.finditer(r'"([^"]*)"', lines[at])]:
            spot = chance.choice(spots)
            numeric = re.fullmatch(r"[-\d.]+", spot.group(1)) and chance.random() < 0.8
            word = chance.choice(NUMBERS if numeric else WORDS_OF_XML)
            word = (
                word.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;").replace("\n", "&#10;")
            )
            lines[at] = f"{lines[at][: spot.start(1)]}{word}{lines[at][spot.end(1) :]}"
    path.write_text("".join(lines), "utf-8")


def spoilt(seeds: list[Path], folder: Path, seed: int) -> Path:
    chance = random.Random(seed)
    whole = seeds[seed % len(seeds)]
    path = folder / f"{seed}-{whole.name}"
    shutil.copy(whole, path)
    ways = {".osm": (spoil_bytes, spoil_xml, spoil_xml), ".pbf": (spoil_bytes,)}
    chance.choice(ways.get(path.suffix, (spoil_bytes, spoil_json, spoil_json)))(path, chance)
    return path


def table(folder: Path, seed: int) -> tuple[str, str]:
    """The address of a file with a table of anything, and a query of its columns under any name."""
    chance = random.Random(seed)
    path = folder / f"{seed}.db"
    values = [v for v in VALUES if not isinstance(v, (list, dict))]
    values += [b"GP\0\1", b"\xff\xfe", b"\0" * 40, 2**63 - 1, "c", "f1"]
    width = chance.randint(1, 6)
    names = chance.sample(("ref", "parent_ref", "name", "code", "latitude", "longitude", "wkt", "x"), width)
    with closing(sqlite3.connect(path)) as held, held:
        held.execute(f"CREATE TABLE list ({', '.join(f'c{n}' for n in range(width))})")
        held.executemany(
            f"INSERT INTO list VALUES ({', '.join('?' * width)})",
            [[_stored(chance.choice(values)) for _ in range(width)] for _ in range(chance.randint(0, 9))],
        )
    return (
        f"sqlite:///{path}",
        f"SELECT {', '.join(f'c{n} AS {name}' for n, name in enumerate(names))} FROM list",
    )


def _stored(value: Any) -> Any:
    return value.replace("\ud800", "?") if isinstance(value, str) else value


def blocks(seeds: range, count: int) -> list[Any]:
    return [pytest.param(seeds[n::count], id=f"block{n}") for n in range(count)]


def assert_a_query_gives_only_problems(folder: Path, seed: int) -> None:
    address, query = table(folder, seed)
    incoming = exchange.read_query(address, query)
    for problem in incoming.problems:
        assert problem.message
        assert problem.file in (address, None)
    if incoming.version is not None and not any(p.severity == "fatal" for p in incoming.problems):
        assert_storable(incoming.version, {p.code for p in incoming.problems})


@pytest.mark.parametrize("chosen", blocks(range(60), 3))
def test_that_no_spoilt_extract_gives_anything_but_problems(
    extracts: list[Path], tmp_path: Path, chosen: range
) -> None:
    for seed in chosen:
        assert_only_problems(spoilt(extracts, tmp_path, seed))


@pytest.mark.parametrize("chosen", blocks(range(60), 3))
def test_that_no_spoilt_bundle_gives_anything_but_problems(
    bundles: list[Path], tmp_path: Path, chosen: range
) -> None:
    for seed in chosen:
        assert_only_problems(spoilt(bundles, tmp_path, seed))


@pytest.mark.parametrize("chosen", blocks(range(60), 3))
def test_that_no_table_gives_anything_but_problems(tmp_path: Path, chosen: range) -> None:
    for seed in chosen:
        assert_a_query_gives_only_problems(tmp_path, seed)


FEEDS_SOAKED = range(1000, 2_100)
"""Each seed is one extract, one bundle and one table of a database."""


def test_that_the_soak_spoils_ten_thousand_files_of_all_readers(
    tmp_path: Path, extracts: list[Path], bundles: list[Path]
) -> None:
    assert len(SOAKED) + 3 * len(FEEDS_SOAKED) >= 10_000
    read = {exchange.read(path).origin["format"] for path in (*written_seeds(tmp_path), *extracts, *bundles)}
    assert read == {known.name for known in exchange.FORMATS if known.read is not None}


@pytest.mark.soak
@pytest.mark.parametrize("chosen", blocks(FEEDS_SOAKED, 20))
def test_that_no_feed_spoilt_in_any_way_gives_anything_but_problems(
    extracts: list[Path], bundles: list[Path], tmp_path: Path, chosen: range
) -> None:
    for seed in chosen:
        for whole in (extracts, bundles):
            path = spoilt(whole, tmp_path, seed)
            assert_only_problems(path)
            path.unlink()
        assert_a_query_gives_only_problems(tmp_path, seed)
