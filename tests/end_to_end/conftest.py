"""A small registry with two sources, A and B, and a curated copy P of A."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from end_to_end.running import ran

BASE = """ref,parent_ref,name,type,status,code,latitude,longitude,closed_date,wkt
c,,Country,Country,VALID,C,,,,"POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))"
r,c,Region,Region,VALID,R,,,,"POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))"
s,c,Second,Region,VALID,S,,,,
f1,r,Post one,Facility,VALID,001,1.5,2.5,,
f2,r,Post two,Facility,VALID,002,1.6,2.6,,
f3,s,Post three,Facility,VALID,003,,,,
"""
OTHER = """ref,parent_ref,name,type,status,code,latitude,longitude,closed_date,wkt
c,,Country,Country,VALID,C,,,,"POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0))"
r,c,Region,Region,VALID,R,,,,"POLYGON ((0 0, 4 0, 4 5, 0 4, 0 0))"
s,c,Second,Region,VALID,S,,,,
f1,s,=Post 1,Facility,VALID,001,1.5,2.51,,
f2,r,Post two,Facility,VALID,002,1.6,2.6,,
n,new,Brand new,Health post,NEW,004,,,,
new,s,New area,Area,NEW,005,,,,
"""


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prepared")
    (folder / "base.csv").write_text(BASE)
    (folder / "other.csv").write_text(OTHER)
    registry = folder / "r.gpkg"
    ran("init", registry)
    ran("import", registry, folder / "base.csv", "--source", "A")
    ran("import", registry, folder / "other.csv", "--source", "B")
    ran("copy", registry, "A", "--source", "P")
    return folder


@pytest.fixture
def registry(prepared: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(prepared / "r.gpkg", tmp_path / "r.gpkg"))
