"""Workspaces made for tests of the window: they note what the window tells them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QLabel, QLineEdit

from georegistry_desktop.ui.actions import Action
from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Panel, Workspace


class Sheet(Workspace):
    """A label, a pane with a field, and one action."""

    def build(self) -> Iterator[None]:
        self.heard: list[object] = []
        yield
        self.setCentralWidget(QLabel(self.key))
        self.field = QLineEdit()
        self.pane = self.add_pane("units", "Units", self.field)
        self.recall_layout()

    def commands(self) -> list[Action]:
        return [
            Action(
                id=f"{self.key}.mark",
                text=lambda: f"Mark in {self.key}",
                run=lambda: self.heard.append("marked"),
                shortcuts=("F7",),
                menu="registry",
                workspace=self.key,
                reason=lambda: None if self.desk.place.selected else "Select a unit first.",
            )
        ]

    def opened(self, live: LiveSession) -> None:
        self.heard.append(("opened", live.session.address))

    def closed(self) -> None:
        self.heard.append("closed")

    def went(self, **place: object) -> None:
        self.heard.append(("went", place))

    def save(self) -> dict[str, object]:
        return {"text": self.field.text()}

    def restore(self, place: dict[str, object]) -> None:
        self.field.setText(str(place["text"]))


class Pyramid(Sheet):
    key = "pyramid"


class Sources(Sheet):
    key = "sources"


PANELS = [
    Panel(key="pyramid", icon="pyramid", order=10, title=lambda: "Pyramid", load=lambda: Pyramid),
    Panel(key="sources", icon="sources", order=30, title=lambda: "Sources", load=lambda: Sources),
]
