"""What the command says and how it ends."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pandas as pd
import pyogrio
import pytest
from end_to_end.running import document, georegistry, ran

FAULTY = """ref,parent_ref,name,latitude,longitude
a,b,A,,
b,a,B,,
c,,C,95,1
d,nowhere,D,,
e,c,E,,
e,c,E again,,
"""


def counts(registry: Path, other: str = "B") -> tuple[int, int, int, int]:
    return tuple(document("compare", registry, "P", other, "--by", "ref")["counts"].values())  # type: ignore[return-value]


def test_that_all_faults_of_a_file_come_in_one_run_and_nothing_is_written(tmp_path: Path) -> None:
    registry, file = tmp_path / "r.gpkg", tmp_path / "faulty.csv"
    file.write_text(FAULTY)
    ran("init", registry)
    done = georegistry("import", registry, file, "--source", "A", "--dry-run", "--json")
    assert done.returncode == 1
    found = {(p["code"], p["row"]) for p in json.loads(done.stdout)["problems"] if p["severity"] != "warning"}
    assert found == {
        ("parent-cycle", 2),
        ("latitude-bad", 4),
        ("ref-unknown", 5),
        ("ref-repeated", 7),
    }
    done = georegistry("import", registry, file, "--source", "A")
    assert done.returncode == 1
    for said in (
        "comes back to itself",
        "no latitude",
        "'nowhere' is not in the file",
        "stands also in row 6",
    ):
        assert said in " ".join(done.stderr.split())
    assert georegistry("import", registry, file, "--source", "A", "--lenient").returncode == 1
    assert document("versions", registry) == []


def test_that_lenience_takes_faulty_rows_in_as_far_as_they_go(tmp_path: Path) -> None:
    registry, file = tmp_path / "r.gpkg", tmp_path / "faulty.csv"
    file.write_text(FAULTY.replace("a,b,A", "a,,A"))
    ran("init", registry)
    assert georegistry("import", registry, file, "--source", "A").returncode == 1
    answer = document("import", registry, file, "--source", "A", "--lenient")
    assert answer["units"] == 6
    assert len([p for p in answer["problems"] if p["severity"] == "error"]) == 3
    assert document("versions", registry)[0]["units"] == 6


@pytest.mark.parametrize(
    ("options", "after"),
    [
        ((), (0, 1, 0, 7)),
        (("--kinds", "new"), (0, 1, 2, 5)),
        (("--kinds", "changed"), (2, 1, 0, 5)),
        (("--fields", "name", "--kinds", "changed"), (2, 1, 2, 3)),
        (("--missing", "delete"), (0, 0, 0, 7)),
        (("--subtree", "r", "--kinds", "changed"), (2, 1, 0, 5)),
        (("--subtree", "s", "--kinds", "new"), (0, 1, 2, 5)),
        (("--subtree", "f1"), (2, 1, 1, 4)),
    ],
)
def test_that_a_chosen_part_is_applied_and_undone(
    registry: Path, options: tuple[str, ...], after: tuple[int, ...]
) -> None:
    before = counts(registry)
    assert before == (2, 1, 2, 3)
    done = georegistry("apply", registry, "P", "B", "--by", "ref", "--dry-run", *options)
    assert done.stderr.endswith("Nothing was written.\n")
    assert counts(registry) == before
    ran("apply", registry, "P", "B", "--by", "ref", *options)
    assert counts(registry) == after
    ran("doctor", registry)
    ran("undo", registry)
    assert counts(registry) == before
    assert counts(registry, "A") == (0, 0, 0, 6)


@pytest.mark.parametrize(("how", "field"), [("close", "closed_date"), ("reject", "status")])
def test_that_missing_units_are_closed_or_rejected(registry: Path, how: str, field: str) -> None:
    ran("apply", registry, "P", "B", "--by", "ref", "--kinds", "", "--missing", how)
    answer = document("compare", registry, "A", "P")
    assert answer["fields"] == {field: 1}


def test_that_only_listed_units_are_applied(registry: Path, tmp_path: Path) -> None:
    (tmp_path / "units.txt").write_text("r\n")
    ran("apply", registry, "P", "B", "--by", "ref", "--units", tmp_path / "units.txt")
    assert document("compare", registry, "A", "P")["fields"] == {"boundary": 1}


def test_that_the_words_say_what_applying_does(registry: Path) -> None:
    said = ran("apply", registry, "P", "B", "--by", "ref", "--dry-run", "--missing", "delete")
    for line in (
        "Rename 'Post one' to '=Post 1'",
        "from 'Region' to 'Second'",
        "Create Health post 'Brand new' under 'New area'",
        "Delete Facility 'Post three'",
        "Redraw the boundary of 'Region': 12.5% of its area changes",
        "Move the point of 'Post one' by",
    ):
        assert line in said


def test_that_reports_hold_every_difference(registry: Path, tmp_path: Path) -> None:
    files = {end: tmp_path / f"report.{end}" for end in ("csv", "xlsx", "gpkg", "json", "html")}
    for file in files.values():
        ran("compare", registry, "P", "B", "--by", "ref", "--output", file)
    table = pd.read_csv(files["csv"])
    assert table["kind"].value_counts().to_dict() == {"changed": 4, "new": 2, "missing": 1}
    assert table[table["field"] == "point"]["other_value"].iloc[0].startswith("POINT (2.51")
    assert len(json.loads(files["json"].read_text())["differences"]) == 7
    book = openpyxl.load_workbook(files["xlsx"])
    cells = [cell for row in book["Changed"].iter_rows() for cell in row]
    assert "=Post 1" in {c.value for c in cells}
    assert "f" not in {c.data_type for c in cells}
    shapes = {
        side: pyogrio.read_dataframe(files["gpkg"], layer=f"boundaries_{side}") for side in ("base", "other")
    }
    page = files["html"].read_text("utf-8")
    assert f'from <bdi dir="auto">{registry}</bdi>' in page
    assert page.count("<figure>") == 2
    assert re.search(r"1,11\d m east", page)
    assert [s[s["field"] == "boundary"].geometry.iloc[0].area for s in shapes.values()] == [16, 18]
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_that_a_file_that_is_there_is_left_alone_unless_it_is_to_be_replaced(
    registry: Path, tmp_path: Path
) -> None:
    for name, asked in (("a.csv", ("export", registry, "A")), ("b.html", ("compare", registry, "A", "B"))):
        file = tmp_path / name
        file.write_text("precious")
        command = (*asked, file) if name == "a.csv" else (*asked, "--by", "ref", "--output", file)
        for more in ((), ("--dry-run",)) if name == "a.csv" else ((),):
            done = georegistry(*command, *more)
            assert done.returncode == 1
            assert f"{file} is there already" in done.stderr
            assert "add: --replace" in done.stderr
            assert file.read_text() == "precious"
        ran(*command, "--replace")
        assert file.stat().st_size > 100


def test_that_a_unit_is_set_and_its_history_told(registry: Path) -> None:
    ran("set", registry, "P", "f1", "name=Nouveau", "parent=s", "extra:beds=4", "point=POINT (1 2)")
    answer = document("history", registry, "--unit", "f1")
    assert {c["set"] for c in answer[-1]["changes"]} == {"name", "parent", "extra:beds", "point"}
    assert "Rename 'Post one' to 'Nouveau'" in ran("history", registry, "--unit", "f1")
    ran("undo", registry)
    assert counts(registry, "A") == (0, 0, 0, 6)


def test_that_versions_are_published_dropped_and_made_the_default(registry: Path) -> None:
    for arguments, said in (
        (("copy", registry, "A", "--source", "Q"), "Q@live is a live copy of A@1: 6 units."),
        (("publish", registry, "P"), "Published P@1, a frozen copy of P@live: 6 units."),
        (("publish", registry, "P@live"), "Published P@2, a frozen copy of P@live: 6 units."),
        (("default", registry, "A"), "is now 'A'. It is imported, so it has no live version to edit."),
        (("default", registry, "P"), "The default source is now 'P'."),
        (("drop", registry, "B"), "Dropped B@1: its 7 units are gone, its name and history stay."),
        (("drop", registry, "Q@live"), "Dropped Q@live: its 6 units are gone"),
    ):
        assert said in georegistry(*arguments).stderr
    rows = {row["version"]: row for row in document("versions", registry)}
    assert list(rows) == ["A@1", "P@live", "P@1", "P@2"]
    assert rows["P@1"]["state"] == "snapshot"
    assert rows["P@live"]["default"]
    done = georegistry("drop", registry, "P@live")
    assert done.returncode == 1
    assert "make another source the default one" in done.stderr
    ran("upgrade", registry)
    ran("doctor", registry)


def test_that_a_part_is_exported_and_what_it_lacks_is_said_first(registry: Path, tmp_path: Path) -> None:
    file = tmp_path / "part.csv"
    asked = ("export", registry, "B", file, "--subtree", "s", "--fields", "name,parent", "--status", "VALID")
    dry = document(*asked, "--dry-run")
    assert not file.exists()
    assert (dry["units"], dry["dry_run"], dry["fields"]) == (2, True, ["name", "parent"])
    assert [p["code"] for p in dry["problems"]] == ["top-cut-off", "formula-cells"]
    done = georegistry(*asked)
    assert done.returncode == 0
    assert "begin like a formula, such as '=Post 1'" in done.stderr
    assert f"Wrote the 2 units of B@1 to {file}." in done.stderr
    assert file.read_text().splitlines()[0] == "uuid,ref,parent_uuid,parent_ref,name,references"
    ran(*asked, "--layout", "spreadsheet", "--replace")
    assert '"\'=Post 1"' in file.read_text("utf-8")


def test_that_ctrl_c_cancels_and_leaves_nothing(tmp_path: Path) -> None:
    file, registry = tmp_path / "large.csv", tmp_path / "r.gpkg"
    rows = "".join(f"u{i},{'' if i == 0 else 'u0'},Unit {i}\n" for i in range(400_000))
    file.write_text(f"ref,parent_ref,name\n{rows}")
    ran("init", registry)
    with subprocess.Popen(
        [Path(sys.executable).with_name("georegistry"), "import", registry, file, "--source", "A"],
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        while not (tmp_path / "r.gpkg-writer").exists():
            assert running.poll() is None
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=60)[1]
    assert running.returncode == 130
    assert "Cancelled; nothing was written." in said
    assert "Traceback" not in said
    assert document("versions", registry) == []
    ran("doctor", registry)


def test_that_the_demo_of_an_older_program_is_brought_up_to_date(tmp_path: Path) -> None:
    file = tmp_path / "georegistry" / "demo.gpkg"
    file.parent.mkdir()
    shutil.copy(Path(__file__).parents[1] / "registry" / "first_schema" / "registry.gpkg", file)
    done = georegistry("demo", XDG_DATA_HOME=str(tmp_path))
    assert f"Upgraded {file} from schema 0001 to " in done.stderr
    assert "is not the demo" in done.stderr, "the first schema's file is another country"
    assert done.returncode == 1
    ran("doctor", file)


def test_that_the_demo_is_made_once(tmp_path: Path) -> None:
    file = tmp_path / "demo.gpkg"
    first = georegistry("demo", "--to", file, "--units", 300)
    assert first.returncode == 0
    assert "Making the demo country" in first.stderr
    second = georegistry("demo", "--to", file)
    assert second.stderr.splitlines() == [
        "There is no display here (DISPLAY is not set). So there is no window; the demo is compared here.",
        f"{file} was there already; it is compared as it is.",
    ]
    assert second.stdout == first.stdout
    assert "against DHIS2@1" in first.stdout
    assert [p.name for p in tmp_path.iterdir()] == ["demo.gpkg"]


def test_that_the_installation_tests_itself() -> None:
    assert "This installation works." in georegistry("self-test").stderr


WRONG = [
    (("versions", "{no}"), 1, "no registry"),
    (("init", "{r}"), 1, "already holds"),
    (("compare", "{r}", "A", "Nope"), 1, "See them with: georegistry versions {r}"),
    (("compare", "{r}", "A", "A"), 1, "itself"),
    (("compare", "{r}", "A", "B", "--by", "colour"), 2, "colour"),
    (("compare", "{r}", "A", "B", "--fields", "colour"), 2, "colour"),
    (("compare", "{r}", "A", "B", "--output", "{no}.doc"), 2, "doc"),
    (("apply", "{r}", "A", "B"), 1, "snapshot"),
    (("apply", "{r}", "P", "B", "--missing", "burn"), 2, "burn"),
    (("compare", "{r}", "A", "B", "--fields", ""), 2, "is no field"),
    (("compare", "{r}", "A", "B", "--fields", " , "), 2, "is no field"),
    (("apply", "{r}", "P", "B", "--kinds", "old"), 2, "old"),
    (("apply", "{r}", "P", "B", "--units", "{no}"), 1, "there is no such file. Give --units a text file"),
    (("apply", "{r}", "P", "B", "--units", "{folder}"), 1, "Give --units a text file"),
    (("apply", "{r}", "P", "B", "--units", "{binary}"), 1, "it is not UTF-8"),
    (("apply", "{r}", "P", "B", "--subtree", "zz"), 1, "no unit 'zz'"),
    (("set", "{r}", "P", "zz", "name=X"), 1, "no unit 'zz'"),
    (("set", "{r}", "P", "f1", "colour=red"), 1, "colour"),
    (("set", "{r}", "P", "f1", "opening_date=31/12/2020"), 1, "YYYY-MM-DD"),
    (("set", "{r}", "P", "r", "parent=f1"), 1, "comes back to itself"),
    (("set", "{r}", "P", "f1", "status=GOOD"), 1, "VALID"),
    (("set", "{r}", "P", "f1", "name"), 2, "FIELD=VALUE"),
    (("set", "{r}", "A", "f1", "name=X"), 1, "georegistry copy {r} A@1 --source NAME"),
    (("history", "{r}", "--unit", "zz"), 1, "no unit 'zz'"),
    (("undo", "{r}"), 1, "georegistry drop {r} P@live"),
    (("redo", "{r}"), 1, "nothing"),
    (("export", "{r}", "A", "{no}/x.csv"), 1, "cannot be written"),
    (("import", "{r}", "{no}", "--source", "X"), 1, "no such file"),
    (("import", "{r}", "{r}", "--source", "X"), 1, ""),
    (("import", "{r}", "{empty}", "--source", "X"), 1, "empty"),
    (("import", "{r}", "{folder}", "--source", "X"), 1, ""),
    (("import", "{r}", "{binary}", "--source", "X"), 1, ""),
    (("import", "{r}", "{cut}", "--source", "X"), 1, ""),
    (("import", "{r}", "{list}", "--source", "P"), 1, "curated"),
    (("import", "{r}", "{list}", "--source", "a@b"), 1, "'@'"),
    (("import", "{r}", "{list}"), 2, "--source"),
    (("import", "{r}", "{list}", "--source", "X", "--format", "doc"), 2, "doc"),
    (("import", "{r}", "{list}", "--source", "X", "--status", "GOOD"), 2, "NEW, VALID"),
    (("import", "{r}", "{list}", "--source", "X", "--encoding", "base64"), 2, "no encoding"),
    (("import", "{r}", "{list}", "--source", "X", "--encoding", "undefined"), 2, "no encoding"),
    (("export", "{r}", "A", "{no}.csv", "--format", "doc"), 2, "doc"),
    (("export", "{r}", "A", "{no}.csv", "--layout", "iaso"), 2, "layout of csv"),
    (("export", "{r}", "A", "{no}.csv", "--status", "GOOD"), 2, "NEW, VALID, REJECTED"),
    (("export", "{r}", "A", "{no}.csv", "--status", ","), 2, "NEW, VALID, REJECTED"),
    (("export", "{r}", "A", "{no}.csv", "--status", "REJECTED"), 1, "none has the status REJECTED"),
    (("export", "{r}", "A", "{no}.csv", "--fields", "colour"), 2, "is no field"),
    (("export", "{r}", "A", "{no}.csv", "--subtree", "zz"), 1, "no unit 'zz'"),
    (("drop", "{r}", "P"), 1, "georegistry drop {r} P@live"),
    (("publish", "{r}", "A"), 1, "'A' is an imported source"),
    (("history", "{r}", "--limit", "-1"), 2, "--limit"),
    (("undo", "{r}", "latest"), 2, "REVISION"),
    (("undo", "{r}", "99"), 1, "no revision 99. See them with: georegistry history {r}"),
    (("undo", "{r}", "1"), 1, "Revision 1 is the import of A@1"),
    (("demo", "--to", "{r}"), 1, "lacks 'DHIS2' and 'Ministry list' and 'Pyramid'"),
    (("demo", "--to", "{binary}"), 1, "no GeoRegistry registry"),
    (("demo", "--to", "{binary}/demo.gpkg"), 1, "cannot be made"),
    (("demo", "--to", "postgresql://u:secret@h/db"), 1, "it is made in a file"),
    (("demo", "--to", "{no}", "--seed", "-1"), 2, "--seed"),
    (("demo", "--to", "{no}", "--units", "0"), 2, "--units"),
    (("demo", "--to", "{no}", "--units", "-5"), 2, "--units"),
    (("demo", "--to", "{no}", "--units", "100000000"), 2, "--units"),
    (("versions", "{binary}"), 1, "no GeoRegistry registry"),
    (("versions", "postgresql://nobody@/none?host=/nowhere"), 1, "Cannot reach"),
    (("versions", ""), 1, "it is empty"),
    (("versions", "{folder}"), 1, "it is a folder"),
    (("init", "{folder}"), 1, "it is a folder"),
    (("nonsense",), 2, "nonsense"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), WRONG, ids=[" ".join(w[0])[:60] for w in WRONG])
def test_that_wrong_calls_are_told_plainly(
    prepared: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    names = {
        "r": prepared / "r.gpkg",
        "no": tmp_path / "no",
        "empty": tmp_path / "empty.csv",
        "folder": tmp_path,
        "binary": tmp_path / "binary.gpkg",
        "cut": tmp_path / "cut.json",
        "list": prepared / "base.csv",
    }
    names["empty"].touch()
    names["binary"].write_bytes(bytes(range(256)) * 20)
    names["cut"].write_text('{"organisationUnits": [{"id": "a", "na')
    done = georegistry(*(a.format(**names) for a in arguments))
    assert done.returncode == code
    assert said.format(**names) in " ".join(done.stderr.split())
    assert len(done.stderr.strip()) > 10
    assert done.stdout == ""
