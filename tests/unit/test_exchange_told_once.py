"""What is wrong with a whole column, or with one word in it, is told once, with how often."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest

from georegistry_desktop import exchange
from georegistry_desktop.domain import Problem
from georegistry_desktop.exchange import Incoming
from georegistry_desktop.exchange.mapping.looks import decimal_sign


def read(folder: Path, content: str, **options: object) -> Incoming:
    path = folder / "a.csv"
    path.write_text(content, "utf-8")
    return exchange.read(path, **options)  # type: ignore[arg-type]


def told(incoming: Incoming) -> list[Problem]:
    return [p for p in incoming.problems if p.code != "roots-several"]


COMMAS = "ref;name;lat;lon;alt\n" + "".join(f"r{n};N{n};8,{n}12;-11,{n}5;{n},5\n" for n in range(1, 6))


def test_that_decimal_commas_are_told_once_a_column(tmp_path: Path) -> None:
    found = told(read(tmp_path, COMMAS))
    assert [(p.code, p.severity, p.row, p.field) for p in found] == [
        ("decimal-commas", "error", 2, "latitude"),
        ("decimal-commas", "error", 2, "longitude"),
        ("decimal-commas", "error", 2, "altitude"),
    ]
    assert "5" in found[0].message
    assert "8,112" in found[0].message
    assert 'decimal = ","' in found[0].remedy


def test_that_the_printed_mapping_says_what_commas_mean(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(COMMAS, "utf-8")
    words = exchange.mapping_text(exchange.guess_mappings(file))
    assert 'decimal = ","' in words.splitlines()
    said = tmp_path / "m.toml"
    said.write_text(words, "utf-8")
    incoming = read(tmp_path, COMMAS, mapping=exchange.read_mapping(said))
    assert told(incoming) == []
    assert incoming.version is not None
    assert incoming.version.units["point"].iloc[0].coords[:] == [(-11.15, 8.112)]


@pytest.mark.parametrize(
    ("latitude", "longitude", "sign"),
    [
        (["8,5", "9", None], ["-11,25", "-12,5", "-10"], ","),
        (["8,5", "n/a", *["9,1"] * 20], ["-11,25", "-", *["9,1"] * 20], ","),
        (["8.5", "9,1"], ["-11.25", "-12,5"], "."),
        (["945,123", "946,001"], ["712,333", "713,000"], "."),
        (["1,234,567"], ["1,234,567"], "."),
        (["8", "9"], ["11", "12"], "."),
        ([None], [None], "."),
    ],
)
def test_that_values_tell_the_decimal_sign(
    latitude: list[str | None], longitude: list[str | None], sign: str
) -> None:
    columns = [pa.chunked_array([pa.array(c, pa.large_string())]) for c in (latitude, longitude)]
    assert decimal_sign(*columns) == sign


def test_that_half_a_position_with_a_comma_is_not_told_twice(tmp_path: Path) -> None:
    incoming = read(tmp_path, "ref;name;lat;lon\na;A;8,5;-11\nb;B;8.5;-11\n")
    assert [(p.code, p.row) for p in told(incoming)] == [("decimal-commas", 2)]
    assert incoming.version is not None
    assert incoming.version.units["point"].isna().tolist() == [True, False]


def test_that_a_word_that_is_no_status_is_told_once_with_its_count(tmp_path: Path) -> None:
    rows = "ref,name,status\n" + "".join(f"r{n},N{n},{'Public' if n % 2 else 'VALID'}\n" for n in range(10))
    found = told(read(tmp_path, f"{rows}x,X,Privé\ny,Y,Privé\n"))
    assert [(p.code, p.row, p.params["value"], p.params["count"]) for p in found] == [
        ("status-bad", 3, "Public", 5),
        ("status-bad", 12, "Privé", 2),
    ]
    assert "[statuses]" in found[0].remedy


def test_that_one_code_of_two_types_is_no_repeat(tmp_path: Path) -> None:
    rows = (
        "ref,parent_ref,name,type,code\nr,,R,Region,84\nd,r,D,Department,84\ne,r,E,Department,84\nf,r,F,,84\n"
    )
    assert [(p.code, p.row, p.params["other"]) for p in told(read(tmp_path, rows))] == [
        ("code-repeated", 4, "3")
    ]
