"""What can be done with pairs that may be one place, as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from georegistry_desktop.ui.actions import Action
from georegistry_desktop.ui.words import error_words, version_words

if TYPE_CHECKING:
    from georegistry_desktop.ui.duplicates.workspace import DuplicatesWorkspace

translate = QCoreApplication.translate
Reason = Callable[[], str | None]
_CONTEXT = "DuplicateCommands"
_TEXTS = {
    "merge": QT_TRANSLATE_NOOP("DuplicateCommands", "&Merge the two"),
    "keep-first": QT_TRANSLATE_NOOP("DuplicateCommands", "Keep the &first"),
    "keep-second": QT_TRANSLATE_NOOP("DuplicateCommands", "Keep the s&econd"),
    "apart": QT_TRANSLATE_NOOP("DuplicateCommands", "They are &two places"),
    "skip": QT_TRANSLATE_NOOP("DuplicateCommands", "S&kip"),
    "same": QT_TRANSLATE_NOOP("DuplicateCommands", "They are &one place"),
    "forget": QT_TRANSLATE_NOOP("DuplicateCommands", "&Leave open"),
    "undo": QT_TRANSLATE_NOOP("DuplicateCommands", "Take the last decision &back"),
    "accept-above": QT_TRANSLATE_NOOP("DuplicateCommands", "Take &all from the score for one place"),
    "merge-all": QT_TRANSLATE_NOOP("DuplicateCommands", "Merge all t&hat are one place"),
    "filter": QT_TRANSLATE_NOOP("DuplicateCommands", "Look in the &pairs"),
    "show-all": QT_TRANSLATE_NOOP("DuplicateCommands", "Sho&w all pairs"),
    "show-kept": QT_TRANSLATE_NOOP("DuplicateCommands", "Show what stays in the p&yramid"),
    "write": QT_TRANSLATE_NOOP("DuplicateCommands", "Write the pairs to a file…"),
    "again": QT_TRANSLATE_NOOP("DuplicateCommands", "Look a&gain"),
    "other": QT_TRANSLATE_NOOP("DuplicateCommands", "Look in another &version"),
}


def commands(screen: DuplicatesWorkspace) -> list[Action]:
    """The actions of the workspace; each says why it cannot be done now."""
    reasons = reasons_of(screen)

    def action(
        name: str, run: Callable[[], object], keys: tuple[str, ...] = (), icon: str = "", group: int = 50
    ) -> Action:
        return Action(
            id=f"duplicates.{name}",
            text=lambda: translate(_CONTEXT, str(_TEXTS[name])),
            run=run,
            reason=reasons[name],
            shortcuts=keys,
            icon=icon,
            menu="edit",
            group=group,
            workspace=screen.key,
        )

    return [
        action("merge", lambda: screen.merge(screen.pair.stays), ("Return", "Enter"), "accept", 60),
        action("keep-first", lambda: screen.merge(0), ("1",), "", 61),
        action("keep-second", lambda: screen.merge(1), ("2",), "", 62),
        action("apart", lambda: screen.decide("rejected"), ("N",), "missing", 63),
        action("same", lambda: screen.decide("accepted"), ("A",), "check", 64),
        action("skip", screen.next, ("S",), "down", 65),
        action("forget", lambda: screen.decide("proposed"), ("Del",), "close", 66),
        action("undo", screen.judging.take_back, ("U",), "undo", 67),
        action("accept-above", screen.accept_above, ("Ctrl+Return",), "done", 70),
        action("merge-all", screen.merging.merge_all, ("Ctrl+Shift+Return",), "accept", 71),
        action("filter", screen.list.filters.search.setFocus, ("Ctrl+F",), "filter", 80),
        action("show-all", screen.list.filters.reset, (), "", 81),
        action("show-kept", screen.show_in_pyramid, ("Ctrl+T",), "pyramid", 82),
        action("write", screen.write_down, ("Ctrl+Shift+E",), "export", 90),
        action("again", screen.look_again, ("F5",), "refresh", 91),
        action("other", screen.show_start, (), "sources", 92),
    ]


def reasons_of(screen: DuplicatesWorkspace) -> dict[str, Reason]:
    """Short name of an action -> why it cannot be done now, None when it can."""
    judging = screen.judging

    def here() -> str | None:
        there = judging.review is not None
        return None if there else translate(_CONTEXT, "Look through a version first.")

    def in_front() -> str | None:
        if (reason := here()) is not None:
            return reason
        return None if screen.front else translate(_CONTEXT, "Choose a pair in the list.")

    def not_over() -> str | None:
        if (reason := in_front()) is not None:
            return reason
        state = screen.front.state if screen.front else ""
        if state == "merged":
            return translate(_CONTEXT, "The two are merged already.")
        return translate(_CONTEXT, "One of the two is gone.") if state == "gone" else None

    def frozen(version: str) -> str:
        text = translate(
            _CONTEXT,
            "{version} is frozen: what is in it stays as it is. Copy it to a curated source and merge in"
            " the copy, or say that the two are one place.",
        )
        return text.format(version=version_words(version))

    def all_mergeable() -> str | None:
        if judging.review is None:
            return here()
        if screen.merging.job is not None:
            return translate(_CONTEXT, "They are being merged.")
        if not screen.merging.count():
            return translate(_CONTEXT, "No pair is taken for one place and not merged yet.")
        if (version := screen.merging.frozen()) is not None:
            return frozen(version)
        return judging.collecting()

    def mergeable(place: int | None) -> str | None:
        if (reason := not_over()) is not None:
            return reason
        front = screen.front
        assert front is not None
        if not front.live:
            return frozen(front.version)
        if (waits := judging.collecting()) is not None:
            return waits
        refused = front.refused[screen.pair.stays if place is None else place]
        return error_words(refused).text if refused is not None else None

    def other_than(state: str, words: str) -> Reason:
        def reason() -> str | None:
            if (first := not_over()) is not None:
                return first
            return words if screen.front is not None and screen.front.state == state else None

        return reason

    def decided() -> str | None:
        if (reason := not_over()) is not None:
            return reason
        if screen.front is not None and screen.front.handed:
            return translate(
                _CONTEXT, "This was said of a unit that was merged. Say here whether the two are two places."
            )
        stands = screen.front is not None and screen.front.state != "proposed"
        return None if stands else translate(_CONTEXT, "Nothing is decided of this pair.")

    def back() -> str | None:
        if (reason := here()) is not None:
            return reason
        return None if judging.can_take_back else translate(_CONTEXT, "Nothing was decided here yet.")

    def filtered() -> str | None:
        if (reason := here()) is not None or screen.is_filtered:
            return reason
        return translate(_CONTEXT, "The list is being filtered.")

    return {
        "merge": lambda: mergeable(None),
        "merge-all": all_mergeable,
        "keep-first": lambda: mergeable(0),
        "keep-second": lambda: mergeable(1),
        "apart": other_than("rejected", translate(_CONTEXT, "They are told apart already.")),
        "same": other_than("accepted", translate(_CONTEXT, "They are taken for one place already.")),
        "skip": in_front,
        "show-kept": in_front,
        "forget": decided,
        "undo": back,
        "accept-above": filtered,
        **dict.fromkeys(("filter", "show-all", "write", "again", "other"), here),
    }
