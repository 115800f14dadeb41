"""What the command palette finds: commands, workspaces, versions, units."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from georegistry_desktop.domain.names import fold
from georegistry_desktop.ui.actions import Action
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.words import version_words


@dataclass(frozen=True, slots=True)
class Hit:
    """A line of the palette. ``reason`` says why it cannot be done now."""

    text: str
    detail: str
    icon: str
    run: Callable[[], object]
    keys: str = ""
    reason: str | None = None


def rank(query: str, text: str) -> int | None:
    """How well ``text`` answers, 0 the best; None where a word of the query is not in it. Both are folded."""
    words = query.split()
    if not all(word in text for word in words):
        return None
    if text.startswith(query):
        return 0
    return 1 if all(f" {word}" in f" {text}" for word in words) else 2


def best(query: str, hits: Iterable[Hit]) -> list[Hit]:
    """The hits that answer, best first; what cannot be done now comes last among its equals."""
    folded = fold(query)
    ranked = [(rank(folded, fold(hit.text)), hit.reason is not None, hit) for hit in hits]
    found = [(place, barred, hit) for place, barred, hit in ranked if place is not None]
    return [hit for _, _, hit in sorted(found, key=lambda entry: entry[:2])]


def command_hits(desk: Desk) -> list[Hit]:
    """All that can be done here."""
    return [
        Hit(
            action.words.rstrip("…"),
            _menu_word(action.menu),
            action.icon,
            lambda key=action.id: desk.actions.run(key),  # type: ignore[misc]
            ", ".join(_native(keys) for keys in desk.actions.shortcuts(action.id)[:1]),
            action.reason(),
        )
        for action in desk.actions.here()
        if action.palette
    ]


def hits_elsewhere(desk: Desk) -> list[Hit]:
    """What can be done in the other workspaces. It leads there; what asks before it does something asks."""

    def go(action: Action) -> None:
        desk.go(action.workspace or "")
        if action.text().endswith("…") and action in desk.actions.here():
            desk.actions.run(action.id)

    here, found = set(desk.actions.here()), []
    for action in desk.actions.all():
        if action.palette and action.workspace and action not in here:
            place = desk.actions.action(f"go.{action.workspace}")
            found.append(
                Hit(
                    action.words.rstrip("…"),
                    place.words,
                    action.icon,
                    lambda action=action: go(action),  # type: ignore[misc]
                    reason=place.reason(),
                )
            )
    return found


def version_hits(desk: Desk) -> list[Hit]:
    """The versions of the open registry."""
    if desk.live is None:
        return []
    return [
        Hit(
            version_words(version.label),
            QCoreApplication.translate("palette", "Version"),
            "live" if version.state == "live" else "snapshot",
            lambda label=version.label: desk.place.show_version(label),  # type: ignore[misc]
        )
        for version in desk.live.session.versions
    ]


def unit_hits(desk: Desk, found: Sequence[tuple[str, str, str]], workspace: str) -> list[Hit]:
    """Units as (uuid, name, where), shown in ``workspace`` when they are chosen."""

    def show(uuid: str) -> None:
        desk.place.select([uuid])
        desk.go(workspace, units=(uuid,))

    return [
        Hit(name, where, "point", lambda uuid=uuid: show(uuid))  # type: ignore[misc]
        for uuid, name, where in found
    ]


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _menu_word(menu: str) -> str:
    words = {
        "file": QCoreApplication.translate("menus", "File"),
        "edit": QCoreApplication.translate("menus", "Edit"),
        "view": QCoreApplication.translate("menus", "View"),
        "registry": QCoreApplication.translate("menus", "Registry"),
        "help": QCoreApplication.translate("menus", "Help"),
    }
    return words.get(menu, "")
