"""Mappings as files: printed, given back, Iaso's, wrong ones."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mapped_lists import read, told, tree

from georegistry_desktop import exchange
from georegistry_desktop.domain import Refused
from georegistry_desktop.exchange import FileMapping
from georegistry_desktop.exchange.mapping import Level, as_record, from_record
from georegistry_desktop.exchange.mapping.text import read_mapping, written
from georegistry_desktop.exchange.mapping.words import KNOWN, PARENT_FIELDS


def test_that_iasos_data_dict_is_a_mapping(tmp_path: Path) -> None:
    said = {
        "name": "Nom Ecole",
        "parents": ["Prov", "Terr"],
        "source_ref": "Num",
        "longitude": "x",
        "latitude": "y",
    }
    rows = "Prov;Terr;Nom Ecole;Num;x;y\nKwilu;NEANT;Lycee;7;17.5;-4.5\nKwilu;Bulungu;Mater;8;NULL;NULL\n"
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
