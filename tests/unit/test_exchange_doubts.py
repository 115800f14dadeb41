"""What programs did to a list on its way: told with what it should be, put right when somebody says so."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from georegistry_desktop import exchange
from georegistry_desktop.domain import Refused
from georegistry_desktop.exchange import FileMapping, Incoming
from georegistry_desktop.exchange.angles import decimal_degrees
from georegistry_desktop.exchange.dates import iso_dates


def read(folder: Path, content: str, **options: object) -> Incoming:
    path = folder / "a.csv"
    path.write_text(content, "utf-8")
    return exchange.read(path, **options)  # type: ignore[arg-type]


def told(incoming: Incoming) -> list[tuple[str, int | None]]:
    return [(p.code, p.row) for p in incoming.problems if p.code != "roots-several"]


def column(incoming: Incoming, name: str) -> list[object]:
    assert incoming.version is not None
    return incoming.version.units[name].tolist()  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("garbled", "meant"),
    [
        ("ThiÃ¨s", "Thiès"),
        ("CÃ´te dâ€™Ivoire", "Côte d’Ivoire"),
        ("Ã‰cole", "École"),
        ("BÃ©rÃ©by", "Béréby"),
        ("SÃ£o JoÃ£o", "São João"),
    ],
)
def test_that_garbled_letters_are_told_with_what_they_mean(tmp_path: Path, garbled: str, meant: str) -> None:
    rows = f"ref,name\na,{garbled}\n"
    incoming = read(tmp_path, rows)
    assert told(incoming) == [("letters-garbled", 2)]
    assert meant in incoming.problems[0].message
    assert column(incoming, "name") == [garbled]
    incoming = read(tmp_path, rows, repairs=["letters"])
    assert told(incoming) == [("letters-repaired", 2)]
    assert column(incoming, "name") == [meant]
    assert incoming.origin["repairs"] == ["letters"]


@pytest.mark.parametrize("name", ["Thiès", "Ã", "São Tomé", "Åsa", "Ñuñoa", "Đà Nẵng", "مستشفى", "Â Â"])
def test_that_letters_that_are_meant_stay(tmp_path: Path, name: str) -> None:
    assert told(read(tmp_path, f"ref,name\na,{name}\n", repairs=["letters"])) == []


def test_that_eaten_zeros_are_told_once_and_filled_up_when_said(tmp_path: Path) -> None:
    codes = [str(1000 * n + 7) for n in range(5, 60)]  # 05007 was made 5007
    rows = "ref,parent_ref,name\n" + "".join(
        f"{code},{'' if at == 0 else codes[0]},N{at}\n" for at, code in enumerate(codes)
    )
    incoming = read(tmp_path, rows)
    assert told(incoming) == [("zeros-lost", 2)]
    assert "05007" in incoming.problems[0].remedy
    incoming = read(tmp_path, rows, repairs=["zeros"])
    assert told(incoming) == [("zeros-restored", 2)]
    refs = column(incoming, "source_ref")
    assert {len(str(ref)) for ref in refs} == {5}
    assert column(incoming, "parent")[1] == column(incoming, "uuid")[0]


def test_that_zeros_are_missed_also_where_most_codes_had_one(tmp_path: Path) -> None:
    codes = [str(10000 * region + 100 * n + 1) for region in range(1, 15) for n in range(3)]  # 01 to 14
    rows = "ref,name\n" + "".join(f"{code},N{code}\n" for code in codes)
    incoming = read(tmp_path, rows, repairs=["zeros"])
    assert told(incoming) == [("zeros-restored", 2)]
    assert column(incoming, "source_ref")[0] == "010001"


@pytest.mark.parametrize(
    "codes",
    [
        [str(n) for n in range(990, 1010)],
        [f"{n:05}" for n in range(7, 60000, 997)],
        ["1", "2", *(str(n) for n in range(10, 40, 3))],
        [*(str(n) for n in range(11, 99, 7)), *(str(n) for n in range(1100, 9900, 700))],
        [f"A{n}" for n in range(95, 105)],
    ],
)
def test_that_numbers_and_levels_of_codes_are_left_alone(tmp_path: Path, codes: list[str]) -> None:
    rows = "ref,name\n" + "".join(f"{code},N{code}\n" for code in codes)
    assert told(read(tmp_path, rows)) == []


def test_that_swapped_coordinates_are_told_and_turned_only_when_said(tmp_path: Path) -> None:
    places = [(8 + n / 50, -12 + n / 40) for n in range(20)]
    rows = "ref,name,latitude,longitude\n" + "".join(
        f"u{n},N{n},{y},{x}\n" for n, (y, x) in enumerate(places)
    )
    rows += "bad,Bad,-11.8,8.1\nfar,Far,48.8,2.3\n"
    incoming = read(tmp_path, rows)
    assert told(incoming) == [("places-swapped", 22)]
    assert incoming.version is not None
    assert incoming.version.units["point"].iloc[20].y == -11.8
    incoming = read(tmp_path, rows, repairs=["swapped"])
    assert told(incoming) == [("places-turned", 22)]
    assert incoming.version is not None
    assert incoming.version.units["point"].iloc[20].y == 8.1


@pytest.mark.parametrize("many", [4, 9, 30])
def test_that_one_swapped_point_among_few_is_told(tmp_path: Path, many: int) -> None:
    rows = "ref,name,latitude,longitude\n" + "".join(f"u{n},N{n},{8 + n / 50},-11.{n}\n" for n in range(many))
    assert told(read(tmp_path, rows + "bad,Bad,-11.4,8.1\n")) == [("places-swapped", many + 2)]
    assert told(read(tmp_path, rows + "far,Far,48.8,2.3\n")) == []


def test_that_only_what_lies_among_the_others_is_exchanged(tmp_path: Path) -> None:
    rows = "ref,name,latitude,longitude\n" + "".join(f"u{n},N{n},14.{n},121.{n}\n" for n in range(9))
    incoming = read(tmp_path, rows + "bad,Bad,121.4,14.5\nfar,Far,99,-11\n", repairs=["swapped"])
    assert told(incoming) == [("places-turned", 11), ("latitude-bad", 12)]


def test_that_a_latitude_beyond_a_pole_is_told_once_and_exchanged_when_said(tmp_path: Path) -> None:
    rows = "ref,name,latitude,longitude\na,A,121.5,14.25\nb,B,121.25,14.5\nc,C,14.5,121\nd,D,95,95\n"
    incoming = read(tmp_path, rows)
    assert told(incoming) == [("places-exchanged", 2), ("latitude-bad", 5)]
    assert "2 position(s), such as 121.5 14.25," in incoming.problems[1].message
    assert incoming.refused(lenient=False)
    assert [p is None for p in column(incoming, "point")] == [True, True, False, True]
    incoming = read(tmp_path, rows, repairs=["swapped"])
    assert told(incoming) == [("places-turned", 2), ("places-turned", 3), ("latitude-bad", 5)]
    assert [(p.y, p.x) for p in column(incoming, "point")[:2]] == [(14.25, 121.5), (14.5, 121.25)]  # type: ignore[attr-defined]


def test_that_boundaries_say_where_points_should_be(tmp_path: Path) -> None:
    rows = (
        "ref,parent_ref,name,latitude,longitude,wkt\n"
        'r,,R,,,"POLYGON ((-12 8, -11 8, -11 9, -12 9, -12 8))"\nf,r,F,-11.5,8.5,\n'
    )
    assert told(read(tmp_path, rows)) == [("places-swapped", 3)]


def test_that_metres_are_one_problem_and_read_with_their_system(tmp_path: Path) -> None:
    rows = "ref,name,x,y\na,A,712345.6,934567.8\nb,B,712000,934000\nc,C,,\n"
    incoming = read(tmp_path, rows)
    assert told(incoming) == [("places-projected", None)]
    assert incoming.refused(lenient=False)
    for options in (
        {"crs": "EPSG:32629"},
        {
            "mapping": FileMapping(
                columns={"ref": "ref", "name": "name", "longitude": "x", "latitude": "y"}, crs="32629"
            )
        },
    ):
        incoming = read(tmp_path, rows, **options)
        assert told(incoming) == []
        assert incoming.version is not None
        points = incoming.version.units["point"]
        assert points.iloc[0].x == pytest.approx(-7.0705, abs=1e-3)
        assert points.iloc[0].y == pytest.approx(8.44996, abs=1e-5)
        assert points.iloc[2] is None
        assert incoming.understood[0].crs.startswith("EPSG:32629")


def test_that_sums_are_told(tmp_path: Path) -> None:
    rows = "ref,name\na,Total\nb,TOTAL GENERAL\nc,Totalville\nd,Sous-total\ne,Hôpital Total\n"
    assert told(read(tmp_path, rows)) == [("row-sum", 2), ("row-sum", 3), ("row-sum", 5)]


@pytest.mark.parametrize(
    ("word", "degrees"),
    [
        ("8°30'15\"N", 8.504166667),
        ("8 30.25 S", -8.504166667),
        ("W 11.25", -11.25),
        ("11,25 O", -11.25),
        ("8° 30′ 15.5″ E", 8.504305556),
        ("8°30'", 8.5),
        ("-8,5°", -8.5),
        ("12d30m15sE", 12.504166667),
    ],
)
def test_that_degrees_and_minutes_are_degrees(word: str, degrees: float) -> None:
    assert float(decimal_degrees(pd.Series([word], dtype="str")).iloc[0]) == degrees


@pytest.mark.parametrize("word", ["8,4657", "8 30 15", "8°75'N", "N 8 S", "abc", "8.5", ""])
def test_that_what_is_no_angle_stays(word: str) -> None:
    assert decimal_degrees(pd.Series([word, "8°N"], dtype="str")).iloc[0] == word


def test_that_minutes_in_a_list_are_positions(tmp_path: Path) -> None:
    incoming = read(tmp_path, "ref;name;latitude;longitude\na;A;8°30'N;11°15'O\n")
    assert told(incoming) == []
    assert incoming.version is not None
    assert (incoming.version.units["point"].iloc[0].y, incoming.version.units["point"].iloc[0].x) == (
        8.5,
        -11.25,
    )


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["31/01/2020", "01/02/2020"], ["2020-01-31", "2020-02-01"]),
        (["01/31/2020", "2/1/2020"], ["2020-01-31", "2020-02-01"]),
        (["31.1.2020", "2020-01-02"], ["2020-01-31", "2020-01-02"]),
        (["31 janvier 2020", "1er août 2020"], ["2020-01-31", "2020-08-01"]),
        (["Jan 31, 2020", "15 de março de 2020"], ["2020-01-31", "2020-03-15"]),
        (["20200131", "2020/1/3"], ["2020-01-31", "2020-01-03"]),
        (["01/02/2020"], ["01/02/2020"]),
        (["31/01/2020", "01/31/2020"], ["31/01/2020", "01/31/2020"]),
        (["31/13/2020", "soon"], ["31/13/2020", "soon"]),
    ],
)
def test_that_dates_of_many_styles_are_dates(words: list[str], meant: list[str]) -> None:
    assert iso_dates(pd.Series(words, dtype="str"), None)[0].tolist() == meant


def test_that_the_order_of_dates_is_told_or_asked_for(tmp_path: Path) -> None:
    assert told(read(tmp_path, "ref,name,opening_date\na,A,31/01/2020\n")) == [("dates-read", None)]
    doubtful = "ref,name,opening_date\na,A,1/2/2020\n"
    assert told(read(tmp_path, doubtful)) == [("date-bad", 2)]
    columns = {"ref": "ref", "name": "name", "opening_date": "opening_date"}
    incoming = read(tmp_path, doubtful, mapping=FileMapping(columns=columns, dates="MDY"))
    assert told(incoming) == []
    assert column(incoming, "opening_date") == ["2020-01-02"]


def test_that_a_spreadsheets_number_of_a_day_is_told_with_its_date(tmp_path: Path) -> None:
    incoming = read(tmp_path, "ref,name,opening_date\na,A,43861\nb,B,43861.0\nc,C,12345\n")
    assert told(incoming) == [("date-counted", 2), ("date-counted", 3), ("date-bad", 4)]
    assert "2020-01-31" in incoming.problems[1].message
    assert incoming.version is not None
    assert incoming.version.units["opening_date"].isna().all()


def test_that_a_repair_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="letters, zeros, swapped"):
        read(tmp_path, "ref,name\na,A\n", repairs=["everything"])
