"""What can be done in the pyramid, as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from georegistry_desktop.ui.actions import Action
from georegistry_desktop.ui.pyramid.map_commands import map_commands

if TYPE_CHECKING:
    from georegistry_desktop.ui.pyramid.workspace import Pyramid

_LEVELS = 5


def commands(pyramid: Pyramid) -> list[Action]:
    """All actions of the workspace."""
    return [
        *_edits(pyramid),
        *_moves(pyramid),
        *_places(pyramid),
        *_views(pyramid),
        *map_commands(pyramid),
        *_versions(pyramid),
    ]


def _edits(pyramid: Pyramid) -> list[Action]:
    deeds, reasons = pyramid.deeds, pyramid.reasons

    def edit(
        key: str, text: Callable[[], str], run: Callable[[], object], icon: str, *keys: str, group: int
    ) -> Action:
        return Action(
            id=f"pyramid.{key}",
            text=text,
            run=run,
            icon=icon,
            shortcuts=keys,
            menu="edit",
            group=group,
            context=("unit",),
            reason=reasons.no_unit_to_edit,
            workspace="pyramid",
            toolbar=key in ("validate", "reject"),
        )

    return [
        Action(
            id="pyramid.new",
            text=lambda: QCoreApplication.translate("Pyramid", "&New unit…"),
            run=deeds.new_unit,
            icon="new",
            shortcuts=("Ins",),
            menu="edit",
            group=20,
            context=("unit", "tree"),
            reason=reasons.not_editable,
            workspace="pyramid",
            toolbar=True,
            tip=lambda: QCoreApplication.translate("Pyramid", "A new unit below the selected one"),
        ),
        Action(
            id="pyramid.rename",
            text=lambda: QCoreApplication.translate("Pyramid", "Ren&ame"),
            run=pyramid.rename,
            icon="label",
            shortcuts=("F2",),
            menu="edit",
            group=21,
            context=("unit",),
            reason=reasons.no_one_unit_to_edit,
            workspace="pyramid",
            tip=lambda: QCoreApplication.translate("Pyramid", "Type another name for the selected unit"),
        ),
        edit(
            "validate",
            lambda: QCoreApplication.translate("Pyramid", "&Validate"),
            lambda: deeds.set_status("VALID"),
            "accept",
            "Ctrl+Return",
            group=30,
        ),
        edit(
            "reject",
            lambda: QCoreApplication.translate("Pyramid", "Re&ject"),
            lambda: deeds.set_status("REJECTED"),
            "refuse",
            "Ctrl+Shift+R",
            group=31,
        ),
        edit(
            "renew",
            lambda: QCoreApplication.translate("Pyramid", "Mark as to be chec&ked"),
            lambda: deeds.set_status("NEW"),
            "flag",
            group=32,
        ),
        edit(
            "close",
            lambda: QCoreApplication.translate("Pyramid", "&Close on a day…"),
            deeds.close,
            "calendar",
            group=33,
        ),
        edit(
            "reopen",
            lambda: QCoreApplication.translate("Pyramid", "Re&open"),
            deeds.reopen,
            "resume",
            group=34,
        ),
        edit(
            "delete",
            lambda: QCoreApplication.translate("Pyramid", "&Delete"),
            deeds.delete,
            "delete",
            "Del",
            group=60,
        ),
    ]


def _moves(pyramid: Pyramid) -> list[Action]:
    deeds, reasons = pyramid.deeds, pyramid.reasons
    return [
        Action(
            id="pyramid.cut",
            text=lambda: QCoreApplication.translate("Pyramid", "Take to &move"),
            run=deeds.take,
            icon="moved",
            shortcuts=("Ctrl+X",),
            menu="edit",
            group=40,
            context=("unit",),
            reason=reasons.no_unit_to_edit,
            workspace="pyramid",
            tip=lambda: QCoreApplication.translate(
                "Pyramid", "Take the selected units, then go to their new parent and move them there"
            ),
        ),
        Action(
            id="pyramid.paste",
            text=lambda: QCoreApplication.translate("Pyramid", "Move taken units &here"),
            run=deeds.put,
            icon="down",
            shortcuts=("Ctrl+V",),
            menu="edit",
            group=41,
            context=("unit",),
            reason=reasons.nothing_to_put,
            workspace="pyramid",
        ),
        Action(
            id="pyramid.copy",
            text=lambda: QCoreApplication.translate("Pyramid", "Copy as &text"),
            run=pyramid.copy_text,
            icon="copy",
            shortcuts=("Ctrl+C",),
            menu="edit",
            group=42,
            context=("unit",),
            reason=reasons.no_unit,
            workspace="pyramid",
        ),
    ]


def _places(pyramid: Pyramid) -> list[Action]:
    reasons = pyramid.reasons
    return [
        Action(
            id="pyramid.zoom",
            text=lambda: QCoreApplication.translate("Pyramid", "&Zoom to"),
            run=pyramid.zoom_to_selected,
            icon="zoom-selection",
            shortcuts=("Ctrl+J",),
            menu="view",
            group=20,
            context=("unit",),
            reason=reasons.no_unit,
            workspace="pyramid",
        ),
        Action(
            id="pyramid.reveal",
            text=lambda: QCoreApplication.translate("Pyramid", "&Show in the tree"),
            run=pyramid.reveal_selected,
            icon="pyramid",
            shortcuts=("Ctrl+T",),
            menu="view",
            group=20,
            context=("unit",),
            reason=reasons.no_unit,
            workspace="pyramid",
            tip=lambda: QCoreApplication.translate("Pyramid", "Also out of a search that hides it"),
        ),
        Action(
            id="pyramid.history",
            text=lambda: QCoreApplication.translate("Pyramid", "Show in &history"),
            run=pyramid.show_in_history,
            icon="history",
            menu="view",
            group=21,
            context=("unit",),
            reason=reasons.no_unit_with_history,
            workspace="pyramid",
        ),
        Action(
            id="pyramid.compare",
            text=lambda: QCoreApplication.translate("Pyramid", "Co&mpare this version with…"),
            run=pyramid.deeds.compare,
            icon="compare",
            menu="registry",
            group=40,
            reason=reasons.no_other_version,
            workspace="pyramid",
        ),
    ]


def _views(pyramid: Pyramid) -> list[Action]:
    reasons, panel = pyramid.reasons, pyramid.units

    def view(
        key: str, text: Callable[[], str], run: Callable[[], object], icon: str, *keys: str, group: int
    ) -> Action:
        return Action(
            id=f"pyramid.{key}",
            text=text,
            run=run,
            icon=icon,
            shortcuts=keys,
            menu="view" if group < 40 else "edit",
            group=group,
            reason=reasons.no_version,
            workspace="pyramid",
        )

    levels = [
        Action(
            id=f"pyramid.level-{level}",
            text=lambda level=level: QCoreApplication.translate("Pyramid", "Show %Ln level(s)", "", level),  # type: ignore[misc]
            run=lambda level=level: panel.expand_to(level),  # type: ignore[misc]
            icon="expand",
            shortcuts=(f"Alt+{level}",),
            menu="view",
            group=30 + level,
            context=("tree",),
            reason=reasons.no_version,
            workspace="pyramid",
        )
        for level in range(1, _LEVELS + 1)
    ]
    return [
        view(
            "find",
            lambda: QCoreApplication.translate("Pyramid", "&Find units"),
            pyramid.focus_search,
            "search",
            "Ctrl+F",
            group=70,
        ),
        view(
            "next",
            lambda: QCoreApplication.translate("Pyramid", "Ne&xt hit"),
            lambda: panel.step(1),
            "down",
            "F3",
            group=71,
        ),
        view(
            "previous",
            lambda: QCoreApplication.translate("Pyramid", "Prev&ious hit"),
            lambda: panel.step(-1),
            "up",
            "Shift+F3",
            group=72,
        ),
        view(
            "columns",
            lambda: QCoreApplication.translate("Pyramid", "Columns and &order of the tree…"),
            pyramid.choose_columns,
            "columns",
            group=36,
        ),
        *levels,
    ]


def _versions(pyramid: Pyramid) -> list[Action]:
    deeds, reasons, collecting = pyramid.deeds, pyramid.reasons, pyramid.collecting
    return [
        Action(
            id="pyramid.copy-version",
            text=lambda: QCoreApplication.translate("Pyramid", "Copy this version to a curated source…"),
            run=deeds.copy_version,
            icon="copy",
            menu="registry",
            group=41,
            reason=reasons.no_registry,
            workspace="pyramid",
        ),
        Action(
            id="pyramid.export",
            text=lambda: QCoreApplication.translate("Pyramid", "&Export this version…"),
            run=pyramid.export,
            icon="export",
            shortcuts=("Ctrl+Shift+E",),
            toolbar=True,
            menu="registry",
            group=43,
            reason=reasons.no_registry,
            workspace="pyramid",
            tip=lambda: QCoreApplication.translate("Pyramid", "Write it, or what is below the selected unit"),
        ),
        Action(
            id="pyramid.collect",
            text=lambda: QCoreApplication.translate("Pyramid", "Collect edits first"),
            run=lambda: collecting.switch(not collecting.is_on),
            icon="collect",
            menu="edit",
            group=90,
            reason=reasons.not_editable,
            checked=lambda: collecting.is_on,
            workspace="pyramid",
        ),
        Action(
            id="pyramid.commit",
            text=lambda: QCoreApplication.translate("Pyramid", "Commit what is collected"),
            run=collecting.commit,
            icon="done",
            shortcuts=("Ctrl+S",),
            menu="edit",
            group=91,
            reason=reasons.nothing_collected,
            workspace="pyramid",
        ),
        Action(
            id="pyramid.duplicates",
            text=lambda: QCoreApplication.translate("Pyramid", "&Find duplicates in this version…"),
            run=pyramid.find_duplicates,
            icon="duplicates",
            menu="registry",
            group=44,
            context=("tree",),
            reason=reasons.no_registry,
            workspace="pyramid",
            tip=lambda: QCoreApplication.translate("Pyramid", "Units that are the same place"),
        ),
        Action(
            id="pyramid.check",
            text=lambda: QCoreApplication.translate("Pyramid", "Look for &problems"),
            run=pyramid.look_for_problems,
            icon="warning",
            shortcuts=("F7",),
            toolbar=True,
            menu="registry",
            group=42,
            reason=reasons.no_registry,
            workspace="pyramid",
        ),
    ]
