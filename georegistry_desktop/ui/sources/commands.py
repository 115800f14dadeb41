"""What can be done in the workspace of sources, as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from georegistry_desktop.ui.actions import Action

if TYPE_CHECKING:
    from georegistry_desktop.ui.sources.workspace import Sources

OF_A_VERSION = (
    "sources.show",
    "sources.compare",
    "sources.next",
    "sources.duplicates",
    "sources.copy",
    "sources.publish",
    "sources.export",
    "sources.default",
    "sources.drop",
)
"""What the details offer for the chosen version, in this order."""


def commands(space: Sources) -> list[Action]:
    """All actions of the workspace."""
    reasons, deeds = space.reasons, space.deeds

    def on_version(
        key: str,
        text: Callable[[], str],
        run: Callable[[], object],
        icon: str,
        *keys: str,
        group: int,
        reason: Callable[[], str | None],
        tip: Callable[[], str],
    ) -> Action:
        return Action(
            id=f"sources.{key}",
            text=text,
            run=run,
            icon=icon,
            shortcuts=keys,
            menu="registry",
            group=group,
            context=("version",),
            reason=reason,
            workspace="sources",
            toolbar=key in ("publish", "export"),
            tip=tip,
        )

    return [
        *_incoming(space),
        on_version(
            "show",
            lambda: _tr("&Show in the pyramid"),
            space.show_in_pyramid,
            "pyramid",
            group=20,
            reason=reasons.no_version,
            tip=lambda: _tr("Its tree, map and units"),
        ),
        on_version(
            "compare",
            lambda: _tr("Compare with the &version before"),
            space.compare,
            "compare",
            group=21,
            reason=reasons.no_previous,
            tip=lambda: _tr("What is new, missing, changed and moved since"),
        ),
        on_version(
            "duplicates",
            lambda: _tr("Find d&uplicates…"),
            space.find_duplicates,
            "duplicates",
            group=23,
            reason=reasons.no_version,
            tip=lambda: _tr("Units of this version that are the same place"),
        ),
        on_version(
            "copy",
            lambda: _tr("Copy to a &curated source…"),
            deeds.copy,
            "copy",
            group=30,
            reason=reasons.not_writable,
            tip=lambda: _tr("A copy that people edit; this version stays as it is"),
        ),
        on_version(
            "publish",
            lambda: _tr("&Publish a snapshot"),
            deeds.publish,
            "publish",
            group=31,
            reason=reasons.not_publishable,
            tip=lambda: _tr("Freeze what is live now as a numbered snapshot"),
        ),
        on_version(
            "export",
            lambda: _tr("&Export…"),
            space.export,
            "export",
            "Ctrl+Shift+E",
            group=32,
            reason=reasons.no_version,
            tip=lambda: _tr("Write it, or a part of it, to a file"),
        ),
        on_version(
            "default",
            lambda: _tr("Make it the &default source"),
            deeds.make_default,
            "flag",
            group=40,
            reason=reasons.already_default,
            tip=lambda: _tr("The window opens with the default source"),
        ),
        on_version(
            "drop",
            lambda: _tr("D&rop…"),
            deeds.drop,
            "delete",
            "Del",
            group=60,
            reason=reasons.not_droppable,
            tip=lambda: _tr("Remove its units; its name and history stay"),
        ),
    ]


def _incoming(space: Sources) -> list[Action]:
    def bring(
        key: str,
        text: Callable[[], str],
        run: Callable[[], object],
        icon: str,
        *keys: str,
        group: int,
        reason: Callable[[], str | None] = space.reasons.offline,
        context: tuple[str, ...] = (),
    ) -> Action:
        return Action(
            id=f"sources.{key}",
            text=text,
            run=run,
            icon=icon,
            shortcuts=keys,
            menu="registry",
            group=group,
            context=context,
            reason=reason,
            workspace="sources",
            toolbar=key == "add",
        )

    return [
        bring("add", lambda: _tr("&Bring in a source…"), space.bring_in, "import", "Ctrl+I", group=10),
        bring("files", lambda: _tr("Bring in &files…"), lambda: space.bring_in("files"), "file", group=11),
        bring(
            "dhis2",
            lambda: _tr("Pull from a D&HIS2…"),
            lambda: space.bring_in("dhis2"),
            "plug",
            group=12,
        ),
        bring(
            "query",
            lambda: _tr("Read from a d&atabase…"),
            lambda: space.bring_in("query"),
            "database",
            group=13,
        ),
        bring(
            "demo",
            lambda: _tr("Fill it with a demo country"),
            space.deeds.make_demo,
            "country",
            group=14,
            reason=space.reasons.no_demo,
        ),
        bring(
            "take",
            lambda: _tr("&Take in what was read"),
            space.take_in,
            "done",
            "Ctrl+Return",
            group=15,
            reason=space.no_taking,
        ),
        bring(
            "next",
            lambda: _tr("Bring in the &next snapshot…"),
            space.bring_in_next,
            "import",
            group=22,
            reason=space.reasons.not_imported,
            context=("version",),
        ),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sources", text)
