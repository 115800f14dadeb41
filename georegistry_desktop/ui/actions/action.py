"""One thing that a person can do, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


def always() -> None:
    """The reason of an action that can always be done: none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do. Texts are functions, so that they are translated when they are shown.

    ``id`` is "workspace.verb", such as ``pyramid.rename``. ``text`` may hold an ``&`` for its Alt key.
    ``reason`` says why it cannot be done now, as a whole sentence; None when it can. ``menu`` is ``file``,
    ``edit``, ``view``, ``registry``, ``help`` or empty; ``group`` orders it there, with a line between the
    tens. ``context`` names the context menus that it stands in. ``checked`` makes it a switch. ``workspace``
    limits it to one workspace; its shortcuts rest elsewhere. ``shortcuts`` are Qt's portable names.
    """

    id: str
    text: Callable[[], str]
    run: Callable[[], object]
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    menu: str = ""
    group: int = 50
    toolbar: bool = False
    context: tuple[str, ...] = ()
    reason: Callable[[], str | None] = always
    checked: Callable[[], bool] | None = None
    workspace: str | None = None
    tip: Callable[[], str] | None = None
    palette: bool = True

    @property
    def words(self) -> str:
        """Its text without the mark of the Alt key."""
        return self.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
