"""After a registry was replaced while it was open: this is told, and what was there can be kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QTime

from georegistry_desktop.ui.bridge import LiveSession, deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.start.recent import RecentRegistry


class Reopening(QObject):
    """Tells of the replacement, and opens the registry anew."""

    def __init__(self, desk: Desk, open_registry: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._open = desk, open_registry
        # What is refused afterwards covers the first message, and with it the way on.
        desk.remedies["registry-replaced"] = (self._open_words, self.open_anew)

    def tell(self, live: LiveSession, reason: str) -> None:
        """Say what happened to the open registry, and what can be done."""
        words = [
            self.tr(
                "{registry} was replaced by another copy at {time}, perhaps by an older backup, or by a"
                " program that syncs folders. What is shown was there before; nothing more is written to"
                " either."
            ).format(
                registry=RecentRegistry(live.session.address).name,
                time=QLocale().toString(QTime.currentTime(), QLocale.FormatType.ShortFormat),
            )
        ]
        session = live.session
        kept = [edit for held in session.collected if held.key in session.kept.keys for edit in held.edits]
        lost = [
            edit for held in session.collected if held.key not in session.kept.keys for edit in held.edits
        ]
        if lost:
            fault = session.kept.fault
            text = self.tr("The edits that you collected could not be kept: {reason}. See the details.")
            words.append(text.format(reason=getattr(fault, "strerror", None) or repr(fault)))
            reason = "\n".join([reason, *lost])
            if kept:
                words.append(self._count_kept(kept))
        elif kept:
            words.append(self.tr("The edits that you collected are kept."))
        self._desk.say(
            " ".join(words),
            kind="error",
            action=(self._open_words(), self.open_anew),
            details=reason,
        )

    def open_anew(self) -> None:
        """Open what stands there now; asks first whether to keep what was there, while that is possible."""
        live = self._desk.live
        if live is None:
            return
        if not live.session.former_is_there:
            self._open(live.session.address)
            return
        chosen = self._desk.asking.choose(
            self.tr("Keep a copy of what was there before?"),
            self.tr("Once the registry is opened anew, what was there before cannot be had any more."),
            [self.tr("Save a copy…"), self.tr("Open without a copy")],
            self.tr("Stay here"),
        )
        if chosen == 0:
            self._save(live)
        elif chosen == 1:
            self._open(live.session.address)

    def _save(self, live: LiveSession) -> None:
        here = Path(live.session.address)
        name = self.tr("{registry} before it was replaced").format(registry=here.stem)
        file = self._desk.asking.save_file(
            self.tr("Save a copy"),
            self.tr("Registries (*.gpkg);;All files (*)"),
            name=str(here.with_name(f"{name}.gpkg")),
            replace=False,
        )
        if file is not None:
            deliver(
                live.session.copy_former(file),
                self,
                lambda _: self._saved(live, file),
                self._desk.fail,
            )

    def _saved(self, live: LiveSession, file: Path) -> None:
        self._desk.say(self.tr("What was there before is in {file}.").format(file=file.name), kind="done")
        self._open(live.session.address)

    def _open_words(self) -> str:
        return self.tr("Open it anew…")

    def _count_kept(self, edits: list[str]) -> str:
        return self.tr(
            "%Ln edit(s) that you had collected when this registry was replaced are kept.", "", len(edits)
        )
