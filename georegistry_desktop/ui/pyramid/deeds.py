"""What the pyramid does to units and versions when it is told to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from georegistry_desktop.domain.progress import Progress
from georegistry_desktop.editing import close_units, move_units, set_status
from georegistry_desktop.ui.bridge import deliver
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.pyramid.editor import Editor
from georegistry_desktop.ui.pyramid.questions import Questions
from georegistry_desktop.ui.pyramid.reasons import Reasons
from georegistry_desktop.ui.pyramid.showing import Showing

if TYPE_CHECKING:
    from georegistry_desktop.storage import Registry


class Deeds(QObject):
    """Runs edits on the selected units of the version in front. Callers have asked ``Reasons`` before."""

    def __init__(
        self, desk: Desk, showing: Showing, reasons: Reasons, editor: Editor, questions: Questions
    ) -> None:
        super().__init__(questions)
        self._desk, self._showing, self._reasons = desk, showing, reasons
        self._editor, self._questions = editor, questions

    def new_unit(self) -> None:
        """Ask for a new unit below the first selected one, and go to it."""
        tree, selected = self._showing.tree, self._desk.place.selected
        if tree is not None:
            parent = selected[0] if selected else None
            self._questions.new_unit(tree, parent, lambda uuid: self._desk.place.select([uuid]))

    def set_status(self, status: str) -> None:
        """Validate, reject or renew the selected units."""
        uuids = self._desk.place.selected
        self._editor.do(lambda view: set_status.plan(view, uuids, status))

    def close(self) -> None:
        """Ask for the day on which the selected units close."""
        self._questions.close(self._desk.place.selected)

    def reopen(self) -> None:
        """Open the selected units again."""
        uuids = self._desk.place.selected
        self._editor.do(lambda view: close_units.plan(view, uuids, None))

    def delete(self) -> None:
        """Delete the selected units; asks where others stand below them."""
        if (tree := self._showing.tree) is not None:
            self._questions.delete(tree, self._desk.place.selected)

    def take(self) -> None:
        """Take the selected units, to move them somewhere else."""
        self._reasons.taken = self._desk.place.selected
        count = len(self._reasons.taken)
        self._desk.say(self.tr("%Ln unit(s) taken. Go to the new parent and move them there.", "", count))
        self._desk.actions.refresh()

    def put(self) -> None:
        """Move the taken units below the selected one."""
        taken, parent = self._reasons.taken, self._desk.place.selected[0]
        self.move(taken, parent)

    def move(self, uuids: Sequence[str], parent: str) -> None:
        """Move units below another parent."""

        def moved() -> None:
            self._reasons.taken = ()
            self._desk.actions.refresh()

        self._editor.do(lambda view: move_units.plan(view, uuids, parent), done=moved)

    def make_demo(self) -> None:
        """Fill the empty registry with the demo country, as a job."""

        def make(registry: Registry, progress: Progress) -> None:
            from georegistry_desktop.workflows import make_demo

            make_demo(registry, progress=progress)

        if (live := self._desk.live) is not None:
            name = self.tr("Make a demo country")
            deliver(live.session.start(name, make, writes=True).future, self, lambda _: None, self._desk.fail)

    def compare(self) -> None:
        """Ask what to compare the version in front with."""
        if (version := self._showing.version) is not None:
            self._questions.compare(version)

    def copy_version(self) -> None:
        """Ask for a curated source to copy the version in front to, and show the copy."""
        self._questions.copy_version(self._showing.label, self._desk.place.show_version)
