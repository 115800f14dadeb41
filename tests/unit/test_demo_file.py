"""The demo as a file."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from georegistry_desktop import open_registry
from georegistry_desktop.domain import Cancelled
from georegistry_desktop.workflows.demo_file import ensure_demo


def test_that_who_asks_again_while_one_is_being_given_up_gets_a_whole_demo(tmp_path: Path) -> None:
    file = tmp_path / "demo.gpkg"
    begun, go_on = threading.Event(), threading.Event()

    def given_up(step: str, done: int = 0, total: int = 0) -> None:
        begun.set()
        go_on.wait(30)
        raise Cancelled

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(ensure_demo, file, units=100, progress=given_up)
        assert begun.wait(30)
        second = pool.submit(ensure_demo, file, units=100)
        go_on.set()
        second.result(60)
    with pytest.raises(Cancelled):
        first.result()
    with open_registry(file) as registry:
        assert [version.label for version in registry.versions()]
    assert [found.name for found in tmp_path.iterdir()] == ["demo.gpkg"]
