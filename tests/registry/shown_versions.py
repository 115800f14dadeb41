"""What a session shows of a version, and what it tells while that changes."""

from __future__ import annotations

import queue

import numpy as np

from georegistry_desktop.domain import Changeset, Created, Deleted, Set
from georegistry_desktop.scene.map.map_scene import MapScene
from georegistry_desktop.scene.tree import TreeArrays
from georegistry_desktop.session import Event, JobChanged, Session, UnitsChanged

SECONDS = 20


def looked_at(session: Session, version: str = "P") -> tuple[TreeArrays, MapScene]:
    return session.view(version).result(SECONDS).tree, session.scene(version).result(SECONDS)


def steps_of(session: Session) -> list[str]:
    """What the session tells of reading and building from now on."""
    steps: list[str] = []
    session.subscribe(lambda e: steps.append(e.job.step) if isinstance(e, JobChanged) else None)
    return steps


def units_changed(told: queue.Queue[Event]) -> UnitsChanged:
    while True:
        event = told.get(timeout=SECONDS)
        if isinstance(event, UnitsChanged):
            return event


def commit(session: Session, *changes: Created | Deleted | Set) -> UnitsChanged:
    told: queue.Queue[Event] = queue.Queue()
    end = session.subscribe(told.put)
    session.write("edit", lambda r: r.commit("P", Changeset("edit", changes))).result(SECONDS)
    end()
    return units_changed(told)


def shown(tree: TreeArrays, scene: MapScene) -> dict[str, tuple[object, ...]]:
    """What a person sees of each unit."""
    assert tree.n == scene.n
    seen = {}
    for row in np.flatnonzero(tree.alive):
        above = tree.ancestors(row)
        seen[tree.uuid(row)] = (
            *(f(row) for f in (tree.name, tree.code, tree.ref, tree.type_name, tree.status_word)),
            tree.uuid(above[-1]) if above else None,
            bool(tree.has_point[row]),
            bool(tree.has_boundary[row]),
            scene.bounds(np.array([row])),
        )
    dead = np.flatnonzero(~tree.alive)
    assert not scene.has_area[dead].any()
    assert not scene.has_point[dead].any()
    return seen
