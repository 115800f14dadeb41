"""The workspace Pyramid: tree and map, many units, what is collected, conflicts, problems."""

from __future__ import annotations

from dataclasses import replace

from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.ui.pyramid.workspace import Pyramid
from tests.screens.stage import Stage, scene


@scene("demo", "sierra-leone")
def pyramid(stage: Stage) -> None:
    space, tree = _opened(stage)
    stage.desk.place.select([_districts(tree)[0]])
    stage.wait(lambda: space.inspector.subject is not None)
    stage.settle()


@scene("demo")
def pyramid_rename(stage: Stage) -> None:
    """F2: the name is about to be typed."""
    pyramid(stage)
    stage.click("pyramid.rename")


@scene("demo", "sierra-leone")
def pyramid_many(stage: Stage) -> None:
    """Several units selected, by status and with degrees on the map."""
    space, tree = _opened(stage)
    space.map.show_as(replace(space.map.menu.shown, by="status", graticule=True, level=1))
    stage.desk.place.select(_districts(tree)[:4])
    stage.wait(lambda: space.inspector.subject is not None)
    stage.settle()


@scene("demo", "sierra-leone")
def pyramid_collected(stage: Stage) -> None:
    """Edits that wait to be committed together."""
    _, tree = _opened(stage)
    stage.click("pyramid.collect")
    for uuid in _districts(tree)[:3]:
        stage.desk.place.select([uuid])
        stage.click("pyramid.reject")
    stage.settle()


@scene("demo")
def pyramid_conflicts(stage: Stage) -> None:
    """What a colleague did meanwhile, decided one by one."""
    space, tree = _opened(stage)
    live = stage.desk.live
    assert live is not None
    units = live.session.records(stage.desk.place.version, _districts(tree)[:2]).result()
    stage.click("pyramid.collect")
    stage.desk.place.select(units)
    stage.click("pyramid.reject")
    stage.wait(lambda: space.collecting.pending is not None)
    other = {"NEW": "VALID"}
    theirs = tuple(Set(u.uuid, "status", u.status, other.get(u.status, "NEW")) for u in units.values())
    version = stage.desk.place.version
    live.session.write("theirs", lambda r: r.commit(version, Changeset("Looked at again", theirs))).result()
    stage.click("pyramid.commit")
    stage.wait(space.side.conflicts.isVisible)
    stage.settle()


@scene("demo", "sierra-leone")
def pyramid_problems(stage: Stage) -> None:
    """What was found when the version was looked through."""
    _opened(stage)
    stage.click("pyramid.check")
    stage.settle()


def _opened(stage: Stage) -> tuple[Pyramid, TreeArrays]:
    stage.open("pyramid")
    [space] = stage.window.findChildren(Pyramid)
    stage.wait(lambda: space.showing.content is not None)
    assert space.showing.tree is not None
    return space, space.showing.tree


def _districts(tree: TreeArrays) -> list[str]:
    top = int(tree.children(-1)[0])
    return tree.uuids.many(tree.children(top).tolist())
