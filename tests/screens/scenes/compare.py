"""The workspace Compare."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from shapely import affinity

from georegistry_desktop.domain import Changeset, Set
from georegistry_desktop.ui.compare.workspace import CompareWorkspace
from tests.screens.stage import Stage, scene

OTHERS = "DHIS2@1"


@scene("demo", "sierra-leone")
def compare(stage: Stage) -> None:
    """The pyramid and a source side by side, with a redrawn unit in front and some decided."""
    _compared(stage)


@scene("demo", "sierra-leone")
def compare_overlay(stage: Stage) -> None:
    """Both shapes of the redrawn unit over each other."""
    _compared(stage).centre.maps.widget.show_mode("overlay")
    stage.settle(3)


@scene("demo", "sierra-leone")
def compare_swipe(stage: Stage) -> None:
    """One map over the other, uncovered by a handle; the redrawn unit is accepted."""
    space = _compared(stage)
    space.centre.maps.widget.show_mode("swipe")
    space.deciding.decide("accept")
    stage.settle(3)


@scene("sierra-leone")
def compare_all(stage: Stage) -> None:
    """Every unit differs, and all of them are accepted but the first."""
    stage.open("compare")
    session, version, _ = stage.first_district()
    tree = session.view(version).result().tree
    units = session.records(version, tree.uuids.many(np.flatnonzero(tree.alive).tolist())).result().values()
    renamed = tuple(Set(unit.uuid, "name", unit.name, f"{unit.name} (2019)") for unit in units)
    session.commit(version, Changeset("As all units were called before", renamed)).result()
    stage.desk.go("compare", base=version, other=_other(stage))
    space = stage.window.findChild(CompareWorkspace)
    assert space is not None
    stage.wait(lambda: space.reviewing.look is not None)
    stage.wait(lambda: space.centre.maps.sides is not None)
    review = space.reviewing.review
    assert review is not None
    space.deciding.decide_rows(np.arange(1, len(review.differences)), "accept")
    stage.settle(3)


@scene("sierra-leone")
def compare_start(stage: Stage) -> None:
    """Before anything is compared."""
    stage.open("compare")


def _compared(stage: Stage) -> CompareWorkspace:
    stage.open("compare")
    session, version, unit = stage.first_district()
    assert unit.boundary is not None
    before = affinity.translate(unit.boundary, 0.04, 0.02)
    name = replace(unit, name=f"{unit.name} Town").name
    session.commit(
        version,
        Changeset(
            f"As {unit.name} was drawn before",
            (Set(unit.uuid, "boundary", unit.boundary, before), Set(unit.uuid, "name", unit.name, name)),
        ),
    ).result()
    stage.desk.go("compare", base=version, other=_other(stage))
    space = stage.window.findChild(CompareWorkspace)
    assert space is not None
    stage.wait(lambda: space.reviewing.look is not None)
    stage.wait(lambda: space.centre.maps.sides is not None)
    review = space.reviewing.review
    assert review is not None
    space.list.lines.go_to(int(np.flatnonzero(review.differences.units == unit.uuid)[0]))
    stage.settle(3)
    return space


def _other(stage: Stage) -> str:
    """A source with boundaries: the ministry's list of Sierra Leone has none."""
    assert stage.desk.live is not None
    labels = {v.label for v in stage.desk.live.session.versions}
    return OTHERS if OTHERS in labels else sorted(labels)[0]
