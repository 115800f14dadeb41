"""What comes in from a running DHIS2, whatever happens meanwhile, on the line or in its tree."""

from __future__ import annotations

import base64
import json
import os
import stat
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from dhis2_trees import BEDS, QUICK, as_earlier, demo_document, pulled, told
from fake_dhis2 import FakeDhis2, Fault

from georegistry_desktop import exchange
from georegistry_desktop.domain import Cancelled, Refused

SIERRA_LEONE = (
    "metadata_2021_play2.34.json",
    "organisationUnitLevels_iaso.json",
    "groupsets_iaso.json",
)
ONCE = replace(QUICK, tries=1)


def saved(document: object, folder: Path) -> exchange.Incoming:
    file = folder / "metadata.json"
    file.write_text(json.dumps(document), "utf-8")
    return exchange.read(file)


def same_but_fields(one: exchange.Incoming, other: exchange.Incoming) -> bool:
    """A file carries what some unit has; a server was asked for all."""
    first, second = told(one.version), told(other.version)
    assert first.pop("fields") <= second.pop("fields")
    return first == second


@pytest.mark.parametrize("version", ["2.30", "2.31.9", "2.32.0", "2.40.1", "2.43-SNAPSHOT", "2.44.0"])
def test_that_a_pull_and_a_saved_export_are_the_same_version(version: str, tmp_path: Path) -> None:
    document = demo_document()
    with FakeDhis2(document, version=version) as fake:
        done = pulled(fake, tmp_path / "spool")
    expected = saved(document, tmp_path)
    assert same_but_fields(expected, done.incoming)
    assert [p.code for p in done.incoming.problems if p.code == "server-version"] == (
        ["server-version"] if version == "2.44.0" else []
    )
    unit = told(done.incoming.version)["units"][document["organisationUnits"][7]["id"]]
    assert {"Beds", "attribute:AttrWater01", "url"} <= set(json.loads(unit["extra"]))


def test_that_sierra_leone_comes_in_from_a_server_as_from_files(shared_data: Path, tmp_path: Path) -> None:
    files = [shared_data / "sierra-leone-dhis2" / name for name in SIERRA_LEONE]
    document: dict[str, Any] = {}
    for file in files:
        document |= json.loads(file.read_text("utf-8"))
    with FakeDhis2(document) as fake:
        done = pulled(fake, tmp_path, page_size=500)
        assert fake.pages() == [1, 2, 3, 1]
    assert same_but_fields(exchange.read(files), done.incoming)
    assert [(p.code, p.unit, p.row) for p in done.incoming.problems] == [
        ("geometry-invalid", "g8DdBm7EmUt", None)
    ]


def test_that_the_origin_has_what_the_next_pull_needs_and_no_secret(fake: FakeDhis2, tmp_path: Path) -> None:
    done = pulled(fake, tmp_path)
    origin = done.incoming.origin
    assert (origin["server"], origin["subtree"], origin["pulled_at"]) == (
        fake.address,
        None,
        "2026-03-01T08:00:00.000",
    )
    assert fake.password not in json.dumps(origin)
    assert fake.password not in repr(done)
    assert fake.password not in repr(exchange.Basic(fake.user, fake.password))
    assert fake.token not in repr(exchange.Token(fake.token))


@pytest.mark.parametrize("kind", ["drop", "429", "status", "text"])
def test_that_a_bad_line_is_survived(fake: FakeDhis2, tmp_path: Path, kind: str) -> None:
    quiet = told(pulled(fake, tmp_path / "quiet").incoming.version)
    detail: Any = {"429": 0, "status": 503, "text": '{"organisationUnits": [{"id'}.get(kind)
    for page in (2, 4):
        fake.faults.append(Fault(kind, page=page, times=2, detail=detail))
    done = pulled(fake, tmp_path / "bad")
    assert told(done.incoming.version) == quiet
    assert [f.times for f in fake.faults] == [0, 0]


def test_that_a_pull_that_broke_off_goes_on_behind_the_last_whole_page(
    fake: FakeDhis2, tmp_path: Path
) -> None:
    quiet = told(pulled(fake, tmp_path / "quiet").incoming.version)
    fake.faults.append(Fault("drop", page=4))
    with pytest.raises(Refused) as broken:
        pulled(fake, tmp_path / "kept", patience=ONCE)
    assert (broken.value.code, broken.value.params["kept"]) == ("server-broke-off", 3)
    assert "The 3 page(s) so far are kept for a day" in broken.value.remedy
    fake.asked.clear()
    done = pulled(fake, tmp_path / "kept")
    assert fake.pages() == [4, 5, 6, 1]
    assert (done.report.resumed, done.report.pages) == (3, 6)
    assert told(done.incoming.version) == quiet
    done.done()
    assert list((tmp_path / "kept").iterdir()) == []


def test_that_a_cancelled_pull_goes_on_and_a_token_that_ran_out_keeps_the_pages(
    fake: FakeDhis2, tmp_path: Path
) -> None:
    def impatient(step: str, done: int = 0, total: int = 0) -> None:
        if step.startswith("Page 3 "):
            raise Cancelled

    with pytest.raises(Cancelled):
        pulled(fake, tmp_path, progress=impatient)
    fake.asked.clear()
    fake.faults.append(Fault("expire", page=5))
    with pytest.raises(Refused) as expired:
        pulled(fake, tmp_path)
    assert (expired.value.code, expired.value.params["kept"]) == ("sign-in-refused", 4)
    assert fake.pages() == [3, 4, 5]


def test_that_pages_older_than_a_day_of_another_question_or_broken_are_not_used(
    fake: FakeDhis2, tmp_path: Path
) -> None:
    pulled(fake, tmp_path)
    [folder] = tmp_path.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(f.stat().st_mode) for f in folder.iterdir()} == {0o600}
    (folder / "page-000002.json").write_text('{"organisationUnits": [')
    (folder / "page-000003.json").write_text('{"pager": {"page": 3, "total": "x"}, "organisationUnits": []}')
    fake.asked.clear()
    assert pulled(fake, tmp_path).report.resumed == 5
    assert fake.pages() == [2, 3, 1]
    fake.asked.clear()
    assert pulled(fake, tmp_path, page_size=40).report.resumed == 0
    for file in [folder, *folder.iterdir()]:
        os.utime(file, (1, 1))
    fake.asked.clear()
    assert pulled(fake, tmp_path).report.resumed == 0
    assert fake.pages() == [1, 2, 3, 4, 5, 6, 1]


def test_that_of_two_pulls_at_once_the_later_one_keeps_pages_that_are_gone_on_from(
    fake: FakeDhis2, tmp_path: Path
) -> None:
    quiet = told(pulled(fake, tmp_path / "quiet").incoming.version)
    begun: list[str] = []

    def another_ends(step: str, done: int = 0, total: int = 0) -> None:
        if step.startswith("Page 3 ") and not begun:
            begun.append(step)
            pulled(fake, tmp_path / "kept").done()
            assert list((tmp_path / "kept").iterdir()) == []
            fake.faults.append(Fault("drop", page=5))

    with pytest.raises(Refused) as broken:
        pulled(fake, tmp_path / "kept", patience=ONCE, progress=another_ends)
    assert broken.value.params["kept"] == 2
    fake.asked.clear()
    done = pulled(fake, tmp_path / "kept")
    assert done.report.resumed == 2
    assert fake.pages() == [1, 2, 5, 6, 1]
    assert told(done.incoming.version) == quiet


def test_that_nobody_goes_on_from_pages_of_another_user(fake: FakeDhis2, tmp_path: Path) -> None:
    fake.valid.add("Basic " + base64.b64encode(b"other:secret").decode())
    fake.valid.add("ApiToken d2pat_other")
    users = [exchange.Basic("other", "secret"), exchange.Token("d2pat_other"), exchange.Token(fake.token)]
    for credentials in users:
        address = exchange.parse_server_address(fake.address)
        settings = exchange.PullSettings(patience=ONCE, page_size=50, spool_root=tmp_path)
        done = exchange.pull(address, credentials, settings=settings)
        assert done.report.resumed == 0
        assert exchange.pull(address, credentials, settings=settings).report.resumed == done.report.pages
    for file in tmp_path.rglob("*.json"):
        assert not any(secret in file.read_text() for secret in ("secret", "d2pat_", fake.token))


def test_that_a_disk_that_takes_no_pages_does_not_stop_a_pull(fake: FakeDhis2, tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("no folder")
    done = pulled(fake, place)
    assert [p.code for p in done.incoming.problems if p.code == "pages-lost"] == ["pages-lost"]
    assert len(told(done.incoming.version)["units"]) == 300


def test_that_a_subtree_holds_its_top_and_all_below_without_warnings(fake: FakeDhis2, tmp_path: Path) -> None:
    root = next(u for u, r in fake.units.items() if "parent" not in r)
    top = next(u for u, r in fake.units.items() if r.get("parent") == {"id": root})
    done = pulled(fake, tmp_path, subtree=top)
    units = told(done.incoming.version)["units"]
    below = {top}
    while more := {u for u, r in fake.units.items() if r.get("parent", {}).get("id") in below} - below:
        below |= more
    assert units.keys() == below
    assert "parent" not in units[top]
    assert units[top]["type"] == "Region"
    assert {p.code for p in done.incoming.problems} <= {"name-repeated"}


@pytest.mark.parametrize("uid", ["AbcdefGhij1", "x", "../attributes", "", "id:eq:1,2"])
def test_that_a_unit_that_is_not_there_is_a_refusal(fake: FakeDhis2, tmp_path: Path, uid: str) -> None:
    with pytest.raises(Refused) as refused:
        pulled(fake, tmp_path, subtree=uid)
    assert refused.value.code == "subtree-missing"


def test_that_an_empty_server_has_no_units_and_no_crash(tmp_path: Path) -> None:
    with FakeDhis2({}) as fake:
        done = pulled(fake, tmp_path)
    assert done.incoming.version is None
    assert [p.code for p in done.incoming.problems] == ["units-missing"]


ODD: list[dict[str, Any]] = [
    {"name": None, "openingDate": [], "attributeValues": {}, "translations": "t"},
    {"name": {}, "geometry": "POINT (", "attributeValues": [1, {"value": 2}]},
    {"name": "half \ud800 and \0", "code": 1e308, "geometry": {"type": "Point", "coordinates": ["a"]}},
    {"comment": json.loads("[" * 300 + "]" * 300), "translations": [{"value": []}, 3]},
]


@pytest.mark.parametrize("values", ODD, ids=range(len(ODD)))
def test_that_whatever_a_unit_holds_is_a_problem_and_no_crash(
    fake: FakeDhis2, tmp_path: Path, values: dict[str, Any]
) -> None:
    some = sorted(fake.units)[5]
    fake.units[some].update(values)
    first = pulled(fake, tmp_path / "1")
    assert first.incoming.version is not None
    fake.now += timedelta(days=1)
    again = pulled(fake, tmp_path / "2", earlier=as_earlier(first))
    assert told(again.incoming.version) == told(first.incoming.version)
    assert [p.code for p in again.incoming.problems] == [p.code for p in first.incoming.problems]


def test_that_folders_of_others_beside_the_kept_pages_are_left_alone(fake: FakeDhis2, tmp_path: Path) -> None:
    other = tmp_path / "holiday pictures"
    other.mkdir()
    os.utime(other, (1, 1))
    pulled(fake, tmp_path)
    assert other.is_dir()


def test_that_without_a_server_date_the_date_of_the_answer_counts_in_any_zone(
    fake: FakeDhis2, tmp_path: Path
) -> None:
    fake.faults.append(Fault("text", path="system/info", detail='{"version": "2.38.1"}'))
    at = datetime.fromisoformat(str(pulled(fake, tmp_path).incoming.origin["pulled_at"]))
    assert timedelta(hours=25) < datetime.now(UTC).replace(tzinfo=None) - at < timedelta(hours=27)


def test_that_attributes_that_share_a_name_keep_their_ids(fake: FakeDhis2, tmp_path: Path) -> None:
    fake.lists["attributes"]["AttrOther01"] = {
        "id": "AttrOther01",
        "name": "Beds",
        "organisationUnitAttribute": True,
    }
    units = told(pulled(fake, tmp_path).incoming.version)["units"]
    keys = {key for u in units.values() for key in json.loads(u.get("extra", "{}"))}
    assert f"attribute:{BEDS}" in keys
    assert "Beds" not in keys
