"""Workspaces of other packages, through the entry point group."""

from __future__ import annotations

import sys
import types
from importlib.metadata import EntryPoint

import pytest

from georegistry_desktop.ui.desk import Panel, Workspace
from georegistry_desktop.ui.shell import panels

OTHER = Panel(key="other", icon="map", order=1, title=lambda: "Other", load=lambda: Workspace)


def offer(monkeypatch: pytest.MonkeyPatch, value: str, **names: object) -> None:
    module = types.ModuleType("other_package")
    module.__dict__.update(names)
    monkeypatch.setitem(sys.modules, "other_package", module)
    point = EntryPoint(name="other", value=value, group=panels.GROUP)
    monkeypatch.setattr(panels, "entry_points", lambda **_: [point])


@pytest.mark.parametrize("value", ["other_package", "other_package:Other"])
def test_that_the_panel_of_the_module_is_found_whatever_stands_after_a_colon(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    offer(monkeypatch, value, PANEL=OTHER)
    assert panels.find_panels() == ([OTHER], {})


@pytest.mark.parametrize("names", [{"MY_PANEL": OTHER}, {"PANEL": "a string"}])
def test_that_a_module_without_a_panel_is_told_what_is_asked_of_it(
    monkeypatch: pytest.MonkeyPatch, names: dict[str, object]
) -> None:
    offer(monkeypatch, "other_package:MY_PANEL", **names)
    found, failed = panels.find_panels()
    assert found == []
    assert "The module other_package offers no Panel under the name PANEL." in failed["other"]
