"""The workspace Duplicates."""

from __future__ import annotations

import uuid

import numpy as np

from georegistry_desktop.domain.changes import Changeset, Created
from georegistry_desktop.domain.records import Unit
from georegistry_desktop.storage import Registry
from georegistry_desktop.ui.duplicates.workspace import DuplicatesWorkspace
from tests.matching.damage import Damage, damaged
from tests.screens.stage import Stage, scene

_NOISE = Damage(slips=0.3, words=0.3, kinds=0.5, moved=0.2)


@scene("sierra-leone")
def duplicates_start(stage: Stage) -> None:
    """Before a version was looked through."""
    _there(stage)
    stage.settle()


@scene("sierra-leone")
def duplicates(stage: Stage) -> None:
    """Pairs in work: a likely one with other names in front."""
    space = _in_work(stage)
    stage.settle(3)
    assert space.front is not None


@scene("sierra-leone")
def duplicates_merged(stage: Stage) -> None:
    """After a merge, with the message that takes it back."""
    space = _in_work(stage)
    stage.settle(2)
    stage.desk.actions.run("duplicates.merge")
    stage.wait(lambda: not space.judging.is_writing)
    stage.settle(3)


@scene("sierra-leone")
def duplicates_merged_all(stage: Stage) -> None:
    """After all that is one place was merged together; what is left is weighed anew."""
    space = _in_work(stage)
    stage.desk.actions.run("duplicates.accept-above")
    stage.wait(lambda: not space.judging.is_writing)
    stage.desk.actions.run("duplicates.merge-all")
    stage.wait(lambda: space.merging.job is None)
    stage.wait(lambda: space.searching.job is None and space.front is not None)
    stage.settle(3)


@scene("sierra-leone")
def duplicates_frozen(stage: Stage) -> None:
    """A frozen version, in which nothing can be merged."""
    space = _there(stage)
    space.search("DHIS2@1")
    stage.wait(lambda: space.searching.job is None)
    stage.settle(3)


def _enter_twice(registry: Registry) -> None:
    """Units of the live version entered again, as another person would write them."""
    live = next(v.label for v in registry.versions() if v.state == "live")
    frame = registry.read(live)
    units = frame.units
    posts = units[~units["uuid"].isin(units["parent"])]
    some = posts.iloc[np.random.default_rng(3).choice(len(posts), 60, replace=False)]
    again = damaged(some.assign(truth=some["uuid"]), _NOISE, np.random.default_rng(5))
    made = [
        Created(
            Unit(
                uuid=str(uuid.uuid4()),
                name=row.name_,
                parent=truth.parent,
                type=truth.type if isinstance(truth.type, str) else None,
                point=row.point,
            )
        )
        for row in again.rename(columns={"name": "name_"}).itertuples()
        for truth in some[some["uuid"] == row.truth].itertuples()
    ]
    registry.commit(live, Changeset("Bring in the list of 2025", tuple(made)))


def _there(stage: Stage) -> DuplicatesWorkspace:
    stage.open("duplicates")
    space = stage.window.findChild(DuplicatesWorkspace)
    assert space is not None
    assert stage.desk.live is not None
    stage.desk.live.session.write("enter", _enter_twice).result()
    stage.settle(0.5)
    return space


def _in_work(stage: Stage) -> DuplicatesWorkspace:
    space = _there(stage)
    space.start.run.click()
    stage.wait(lambda: space.judging.review is not None and space.front is not None)
    stage.wait(lambda: space.maps.grounds is not None)
    for verb in ("apart", "same", "skip"):
        stage.wait(lambda: space.front is not None)
        stage.desk.actions.run(f"duplicates.{verb}")
        stage.settle(0.3)
    review = space.judging.review
    assert review is not None
    rows = review.queue(states=["proposed"]).tolist()
    worth = [at for at in rows if len(set(review.names(at))) == 2 and (review.metres(at) or 0) > 20]
    space.list.lines.go_to((worth or rows)[0])
    stage.wait(lambda: space.front is not None)
    return space
