from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from factories import small_country, uid, version_frame
from shapely import MultiPolygon, Point

from georegistry_desktop import create_registry, open_registry
from georegistry_desktop.domain import Changeset, Refused, Set
from georegistry_desktop.domain.frames import TABLES, VersionFrame
from georegistry_desktop.storage import Registry


def same(one: VersionFrame, two: VersionFrame) -> bool:
    """All of two versions is equal, row order aside."""

    def by_uuid(frame: VersionFrame) -> object:
        return frame.units.drop(columns="rev", errors="ignore").sort_values("uuid", ignore_index=True)

    tables = all(
        set(map(tuple, getattr(one, n).fillna("").to_numpy()))
        == set(map(tuple, getattr(two, n).fillna("").to_numpy()))
        for n in TABLES
    )
    return tables and bool(by_uuid(one).equals(by_uuid(two)))  # type: ignore[attr-defined]


def rename(unit: str, before: str, after: str) -> Changeset:
    return Changeset("rename", (Set(uid(unit), "name", before, after),))


def test_that_what_was_loaded_is_read_back_whole(registry: Registry) -> None:
    frame = small_country()
    registry.load("A", frame, origin={"file": "x.csv"})
    assert same(registry.read("A"), frame)
    assert registry.read("A").fields == frame.fields
    assert registry.find_version("A").origin == {"file": "x.csv"}
    assert registry.health() == []


def test_that_texts_come_back_to_the_letter(registry: Registry) -> None:
    names = [
        'O\'Neill "x"',
        "a,b;c\td",
        "line\nbreak",
        "\\N",
        "日本語 🏥",
        "עברית",
        "  spaced  ",
        "NULL",
        "007",
    ]
    frame = version_frame([{"ref": f"u{i}", "name": n, "code": n} for i, n in enumerate(names)])
    registry.load("A", frame, origin={})
    read = registry.units("A")
    assert read["name"].tolist() == names
    assert read["code"].tolist() == names


def test_that_empty_text_is_stored_as_nothing(registry: Registry) -> None:
    registry.load("A", version_frame([{"ref": "u", "code": "", "short_name": ""}]), origin={})
    assert registry.unit("A", "u").code is None


def test_that_imports_are_numbered_and_frozen(registry: Registry) -> None:
    for _ in range(2):
        registry.load("A", small_country(), origin={})
    assert [(v.label, v.state) for v in registry.versions()] == [("A@1", "snapshot"), ("A@2", "snapshot")]
    assert registry.find_version("A").label == "A@2"
    assert registry.find_version("A@1").number == 1


def test_that_a_copy_is_live_keeps_uuids_and_lineage(curated: Registry) -> None:
    assert curated.find_version("P").label == "P@live"
    assert same(curated.read("P"), curated.read("A@1"))
    assert curated.read("P").lineage == curated.read("A@1").lineage


def test_that_publishing_freezes_a_numbered_copy(curated: Registry) -> None:
    curated.commit("P", rename("f1", "Health post 1", "One"))
    published = curated.publish("P")
    assert (published.label, published.origin) == ("P@1", {"published_from": "P@live", "revision": 3})
    curated.commit("P", rename("f1", "One", "Two"))
    assert curated.publish("P").label == "P@2"
    assert [curated.unit(v, "f1").name for v in ("P@1", "P@2", "P", "A@1")] == [
        "One",
        "Two",
        "Two",
        "Health post 1",
    ]


def test_that_a_dropped_version_is_gone_and_its_number_is_not_given_again(curated: Registry) -> None:
    curated.drop("A@1")
    assert [v.label for v in curated.versions()] == ["P@live"]
    assert len(curated.units("P")) == 12
    assert curated.load("A", small_country(), origin={}).label == "A@2"
    assert [e.kind for e in curated.history()] == ["import", "copy", "drop", "import"]
    assert curated.health() == []


def test_that_what_is_referred_to_is_not_dropped(curated: Registry) -> None:
    key = curated.propose("P", rename("f1", "Health post 1", "X"))
    with pytest.raises(Refused, match="proposal"):
        curated.drop("P@live")
    curated.discard_proposal(key)
    curated.set_default("P")
    with pytest.raises(Refused, match="default"):
        curated.drop("P@live")
    assert curated.find_version("P").is_default


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("B", "version-missing"),
        ("A@7", "version-missing"),
        ("A@live", "version-missing"),
        ("A@x", "version-ambiguous"),
    ],
)
def test_that_a_wrong_name_is_told_with_those_that_exist(registry: Registry, name: str, code: str) -> None:
    registry.load("A", small_country(), origin={})
    with pytest.raises(Refused) as caught:
        registry.find_version(name)
    assert caught.value.code == code
    if code == "version-missing":
        assert "A@1" in str(caught.value)


@pytest.mark.parametrize("name", ["", "  ", "a@b", "a:b"])
def test_that_a_source_needs_a_name_that_can_be_told(registry: Registry, name: str) -> None:
    registry.load("A", small_country(), origin={})
    with pytest.raises(Refused) as caught:
        registry.copy("A", name)
    assert caught.value.code == "source-name-bad"


def test_that_curated_and_imported_sources_do_not_mix(curated: Registry) -> None:
    with pytest.raises(Refused) as caught:
        curated.load("P", small_country(), origin={})
    assert caught.value.code == "source-curated"
    with pytest.raises(Refused) as caught:
        curated.copy("A@1", "P")
    assert caught.value.code == "source-exists"
    for name, code in {"A": "source-imported", "A@1": "source-name-bad", "B": "version-missing"}.items():
        with pytest.raises(Refused) as caught:
            curated.publish(name)
        assert caught.value.code == code
    with pytest.raises(Refused):
        curated.set_default("A@1")


def test_that_a_live_version_is_dropped_by_its_full_name_only(curated: Registry) -> None:
    with pytest.raises(Refused) as caught:
        curated.drop("P")
    assert caught.value.code == "drop-live"
    curated.set_default("P")
    curated.publish("P@live")
    assert curated.drop("P@1").label == "P@1"
    curated.set_default("A")
    assert curated.drop("P@live").label == "P@live"


def test_that_the_name_of_a_source_is_free_once_all_of_it_is_dropped(curated: Registry) -> None:
    curated.drop("P@live")
    curated.drop("A@1")
    assert curated.load("P", small_country(), origin={}).label == "P@1"
    assert curated.copy("P@1", "A").label == "A@live"
    assert curated.read("A").lineage == curated.read("P").lineage


def test_that_a_snapshot_is_not_loaded_with_uuids_of_a_moment_ago(registry: Registry) -> None:
    earlier = registry.identities("A", ["f1"], [])
    registry.load("A", small_country(), origin={}, after=earlier)
    with pytest.raises(Refused) as caught:
        registry.load("A", small_country(), origin={}, after=earlier)
    assert caught.value.code == "source-moved-on"
    assert registry.load("A", small_country(), origin={}, after=registry.identities("A", [], [])).number == 2


def test_that_a_failed_load_leaves_nothing(registry: Registry) -> None:
    frame = small_country()
    circle = frame.units.assign(parent=frame.units["uuid"])
    with pytest.raises(ValueError, match="cycle"):
        registry.load("A", replace(frame, units=circle), origin={})
    assert registry.versions() == []
    assert registry.revision() == 0
    assert registry.health() == []


def test_that_a_cancelled_load_leaves_nothing(registry: Registry) -> None:
    def stop(step: str, done: int = 0, total: int = 0) -> None:
        if step == "Committing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        registry.load("A", small_country(), origin={}, progress=stop)
    assert registry.versions() == []
    assert registry.load("A", small_country(), origin={}).label == "A@1"
    assert registry.health() == []


def test_that_units_are_found_by_reference_code_and_uuid(registry: Registry) -> None:
    frame = version_frame([{"ref": "a", "code": "1"}, {"ref": "b", "code": "2"}, {"ref": "c", "code": "2"}])
    registry.load("A", frame, origin={})
    assert {registry.unit("A", key).uuid for key in ("a", "1", uid("a"))} == {uid("a")}
    with pytest.raises(Refused) as caught:
        registry.unit("A", "2")
    assert caught.value.code == "unit-ambiguous"
    with pytest.raises(Refused) as caught:
        registry.unit("A", "zz")
    assert caught.value.code == "unit-missing"


def test_that_identities_follow_the_newest_snapshot_and_skip_repeated_keys(registry: Registry) -> None:
    registry.load("A", version_frame([{"ref": "a", "uuid": uid("old")}, {"ref": "b"}]), origin={})
    registry.load(
        "A",
        version_frame(
            [{"ref": "a"}, {"ref": "d", "uuid": uid("x")}, {"ref": "e", "source_ref": None, "code": "9"}]
        ),
        origin={},
    )
    known = registry.identities("A", ["a", "b", "zz"], ["9"])
    assert known.by_ref == {"a": uid("a"), "b": uid("b")}
    assert known.by_code == {"9": uid("e")}


def test_that_an_address_that_holds_something_is_left_alone(registry: Registry) -> None:
    with pytest.raises(Refused) as caught:
        create_registry(registry.address)
    assert caught.value.code == "registry-exists"


def test_that_a_missing_or_foreign_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        open_registry(tmp_path / "no.gpkg")
    assert caught.value.code == "registry-missing"
    (tmp_path / "text.gpkg").write_text("hello " * 1000)
    for action in (open_registry, create_registry):
        with pytest.raises(Refused) as caught:
            action(str(tmp_path / "text.gpkg"))
        assert caught.value.code in ("not-a-registry", "file-exists")
    assert (tmp_path / "text.gpkg").read_text().startswith("hello")
    with pytest.raises(Refused) as caught:
        create_registry(tmp_path / "no folder" / "x.gpkg")
    assert caught.value.code == "read-only"


def test_that_an_unreachable_server_is_told_without_the_password() -> None:
    with pytest.raises(Refused) as caught:
        open_registry("postgresql://me:secret@/none?host=/nowhere")
    assert caught.value.code == "connection-failed"
    assert "secret" not in str(caught.value)


def test_that_the_package_loads_no_qt_and_no_driver() -> None:
    script = (
        "import sys, georegistry_desktop;"
        "heavy = ('PySide6', 'psycopg2', 'sqlalchemy', 'geopandas');"
        "bad = [m for m in sys.modules if m.split('.')[0] in heavy];"
        "sys.exit(str(bad) if bad else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_that_very_long_values_are_read_in_bulk(registry: Registry) -> None:
    coast = MultiPolygon([Point(0, 0).buffer(1, quad_segs=20_000)])
    story = "x" * 3_000_000
    rows = [{"ref": "a", "boundary": coast, "extra": json.dumps({"story": story})}, {"ref": "b", "name": "B"}]
    registry.load("A", version_frame(rows), origin={})
    units = registry.units("A")
    assert units["boundary"].iloc[0].equals_exact(coast)
    assert json.loads(units["extra"].iloc[0]) == {"story": story}
    assert units["name"].tolist() == ["A", "B"]


def test_that_a_point_keeps_every_bit(registry: Registry) -> None:
    point = Point(-13.123456789012345, 8.1e-10)
    registry.load(
        "A", version_frame([{"ref": "a", "point": point, "altitude": 1.1, "accuracy": 0.3}]), origin={}
    )
    unit = registry.unit("A", "a")
    assert unit.point is not None
    assert (unit.point.x, unit.point.y, unit.altitude, unit.accuracy) == (point.x, point.y, 1.1, 0.3)


def test_that_the_ids_of_attributes_stay_with_a_version_and_its_copies(registry: Registry) -> None:
    registry.load("A", replace(small_country(), attributes={"beds": "BedsAttr001"}), origin={"format": "x"})
    registry.copy("A", "P")
    registry.publish("P")
    for version in ("A@1", "P@live", "P@1"):
        assert registry.read(version).attributes == {"beds": "BedsAttr001"}
    registry.load("B", small_country(), origin={})
    assert registry.read("B").attributes == {}
