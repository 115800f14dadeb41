"""Names of sheets, layers and folders: the level above, a type, or told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from georegistry_desktop import create_registry, exchange
from georegistry_desktop.exchange import Incoming
from georegistry_desktop.exchange.mapping import FileMapping, Level
from georegistry_desktop.exchange.mapping.layer_names import meaning
from georegistry_desktop.exchange.vector import files
from georegistry_desktop.workflows import import_version

ROWS = {"Boké": [("a", "CS Koba"), ("b", "CS Tamita")], "Kindia": [("c", "CS Friguia")]}


def workbook(path: Path, sheets: dict[str, list[tuple[str, ...]]], headings: tuple[str, ...]) -> Path:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in (headings, *rows):
            sheet.append(row)
    book.save(path)
    return path


def tree(incoming: Incoming) -> dict[str, str]:
    """Name of each unit -> that of its parent."""
    assert incoming.version is not None
    units = incoming.version.units
    names = dict(zip(units["uuid"], units["name"], strict=True))
    return {n: names.get(p, "") for n, p in zip(units["name"], units["parent"], strict=True)}


BELOW = {"Boké": "", "Kindia": "", "CS Koba": "Boké", "CS Tamita": "Boké", "CS Friguia": "Kindia"}


def test_that_sheets_named_after_places_are_the_level_above(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ROWS, ("ref", "name"))
    incoming = exchange.read(path)
    assert not incoming.refused(lenient=False)
    assert tree(incoming) == BELOW
    assert incoming.understood[0].levels == ("layer",)
    assert incoming.version is not None
    assert "extra" not in incoming.version.fields


def kml(path: Path, folders: Mapping[str, Sequence[tuple[str, str]]], more: str = "") -> Path:
    """A folder within one that holds nothing else for each name; ``more`` are further data of every place."""
    held = "".join(
        f"<Folder><name>All of {folder}</name><Folder><name>{folder}</name>"
        + "".join(
            f"<Placemark><name>{name}</name><Point><coordinates>-13.{at},10</coordinates></Point>"
            f"<ExtendedData><Data name='ref'><value>{ref}</value></Data>{more}</ExtendedData></Placemark>"
            for at, (ref, name) in enumerate(rows)
        )
        + "</Folder></Folder>"
        for folder, rows in folders.items()
    )
    words = f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{held}</Document></kml>'
    path.write_text(words, "utf-8")
    return path


def test_that_folders_of_a_kml_are_the_level_above(tmp_path: Path) -> None:
    assert tree(exchange.read(kml(tmp_path / "a.kml", ROWS))) == BELOW


@pytest.mark.parametrize(
    ("folders", "more", "meant"),
    [
        (ROWS, "", "level"),
        ({"Health centres": ROWS["Boké"], "Hospitals": ROWS["Kindia"]}, "", "type"),
        ({"Public": ROWS["Boké"], "Boké": ROWS["Kindia"]}, "", "told"),
        ({"Folder 1": ROWS["Boké"], "Boké": ROWS["Kindia"]}, "", "none"),
        ({"Boké": ROWS["Boké"]}, "", "none"),
        (ROWS, "<Data name='Layer'><value>Own</value></Data>", "none"),
    ],
)
def test_that_folders_mean_the_same_however_many_there_are(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    folders: Mapping[str, Sequence[tuple[str, str]]],
    more: str,
    meant: str,
) -> None:
    path = kml(tmp_path / "a.kml", folders, more)
    few = exchange.read(path)
    monkeypatch.setattr(files, "MANY", 1)
    many = exchange.read(path)
    assert {one.file for one in many.understood} == {path.name} != {one.file for one in few.understood}
    assert tree(many) == tree(few)
    for one in (few, many):
        assert one.version is not None
        assert ("told" if "layers-unused" in {p.code for p in one.problems} else meant) == meant
        assert one.understood[-1].levels == (("layer",) if meant == "level" else ())
        assert ("type" in one.version.fields) == (meant == "type")
        assert ("extra" in one.version.fields) == bool(more)


def test_that_sheets_named_after_types_give_the_types(tmp_path: Path) -> None:
    sheets = {"Districts": [("a", "", "A")], "Hospitals": [("b", "a", "B")]}
    incoming = exchange.read(workbook(tmp_path / "a.xlsx", sheets, ("ref", "parent_ref", "name")))
    assert incoming.version is not None
    assert incoming.version.units["type"].tolist() == ["District", "Hospital"]


def test_that_names_that_may_mean_something_are_told_once(tmp_path: Path) -> None:
    sheets = {name: [(ref, "", n) for ref, n in rows] for name, rows in ROWS.items()}
    path = workbook(tmp_path / "a.xlsx", sheets, ("ref", "parent_ref", "name"))
    incoming = exchange.read(path)
    [told] = [p for p in incoming.problems if p.code == "layers-unused"]
    assert "Boké, Kindia" in told.message
    said = FileMapping(columns={"ref": "ref", "name": "name"}, levels=(Level(name="layer", type="Region"),))
    incoming = exchange.read(path, mapping=said)
    assert "layers-unused" not in {p.code for p in incoming.problems}
    assert tree(incoming) == BELOW


def test_that_a_column_that_says_the_same_keeps_names_from_being_told(tmp_path: Path) -> None:
    sheets = {name: [(ref, name, n) for ref, n in [*rows, ("x", name)]] for name, rows in ROWS.items()}
    incoming = exchange.read(workbook(tmp_path / "a.xlsx", sheets, ("ref", "Region", "name")))
    assert incoming.understood[1].levels == ("Region",)
    assert "layers-unused" not in {p.code for p in incoming.problems}


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        (["Boké", "Kindia"], "level"),
        (["District Boffa", "District Fria"], "level"),
        (["Sheet1", "Sheet2"], "none"),
        (["Boké", "Feuil2"], "none"),
        (["2019", "2020"], "none"),
        (["Regions", "Districts"], "type"),
        (["Health centres", "Hospitals"], "type"),
        (["Public", "Boké"], "unknown"),
        (["N", "S"], "unknown"),
    ],
)
def test_that_names_mean_what_they_plainly_say(names: list[str], meant: str) -> None:
    assert meaning(names, FileMapping(columns={"ref": "ref", "name": "name"})) == meant


def test_that_the_printed_mapping_says_what_layer_is(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ROWS, ("ref", "name"))
    words = exchange.mapping_text(exchange.guess_mappings(path))
    assert '[[levels]]\nname = "layer"' in words
    assert '# The column "layer" has the name' in words
    (tmp_path / "m.toml").write_text(words, "utf-8")
    mapping = exchange.read_mapping(tmp_path / "m.toml")
    assert tree(exchange.read(path, mapping=mapping)) == BELOW


def test_that_a_mapping_carries_the_chosen_sheets_and_the_source_remembers_them(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ROWS, ("ref", "name"))
    words = exchange.mapping_text(exchange.guess_mappings(path, layers=["Boké"]))
    assert 'layers = ["Boké"]' in words
    mapping = FileMapping(columns={"ref": "ref", "name": "name"})
    with create_registry(str(tmp_path / "r.gpkg")) as registry:
        given = import_version(registry, [path], source="S", mapping=mapping, layers=["Boké"])
        again = import_version(registry, [path], source="S")
        assert (given.units, again.units, again.mapping) == (2, 2, "remembered")
        other = import_version(registry, [path], source="S", layers=["Kindia"])
        assert other.units == 1
        gone = workbook(tmp_path / "b.xlsx", {"Labé": ROWS["Kindia"]}, ("ref", "name"))
        guessed = import_version(registry, [gone], source="S")
        assert (guessed.units, guessed.mapping) == (1, "guessed")
        assert "mapping-forgotten" in {p.code for p in guessed.problems}
