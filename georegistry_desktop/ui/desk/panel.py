"""A workspace as the strip knows it, before it is made or even loaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from georegistry_desktop.ui.desk.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """``key``, ``icon`` and ``order``, its place on the strip; ``title`` gives its name there, translated.

    ``load`` imports the class. An entry point of the group ``georegistry.panels`` names a module whose
    ``PANEL`` is one: of all workspaces the program loads at its start only the one in front.
    """

    key: str
    icon: str
    order: int
    title: Callable[[], str]
    load: Callable[[], type[Workspace]]
