"""Extracts of OpenStreetMap: which objects are units, what their tags mean, who lies in whom."""

from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from xml.sax.saxutils import quoteattr

import osmium
import pytest
import shapely

from georegistry_desktop import exchange
from georegistry_desktop.domain import Cancelled
from georegistry_desktop.exchange import Incoming

Members = Iterable[tuple[str, int, str]]


def tagged(tags: dict[str, str]) -> str:
    return "".join(f"<tag k={quoteattr(key)} v={quoteattr(value)}/>" for key, value in tags.items())


def node(key: int, lon: float, lat: float, **tags: str) -> str:
    return f'<node id="{key}" lat="{lat!r}" lon="{lon!r}">{tagged(tags)}</node>\n'


def way(key: int, nodes: Iterable[int], tags: dict[str, str]) -> str:
    return f'<way id="{key}">{"".join(f"<nd ref={quoteattr(str(n))}/>" for n in nodes)}{tagged(tags)}</way>\n'


def relation(key: int, members: Members, tags: dict[str, str]) -> str:
    held = "".join(f'<member type="{kind}" ref="{ref}" role="{role}"/>' for kind, ref, role in members)
    return f'<relation id="{key}">{held}{tagged({"type": "boundary"} | tags)}</relation>\n'


def admin(level: int, name: str, **tags: str) -> dict[str, str]:
    return {"boundary": "administrative", "admin_level": str(level), "name": name, **tags}


def square(first: int, x: float, y: float, side: float) -> str:
    corners = ((x, y), (x + side, y), (x + side, y + side), (x, y + side))
    return "".join(node(first + at, *corner) for at, corner in enumerate(corners))


def ring(first: int) -> list[int]:
    return [first, first + 1, first + 2, first + 3, first]


def saved(path: Path, *objects: str) -> Path:
    """The objects as XML, in the order that OpenStreetMap keeps: nodes, ways, relations."""
    lines = "".join(objects).splitlines(keepends=True)
    ordered = sorted(lines, key=lambda line: ("<node", "<way", "<relation").index(line.split()[0]))
    path.write_text(f'<?xml version="1.0"?>\n<osm version="0.6">\n{"".join(ordered)}</osm>\n', "utf-8")
    return path


def country(path: Path, *more: str) -> Path:
    """A country of 10 by 10 degrees with two regions beside each other; the first has a district."""
    return saved(
        path,
        square(1, 0, 0, 10),
        node(5, 5, 0),
        node(6, 5, 10),
        square(11, 1, 1, 2),
        way(1, [5, 1, 4, 6], {}),
        way(2, [6, 3, 2, 5], {}),
        way(3, [5, 6], admin(4, "a border that is no unit")),
        way(11, ring(11), {}),
        relation(100, [("way", 1, "outer"), ("way", 2, "outer")], admin(2, "Land", ISO3166_1="XX")),
        relation(101, [("way", 1, "outer"), ("way", 3, "outer")], admin(4, "West")),
        relation(102, [("way", 2, "outer"), ("way", 3, "outer")], admin(4, "East")),
        relation(103, [("way", 11, "outer")], admin(6, "Bo")),
        *more,
    )


def told(incoming: Incoming) -> list[tuple[str, str | None]]:
    return [(p.code, p.unit) for p in incoming.problems if p.code != "roots-several"]


def parents(incoming: Incoming) -> dict[str, str | None]:
    assert incoming.version is not None
    units = incoming.version.units
    names = dict(zip(units["uuid"], units["name"], strict=True))
    return {name: names.get(above) for name, above in zip(units["name"], units["parent"], strict=True)}


def test_that_the_sample_comes_in_with_its_tags(shared_data: Path) -> None:
    incoming = exchange.read(shared_data / "osm" / "synthetic_boundary_clinic.osm")
    assert incoming.version is not None
    units = incoming.version.units.set_index("source_ref")
    assert incoming.problems == ()
    assert list(units.index) == ["relation/1000", "node/10", "way/102"]
    assert list(units["type"]) == ["Admin level 4", "Clinic", "Hospital"]
    assert list(units["code"].fillna("")) == ["SL-S", "OU_1027", ""]
    assert units.loc["node/10", "translations"] == '{"fr:name": "CSC Bumpe"}'
    assert json.loads(units.loc["node/10", "extra"])["operator:type"] == "government"
    assert units["parent"].iloc[1] == units["parent"].iloc[2] == units["uuid"].iloc[0]
    assert units.loc["way/102", "boundary"] is None
    assert units["boundary"].iloc[0].bounds == (-11.0, 8.0, -10.5, 8.5)
    assert incoming.origin["attribution"] == "© OpenStreetMap contributors, ODbL 1.0"
    assert incoming.origin["format"] == "osm"


def test_that_parents_are_the_smallest_area_of_a_lower_level(tmp_path: Path) -> None:
    clinic = {"amenity": "clinic"}
    incoming = exchange.read(
        country(
            tmp_path / "a.osm",
            node(50, 2, 2, name="In Bo", **clinic),
            node(51, 9, 9, name="In East", **clinic),
        )
    )
    assert incoming.problems == ()
    assert parents(incoming) == {
        "Land": None, "West": "Land", "East": "Land", "Bo": "West", "In Bo": "Bo", "In East": "East",
    }  # fmt: skip
    assert incoming.version is not None
    assert {t.name: t.depth for t in incoming.version.types} == {
        "Admin level 2": 1, "Admin level 4": 2, "Admin level 6": 3, "Clinic": None,
    }  # fmt: skip


def test_that_two_levels_with_one_outline_stand_above_each_other(tmp_path: Path) -> None:
    one, other = (("way", 1, "outer"),), (("way", 2, "outer"),)
    path = saved(
        tmp_path / "a.osm",
        square(1, 0, 0, 0.3),
        way(1, ring(1), {}),
        way(2, [3, 4, 1, 2, 3], {}),
        relation(1, other, admin(6, "City")),
        relation(2, one, admin(4, "State")),
        node(9, 0.1, 0.1, amenity="hospital", name="H"),
    )
    assert parents(exchange.read(path)) == {"State": None, "City": "State", "H": "City"}


def test_that_a_smaller_area_of_the_same_level_is_no_parent(tmp_path: Path) -> None:
    path = saved(
        tmp_path / "a.osm",
        square(1, 0, 0, 10),
        square(11, 1, 1, 5),
        square(21, 2, 2, 1),
        *(way(key, ring(key), admin(level, name)) for key, level, name in ((1, 4, "A"), (11, 6, "B"))),
        way(21, ring(21), admin(6, "C")),
    )
    assert parents(exchange.read(path)) == {"A": None, "B": "A", "C": "A"}


def test_that_holes_and_islands_are_kept(tmp_path: Path) -> None:
    members = [("way", 1, "outer"), ("way", 11, "inner"), ("way", 21, "outer")]
    path = saved(
        tmp_path / "a.osm",
        square(1, 0, 0, 10),
        square(11, 1, 1, 2),
        square(21, 20, 0, 1),
        way(1, ring(1), {}),
        way(11, ring(11), admin(4, "Enclave")),
        way(21, ring(21), admin(4, "the island is a part of it")),
        relation(1, members, admin(4, "Land")),
        node(9, 2, 2, amenity="clinic", name="In the hole"),
    )
    incoming = exchange.read(path)
    assert incoming.version is not None
    units = incoming.version.units.set_index("name")
    assert list(units.index) == ["Land", "Enclave", "In the hole"]
    land = units.loc["Land", "boundary"]
    assert land.area == pytest.approx(100 - 4 + 1)
    assert (len(land.geoms), sum(len(part.interiors) for part in land.geoms)) == (2, 1)
    assert parents(incoming)["In the hole"] == "Enclave"


def test_that_what_the_extract_cuts_is_told_and_comes_in_without_boundary(tmp_path: Path) -> None:
    cut = relation(
        200, [("way", 3, "outer"), ("way", 999, "outer"), ("node", 200, "label")], admin(4, "Abroad")
    )
    torn = relation(201, [("way", 3, "outer")], admin(4, "Torn"))
    site = relation(202, [("node", 200, "")], {"type": "site", "amenity": "hospital", "name": "Campus"})
    gone = way(203, [11, 12, 998, 11], {"amenity": "clinic", "name": "Half"})
    incoming = exchange.read(country(tmp_path / "a.osm", node(200, 3, 3), cut, torn, site, gone))
    assert sorted(told(incoming)) == [
        ("osm-outline", ref) for ref in ("relation/200", "relation/201", "relation/202", "way/203")
    ]
    assert incoming.refused(lenient=False)
    assert not incoming.refused(lenient=True)
    reasons = {p.unit: str(p.params.get("reason")) for p in incoming.problems}
    assert "lacks" in reasons["relation/200"]
    assert "no closed ring" in reasons["relation/201"]
    assert "'site'" in reasons["relation/202"]
    assert all(p.code == "roots-several" or str(p.unit) in p.message for p in incoming.problems)
    assert incoming.version is not None
    units = incoming.version.units.set_index("name")
    assert shapely.is_missing(units.loc[["Abroad", "Torn", "Campus", "Half"], "boundary"]).all()
    # The node that stands for it says at least in which area it lies.
    assert parents(incoming)["Abroad"] == "Land"


def test_that_the_next_extract_makes_a_cut_area_whole(tmp_path: Path) -> None:
    whole = country(tmp_path / "whole.osm")
    only = [line for line in whole.read_text("utf-8").splitlines(keepends=True) if '<way id="2"' not in line]
    (tmp_path / "cut.osm").write_text("".join(only), "utf-8")
    cut = exchange.read(tmp_path / "cut.osm")
    assert sorted(told(cut)) == [("osm-outline", "relation/100"), ("osm-outline", "relation/102")]
    both = exchange.read([tmp_path / "cut.osm", whole])
    assert both.version is not None
    assert both.problems == ()
    assert len(both.version.units) == 4


def test_that_a_boundary_without_a_level_is_told_and_left_out(tmp_path: Path) -> None:
    bad = way(30, ring(11), {"boundary": "administrative", "admin_level": "six", "name": "X"})
    incoming = exchange.read(country(tmp_path / "a.osm", bad))
    assert told(incoming) == [("osm-level", "way/30")]
    assert incoming.version is not None
    assert len(incoming.version.units) == 4


def test_that_names_and_codes_go_where_they_belong(tmp_path: Path) -> None:
    tags = {
        "amenity": "hospital",
        "healthcare": "centre",
        "name": "Hôpital 🏥",
        "name:en": "Hospital",
        "name:pt-BR": "Hospital B",
        "name:etymology:wikidata": "Q1",
        "alt_name": "H1; H2 ;",
        "old_name": "Mission",
        "short_name": "HP",
        "short_name:fr": "HP-F",
        "ref:moh": "0012",
        "ref:other": "9",
        "wikidata": "Q42",
    }
    path = saved(tmp_path / "a.osm", node(1, 1.5, -2.25, **tags))
    incoming = exchange.read(path)
    assert incoming.version is not None
    [unit] = incoming.version.units.to_dict("records")
    assert (unit["name"], unit["short_name"], unit["code"]) == ("Hôpital 🏥", "HP", "0012")
    assert unit["type"] == "Centre"
    assert json.loads(unit["aliases"]) == ["H1", "H2", "Mission"]
    assert json.loads(unit["translations"]) == {
        "en:name": "Hospital", "pt-BR:name": "Hospital B", "fr:short_name": "HP-F",
    }  # fmt: skip
    assert json.loads(unit["extra"]) == {
        "amenity": "hospital",
        "healthcare": "centre",
        "name:etymology:wikidata": "Q1",
        "ref:other": "9",
        "wikidata": "Q42",
    }
    assert unit["point"].wkt == "POINT (1.5 -2.25)"
    # Without areas nobody can lie in one: that is no fault of a list of facilities.
    assert incoming.problems == ()
    assert "boundary" not in incoming.version.fields


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        ({"amenity": "pharmacy"}, "Pharmacy"),
        ({"amenity": "health_post"}, "Health post"),
        ({"healthcare": "yes"}, "Health facility"),
        ({"healthcare": "yes", "amenity": "doctors"}, "Doctors"),
        ({"healthcare": "laboratory;x", "amenity": "clinic"}, "Laboratory"),
        ({"healthcare": "no", "amenity": "clinic"}, None),
        ({"amenity": "school"}, None),
    ],
)
def test_that_the_type_says_what_kind_of_facility_it_is(
    tmp_path: Path, tags: dict[str, str], kind: str | None
) -> None:
    path = saved(tmp_path / "a.osm", node(1, 1, 2, name="A", **tags))
    version = exchange.read(path).version
    assert (list(version.units["type"]) if version else [None]) == [kind]


def test_that_a_facility_without_a_name_is_told(tmp_path: Path) -> None:
    incoming = exchange.read(saved(tmp_path / "a.osm", node(7, 1, 2, amenity="clinic")))
    assert told(incoming) == [("name-blank", "node/7")]
    assert incoming.version is not None
    assert list(incoming.version.units["name"]) == ["node/7"]


def test_that_a_facility_outside_all_areas_is_told(tmp_path: Path) -> None:
    incoming = exchange.read(country(tmp_path / "a.osm", node(50, 50, 50, amenity="clinic", name="Far")))
    assert told(incoming) == [("place-none", "node/50")]


@pytest.mark.parametrize("ending", [".osm.pbf", ".pbf", ".osm.gz", ".osm.bz2", ".osm", ".data"])
def test_that_every_form_gives_the_same(tmp_path: Path, ending: str) -> None:
    plain = country(tmp_path / "plain.osm", node(50, 2, 2, amenity="clinic", name="A"))
    path = tmp_path / f"other{ending}"
    if ending in (".osm.pbf", ".pbf", ".data"):
        made = tmp_path / "made.osm.pbf"
        with osmium.SimpleWriter(str(made)) as writer:
            for thing in osmium.FileProcessor(str(plain)):
                writer.add(thing)
        made.rename(path)
    else:
        packed = {".osm.gz": gzip.compress, ".osm.bz2": bz2.compress, ".osm": bytes}
        path.write_bytes(packed[ending](plain.read_bytes()))
    found, expected = exchange.read(path), exchange.read(plain)
    assert found.problems == ()
    assert found.origin["format"] == "osm"
    assert parents(found) == parents(expected)


def test_that_a_thousand_facilities_find_their_area(tmp_path: Path) -> None:
    nodes = [
        node(1000 + at, 0.05 + (at % 100) / 10, 0.5 + at // 100, amenity="clinic", name=f"C{at}")
        for at in range(1000)
    ]
    incoming = exchange.read(country(tmp_path / "a.osm", *nodes))
    above = parents(incoming)
    assert incoming.problems == ()
    counts = {name: list(above.values()).count(name) for name in ("Land", "West", "East", "Bo")}
    assert counts == {"Land": 2, "West": 460 + 1, "East": 500, "Bo": 40}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'<osm version="0.6"></osm>', "units-missing"),
        (b'<osm version="0.6"><node id="1"', "file-unreadable"),
        (b'<osm version="0.6"><node id="x"/></osm>', "file-unreadable"),
        (b'<osm version="9"><node id="1"/></osm>', "file-unreadable"),
        (b"\x00\x00\x00\x0d\x0a\x09OSMHeader\x18\x7c", "file-unreadable"),
        (b"\x00\x00\x00\x0d\x0a\x09OSMHeader" + b"\xff" * 500, "file-unreadable"),
        (b'<osm version="0.6"><node id="-1" lat="1" lon="1"><tag k="amenity" v="clinic"/></node></osm>',
         "osm-unsaved"),
        (b'<osm version="0.6"><way id="1"><nd ref="-1"/><tag k="amenity" v="clinic"/></way></osm>',
         "osm-unsaved"),
        (b'<osm version="0.6"><relation id="1"><member type="way" ref="-1" role="outer"/>'
         b'<tag k="type" v="boundary"/><tag k="boundary" v="administrative"/></relation></osm>',
         "osm-unsaved"),
        (b'<osm version="0.6"><node id="1" lat="99" lon="1"><tag k="amenity" v="clinic"/></node></osm>',
         "osm-outline"),
        (b'<osm version="0.6"><node id="99999999999999999999" lat="9" lon="1"/></osm>', "file-unreadable"),
    ],
)  # fmt: skip
def test_that_what_cannot_be_read_is_told(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "a.osm"
    path.write_bytes(content)
    incoming = exchange.read(path)
    assert code in {p.code for p in incoming.problems}
    assert incoming.refused(lenient=code == "osm-outline") is (code != "osm-outline")


def test_that_an_id_beyond_all_is_told(tmp_path: Path) -> None:
    far = 2**62
    path = country(tmp_path / "a.osm", node(far, 2, 2, amenity="clinic", name="A"))
    assert told(exchange.read(path)) == [("file-unreadable", None)]


def test_that_a_truncated_extract_is_refused_wherever_it_ends(tmp_path: Path) -> None:
    plain = country(tmp_path / "plain.osm", node(50, 2, 2, amenity="clinic", name="A"))
    packed = tmp_path / "whole.osm.pbf"
    with osmium.SimpleWriter(str(packed)) as writer:
        for thing in osmium.FileProcessor(str(plain)):
            writer.add(thing)
    for whole, ending in ((packed.read_bytes(), ".osm.pbf"), (gzip.compress(plain.read_bytes()), ".osm.gz")):
        path = tmp_path / f"cut{ending}"
        for length in range(1, len(whole), max(1, len(whole) // 25)):
            path.write_bytes(whole[:length])
            incoming = exchange.read(path)
            assert incoming.refused(lenient=True)
            assert all(p.message for p in incoming.problems)


def test_that_reading_can_be_cancelled_between_all_steps(tmp_path: Path) -> None:
    path = country(tmp_path / "a.osm", node(50, 2, 2, amenity="clinic", name="A"))
    steps: list[str] = []

    def stop_at(last: int, step: str, done: int = 0, total: int = 0) -> None:
        steps.append(step)
        if len(steps) == last:
            raise Cancelled

    exchange.read(path, progress=partial(stop_at, -1))
    assert len(steps) > 5
    for last in range(1, len(steps) + 1):
        steps.clear()
        with pytest.raises(Cancelled):
            exchange.read(path, progress=partial(stop_at, last))
