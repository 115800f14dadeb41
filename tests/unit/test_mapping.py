"""Which column is what: guessed, printed, given back, remembered."""

from __future__ import annotations

from pathlib import Path

import pytest
from mapped_lists import guessed, read, told, tree

from georegistry_desktop import exchange
from georegistry_desktop.exchange import FileMapping
from georegistry_desktop.exchange.mapping.text import read_mapping, written


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


def test_that_null_is_nothing_but_in_names_and_in_what_we_wrote(tmp_path: Path) -> None:
    rows = "ref,parent_ref,name,latitude,longitude,opening_date\na,NULL,Null,NULL,NULL,null\nb,a,B,1,2,\n"
    incoming = read(tmp_path, rows)
    assert told(incoming) == []
    assert tree(incoming) == {"a": ("Null", None, None, None), "b": ("B", None, None, "a")}
    ours = "uuid,ref,parent_ref,name\n,NULL,,Top\n,b,NULL,B\n"
    assert tree(read(tmp_path, ours)) == {"NULL": ("Top", None, None, None), "b": ("B", None, None, "NULL")}
