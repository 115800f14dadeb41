"""Files and options made to hang or break a reader: each is refused or told, in no time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from georegistry_desktop import exchange
from georegistry_desktop.domain import Refused
from georegistry_desktop.domain.frames import VersionFrame
from georegistry_desktop.exchange import Incoming

COLUMNS = "[columns]\nname = 'name'\nref = 'ref'\n"


def read_text(folder: Path, content: str, **options: object) -> Incoming:
    path = folder / "units.csv"
    path.write_text(content, "utf-8")
    return exchange.read(path, **options)  # type: ignore[arg-type]


def version_of(incoming: Incoming) -> VersionFrame:
    assert incoming.version is not None
    return incoming.version


def codes(incoming: Incoming) -> list[str]:
    return [p.code for p in incoming.problems]


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    """A pipe into which nobody writes: whoever opens it waits."""
    path = tmp_path / "pipe.csv"
    os.mkfifo(path)
    return path


def test_that_pipes_devices_and_folders_are_no_files_to_read(pipe: Path) -> None:
    incoming = exchange.read([pipe, Path("/dev/zero"), pipe.parent])
    assert codes(incoming) == ["file-special", "file-special", "file-folder"]
    assert incoming.problems[2].remedy == f"Name the files in it, such as {pipe.parent}/*.shp"
    assert incoming.refused(lenient=True)


def test_that_a_mapping_is_a_small_regular_file(pipe: Path) -> None:
    large = pipe.with_name("large.toml")
    large.write_text("#" * 1_000_001)
    for path, reason in ((pipe, "a pipe or a device"), (pipe.parent, "a folder"), (large, "1,000,000 bytes")):
        with pytest.raises(Refused, match="is no mapping") as refused:
            exchange.read_mapping(path)
        assert reason in str(refused.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_that_a_mapping_may_be_what_powershell_writes(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes("[columns]\nname = 'Thiès'\n".encode(encoding))
    assert exchange.read_mapping(path).columns == {"name": "Thiès"}


def test_that_a_mapping_in_another_encoding_is_to_be_saved_as_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes("[columns]\nname = 'Thiès'\n".encode("cp1252"))
    with pytest.raises(Refused, match="save it as UTF-8"):
        exchange.read_mapping(path)
