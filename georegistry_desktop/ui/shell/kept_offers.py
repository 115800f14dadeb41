"""Collected edits that were kept when their registry was replaced: told, collected again or discarded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from georegistry_desktop.domain.errors import GeoRegistryError
from georegistry_desktop.session import Kept, KeptEdits, UnreadableEdits
from georegistry_desktop.ui.actions import Action
from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.words import error_words, label_words, version_words
from georegistry_desktop.ui.words.changes import short
from georegistry_desktop.ui.words.values import moment_words

_NAMED = 2
"""Edits that a message names; its details name all."""


@dataclass(frozen=True, slots=True)
class _Matter:
    """One message: what is kept, and what can be done with its files."""

    text: str
    details: str
    action: tuple[str, Callable[[], object]]
    instead: tuple[str, Callable[[], object]]


class KeptOffers(QObject):
    """Tells at each opening, one matter after the other, what is kept; does with it what the person says."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._matters: list[_Matter] = []
        self._refused: dict[Path, GeoRegistryError] = {}
        """What was tried in vain since the registry was opened, by its file."""
        desk.liveChanged.connect(self._begin)

    def command(self) -> Action:
        """Brings the message back that another one covered."""
        return Action(
            id="file.kept",
            text=lambda: self.tr("Edits &kept aside…"),
            run=self._tell_next,
            icon="layers",
            menu="file",
            group=21,
            reason=self._nothing_kept,
        )

    def _nothing_kept(self) -> str | None:
        if self._desk.live is None:
            return self.tr("No registry is open.")
        if self._matters:
            return None
        return self.tr("No edits were kept aside here: that is done where a registry is replaced while open.")

    def _begin(self) -> None:
        self._matters, self._refused = [], {}
        self._look()

    def _look(self, then: Callable[[], object] | None = None) -> None:
        """Find out what is kept by now, and tell it, or do something else ``then``."""
        live = self._desk.live
        if live is None:
            return

        def found(kept: Kept) -> None:
            if live is self._desk.live:
                self._matters = self._sorted_out(live, kept)
                self._desk.actions.refresh()
                (then or self._tell_next)()

        deliver(live.session.kept.find(), self, found, self._desk.fail)

    def _sorted_out(self, live: LiveSession, kept: Kept) -> list[_Matter]:
        """What can be collected again first, then what cannot, then what tells nothing."""
        refused = {**kept.hindered, **self._refused}
        wanted = [held for held in kept.edits if held.file not in refused]
        matters = [self._wanted(live, wanted)] if wanted else []
        hindered = [held for held in kept.edits if held.file in refused]
        matters += [self._hindered(live, held, refused[held.file]) for held in hindered]
        return matters + [self._unreadable(live, held) for held in kept.unreadable]

    def _tell_next(self) -> None:
        if not self._matters:
            return
        first, *others = self._matters
        text = first.text
        if others:
            text += " " + self.tr("%Ln more message(s) of this kind will follow.", "", len(others))
        self._desk.say(
            text, kind="warning", details=first.details, action=first.action, instead=first.instead
        )

    # One message of each kind

    def _wanted(self, live: LiveSession, kept: Sequence[KeptEdits]) -> _Matter:
        edits = [label for held in kept for label in held.edits]
        text = self.tr(
            "%Ln edit(s) that you had collected when this registry was replaced ({when}) are kept: {edits}.",
            "",
            len(edits),
        )
        return _Matter(
            text.format(when=moment_words(kept[-1].since), edits=self._named(edits)),
            "\n\n".join(map(_listed, kept)),
            (self.tr("Collect them again"), lambda: self._collect(live, kept)),
            self._discarding(live, kept),
        )

    def _hindered(self, live: LiveSession, held: KeptEdits, why: GeoRegistryError) -> _Matter:
        text = self.tr(
            "%Ln edit(s) of {version} that you had collected when this registry was replaced ({when}) cannot"
            " be brought back: {edits}. {reason}",
            "",
            len(held.edits),
        )
        told = error_words(why)
        return _Matter(
            text.format(
                version=version_words(held.version),
                when=moment_words(held.since),
                edits=self._named(held.edits),
                reason=told.text,
            ),
            "\n\n".join(part for part in (_listed(held), told.text, told.details) if part),
            self._discarding(live, [held]),
            (self.tr("Show the file"), lambda: self._show(held.file)),
        )

    def _unreadable(self, live: LiveSession, held: UnreadableEdits) -> _Matter:
        reason = {
            "newer": self.tr(
                "A newer version of GeoRegistry wrote them: open this registry there, or discard them."
            ),
            "damaged": self.tr(
                "The file is damaged: put a backup of it in its place and open this registry again, or"
                " discard it."
            ),
            "closed": self.tr(
                "The file is not to be read ({fault}): see to your rights on it and open this registry again,"
                " or discard it."
            ).format(fault=held.fault),
        }[held.why]
        text = self.tr(
            "Edits that you had collected when this registry was replaced ({when}) cannot be read. They are"
            " in {file}. {reason}"
        )
        return _Matter(
            text.format(when=moment_words(held.since), file=held.file, reason=reason),
            f"{held.file}\n{held.fault}",
            self._discarding(live, [held]),
            (self.tr("Show the file"), lambda: self._show(held.file)),
        )

    def _named(self, edits: Sequence[str]) -> str:
        words = "; ".join(short(label_words(label)) for label in edits[:_NAMED])
        more = len(edits) - _NAMED
        return words if more <= 0 else f"{words}; " + self.tr("%Ln more", "", more)

    # What the person says

    def _collect(self, live: LiveSession, kept: Sequence[KeptEdits]) -> None:
        def tried(faults: dict[Path, Exception]) -> None:
            refused = {f: why for f, why in faults.items() if isinstance(why, GeoRegistryError)}
            self._refused |= refused
            if faults and len(faults) < len(kept):
                self._desk.say(self.tr("The other edits are collected again."), kind="done")
            for fault in (why for file, why in faults.items() if file not in refused):
                self._desk.fail(fault)
            if not faults:
                self._look(lambda: self._done(self.tr("They are collected again.")))
            else:
                self._look(self._tell_next if refused else _say_nothing)

        deliver(live.session.kept.collect(kept), self, tried, self._desk.fail)

    def _discarding(
        self, live: LiveSession, kept: Sequence[KeptEdits | UnreadableEdits]
    ) -> tuple[str, Callable[[], object]]:
        return (self.tr("Discard"), lambda: self._discard(live, kept))

    def _discard(self, live: LiveSession, kept: Sequence[KeptEdits | UnreadableEdits]) -> None:
        def done(places: list[Path]) -> None:
            text = self.tr("The kept edits are discarded. Until you delete them there, they lie in {folder}.")
            said, undo = text.format(folder=places[0].parent), lambda: self._bring_back(live, places)
            details = "\n".join(map(str, places))
            self._look(lambda: self._done(said, undo=undo, details=details))

        deliver(live.session.kept.discard([held.file for held in kept]), self, done, self._not_moved)

    def _bring_back(self, live: LiveSession, places: Sequence[Path]) -> None:
        deliver(live.session.kept.bring_back(places), self, lambda _: self._look(), self._not_moved)

    def _not_moved(self, fault: BaseException) -> None:
        if not isinstance(fault, OSError):
            self._desk.fail(fault)
            return
        text = self.tr("{file} could not be moved: {reason}. See to your rights on its folder.")
        self._desk.say(text.format(file=fault.filename, reason=fault.strerror or repr(fault)), kind="warning")

    def _done(
        self, text: str, *, undo: Callable[[], object] | None = None, details: str | None = None
    ) -> None:
        """Say what was done; what else is kept is one click away."""
        following = (self.tr("Next…"), self._tell_next) if self._matters else None
        self._desk.say(text, kind="done", undo=undo, details=details, action=following)

    def _show(self, file: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent))):
            self._desk.say(self.tr("It is {file}").format(file=file))


def _say_nothing() -> None:
    """All is said already."""


def _listed(held: KeptEdits) -> str:
    """A heading, then a line for each edit, and the file."""
    heading = f"{version_words(held.version)} · {moment_words(held.since)}"
    return "\n".join([heading, *map(label_words, held.edits), str(held.file)])
