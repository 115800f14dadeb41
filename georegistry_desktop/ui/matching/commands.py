"""What can be done in the workspace, as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from georegistry_desktop.matching.reviewing import MOST_CANDIDATES
from georegistry_desktop.ui.actions import Action

if TYPE_CHECKING:
    from georegistry_desktop.ui.matching.workspace import MatchWorkspace

translate = QCoreApplication.translate
Reason = Callable[[], str | None]
_TEXTS = {
    "accept": QT_TRANSLATE_NOOP("MatchCommands", "&Accept the candidate"),
    "no-match": QT_TRANSLATE_NOOP("MatchCommands", "&No match"),
    "skip": QT_TRANSLATE_NOOP("MatchCommands", "Sk&ip it"),
    "flag": QT_TRANSLATE_NOOP("MatchCommands", "&Flag it…"),
    "refuse": QT_TRANSLATE_NOOP("MatchCommands", "Not &this candidate"),
    "break": QT_TRANSLATE_NOOP("MatchCommands", "Brea&k the link"),
    "undo": QT_TRANSLATE_NOOP("MatchCommands", "Take the last decision &back"),
    "find": QT_TRANSLATE_NOOP("MatchCommands", "Find by &hand"),
    "accept-above": QT_TRANSLATE_NOOP("MatchCommands", "Acce&pt all above the score"),
    "bulk": QT_TRANSLATE_NOOP("MatchCommands", "Decide on &many …"),
    "blind": QT_TRANSLATE_NOOP("MatchCommands", "B&lind mode"),
    "filter": QT_TRANSLATE_NOOP("MatchCommands", "L&ook in the queue"),
    "show-all": QT_TRANSLATE_NOOP("MatchCommands", "Sho&w the whole queue"),
    "report": QT_TRANSLATE_NOOP("MatchCommands", "&Report of this matching…"),
    "list": QT_TRANSLATE_NOOP("MatchCommands", "&List of its links…"),
    "iaso": QT_TRANSLATE_NOOP("MatchCommands", "Links with &Iaso's columns…"),
    "claim": QT_TRANSLATE_NOOP("MatchCommands", "&Claim or release a part…"),
    "bring-in": QT_TRANSLATE_NOOP("MatchCommands", "&Bring in decisions…"),
    "duplicates": QT_TRANSLATE_NOOP("MatchCommands", "Find &duplicates in one version…"),
    "compare": QT_TRANSLATE_NOOP("MatchCommands", "Compare b&y these links"),
    "union": QT_TRANSLATE_NOOP("MatchCommands", "Unit&e the two versions…"),
    "again": QT_TRANSLATE_NOOP("MatchCommands", "Match a&gain"),
    "all": QT_TRANSLATE_NOOP("MatchCommands", "All mat&chings"),
}


def commands(screen: MatchWorkspace) -> list[Action]:
    """The actions of the workspace; each says why it cannot be done now."""
    deciding, queue, papers = screen.deciding, screen.queue, screen.papers
    claiming, bar = screen.claiming, screen.bar
    reasons = reasons_of(screen)

    def action(
        name: str,
        run: Callable[[], object],
        keys: tuple[str, ...] = (),
        icon: str = "",
        group: int = 50,
        *,
        menu: str = "edit",
        checked: Callable[[], bool] | None = None,
    ) -> Action:
        return Action(
            id=f"match.{name}",
            text=lambda: translate("MatchCommands", str(_TEXTS[name])),
            run=run,
            reason=reasons[name],
            shortcuts=keys,
            icon=icon,
            menu=menu,
            group=group,
            workspace=screen.key,
            checked=checked,
        )

    def choose(place: int) -> Action:
        return Action(
            id=f"match.choose-{place + 1}",
            text=lambda: translate("MatchCommands", "Choose candidate {number}").format(number=place + 1),
            run=lambda: screen.unit.choose(place),
            reason=lambda: _no_candidate(screen, place),
            shortcuts=(str(place + 1),),
            workspace=screen.key,
            palette=False,
        )

    return [
        action("accept", deciding.accept, ("Return", "Enter"), "accept", 60),
        action("no-match", deciding.no_match, ("N",), "missing", 61),
        action("skip", deciding.next, ("S",), "down", 62),
        action("flag", deciding.flag, ("F",), "flag", 63),
        action("refuse", deciding.refuse, ("X",), "refuse", 64),
        action("break", deciding.break_link, ("Del",), "close", 65),
        action("undo", deciding.take_back, ("U",), "undo", 66),
        action("find", screen.find_by_hand, ("/",), "search", 70),
        action("accept-above", deciding.accept_above, ("Ctrl+Return",), "done", 71),
        action("bulk", deciding.ask_many, ("M",), "more", 72),
        action("blind", screen.switch_blind, ("B",), "eye", 80, checked=lambda: screen.unit.is_blind),
        action("filter", queue.filters.search.setFocus, ("Ctrl+F",), "filter", 81),
        action("show-all", queue.filters.reset, (), "", 82),
        action("compare", lambda: _compare(screen), ("C",), "compare", 89),
        action("union", screen.uniting.open, (), "", 89),
        action("again", screen.match_again, ("F5",), "refresh", 90),
        action("all", screen.show_all, (), "match", 91),
        action("report", papers.report, ("Ctrl+Shift+E",), "export", 10, menu="registry"),
        action("list", papers.list_links, (), "file", 11, menu="registry"),
        action("iaso", papers.iaso, (), "", 12, menu="registry"),
        action(
            "claim",
            lambda: claiming.ask(screen.fronting.row, queue.filters.query(), bar.below_claim),
            ("T",),
            "user",
            30,
            menu="registry",
        ),
        action("bring-in", papers.bring_in, ("Ctrl+I",), "import", 20, menu="registry"),
        action("duplicates", lambda: _duplicates(screen), (), "duplicates", 30, menu="registry"),
        *(choose(place) for place in range(MOST_CANDIDATES)),
    ]


def reasons_of(screen: MatchWorkspace) -> dict[str, Reason]:
    """Short name of an action -> why it cannot be done now, None when it can."""
    reviewing, deciding = screen.reviewing, screen.deciding

    def here() -> str | None:
        if screen.uniting.is_open:
            return translate("MatchCommands", "Go back to the queue first.")
        found = reviewing.found is not None
        return None if found else translate("MatchCommands", "Match two versions first.")

    def ready() -> str | None:
        if reviewing.is_busy:
            return translate("MatchCommands", "Wait until the links are written.")
        return here()

    def in_front() -> str | None:
        if (reason := ready()) is not None:
            return reason
        return None if deciding.front else translate("MatchCommands", "Choose a unit in the queue.")

    def candidate() -> str | None:
        if (reason := in_front()) is not None:
            return reason
        if not screen.unit.candidates:
            return translate("MatchCommands", "There is no candidate; find one by hand.")
        return (
            None if deciding.told else translate("MatchCommands", "Choose a candidate first, by its number.")
        )

    def acceptable() -> str | None:
        if (reason := candidate()) is not None:
            return reason
        told, front = deciding.told, deciding.front
        if told is not None and front is not None and (told.decided, front.state) == ("accepted", "accepted"):
            return translate("MatchCommands", "They are linked already.")
        return None

    def refusable() -> str | None:
        if (reason := candidate()) is not None:
            return reason
        if deciding.told is not None and deciding.told.decided == "rejected":
            return translate("MatchCommands", "This candidate is refused already.")
        return None

    def decided() -> str | None:
        if (reason := in_front()) is not None:
            return reason
        front = deciding.front
        stands = front is not None and (
            front.state not in ("proposed", "none") or any(t.decided for t in front.candidates)
        )
        return None if stands else translate("MatchCommands", "Nothing is decided of this unit.")

    def back() -> str | None:
        if (reason := ready()) is not None:
            return reason
        if reviewing.can_take_back:
            return None
        return translate("MatchCommands", "Nothing was decided here yet.")

    def bulk() -> str | None:
        return ready() or screen.no_bulk()

    def linked() -> str | None:
        if (reason := ready()) is not None:
            return reason
        review = reviewing.review
        if review is not None and (review.chosen >= 0).any():
            return None
        return translate("MatchCommands", "No link is accepted yet.")

    reasons: dict[str, Reason] = dict.fromkeys(("skip", "find", "flag", "no-match"), in_front)
    reasons |= dict.fromkeys(("blind", "filter", "show-all", "again", "all"), here)
    reasons |= dict.fromkeys(("report", "list", "iaso", "bring-in", "claim"), ready)
    return reasons | {
        "duplicates": lambda: None,
        "accept": acceptable,
        "refuse": refusable,
        "break": decided,
        "undo": back,
        "bulk": bulk,
        "accept-above": bulk,
        "compare": linked,
        "union": linked,
    }


def _no_candidate(screen: MatchWorkspace, place: int) -> str | None:
    if place < len(screen.unit.candidates):
        return None
    return translate("MatchCommands", "There is no candidate of this number.")


def _duplicates(screen: MatchWorkspace) -> None:
    """Look for units of the version that was matched with that are the same place; else ask in which."""
    found = screen.reviewing.found
    place = {} if found is None else {"version": found.labels[1]}
    screen.desk.go("duplicates", **place)


def _compare(screen: MatchWorkspace) -> None:
    """Compare the two by what is accepted; the base is the one that can change, else the one matched with."""
    found = screen.reviewing.found
    if found is not None:
        a, b = found.labels
        base, other = (a, b) if _is_live(a) and not _is_live(b) else (b, a)
        screen.desk.go("compare", base=base, other=other, by="links")


def _is_live(label: str) -> bool:
    return label.endswith("@live")
