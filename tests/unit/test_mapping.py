"""Which column is what: guessed, printed, given back, remembered."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from heading_sets import SETS
from hypothesis import given
from hypothesis import strategies as st

from georegistry_desktop import exchange
from georegistry_desktop.domain import Refused
from georegistry_desktop.exchange import FileMapping, Incoming
from georegistry_desktop.exchange.mapping import Guess, Level, as_record, from_record, guess
from georegistry_desktop.exchange.mapping.file_mapping import named
from georegistry_desktop.exchange.mapping.looks import looks_of
from georegistry_desktop.exchange.mapping.text import read_mapping, written
from georegistry_desktop.exchange.mapping.words import KNOWN, PARENT_FIELDS


def guessed(columns: dict[str, list[str | None]]) -> tuple[FileMapping, list[Guess]]:
    text = {name: pa.chunked_array([pa.array(cells, pa.large_string())]) for name, cells in columns.items()}
    return guess(named(list(columns)), text)


def roles(mapping: FileMapping) -> dict[str, str]:
    """Heading -> field, L1 … or R1 …"""
    found = {heading: field for field, heading in mapping.columns.items()}
    for number, level in enumerate(mapping.levels, 1):
        found |= {h: f"{kind}{number}" for kind, h in (("L", level.name), ("R", level.ref)) if h}
    return found


def right(wanted: dict[str, str]) -> list[bool]:
    found = roles(guessed({heading: [] for heading in wanted})[0])
    return [found.get(heading, "") == field for heading, field in wanted.items()]


@pytest.mark.parametrize("name", SETS)
def test_that_headings_are_understood(name: str) -> None:
    found = roles(guessed({heading: [] for heading in SETS[name]})[0])
    assert found == {heading: field for heading, field in SETS[name].items() if field}


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (
            {"ref": ["a", "b"], "name": ["A", "B"], "where": ["POINT (1 2)", None]},
            {"geometry": ("where", 0.9)},
        ),
        (
            {"ref": ["a"], "name": ["A"], "g": ["{'type': 'Point', 'coordinates': [1, 2]}"]},
            {"geometry": ("g", 0.9)},
        ),
        (
            {
                "ref": ["a", "b"],
                "name": ["A", "B"],
                "c1": ["121,0012", "119.5001"],
                "c2": ["-8.1234", "14.001"],
            },
            {"latitude": ("c2", 0.7), "longitude": ("c1", 0.7)},
        ),
        (
            {"ref": ["a"], "name": ["A"], "c1": ["8.1234"], "c2": ["-11.2501"], "rate": ["12.5"]},
            {"latitude": ("c1", 0.4), "longitude": ("c2", 0.4)},
        ),
        ({"ref": ["a"], "name": ["A"], "c1": ["8.1234"], "c2": ["200.001"]}, {}),
        (
            {"Sitio": ["Bo town", "Kenema"], "k": ["x1", "x2"], "n": ["7", "7"]},
            {"ref": ("k", 0.4), "name": ("Sitio", 0.4)},
        ),
    ],
)
def test_that_values_tell_what_headings_do_not(
    columns: dict[str, list[str | None]], expected: dict[str, tuple[str, float]]
) -> None:
    mapping, guesses = guessed(columns)
    assert {g.field: (g.heading, g.confidence) for g in guesses if g.why == "values"} == expected
    used = {field: heading for field, (heading, confidence) in expected.items() if confidence > 0.5}
    assert used.items() <= mapping.columns.items()
    assert not (expected.keys() - used.keys()) & mapping.columns.keys()


def test_that_only_words_for_a_status_make_one() -> None:
    columns = {"ref": ["a"], "name": ["A"], "statut": ["Public"]}
    assert "status" not in guessed(dict(columns))[0].columns
    assert "status" in guessed(columns | {"statut": ["validé"]})[0].columns


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ([None, ""], "empty"),
        (["MULTIPOLYGON (((0 0", "SRID=4326;POINT (1 2)"], "shapes"),
        (["8.1234 -11.2345 30 4", "8.5012;11.2001"], "positions"),
        (["-8.1234", "11,2345"], "degrees"),
        (["2020-01-31", "31/01/2020", "1.2.20"], "dates"),
        (["12", "1 234", "1,234,567.8", "50 %"], "numbers"),
        (["012", "13"], "codes"),
        (["SL01", "x-7"], "codes"),
        (["Kakua", "Bo town"], "text"),
    ],
)
def test_that_columns_look_like_what_they_hold(cells: list[str | None], kind: str) -> None:
    assert looks_of(pa.chunked_array([pa.array([c or None for c in cells], pa.large_string())])) == kind


def read(folder: Path, content: str, mapping: str | None = None) -> Incoming:
    (folder / "list.csv").write_text(content)
    if mapping is None:
        return exchange.read(folder / "list.csv")
    return exchange.read(folder / "list.csv", mapping=read_mapping("m.toml", mapping))


def tree(incoming: Incoming) -> dict[str, tuple[Any, ...]]:
    """Reference -> name, type, code, parent's reference."""
    assert incoming.version is not None
    units = incoming.version.units
    refs = dict(zip(units["uuid"], units["source_ref"], strict=True))
    rows = units[["source_ref", "name", "type", "code", "parent"]].astype(object).where(units.notna(), None)
    return {r: (n, t, c, refs.get(p)) for r, n, t, c, p in rows.itertuples(index=False)}


def told(incoming: Incoming) -> list[tuple[str, int | None]]:
    return [(p.code, p.row) for p in incoming.problems]


def test_that_levels_with_references_make_units_known_by_them(tmp_path: Path) -> None:
    rows = "ADM1_EN,ADM1_PCODE,ADM2_EN,ADM2_PCODE\nNorth,SL01,Kakua,SL0101\nNorth,SL01,Badjia,SL0102\n"
    incoming = read(tmp_path, rows)
    assert tree(incoming) == {
        "SL01": ("North", "Admin 1", None, None),
        "SL0101": ("Kakua", "Admin 2", None, "SL01"),
        "SL0102": ("Badjia", "Admin 2", None, "SL01"),
    }
    assert told(incoming) == []


def test_that_one_code_at_two_levels_means_two_units(tmp_path: Path) -> None:
    rows = (
        "Region,Region code,District,District code,ref,name\nNorth,01,Kakua,01,x,X\nNorth,01,Badjia,02,y,Y\n"
    )
    assert tree(read(tmp_path, rows)) == {
        "x": ("X", "Level 3", None, "District code:01"),
        "y": ("Y", "Level 3", None, "District code:02"),
        "Region code:01": ("North", "Region", "01", None),
        "District code:01": ("Kakua", "District", "01", "Region code:01"),
        "District code:02": ("Badjia", "District", "02", "Region code:01"),
    }


def test_that_a_unit_put_below_two_parents_stays_below_the_first_and_is_told(tmp_path: Path) -> None:
    rows = "Region,Region code,District,District code,ref,name\nA,1,D,10,x,X\nB,2,D,10,y,Y\n"
    incoming = read(tmp_path, rows)
    assert tree(incoming)["District code:10"] == ("D", "District", "10", "Region code:1")
    assert told(incoming) == [("roots-several", None), ("level-parent-differs", 3)]


def test_that_iasos_export_finds_parents_that_are_no_rows(tmp_path: Path) -> None:
    head = "Nom,Type,Référence externe,parent 1,parent 2,Ref Ext parent 1,Ref Ext parent 2\n"
    whole = head + "North,Region,r,,,,\nKakua,District,d,North,,r,\nPost,HF,f,Kakua,North,d,r\n"
    expected = {
        "f": ("Post", "HF", None, "d"),
        "d": ("Kakua", "District", None, "r"),
        "r": ("North", "Region", None, None),
    }
    assert tree(read(tmp_path, whole)) == expected
    alone = read(tmp_path, head + "Post,HF,f,Kakua,North,d,r\n")
    assert tree(alone) == expected | {"d": ("Kakua", None, None, "r"), "r": ("North", None, None, None)}
    assert told(alone) == []


@pytest.mark.parametrize(
    ("codes", "lengths", "parent_of"),
    [
        (
            [f"{r}{p}{m}" for r in ("01", "12", "13") for p in ("000",) for m in ("00",)]
            + [f"{r}{p}00" for r in ("01", "12", "13") for p in ("001", "002", "015")]
            + [
                f"{r}{p}{m}"
                for r in ("01", "12", "13")
                for p in ("001", "002", "015")
                for m in ("01", "12", "13")
            ],
            (2, 5),
            {"1200112": "1200100", "1200100": "1200000", "1200000": None},
        ),
        (
            [c for r in ("SL01", "SL02") for c in (r, *(f"{r}{d:02}" for d in range(1, 14)))],
            (4,),
            {"SL0113": "SL01", "SL02": None},
        ),
        ([f"{n:05}" for n in range(1, 60)], (), {}),
    ],
)
def test_that_beginnings_of_codes_lead_to_parents(
    tmp_path: Path, codes: list[str], lengths: tuple[int, ...], parent_of: dict[str, str | None]
) -> None:
    mapping, _ = guessed({"code": list(codes), "name": [f"N{c}" for c in codes]})
    assert mapping.prefixes == lengths
    assert read_mapping("m", written("list.csv", {"code": "codes", "name": "text"}, mapping)) == mapping
    found = tree(read(tmp_path, "code,name\n" + "".join(f"{c},N{c}\n" for c in codes)))
    assert {code: found[code][3] for code in parent_of} == parent_of


def test_that_hxl_tags_are_the_headings_wherever_they_stand(tmp_path: Path) -> None:
    rows = 'Where?,,"Whi\nch?"\nRegion,Place,Code\n#adm1+name,#loc+name,#loc+code\nNorth,Post,p1\nNorth,,p2\n'
    incoming = read(tmp_path, rows)
    assert tree(incoming)["p1"] == ("Post", "Level 2", None, "North")
    assert told(incoming) == [("name-blank", 5)]


@pytest.mark.parametrize(
    ("cell", "point"),
    [
        ("8.5 -11.25 30.5 4", (-11.25, 8.5)),
        ("8.5; -11.25", (-11.25, 8.5)),
        ("8.5,-11.25", (-11.25, 8.5)),
        ("8,5 -11,25", (-11.25, 8.5)),
        ("8,5;-11,25", (-11.25, 8.5)),
        ("", None),
    ],
)
def test_that_a_position_in_one_cell_is_latitude_first(
    tmp_path: Path, cell: str, point: tuple[float, float] | None
) -> None:
    incoming = read(tmp_path, f'ref;name;gps\na;A;"{cell}"\nb;B;1 2\n')
    assert incoming.version is not None
    found = incoming.version.units["point"].iloc[0]
    assert (found and (found.x, found.y)) == point
    assert told(incoming) == [("roots-several", None)]
    assert "point" in incoming.version.fields


def test_that_the_smallest_area_around_a_unit_is_its_parent(tmp_path: Path) -> None:
    box = "POLYGON (({0} {0}, {1} {0}, {1} {1}, {0} {1}, {0} {0}))"
    rows = [
        ("c", box.format(0, 9), ""),
        ("r", box.format(0, 5), ""),
        ("d", box.format(0, 2), ""),
        ("f", "POINT (1 1)", ""),
        ("g", "POINT (4 4)", ""),
        ("h", "POINT (8 8)", "d"),
        ("out", "POINT (20 20)", ""),
        ("none", "", ""),
        ("lost", "POINT (1 1)", "nowhere"),
    ]
    text = "ref;name;parent;wkt\n" + "".join(f"{r};{r.upper()};{p};{w}\n" for r, w, p in rows)
    said = 'place = true\n[columns]\nref = "ref"\nname = "name"\nparent_ref = "parent"\ngeometry = "wkt"\n'
    incoming = read(tmp_path, text, said)
    assert {ref: unit[3] for ref, unit in tree(incoming).items()} == {
        "c": None,
        "r": "c",
        "d": "r",
        "f": "d",
        "g": "r",
        "h": "d",
        "out": None,
        "none": None,
        "lost": None,
    }
    assert told(incoming) == [
        ("roots-several", None),
        ("place-none", 8),
        ("place-none", 9),
        ("ref-unknown", 10),
    ]


def test_that_a_comma_is_a_decimal_one_only_when_somebody_says_so(tmp_path: Path) -> None:
    rows = "ref;name;lat;lon\na;A;8,512;-11,25\n"
    assert told(read(tmp_path, rows)) == [("decimal-commas", 2), ("decimal-commas", 2)]
    mapping, _ = guessed({"ref": ["a"], "name": ["A"], "lat": ["8,512"], "lon": ["-11,25"]})
    assert mapping.decimal == ","
    incoming = read(tmp_path, rows, written("list.csv", {}, mapping))
    assert incoming.version is not None
    assert incoming.version.units["point"].iloc[0].coords[:] == [(-11.25, 8.512)]


def test_that_what_is_no_position_is_told(tmp_path: Path) -> None:
    assert told(read(tmp_path, "ref,parent,name,gps\na,,A,near the river\nb,a,B,95 2\n")) == [
        ("position-bad", 2),
        ("latitude-bad", 3),
    ]


def test_that_a_mapping_says_what_headings_do_not(tmp_path: Path) -> None:
    mapping = """
    ignore = ["d"]
    [columns]
    ref = "a"
    name = "b"
    type = "c"
    [types]
    HF = "Health facility"
    """
    incoming = read(tmp_path, "a,b,c,d,e\n1,One,HF,x,y\n2,Two,Hospital,x,y\n", mapping)
    assert tree(incoming) == {
        "1": ("One", "Health facility", None, None),
        "2": ("Two", "Hospital", None, None),
    }
    assert incoming.version is not None
    assert incoming.version.units["extra"].tolist() == ['{"e": "y"}'] * 2


def test_that_a_heading_that_is_not_there_is_told_and_refused(tmp_path: Path) -> None:
    incoming = read(tmp_path, "a,b\n1,One\n", '[columns]\nref = "a"\nname = "b"\ncode = "c"\n')
    assert told(incoming) == [("mapping-heading", 1)]
    assert incoming.refused(lenient=False)
    assert not incoming.refused(lenient=True)


def test_that_one_mapping_may_serve_several_files(tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_text("a,b\n1,One\n")
    (tmp_path / "posts.csv").write_text("a,b,c\n2,Two,1\n")
    mapping = FileMapping(columns={"ref": "a", "name": "b", "parent_ref": "c"})
    incoming = exchange.read([tmp_path / "areas.csv", tmp_path / "posts.csv"], mapping=mapping)
    assert tree(incoming) == {"1": ("One", None, None, None), "2": ("Two", None, None, "1")}
    assert told(incoming) == []


def test_that_rows_that_nothing_names_are_told(tmp_path: Path) -> None:
    incoming = read(tmp_path, "Region,District,Beds\nNorth,Kakua,3\nNorth,Kakua,4\n")
    assert ("rows-unnamed", None) in told(incoming)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # DHIS2's pivot table: every row stands among its levels.
        (
            "orgunitlevel1,orgunitlevel2,organisationunitid,organisationunitname\n"
            "Land,,c,Land\nLand,Bo,d,Bo\nLand,Kenema,k,Kenema\nLand,Bo,p,Post\n",
            {"c": None, "d": "c", "k": "c", "p": "d"},
        ),
        # A list that has the areas among the facilities; a facility may be called as its district.
        (
            "Region,District,ref,name\nN,,n,N\nN,Bo,b,Bo\nN,Bo,f,Post\n",
            {"n": None, "N/Bo": "n", "b": "N/Bo", "f": "N/Bo"},
        ),
        (
            "Region,Region code,District,District code,ref,name\n"
            "N,1,,,1,N\nN,1,Bo,11,11,Bo\nN,1,Bo,11,111,Bo\n",
            {"1": None, "11": "1", "111": "11"},
        ),
    ],
)
def test_that_a_row_may_be_the_unit_of_a_level(
    tmp_path: Path, rows: str, expected: dict[str, str | None]
) -> None:
    incoming = read(tmp_path, rows)
    assert {ref: unit[3] for ref, unit in tree(incoming).items()} == expected
    assert "parent-cycle" not in [code for code, _ in told(incoming)]


def test_that_a_gap_in_the_codes_is_told(tmp_path: Path) -> None:
    codes = [c for r in ("SL01", "SL02") for c in (r, *(f"{r}{d:02}" for d in range(1, 14)))]
    deep = [f"{c}{n}" for c in codes if len(c) == 6 for n in (1, 2, 3)]
    kept = [c for c in [*codes, *deep] if c != "SL0103"]
    incoming = read(tmp_path, "code,name\n" + "".join(f"{c},N{c}\n" for c in kept))
    assert tree(incoming)["SL01032"][3] == "SL01"
    gaps = [p for p in incoming.problems if p.code == "prefix-missing"]
    assert [(p.unit, p.params["value"], p.params["other"]) for p in gaps] == [
        (f"SL0103{n}", "SL0103", "SL01") for n in (1, 2, 3)
    ]


def test_that_counted_numbers_are_no_tree() -> None:
    for codes in ([str(n) for n in range(1, 61)], [str(n) for n in range(1000, 1400)]):
        assert guessed({"code": list(codes), "name": list(codes)})[0].prefixes == ()


@pytest.mark.parametrize(
    "rows", ["uuid,name,parent_code\n{u},A,1\n", "uuid,name\n{u},A\n"], ids=["parent_code", "prefixes"]
)
def test_that_units_known_by_uuid_alone_need_a_code_for_these(tmp_path: Path, rows: str) -> None:
    mapping = None if "parent" in rows else 'prefixes = [1]\n[columns]\nuuid = "uuid"\nname = "name"\n'
    incoming = read(tmp_path, rows.format(u="00000000-0000-4000-8000-000000000001"), mapping)
    assert [code for code, _ in told(incoming)] == ["columns-missing" if mapping else "ref-unknown"]


def test_that_units_with_uuids_find_their_parents_by_code(tmp_path: Path) -> None:
    ids = [f"00000000-0000-4000-8000-00000000000{n}" for n in (1, 2)]
    incoming = read(tmp_path, f"uuid,name,code,parent_code\n{ids[0]},A,1,\n{ids[1]},B,2,1\n")
    assert incoming.version is not None
    assert incoming.version.units["uuid"].tolist() == ids
    assert incoming.version.units["parent"].fillna("").tolist() == ["", ids[0]]


def test_that_iasos_data_dict_is_a_mapping(tmp_path: Path) -> None:
    said = {
        "name": "Nom Ecole",
        "parents": ["Prov", "Terr"],
        "source_ref": "Num",
        "longitude": "x",
        "latitude": "y",
    }
    rows = "Prov;Terr;Nom Ecole;Num;x;y\nKwilu;NEANT;Lycee;7;17.5;-4.5\nKwilu;Bulungu;Mater;8;;\n"
    incoming = read(tmp_path, rows, json.dumps(said))
    assert tree(incoming) == {
        "7": ("Lycee", "Level 3", None, "Kwilu"),
        "8": ("Mater", "Level 3", None, "Kwilu/Bulungu"),
        "Kwilu": ("Kwilu", "Prov", None, None),
        "Kwilu/Bulungu": ("Bulungu", "Terr", None, "Kwilu"),
    }
    assert told(incoming) == [("level-skipped", 2)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("columns = 1", ["columns is no table"]),
        ("[columns]\nnmae = 'x'\n", ["unknown: columns.nmae"]),
        ("[colums]\nname = 'x'\n", ["unknown: colums"]),
        ("prefixes = ['2']\n[columns]\nname = 'x'", ["prefixes is no list of whole numbers"]),
        ("decimal = ';'\n[columns]\nname = 'x'", ['decimal is "." or ","']),
        ("place = 1\n[columns]\nname = 'x'", ["place is true or false"]),
        ("prefixes = [0]\n[columns]\nname = 'x'", ["prefixes are lengths from 1 to 1000"]),
        ("prefixes = [99999999999999999999999]\n[columns]\nname = 'x'", ["prefixes are lengths"]),
        ("[[levels]]\ntype = 'x'\n", ["a level needs a name or a ref"]),
        ("[columns]\nname = 7\n", ["no text: name"]),
        ("prefixes = [2]\n[columns]\nname = 'x'\npath = 'p'", ["choose one"]),
        ("[columns", ["end of document"]),
        ("", ["it names no column"]),
        ('{"parents": "x", "nom": "y"}', ["unknown: nom", "parents is no list of texts"]),
        ("{", ["line 1"]),
    ],
)
def test_that_all_that_is_wrong_with_a_mapping_is_said_at_once(content: str, said: list[str]) -> None:
    with pytest.raises(Refused) as caught:
        read_mapping("m.toml", content)
    assert caught.value.code == "mapping-bad"
    for words in said:
        assert words in str(caught.value)


def each_once(mapping: FileMapping) -> bool:
    """Whether no column stands for two things, and parents come one way."""
    of_levels = [h for level in mapping.levels for h in (level.name, level.ref) if h is not None]
    named = [*mapping.columns.values(), *mapping.ignored, *of_levels]
    return len(named) == len(set(named)) and not (mapping.place and mapping.levels)


HEADINGS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
MAPPINGS = st.builds(
    FileMapping,
    columns=st.dictionaries(
        st.sampled_from([f for f in KNOWN if f not in PARENT_FIELDS]), HEADINGS, min_size=1, max_size=5
    ),
    levels=st.lists(
        st.builds(Level, name=HEADINGS, ref=st.none() | HEADINGS, type=st.none() | HEADINGS), max_size=3
    ).map(tuple),
    place=st.booleans(),
    decimal=st.sampled_from([".", ","]),
    types=st.dictionaries(HEADINGS, HEADINGS, max_size=3),
    ignored=st.frozensets(HEADINGS, max_size=3),
).filter(each_once)


@given(
    st.text()
    | st.sampled_from(["[columns]\n", "{", '{"parents": ']).flatmap(lambda s: st.text().map(lambda t: s + t))
)
def test_that_any_text_is_a_mapping_or_refused(content: str) -> None:
    with contextlib.suppress(Refused):
        assert read_mapping("m", content).headings()


@given(MAPPINGS)
def test_that_a_mapping_comes_back_as_it_was_written(mapping: FileMapping) -> None:
    assert (
        read_mapping("m", written("list.csv", dict.fromkeys(mapping.headings(), "text"), mapping)) == mapping
    )
    assert from_record(json.loads(json.dumps(as_record(mapping)))) == mapping


def test_that_one_mapping_is_printed_for_tables_with_other_headings(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("code,name,region\n1,A,N\n", "utf-8")
    (tmp_path / "b.csv").write_text("code,nom\n2,B\n", "utf-8")
    files = [tmp_path / "a.csv", tmp_path / "b.csv"]
    words = exchange.mapping_text(exchange.guess_mappings(files))
    mapping = read_mapping("m.toml", words)
    assert mapping.columns["name"] == "name"
    assert mapping.instead["name"] == ("nom",)
    incoming = exchange.read(files, mapping=mapping)
    assert incoming.version is not None
    assert incoming.version.units["name"].tolist() == ["A", "B"]
    assert not any(p.code == "mapping-heading" for p in incoming.problems)
    assert from_record(json.loads(json.dumps(as_record(mapping)))) == mapping


def test_that_of_headings_that_stand_for_each_other_one_is_enough(tmp_path: Path) -> None:
    words = '[columns]\nref = "a"\nname = ["nom", "name"]\ncode = ["c", "d"]\n'
    incoming = read(tmp_path, "a,name\n1,One\n", words)
    assert [p.params["value"] for p in incoming.problems] == ["c", "d"]
    assert told(read(tmp_path, "a,nom,d\n1,One,x\n", words)) == []


def test_that_tables_that_are_no_lists_stay_out_of_the_printed_mapping(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("code,name,latitude,longitude\n1,A,1.5,2.5\n", "utf-8")
    (tmp_path / "b.csv").write_text("nom,beds\n3,4\n", "utf-8")
    (tmp_path / "c.csv").write_text("notes\nof the ministry\n", "utf-8")
    files = [tmp_path / f"{name}.csv" for name in "abc"]
    words = exchange.mapping_text(exchange.guess_mappings(files))
    assert "nom" not in words
    assert "notes" not in words
    mapping = read_mapping("m.toml", words.replace('decimal = "."', 'decimal = ","'))
    assert mapping.decimal == ","
    assert told(exchange.read(files[0], mapping=mapping)) == []
    assert "nom" in exchange.mapping_text(exchange.guess_mappings(files[1]))


def test_that_tables_that_mean_other_things_by_one_heading_have_mappings_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("ref,name\n1,A\n", "utf-8")
    (tmp_path / "b.csv").write_text("region,district,name\nN,M,B\n", "utf-8")
    words = exchange.mapping_text(exchange.guess_mappings([tmp_path / "a.csv", tmp_path / "b.csv"]))
    assert words.count("[columns]") in (1, 2)
    if words.count("[columns]") == 1:
        mapping = read_mapping("m.toml", words)
        assert [level.name for level in mapping.levels] == ["region", "district"]


def test_that_a_mapping_says_what_statuses_mean(tmp_path: Path) -> None:
    words = '[columns]\nref = "ref"\nname = "name"\nstatus = "etat"\n[statuses]\n"En service" = "VALID"\n'
    incoming = read(tmp_path, "ref,name,etat\na,A,En service\nb,B,NEW\nc,C,Fermé\n", words)
    assert incoming.version is not None
    assert incoming.version.units["status"].tolist() == ["VALID", "NEW", "NEW"]
    assert [p.code for p in incoming.problems if p.severity == "error"] == ["status-bad"]
    with pytest.raises(Refused, match="statuses mean NEW, VALID, REJECTED"):
        read_mapping("m.toml", words.replace("VALID", "open"))


@pytest.mark.parametrize(
    "wrong",
    ['dates = "YMD"', "crs = 4326", 'columns = ["a"]', "[columns]\nname = []", "[columns]\nname = [1]"],
)
def test_that_what_a_mapping_cannot_mean_is_told(wrong: str) -> None:
    with pytest.raises(Refused):
        read_mapping("m.toml", f"{wrong}\n" + ('[columns]\nref = "a"\n' if "columns" not in wrong else ""))
