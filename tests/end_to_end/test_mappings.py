"""A mapping is printed, edited, given back and remembered."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from end_to_end.running import document, georegistry, ran

LIST = "Kode unik,Sitio,Zona\nx1,Post one,North\nx2,Post two,North\n"
MAPPING = """
[columns]
ref = "Kode unik"
name = "Sitio"
[[levels]]
name = "Zona"
type = "Zone"
"""


def names(registry: Path, folder: Path, version: str) -> list[str]:
    ran("export", registry, version, folder / "out.csv", "--replace")
    return sorted(pd.read_csv(folder / "out.csv")["name"])


def test_that_a_mapping_is_given_once_and_remembered(tmp_path: Path) -> None:
    registry, file, mapping = tmp_path / "r.gpkg", tmp_path / "list.csv", tmp_path / "m.toml"
    file.write_text(LIST)
    mapping.write_text(MAPPING)
    ran("init", registry)
    refused = georegistry("import", registry, file, "--source", "A")
    assert refused.returncode == 1
    assert "--print-mapping" in " ".join(refused.stderr.split())
    done = georegistry("import", registry, file, "--source", "A", "--mapping", mapping)
    assert done.returncode == 0, done.stderr
    assert names(registry, tmp_path, "A") == ["North", "Post one", "Post two"]

    file.write_text(LIST + "x3,Post three,South\n")
    assert "Columns of list.csv, as said: ref = Kode unik, name = Sitio; levels = Zona." in done.stderr
    again = georegistry("import", registry, file, "--source", "A")
    assert "as the source's last mapping says" in again.stderr
    assert "3 known from earlier imports" in again.stderr

    file.write_text("ref,name\nx1,Post one\n")
    answer = document("import", registry, file, "--source", "A")
    assert [p["code"] for p in answer["problems"]] == ["mapping-forgotten"]
    assert answer["mapping"] == "guessed"


def test_that_a_refused_import_says_what_the_columns_were_taken_for(tmp_path: Path) -> None:
    registry, file = tmp_path / "r.gpkg", tmp_path / "list.csv"
    file.write_text("code,nom,commune\n1,Post,North\n1,Other,North\n,,South\n")
    ran("init", registry)
    done = georegistry("import", registry, file, "--source", "A")
    assert done.returncode == 1
    assert done.stderr.count("Columns of list.csv, as guessed: ") == 1
    assert "name = nom" in done.stderr
    assert "nothing was imported" in " ".join(done.stderr.split())
    said = georegistry("import", registry, file, "--source", "A", "--json")
    assert said.returncode == 1
    assert "Columns of" not in said.stdout + said.stderr


def test_that_the_printed_mapping_can_be_given_back(tmp_path: Path) -> None:
    registry, file, mapping = tmp_path / "r.gpkg", tmp_path / "list.csv", tmp_path / "m.toml"
    file.write_text(
        "Kode unik,Nome da unidade,Distrito,Província\nx1,Posto,Kakua,Norte\nx2,Outro,Kakua,Norte\n"
    )
    printed = ran("import", registry, file, "--source", "A", "--print-mapping")
    assert 'name = "Nome da unidade"  # 99%: known heading' in printed
    assert '# ref = "Kode unik"' not in printed, "levels give the references"
    assert '# extra fields: "Kode unik" (codes)' in printed
    assert not registry.exists()
    mapping.write_text(printed.replace("[columns]", '[columns]\nref = "Kode unik"'))
    ran("init", registry)
    answer = document("import", registry, file, "--source", "A", "--mapping", mapping)
    assert answer["by_type"] == {"Distrito": 1, "Level 3": 2, "Província": 1}
    assert answer["mapping"] == "given"


def test_that_what_takes_no_mapping_says_so(tmp_path: Path) -> None:
    registry, file = tmp_path / "r.gpkg", tmp_path / "metadata.json"
    file.write_text('{"organisationUnits": [{"id": "a", "name": "A"}]}')
    done = georegistry("import", registry, file, "--source", "A", "--print-mapping")
    assert done.returncode == 1
    assert "takes no mapping" in " ".join(done.stderr.split())
    (tmp_path / "bad.toml").write_text("[columns]\nnmae = 'x'\n")
    ran("init", registry)
    bad = georegistry("import", registry, file, "--source", "A", "--mapping", tmp_path / "bad.toml")
    assert (bad.returncode, "columns.nmae" in bad.stderr) == (1, True)
    absent = georegistry("import", registry, file, "--source", "A", "--mapping", tmp_path / "none.toml")
    assert "No such file" in absent.stderr
