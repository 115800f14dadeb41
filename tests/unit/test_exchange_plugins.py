"""Formats from other packages, through the entry point group."""

from __future__ import annotations

import sys
import types
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from georegistry_desktop import exchange
from georegistry_desktop.domain import Refused
from georegistry_desktop.exchange import Format, formats
from georegistry_desktop.exchange.csv.delimited import CSV


def offer(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    entry = EntryPoint(name="other", value=value, group=formats.ENTRY_POINTS)
    monkeypatch.setattr(formats, "entry_points", lambda **_: [entry])


def is_other(head: bytes) -> bool:
    return head.startswith(b"OTHER")


OTHER = Format(name="other", extensions=(".other",), sniff=is_other, read=CSV.read)


def test_that_a_format_of_another_package_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = types.ModuleType("other_package")
    package.F = OTHER  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "other_package", package)
    offer(monkeypatch, "other_package:F")
    path = tmp_path / "a.other"
    path.write_text("ref,name\na,A\n")
    incoming = exchange.read(path)
    assert incoming.origin["format"] == "other"
    assert not incoming.problems


@pytest.mark.parametrize("value", ["no_such_package:F", "json:no_such_thing", "json:dumps"])
def test_that_a_broken_plugin_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, value: str
) -> None:
    offer(monkeypatch, value)
    with pytest.raises(Refused, match="other"):
        exchange.read(tmp_path / "a.csv")
