"""What the map of the pyramid shows, as actions: for menus, palette and keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from georegistry_desktop.ui.actions import Action
from georegistry_desktop.ui.map.layers_menu import Shown

if TYPE_CHECKING:
    from georegistry_desktop.ui.pyramid.workspace import Pyramid

_CHOICES: dict[str, tuple[str, dict[str, object]]] = {
    "plain": (str(QT_TRANSLATE_NOOP("MapCommands", "&Plain map")), {"by": "nothing"}),
    "by-level": (str(QT_TRANSLATE_NOOP("MapCommands", "Colour the map by &level")), {"by": "level"}),
    "by-type": (str(QT_TRANSLATE_NOOP("MapCommands", "Colour the map by &type")), {"by": "type"}),
    "by-status": (str(QT_TRANSLATE_NOOP("MapCommands", "Colour the map by &status")), {"by": "status"}),
}
_SWITCHES = {
    "points": str(QT_TRANSLATE_NOOP("MapCommands", "P&oints on the map")),
    "names": str(QT_TRANSLATE_NOOP("MapCommands", "&Names on the map")),
    "graticule": str(QT_TRANSLATE_NOOP("MapCommands", "&Degrees on the map (graticule)")),
}


def map_commands(pyramid: Pyramid) -> list[Action]:
    """Zoom to the version, colours, parts, background."""
    view, no_map = pyramid.map, pyramid.reasons.no_version

    def action(
        key: str,
        text: str,
        run: Callable[[], object],
        icon: str,
        *keys: str,
        group: int,
        menu: str = "view/map",
        checked: Callable[[], bool] | None = None,
    ) -> Action:
        return Action(
            id=f"pyramid.map-{key}",
            text=lambda: QCoreApplication.translate("MapCommands", text),
            run=run,
            icon=icon,
            shortcuts=keys,
            menu=menu,
            group=group,
            reason=no_map,
            checked=checked,
            workspace="pyramid",
        )

    def choose(**wanted: Any) -> Callable[[], None]:
        return lambda: view.choose(replace(view.shown, **wanted))

    def is_on(wanted: dict[str, object]) -> Callable[[], bool]:
        return lambda: all(getattr(view.shown, name) == value for name, value in wanted.items())

    def turn(part: str) -> Callable[[], None]:
        def turned(shown: Shown) -> Shown:
            other: dict[str, Any] = {part: not getattr(shown, part)}
            return replace(shown, **other)

        return lambda: view.choose(turned(view.shown))

    whole = str(QT_TRANSLATE_NOOP("MapCommands", "Zoom to the &whole version"))
    background = str(QT_TRANSLATE_NOOP("MapCommands", "&Add a background to the map…"))
    return [
        action("whole", whole, view.zoom_to_all, "zoom-fit", "Ctrl+Shift+J", group=20, menu="view"),
        *(
            action(key, text, choose(**wanted), "layers", group=10, checked=is_on(wanted))
            for key, (text, wanted) in _CHOICES.items()
        ),
        *(
            action(part, text, turn(part), "layers", group=20, checked=is_on({part: True}))
            for part, text in _SWITCHES.items()
        ),
        action("background", background, view.add_background, "map", group=30),
    ]
