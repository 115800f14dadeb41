"""The workspace Pyramid."""

from __future__ import annotations

from tests.screens.stage import Stage, scene


@scene("demo", "sierra-leone")
def pyramid(stage: Stage) -> None:
    stage.open("pyramid")
    live = stage.desk.live
    assert live is not None
    tree = live.session.view(stage.desk.place.version).result().tree
    top = int(tree.children(-1)[0])
    stage.desk.place.select([tree.uuid(int(tree.children(top)[0]))])
    stage.settle()
