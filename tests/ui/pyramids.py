"""A pyramid over the small country, and what tests ask of it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from georegistry_desktop.ui.bridge import LiveSession
from georegistry_desktop.ui.desk import Desk
from georegistry_desktop.ui.pyramid.workspace import Pyramid


def open_pyramid(desk: Desk, live: LiveSession, qtbot: QtBot) -> Pyramid:
    """The workspace in front, with tree and map there."""
    desk.use(live)
    made = Pyramid(desk)
    made.finish()
    qtbot.addWidget(made)
    made.resize(1100, 700)
    desk.actions.serve(made)
    desk.actions.add(made.commands())
    made.show()
    made.opened(live)
    desk.actions.enter("pyramid")
    qtbot.waitUntil(lambda: made.showing.content is not None or not live.session.versions)
    return made


def shown(pyramid: Pyramid) -> list[str]:
    """The names of the tree's rows in sight."""
    tree = pyramid.units.tree
    return tree.names.many(pyramid.units.view.units.rows.tolist()) if tree else []


def uuid_of(pyramid: Pyramid, name: str) -> str:
    """The unit of a name."""
    tree = pyramid.units.tree
    assert tree is not None
    return next(tree.uuid(row) for row in range(tree.n) if tree.name(row) == name and tree.alive[row])


def select(pyramid: Pyramid, *names: str) -> None:
    """Select units by name."""
    pyramid.desk.place.select([uuid_of(pyramid, name) for name in names])
