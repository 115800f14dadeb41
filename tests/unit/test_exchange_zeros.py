"""Zeros that a spreadsheet ate: proved by what stands elsewhere, filled up when somebody says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from georegistry_desktop import create_registry, exchange
from georegistry_desktop.exchange import Incoming
from georegistry_desktop.workflows import import_version


def read(folder: Path, content: str, **options: object) -> Incoming:
    path = folder / "a.csv"
    path.write_text(content, "utf-8")
    return exchange.read(path, **options)  # type: ignore[arg-type]


def told(incoming: Incoming) -> list[tuple[str, str | None, object]]:
    return [(p.code, p.field, p.params.get("count")) for p in incoming.problems if p.code != "roots-several"]


def column(incoming: Incoming, name: str) -> list[str]:
    assert incoming.version is not None
    return incoming.version.units[name].fillna("").tolist()  # type: ignore[no-any-return]


BY_PARENTS = "ref,parent_ref,name,code\n7,,R,7\nx,007,A,\ny,007,B,\n12,007,C,12\n"


def test_that_parents_prove_zeros_that_references_lost(tmp_path: Path) -> None:
    found = told(read(tmp_path, BY_PARENTS))
    assert found[0] == ("zeros-lost-parents", "ref", 1)
    mended = read(tmp_path, BY_PARENTS, repairs=["zeros"])
    assert told(mended) == [("zeros-restored", "ref", 1)]
    assert column(mended, "source_ref") == ["007", "x", "y", "12"]
    assert column(mended, "code") == ["007", "", "", "12"]
    assert column(mended, "parent")[1:] == [column(mended, "uuid")[0]] * 3


def test_that_references_prove_zeros_that_parents_lost(tmp_path: Path) -> None:
    rows = "ref,parent_ref,name\n007,,R\nx,7,A\ny,7,B\n"
    assert told(read(tmp_path, rows))[0] == ("zeros-lost-refs", "parent", 2)
    mended = read(tmp_path, rows, repairs=["zeros"])
    assert told(mended) == [("zeros-restored", "parent", 2)]
    assert column(mended, "parent")[1:] == [column(mended, "uuid")[0]] * 2


@pytest.mark.parametrize(
    "rows",
    [
        "7,,R\n007,,S\nx,7,A\n",  # both are there
        "7,,R\nx,007,A\ny,07,B\n",  # two ways
        "7a,,R\nx,007a,A\n",  # no number
    ],
)
def test_that_zeros_are_not_lost_where_nothing_proves_it(tmp_path: Path, rows: str) -> None:
    incoming = read(tmp_path, f"ref,parent_ref,name\n{rows}", repairs=["zeros"])
    assert not [code for code, *_ in told(incoming) if code.startswith("zeros")]


def test_that_the_last_import_proves_zeros_and_units_are_known_again(tmp_path: Path) -> None:
    first, second = tmp_path / "one.csv", tmp_path / "two.csv"
    first.write_text("ref,name\n0017,A\n0018,B\nc,C\n", "utf-8")
    second.write_text("ref,name\n17,A\n18,B\nc,C\n", "utf-8")
    with create_registry(str(tmp_path / "r.gpkg")) as registry:
        import_version(registry, [first], source="S")
        seen = import_version(registry, [second], source="S", dry_run=True)
        assert [p.code for p in seen.problems if p.field == "ref"] == ["zeros-lost-earlier"]
        assert seen.known == 1
        mended = import_version(registry, [second], source="S", repairs=["zeros"])
        assert mended.known == 3


def test_that_a_changed_key_is_told_with_how_many_are_known(tmp_path: Path) -> None:
    files = [tmp_path / "one.csv", tmp_path / "two.csv"]
    for file, letter in zip(files, "ab", strict=True):
        file.write_text("ref,name\n" + "".join(f"{letter}{n},N{n}\n" for n in range(9)) + "z,Z\n", "utf-8")
    with create_registry(str(tmp_path / "r.gpkg")) as registry:
        first = import_version(registry, files[:1], source="S")
        assert "few-known" not in {p.code for p in first.problems}
        again = import_version(registry, files[:1], source="S")
        assert "few-known" not in {p.code for p in again.problems}
        other = import_version(registry, files[1:], source="S")
        [problem] = [p for p in other.problems if p.code == "few-known"]
        assert problem.params == {"value": 1, "count": 10, "name": "S", "other": 10}
        assert problem.severity == "warning"
