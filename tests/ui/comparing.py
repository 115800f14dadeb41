"""The comparison's workspace in a window, driven by mouse and keyboard, over a small registry."""

from __future__ import annotations

import pandas as pd
from factories import curated
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from reviews import edited, pulled
from subject_screen import SubjectScreen

from georegistry_desktop import create_registry
from georegistry_desktop.domain.decisions import DECISIONS
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.compare.list_view import DifferenceList
from georegistry_desktop.ui.compare.workspace import CompareWorkspace
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.workflows import Review


def two_versions(address: str) -> str:
    """P live, and A@2, which says six things differently and lacks f6."""
    with create_registry(address) as registry:
        curated(registry)
        registry.load("A", edited(pulled, drop=("f6",)), origin={})
    return address


class Screen(SubjectScreen[CompareWorkspace]):
    """The workspace in a window, as a person has it before him."""

    def __init__(self, qtbot: QtBot, desk: Desk, address: str) -> None:
        super().__init__(qtbot, desk, address, CompareWorkspace)

    @property
    def lines(self) -> DifferenceList:
        return self.space.list.lines

    @property
    def review(self) -> Review:
        assert self.space.reviewing.review is not None
        return self.space.reviewing.review

    def compare(self, base: str = "P@live", other: str = "A@2") -> None:
        space = self.space
        space.chooser.choose(base, other)
        self.click(space.chooser.compare)
        self.wait(lambda: space.reviewing.review is not None and space.reviewing.job is None)
        self.wait(lambda: space.unit.facts is not None)

    def press(self, key: Qt.Key, widget: QWidget | None = None) -> None:
        QTest.keyClick(widget or self.lines, key)

    def go(self, name: str) -> int:
        """Go to a unit in the list; gives its position."""
        found = self.review.differences
        unit = next(u for u in range(len(found.units)) if self.lines.lines.name(u) == name)
        self.lines.setFocus()
        assert self.lines.go_to(unit)
        self.wait(lambda: self.space.unit.facts is not None and self.space.unit.facts.unit == unit)
        return unit

    def decided(self) -> dict[tuple[str, str], str]:
        found = self.review.differences
        return {
            (self.lines.lines.name(int(unit)), str(name)): DECISIONS[code]
            for unit, name, code in zip(found.unit_of, found.names, self.review.decisions, strict=True)
        }

    def kept(self) -> dict[tuple[str, str], str]:
        """What stands in the registry."""

        def read(registry: Registry) -> pd.DataFrame | None:
            header = registry.reviews.of(self.review.base, self.review.other)
            return registry.reviews.decisions(header.id) if header else None

        rows = self.live.session.read(read).result()
        if rows is None:
            return {}
        return {(u, f): d for u, f, d in zip(rows["unit"], rows["field"], rows["decision"], strict=True)}
