"""Writing that does not come to its end: whole or not at all, no half file, nothing left beside it."""

from __future__ import annotations

import resource
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import openpyxl
import pytest
from factories import small_country, version_frame

from georegistry_desktop import exchange
from georegistry_desktop.compare import compare
from georegistry_desktop.domain import Refused
from georegistry_desktop.exchange.comparison import write_comparison

KINDS = (
    "version.csv",
    "version.json",
    "version.gpkg",
    "version.xlsx",
    "version.geojson",
    "version.fgb",
    "version.parquet",
    "version.kml",
    *(f"comparison.{k}" for k in ("csv", "json", "gpkg", "xlsx", "html")),
)


def write(path: Path) -> None:
    country = small_country()
    if path.stem == "version":
        exchange.write(country, path, replace=True)
    else:
        other = version_frame([{"ref": "c", "name": "=1+1\x01"}, {"ref": "f9", "name": "x" * 40_000}])
        write_comparison(compare(country, other, by="ref"), path, replace=True)


@contextmanager
def disk_of(size: int) -> Iterator[None]:
    """No file grows beyond ``size`` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("name", KINDS)
def test_that_a_full_disk_leaves_what_stood_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path, scratch = tmp_path / name, tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    write(path)
    whole = path.stat().st_size
    for share in (0.1, 0.5, 0.9, 0.97, 1):
        path.write_text("precious")
        with disk_of(int(whole * share) - 1), pytest.raises(Refused) as refused:
            write(path)
        assert path.read_text() == "precious"
        assert {p.name for p in tmp_path.iterdir()} == {name, "scratch"}
        assert not list(scratch.iterdir())
        assert f"/.{path.stem}-" not in str(refused.value)


@pytest.mark.parametrize("kind", ["csv", "json", "gpkg", "xlsx", "geojson", "fgb", "parquet", "kml"])
def test_that_a_killed_export_leaves_what_stood_there(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    path.write_text("precious")

    def stop(step: str, done: int = 0, total: int = 0) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        exchange.write(small_country(), path, replace=True, progress=stop)
    assert path.read_text() == "precious"
    assert [p.name for p in tmp_path.iterdir()] == [path.name]


def test_that_a_workbook_holds_names_as_text_and_says_what_it_cuts(tmp_path: Path) -> None:
    path = tmp_path / "comparison.xlsx"
    write(path)
    cells = [cell for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row if cell.value]
    assert {c.data_type for c in cells if str(c.value).startswith("=")} == {"s"}
    assert "=1+1�" in {c.value for c in cells}
    [long] = {str(c.value) for c in cells if len(str(c.value)) > 1000}
    assert len(long) == 32_767
    assert long.endswith("x … (cut: see the CSV)")
