"""Delimited text: headings, delimiters, encodings, parents in every form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import shapely

from georegistry_desktop import exchange
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.exchange import Incoming


def read_text(folder: Path, content: str, *, encoding: str = "utf-8") -> Incoming:
    path = folder / "units.csv"
    path.write_bytes(content.encode(encoding))
    return exchange.read(path)


def told(incoming: Incoming) -> list[tuple[str, int | None]]:
    return [(p.code, p.row) for p in incoming.problems]


def version_of(incoming: Incoming) -> VersionFrame:
    assert incoming.version is not None
    return incoming.version


def parents(incoming: Incoming) -> dict[str, str | None]:
    """Each unit's reference -> its parent's."""
    units = version_of(incoming).units
    refs = dict(zip(units["uuid"], units["source_ref"], strict=True))
    return {ref: refs.get(parent) for ref, parent in zip(units["source_ref"], units["parent"], strict=True)}


def test_that_the_csv_of_sierra_leone_equals_its_json(shared_data: Path) -> None:
    folder = shared_data / "sierra-leone-dhis2"
    csv = exchange.read(folder / "organisation_units_2021.csv")
    dhis2 = exchange.read(folder / "metadata_2021_play2.34.json")
    assert not csv.refused(lenient=False)
    assert parents(csv) == parents(dhis2)
    one, two = (version_of(i).units.set_index("source_ref").sort_index() for i in (csv, dhis2))
    for column in ("name", "short_name", "code"):
        assert one[column].equals(two[column])
    for column in ("point", "boundary"):
        assert (shapely.to_wkb(one[column].values) == shapely.to_wkb(two[column].values)).all()
    assert version_of(csv).fields == version_of(dhis2).fields - {"groups", "type"}


@pytest.mark.parametrize(("year", "count"), [(2020, 91227), (2022, 91281)])
def test_that_indonesia_comes_in(shared_data: Path, year: int, count: int) -> None:
    incoming = exchange.read(shared_data / "indonesia" / f"wilayah_{year}.csv")
    assert not incoming.refused(lenient=False)
    version = version_of(incoming)
    assert len(version.units) == count
    assert version.units["code"].equals(version.units["source_ref"])
    assert [(t.name, t.depth) for t in version.types] == [(f"Level {n}", n) for n in (1, 2, 3, 4)]
    assert parents(incoming)["11.01"] == "11"
    assert version.fields == {"code", "name", "parent", "type"}


def test_that_all_faults_are_told_in_one_run_with_their_rows(tmp_path: Path) -> None:
    incoming = read_text(
        tmp_path,
        "ref,parent_ref,name,latitude,longitude\n"
        "a,,Country,,\n"
        "b,c,Bo,,\n"
        "c,b,Kenema,,\n"
        "d,a,Facility,95,-11\n"
        "d,a,Twin,8,-11\n"
        "e,zz,Lost,8,-11\n",
    )
    assert told(incoming) == [
        ("parent-cycle", 3),
        ("latitude-bad", 5),
        ("ref-repeated", 6),
        ("ref-unknown", 7),
    ]
    assert incoming.refused(lenient=True)
    cycle, latitude, repeated, lost = incoming.problems
    assert cycle.message == "The chain of parents comes back to itself: b → c → b."
    assert (latitude.unit, latitude.field, latitude.params["value"]) == ("d", "latitude", "95")
    assert repeated.params["other"] == "5"
    assert lost.params["value"] == "zz"
    assert {p.file for p in incoming.problems} == {"units.csv"}
    assert all(p.remedy and "?" not in p.message for p in incoming.problems)


def test_that_faulty_rows_come_in_as_far_as_they_can(tmp_path: Path) -> None:
    incoming = read_text(
        tmp_path,
        "ref,parent_ref,name,latitude,longitude,opening_date,status\n"
        "a,,Country,,,,\n"
        "d,a,,x,1,tomorrow,maybe\n"
        "d,a,Twin,,1,2021-02-30,VALID\n"
        "e,d,Child,1,1,2021-02-03T10:00:00.000,new\n"
        ",zz,Nobody,,,,\n",
    )
    assert not incoming.refused(lenient=True)
    assert {p.code for p in incoming.problems if p.severity == "error"} == {
        "name-blank",
        "latitude-bad",
        "point-half",
        "date-bad",
        "status-bad",
        "ref-repeated",
        "ref-blank",
        "ref-unknown",
    }
    units = version_of(incoming).units
    assert units["source_ref"].fillna("").tolist() == ["a", "d", "d", "e", ""]
    assert units["name"].tolist() == ["Country", "d", "Twin", "Child", "Nobody"]
    assert units["parent"].iloc[3] == units["uuid"].iloc[1]
    assert units["opening_date"].fillna("").tolist() == ["", "", "", "2021-02-03", ""]
    assert units["status"].tolist() == ["NEW", "NEW", "VALID", "NEW", "NEW"]


def test_that_what_is_doubtful_only_warns(tmp_path: Path) -> None:
    incoming = read_text(
        tmp_path,
        "ref,parent_ref,name,code,level\na,,A,1,1\nb,,B,1,1\nc,a,Same,,3\nd,a,Same,,2\n",
    )
    assert not incoming.refused(lenient=False)
    assert sorted(told(incoming), key=str) == [
        ("code-repeated", 3),
        ("level-skipped", 4),
        ("name-repeated", 4),
        ("roots-several", None),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_that_delimiter_and_marked_encoding_are_found(tmp_path: Path, delimiter: str, encoding: str) -> None:
    lines = ["ref^parent_ref^name^code", "a^^Thiès^007", 'b^a^"Two\r\nlines, 1; 2|3\t4"^1', "c^a^Ĕ^0"]
    content = "\r\n".join(lines).replace("^", delimiter)
    incoming = read_text(tmp_path, content, encoding=encoding)
    units = version_of(incoming).units
    assert told(incoming) == [("line-break", 3)]
    assert units["name"].iloc[0] == "Thiès"
    assert units["name"].iloc[1].startswith("Two\r\nlines")
    assert units["code"].tolist() == ["007", "1", "0"]
    assert incoming.places["row"].tolist() == [2, 3, 4]


def test_that_a_guessed_encoding_is_named(tmp_path: Path) -> None:
    incoming = read_text(tmp_path, "ref,name\na,Thiès\n", encoding="cp1252")
    [problem] = incoming.problems
    assert (problem.code, problem.severity, problem.params["value"]) == (
        "encoding-guessed",
        "warning",
        "cp1252",
    )
    assert version_of(incoming).units["name"].tolist() == ["Thiès"]


def test_that_a_said_encoding_wins(tmp_path: Path) -> None:
    path = tmp_path / "units.csv"
    path.write_bytes("ref,name\na,Łódź\n".encode("cp1250"))
    incoming = exchange.read(path, encoding="cp1250")
    assert version_of(incoming).units["name"].tolist() == ["Łódź"]
    assert not incoming.problems
    assert told(exchange.read(path, encoding="utf-8")) == [("encoding-bad", None)]
    assert told(exchange.read(path, encoding="klingon")) == [("encoding-bad", None)]


def test_that_headings_of_other_programs_are_understood(tmp_path: Path) -> None:
    incoming = read_text(
        tmp_path,
        "ID,Nom,Type,Latitude,Longitude,Code,Date d'ouverture,Date de fermeture,Date de création,Validé,"
        "Référence externe,Ref Ext parent 1\n"
        "12,Bo,District,7.9,-11.7,D1,2001-01-01,,2020-01-01,Validé,ext-1,\n"
        "13,Poste,Facility,8,-11,D2,,2024-12-31,,Nouveau,ext-2,ext-1\n",
    )
    assert not incoming.problems
    units = version_of(incoming).units
    assert parents(incoming) == {"ext-1": None, "ext-2": "ext-1"}
    assert units["status"].tolist() == ["VALID", "NEW"]
    assert units["closed_date"].iloc[1] == "2024-12-31"
    assert json.loads(units["extra"].iloc[0]) == {"Date de création": "2020-01-01", "ID": "12"}
    assert json.loads(units["extra"].iloc[1]) == {"ID": "13"}


@pytest.mark.parametrize("headings", [["beds"], ["beds", "phone"], ["beds", "phone", "water"]])
def test_that_extra_columns_stay_with_their_rows(tmp_path: Path, headings: list[str]) -> None:
    rows = [["", "1", ""], ["", "", ""], ["5", "", "tap"], ["", "", ""], ["6", "7", ""], ["", "", ""]]
    lines = [",".join(["ref", "name", *headings])]
    lines += [",".join([f"r{i}", f"N{i}", *row[: len(headings)]]) for i, row in enumerate(rows)]
    extra = version_of(read_text(tmp_path, "\n".join(lines) + "\n")).units["extra"]
    found = [json.loads(cell) if isinstance(cell, str) else {} for cell in extra]
    assert found == [{h: v for h, v in zip(headings, row, strict=False) if v} for row in rows]


def test_that_the_parent_may_be_given_by_code(tmp_path: Path) -> None:
    incoming = read_text(tmp_path, "ref,code,parent_code,name\na,01,,A\nb,02,01,B\nc,03,99,C\n")
    assert parents(incoming) == {"a": None, "b": "a", "c": None}
    assert told(incoming) == [("ref-unknown", 4)]


@pytest.mark.parametrize("content", ["ref,path,name\na,/a,A\nb,/a/b,B\n", "ref,path,name\na,,A\nb,/a,B\n"])
def test_that_a_path_may_end_with_the_unit_or_its_parent(tmp_path: Path, content: str) -> None:
    incoming = read_text(tmp_path, content)
    assert parents(incoming) == {"a": None, "b": "a"}
    assert not incoming.problems


def test_that_columns_per_level_make_the_units_between(tmp_path: Path) -> None:
    incoming = read_text(
        tmp_path,
        "Région,District,Facility,code\n"
        "Nord,Bo,Poste 1,1\n"
        "Nord,Bo,Poste 2,2\n"
        "Sud,Bo,Poste 1,3\n"
        "Nord,,,R1\n"
        "Sud,NEANT,Hôpital,4\n",
    )
    assert not [p for p in incoming.problems if p.severity != "warning"]
    assert parents(incoming) == {
        "1": "Nord/Bo",
        "2": "Nord/Bo",
        "3": "Sud/Bo",
        "R1": None,
        "4": "Sud",
        "Sud": None,
        "Nord/Bo": "R1",
        "Sud/Bo": "Sud",
    }, "a code that every row has for itself is what it is known by"
    units = version_of(incoming).units.set_index("source_ref")
    assert units.at["R1", "code"] == "R1"
    assert units.at["R1", "name"] == "Nord"
    assert units.at["Sud/Bo", "type"] == "District"
    assert [t.name for t in version_of(incoming).types] == ["Région", "District", "Facility"]
    assert {"name", "parent", "type"} <= version_of(incoming).fields


def test_that_columns_per_level_go_with_references_and_names(tmp_path: Path) -> None:
    incoming = read_text(
        tmp_path,
        "id;niveau 1;niveau 2;nom\n7;Nord;Bo;Poste\n8;Nord;Bo;Hôpital\n9;Nord;;Siège\n",
    )
    assert parents(incoming) == {"7": "Nord/Bo", "8": "Nord/Bo", "9": "Nord", "Nord": None, "Nord/Bo": "Nord"}
    assert incoming.places["row"].tolist() == [2, 3, 4, 2, 2]


@pytest.mark.parametrize(
    "cell",
    [
        "POINT (-11.5 8.25)",
        "POINT Z (-11.5 8.25 12)",
        '"SRID=4326;POINT(-11.5 8.25)"',
        '"{""type"": ""Point"", ""coordinates"": [-11.5, 8.25]}"',
        "\"{'type': 'Point', 'coordinates': (-11.5, 8.25)}\"",
        "0101000020E610000000000000000027C00000000000802040",
    ],
)
def test_that_a_geometry_cell_may_be_in_any_form(tmp_path: Path, cell: str) -> None:
    incoming = read_text(tmp_path, f"ref;name;geom\na;A;{cell}\n")
    assert not incoming.problems
    assert version_of(incoming).units["point"].iloc[0] == shapely.Point(-11.5, 8.25)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("nowhere", "geometry-bad"),
        ('"SRID=999999;POINT(500000 900000)"', "geometry-bad"),
        ("{'type': 'Point', 'coordinates': __import__('os')}", "geometry-bad"),
        ("POLYGON ((0 0, 1 1, 1 0))", "geometry-bad"),
        ("LINESTRING (0 0, 1 1)", "geometry-kind"),
        ("POINT (500000 900000)", "geometry-range"),
        ("POINT (nan 1)", "geometry-range"),
        ("POLYGON ((0 0, 1 1, 0 1, 1 0, 0 0))", "geometry-invalid"),
    ],
)
def test_that_a_bad_geometry_cell_is_named(tmp_path: Path, cell: str, code: str) -> None:
    incoming = read_text(tmp_path, f"ref;name;geom\na;A;{cell}\nb;B;\n")
    assert [c for c in told(incoming) if c[0] != "roots-several"] == [(code, 2)]


def test_that_boundaries_of_a_country_in_ewkt_are_read(shared_data: Path, tmp_path: Path) -> None:
    wkt = (shared_data / "iaso" / "geometry" / "cameroon_multipolygon.txt").read_text("utf-8").strip()
    incoming = read_text(tmp_path, f'ref,name,wkt\ncm,Cameroon,"{wkt}"\n')
    boundary = version_of(incoming).units["boundary"].iloc[0]
    assert boundary.geom_type == "MultiPolygon"
    assert shapely.get_num_coordinates(boundary) > 10_000


def test_that_aliases_and_groups_may_be_lists(tmp_path: Path) -> None:
    incoming = read_text(
        tmp_path,
        'ref;name;aliases;groups\na;A;"b ;a";"G1;G2"\nb;B;"[""x;y"", ""z""]";G1\n',
    )
    version = version_of(incoming)
    assert version.units["aliases"].tolist() == ['["a", "b"]', '["x;y", "z"]']
    assert version.groups["name"].tolist() == ["G1", "G2"]
    assert len(version.memberships) == 3


def test_that_the_reference_of_a_moved_unit_beats_its_uuid_aloud(tmp_path: Path) -> None:
    a, b, c = (f"{n}0000000-0000-4000-8000-000000000000" for n in "abc")
    incoming = read_text(
        tmp_path,
        "uuid,ref,parent_uuid,parent_ref,name\n"
        f"{a},a,,,A\n{b.upper()},,{a},a,B\n{c},c,{a},d,C\n,d,{a},,D\nnonsense,e,{a},,E\n",
    )
    assert told(incoming) == [("parent-differs", 4), ("uuid-bad", 6)]
    units = version_of(incoming).units
    assert units["uuid"].tolist()[:3] == [a, b, c]
    assert units["parent"].fillna("").tolist() == ["", a, units["uuid"].iloc[3], a, a]
    assert len(units["uuid"].iloc[4]) == 36
