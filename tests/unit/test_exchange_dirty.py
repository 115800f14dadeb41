"""Files that are broken, empty, mislabelled or half there: told, never thrown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from georegistry_desktop import exchange
from georegistry_desktop.domain import Cancelled, Refused

GOOD = b"ref,parent_ref,name\na,,A\nb,a,B\n"


def told(path: Path, content: bytes) -> list[tuple[str, str]]:
    path.write_bytes(content)
    incoming = exchange.read(path)
    assert all(p.file == path.name for p in incoming.problems)
    return [(p.code, p.severity) for p in incoming.problems]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "file-empty"),
        ("a.csv", b"\xef\xbb\xbf", "file-empty"),
        ("a.csv", b"\r\n\r\n", "file-empty"),
        ("a.json", b"  ", "file-empty"),
        ("a.json", b'{"organisationUnits": [{"id": "a", "na', "file-unreadable"),
        ("a.json", b'{"organisationUnits": [' + b"[" * 100_000, "file-unreadable"),
        ("a.json", b'{"organisationUnits": [{"id": "a", "name": "Thi\xe8s"}]}', "encoding-bad"),
        ("a.json", b'{"level": ' + b"9" * 5000 + b"}", "file-unreadable"),
        ("a.json", b"[1, 2]", "metadata-empty"),
        ("a.json", b'{"type": "FeatureCollection", "features": []}', "units-missing"),
        ("a.json", b'{"organisationUnits": []}', "units-missing"),
        ("a.json", b'{"organisationUnitLevels": [{"level": 1, "name": "X"}]}', "units-missing"),
        ("a.csv", b"PK\x03\x04\x00\x00\x00binary", "bytes-zero"),
        ("a.csv", "ref,name\na,A\n".encode("utf-16-le"), "bytes-zero"),
        ("a.csv", b"ref,name\n", "units-missing"),
        ("a.csv", b"just one line of text", "columns-missing"),
        ("a.csv", b"latitude,longitude\n1,2\n", "columns-missing"),
        ("a.xyz", b"\x89PNG\r\n", "content-other"),
        ("a.xyz", b"\x01\x02\x03", "format-unknown"),
        ("metadata.json", b"\xef\xbb\xbf\n<!DOCTYPE html><html>Sign in</html>", "content-other"),
        ("a.xls", b"<html xmlns:o='urn'><table></table></html>", "content-other"),
        ("a.xls", b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>', "content-other"),
        ("a.csv", b"%PDF-1.7\n", "content-other"),
        ("a.xlsx", b"ref,name\na,A\n", "content-text"),
        ("a.xls", "ref\tname\na\tThi\xe8s\n".encode("cp1252"), "content-text"),
        ("a.gpkg", b"ref,name\na,A\n", "content-text"),
    ],
)
def test_that_an_unreadable_file_is_one_fatal_problem(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    assert told(tmp_path / name, content) == [(code, "fatal")]


def test_that_text_with_the_ending_of_a_workbook_is_read_when_somebody_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(GOOD)
    assert exchange.read(path, format="csv").problems == ()


@pytest.mark.parametrize("content", [",".join(f"{n}.5 {n}" for n in range(9000)), "x" * 90_000])
def test_that_what_is_no_list_is_told_in_few_words(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content + "\n1\n")
    [missing] = [p for p in exchange.read(path).problems if p.code == "columns-missing"]
    assert len(missing.message) < 2500


def test_that_blank_lines_above_the_headings_are_passed_over(tmp_path: Path) -> None:
    assert told(tmp_path / "a.csv", b"\n" + GOOD) == []


@pytest.mark.parametrize("titles", [b"Health facilities\n", b"Health facilities,,\n\n", b"Ministry,2020,\n"])
def test_that_titles_above_the_headings_are_left_out_and_named(tmp_path: Path, titles: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(titles + GOOD)
    incoming = exchange.read(path)
    assert [p.code for p in incoming.problems] == ["rows-above"]
    assert incoming.places["row"].tolist() == [titles.count(b"\n") + 2, titles.count(b"\n") + 3]


def test_that_a_list_of_two_columns_may_have_a_nameless_one(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"ref,,name\na,x,A\n")
    assert [p.code for p in exchange.read(path).problems] == ["heading-blank"]


def test_that_a_missing_file_and_a_folder_are_fatal_and_the_others_are_still_checked(tmp_path: Path) -> None:
    good = tmp_path / "good.csv"
    good.write_bytes(GOOD + b"c,zz,C\n")
    incoming = exchange.read([tmp_path / "none.csv", tmp_path, good])
    assert [(p.code, p.file) for p in incoming.problems] == [
        ("file-missing", "none.csv"),
        ("file-folder", tmp_path.name),
        ("ref-unknown", "good.csv"),
    ]
    assert incoming.refused(lenient=True)


def test_that_ragged_rows_are_named_and_filled_up(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b'ref,parent_ref,name\na,,"A\n1"\nb,a\n\nc,a,C,more\nd,a,D,,\n,,\ne,a,E\n')
    incoming = exchange.read(path)
    assert [(p.code, p.row) for p in incoming.problems] == [
        ("line-break", 2),
        ("row-length", 3),
        ("name-blank", 3),
        ("row-length", 5),
    ]
    assert incoming.places["row"].tolist() == [2, 3, 5, 6, 8]
    assert incoming.version is not None
    assert incoming.version.units["name"].tolist() == ["A\n1", "b", "C", "D", "E"]


def test_that_a_heading_that_stands_twice_is_told(tmp_path: Path) -> None:
    codes = told(tmp_path / "a.csv", b"ref,name,name,x,x\na,A,B,1,2\n")
    assert codes == [("column-repeated", "error")] * 2


def test_that_one_coordinate_without_the_other_is_told(tmp_path: Path) -> None:
    assert told(tmp_path / "a.csv", b"ref,name,latitude\na,A,8\n") == [("columns-missing", "error")]
    assert told(tmp_path / "a.csv", b"ref,name,x\na,A,8\n") == []


def test_that_quotes_inside_a_name_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes('ref;name\na;Hôpital "Saint Jean"\nb;"Le ""Centre"""\n'.encode())
    incoming = exchange.read(path)
    assert incoming.version is not None
    assert incoming.version.units["name"].tolist() == ['Hôpital "Saint Jean"', 'Le "Centre"']


def test_that_the_line_that_excel_adds_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"sep=;\r\nref;name\r\na;A, B\r\n;C\r\n")
    incoming = exchange.read(path)
    assert [(p.code, p.row) for p in incoming.problems] == [("roots-several", None), ("ref-blank", 3)]


def test_that_old_line_ends_are_line_ends(tmp_path: Path) -> None:
    assert told(tmp_path / "a.csv", GOOD.replace(b"\n", b"\r")) == []


def test_that_an_unknown_format_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(GOOD)
    with pytest.raises(Refused, match="wordperfect"):
        exchange.read(path, format="wordperfect")


def test_that_content_beats_the_extension_and_a_said_format_beats_both(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(json.dumps({"organisationUnits": [{"id": "a", "name": "A"}]}), "utf-8")
    assert exchange.read(path).origin["format"] == "dhis2"
    assert exchange.read(path, format="csv").origin["format"] == "csv"


def test_that_reading_can_be_cancelled_at_every_step(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(GOOD)
    steps: list[str] = []

    def note(step: str, done: int = 0, total: int = 0) -> None:
        steps.append(step)

    exchange.read(path, progress=note)
    assert len(steps) > 5
    for at in range(len(steps)):
        left = iter(range(at))

        def stop(step: str, done: int = 0, total: int = 0, left: object = left) -> None:
            if next(left, None) is None:  # type: ignore[call-overload]
                raise Cancelled

        with pytest.raises(Cancelled):
            exchange.read(path, progress=stop)


def test_that_problems_stand_in_the_order_of_files_and_rows(tmp_path: Path) -> None:
    one, two = tmp_path / "b.csv", tmp_path / "a.csv"
    one.write_bytes(b"ref,parent_ref,name,latitude,longitude\nx,q,,1,\ny,q,Y,,\n")
    two.write_bytes(b"ref,parent_ref,name\nz,x,\n")
    first, second = (exchange.read([one, two]).problems for _ in range(2))
    assert first == second
    assert [(p.file, p.row) for p in first] == sorted(
        ((p.file, p.row) for p in first), key=lambda p: (p[0] == "a.csv", p[1] or 0)
    )
    assert {p.code for p in first} == {"ref-unknown", "name-blank", "point-half"}


SEEDS = (
    ("a.csv", 'ref;path;name;latitude;longitude;geom;extra\na;/a;"Thiès";1;2;POINT (1 2);"{""a"": 1}"\n'),
    ("b.csv", 'region,district,name,code\n"Nord","Bo\nEst",Poste,007\n'),
    (
        "a.json",
        '{"organisationUnits": [{"id": "a", "name": "A", "level": 1, "path": "/a", "openingDate": '
        '"2020-01-01T00:00:00.000", "geometry": {"type": "Point", "coordinates": [1, 2]}}, {"id": "b", '
        '"name": "B", "parent": {"id": "a"}, "coordinates": "[[[[0,0],[1,0],[1,1],[0,0]]]]"}], '
        '"organisationUnitGroups": [{"id": "g", "name": "G", "organisationUnits": [{"id": "a"}]}]}',
    ),
    (
        "b.json",
        '{"format": "georegistry", "version": 1, "fields": ["name"], "groups": [{"uuid": "x"}], "units": '
        '[{"uuid": "00000001-0000-4000-8000-000000000000", "name": "A", "point": {"type": "Point", '
        '"coordinates": [1, 2]}, "aliases": ["b"]}]}',
    ),
)


@given(
    seed=st.sampled_from(SEEDS),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 8), st.binary(max_size=4)), max_size=4),
)
def test_that_no_damage_to_a_file_raises(
    seed: tuple[str, str], cuts: list[tuple[float, int, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    name, content = seed
    data = content.encode()
    for place, length, other in cuts:
        at = int(place * len(data))
        data = data[:at] + other + data[at + length :]
    path = tmp_path_factory.mktemp("damaged") / name
    path.write_bytes(data)
    incoming = exchange.read(path)
    assert incoming.version is not None or incoming.problems
    assert len(incoming.places) == (0 if incoming.version is None else len(incoming.version.units))
    for problem in incoming.problems:
        assert problem.message
