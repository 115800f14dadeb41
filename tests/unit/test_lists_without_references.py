"""Lists without references: the chain of names stands for one, so that units are known again."""

from __future__ import annotations

from pathlib import Path

from georegistry_desktop import create_registry, exchange
from georegistry_desktop.workflows import import_version

BY_PLACE = (
    "name,wkt\n"
    'Boké,"POLYGON ((0 0, 0 4, 4 4, 4 0, 0 0))"\n'
    'Boffa,"POLYGON ((1 1, 1 3, 3 3, 3 1, 1 1))"\n'
    "CS  Koba,POINT (2 2)\n"
    "Poste,POINT (2.1 2)\n"
    "POSTE,POINT (2.2 2)\n"
)
MAPPING = "place = true\n[columns]\nname = 'name'\ngeometry = 'wkt'\n"


def files(folder: Path) -> tuple[Path, exchange.FileMapping]:
    (folder / "list.csv").write_text(BY_PLACE, "utf-8")
    (folder / "list.toml").write_text(MAPPING, "utf-8")
    return folder / "list.csv", exchange.read_mapping(folder / "list.toml")


def test_that_names_from_the_top_down_are_references(tmp_path: Path) -> None:
    path, mapping = files(tmp_path)
    incoming = exchange.read(path, mapping=mapping)
    assert incoming.version is not None
    refs = incoming.version.units["source_ref"].fillna("").tolist()
    assert refs == ["boke", "boke > boffa", "boke > boffa > cs koba", "", ""]
    told = [(p.code, p.severity, p.row, p.params.get("count")) for p in incoming.problems]
    assert told == [("refs-none", "error", 2, 5), ("chain-repeated", "warning", 5, 2)]


def test_that_the_next_import_knows_the_units_again(tmp_path: Path) -> None:
    path, mapping = files(tmp_path)
    with create_registry(str(tmp_path / "r.gpkg")) as registry:
        first = import_version(registry, [path], source="S", mapping=mapping, lenient=True)
        assert (first.units, first.known) == (5, 0)
        path.write_text(BY_PLACE.replace("Boffa", "BOFFA").replace("Koba", "Bel Air"), "utf-8")
        second = import_version(registry, [path], source="S", mapping=mapping, lenient=True)
        assert (second.units, second.known) == (5, 2)


def test_that_some_rows_with_references_leave_the_others_without(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("ref,name\na,A\n,B\n", "utf-8")
    incoming = exchange.read(tmp_path / "list.csv")
    assert incoming.version is not None
    assert incoming.version.units["source_ref"].fillna("").tolist() == ["a", ""]
