"""What tests of a replaced registry share: a backup, and the registry that it is of."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from factories import curated

from georegistry_desktop import create_registry


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
