"""Cells of delimited text that are not what they seem: quotes astray, blanks, white space, headings."""

from __future__ import annotations

from pathlib import Path

import pytest

from georegistry_desktop import exchange
from georegistry_desktop.domain import Refused
from georegistry_desktop.exchange import Incoming

BREAK = ("line-break", "warning", 3)


def read_text(folder: Path, content: str, **options: str) -> Incoming:
    path = folder / "a.csv"
    path.write_bytes(content.encode())
    return exchange.read(path, **options)


def told(incoming: Incoming) -> list[tuple[str, str, int | None]]:
    return [(p.code, p.severity, p.row) for p in incoming.problems if p.code != "roots-several"]


@pytest.mark.parametrize(
    ("rest", "row"),
    [
        ('c,"a,C\nd,a,D\ne,a,E\n', 4),
        ('c,a,"C', 4),
        ('c,a,"C""', 4),
        ('c,a,"C\nd,a,D\n', 4),
        ('c,a,Hôpital "Nord\nd,a,"D\ne,a,E\n', 5),
        ('"\n', 4),
    ],
)
def test_that_a_quote_never_closed_is_fatal_in_the_row_where_it_opens(
    tmp_path: Path, rest: str, row: int
) -> None:
    incoming = read_text(tmp_path, "ref,parent_ref,name\na,,A\nb,a,B\n" + rest)
    assert ("quote-open", "fatal", row) in told(incoming)
    assert all("quote" in p.remedy for p in incoming.problems if p.code == "quote-open")


def test_that_a_quote_never_closed_in_the_heading_is_told(tmp_path: Path) -> None:
    assert ("quote-open", "fatal", 1) in told(read_text(tmp_path, 'ref,"name\na,A\nb,B\n'))
    assert "quote-open" in {p.code for p in read_text(tmp_path, '""\n\na,1,"b\n').problems}


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # closed by the next quoted cell of the same column
        (['b,a,"B,1', 'c,a,C,1', 'd,a,"D",1'], [("rows-swallowed", "error", 3), BREAK]),
        (['b,a,B,"1', 'c,a,C,2', 'd,a,D,"3"'], [("rows-swallowed", "error", 3)]),
        (['b,a,"B', 'Two",1'], [BREAK]),
        (['"b', '2",a,B,1'], [BREAK]),
        # free text of a column of one's own
        (['b,a,B,"One, two,', 'three, four, five, six, seven', 'eight"'], []),
    ],
)  # fmt: skip
def test_that_rows_swallowed_by_a_quote_are_told(
    tmp_path: Path, lines: list[str], expected: list[object]
) -> None:
    incoming = read_text(tmp_path, "\n".join(["ref,parent_ref,name,note", "a,,A,", *lines, ""]))
    assert told(incoming) == expected


def test_that_a_boundary_over_several_lines_is_no_swallowed_row(tmp_path: Path) -> None:
    shape = '"{""type"": ""Polygon"",\n""coordinates"": [[[0,0],[1,0],[1,1],\n[0,0]]]}"'
    assert told(read_text(tmp_path, f"ref,name,geometry\na,A,{shape}\n")) == []


@pytest.mark.parametrize(
    "content", ["ref,name,status\na,A,\nb,B,VALID\nc,C, \n", "ref,name\na,A\nb,B\nc,C\n"]
)
def test_that_units_without_a_status_get_the_one_that_is_asked_for(tmp_path: Path, content: str) -> None:
    for asked in ("VALID", "NEW"):
        version = read_text(tmp_path, content, status=asked).version
        assert version is not None
        said = "VALID" if "status" in content else asked
        assert version.units["status"].tolist() == [asked, said, asked]


def test_that_an_unclear_status_stays_new(tmp_path: Path) -> None:
    incoming = read_text(tmp_path, "ref,name,status\na,A,maybe\n", status="VALID")
    assert told(incoming) == [("status-bad", "error", 2)]
    assert incoming.version is not None
    assert incoming.version.units["status"].tolist() == ["NEW"]
    with pytest.raises(Refused, match="FINE"):
        read_text(tmp_path, "ref,name\na,A\n", status="FINE")


@pytest.mark.parametrize(
    "content",
    [
        "ref,parent_ref,name,code\n a ,,A, 1\n\u00a0b\t, a,B,2 \n , b ,C,\u2003\n",
        "ref,path,name,code\na ,/a ,A,1\nb,/a/ b,B,2 \n,/a/b/ ,C,\n",
        "ref,parent_code,name,code\na,,A,1 \nb, 1,B,2\n , 2,C,\n",
    ],
)
def test_that_references_and_codes_are_stored_without_outer_white_space(tmp_path: Path, content: str) -> None:
    incoming = read_text(tmp_path, content)
    assert told(incoming) == [("ref-blank", "error", 4)]
    assert incoming.version is not None
    units = incoming.version.units
    assert units["source_ref"].fillna("-").tolist() == ["a", "b", "-"]
    assert units["code"].fillna("-").tolist() == ["1", "2", "-"]
    assert units["parent"].tolist()[1:] == units["uuid"].tolist()[:2]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("ref,name,,\na,A,,\n", []),
        ("ref,name,,\na,A,,x\n", [("heading-blank", "warning", 1)]),
        ("ref,Beds,name,beds\na,1,A,2\n", [("headings-alike", "warning", 1)]),
        ("ref,Name,name \na,A,B\n", [("headings-alike", "warning", 1)]),
        ("ref,name, name\na,A,B\n", [("column-repeated", "error", 1)]),
    ],
)
def test_that_a_doubtful_heading_is_told(tmp_path: Path, content: str, expected: list[object]) -> None:
    assert told(read_text(tmp_path, content)) == expected


def test_that_a_column_without_a_heading_keeps_apart_from_one_that_has_its_key(tmp_path: Path) -> None:
    version = read_text(tmp_path, "ref,name,,column 3\na,A,x,y\n").version
    assert version is not None
    assert version.units["extra"].tolist() == ['{"column 3": "y", "column 3\'": "x"}']


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('ref;name;latitude;longitude\na;A;8,4657;"-11"\n', "decimal-commas"),
        ("ref;name;latitude;longitude\na;A;8;-11,5\n", "decimal-commas"),
        ("ref;name;coordinates\na;A;POINT (-13,2 8,4)\n", "geometry-bad"),
        ("ref;name;geom\na;A;{'type': 'Point', 'coordinates': [-13,2, 8,4]}\n", "geometry-bad"),
        ("ref;name;altitude\na;A;8,5\n", "decimal-commas"),
    ],
)  # fmt: skip
def test_that_a_decimal_comma_is_told_with_its_remedy(tmp_path: Path, content: str, code: str) -> None:
    [problem] = read_text(tmp_path, content).problems
    assert (problem.code, problem.severity, problem.row) == (code, "error", 2)
    assert "comma" in problem.remedy or "decimal point" in problem.remedy


def test_that_text_in_utf_16_without_a_mark_is_told_with_the_option(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("ref,name\na,A\n".encode("utf-16-le"))
    [problem] = exchange.read(path).problems
    assert (problem.code, problem.severity) == ("bytes-zero", "fatal")
    assert "--encoding utf-16" in problem.remedy
    assert not exchange.read(path, encoding="utf-16-le").problems


def test_that_a_long_cell_is_read(tmp_path: Path) -> None:
    version = read_text(tmp_path, f"ref,name,note\na,A,{'x' * 200_000}\nb,B\n").version
    assert version is not None
    assert len(version.units["extra"].iloc[0]) > 200_000


def test_that_a_file_given_twice_is_read_once_and_told(tmp_path: Path) -> None:
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_bytes(b"ref,parent_ref,name\na,,A\nb,a,B\n")
    incoming = exchange.read([tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "a.csv"])
    assert [(p.code, p.severity) for p in incoming.problems] == [("file-repeated", "error")] * 2
    assert "a.csv" in incoming.problems[0].message
    assert len(incoming.places) == 2


def test_that_lost_characters_are_told(tmp_path: Path) -> None:
    assert told(read_text(tmp_path, "ref,name,note\na,Thi\ufffds,\n")) == [("characters-lost", "warning", 2)]
