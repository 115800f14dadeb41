from __future__ import annotations

from pathlib import Path

import pytest

from georegistry_desktop.storage.holder import holder, leave_note, note_path, user_name


@pytest.mark.parametrize("text", [None, "", "{", "{}", "[]", '{"user": "x"}', "\udcff"])
def test_that_a_note_that_says_nothing_stands_for_another_program(tmp_path: Path, text: str | None) -> None:
    registry = tmp_path / "r.gpkg"
    if text is not None:
        note_path(registry).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert holder(registry) == "another program (perhaps QGIS)"


def test_that_a_note_names_who_writes_and_what(tmp_path: Path) -> None:
    registry = tmp_path / "r.gpkg"
    leave_note(registry, "commits 'Rename'")
    assert holder(registry).startswith(f"{user_name()} on ")
    assert "commits 'Rename'" in holder(registry)
