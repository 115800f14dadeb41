"""Answers to the window's dialogs, given before they are asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from georegistry_desktop.ui.desk import Asking, Password, Settings


class Answers(Asking):
    """In the place of the dialogs: each question takes the next answer of its kind and is noted in ``asked``.

    A question without an answer is an error of the test.
    """

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.asked: list[str] = []
        self.files: list[list[Path]] = []
        self.filters: list[str] = []
        self.saves: list[Path | None] = []
        self.passwords: list[Password | None] = []
        self.confirmations: list[bool] = []
        self.choices: list[int | None] = []

    def open_files(self, title: str, filters: str, *, many: bool = False) -> list[Path]:
        self.asked.append(title)
        self.filters.append(filters)
        return self.files.pop(0)

    def save_file(self, title: str, filters: str, *, name: str = "", replace: bool = True) -> Path | None:
        self.asked.append(title)
        return self.saves.pop(0)

    def password(self, title: str, text: str, *, can_keep: bool = False) -> Password | None:
        self.asked.append(title)
        return self.passwords.pop(0)

    def confirm(self, text: str, consequence: str, button: str) -> bool:
        self.asked.append(text)
        return self.confirmations.pop(0)

    def choose(self, text: str, consequence: str, ways: Sequence[str], stay: str) -> int | None:
        self.asked.append(text)
        return self.choices.pop(0)
