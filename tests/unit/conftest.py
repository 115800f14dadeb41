"""What tests of lists out of databases share: the same list in a file of SQLite and on a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from lists_in_databases import LIST, execute, make_sqlite


@pytest.fixture
def sqlite(tmp_path: Path) -> str:
    """The address of the file."""
    return make_sqlite(tmp_path)


@pytest.fixture
def postgis(postgis_address: str) -> str:
    """The address on the server."""
    execute(postgis_address, LIST)
    return postgis_address


@pytest.fixture(params=["sqlite", "postgis"])
def address(request: pytest.FixtureRequest) -> str:
    """Each of the two in turn."""
    found: str = request.getfixturevalue(request.param)
    return found
