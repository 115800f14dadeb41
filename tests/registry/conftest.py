"""What tests of replaced registries share: a backup, and the registry that it is of; and what tests of a
session's trees and maps share."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import curated

from georegistry_desktop import create_registry
from georegistry_desktop.session import Session


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A closed registry with P, as it was kept."""
    file = tmp_path / "backup.gpkg"
    with create_registry(file) as registry:
        curated(registry)
    return file


@pytest.fixture
def file(backup: Path, tmp_path: Path) -> Path:
    """The registry of the backup."""
    return Path(shutil.copy(backup, tmp_path / "registry.gpkg"))


@pytest.fixture
def address(curated_address: str) -> str:
    """The small known country, on each database in turn."""
    return curated_address


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """The folder of what can be made again."""
    return tmp_path / "cache"


@pytest.fixture
def session(address: str, cache: Path) -> Iterator[Session]:
    """A session over ``address``, which keeps its trees and maps in ``cache``."""
    session = Session.open(address, cache=cache)
    yield session
    session.close()
