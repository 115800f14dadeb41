"""What every test may ask for: an address on either database, a registry there, the real data."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path

import hypothesis
import pytest
from made_once import CopyOf, MadeOnce, Make
from postgis_cluster import Cluster, new_folder, reason_for_absence, shared_cluster, start_cluster
from real_data import SHARED

CLUSTER = "GEOREGISTRY_TEST_CLUSTER"

hypothesis.settings.register_profile("ci", derandomize=True, deadline=None, max_examples=25)
hypothesis.settings.register_profile(
    "soak", deadline=None, max_examples=500, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


def in_ci() -> bool:
    return bool(os.environ.get("CI"))


def pytest_configure(config: pytest.Config) -> None:
    """Name a folder for the run's cluster; xdist's workers inherit it, the first one in need starts it."""
    if not hasattr(config, "workerinput") and reason_for_absence() is None:
        os.environ[CLUSTER] = str(new_folder())


def pytest_unconfigure(config: pytest.Config) -> None:
    """Runs after Ctrl-C too."""
    if not hasattr(config, "workerinput") and CLUSTER in os.environ:
        Cluster(Path(os.environ.pop(CLUSTER))).remove()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Where the data is known to be, a test of it that is skipped has not been run: that fails in CI."""
    report = yield
    if (
        report.skipped
        and not hasattr(report, "wasxfail")
        and in_ci()
        and SHARED.exists()
        and "shared_data" in getattr(item, "fixturenames", ())
    ):
        report.outcome = "failed"
        report.longrepr = f"Skipped, though {SHARED} exists: {report.longrepr[2]}"
    return report


@pytest.fixture(scope="session", autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes what belongs to the user: settings, caches, database services."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(tmp_path_factory.mktemp(name.lower())))
        patch.setenv("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
        for name in [name for name in os.environ if name.startswith("PG")]:
            patch.delenv(name)
        for name in ("PGPASSFILE", "PGSERVICEFILE"):
            patch.setenv(name, str(tmp_path_factory.getbasetemp() / "absent"))
        yield


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The real data beside the repository, which does not hold it."""
    data = SHARED / "data"
    if not data.is_dir():
        pytest.skip(f"There is no {data}")
    return data


@pytest.fixture(scope="session")
def postgis_cluster() -> Cluster:
    """The run's one server. CI has PostGIS, or else half of the suite would silently not run."""
    if reason := reason_for_absence():
        (pytest.fail if in_ci() else pytest.skip)(reason)
    return shared_cluster(Path(os.environ[CLUSTER]))


@pytest.fixture
def postgis_address(postgis_cluster: Cluster) -> Iterator[str]:
    """An empty PostGIS database of the test's own."""
    address = postgis_cluster.create_database()
    yield address
    postgis_cluster.drop_database(address)


@pytest.fixture(scope="session")
def guarded() -> Iterator[str]:
    """The address of a database that lets its user in by the password "open sesame" only."""
    if reason := reason_for_absence():
        (pytest.fail if in_ci() else pytest.skip)(reason)
    with start_cluster() as cluster:
        address = cluster.create_database()
        cluster.execute("CREATE ROLE guarded LOGIN PASSWORD 'open sesame'")
        rules = cluster.data / "pg_hba.conf"
        rules.write_text("local all guarded scram-sha-256\n" + rules.read_text())
        cluster.execute("SELECT pg_reload_conf()")
        yield address.replace("postgres@", "guarded@")


@pytest.fixture
def own_cluster() -> Iterator[Cluster]:
    """A server of the test's own, which may be stopped and started."""
    if reason := reason_for_absence():
        (pytest.fail if in_ci() else pytest.skip)(reason)
    with start_cluster() as cluster:
        yield cluster


@pytest.fixture(params=["geopackage", "postgis"])
def database(request: pytest.FixtureRequest) -> str:
    """Each of the two databases in turn."""
    return str(request.param)


@pytest.fixture
def registry_address(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a registry can be made, on each of the two databases in turn."""
    if database == "geopackage":
        return str(tmp_path / "registry.gpkg")
    return str(request.getfixturevalue("postgis_address"))


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """What the tests of this process copy."""
    return MadeOnce(tmp_path_factory.mktemp("made"))


@pytest.fixture
def copy_of(
    database: str, made_once: MadeOnce, request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[CopyOf]:
    """Gives the address of a copy of the registry that is asked for, on each of the two databases in turn."""
    copies: list[str] = []

    def copy_of(make: Make) -> str:
        if database == "geopackage":
            return made_once.as_file(make, tmp_path / "registry.gpkg")
        copies.append(made_once.as_database(make, request.getfixturevalue("postgis_cluster")))
        return copies[-1]

    yield copy_of
    for address in copies:
        request.getfixturevalue("postgis_cluster").drop_database(address)


@pytest.fixture
def registry(copy_of: CopyOf) -> Iterator[object]:
    """An empty registry on each of the two databases in turn."""
    from factories import make_empty

    from georegistry_desktop import open_registry

    registry = open_registry(copy_of(make_empty))
    yield registry
    registry.close()


@pytest.fixture
def curated_address(copy_of: CopyOf) -> str:
    """The small country as A@1 and as the live version P, on each of the two databases in turn."""
    from factories import make_curated

    return copy_of(make_curated)


@pytest.fixture
def curated(curated_address: str) -> Iterator[object]:
    """The registry at ``curated_address``."""
    from georegistry_desktop import open_registry

    registry = open_registry(curated_address)
    yield registry
    registry.close()


@pytest.fixture
def fake() -> Iterator[object]:
    """A DHIS2 with the demo country, which lets in whoever knows the fake's own password."""
    from dhis2_trees import demo_document
    from fake_dhis2 import FakeDhis2

    with FakeDhis2(demo_document()) as running:
        yield running


@pytest.fixture
def both_registries(tmp_path: Path, postgis_address: str) -> Iterator[object]:
    """The small country as A@1 and as the live version P, on both databases at once."""
    from factories import curated

    from georegistry_desktop import create_registry

    registries = tuple(create_registry(a) for a in (str(tmp_path / "both.gpkg"), postgis_address))
    for registry in registries:
        curated(registry)
    yield registries
    for registry in registries:
        registry.close()
