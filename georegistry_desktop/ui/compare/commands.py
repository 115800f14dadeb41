"""What can be done in the workspace, as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from georegistry_desktop.ui.actions import Action
from georegistry_desktop.ui.map.linked_maps import ICONS, Mode

if TYPE_CHECKING:
    from georegistry_desktop.ui.compare.workspace import CompareWorkspace


translate = QCoreApplication.translate
_TEXTS = {
    "accept": QT_TRANSLATE_NOOP("CompareCommands", "&Accept"),
    "refuse": QT_TRANSLATE_NOOP("CompareCommands", "Re&fuse"),
    "until": QT_TRANSLATE_NOOP("CompareCommands", "Refuse until it chan&ges"),
    "reopen": QT_TRANSLATE_NOOP("CompareCommands", "Re&open"),
    "next": QT_TRANSLATE_NOOP("CompareCommands", "&Next undecided unit"),
    "take-back": QT_TRANSLATE_NOOP("CompareCommands", "Take the last decision &back"),
    "bulk": QT_TRANSLATE_NOOP("CompareCommands", "Decide on &many …"),
    "apply": QT_TRANSLATE_NOOP("CompareCommands", "A&pply what is accepted"),
    "again": QT_TRANSLATE_NOOP("CompareCommands", "&Compare again"),
    "filter": QT_TRANSLATE_NOOP("CompareCommands", "&Look for differences"),
    "show-all": QT_TRANSLATE_NOOP("CompareCommands", "Sho&w all differences"),
    "end": QT_TRANSLATE_NOOP("CompareCommands", "&End the review"),
}
_MAPS: dict[Mode, str] = {
    "beside": str(QT_TRANSLATE_NOOP("CompareCommands", "Both maps &side by side")),
    "overlay": str(QT_TRANSLATE_NOOP("CompareCommands", "Both versions &laid over each other")),
    "swipe": str(QT_TRANSLATE_NOOP("CompareCommands", "One map s&wiped over the other")),
}


def commands(screen: CompareWorkspace) -> list[Action]:
    """The actions of the workspace; each says why it cannot be done now."""
    reviewing, deciding = screen.reviewing, screen.deciding

    def here() -> str | None:
        return (
            None
            if reviewing.review is not None
            else translate("CompareCommands", "Compare two versions first.")
        )

    def decidable() -> str | None:
        if (reason := here()) is not None:
            return reason
        if not reviewing.can_decide:
            return translate(
                "CompareCommands", "The base is a snapshot. Copy it to a curated source to change it."
            )
        return None

    def something() -> str | None:
        if (reason := decidable()) is not None:
            return reason
        return None if deciding.is_ready else translate("CompareCommands", "Choose a unit that differs.")

    def undecided() -> str | None:
        return here() or (
            None if reviewing.can_take_back else translate("CompareCommands", "Nothing was decided yet.")
        )

    def applicable() -> str | None:
        if (reason := decidable()) is not None:
            return reason
        if reviewing.review is None or not reviewing.review.accepted.any():
            return translate("CompareCommands", "Nothing is accepted yet.")
        found = reviewing.foresight
        if found is not None and (found.problems or found.conflicts):
            return translate("CompareCommands", "The result has problems; they are listed above the button.")
        return None

    def action(
        name: str,
        run: Callable[[], object],
        reason: Callable[[], str | None],
        keys: tuple[str, ...] = (),
        icon: str = "",
        group: int = 50,
    ) -> Action:
        return Action(
            id=f"compare.{name}",
            text=lambda: translate("CompareCommands", str(_TEXTS[name])),
            run=run,
            reason=reason,
            shortcuts=keys,
            icon=icon,
            menu="edit",
            group=group,
            context=("difference",) if 60 <= group < 65 else (),
            workspace=screen.key,
            toolbar=name in ("next", "again"),
        )

    def end() -> None:
        reviewing.close()

    def decides(decision: str) -> Callable[[], object]:
        return lambda: deciding.decide(decision)

    bar, maps = screen.list, screen.centre.maps.widget
    modes = [
        Action(
            id=f"compare.{mode}",
            text=lambda text=text: translate("CompareCommands", text),  # type: ignore[misc]
            run=lambda mode=mode: maps.show_mode(mode),  # type: ignore[misc]
            reason=here,
            shortcuts=(f"Alt+{place}",),
            icon=ICONS[mode],
            menu="view/map",
            checked=lambda mode=mode: maps.mode == mode,  # type: ignore[misc]
            workspace=screen.key,
        )
        for place, (mode, text) in enumerate(_MAPS.items(), 1)
    ]
    return [
        *modes,
        action("accept", decides("accept"), something, ("A",), "accept", 60),
        action("refuse", decides("refuse"), something, ("R",), "refuse", 61),
        action("until", decides("refuse-until-changed"), something, ("U",), "history", 62),
        action("reopen", decides("open"), something, ("O",), "", 63),
        action("next", deciding.next, here, ("N",), "down", 64),
        action("take-back", deciding.take_back, undecided, ("Backspace",), "undo", 65),
        action("bulk", bar.bulk.click, decidable, ("M",), "more", 66),
        action("apply", reviewing.apply, applicable, ("Ctrl+Return",), "done", 70),
        action("again", reviewing.compare_again, here, ("F5",), "refresh", 71),
        action("filter", bar.filters.search.setFocus, here, ("Ctrl+F",), "search", 72),
        action("show-all", bar.filters.reset, here, (), "filter", 73),
        action("end", end, here, (), "close", 80),
    ]
